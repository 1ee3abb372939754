import {noIds, noNames} from '../filters/absent.js';
import {textOf} from '../model/context.js';
import {type Field, text} from '../model/field.js';
import {common, numbers, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {identity, named} from './parts.js';

/** Its data source as NetBox shows it: the lab keeps none. */
const source: Field = {is: 'json', initial: null};

const {tag: _tag, tag_id: _tagId, description: _description, ...changed} = common;

/** Files that a data source was read from: no edit of them is logged. */
export const dataFile: Kind = {
	...named('core/data-files', 'core.datafile', 'DataFile', 'data file'),
	...{global: true, unlogged: true, methods: 'read'},
	display: (record) => textOf(record, 'path'),
	fields: {
		...identity('core/data-files'),
		...{source, path: text(1000), last_updated: {is: 'time'}, size: {is: 'number'}, hash: text(64)},
	},
	brief: ['id', 'url', 'display', 'path'],
	ordering: ['path'],
	filters: {
		...changed,
		...numbers('size'),
		...texts('path', 'hash'),
		...noNames('source'),
		...noIds('source_id'),
	},
	search: ['path'],
};

import {noIds, noNames} from '../filters/absent.js';
import {textOf} from '../model/context.js';
import {type Field, text} from '../model/field.js';
import {numbers, stamped, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {identity, named} from './parts.js';

/** Its data source as NetBox shows it: the lab keeps none. */
const source: Field = {is: 'json', initial: null};

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
		...stamped,
		...numbers('size'),
		...texts('path', 'hash'),
		...noNames('source'),
		...noIds('source_id'),
	},
	search: ['path'],
};

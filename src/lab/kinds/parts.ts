import type {Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {above, idOf, type Scene, textOf} from '../model/context.js';
import type {Choices, Field, Fields} from '../model/field.js';
import {common, type FilterSpec, relation} from '../model/filter-spec.js';
import type {Faults} from '../model/kind.js';

/** The status most kinds start with. */
export const active: Choices = {active: 'Active'};

/** The short form of most kinds of the core. */
export const once: readonly string[] = ['id', 'url', 'display', 'name', 'slug', 'description'];

/** The address of an object: `http://host/api/dcim/sites/1/`. */
const address = (scene: Scene, path: string, id: number): string => `${scene.origin}/api/${path}/${id}/`;

/** `id`, `url`, `display_url` and `display`, computed from the record and its kind; `page: null` where there is no `display_url`. */
export function identity(path: string, more: {readonly page?: string | null; readonly url?: string} = {}): Fields {
	const page = more.page === undefined ? path : more.page;
	return {
		id: {is: 'made', make: idOf},
		url: {is: 'made', make: (record, scene) => address(scene, more.url ?? path, idOf(record))},
		...(page !== null && {display_url: {is: 'made', make: (record: Row, scene: Scene) => `${scene.origin}/${page}/${idOf(record)}/`}}),
		display: {is: 'made', make: (record, scene) => scene.kindOf(path).display(record, scene)},
	};
}

/** What a kind has that is called by its name. */
export function named(path: string, type: string, model: string, verbose = model.toLowerCase()) {
	return {
		path,
		type,
		model,
		verbose,
		display: (record: Row): string => textOf(record, 'name'),
		ordering: ['name'],
		search: ['name', 'slug', 'description', 'comments'],
		methods: 'all',
		shapes: true,
	} as const;
}

/** How deep in its tree an object is, 0 at the top. */
export const depth = (path: string): Field => ({
	is: 'made',
	make: (record, scene) => above(scene, path, idOf(record)).length,
});

/** The filters of a tree: by the parent, and by anything above. */
export const treeFilters = (path: string): {readonly [name: string]: FilterSpec} => ({
	...relation('parent', path),
	...relation('ancestor', path, {through: ['parent'], tree: true}),
});

/** The times of a row that has neither tags nor custom fields. */
export const times: {readonly created: Field; readonly last_updated: Field} = {created: {is: 'time'}, last_updated: {is: 'time'}};

const {tag: _tag, tag_id: _tagId, ...rest} = common;

/** The filters of nearly every kind, for those that bear no tags. */
export const untagged: {readonly [name: string]: FilterSpec} = rest;

/** The context of an object: its own data alone, since the lab has no contexts that others give it. */
export const configContext: Field = {is: 'made', make: (record) => record['local_context_data'] ?? {}};

/** What stands in the context of an object alone has keys (rule and words of 4.7.3). */
export function contextFault({local_context_data: data}: Row): Faults | undefined {
	const given = data ?? null;
	return given === null || isRow(given) ? undefined : {local_context_data: ['JSON data must be in object form. Example: {"foo": 123}']};
}

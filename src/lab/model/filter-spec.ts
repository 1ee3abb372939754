import type {Row} from '../../output/output.js';
import type {Form} from '../filters/values.js';
import type {Scene} from './context.js';
import type {Choices} from './field.js';

/** The key by which a relation filter names its object. */
export type RelationKey = 'id' | 'slug' | 'name' | 'model' | 'username' | 'asn' | 'rd' | 'mac_address' | 'address' | 'prefix';

/** How one query parameter filters; which lookups it has follows from what it is. */
export type FilterSpec =
	/** `decimal`: not only whole numbers. `days`: days, not moments. `only`: its lookups, where they are not all. */
	| {
			readonly by: 'number' | 'time';
			readonly field: string;
			readonly decimal?: true;
			readonly days?: true;
			readonly only?: readonly string[];
			/** The relation to the object that has the field, where the record has it not. */
			readonly of?: {readonly field: string; readonly to: string};
	  }
	| {readonly by: 'flag'; readonly field: string}
	| {
			readonly by: 'text';
			readonly field: string;
			readonly ignoreCase?: true;
			readonly form?: Form;
			readonly only?: readonly string[];
			/** The texts that are looked at, where they are in no field of the record; null for an object that should have one and has none. */
			readonly of?: (record: Row, scene: Scene) => readonly (string | null)[];
	  }
	/** Repeated values are OR; `last`: only the last one counts, and `null` is a choice; `orNull`: it is one all the same. */
	| {
			readonly by: 'choice';
			readonly field: string;
			readonly last?: true;
			readonly orNull?: true;
			/** The choices, where the field itself has none. */
			readonly among?: Choices;
			/** The relation to the object that has the field, where the record has it not. */
			readonly of?: {readonly field: string; readonly to: string};
	  }
	/** `through`: the fields to follow. `tree`: descendants match too. `single`: takes one value. */
	| {
			readonly by: 'relation';
			readonly through: readonly string[];
			readonly to: string;
			readonly key: RelationKey;
			readonly tree?: true;
			readonly single?: true;
			readonly only?: readonly string[];
			/** The field of the other kind that points here, where it is not this one that points there. */
			readonly back?: string;
			/** The field with the content type that the object must have, where it may have several. */
			readonly typed?: string;
			/** What a record must have to do with the object, where no field points at it. */
			readonly meets?: (record: Row, asked: Row, scene: Scene) => boolean;
	  }
	/** One object of a kind, named by its id or another key, that a record has to do with. */
	| {
			readonly by: 'meets';
			readonly to: string;
			readonly key: RelationKey;
			readonly matches: (record: Row, asked: Row, scene: Scene) => boolean;
			/** What the value `null` crashes the server with, as seen on 4.7.3. */
			readonly crash: readonly [exception: string, error: string];
	  }
	| {readonly by: 'tag'; readonly key: 'id' | 'slug'}
	/** `ids`: asked by the number of the type, not by its name. */
	| {readonly by: 'content-type'; readonly field: string; readonly ids?: true}
	/** The id of a request; `touched`: the objects it did this to. */
	| {readonly by: 'request'; readonly touched?: readonly string[]; readonly field?: string}
	| {readonly by: 'yes-no'; readonly matches: (record: Row, scene: Scene) => boolean}
	/** A test of the server's own: any value that is not empty; several are OR, or the `last` counts. `form`: the shape a value must have. */
	| {
			readonly by: 'test';
			readonly form?: 'time' | 'number' | 'whole';
			readonly last?: true;
			readonly errorName?: string;
			readonly matches: (record: Row, value: string, scene: Scene) => boolean;
	  };

type Filters = {readonly [name: string]: FilterSpec};
const each = (names: readonly string[], make: (field: string) => FilterSpec): Filters => Object.fromEntries(names.map((name) => [name, make(name)]));

/** Text filters on the fields of the same names. */
export const texts = (...names: readonly string[]): Filters => each(names, (field) => ({by: 'text', field}));

/** Number filters on the fields of the same names. */
export const numbers = (...names: readonly string[]): Filters => each(names, (field) => ({by: 'number', field}));

/** Filters on numbers that need not be whole. */
export const decimals = (...names: readonly string[]): Filters => each(names, (field) => ({by: 'number', field, decimal: true}));

/** Choice filters, of which every value counts. */
export const choices = (...names: readonly string[]): Filters => each(names, (field) => ({by: 'choice', field}));

/** Choice filters, of which every value counts, `null` among them. */
export const optionals = (...names: readonly string[]): Filters => each(names, (field) => ({by: 'choice', field, orNull: true}));

/** Choice filters, of which the last value counts. */
export const singles = (...names: readonly string[]): Filters => each(names, (field) => ({by: 'choice', field, last: true}));

/** True-or-false filters on the fields of the same names. */
export const flags = (...names: readonly string[]): Filters => each(names, (field) => ({by: 'flag', field}));

/** The two filters of a relation: `site` by its key and `site_id`. */
export function relation(
	name: string,
	to: string,
	more: {key?: RelationKey; through?: readonly string[]; tree?: true; typed?: string} = {},
): Filters {
	const through = more.through ?? [name];
	const tree = more.tree && {tree: more.tree};
	const typed = more.typed !== undefined && {typed: more.typed};
	return {
		[name]: {by: 'relation', through, to, key: more.key ?? 'slug', ...tree, ...typed},
		[`${name}_id`]: {by: 'relation', through, to, key: 'id', ...tree, ...typed},
	};
}

/** What every kind with times can be asked for. */
export const stamped: Filters = {
	...numbers('id'),
	created: {by: 'time', field: 'created'},
	last_updated: {by: 'time', field: 'last_updated'},
	created_by_request: {by: 'request', touched: ['create']},
	updated_by_request: {by: 'request', touched: ['update']},
	modified_by_request: {by: 'request', touched: ['create', 'update']},
};

/** What nearly every kind of the core can be asked for. */
export const common: Filters = {...stamped, ...texts('description'), tag: {by: 'tag', key: 'slug'}, tag_id: {by: 'tag', key: 'id'}};

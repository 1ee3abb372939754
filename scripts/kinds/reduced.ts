import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/** What a field may hold. `choices` is the name of a set of values, `exact` a whole number that a double may not hold. */
export type ReducedType =
	| 'string'
	| 'integer'
	| 'exact'
	| 'number'
	| 'boolean'
	| 'json'
	/** An object that is named by its id, or by attributes that find it. */
	| 'relation'
	/** Another shape. */
	| {readonly ref: string}
	/** One of a set of values, with its label. */
	| {readonly choice: string}
	/** One of a set of values, as it is. */
	| {readonly choices: string}
	| {readonly list: ReducedField}
	| {readonly map: ReducedField};

/** A field of a shape. `blank` allows the empty text, `must` stands where a body needs the field, `maybe` where not every such row has it. */
export type ReducedField = {
	readonly is: ReducedType;
	readonly null?: true;
	readonly blank?: true;
	readonly must?: true;
	readonly maybe?: true;
	readonly doc?: string;
};

/** Field -> what it may hold. */
export type ReducedShape = {readonly [field: string]: ReducedField};

/**
 * A list: the shapes of its rows and of what creates one of them (missing where nobody may), and its filters. Filters that have the same
 * lookups of the same types stand together, by the name of those lookups (`lookupNames`) or, where they have none, as `number* gte:number`:
 * `*` takes several values, `?` null. Behind `|` stands the set of the choices.
 */
export type ReducedList = {readonly row: string; readonly body?: string; readonly filters: {readonly [lookups: string]: string}};

const texts = (value: string): string =>
	`${value} empty:boolean ic:string* ie:string* iew:string* iregex:string* isw:string* n:${value} nic:string* nie:string* niew:string* nisw:string* regex:string*`;
const ordered = (value: string): string => `${value} empty:boolean gt:${value} gte:${value} lt:${value} lte:${value} n:${value}`;

/** What is said of filters with these lookups: each is a type of `src/netbox/kinds/lookups.ts`. */
export const lookupNames: Readonly<Record<string, string>> = {
	[texts('string*')]: 'TextFilters',
	[texts('string*').replace(' empty:boolean', '')]: 'TextFiltersWithoutEmpty',
	[texts('choice*')]: 'ChoiceFilters',
	[texts('choice?')]: 'SingleChoiceFilters',
	[ordered('number*')]: 'NumberFilters',
	[ordered('string*')]: 'TimeFilters',
	'string* n:string*': 'NameFilters',
	'number* n:number*': 'IdFilters',
	'string* any:string* n:string*': 'TagFilters',
	'number* any:number* n:number*': 'TagIdFilters',
	'string*': 'PlainTextFilters',
	'number*': 'PlainNumberFilters',
	string: 'SingleTextFilters',
	number: 'SingleNumberFilters',
	boolean: 'FlagFilters',
};

/** What the types of the client are made from. */
export type ReducedSchema = {
	readonly version: string;
	readonly lists: {readonly [path: string]: ReducedList};
	readonly choices: {readonly [name: string]: readonly (string | number)[]};
	readonly shapes: {readonly [name: string]: ReducedShape};
};

/** Where it is kept. */
export const schemaFile = join(import.meta.dirname, 'netbox-4.7.3.json');

/** The reduced schema that is kept with the sources. */
export const keptSchema = (): ReducedSchema => JSON.parse(readFileSync(schemaFile, 'utf8')) as ReducedSchema;

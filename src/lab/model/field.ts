import type {Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import type {Scene} from './context.js';

/** What is said of a value: a sentence, several, or those of each place within it. */
export type Said = string | readonly string[] | {readonly [place: string]: Json};

/** A choice's values and their labels, in NetBox's order. */
export type Choices = {readonly [value: string]: string};

/** What happens to the objects that point at a deleted one: it cannot be deleted, or only where they go too; they lose it, or do so without a word in the change log; or they go too. */
export type OnDelete = 'protect' | 'restrict' | 'clear' | 'empty' | 'cascade';

/** An object by the path of its kind and its id. */
export type Found = {readonly path: string; readonly id: number};

/** One key of a row: how it is stored, shown and written. A relation is stored as an id, so that it always shows its object as it is now; a frozen field is the server's own. */
export type Field =
	| {
			readonly is: 'text';
			readonly max?: number;
			readonly required?: true;
			readonly unique?: true;
			readonly nullable?: true;
			readonly slug?: true;
			/** Six hexadecimal digits, in small letters. */
			readonly color?: true;
			readonly initial?: string;
			readonly frozen?: true;
			/** Written and never shown. */
			readonly hidden?: true;
			/** The name of a time zone. */
			readonly form?: 'zone';
			/** What is said of a value that another object has, where NetBox says it in a way of its own. */
			readonly taken?: string;
			/** What the text must look like, and what is said of one that does not. */
			/** What is said of a value that is no text, where NetBox says it in a way of its own. */
			readonly invalid?: string;
			readonly rules?: readonly {readonly pattern: RegExp; readonly fault: string}[];
	  }
	| {readonly is: 'network'; readonly required: true; readonly host: boolean}
	/** Kept and shown as `AA:BB:CC:DD:EE:FF`; `by`: the relation to the MAC address that has it, which a write finds or makes. */
	| {readonly is: 'mac'; readonly required?: true; readonly by?: string}
	| {
			readonly is: 'number';
			readonly required?: true;
			readonly unique?: true;
			readonly min?: number;
			readonly max?: number;
			readonly initial?: number;
			readonly big?: true;
	  }
	/** A number of so many digits, of which so many stand after the point. */
	| {readonly is: 'decimal'; readonly digits: number; readonly places: number; readonly min?: number; readonly initial: number | null}
	| {readonly is: 'flag'; readonly initial: boolean}
	| {
			readonly is: 'choice';
			readonly choices: Choices;
			/** A choice by number is kept as one. */
			readonly initial: string | number | null;
			readonly required?: true;
			readonly bare?: true;
			readonly frozen?: true;
			/** An empty text is taken for none. */
			readonly blank?: true;
	  }
	| {
			readonly is: 'ref';
			readonly to: string;
			readonly onDelete: OnDelete;
			readonly required?: true;
			readonly keys?: readonly string[];
			/** The fields in which the object is shown here, where they are not those of its kind. */
			readonly form?: Fields;
			/** Shown as its number alone. */
			readonly bare?: true;
			/** The fields that become null with it where its object is deleted. */
			readonly with?: readonly string[];
			readonly frozen?: true;
	  }
	/** `mirror`: the field of the other kind that tells the same from its side; `unlogged`: the change log has the other side alone. */
	| {readonly is: 'refs'; readonly to: string; readonly keys?: readonly string[]; readonly mirror?: string; readonly unlogged?: true}
	/** The content type of an object that may be of several kinds; the field `id` has its number. `lacks`: the types that NetBox takes and the lab has not. */
	| {
			readonly is: 'type';
			readonly id: string;
			readonly of: readonly string[];
			readonly lacks?: readonly string[];
			/** Any content type is taken. */
			readonly any?: true;
			readonly required?: true;
			readonly onDelete: OnDelete;
	  }
	/** Objects that follow from others, in their short form; null where there is none. */
	| {
			readonly is: 'found';
			readonly find: (record: Row, scene: Scene) => Found | readonly Found[] | null;
			/** Named by a content type and a number: NetBox takes it for a field to sort by, and crashes (seen on 4.7.3). */
			readonly generic?: true;
			readonly form?: Fields;
			readonly keys?: readonly string[];
	  }
	/** Ranges of whole numbers, each its first and its last. */
	| {readonly is: 'ranges'; readonly initial: Json}
	/** One end of a cable: objects by type and number, which stand in rows of their own. */
	| {readonly is: 'ends'; readonly end: 'A' | 'B'}
	/** What leads from a port on this side of a panel to those on the other, which stands in rows of its own. */
	| {readonly is: 'mappings'; readonly side: 'front' | 'rear'}
	/** `read`: what is kept of a value, or what is wrong with it, where not everything is right. */
	| {readonly is: 'json'; readonly initial: Json; readonly required?: true; readonly read?: (value: Json) => Result<Json, Said>}
	/** `never`: a body that gives it at all, as nothing, is refused. `generic`: NetBox takes it for a field to sort by, and crashes. */
	| {readonly is: 'fixed'; readonly value: Json; readonly frozen?: true; readonly never?: true; readonly generic?: true}
	/** `within`: the tree whose objects count what points at those below them, too. */
	| {readonly is: 'count'; readonly of: string; readonly by: string; readonly cached?: true; readonly within?: string}
	/** `counted`: NetBox counts it for the rows that show it; `logged`: it keeps it, so that the change log has it. */
	| {readonly is: 'made'; readonly make: (record: Row, scene: Scene) => Json; readonly counted?: true; readonly logged?: true}
	| {readonly is: 'time'}
	| {readonly is: 'custom'};

/** The fields of a kind in the server's order. */
export type Fields = {readonly [name: string]: Field};

/** Text that may be empty and never is null. */
export const text = (max = 200): Field => ({is: 'text', max});

/** Text that must be given. */
export const needed = (max: number): Field => ({is: 'text', max, required: true});

/** Text that must be given and that no other object of the kind has. */
export const unique = (max = 100): Field => ({is: 'text', max, required: true, unique: true});

/** Text that may be null. */
export const nullable = (max: number): Field => ({is: 'text', max, nullable: true});

/** The slug of an object. */
export const slug: Field = {is: 'text', max: 100, required: true, unique: true, slug: true};

/** The slug of an object that others of its kind may have, but for those that it stands beside. */
export const nearSlug: Field = {is: 'text', max: 100, required: true, slug: true};

/** A colour that must not be empty: `9e9e9e` where none is given. */
export const color: Field = {is: 'text', max: 6, color: true, initial: '9e9e9e'};

/** A whole number or null. */
export const number = (bounds: {min?: number; max?: number} = {}): Field => ({is: 'number', ...bounds});

/** A whole number of 63 bits, or null. */
export const bigNumber = {is: 'number', min: 0, max: 2 ** 63 - 1, big: true} as const satisfies Field;

/** One of some values, shown as value and label. */
export const choice = (choices: Choices, initial: string | null): Field => ({is: 'choice', choices, initial});

/** One of some values, or none, which a body may write as an empty text too. */
export const optional = (choices: Choices): Field => ({is: 'choice', choices, initial: null, blank: true});

/** An object of another kind, or null. */
export const ref = (to: string, onDelete: OnDelete = 'protect'): Field => ({is: 'ref', to, onDelete});

/** An object of another kind that must be given. */
export const mustRef = (to: string, onDelete: OnDelete = 'protect'): Field => ({is: 'ref', to, onDelete, required: true});

/** The parent in a tree; shown with keys of its own. */
export const parent = (to: string, more: readonly string[] = ['slug', '_depth']): Field => ({
	is: 'ref',
	to,
	onDelete: 'cascade',
	keys: ['id', 'url', 'display_url', 'display', 'name', ...more],
});

/** Several objects of another kind. */
export const refs = (to: string): Field => ({is: 'refs', to});

/** What the lab keeps no objects for, and NetBox lets a body set: always this value, and a body that asks for another is refused. */
export const fixed = (value: Json = null): Field => ({is: 'fixed', value});

/** What follows from objects that the lab keeps none of: always this value, and a body does not set it. */
export const shown = (value: Json = null): Field => ({is: 'fixed', value, frozen: true});

/** The number of objects of another kind that point here; a cached one is right in nested objects too, any other shows 0 there. */
export const count = (of: string, by: string): Field => ({is: 'count', of, by});

/** The same, for an object of a tree: with those that point at what stands below it. */
export const countBelow = (of: string, by: string, within: string): Field => ({is: 'count', of, by, within});

/** Several counts of things the lab has none of. */
export const zeros = (...names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, shown(0)]));

/** The tags, custom fields and times that end most rows. */
export const ending: Fields = {tags: refs('extras/tags'), custom_fields: {is: 'custom'}, created: {is: 'time'}, last_updated: {is: 'time'}};

/** Description, owner and comments, as most kinds have them. */
export const remarks: Fields = {description: text(), owner: fixed(), comments: text(Number.POSITIVE_INFINITY)};

/** Whether what a body gives is kept in other objects than its own. */
export const isApart = (field: Field): boolean => field.is === 'ends' || field.is === 'mappings' || (field.is === 'mac' && field.by !== undefined);

/** Whether a field is written and never shown. */
export const isHidden = (field: Field): boolean => field.is === 'text' && field.hidden === true;

/** The value of a field that nobody gave. */
export function initialOf(field: Field): Json {
	switch (field.is) {
		case 'text':
			return field.initial ?? (field.nullable ? null : '');
		case 'number':
			return field.initial ?? null;
		case 'flag':
		case 'decimal':
		case 'choice':
		case 'json':
		case 'ranges':
			return field.initial;
		case 'refs':
			return [];
		case 'custom':
			return {};
		case 'ref':
		case 'time':
		case 'network':
		case 'mac':
		case 'type':
		case 'fixed':
		case 'count':
		case 'made':
		case 'found':
		case 'ends':
		case 'mappings':
			return null;
		default:
			return field satisfies never;
	}
}

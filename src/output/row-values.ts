import {ExactNumber, isNumber} from '../core/exact-number.js';
import {stringifyJson} from '../core/json-text.js';
import type {Json, Row, Tree} from './output.js';

/**
 * A row with the keys it stands under: for peerings a session, its device as `group`, its session key as `key`, and when NetBox last confirmed it, in ms;
 * `block` is a value that a pipe groups rows by, `labels` are those of choices of which the row holds the values alone.
 */
export type PlacedRow = {
	readonly group?: string;
	readonly key?: string;
	readonly checkedAt?: number;
	readonly block?: string;
	readonly labels?: Row;
	readonly row: Row;
};

/** The same row in another place; a row that is read on demand stays so. */
export const placeRow = (held: {readonly row: Row}, place: Omit<PlacedRow, 'row'>): PlacedRow => new RowInPlace(held, place);

/** A class: an object with its own getter takes half a kB more. */
class RowInPlace implements PlacedRow {
	readonly group?: string;
	readonly key?: string;
	readonly checkedAt?: number;
	readonly block?: string;
	readonly labels?: Row;
	readonly #held: {readonly row: Row};

	constructor(held: {readonly row: Row}, {group, key, checkedAt, block, labels}: Omit<PlacedRow, 'row'>) {
		this.#held = held;
		if (group !== undefined) this.group = group;
		if (key !== undefined) this.key = key;
		if (checkedAt !== undefined) this.checkedAt = checkedAt;
		if (block !== undefined) this.block = block;
		if (labels !== undefined) this.labels = labels;
	}

	get row(): Row {
		return this.#held.row;
	}
}

/** What is left of a row without the row. */
export const placeOf = ({group, key, checkedAt, block, labels}: PlacedRow): Omit<PlacedRow, 'row'> => ({
	...(group !== undefined && {group}),
	...(key !== undefined && {key}),
	...(checkedAt !== undefined && {checkedAt}),
	...(block !== undefined && {block}),
	...(labels !== undefined && {labels}),
});

/**
 * The first value among the paths that is not null. `$group`, `$key` and `$block` are the keys of the row, `$checked` is when it was confirmed, `$label.X` is a label; a key of the row that is
 * spelt like the whole path wins, then one that is spelt like its beginning; else the path is dotted, where a number picks from a list and a name is read from each of its items.
 */
export function valueAt(placed: PlacedRow, paths: readonly string[]): Json {
	for (const path of paths) {
		const value = valueAtPath(placed, path);
		if (value !== null) return value;
	}
	return null;
}

/** The text of a value in a table, as a field of CSV and for `match`: null is empty, an object is its name, a list its items. */
export function cellText(value: Json): string {
	if (value === null) return '';
	if (isList(value)) return value.map(cellText).join(', ');
	if (typeof value !== 'object') return String(value);
	/** An exact number has no name, and its JSON is its digits: asking each object whether it is one takes as long as everything else. */
	return nameOf(value as Row) ?? stringifyJson(value);
}

/** Whether a value is nothing: null, an empty text, an object without keys, or a list of nothing else. */
export function isEmpty(value: Json): boolean {
	if (value === null || value === '') return true;
	if (isList(value)) return value.every(isEmpty);
	return isRow(value) && Object.keys(value).length === 0;
}

/** `Array.isArray` for readonly lists. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Whether a JSON value is an object with keys: no list, and no number. */
export const isRow = (value: unknown): value is Row =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

/** Whether a JSON value holds no others: null, a truth value, a number or a text. */
export const isPlain = (value: unknown): value is null | boolean | number | ExactNumber | string =>
	value === null || typeof value !== 'object' || value instanceof ExactNumber;

/** `instanceof Map` for readonly maps. */
export const isMap = (value: unknown): value is ReadonlyMap<string, Tree> => value instanceof Map;

/** The keys under which NetBox gives an object's name or value, the most readable first. */
export const nameKeys = ['display', 'name', 'label', 'value', 'address', 'slug', 'asn'] as const;

function valueAtPath(placed: PlacedRow, path: string): Json {
	if (path.startsWith('$')) {
		const value = valueOfPlace(placed, path);
		if (value !== undefined) return value;
	}
	const {row} = placed;
	if (Object.hasOwn(row, path)) return row[path] ?? null;
	return path.includes('.') ? walk(row, stepsOf(path, row)) : null;
}

/** What a path says of the place of a row; undefined where it names none. */
function valueOfPlace({group, key, checkedAt, block, labels}: PlacedRow, path: string): Json | undefined {
	if (path === '$group') return group ?? null;
	if (path === '$key') return key ?? null;
	if (path === '$checked') return checkedAt === undefined ? null : new Date(checkedAt).toISOString();
	if (path === '$block') return block ?? null;
	return path.startsWith('$label.') ? (labels?.[path.slice('$label.'.length)] ?? null) : undefined;
}

/** The names of a dotted path; a key of the row that was selected by such a path is one step. */
export function stepsOf(path: string, row: Row): readonly string[] {
	const steps = path.split('.');
	if (Object.hasOwn(row, steps[0] ?? '')) return steps;
	for (let length = steps.length - 1; length > 1; length -= 1) {
		const key = steps.slice(0, length).join('.');
		if (Object.hasOwn(row, key)) return [key, ...steps.slice(length)];
	}
	return steps;
}

function walk(value: Json, steps: readonly string[]): Json {
	const [step, ...rest] = steps;
	if (step === undefined || value === null) return value;
	if (isRow(value)) return Object.hasOwn(value, step) ? walk(value[step] ?? null, rest) : null;
	if (!isList(value)) return null;
	if (/^\d+$/.test(step)) return walk(value[Number(step)] ?? null, rest);
	return value.map((item) => walk(item, steps)).filter((item) => item !== null);
}

function nameOf(value: Row): string | undefined {
	for (const key of nameKeys) {
		const name = Object.hasOwn(value, key) ? value[key] : null;
		if (name === null) continue;
		if (typeof name === 'string' || isNumber(name)) return String(name);
	}
	return undefined;
}

import type {Json} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {own} from './own-property.js';

/** A value from outside is not what it has to be; the message says where and what: `"columns.3.name" is no text`. */
export class WrongShape extends Error {}

/** Takes a value from outside: returns it, of its type, or throws `WrongShape`. `at` is its place in the whole, without one it is the whole. */
export type ShapeOf<Value> = (value: unknown, at?: string) => Value;

const refuse = (at: string | undefined, what: string): never => {
	throw new WrongShape(`${at === undefined ? 'it' : `"${at}"`} is ${what}`);
};

const test =
	<Value>(holds: (value: unknown) => value is Value, what: string): ShapeOf<Value> =>
	(value, at) =>
		holds(value) ? value : refuse(at, value === undefined ? 'missing' : what);

/** A text, of any length. */
export const aText = test((value) => typeof value === 'string', 'no text');
/** True or false. */
export const aFlag = test((value) => typeof value === 'boolean', 'neither true nor false');

/** A number that a double holds. */
export const aNumber = test((value) => typeof value === 'number', 'no number that a double holds');

/** A whole number from 0. */
export const aCount = test((value): value is number => Number.isSafeInteger(value) && (value as number) >= 0, 'no whole number from 0');

/** A time in ms since 1970, as a `Date` can hold it. */
export const aTime = test((value): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15, 'no time');

/** Any value that is there. */
export const aValue = test((value): value is Json => value !== undefined, 'missing');

/** An object of any fields. */
export const anObject = test(isRow, 'no object');

/** A list of any items. */
export const aList = test(isList, 'no list');

/** One of some words. */
export const oneOf = <Word extends string>(...words: readonly Word[]): ShapeOf<Word> =>
	test((value): value is Word => words.some((word) => word === value), `none of ${words.join(', ')}`);

/** A place within a place; names may be foreign, and as long as they like. */
function inside(at: string | undefined, name: string | number): string {
	const short = String(name).slice(0, 40);
	return at === undefined ? short : `${at}.${short}`;
}

/** A list of such values. */
export const listOf =
	<Item>(item: ShapeOf<Item>): ShapeOf<readonly Item[]> =>
	(value, at) =>
		aList(value, at).map((one, index) => item(one, inside(at, index)));

/** An object of any keys with such values. */
export const objectOf =
	<Item>(item: ShapeOf<Item>): ShapeOf<{readonly [key: string]: Item}> =>
	(value, at) =>
		Object.fromEntries(Object.entries(anObject(value, at)).map(([key, one]) => [key, item(one, inside(at, key))]));

/** The keys that an object may lack. */
type Optional<Value> = {[Key in keyof Value]-?: Record<never, never> extends Pick<Value, Key> ? Key : never}[keyof Value];
type Shapes<Value> = {readonly [Key in keyof Value]-?: ShapeOf<Exclude<Value[Key], undefined>>};

/** An object of this type: a shape for each field, then one for each that it may lack. Others, which a newer nf may add, are left out. */
export function fieldsOf<Value extends object>(
	needed: Shapes<Omit<Value, Optional<Value>>>,
	...[extra]: Optional<Value> extends never ? [] : [Shapes<Pick<Value, Optional<Value>>>]
): ShapeOf<Value> {
	const shapes: {readonly [name: string]: ShapeOf<unknown>} = {...needed, ...extra};
	return (value, at) => {
		const taken: Record<string, unknown> = {};
		for (const [name, inner] of Object.entries(anObject(value, at))) {
			const shape = own(shapes, name);
			if (shape) taken[name] = shape(inner, inside(at, name));
		}
		const missing = Object.keys(needed).find((name) => !Object.hasOwn(taken, name));
		return missing === undefined ? (taken as Value) : refuse(inside(at, missing), 'missing');
	};
}

/** One of several kinds of objects: the field of this name says which. */
export function kindsOf<Value extends object>(name: string, kinds: {readonly [kind: string]: ShapeOf<Value>}): ShapeOf<Value> {
	const aKind = oneOf(...Object.keys(kinds));
	return (value, at) => {
		const shape = kinds[aKind(own(anObject(value, at), name), inside(at, name))];
		return shape ? shape(value, at) : refuse(at, 'of no kind');
	};
}

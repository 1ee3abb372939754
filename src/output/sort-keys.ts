import type {Tree} from './output.js';
import {isList, isMap, isPlain} from './row-values.js';

/** The keys of an object by code point. */
export function keysOf(object: {readonly [key: string]: unknown}): readonly string[] {
	const keys = Object.keys(object).sort();
	/** The default order is that of UTF-16 units, which differs only where there are surrogates. */
	return keys.some((key) => hasSurrogate.test(key)) ? keys.sort(byCodePoint) : keys;
}

/** The same document, the keys of every object (not of maps) by code point. */
export function sortKeys(value: Tree): Tree {
	if (isPlain(value)) return value;
	if (isList(value)) return value.map(sortKeys);
	if (isMap(value)) return new Map(Array.from(value, ([key, item]) => [key, sortKeys(item)]));
	return new Map(keysOf(value).map((key) => [key, sortKeys(value[key] ?? null)]));
}

/** Keys by code point as plain objects have them. */
export type Sorter = {
	/**
	 * The value with the keys of every object by code point; the value itself if they are already sorted. `undefined` if a plain object cannot hold
	 * them so: in maps, with keys that JavaScript sorts by itself (`5`) or treats as something else (`__proto__`), and with exact numbers, which
	 * `JSON.parse` would round.
	 */
	readonly sort: <Value extends Tree>(value: Value) => Value | undefined;
};

/** A sorter that remembers the key order of some thousand kinds of objects: rows are of few kinds. */
export function createSorter(): Sorter {
	const orderOf = createKeyOrders();
	const sort = (value: Tree): Tree | undefined => {
		if (value === null || typeof value !== 'object') return value;
		if (isList(value)) return sortItems(value, sort);
		return isObject(value) ? sortObject(value, orderOf(value), sort) : undefined;
	};
	return {sort: (value) => sort(value) as typeof value | undefined};
}

/** Neither a map nor an exact number. */
const isObject = (value: object): value is {readonly [key: string]: Tree} => Object.getPrototypeOf(value) === Object.prototype;

type Sort = (value: Tree) => Tree | undefined;

function sortItems(list: readonly Tree[], sort: Sort): Tree | undefined {
	const items: Tree[] = [];
	let isSame = true;
	for (const item of list) {
		const sorted = sort(item);
		if (sorted === undefined) return undefined;
		isSame &&= sorted === item;
		items.push(sorted);
	}
	return isSame ? list : items;
}

/** The keys of a kind of objects: `sorted` says whether they are already in order. */
type KeyOrder = {readonly keys: readonly string[]; readonly sorted: boolean; readonly isPlain: boolean};

function sortObject(object: {readonly [key: string]: Tree}, {keys, sorted, isPlain}: KeyOrder, sort: Sort): Tree | undefined {
	if (!isPlain) return undefined;
	let copy: Record<string, Tree> | undefined = sorted ? undefined : {};
	for (const key of keys) {
		const item = object[key];
		const same = item === undefined ? null : item === null || typeof item !== 'object' ? item : sort(item);
		if (same === undefined) return undefined;
		if (same !== item) copy ??= {...object};
		if (copy) copy[key] = same;
	}
	return copy ?? object;
}

/** A step on the path through the keys of an object, one after the other. */
type KeyStep = {readonly next: Map<string, KeyStep>; order?: KeyOrder};

/** The keys by code point of objects, remembered for some thousand kinds of them. */
export function createKeyOrders(): (object: {readonly [key: string]: Tree}) => KeyOrder {
	const first: KeyStep = {next: new Map()};
	let steps = 0;
	return (object) => {
		let at = first;
		for (const key in object) {
			const known = at.next.get(key);
			if (known) {
				at = known;
				continue;
			}
			if (steps === mostSteps) return makeOrder(object);
			steps += 1;
			const step = {next: new Map()};
			at.next.set(key, step);
			at = step;
		}
		at.order ??= makeOrder(object);
		return at.order;
	};
}

const mostSteps = 10_000;

function makeOrder(object: {readonly [key: string]: Tree}): KeyOrder {
	const keys = keysOf(object);
	const given = Object.keys(object);
	return {keys, sorted: keys.every((key, index) => key === given[index]), isPlain: !keys.some((key) => key === '__proto__' || /^\d/.test(key))};
}

const hasSurrogate = /[\ud800-\udfff]/;

function byCodePoint(a: string, b: string): number {
	const [left, right] = [[...a], [...b]];
	const at = left.findIndex((character, index) => character !== right[index]);
	return at < 0 ? left.length - right.length : (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}

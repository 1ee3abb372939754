import {isList, isMap} from '../cell.js';
import type {Tree} from '../output.js';

/** The keys of an object by code point. */
export function keysOf(object: {readonly [key: string]: unknown}): readonly string[] {
	const keys = Object.keys(object).sort();
	/** The default order is that of UTF-16 units, which differs only where there are surrogates. */
	return keys.some((key) => hasSurrogate.test(key)) ? keys.sort(byCodePoint) : keys;
}

/** The same document, the keys of every object (not of maps) by code point. */
export function sortKeys(value: Tree): Tree {
	if (value === null || typeof value !== 'object') return value;
	if (isList(value)) return value.map(sortKeys);
	if (isMap(value)) return new Map(Array.from(value, ([key, item]) => [key, sortKeys(item)]));
	return new Map(keysOf(value).map((key) => [key, sortKeys(value[key] ?? null)]));
}

const hasSurrogate = /[\ud800-\udfff]/;

function byCodePoint(a: string, b: string): number {
	const [left, right] = [[...a], [...b]];
	const at = left.findIndex((character, index) => character !== right[index]);
	return at < 0 ? left.length - right.length : (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}

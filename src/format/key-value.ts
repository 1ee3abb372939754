import type {Work} from '../core/long-work.js';
import type {Tree} from '../output/output.js';
import {isList, isPlain} from '../output/row-values.js';
import {hasParts, partsOf} from './parts.js';

/** The layout of a document: `sorted` orders the keys of its objects by code point; `clean` is applied to keys and values. */
export type Layout = {readonly sorted: boolean; readonly clean: (text: string) => string};

/**
 * A line for each value of a document, after its keys and indexes: `fceos4.eth1.remote_as.asn: 65101`. Empty lists and objects are `[]` and `{}`.
 * `clean` must leave no line feed.
 */
export const writeKeyValue = (value: Tree, separator: string, layout: Layout): Work => linesOf(value, '', {...layout, separator});

function* linesOf(value: Tree, path: string, how: Layout & {readonly separator: string}): Work {
	if (!hasParts(value)) return yield `${path === '' ? '' : `${path}: `}${how.clean(plainText(value))}\n`;
	const before = path === '' ? '' : path + how.separator;
	let place = 0;
	for (const [key, item] of partsOf(value, how.sorted)) {
		yield* linesOf(item, before + (key === undefined ? place : how.clean(key)), how);
		place += 1;
	}
}

/** A value without parts. */
export function plainText(value: Tree): string {
	if (isPlain(value)) return String(value);
	return isList(value) ? '[]' : '{}';
}

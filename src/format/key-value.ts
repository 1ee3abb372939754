import type {Work} from '../core/long-work.js';
import type {FactUnits, Tree} from '../output/output.js';
import {isList, isPlain} from '../output/row-values.js';
import {pad, widest} from '../text/width.js';
import {hasParts, partsOf} from './parts.js';
import {atWords} from './text.js';

/** The layout of a document: `sorted` orders the keys of its objects by code point; `clean` is applied to keys and values. */
export type Layout = {readonly sorted: boolean; readonly clean: (text: string) => string};

/**
 * A line for each value of a document, after its keys and indexes: `fceos4.eth1.remote_as.asn: 65101`. Empty lists and objects are `[]` and `{}`.
 * `clean` must leave no line feed.
 */
export function* writeKeyValue(value: Tree, separator: string, layout: Layout): Work {
	for (const {path, item} of valuesOf(value, '', {...layout, separator})) {
		yield `${path === '' ? '' : `${path}: `}${layout.clean(plainText(item))}\n`;
	}
}

/** Where facts are shown: without `width` no line is broken. `clean` must leave no line feed. */
type FactPlace = {readonly clean: Layout['clean']; readonly width: number | undefined};

/**
 * The same for people: values below each other, a truth value as yes or no, nothing as `-`, an empty list as none, a number with its unit. A line that is
 * wider than the place is broken at blanks. It holds all lines.
 */
export function* writeFacts(value: Tree, units: FactUnits, {clean, width}: FactPlace): Work {
	const lines = [...valuesOf(value, '', {sorted: false, separator: '.', clean})].map(({path, item}) => ({name: `${path}:`, path, item}));
	const room = widest(lines.map(({name}) => name));
	for (const {name, path, item} of lines) {
		const unit = isPlain(item) && item !== null ? units[path] : undefined;
		const line = `${pad(name, room)}  ${clean(factText(item))}${unit === undefined ? '' : ` ${unit}`}`;
		yield `${width === undefined ? line : atWords(line, width)}\n`;
	}
}

type Value = {readonly path: string; readonly item: Tree};

/** Every value without parts, with its keys and indexes. */
function* valuesOf(value: Tree, path: string, how: Layout & {readonly separator: string}): Generator<Value, void> {
	if (!hasParts(value)) return yield {path, item: value};
	const before = path === '' ? '' : path + how.separator;
	let place = 0;
	for (const [key, item] of partsOf(value, how.sorted)) {
		yield* valuesOf(item, before + (key === undefined ? place : how.clean(key)), how);
		place += 1;
	}
}

/** A value without parts. */
export function plainText(value: Tree): string {
	if (isPlain(value)) return String(value);
	return isList(value) ? '[]' : '{}';
}

function factText(value: Tree): string {
	if (value === null || value === '') return '-';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return isPlain(value) ? String(value) : 'none';
}

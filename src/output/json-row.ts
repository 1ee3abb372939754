import {parseJson, stringifyJson} from '../core/json-text.js';
import type {HeldRow, Json, Row} from './output.js';
import {createSorter} from './sort-keys.js';

/** The blanks of one level of indent in laid JSON: as many as JSON is shown with by default. */
export const laidIndent = 4;

/** A row held as its JSON, which takes a third of the memory: it is parsed when code looks into it. */
class LaidRow implements HeldRow {
	readonly laid: string;
	#opened: Row | undefined;

	constructor(laid: string) {
		this.laid = laid;
	}

	get row(): Row {
		this.#opened ??= JSON.parse(this.laid) as Row;
		return this.#opened;
	}
}

/**
 * Makes held rows: as JSON in its shown form, keys by code point and each value on a line of its own. A row that a plain object cannot hold so (see
 * `Sorter`) stays an object, so that `JSON.parse` reads everything that is laid.
 */
export function createHolding(): (row: Row) => HeldRow {
	const {sort} = createSorter();
	return (row) => {
		const sorted = sort(row);
		return sorted === undefined ? {row} : new LaidRow(JSON.stringify(sorted, undefined, laidIndent));
	};
}

/**
 * Makes held rows of rows that were held before, elsewhere or at another time: as their JSON only where that keeps the order of their keys, so that
 * they are shown as they were.
 */
export function createRestoring(): (row: Row) => HeldRow {
	const {sort} = createSorter();
	return (row) => (sort(row) === row ? new LaidRow(JSON.stringify(row, undefined, laidIndent)) : {row});
}

/** The JSON of a held row on one line. */
export function heldLine(held: HeldRow): string {
	const {laid} = held;
	return laid === undefined ? stringifyJson(held.row) : laid.replaceAll(lineStart, '$1');
}

/** A line of laid JSON begins so; the blank after its key goes too, where the key is a plain one. No loop in it can be long, whatever the text. */
const lineStart = /\n *("[^"\\]{0,100}":)? ?/g;

/** The stored JSON of a held row. */
export const heldText = (held: HeldRow): string => held.laid ?? stringifyJson(held.row);

/** A held row again, from `heldText` or from any other JSON of a row. */
export const holdText = (json: string): HeldRow => (json.startsWith('{\n') ? new LaidRow(json) : {row: parseJson(json) as Row});

/** The value of one key of a held row, undefined where it has no such key. Of laid JSON nothing else is parsed. */
export function fieldOf(held: HeldRow, key: string): Json | undefined {
	const {laid} = held;
	if (laid === undefined) return Object.hasOwn(held.row, key) ? held.row[key] : undefined;
	const head = headOf(key);
	const at = laid.indexOf(head);
	if (at < 0) return undefined;
	const from = at + head.length;
	const line = laid.indexOf('\n', from);
	const opened = brackets[laid[line - 1] ?? ''];
	// What is opened on a line of its own is closed on one with the same indent: no string within holds a line feed.
	const to = opened === undefined ? line - Number(laid[line - 1] === ',') : laid.indexOf(firstLine + opened, line) + firstLine.length + 1;
	return JSON.parse(laid.slice(from, to)) as Json;
}

/** How the line of a key begins. The same few keys are asked of many rows: each is written once. */
function headOf(key: string): string {
	const known = heads.get(key);
	if (known !== undefined) return known;
	const head = `${firstLine}${JSON.stringify(key)}: `;
	if (heads.size < mostHeads) heads.set(key, head);
	return head;
}

const heads = new Map<string, string>();
const mostHeads = 1000;
const firstLine = `\n${' '.repeat(laidIndent)}`;
const brackets: Readonly<Record<string, string>> = {'{': '}', '[': ']'};

/** Laid JSON on lines that begin with `line`, a line feed and an indent: no string within it holds a line feed. */
export const laidAt = (line: string, laid: string): string => laid.split('\n').join(line);

import {stringifyJson} from '../core/json-text.js';
import {laidAt, laidIndent} from '../output/json-row.js';
import {type HeldRow, RowMap, type Tree} from '../output/output.js';
import {isList, isMap, isPlain} from '../output/row-values.js';
import {createSorter, keysOf, type Sorter} from '../output/sort-keys.js';
import {jsonEscape, writeOut} from '../text/clean.js';
import type {Theme} from './theme.js';

/** The layout of JSON: `indent` in blanks (default as in laid rows), `compact` on one line, `ascii` without any other character. */
export type JsonLayout = {readonly indent?: number; readonly compact?: boolean; readonly ascii?: boolean};

/**
 * A document as JSON, without a line feed at the end. Maps keep the order of their keys, objects too unless `sorted` asks for code points. Characters
 * that draw nothing (see `writeOut`) are escaped, so that the text is safe to print.
 */
export const writeJson = (value: Tree, layout: JsonLayout & {readonly sorted?: boolean}): string => [...jsonPieces(value, layout)].join('');

/** The same piece by piece, each of whole tokens: one item of a map or a list at a time. */
export function jsonPieces(
	value: Tree,
	{indent = laidIndent, compact = false, ascii = false, sorted = false}: JsonLayout & {readonly sorted?: boolean},
): Iterable<string> {
	const step = compact ? undefined : ' '.repeat(indent);
	const writer: JsonWriter = {
		step,
		nameOf: createNames(compact ? ':' : ': '),
		sorted,
		ascii,
		...(sorted && (step === undefined || isNative(step)) && {sorter: createSorter()}),
	};
	return piecesOf(value, compact ? '' : '\n', writer);
}

/** JSON with a colour for keys, strings, numbers and constants. */
export function paintJson(json: string, theme: Theme): string {
	return json.replaceAll(/("(?:\\.|[^"\\])*")(:?)|-?\d[\d.eE+-]*|true|false|null/g, (token, text: string | undefined, colon: string) => {
		if (text !== undefined) return theme.paint(colon ? 'option' : 'string', text) + colon;
		return theme.paint(/\d/.test(token) ? 'number' : 'constant', token);
	});
}

/** `step` is the indent of one level, undefined on one line; `nameOf` is a key with its colon. */
type JsonWriter = {
	readonly step: string | undefined;
	readonly nameOf: (key: string) => string;
	readonly sorted: boolean;
	readonly ascii: boolean;
	/** Set if JSON.stringify, after sorting, gives the wanted layout. */
	readonly sorter?: Sorter;
};

/** JSON.stringify supports no indent of 0, and none beyond 10. */
const isNative = (step: string): boolean => step.length > 0 && step.length <= 10;

/** Rows repeat the same few keys: each is quoted once. */
function createNames(colon: string): JsonWriter['nameOf'] {
	const names = new Map<string, string>();
	return (key) => {
		const known = names.get(key);
		if (known !== undefined) return known;
		const name = JSON.stringify(key) + colon;
		if (names.size < mostNames) names.set(key, name);
		return name;
	};
}

const mostNames = 10_000;

/** Maps and lists are large: their items are written one by one, everything else in one piece. */
function* piecesOf(value: Tree, line: string, writer: JsonWriter): Generator<string, void> {
	if (value instanceof RowMap) return yield* enclosed({entries: value.held(), brackets: '{}', line}, writer, heldPieces(line, writer));
	const entries = isMap(value) || isList(value) ? value.entries() : undefined;
	if (!entries) return yield escaped(textOf(value, line, writer), writer);
	const inner = innerOf(line, writer);
	yield* enclosed<Tree>({entries, brackets: isMap(value) ? '{}' : '[]', line}, writer, (item) => piecesOf(item, inner, writer));
}

type Enclosed<Item> = {readonly entries: Iterable<readonly [string | number, Item]>; readonly brackets: '{}' | '[]'; readonly line: string};

/** Items between brackets, each on its own line; after their key, if any. */
function* enclosed<Item>(
	{entries, brackets, line}: Enclosed<Item>,
	writer: JsonWriter,
	piecesOfItem: (item: Item) => Iterable<string>,
): Generator<string, void> {
	const inner = innerOf(line, writer);
	let before = brackets[0] ?? '';
	for (const [key, item] of entries) {
		yield before + inner + (typeof key === 'string' ? escaped(writer.nameOf(key), writer) : '');
		yield* piecesOfItem(item);
		before = ',';
	}
	yield before === ',' ? line + (brackets[1] ?? '') : brackets;
}

/** A row with known JSON only needs an indent; it is not opened. */
function heldPieces(line: string, writer: JsonWriter): (held: HeldRow) => Iterable<string> {
	const inner = innerOf(line, writer);
	if (!writer.sorted || writer.step?.length !== laidIndent) return ({row}) => piecesOf(row, inner, writer);
	return (held) => {
		const {laid} = held;
		return laid === undefined ? piecesOf(held.row, inner, writer) : [laidAt(inner, escaped(laid, writer))];
	};
}

/** JSON.stringify writes a row several times faster than we do, if its keys can be sorted first. */
function textOf(value: Tree, line: string, writer: JsonWriter): string {
	const sorted = writer.sorter?.sort(value);
	return sorted === undefined ? spell(value, line, writer) : nativeText(sorted, line, writer.step);
}

/** The lines of a value on a deeper level are those it has within that many lists. */
function nativeText(value: Tree, line: string, step: string | undefined): string {
	if (step === undefined || isPlain(value)) return stringifyJson(value);
	const level = (line.length - 1) / step.length;
	let nested: unknown = value;
	for (let depth = 0; depth < level; depth += 1) nested = [nested];
	const around = 2 * level + (step.length * level * (level - 1)) / 2;
	return stringifyJson(nested, undefined, step).slice(around + step.length * level, -around || undefined);
}

/** The same by hand. */
function spell(value: Tree, line: string, writer: JsonWriter): string {
	if (isPlain(value)) return stringifyJson(value);
	const inner = innerOf(line, writer);
	if (isList(value)) return value.length === 0 ? '[]' : `[${value.map((item) => inner + spell(item, inner, writer)).join(',')}${line}]`;
	let text = '';
	for (const key of isMap(value) ? value.keys() : writer.sorted ? keysOf(value) : Object.keys(value)) {
		const item = isMap(value) ? value.get(key) : value[key];
		text += `${text === '' ? '{' : ','}${inner}${writer.nameOf(key)}${spell(item ?? null, inner, writer)}`;
	}
	return text === '' ? '{}' : `${text}${line}}`;
}

const innerOf = (line: string, {step}: JsonWriter): string => (step === undefined ? '' : line + step);

/**
 * JSON's own escapes leave DEL, C1 and all other characters that draw nothing; JSON read from a file may hold any control character. Except for the
 * line feeds of the layout they are in strings only, so the whole text can be searched at once.
 */
const escaped = (json: string, {ascii}: Pick<JsonWriter, 'ascii'>): string =>
	ascii ? json.replaceAll(notAscii, jsonEscape) : writeOut(json, jsonEscape);

const notAscii = /[\0-\x09\x0b-\x1f\x7f-\uffff]/g;

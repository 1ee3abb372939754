import {stringifyJson} from '../core/json-text.js';
import type {Work} from '../core/long-work.js';
import {laidAt, laidIndent} from '../output/json-row.js';
import {RowMap, type Tree} from '../output/output.js';
import {isList, isMap, isPlain} from '../output/row-values.js';
import {cellsOf, type RowSet} from '../output/rows.js';
import {createKeyOrders} from '../output/sort-keys.js';
import {jsonEscape, writeOut} from '../text/clean.js';
import type {Theme} from './theme.js';

/** The layout of JSON: `indent` in blanks (default as in laid rows), `compact` on one line, `ascii` without any other character. */
export type JsonLayout = {readonly indent?: number; readonly compact?: boolean; readonly ascii?: boolean};

/** How a document becomes JSON: `sorted` orders the keys of its objects by code point; without `colours` there are none. */
export type JsonStyle = JsonLayout & {readonly sorted?: boolean; readonly colours?: JsonColours | undefined};

/** What stands before and after a token. */
type TokenCodes = {readonly before: string; readonly behind: string};

/** The colours of keys, strings, numbers and constants. */
export type JsonColours = {readonly key: TokenCodes; readonly string: TokenCodes; readonly number: TokenCodes; readonly constant: TokenCodes};

/** The colours of a theme; undefined if it has none. */
export function jsonColours({paint}: Theme): JsonColours | undefined {
	const codesOf = (style: 'option' | 'string' | 'number' | 'constant'): TokenCodes => {
		const [before = '', behind = ''] = paint(style, ' ').split(' ');
		return {before, behind};
	};
	const colours = {key: codesOf('option'), string: codesOf('string'), number: codesOf('number'), constant: codesOf('constant')};
	return Object.values(colours).some(({before}) => before !== '') ? colours : undefined;
}

const noCodes: TokenCodes = {before: '', behind: ''};
const noColours: JsonColours = {key: noCodes, string: noCodes, number: noCodes, constant: noCodes};

/**
 * A document as JSON, without a line feed at the end. Maps keep the order of their keys, objects too unless `sorted` asks for code points. Characters
 * that draw nothing (see `writeOut`) are escaped, so that the text is safe to print.
 */
export const writeJson = (value: Tree, style: JsonStyle): string => [...jsonPieces(value, style)].join('');

/** A key as JSON, without its colon. */
export const writeJsonKey = (key: string, colours: JsonColours = noColours): string =>
	painted(quoted(key, {isSafe: safe, ascii: false}), colours.key);

/** The same piece by piece, each of whole tokens: one item of a map or a list at a time. */
export const jsonPieces = (value: Tree, style: JsonStyle): Iterable<string> => createJsonWriting(style)(value);

/** The same for many documents in one style: what their keys look like is found out once. */
function createJsonWriting(style: JsonStyle): (value: Tree) => Iterable<string> {
	const {indent = laidIndent, compact = false, ascii = false, sorted = false, colours} = style;
	const orderOf = createKeyOrders();
	const used = colours ?? noColours;
	const writer: JsonWriter = {
		ascii,
		colours: used,
		before: `${used.string.before}"`,
		behind: `"${used.string.behind}`,
		takesLaid: sorted && !compact && indent === laidIndent && colours === undefined,
		isSafe: ascii ? safeAscii : safe,
		keysOf: sorted ? (object) => orderOf(object).keys : Object.keys,
	};
	const level = createLevel(compact ? '' : '\n', compact ? undefined : ' '.repeat(indent), writer);
	return (value) => piecesOf(value, level, writer);
}

/** Rows as JSON, one object a line with the values of its columns; each row is read when its line is made. Without rows there is no line. */
export function* writeNdjson({rows, columns}: RowSet): Work {
	const write = createJsonWriting({compact: true, sorted: true});
	for (const row of rows) yield `${[...write(cellsOf(row, columns))].join('')}\n`;
}

/** How values are written; `keysOf` gives the keys of an object in the order wanted. */
type JsonWriter = {
	readonly ascii: boolean;
	readonly colours: JsonColours;
	/** What stands around a string: its colour and its quotes. */
	readonly before: string;
	readonly behind: string;
	/** Whether laid rows have this layout; to find their tokens again, for colours, takes as long as to open them. */
	readonly takesLaid: boolean;
	/** Texts that JSON writes as they are, between quotes. */
	readonly isSafe: RegExp;
	readonly keysOf: (object: {readonly [key: string]: Tree}) => readonly string[];
};

/** What stands before a key: the bracket of its object, or the comma after the value before. */
type JsonMark = '{' | ',';

/** A level of indent: `line` is the line feed and the blanks before a value of it. */
type JsonLevel = {
	readonly line: string;
	/** A bracket or a comma, then a key on a line of its own, and its colon. */
	readonly nameOf: (mark: JsonMark, key: string) => string;
	/** The level of what is within. */
	readonly inner: () => JsonLevel;
};

const safe = /^[ !#-[\]-~\u00C0-\u02FF]*$/;
const safeAscii = /^[ !#-[\]-~]*$/;

/** Each deeper level adds `step`, which is undefined on one line. Rows repeat the same few keys on the same few levels: each is written once. */
function createLevel(line: string, step: string | undefined, writer: JsonWriter): JsonLevel {
	const names = {'{': new Map<string, string>(), ',': new Map<string, string>()};
	const colon = step === undefined ? ':' : ': ';
	const nameOf = (mark: JsonMark, key: string): string => {
		const known = names[mark].get(key);
		if (known !== undefined) return known;
		const name = mark + line + painted(quoted(key, writer), writer.colours.key) + colon;
		if (names[mark].size < mostNames) names[mark].set(key, name);
		return name;
	};
	let inner: JsonLevel | undefined;
	const level: JsonLevel = {line, nameOf, inner: () => (inner ??= createLevel(step === undefined ? '' : line + step, step, writer))};
	return level;
}

const mostNames = 10_000;

/** Maps and lists are large: their items are written one by one, everything else in one piece. */
function* piecesOf(value: Tree, level: JsonLevel, writer: JsonWriter): Generator<string, void> {
	const {line, inner} = level;
	if (value instanceof RowMap) return yield* heldPieces(value, level, writer);
	const entries = isMap(value) || isList(value) ? value.entries() : undefined;
	if (!entries) return yield written(value, level, writer);
	let isFirst = true;
	for (const [key, item] of entries) {
		yield typeof key === 'string' ? inner().nameOf(isFirst ? '{' : ',', key) : (isFirst ? '[' : ',') + inner().line;
		yield* piecesOf(item as Tree, inner(), writer);
		isFirst = false;
	}
	yield isFirst ? (isMap(value) ? '{}' : '[]') : line + (isMap(value) ? '}' : ']');
}

/**
 * Held rows, a piece for each with its key. A row with known JSON only needs an indent, and is not opened; for another layout, or for colours, its
 * keys are in order already.
 */
function* heldPieces(rows: RowMap, {line, inner}: JsonLevel, writer: JsonWriter): Generator<string, void> {
	const inOrder: JsonWriter = {...writer, keysOf: Object.keys};
	let mark: JsonMark = '{';
	for (const [key, held] of rows.held()) {
		const {laid} = held;
		const name = inner().nameOf(mark, key);
		if (laid === undefined) yield name + written(held.row, inner(), writer);
		else if (writer.takesLaid) yield name + laidAt(inner().line, escaped(laid, writer));
		else yield name + written(held.row, inner(), inOrder);
		mark = ',';
	}
	yield mark === '{' ? '{}' : `${line}}`;
}

/** A value in one piece. Rows are mostly short plain texts: asking JSON.stringify for each takes as long as all the rest. */
function written(value: Tree, level: JsonLevel, writer: JsonWriter): string {
	if (typeof value === 'string') return writer.before + textIn(value, writer) + writer.behind;
	if (isPlain(value)) return painted(String(value), value === null || typeof value === 'boolean' ? writer.colours.constant : writer.colours.number);
	const inner = level.inner();
	let text = '';
	if (isList(value)) {
		for (const item of value) text += (text === '' ? '[' : ',') + inner.line + written(item as Tree, inner, writer);
		return text === '' ? '[]' : `${text + level.line}]`;
	}
	if (isMap(value)) for (const [key, item] of value) text += inner.nameOf(text === '' ? '{' : ',', key) + written(item, inner, writer);
	else for (const key of writer.keysOf(value)) text += inner.nameOf(text === '' ? '{' : ',', key) + written(value[key] ?? null, inner, writer);
	return text === '' ? '{}' : `${text + level.line}}`;
}

/** A text as JSON writes it between quotes. */
const textIn = (text: string, writer: Pick<JsonWriter, 'isSafe' | 'ascii'>): string =>
	writer.isSafe.test(text) ? text : escaped(stringifyJson(text), writer).slice(1, -1);

const quoted = (text: string, writer: Pick<JsonWriter, 'isSafe' | 'ascii'>): string => `"${textIn(text, writer)}"`;

const painted = (token: string, {before, behind}: TokenCodes): string => before + token + behind;

/**
 * JSON's own escapes leave DEL, C1 and all other characters that draw nothing; JSON read from a file may hold any control character. Except for the
 * line feeds of the layout they are in strings only, so the whole text can be searched at once.
 */
const escaped = (json: string, {ascii}: Pick<JsonWriter, 'ascii'>): string =>
	ascii ? json.replaceAll(notAscii, jsonEscape) : writeOut(json, jsonEscape);

const notAscii = /[\0-\x09\x0b-\x1f\x7f-\uffff]/g;

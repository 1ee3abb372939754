import {stringifyJson} from '../core/json-text.js';
import {times, type Work} from '../core/long-work.js';
import {aCount, aList, anObject, aText, aTime, aValue, oneOf, type ShapeOf, WrongShape} from '../core/shape.js';
import {type JsonLines, jsonLine, lineDepth} from './json-lines.js';
import {heldLine} from './json-row.js';
import {type HeldRow, type Json, type KeyedRow, type Row, RowMap, type Tree} from './output.js';
import {isList, isMap, isPlain} from './row-values.js';

/**
 * The lines of a document. A value without maps is one line. What holds maps, and a list that is a document, is a line that says what it is and how
 * many there are, and then each of them.
 */
export function* treeLines(value: Tree): Work {
	if (value instanceof RowMap) {
		yield jsonLine({rows: value.size});
		for (const [key, held] of value.held()) yield rowLine({key, held});
	} else if (isMap(value)) {
		yield jsonLine({map: value.size});
		yield* entryLines(value);
	} else if (isList(value)) yield* listLines(value as readonly Tree[]);
	else if (holdsMap(value)) {
		const entries = Object.entries(value as {readonly [key: string]: Tree});
		yield jsonLine({object: entries.length});
		yield* entryLines(entries);
	} else yield jsonLine({value});
}

/** A value without maps stands beside its key, any other after it. */
function* entryLines(entries: Iterable<readonly [string, Tree]>): Work {
	for (const [key, value] of entries) {
		const isApart = holdsMap(value);
		yield jsonLine(isApart ? [key] : [key, value]);
		if (isApart) yield* treeLines(value);
	}
}

function* listLines(list: readonly Tree[]): Work {
	const isApart = holdsMap(list);
	yield jsonLine({[isApart ? 'list' : 'values']: list.length});
	for (const item of list) {
		if (isApart) yield* treeLines(item);
		else yield jsonLine(item ?? null);
	}
}

function holdsMap(value: Tree): boolean {
	if (isPlain(value)) return false;
	return isMap(value) || Object.values(value).some(holdsMap);
}

/** The line of a row under its key: a row that is held as its JSON is not parsed. */
export const rowLine = ({key, held, checkedAt}: KeyedRow): string =>
	`[${stringifyJson(key)},${heldLine(held)}${checkedAt === undefined ? '' : `,${checkedAt}`}]\n`;

/** Takes the line of a row under its key; `hold` holds the row. */
export function takeRow(lines: JsonLines, hold: (row: Row) => HeldRow): KeyedRow {
	const {key, row, checkedAt} = lines.next(keyedRow);
	return {key, held: hold(row), ...(checkedAt !== undefined && {checkedAt})};
}

const keyedRow = (value: unknown, at?: string) => {
	const [key, row, checkedAt] = aList(value, at);
	return {key: aText(key, '0'), row: anObject(row, '1'), checkedAt: checkedAt === undefined ? undefined : aTime(checkedAt, '2')};
};

type TreeLine = {readonly is: 'value'; readonly value: Json} | {readonly is: 'values' | 'list' | 'map' | 'object' | 'rows'; readonly size: number};
const aTreeName = oneOf('value', 'values', 'list', 'map', 'object', 'rows');

/** One key says what it is. */
const treeLine: ShapeOf<TreeLine> = (line, at) => {
	const object = anObject(line, at);
	const is = aTreeName(Object.keys(object)[0] ?? '', at);
	return is === 'value' ? {is, value: object[is] ?? null} : {is, size: aCount(object[is], is)};
};

/** Takes the lines of a document, a step for each; `hold` holds rows that are held as their JSON. Throws `WrongShape`. */
export function* takeTree(lines: JsonLines, hold: (row: Row) => HeldRow, depth = 0): Work<Tree> {
	if (depth > lineDepth) throw new WrongShape(`a document is nested deeper than ${lineDepth} levels`);
	const line = lines.next(treeLine);
	switch (line.is) {
		case 'value':
			return line.value;
		case 'values':
			return yield* times(line.size, () => lines.next(aValue));
		case 'rows':
			return complete(new RowMap(yield* times(line.size, () => takeRow(lines, hold))), line.size);
		case 'list': {
			const items: Tree[] = [];
			for (let count = 0; count < line.size; count += 1) items.push(yield* takeTree(lines, hold, depth + 1));
			return items;
		}
		case 'map':
			return yield* takeMap(line.size, {lines, hold, depth});
		case 'object':
			return Object.fromEntries(yield* takeMap(line.size, {lines, hold, depth}));
		default:
			return line satisfies never;
	}
}

type TreeReading = {readonly lines: JsonLines; readonly hold: (row: Row) => HeldRow; readonly depth: number};

function* takeMap(size: number, {lines, hold, depth}: TreeReading): Work<ReadonlyMap<string, Tree>> {
	const map = new Map<string, Tree>();
	for (let count = 0; count < size; count += 1) {
		const [key, value] = lines.next(entry);
		map.set(key, value === undefined ? yield* takeTree(lines, hold, depth + 1) : value);
		yield '';
	}
	return complete(map, size);
}

/** The map, which has as many keys as it had lines. */
function complete<Some extends ReadonlyMap<string, Tree>>(map: Some, size: number): Some {
	if (map.size !== size) throw new WrongShape('a key stands twice in a document');
	return map;
}

const entry = (line: unknown, at?: string): readonly [string, Json | undefined] => {
	const [key, value] = aList(line, at);
	return [aText(key, '0'), value as Json | undefined];
};

import {type Column, type Group, isTimeField, type Json, type Output, type Row, type Tree, usualCut} from './output.js';
import {isList, isMap, isPlain, type PlacedRow, placeRow, valueAt} from './row-values.js';

/** The kind of output before it became rows: filtered rows become that kind again. */
export type Origin = 'groups' | 'rows' | 'list' | 'items' | 'entries' | 'one' | 'lines';

/** The rows of an output and the columns shown by default. */
export type RowSet = {readonly origin: Origin; readonly rows: readonly PlacedRow[]; readonly columns: readonly Column[]};

/**
 * The rows that tables, CSV and pipes act on (docs/contract/pipes.md). A document's rows are the objects of a list
 * (`list`; other items under the field `value`: `items`), else the entries of an object of objects, else the document itself.
 * A text's rows are its lines, under the field `line`.
 */
export function rowsOf(output: Output): RowSet {
	switch (output.kind) {
		case 'groups': {
			const rows = output.groups.flatMap(placedRows);
			return {origin: 'groups', rows, columns: withKeys(output.columns, output.noun)};
		}
		case 'rows':
			return {origin: 'rows', rows: output.rows.map((row) => ({row})), columns: output.columns};
		case 'document':
			if (output.rows) return {origin: 'rows', rows: output.rows.map((row) => ({row})), columns: output.columns ?? []};
			return output.columns ? {...rowsOfDocument(output.value), columns: output.columns} : rowsOfDocument(output.value);
		case 'text':
			return {origin: 'lines', rows: linesOf(output.text).map((line) => ({row: {line}})), columns: [column('line')]};
		default:
			return output satisfies never;
	}
}

/** The lines of a text, without their line feeds. */
const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** The rows of a group under its key. */
export const placedRows = ({key: group, rows}: Group): readonly PlacedRow[] =>
	rows.map(({key, held, checkedAt}) => placeRow(held, {group, key, ...(checkedAt !== undefined && {checkedAt})}));

/** A column of the row's own key `name`. */
export const column = (name: string): Column => ({name, paths: [name], rank: 'extra', cutTo: usualCut, ...(isTimeField(name) && {shows: 'time'})});

/** Groups are devices: the outer key is the column `device`, the inner one has the name of its kind. */
function withKeys(columns: readonly Column[], noun: string): readonly Column[] {
	const has = (path: string): boolean => columns.some(({paths}) => paths.includes(path));
	const key: Column = {name: noun, paths: ['$key'], rank: 'key', cutTo: usualCut};
	return [...(has('$group') ? [] : [deviceColumn]), ...(has('$key') ? [] : [key]), ...columns];
}

/** The values of a row's columns, under their names. */
export const cellsOf = (row: PlacedRow, columns: readonly Column[]): Row =>
	Object.fromEntries(columns.map(({name, paths}) => [name, valueAt(row, paths)]));

/** The outer key of groups. */
export const deviceColumn: Column = {name: 'device', paths: ['$group'], rank: 'key', cutTo: usualCut};

/** How old each row is where rows come from the cache unchecked, for tables alone; none where they do not. */
export const cachedColumns = (output: Output): readonly Column[] =>
	output.kind === 'groups' && output.groups.some(({cachedAt}) => cachedAt !== undefined)
		? [{name: 'cached', paths: ['$checked'], rank: 'wanted', shows: 'age', ofReading: true}]
		: [];

function rowsOfDocument(value: Tree): RowSet {
	const entries = entriesOf(value);
	if (entries && entries.length > 0 && entries.every(([, entry]) => isObject(entry))) {
		const rows = entries.map(([key, entry]) => ({key, row: rowOf(entry)}));
		const columns = columnsOf(rows);
		const name = columns.some((column) => column.name === 'key') ? 'entry' : 'key';
		return {origin: 'entries', rows, columns: [{name, paths: ['$key'], rank: 'key', cutTo: usualCut}, ...columns]};
	}
	const items: readonly Tree[] = isList(value) ? value : [value];
	const rows = items.map((item) => ({row: rowOf(item)}));
	const origin = !isList(value) ? 'one' : items.every(isObject) ? 'list' : 'items';
	return {origin, rows, columns: columnsOf(rows)};
}

/** The keys and values of an object; nothing for a value of another kind. */
function entriesOf(value: Tree): readonly (readonly [string, Tree])[] | undefined {
	if (isPlain(value) || isList(value)) return undefined;
	return isMap(value) ? [...value] : Object.entries(value);
}

const isObject = (value: Tree): boolean => !(isPlain(value) || isList(value));

const rowOf = (value: Tree): Row => (isObject(value) ? (plain(value) as Row) : {value: plain(value)});

/** Maps as objects. */
function plain(value: Tree): Json {
	if (isList(value)) return value.map(plain);
	const entries = entriesOf(value);
	return entries ? Object.fromEntries(entries.map(([key, entry]) => [key, plain(entry)])) : (value as Json);
}

/** Every key of any row, in order of appearance. */
function columnsOf(rows: readonly PlacedRow[]): readonly Column[] {
	const names = new Set<string>();
	for (const {row} of rows) for (const name of Object.keys(row)) names.add(name);
	return [...names].map((name, index) => ({...column(name), rank: index === 0 ? 'key' : 'extra'}));
}

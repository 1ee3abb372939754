import {mapped, type Work} from '../core/long-work.js';
import {type Column, type Group, type Json, type KeyedRow, type Output, documentOf as outputDocument, type Row, type Tree} from '../output/output.js';
import type {PlacedRow} from '../output/row-values.js';
import {cachedColumns, cellsOf} from '../output/rows.js';
import {sanitize} from '../text/clean.js';
import {pad, widest} from '../text/width.js';
import {type Data, isAsItCame, withField} from './data.js';
import {blocksOf} from './group.js';

/** The target of the rows: a terminal as they are, a table, CSV, or a document (JSON, YAML). */
export type Goal = 'screen' | 'table' | 'csv' | 'document';

/** The rows as an output again, of the kind that suits the goal; errors, notes and cost are those of the source. */
export function* toOutput(data: Data, goal: Goal): Work<Output> {
	const {origin, rows, isSorted, isSelected, isFlat, groupedBy} = data;
	if (isAsItCame(data)) return data.source;
	if (groupedBy !== undefined) return yield* blocked(data, groupedBy, goal);
	const isTable = goal === 'table' || goal === 'csv';
	// Who writes a row at a time takes devices apart by itself, and reads each row when it is written.
	if (isFlat && !(origin === 'groups' && goal === 'csv')) return yield* flat(goal === 'document' ? data : withAges(data));
	switch (origin) {
		case 'groups':
			if (goal === 'csv' && (isSorted || isSelected)) return yield* flat(data);
			return isSorted && goal !== 'document' ? yield* flat(withAges(data)) : grouped(data);
		case 'rows':
			return {...restOf(data), kind: 'rows', rows: rows.map(({row}) => row), columns: data.columns, ...totalsOf(data)};
		case 'lines':
			return isSelected ? yield* flat(data) : {...restOf(data), kind: 'text', text: rows.map(({row}) => `${row['line']}\n`).join('')};
		case 'count':
		case 'counts':
			// Of what was selected a number may be missing.
			if (isSelected) return yield* flat(data);
			if (goal === 'screen') return {...restOf(data), kind: 'text', text: countLines(data)};
			return isTable ? yield* flat(data) : document(data);
		case 'list':
		case 'items':
		case 'entries':
		case 'one':
			return isTable ? yield* flat(data) : document(data);
		default:
			return origin satisfies never;
	}
}

/** The totals of all rows, as long as these are all. */
const totalsOf = ({source, isFiltered}: Data): {readonly totals?: string} =>
	source.kind === 'rows' && source.totals !== undefined && !isFiltered ? {totals: source.totals} : {};

const restOf = ({source: {errors, notes, meta}}: Data): Pick<Output, 'errors' | 'notes' | 'meta'> => ({errors, notes, meta});

/** `Count: 3`, or a line for each value, with the numbers aligned. */
function countLines({origin, rows, columns}: Data): string {
	if (origin === 'count') return rows.map(({row}) => `Count: ${row['count']}\n`).join('');
	const lines = rows.map(({key = '', row}) => ({key: sanitize(key, {lineFeeds: 'escape'}), count: numberIn(row, columns)}));
	const width = widest(lines.map(({key}) => key));
	const digits = lines.reduce((most, {count}) => Math.max(most, String(count).length), 0);
	return lines.map(({key, count}) => `${pad(key, width)}  ${String(count).padStart(digits)}\n`).join('');
}

/** The number of a row of counts, which stands last. */
const numberIn = (row: Row, columns: readonly Column[]): Json => row[columns.at(-1)?.name ?? ''] ?? 0;

/** A block of rows for each value; CSV has no blocks, so there the value is a column. */
function* blocked(data: Data, field: string, goal: Goal): Work<Output> {
	const blocks = blocksOf(data.rows);
	if (goal === 'document') {
		const parts = new Map<string, Tree>();
		for (const [value, rows] of blocks) {
			const part = yield* toOutput({...data, rows, groupedBy: undefined, isFiltered: true}, 'document');
			parts.set(value, outputDocument(part));
			yield '';
		}
		return {...restOf(data), kind: 'document', ofRows: true, value: parts};
	}
	if (goal === 'csv') {
		const columns = withField(data, {name: field, paths: ['$block'], rank: 'key'});
		return yield* flat({...data, columns, rows: [...blocks].flatMap(([, rows]) => rows)});
	}
	const {rows, columns} = yield* flat(data);
	const cells = new Map(data.rows.map((row, index) => [row, rows[index] ?? {}]));
	const groups = Array.from(blocks, ([key, inside]) => ({
		key,
		found: true,
		rows: inside.map((row) => ({key: row.key ?? '', held: {row: cells.get(row) ?? {}}})),
	}));
	return {...restOf(data), columns, kind: 'groups', noun: data.source.kind === 'groups' ? data.source.noun : 'row', groups, layout: 'blocks'};
}

/** The age of each row beside it, where rows come from the cache unchecked. */
const withAges = (data: Data): Data => ({...data, columns: [...data.columns, ...cachedColumns(data.source)]});

/** The rows without their groups, with their keys as columns. */
function* flat(data: Data): Work<Output & {readonly kind: 'rows'}> {
	const columns = data.columns.map((column) => ({...column, paths: [column.name]}));
	return {...restOf(data), kind: 'rows', rows: yield* mapped(data.rows, (row) => cellsOf(row, data.columns)), columns};
}

/** The groups of the rows, in the order of their first rows; those without rows last, unless a filter took their rows. */
function grouped({source, rows, columns, isFiltered, isSelected}: Data): Output {
	if (source.kind !== 'groups') return source;
	const byGroup = new Map<string | undefined, PlacedRow[]>();
	for (const row of rows) {
		const same = byGroup.get(row.group);
		if (same) same.push(row);
		else byGroup.set(row.group, [row]);
	}
	const frames = new Map(source.groups.map((group) => [group.key, group]));
	const full = [...byGroup].flatMap(([key = '', rows]): readonly Group[] => {
		const frame = frames.get(key);
		return frame ? [{...frame, rows: rows.map(keyedRow)}] : [];
	});
	const empty = isFiltered ? [] : source.groups.filter(({key}) => !byGroup.has(key));
	return {...source, groups: [...full, ...empty], columns: isSelected ? columns : source.columns};
}

const keyedRow = (row: PlacedRow): KeyedRow => ({key: row.key ?? '', held: row, ...(row.checkedAt !== undefined && {checkedAt: row.checkedAt})});

function document(data: Data): Output {
	const {source, columns} = data;
	const isCounted = data.origin === 'count' || data.origin === 'counts';
	const ofRows = source.kind === 'document' && source.columns && !isCounted ? {ofRows: true, columns} : {};
	return {...restOf(data), kind: 'document', value: documentOf(data), ...ofRows};
}

function documentOf({origin, rows, columns, isSelected}: Data): Tree {
	switch (origin) {
		case 'entries':
			return new Map(rows.map(({key = '', row}) => [key, row]));
		case 'items':
			return rows.map(({row}) => (isSelected ? row : (row['value'] ?? null)));
		case 'one':
			return rows[0]?.row ?? {};
		case 'count':
			return rows[0]?.row['count'] ?? [];
		case 'counts':
			return new Map(rows.map(({key = '', row}) => [key, numberIn(row, columns)]));
		default:
			return rows.map(({row}) => row);
	}
}

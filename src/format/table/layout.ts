import type {Column, Group, Output} from '../../output/output.js';
import type {PlacedRow} from '../../output/row-values.js';
import {cachedColumns, deviceColumn, placedRows, rowsOf} from '../../output/rows.js';
import {describeAge} from '../../text/ages.js';
import {sanitize} from '../../text/clean.js';
import {countOf} from '../../text/digits.js';

/** A group without rows among the rows of others: why there are none, and how old that knowledge is where it comes from the cache (ms since 1970). */
export type RemarkRow = {readonly group: string; readonly remark: string; readonly checkedAt?: number};

/** A row of a table. */
export type TableRow = PlacedRow | RemarkRow;

export const isRemark = (row: TableRow): row is RemarkRow => 'remark' in row;

/** Rows below a heading, or without one. */
type TableBlock = {readonly heading?: string; readonly rows: readonly TableRow[]};

/** Groups and their rows, to be counted. */
export type Counted = {readonly groups: readonly Group[]; readonly noun: string};

/** What a table shows: its blocks have the same columns; `totals` are its last line, or what that counts. With `areFields` each row is lines of its own. */
export type TableLayout = {
	readonly blocks: readonly TableBlock[];
	readonly columns: readonly Column[];
	readonly indent: string;
	readonly totals?: Counted | string;
	readonly areFields?: boolean;
};

/** The layout of an output (docs/contract/output.md D1 peering-table). `now` in ms. */
export function layoutOf(output: Output, now: number): TableLayout {
	if (output.kind === 'document' && output.blocks) return documentLayout(output, output.blocks);
	if (output.kind !== 'groups') {
		const {rows, columns} = rowsOf(output);
		const totals = output.kind === 'text' ? undefined : output.totals;
		return {blocks: rows.length === 0 ? [] : [{rows}], columns, indent: '', ...(totals !== undefined && {totals})};
	}
	const {groups, columns, noun, layout = groups.length > 1 ? 'flat' : 'blocks'} = output;
	if (layout === 'flat' && groups.length > 0) return flatLayout(output);
	const blocks = groups.map((group) => ({heading: headingOf(group, noun, now), rows: placedRows(group)}));
	return {blocks, columns, indent: '  ', areFields: layout === 'fields'};
}

/** The rows of a document below a heading for each value of a field, in the order of the rows. */
function documentLayout(output: Output & {readonly kind: 'document'}, {by, noun}: {readonly by: string; readonly noun: string}): TableLayout {
	const {rows, columns} = rowsOf(output);
	const blocks = new Map<string, PlacedRow[]>();
	for (const row of rows) {
		const value = String(row.row[by]);
		const same = blocks.get(value);
		if (same) same.push(row);
		else blocks.set(value, [row]);
	}
	return {
		blocks: [...blocks].map(([value, rows]) => ({heading: `${clean(value)} - ${countOf(rows.length, noun)}`, rows})),
		columns: columns.filter(({name}) => name !== by),
		indent: '  ',
		...(output.totals !== undefined && {totals: output.totals}),
	};
}

/** The rows of several devices in one table, in which the device is a column. */
function flatLayout(output: Output & {readonly kind: 'groups'}): TableLayout {
	const {groups, columns, noun} = output;
	const hasDevice = columns.some(({name}) => name === deviceColumn.name);
	const rows = groups.flatMap((group): readonly TableRow[] => (group.rows.length > 0 ? placedRows(group) : [remarkOf(group, noun)]));
	return {
		blocks: [{rows}],
		columns: [...(hasDevice ? [] : [deviceColumn]), ...columns, ...cachedColumns(output)],
		indent: '',
		totals: {groups, noun},
	};
}

const remarkOf = ({key, found, cachedAt}: Group, noun: string): RemarkRow => ({
	group: key,
	remark: found ? `no ${noun}s` : 'not found',
	...(cachedAt !== undefined && {checkedAt: cachedAt}),
});

function headingOf({key, found, rows, cachedAt}: Group, noun: string, now: number): string {
	const count = rows.length === 0 ? `no ${noun}s` : countOf(rows.length, noun);
	const age = cachedAt === undefined ? '' : `, cached ${describeAge(now - cachedAt)} ago, not checked`;
	return `${clean(key)} - ${found ? count : 'not found'}${age}`;
}

const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});

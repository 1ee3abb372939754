import {limits} from '../core/limits.js';
import type {Work} from '../core/long-work.js';
import type {Column, Group, Json, Output, TableStyle} from '../output/output.js';
import {cellText, isList, type PlacedRow, placeRow, valueAt} from '../output/row-values.js';
import {rowsOf} from '../output/rows.js';
import {describeAge} from '../text/ages.js';
import {sanitize} from '../text/clean.js';
import {displayWidth, pad, truncate, wrap} from '../text/width.js';
import {type Fit, fit} from './fit.js';
import {type Frame, frameOf} from './frame.js';
import {wrapWords} from './text.js';
import type {Style, Theme} from './theme.js';

/** Where a table is shown: without `width` nothing is cut. `now` in ms, for the ages of cached rows. */
export type TableOptions = {readonly width?: number | undefined; readonly style?: TableStyle; readonly theme: Theme; readonly now: number};

/**
 * An output as a table (docs/contract/output.md D1 peering-table, D3 column-widths, D4 hidden-columns): groups with a heading each, other rows
 * flat; `field: value` lines if not even the key columns fit. Every line is at most `width` cells and ends in a line feed; an empty result prints a
 * remark.
 */
export function* table(output: Output, options: TableOptions): Work {
	const {blocks, columns, indent, remarks, areFields} = layoutOf(output, options.now);
	const isEmpty = !blocks.some(({heading, rows}) => heading !== undefined || rows.length > 0);
	if (isEmpty && remarks.length === 0) return yield 'no rows\n';
	const names = columns.map(({name}) => sanitize(name, {lineFeeds: 'escape'}));
	const frame = frameOf(options.style ?? 'plain', options.theme);
	const room = roomIn(options.width, indent, frame);
	const widths = yield* widthsOf({names, blocks, columns}, room ? room.width + 1 : limits.alignedCells);
	const sized = columns.map((column, index) => ({column, width: widths[index] ?? 0}));
	const found = areFields ? undefined : fit(sized, room);
	const page: TableLayout = {names, columns, indent, frame, ...options};
	for (const {heading, rows} of blocks) {
		yield* fed(headingLines(heading, page));
		if (rows.length > 0) yield* fed(found ? tableLines(rows, found, page) : fieldLines(rows, page));
	}
	yield* fed(remarks.flatMap((remark) => wrapped(remark, page)));
	if (found && !isEmpty) yield* fed(noteLines(found, page));
}

function* fed(lines: Iterable<string>): Generator<string, void> {
	for (const line of lines) yield `${line}\n`;
}

const cellsOf = (row: PlacedRow, columns: readonly Column[]): readonly string[] => columns.map(({paths}) => cell(valueAt(row, paths)));

type Block = {readonly heading?: string; readonly rows: readonly PlacedRow[]};
type TableLayout = TableOptions & {
	readonly names: readonly string[];
	readonly columns: readonly Column[];
	readonly indent: string;
	readonly frame: Frame;
};

const roomIn = (width: number | undefined, indent: string, {left, between, right}: Frame): {width: number; gap: number} | undefined =>
	width === undefined ? undefined : {width: width - indent.length - displayWidth(left + right), gap: displayWidth(between)};

/** `remarks` are lines below the table. */
type Content = {
	readonly blocks: readonly Block[];
	readonly columns: readonly Column[];
	readonly indent: string;
	readonly remarks: readonly string[];
	readonly areFields: boolean;
};

function layoutOf(output: Output, now: number): Content {
	if (output.kind !== 'groups' || output.layout === 'flat') {
		const {rows, columns} = rowsOf(output);
		return {blocks: [{rows}], columns, indent: '', remarks: remarksOf(output, now), areFields: false};
	}
	const blocks = output.groups.map((group) => ({
		heading: headingOf(group, output.noun, now),
		rows: group.rows.map(({key, held}) => placeRow(held, {group: group.key, key})),
	}));
	return {blocks, columns: output.columns, indent: '  ', remarks: [], areFields: output.layout === 'fields'};
}

/** What a table without headings says of its groups: those that have no rows, and how old unchecked ones are. Of rows their totals. */
function remarksOf(output: Output, now: number): readonly string[] {
	if (output.kind !== 'groups') return output.kind === 'rows' && output.totals !== undefined && output.rows.length > 0 ? [output.totals] : [];
	const empty = output.groups.filter(({rows}) => rows.length === 0).map((group) => headingOf(group, output.noun, now));
	const cached = output.groups.flatMap(({rows, cachedAt}) => (rows.length > 0 && cachedAt !== undefined ? [cachedAt] : []));
	return [
		...empty,
		...(cached.length > 0 ? [`cached up to ${describeAge(now - cached.reduce((oldest, at) => Math.min(oldest, at)))} ago, not checked`] : []),
	];
}

function headingOf({key, found, rows, cachedAt}: Group, noun: string, now: number): string {
	const count = `${rows.length === 0 ? 'no' : rows.length} ${noun}${rows.length === 1 ? '' : 's'}`;
	const age = cachedAt === undefined ? '' : `, cached ${describeAge(now - cachedAt)} ago, not checked`;
	return `${sanitize(key, {lineFeeds: 'escape'})} - ${found ? count : 'not found'}${age}`;
}

const cell = (value: Json): string =>
	value === null || (isList(value) && value.length === 0) ? '-' : sanitize(cellText(value), {lineFeeds: 'escape'});

type TableContent = {readonly names: readonly string[]; readonly blocks: readonly Block[]; readonly columns: readonly Column[]};

/**
 * The cells that each column needs, counted up to `most`. Cells are made here and again when they are written: keeping them all would take their
 * memory.
 */
function* widthsOf({names, blocks, columns}: TableContent, most: number): Work<readonly number[]> {
	const widths = names.map((name) => Math.min(most, displayWidth(name, most)));
	for (const {rows} of blocks) {
		for (const row of rows) {
			for (const [index, text] of cellsOf(row, columns).entries())
				widths[index] = Math.max(widths[index] ?? 0, Math.min(most, displayWidth(text, most)));
			yield '';
		}
	}
	return widths;
}

const headingLines = (heading: string | undefined, page: TableLayout): readonly string[] =>
	heading === undefined ? [] : wrapped(heading, page).map((line) => page.theme.paint('bold', line));

function* tableLines(
	rows: readonly PlacedRow[],
	{shown}: Fit,
	{names, columns, indent, frame, theme, width: cutTo}: TableLayout,
): Generator<string, void> {
	const indexes = new Map(columns.map((column, index) => [column, index]));
	const places = shown.map(({column, width}) => ({width, index: indexes.get(column) ?? 0, isStatus: column.name === 'status'}));
	type StyleOf = (text: string, isStatus: boolean) => Style | undefined;
	const line = (texts: readonly string[], styleOf: StyleOf, address?: Json): string => {
		const parts = places.map(({width, index, isStatus}, place) => {
			const whole = texts[index] ?? '';
			const text = cutTo === undefined ? whole : truncate(whole, width, theme.ellipsis);
			const style = styleOf(text, isStatus);
			const painted = style ? theme.paint(style, text) : text;
			return (place === 0 ? theme.link(address, painted) : painted) + pad(text, width).slice(text.length);
		});
		return (indent + frame.left + parts.join(frame.between) + frame.right).trimEnd();
	};
	const rule = (place: 'top' | 'middle' | 'bottom'): readonly string[] =>
		frame
			.rule(
				place,
				shown.map(({width}) => width),
			)
			.map((text) => indent + text);
	yield* [...rule('top'), line(names, () => 'bold'), ...rule('middle')];
	const styleOf: StyleOf = (text, isStatus) => (isStatus ? statusStyle(text) : undefined);
	for (const row of rows) yield line(cellsOf(row, columns), styleOf, row.row['display_url']);
	yield* rule('bottom');
}

/** `field: value` lines, an empty line between two rows; hides and cuts nothing. */
function* fieldLines(rows: readonly PlacedRow[], page: TableLayout): Generator<string, void> {
	for (const [index, row] of rows.entries()) {
		if (index > 0) yield '';
		for (const [at, text] of cellsOf(row, page.columns).entries()) yield* wrapped(`${page.indent}${page.names[at] ?? ''}: ${text}`.trimEnd(), page);
	}
}

function noteLines({hidden, cut}: Fit, page: TableLayout): readonly string[] {
	const names = new Map(page.columns.map((column, index) => [column, page.names[index]]));
	const say = (columns: readonly Column[], what: string): readonly string[] =>
		columns.length === 0
			? []
			: [`${columns.length} column${columns.length === 1 ? '' : 's'} ${what}: ${columns.map((column) => names.get(column)).join(', ')}`];
	const parts = [...say(hidden, 'hidden'), ...say(cut, 'cut')];
	if (parts.length === 0) return [];
	const note = `${parts.join('; ')} (use | wide)`;
	return (page.width === undefined ? [note] : wrapWords(note, page.width)).map((line) => page.theme.paint('dim', line));
}

const wrapped = (text: string, {width}: TableLayout): readonly string[] => (width === undefined ? [text] : [...wrap(text, width)]);

function statusStyle(status: string): Style | undefined {
	if (status === 'active' || status === 'planned') return status;
	return status === 'failed' || status === 'offline' ? 'failed' : undefined;
}

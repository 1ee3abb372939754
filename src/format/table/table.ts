import {limits} from '../../core/limits.js';
import type {Work} from '../../core/long-work.js';
import type {Column, Json, Output, TableStyle} from '../../output/output.js';
import {deviceColumn} from '../../output/rows.js';
import {sanitize} from '../../text/clean.js';
import {displayWidth, truncate, wrap} from '../../text/width.js';
import {wrapWords} from '../text.js';
import type {Style, Theme} from '../theme.js';
import {brokenText} from './broken-text.js';
import {createCells, isOnRight, type Readers, type TableCells} from './cells.js';
import {type Fit, fit, type SizedColumn} from './fit.js';
import {type Frame, frameOf} from './frame.js';
import {isRemark, layoutOf, type TableLayout, type TableRow} from './layout.js';
import {createStatusCounts, type StatusCounts} from './totals.js';

/** Where a table is shown: without `width` nothing is cut or wrapped. */
export type TableOptions = Readers & {readonly width?: number | undefined; readonly style?: TableStyle; readonly theme: Theme};

/**
 * An output as a table (docs/contract/output.md D1 peering-table, D3 column-widths, D4 hidden-columns); `field: value` lines if not even the key
 * columns fit. Every line is at most `width` cells and ends in a line feed; an empty result prints a remark.
 */
export function* table(output: Output, options: TableOptions): Work {
	const layout = layoutOf(output, options.now);
	const {blocks, columns, indent, totals} = layout;
	if (blocks.length === 0) return yield `${output.kind === 'document' && typeof totals === 'string' ? totals : 'no rows'}\n`;
	const names = columns.map(({name}) => sanitize(name, {lineFeeds: 'escape'}));
	const frame = frameOf(options.style ?? 'plain', options.theme);
	const room = options.width === undefined ? undefined : roomIn(options.width, indent, frame);
	const page: TablePage = {...options, layout, names, frame, cells: createCells(columns, options)};
	const measured = yield* measure(page, room ? room.width + 1 : limits.alignedCells);
	const found = layout.areFields ? undefined : fit(measured.sized, room);
	const cut = new Set<Column>();
	for (const {heading, rows} of blocks) {
		if (heading !== undefined) yield* fed(inWords(heading, page).map((line) => page.theme.paint('bold', line)));
		if (rows.length > 0) yield* fed(found ? tableLines(rows, {found, onRight: measured.onRight, cut}, page) : fieldLines(rows, page));
	}
	if (totals !== undefined) yield* fed(inWords(typeof totals === 'string' ? totals : measured.statuses.line(totals, options.now), page));
	if (found) yield* fed(noteLines({hidden: found.hidden, cut: columns.filter((column) => cut.has(column))}, page));
}

function* fed(lines: Iterable<string>): Generator<string, void> {
	for (const line of lines) yield `${line}\n`;
}

type TablePage = TableOptions & {
	readonly layout: TableLayout;
	readonly names: readonly string[];
	readonly frame: Frame;
	readonly cells: TableCells;
};

const roomIn = (width: number, indent: string, {left, between, right}: Frame): {width: number; gap: number} => ({
	width: width - indent.length - displayWidth(left + right),
	gap: displayWidth(between),
});

type TableMeasures = {
	readonly sized: readonly SizedColumn[];
	/** Columns of numbers alone. */
	readonly onRight: ReadonlySet<Column>;
	readonly statuses: StatusCounts;
};

/** Rows that are measured between two steps of the work. */
const rowsAStep = 20;

/**
 * What the texts of each column take, counted up to `most` cells. Texts are made here and again when they are written: keeping them all would take
 * their memory.
 */
function* measure({layout, names, cells}: TablePage, most: number): Work<TableMeasures> {
	const {blocks, columns} = layout;
	const sized = columns.map((column, index) => ({column, name: Math.min(most, displayWidth(names[index] ?? '', most)), texts: [] as number[]}));
	const numbers = columns.map(() => false);
	const others = columns.map(() => false);
	const statuses = createStatusCounts(columns);
	const count = (row: TableRow): void => {
		for (let index = 0; index < sized.length; index += 1) {
			const value = cells.valueIn(row, index);
			const text = cells.textIn(row, index, value);
			const texts = sized[index]?.texts ?? [];
			const width = Math.min(most, displayWidth(text, most));
			texts[width] = (texts[width] ?? 0) + 1;
			if (!isOnRight(value)) others[index] ||= value !== '';
			else numbers[index] ||= value !== null;
			if (!isRemark(row)) statuses.add(index, text);
		}
	};
	for (const {rows} of blocks) {
		for (const [at, row] of rows.entries()) {
			count(row);
			if (at % rowsAStep === 0) yield '';
		}
	}
	return {sized, onRight: new Set(columns.filter((_, index) => numbers[index] && !others[index])), statuses};
}

/** The columns that are shown, those of numbers alone, and, as they are written, those of which a text was cut. */
type Fitted = {readonly found: Fit; readonly onRight: ReadonlySet<Column>; readonly cut: Set<Column>};

/** A place in a line: the cells of a column. */
type CellPlace = {readonly column: Column; readonly index: number; readonly width: number; readonly isOnRight: boolean};

function* tableLines(rows: readonly TableRow[], fitted: Fitted, page: TablePage): Generator<string, void> {
	const {frame, layout, names, cells} = page;
	const indexes = new Map(layout.columns.map((column, index) => [column, index]));
	const places = fitted.found.shown.map(
		({column, width}): CellPlace => ({column, width, index: indexes.get(column) ?? 0, isOnRight: fitted.onRight.has(column)}),
	);
	const widths = places.map(({width}) => width);
	const rule = (place: 'top' | 'middle' | 'bottom'): readonly string[] => frame.rule(place, widths).map((text) => layout.indent + text);
	const write = createLines(places, fitted.cut, page);
	yield* rule('top');
	yield* write(
		places.map(({index}) => names[index] ?? ''),
		{isName: true, styleOf: () => 'bold'},
	);
	yield* rule('middle');
	for (const row of rows) {
		const texts = places.map(({index}) => cells.textIn(row, index, cells.valueIn(row, index)));
		yield* write(texts, isRemark(row) ? {styleOf: () => 'dim'} : {styleOf: statusStyle, address: row.row['display_url']});
	}
	yield* rule('bottom');
}

/** How the texts of a row are shown; `address` is what one of them links to. */
type RowStyle = {
	readonly isName?: boolean;
	readonly styleOf: (text: string, column: Column) => Style | undefined;
	readonly address?: Json | undefined;
};

/** Writes the texts of a row, one for each place, in one line or in several. */
function createLines(places: readonly CellPlace[], cut: Set<Column>, {frame, layout, theme, width: room}: TablePage) {
	const isWhole = (text: string, width: number): boolean => room === undefined || displayWidth(text, width) <= width;
	const partsOf = (text: string, {column, width}: CellPlace, isName: boolean): readonly string[] => {
		if (isWhole(text, width)) return [text];
		const parts = isName ? [truncate(text, width, theme.ellipsis)] : brokenText(text, width, {column, ellipsis: theme.ellipsis});
		if (parts.join('') !== text) cut.add(column);
		return parts;
	};
	// A row under a device is its session.
	const linkAt = places.length > 1 && places[0]?.column === deviceColumn ? 1 : 0;
	const cell = (text: string, place: number, {styleOf, address}: RowStyle): string => {
		const {column, width, isOnRight} = places[place] as CellPlace;
		const style = styleOf(text, column);
		const painted = style ? theme.paint(style, text) : text;
		const linked = place === linkAt && address !== undefined ? theme.link(address, painted) : painted;
		const fill = ' '.repeat(Math.max(0, width - displayWidth(text, width)));
		return isOnRight ? fill + linked : linked + fill;
	};
	const line = (texts: readonly string[], style: RowStyle): string => {
		let shown = layout.indent + frame.left;
		for (let place = 0; place < places.length; place += 1) shown += (place === 0 ? '' : frame.between) + cell(texts[place] ?? '', place, style);
		return (shown + frame.right).trimEnd();
	};
	return (texts: readonly string[], style: RowStyle): readonly string[] => {
		if (texts.every((text, place) => isWhole(text, places[place]?.width ?? 0))) return [line(texts, style)];
		const parts = places.map((place, at) => partsOf(texts[at] ?? '', place, style.isName === true));
		const height = parts.reduce((most, {length}) => Math.max(most, length), 1);
		// The first line has the link.
		return Array.from({length: height}, (_, at) =>
			line(
				parts.map((part) => part[at] ?? ''),
				at === 0 ? style : {styleOf: style.styleOf},
			),
		);
	};
}

/** `field: value` lines, an empty line between two rows; hides and cuts nothing. */
function* fieldLines(rows: readonly TableRow[], page: TablePage): Generator<string, void> {
	const {cells, layout, names} = page;
	for (const [index, row] of rows.entries()) {
		if (index > 0) yield '';
		if (isRemark(row)) yield* wrapped(sanitize(`${row.group} - ${row.remark}`, {lineFeeds: 'escape'}), page);
		else
			for (const [at, name] of names.entries())
				yield* wrapped(`${layout.indent}${name}: ${cells.textIn(row, at, cells.valueIn(row, at))}`.trimEnd(), page);
	}
}

function noteLines({hidden, cut}: {readonly hidden: readonly Column[]; readonly cut: readonly Column[]}, page: TablePage): readonly string[] {
	const names = new Map(page.layout.columns.map((column, index) => [column, page.names[index]]));
	const say = (columns: readonly Column[], what: string): readonly string[] =>
		columns.length === 0
			? []
			: [`${columns.length} column${columns.length === 1 ? '' : 's'} ${what}: ${columns.map((column) => names.get(column)).join(', ')}`];
	const parts = [...say(hidden, 'hidden'), ...say(cut, 'cut')];
	return parts.length === 0 ? [] : inWords(`${parts.join('; ')} (use | wide)`, page).map((line) => page.theme.paint('dim', line));
}

const wrapped = (text: string, {width}: TablePage): readonly string[] => (width === undefined ? [text] : [...wrap(text, width)]);
const inWords = (text: string, {width}: TablePage): readonly string[] => (width === undefined ? [text] : wrapWords(text, width));

function statusStyle(status: string, {name}: Column): Style | undefined {
	if (name !== 'status') return undefined;
	if (status === 'active' || status === 'planned') return status;
	return status === 'failed' || status === 'offline' ? 'failed' : undefined;
}

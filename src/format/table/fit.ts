import type {Column} from '../../output/output.js';

/** A column with the cells that its texts take: `texts[n]` is how many of them take `n` cells; `name` is the width of its name. */
export type SizedColumn = {readonly column: Column; readonly name: number; readonly texts: readonly number[]};

/** A column that is shown, with the cells it gets. */
type ShownColumn = {readonly column: Column; readonly width: number};

/** The visible part of a table, in the columns' order. */
export type Fit = {readonly shown: readonly ShownColumn[]; readonly hidden: readonly Column[]};

/** The cells available for columns, and the gap between two columns. */
export type Room = {readonly width: number; readonly gap: number};

/** A column without `cutTo` and `wrapTo` counts with its widest text, another with what all but a few of its texts need, where these need not stay whole at most so many cells. */
const mostUsual = 32;

/**
 * The columns that fit into the room (docs/contract/output.md D3 column-widths); without a room all of them, whole. The keys and the wanted columns
 * come first: where they do not fit, even if every text is cut as far as it may be, wanted columns are dropped, the last one first, before more than a
 * few texts are wrapped that are to stay whole. Extra columns are added one after the other, as long as nothing but a few long texts must be cut or wrapped
 * for them. What is too much is taken where it touches the fewest texts. Undefined if not even the keys fit.
 */
export function fit(columns: readonly SizedColumn[], room: Room | undefined): Fit | undefined {
	if (room === undefined) return fitOf(columns, new Map(columns.map(measure).map((one) => [one, one.widest])));
	const keys = columns.filter(({column}) => column.rank === 'key').map(measure);
	const wanted = columns.filter(({column}) => column.rank === 'wanted').map(measure);
	for (const floor of [wholeOf, leastOf]) {
		for (let count = wanted.length; count >= 0; count--) {
			const needed = [...keys, ...wanted.slice(0, count)];
			if (widthOf(needed.map(floor), room.gap) > room.width) continue;
			const extras = count < wanted.length ? [] : extrasBeside(columns, needed, room);
			if (needed.length + extras.length === 0) return undefined;
			return fitOf(columns, shrunk([...needed, ...extras], floorOf(extras, floor), room));
		}
	}
	return undefined;
}

/** A column as it is measured: `wider(n)` texts need more than `n` cells, its name counts for more than all of them. */
type MeasuredColumn = {
	readonly column: Column;
	readonly widest: number;
	/** What it may be cut or wrapped to. */
	readonly least: number;
	/** What all but a few of its texts need. */
	readonly usual: number;
	readonly wider: (width: number) => number;
};

function measure({column, name, texts}: SizedColumn): MeasuredColumn {
	const widest = Math.max(name, texts.length - 1);
	const least = Math.min(widest, column.cutTo ?? column.wrapTo ?? widest);
	const counts = Array.from({length: widest + 1}, (_, width) => texts[width] ?? 0);
	const all = counts.reduce((sum, count) => sum + count, 0);
	counts[name] = (counts[name] ?? 0) + all + 1;
	// From here on the texts of at least so many cells.
	for (let width = widest - 1; width >= 0; width--) counts[width] = (counts[width] ?? 0) + (counts[width + 1] ?? 0);
	const wider = (width: number): number => counts[width + 1] ?? 0;
	const few = all < 2 ? 0 : Math.max(1, Math.floor(all / 20));
	const most = column.whole ? widest : Math.max(least, mostUsual);
	let usual = least;
	while (wider(usual) > few && usual < most) usual += 1;
	return {column, widest, least, usual: least === widest ? widest : usual, wider};
}

const leastOf = ({least}: MeasuredColumn): number => least;

/** The same where no more than a few texts may be wrapped that are to stay whole. */
const wholeOf = ({column, usual, least}: MeasuredColumn): number => (column.whole ? usual : least);

/** The extra columns for which there is room beside the needed ones, if all others have what they usually need. */
function extrasBeside(columns: readonly SizedColumn[], needed: readonly MeasuredColumn[], room: Room): readonly MeasuredColumn[] {
	const extras: MeasuredColumn[] = [];
	for (const sized of columns) {
		if (sized.column.rank !== 'extra') continue;
		const extra = measure(sized);
		if (widthOf([...[...needed, ...extras].map(({usual}) => usual), wholeOf(extra)], room.gap) > room.width) break;
		extras.push(extra);
	}
	return extras;
}

/** With extra columns only the last one of them may have less than it usually needs. */
const floorOf =
	(extras: readonly MeasuredColumn[], floor: (one: MeasuredColumn) => number) =>
	(one: MeasuredColumn): number =>
		extras.length === 0 || one === extras.at(-1) ? floor(one) : one.usual;

/**
 * The widths of columns that fit, none below its floor: cell by cell, from the column where fewest texts are wider, among equal ones from the last extra
 * one, then from the widest. Extra columns stand last.
 */
function shrunk(columns: readonly MeasuredColumn[], floor: (one: MeasuredColumn) => number, room: Room): ReadonlyMap<MeasuredColumn, number> {
	const widths = new Map(columns.map((one) => [one, one.widest]));
	const floors = new Map(columns.map((one) => [one, floor(one)]));
	for (let over = widthOf([...widths.values()], room.gap) - room.width; over > 0; over--) {
		let taken: {readonly one: MeasuredColumn; readonly touched: number; readonly width: number} | undefined;
		for (const [one, width] of widths) {
			if (width <= (floors.get(one) ?? width)) continue;
			const touched = one.wider(width - 1);
			const isBefore = one.column.rank === 'extra' || width > (taken?.width ?? 0);
			if (taken === undefined || touched < taken.touched || (touched === taken.touched && isBefore)) taken = {one, touched, width};
		}
		if (taken) widths.set(taken.one, taken.width - 1);
	}
	return widths;
}

function fitOf(columns: readonly SizedColumn[], widths: ReadonlyMap<MeasuredColumn, number>): Fit {
	const found = new Map([...widths].map(([{column}, width]) => [column, width]));
	return {
		shown: columns.flatMap(({column}) => {
			const width = found.get(column);
			return width === undefined ? [] : [{column, width}];
		}),
		hidden: columns.flatMap(({column}) => (found.has(column) ? [] : [column])),
	};
}

const widthOf = (widths: readonly number[], gap: number): number =>
	widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);

import type {Column} from '../output/output.js';

/** A column with the cells its widest text takes, its name included. */
export type SizedColumn = {readonly column: Column; readonly width: number};

/** The visible part of a table, in the columns' order, with the cells of each; `cut` names columns with less than they need. */
export type Fit = {readonly shown: readonly SizedColumn[]; readonly hidden: readonly Column[]; readonly cut: readonly Column[]};

/** The cells available for columns, and the gap between two columns. */
export type Room = {readonly width: number; readonly gap: number};

/**
 * The columns that fit into the room (docs/contract/output.md D3 column-widths); without a room all of them, whole. The keys and the wanted columns
 * come first: if they are too wide, cuttable columns are cut, then wanted columns are dropped, the last one first. Extra columns are added one
 * after the other while there is room. Undefined if not even the keys fit.
 */
export function fit(columns: readonly SizedColumn[], room: Room | undefined): Fit | undefined {
	if (room === undefined) return {shown: columns, hidden: [], cut: []};
	const wanted = columns.filter(({column}) => column.rank === 'wanted');
	for (let count = wanted.length; count >= 0; count--) {
		const needed = columns.filter((sized) => sized.column.rank === 'key' || wanted.slice(0, count).includes(sized));
		const shown = shrink(needed, room);
		if (shown) return fitOf(columns, count === wanted.length ? withExtras(columns, shown, room) : shown);
	}
	return undefined;
}

function fitOf(columns: readonly SizedColumn[], shown: readonly SizedColumn[]): Fit | undefined {
	if (shown.length === 0) return undefined;
	const widths = new Map(shown.map(({column, width}) => [column, width]));
	const hidden = columns.filter(({column}) => !widths.has(column)).map(({column}) => column);
	const cut = columns.filter(({column, width}) => width > (widths.get(column) ?? width)).map(({column}) => column);
	return {shown, hidden, cut};
}

/** The columns cut to fit, always by a cell of the widest; undefined if that is not enough. */
function shrink(columns: readonly SizedColumn[], room: Room): readonly SizedColumn[] | undefined {
	let over = widthOf(columns, room.gap) - room.width;
	const widths = columns.map(({width}) => width);
	while (over > 0) {
		const spare = columns.map(({column}, index) => ((widths[index] ?? 0) > (column.cutTo ?? Number.POSITIVE_INFINITY) ? (widths[index] ?? 0) : 0));
		const widest = Math.max(0, ...spare);
		if (widest === 0) return undefined;
		widths[spare.indexOf(widest)] = widest - 1;
		over--;
	}
	return columns.map(({column}, index) => ({column, width: widths[index] ?? 0}));
}

function withExtras(columns: readonly SizedColumn[], needed: readonly SizedColumn[], room: Room): readonly SizedColumn[] {
	const widths = new Map(needed.map(({column, width}) => [column, width]));
	let left = room.width - widthOf(needed, room.gap);
	for (const {column, width} of columns.filter(({column}) => column.rank === 'extra')) {
		const free = left - (widths.size > 0 ? room.gap : 0);
		if (width > free && free < (column.cutTo ?? Number.POSITIVE_INFINITY)) break;
		widths.set(column, Math.min(width, free));
		left = free - Math.min(width, free);
	}
	return columns.flatMap(({column}) => {
		const width = widths.get(column);
		return width === undefined ? [] : [{column, width}];
	});
}

const widthOf = (columns: readonly SizedColumn[], gap: number): number =>
	columns.reduce((sum, {width}) => sum + width, 0) + gap * Math.max(0, columns.length - 1);

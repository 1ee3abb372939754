import type {DrawnLine, Layers} from './layers.js';

/** A box in a row of them: its left column and its width, borders included. */
export type BoxPlace = {readonly left: number; readonly width: number};

/** A line from a box down through the channel below its layer: to one of the next layer, or, `back`, up to another one of its own. */
export type LineRoute = {
	readonly line: DrawnLine;
	readonly upper: number;
	readonly lower: number;
	readonly from: number;
	readonly to: number;
	readonly back: boolean;
	/** The row of its horizontal part, from 0; none where it goes straight. */
	readonly track: number | undefined;
};

/** What is routed: the layers, how wide the text of each node is, and the cells between two boxes. */
type Routing = {readonly layers: Layers; readonly lines: readonly DrawnLine[]; readonly widths: readonly number[]};

/** The lines that leave each layer downwards, `upper` being in it. */
type Leaving = {readonly line: DrawnLine; readonly upper: number; readonly lower: number; readonly back: boolean};

const gap = 2;

/** Boxes are wide enough for their text, and for every second column to hold a line on each side. */
export function placeBoxes({layers, lines, widths}: Routing): {readonly places: ReadonlyMap<number, BoxPlace>; readonly width: number} {
	const leaving = layers.map((_, at) => leavingOf({layers, lines}, at));
	const lineCount = (node: number): number => {
		const below = leaving.flat().filter(({upper, lower, back}) => upper === node || (back && lower === node)).length;
		return Math.max(below, leaving.flat().filter(({lower, back}) => !back && lower === node).length);
	};
	const boxWidth = (node: number): number => Math.max((widths[node] ?? 0) + 4, 2 * lineCount(node) + 3);
	const rows = layers.map((layer) => layer.reduce((sum, node) => sum + boxWidth(node) + gap, -gap));
	const width = Math.max(...rows);
	const places = new Map<number, BoxPlace>();
	for (const [at, layer] of layers.entries()) {
		let left = Math.floor((width - (rows[at] ?? 0)) / 2);
		for (const node of layer) {
			places.set(node, {left, width: boxWidth(node)});
			left += boxWidth(node) + gap;
		}
	}
	return {places, width};
}

function leavingOf({layers, lines}: Pick<Routing, 'layers' | 'lines'>, at: number): readonly Leaving[] {
	const [here, below] = [new Set(layers[at]), new Set(layers[at + 1])];
	return lines.flatMap((line): readonly Leaving[] => {
		const {a, b} = line;
		if (here.has(a) && here.has(b)) return [{line, upper: a, lower: b, back: true}];
		if (here.has(a) && below.has(b)) return [{line, upper: a, lower: b, back: false}];
		return here.has(b) && below.has(a) ? [{line, upper: b, lower: a, back: false}] : [];
	});
}

/**
 * The lines below a layer. Those that leave a box do so in even columns, those that reach one in odd ones, unless they go straight: no two verticals share
 * a column, so that each line can be told from the others.
 */
export function routesBelow(routing: Pick<Routing, 'layers' | 'lines'>, at: number, places: ReadonlyMap<number, BoxPlace>): readonly LineRoute[] {
	const leaving = leavingOf(routing, at);
	const middle = (node: number): number => {
		const {left = 0, width = 0} = places.get(node) ?? {};
		return left + width / 2;
	};
	const ports = leaving.flatMap(({upper, lower, back}, index): readonly BoxPort[] => [
		{key: keyOf(index, upper), node: upper, towards: middle(lower)},
		...(back ? [{key: keyOf(index, lower), node: lower, towards: middle(upper)}] : []),
	]);
	const columns = portsOf(ports, places);
	const leave = leaving.map((one, index) => ({...one, from: columns.get(keyOf(index, one.upper)) ?? 0}));
	const landings = landingsOf(
		leave.filter(({back}) => !back),
		places,
	);
	const backAt = (index: number, node: number): number | undefined => columns.get(keyOf(index, node));
	return onTracks(leave.map((one, index) => ({...one, to: (one.back ? backAt(index, one.lower) : landings.get(one.line)) ?? one.from})));
}

const keyOf = (index: number, node: number): string => `${index} ${node}`;

type BoxPort = {readonly key: string; readonly node: number; readonly towards: number};

/** Even columns of each box, spread over it, in the order of where the lines go. */
function portsOf(ports: readonly BoxPort[], places: ReadonlyMap<number, BoxPlace>): ReadonlyMap<string, number> {
	const columns = new Map<string, number>();
	for (const node of new Set(ports.map((one) => one.node))) {
		const mine = ports.filter((one) => one.node === node).toSorted((a, b) => a.towards - b.towards);
		const free = columnsOf(places.get(node), 0);
		for (const [index, {key}] of mine.entries()) columns.set(key, free[spread(index, mine.length, free.length)] ?? 0);
	}
	return columns;
}

/** The columns inside of a box that are even, or odd. */
const columnsOf = ({left, width}: BoxPlace = {left: 0, width: 0}, parity: 0 | 1): readonly number[] =>
	Array.from({length: Math.max(0, width - 2)}, (_, index) => left + 1 + index).filter((column) => column % 2 === parity);

/** The place of one of `count` things among more places, so that they stand apart alike. */
const spread = (index: number, count: number, places: number): number => Math.floor(((2 * index + 1) * places) / (2 * count));

/** Straight down where that leads into the box, else odd columns. */
function landingsOf(reaching: readonly (Leaving & {readonly from: number})[], places: ReadonlyMap<number, BoxPlace>): ReadonlyMap<DrawnLine, number> {
	const columns = new Map<DrawnLine, number>();
	for (const node of new Set(reaching.map(({lower}) => lower))) {
		const mine = reaching.filter(({lower}) => lower === node).toSorted((a, b) => a.from - b.from);
		const straight = new Set(columnsOf(places.get(node), 0));
		const others = mine.filter(({from}) => !straight.has(from));
		const free = columnsOf(places.get(node), 1);
		for (const {line, from} of mine) columns.set(line, from);
		for (const [index, {line}] of others.entries()) columns.set(line, free[spread(index, others.length, free.length)] ?? 0);
	}
	return columns;
}

/** Horizontal parts that overlap are on rows of their own. */
function onTracks(routes: readonly Omit<LineRoute, 'track'>[]): readonly LineRoute[] {
	const tracks: (readonly [number, number])[][] = [];
	const sorted = routes.toSorted((one, other) => Math.abs(one.from - one.to) - Math.abs(other.from - other.to) || one.from - other.from);
	return sorted.map((route) => {
		if (route.from === route.to) return {...route, track: undefined};
		const [start, end] = [Math.min(route.from, route.to), Math.max(route.from, route.to)];
		const found = tracks.findIndex((taken) => taken.every(([first, last]) => end < first || start > last));
		const track = found < 0 ? tracks.length : found;
		tracks[track] = [...(tracks[track] ?? []), [start, end]];
		return {...route, track};
	});
}

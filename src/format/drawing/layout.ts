import {Graph, layout} from '@dagrejs/dagre';
import type {Work} from '../../core/long-work.js';
import type {Topology} from '../../output/topology.js';
import {type DrawnLine, type Layers, layersOf, linesOf, neighboursOf} from './layers.js';

/** A place in pixels. */
export type Spot = {readonly x: number; readonly y: number};

/** Width and height in pixels. */
export type Extent = {readonly width: number; readonly height: number};

/** Where nodes and lines are drawn: each node by its middle, each line by the spots that it passes. */
export type PictureLayout = Extent & {readonly spots: readonly Spot[]; readonly paths: ReadonlyMap<DrawnLine, readonly Spot[]>};

/** Pixels around all, and between parts that no line joins. */
const margin = 24;

/**
 * Lays out a topology, a step for each part of it that no line joins to the others; the same data is laid out the same. `sizes` are those of its nodes. A
 * part is laid out by dagre, which cannot be stopped: `limits.drawnNodes` bounds it.
 */
export function* layOut(topology: Topology, sizes: readonly Extent[]): Work<PictureLayout> {
	const lines = linesOf(topology);
	const spots: Spot[] = sizes.map(() => ({x: 0, y: 0}));
	const paths = new Map<DrawnLine, readonly Spot[]>();
	const parts: LaidPart[] = [];
	for (const layers of layersOf(neighboursOf(sizes.length, lines))) {
		parts.push(layOutPart({layers, lines, sizes}));
		yield '';
	}
	const shelves = stack(parts);
	for (const [index, part] of parts.entries()) {
		const {x, y} = shelves.corners[index] ?? {x: 0, y: 0};
		const moved = (spot: Spot): Spot => ({x: tenth(spot.x + x), y: tenth(spot.y + y)});
		for (const [node, spot] of part.spots) spots[node] = moved(spot);
		for (const [line, path] of part.paths) paths.set(line, path.map(moved));
	}
	return {width: tenth(shelves.width), height: tenth(shelves.height), spots, paths};
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

type LaidPart = Extent & {readonly spots: ReadonlyMap<number, Spot>; readonly paths: ReadonlyMap<DrawnLine, readonly Spot[]>};

type PartToLay = {readonly layers: Layers; readonly lines: readonly DrawnLine[]; readonly sizes: readonly Extent[]};

/** Each layer is a row. dagre puts the rows in order and the boxes in place; a line within a row hangs below it, and would only make rows of one. */
function layOutPart({layers, lines, sizes}: PartToLay): LaidPart {
	const layerOf = new Map(layers.flatMap((layer, at) => layer.map((node) => [node, at] as const)));
	const mine = lines.filter(({a}) => layerOf.has(a));
	const isWithin = ({a, b}: DrawnLine): boolean => layerOf.get(a) === layerOf.get(b);
	const graph = new Graph();
	const ranker = (ranked: typeof graph): void => {
		// dagre halves the space between ranks and doubles them, for labels of lines.
		for (const name of ranked.nodes()) ranked.node(name).rank = 2 * (layerOf.get(nodeOf(name)) ?? 0);
	};
	graph.setGraph({rankdir: 'TB', nodesep: 28, ranksep: rowGap, edgesep: 12, ranker});
	graph.setDefaultEdgeLabel(() => ({}));
	for (const node of layerOf.keys()) graph.setNode(`n${node}`, {...sizes[node]});
	for (const {a, b} of mine.filter((line) => !isWithin(line))) graph.setEdge(...downwards(a, b, layerOf));
	layout(graph);
	const spots = new Map(Array.from(layerOf.keys(), (node): [number, Spot] => [node, spotOf(graph.node(`n${node}`))]));
	const pathOf = (line: DrawnLine): readonly Spot[] => {
		if (isWithin(line)) return hanging(line, {spots, sizes});
		const [from, to] = downwards(line.a, line.b, layerOf);
		const points = (graph.edge(from, to).points as readonly Spot[]).map(spotOf);
		return nodeOf(from) === line.a ? points : points.toReversed();
	};
	const {width = 0, height = 0} = graph.graph() as Partial<Extent>;
	const below = mine.some(isWithin) ? rowGap : 0;
	return {width, height: height + below, spots, paths: new Map(mine.map((line) => [line, pathOf(line)]))};
}

/** Pixels between two rows. */
const rowGap = 64;

const nodeOf = (name: string): number => Number(name.slice(1));

/** The ends of a line, the one in the upper row first. */
const downwards = (a: number, b: number, layerOf: ReadonlyMap<number, number>): readonly [string, string] =>
	(layerOf.get(a) ?? 0) < (layerOf.get(b) ?? 0) ? [`n${a}`, `n${b}`] : [`n${b}`, `n${a}`];

/** A line between two boxes of a row: the farther they are apart, the lower it hangs. */
function hanging({a, b}: DrawnLine, {spots, sizes}: Pick<PartToLay, 'sizes'> & {readonly spots: ReadonlyMap<number, Spot>}): readonly Spot[] {
	const [start, end] = [a, b].map((node) => {
		const {x, y} = spots.get(node) ?? {x: 0, y: 0};
		return {x, y: y + (sizes[node]?.height ?? 0) / 2};
	}) as [Spot, Spot];
	const low = Math.min(rowGap - 12, 16 + Math.abs(end.x - start.x) / 24);
	return [start, {x: (start.x + end.x) / 2, y: Math.max(start.y, end.y) + low}, end];
}

const spotOf = ({x, y}: {readonly x?: number; readonly y?: number}): Spot => ({x: x ?? 0, y: y ?? 0});

/** Parts side by side, in rows about as wide as the widest one, or as a page that holds them all. */
function stack(parts: readonly Extent[]): Extent & {readonly corners: readonly Spot[]} {
	const area = parts.reduce((sum, {width, height}) => sum + (width + margin) * (height + margin), 0);
	const most = Math.max(...parts.map(({width}) => width), Math.sqrt(area * 1.6));
	const corners: Spot[] = [];
	let [x, y, high, wide] = [margin, margin, 0, 0];
	for (const {width, height} of parts) {
		if (x > margin && x + width > most + margin) {
			y += high + margin;
			[x, high] = [margin, 0];
		}
		corners.push({x, y});
		x += width + margin;
		high = Math.max(high, height);
		wide = Math.max(wide, x);
	}
	return {corners, width: Math.max(wide, 2 * margin), height: y + high + margin};
}

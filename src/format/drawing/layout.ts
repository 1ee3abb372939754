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

/** Lines lead from layer to layer, so that what is as far from the middle stands in one row. */
function layOutPart({layers, lines, sizes}: PartToLay): LaidPart {
	const order = new Map(layers.flatMap((layer, at) => layer.map((node, index) => [node, [at, index] as const] as const)));
	const graph = new Graph({multigraph: false});
	graph.setGraph({rankdir: 'TB', nodesep: 28, ranksep: 64, edgesep: 12, ranker: 'longest-path'});
	graph.setDefaultEdgeLabel(() => ({}));
	for (const node of order.keys()) graph.setNode(`n${node}`, {...sizes[node]});
	const mine = lines.filter(({a}) => order.has(a));
	const isBefore = (a: number, b: number): boolean => {
		const [[layer, index], [otherLayer, otherIndex]] = [order.get(a) ?? [0, 0], order.get(b) ?? [0, 0]];
		return layer === otherLayer ? index < otherIndex : layer < otherLayer;
	};
	const ends = mine.map(({a, b}) => (isBefore(a, b) ? ([`n${a}`, `n${b}`] as const) : ([`n${b}`, `n${a}`] as const)));
	for (const [from, to] of ends) graph.setEdge(from, to);
	layout(graph);
	const spots = new Map(Array.from(order.keys(), (node): [number, Spot] => [node, spotOf(graph.node(`n${node}`))]));
	const paths = new Map(
		mine.map((line, index): [DrawnLine, readonly Spot[]] => {
			const [from = '', to = ''] = ends[index] ?? [];
			const points = ((graph.edge(from, to) as {points?: readonly Spot[]}).points ?? []).map(spotOf);
			return [line, from === `n${line.a}` ? points : points.toReversed()];
		}),
	);
	const {width = 0, height = 0} = graph.graph() as Partial<Extent>;
	return {width, height, spots, paths};
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

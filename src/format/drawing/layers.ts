import type {Topology, TopologyEdge} from '../../output/topology.js';

/** Nodes in layers, by their place among the nodes of the topology: each line leads within a layer or to the next one. */
export type Layers = readonly (readonly number[])[];

/** A line between two nodes, by their places. Loops are none. */
export type DrawnLine = {readonly a: number; readonly b: number; readonly edge: TopologyEdge};

/** The lines of a topology without those that stay within a node. */
export function linesOf({nodes, edges}: Topology): readonly DrawnLine[] {
	const at = new Map(nodes.map(({id}, index) => [id, index]));
	return edges.flatMap((edge): readonly DrawnLine[] => {
		const [a, b] = [at.get(edge.a), at.get(edge.b)];
		return a === undefined || b === undefined || a === b ? [] : [{a, b, edge}];
	});
}

/** The neighbours of each node. */
export function neighboursOf(count: number, lines: readonly DrawnLine[]): readonly (readonly number[])[] {
	const neighbours = Array.from({length: count}, (): number[] => []);
	for (const {a, b} of lines) {
		neighbours[a]?.push(b);
		neighbours[b]?.push(a);
	}
	return neighbours;
}

/** Parts that no line joins, those with the most nodes first, each in layers by how far its nodes are from the one with the most neighbours. */
export function layersOf(neighbours: readonly (readonly number[])[]): readonly Layers[] {
	const parts: Layers[] = [];
	const seen = new Set<number>();
	for (const start of neighbours.keys()) {
		if (seen.has(start)) continue;
		const part = distancesFrom(start, neighbours);
		for (const node of part.keys()) seen.add(node);
		const [root = start] = [...part.keys()].toSorted((a, b) => degree(neighbours, b) - degree(neighbours, a) || a - b);
		const layers: number[][] = [];
		for (const [node, distance] of distancesFrom(root, neighbours)) {
			layers[distance] ??= [];
			layers[distance]?.push(node);
		}
		parts.push(untangled(layers, neighbours));
	}
	return parts.toSorted((a, b) => b.flat().length - a.flat().length);
}

const degree = (neighbours: readonly (readonly number[])[], node: number): number => neighbours[node]?.length ?? 0;

/** How many lines each node of a part is away. */
function distancesFrom(start: number, neighbours: readonly (readonly number[])[]): ReadonlyMap<number, number> {
	const distances = new Map([[start, 0]]);
	for (const [node, distance] of distances) for (const next of neighbours[node] ?? []) if (!distances.has(next)) distances.set(next, distance + 1);
	return distances;
}

/** Times that each layer is put in order by its neighbours. */
const sweeps = 4;

/** Each layer in the order of what its nodes are joined to in the layer before, then after, so that fewer lines cross. */
function untangled(layers: readonly (readonly number[])[], neighbours: readonly (readonly number[])[]): Layers {
	const sorted = layers.map((layer) => layer.toSorted((a, b) => a - b));
	for (let sweep = 0; sweep < sweeps; sweep += 1) {
		const isDown = sweep % 2 === 0;
		const order = isDown ? [...sorted.keys()] : [...sorted.keys()].reverse();
		for (const at of order) {
			const beside = sorted[isDown ? at - 1 : at + 1];
			if (beside) sorted[at] = byMiddle(sorted[at] ?? [], {places: new Map(beside.map((node, index) => [node, index])), neighbours});
		}
	}
	return sorted;
}

type BesideLayer = {readonly places: ReadonlyMap<number, number>; readonly neighbours: readonly (readonly number[])[]};

/** Those that are joined to nothing there keep their place. */
function byMiddle(layer: readonly number[], {places, neighbours}: BesideLayer): number[] {
	const middles = new Map(
		layer.map((node, index) => {
			const joined = (neighbours[node] ?? []).flatMap((next) => places.get(next) ?? []);
			return [node, joined.length === 0 ? index : joined.reduce((sum, place) => sum + place, 0) / joined.length];
		}),
	);
	return layer.toSorted((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
}

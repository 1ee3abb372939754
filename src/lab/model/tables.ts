import type {Row} from '../../output/output.js';
import {idOf} from './context.js';

/** The objects of one kind by id, in the order of their ids. Records never change: an edit puts another in their place. */
export type Table = Map<number, Row>;

/** One state of the network, main's or a branch's: path of the kind -> its objects. */
export type World = {
	readonly tables: Map<string, Table>;
	/** Counts of the objects that point at an object, remembered until the next write. */
	readonly counts: Map<string, ReadonlyMap<number, number>>;
};

/** A world of these tables. */
export const createWorld = (tables: Map<string, Table>): World => ({tables, counts: new Map()});

/** The objects of a kind. */
export function tableOf(world: World, path: string): Table {
	const known = world.tables.get(path);
	if (known) return known;
	const table: Table = new Map();
	world.tables.set(path, table);
	return table;
}

/** Puts a record in, in place of the one with its id. */
export function put(world: World, path: string, record: Row): void {
	tableOf(world, path).set(idOf(record), record);
	world.counts.clear();
}

/** Takes a record out. */
export function drop(world: World, path: string, id: number): void {
	tableOf(world, path).delete(id);
	world.counts.clear();
}

/** A copy that later writes to either do not touch; kinds named as shared are the same in both. */
export function fork(world: World, shared: ReadonlySet<string>): World {
	return createWorld(new Map([...world.tables].map(([path, table]) => [path, shared.has(path) ? table : new Map(table)])));
}

/** How many objects of a kind point at this one by this field. */
export function countOf(world: World, from: {readonly of: string; readonly by: string}, id: number): number {
	const key = `${from.of} ${from.by}`;
	const known = world.counts.get(key) ?? countAll(world, from);
	world.counts.set(key, known);
	return known.get(id) ?? 0;
}

function countAll(world: World, {of, by}: {readonly of: string; readonly by: string}): ReadonlyMap<number, number> {
	const counts = new Map<number, number>();
	for (const record of tableOf(world, of).values()) {
		const value = record[by];
		for (const id of Array.isArray(value) ? value : [value]) {
			if (typeof id === 'number') counts.set(id, (counts.get(id) ?? 0) + 1);
		}
	}
	return counts;
}

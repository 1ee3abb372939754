import type {Row} from '../../output/output.js';
import {idOf} from './context.js';

/** The objects of one kind by id, in the order of their ids. Records never change: an edit puts another in their place. */
export type Table = Map<number, Row>;

/** One state of the network, main's or a branch's: path of the kind -> its objects. */
export type World = {
	readonly tables: Map<string, Table>;
	/** Counts of the objects that point at an object, remembered until the next write. */
	readonly counts: Map<string, ReadonlyMap<number, number>>;
	/** Objects by what they point at, remembered until the next write. */
	readonly indexes: Map<string, ReadonlyMap<string, readonly Row[]>>;
};

/** A world of these tables. */
export const createWorld = (tables: Map<string, Table>): World => ({tables, counts: new Map(), indexes: new Map()});

/** The objects of a kind. */
export function tableOf(world: World, path: string): Table {
	const known = world.tables.get(path);
	if (known) return known;
	const table: Table = new Map();
	world.tables.set(path, table);
	return table;
}

/** Forgets what was remembered of the tables, which changed. */
export function forget(world: World): void {
	world.counts.clear();
	world.indexes.clear();
}

/** Puts a record in, in place of the one with its id. */
export function put(world: World, path: string, record: Row): void {
	tableOf(world, path).set(idOf(record), record);
	forget(world);
}

/** Takes a record out. */
export function drop(world: World, path: string, id: number): void {
	tableOf(world, path).delete(id);
	forget(world);
}

/** A copy that later writes to either do not touch; kinds named as shared are the same in both. */
export function fork(world: World, shared: ReadonlySet<string>): World {
	return createWorld(new Map([...world.tables].map(([path, table]) => [path, shared.has(path) ? table : new Map(table)])));
}

/** Objects of a kind that point by a field; `within`: the tree whose objects are pointed at by what points at those below them, too. */
type Pointing = {readonly of: string; readonly by: string; readonly within?: string};

/** How many objects of a kind point at this one by this field. */
export function countOf(world: World, from: Pointing, id: number): number {
	const key = `${from.of} ${from.by} ${from.within ?? ''}`;
	const known = world.counts.get(key) ?? countAll(world, from);
	world.counts.set(key, known);
	return known.get(id) ?? 0;
}

function countAll(world: World, {of, by, within}: Pointing): ReadonlyMap<number, number> {
	const counts = new Map<number, number>();
	for (const record of tableOf(world, of).values()) {
		const value = record[by];
		for (const id of Array.isArray(value) ? value : [value]) {
			if (typeof id === 'number')
				for (const one of within === undefined ? [id] : upward(world, within, id)) counts.set(one, (counts.get(one) ?? 0) + 1);
		}
	}
	return counts;
}

/** An object of a tree and all that it stands under. Ends in a tree that bites its tail, too. */
function upward(world: World, path: string, id: number): ReadonlySet<number> {
	const found = new Set<number>();
	for (let at: unknown = id; typeof at === 'number' && !found.has(at); at = tableOf(world, path).get(at)?.['parent']) found.add(at);
	return found;
}

/** The objects of a kind by keys that follow from each of them; `name` tells one index of a kind from another. */
export function indexOf(world: World, path: string, name: string, keysOf: (record: Row) => readonly string[]): ReadonlyMap<string, readonly Row[]> {
	const known = world.indexes.get(`${path} ${name}`);
	if (known) return known;
	const made = new Map<string, Row[]>();
	for (const record of tableOf(world, path).values()) {
		for (const key of keysOf(record)) {
			const same = made.get(key);
			if (same === undefined) made.set(key, [record]);
			else same.push(record);
		}
	}
	world.indexes.set(`${path} ${name}`, made);
	return made;
}

import type {Row} from '../../output/output.js';
import {idOf} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {drop, forget, put, tableOf, type World} from '../model/tables.js';
import {mirror} from './mirror.js';
import {nextId, type Store} from './store.js';
import {stored} from './stored.js';

/** Where an edit happens: in main, or in the branch of a schema id. */
type Place = {readonly branch?: string};

/**
 * What a person with a script or a database does to a running server behind its API: no rights, no checks, nothing in the change log.
 * Kinds are named by the paths of their lists; the change log is one of them. What is no object, kind or branch is a mistake of the caller, and thrown.
 */
export type Behind = {
	/** The objects of a kind as they are kept: relations by id, choices by value. */
	readonly rows: (path: string, place?: Place) => readonly Row[];
	/** Changes stored values as `QuerySet.update()` does: no time moves. With `stamp` as `.save()` in a shell does: `last_updated` moves. */
	readonly update: (path: string, id: number, values: Row, more?: Place & {readonly stamp?: boolean}) => void;
	/** Puts a row in, as NetBox shows it or with relations by id; without an id it gets the next one. Gives the id. */
	readonly insert: (path: string, row: Row, place?: Place) => number;
	/** Takes out an object, or all that a test picks; what pointed at it points at nothing. */
	readonly remove: (path: string, which: number | ((row: Row) => boolean), place?: Place) => void;
	/** The server as it is now: what is called later brings all of it back, the next ids too, as a restored backup does. */
	readonly backup: () => () => void;
};

/** The way behind the API of a lab with this data. */
export function createBehind(store: Store, tick: () => string): Behind {
	const worldOf = ({branch}: Place = {}): World => known(branch === undefined ? store.main : store.branches.get(branch), `branch ${branch}`);
	const kindOf = (path: string): Kind => known(store.index.at(path), `kind ${path}`);
	return {
		rows: (path, place) => [...tableOf(worldOf(place), kindOf(path).path).values()],
		update: (path, id, values, more) => {
			const [kind, world] = [kindOf(path), worldOf(more)];
			const before = known(tableOf(world, kind.path).get(id), `${path} ${id}`);
			write(world, kind, {...before, ...checked(values, before, kind), ...(more?.stamp && {last_updated: tick()})});
		},
		insert: (path, row, place) => insert(store, worldOf(place), {kind: kindOf(path), row}),
		remove: (path, which, place) => {
			const [kind, world] = [kindOf(path), worldOf(place)];
			const isMeant = typeof which === 'number' ? (row: Row): boolean => idOf(row) === which : which;
			for (const row of [...tableOf(world, kind.path).values()].filter(isMeant)) drop(world, kind.path, idOf(row));
		},
		backup: () => backup(store),
	};
}

function insert(store: Store, world: World, {kind, row}: {readonly kind: Kind; readonly row: Row}): number {
	const id = typeof row['id'] === 'number' ? row['id'] : nextId(store, kind.path);
	store.highest.set(kind.path, Math.max(id, store.highest.get(kind.path) ?? 0));
	write(world, kind, stored(kind, {...row, id}));
	sort(world, kind);
	return id;
}

function known<Value>(value: Value | undefined, what: string): Value {
	if (value === undefined) throw new Error(`the lab has no ${what}`);
	return value;
}

/** A stored value has a name that the kind or the record has. */
function checked(values: Row, before: Row, kind: Kind): Row {
	for (const name of Object.keys(values)) known(name in kind.fields || name in before || undefined, `field ${name} of ${kind.path}`);
	return values;
}

function write(world: World, kind: Kind, record: Row): void {
	put(world, kind.path, record);
	mirror(world, kind, record);
}

/** A row whose id is lower than others' stands before them, as in every table. */
function sort(world: World, kind: Kind): void {
	const table = tableOf(world, kind.path);
	const rows = [...table].toSorted(([a], [b]) => a - b);
	table.clear();
	for (const [id, row] of rows) table.set(id, row);
}

type Saved = readonly (readonly [World, ReadonlyMap<string, ReadonlyMap<number, Row>>])[];

function backup(store: Store): () => void {
	const highest = new Map(store.highest);
	const [branches, merged] = [new Map(store.branches), new Map(store.merged)];
	const worlds: Saved = [store.main, ...branches.values()].map((world) => [
		world,
		new Map([...world.tables].map(([path, table]) => [path, new Map(table)])),
	]);
	return () => {
		refill(store.highest, highest);
		refill(store.branches, branches);
		refill(store.merged, merged);
		for (const [world, tables] of worlds) restore(world, tables);
	};
}

/** Tables that main and its branches share stay shared: they are filled again, not replaced. */
function restore(world: World, tables: ReadonlyMap<string, ReadonlyMap<number, Row>>): void {
	for (const path of world.tables.keys()) refill(tableOf(world, path), tables.get(path) ?? new Map<number, Row>());
	forget(world);
}

function refill<Key, Value>(map: Map<Key, Value>, saved: ReadonlyMap<Key, Value>): void {
	map.clear();
	for (const [key, value] of saved) map.set(key, value);
}

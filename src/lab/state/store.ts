import type {Row} from '../../output/output.js';
import {type KindIndex, kinds} from '../kinds/all.js';
import type {Change} from '../model/change.js';
import {fork, type World} from '../model/tables.js';
import type {Profile} from '../profiles.js';

/** Everything a running lab knows and changes. */
export type Store = {
	readonly status: Row;
	readonly profile: Profile;
	readonly index: KindIndex;
	readonly main: World;
	/** By schema id; only ready branches have one. */
	readonly branches: Map<string, World>;
	/** What a merge did, by schema id: until the branch is archived it can be taken back. */
	readonly merged: Map<string, {readonly world: World; readonly changes: readonly Change[]}>;
	/** The highest id ever given, by kind: numbers of deleted objects are not used again. */
	readonly highest: Map<string, number>;
};

/** A copy of main in which later writes stay; its change log starts empty. */
export function forkMain(store: Store): World {
	const shared = new Set(kinds.filter((kind) => kind.global).map((kind) => kind.path));
	const world = fork(store.main, shared);
	world.tables.set('core/object-changes', new Map());
	return world;
}

/** The next id of a kind, the same sequence for main and all branches. */
export function nextId(store: Store, path: string): number {
	const id = (store.highest.get(path) ?? 0) + 1;
	store.highest.set(path, id);
	return id;
}

import type {Row} from '../../output/output.js';
import {everyKind} from '../kinds/all.js';
import {idOf, textOf} from '../model/context.js';
import {put, tableOf, type World} from '../model/tables.js';
import {logChange, type WriteAt} from '../writes/changes.js';
import {createScene} from './contexts.js';
import {nextId, type Store} from './store.js';

const log = 'core/object-changes';

/**
 * The change rows that a data set's branch must have had: one for each row saved there since it was made, with a number that main's
 * log leaves out. Where `known` has the change of an object, what it says counts: its id, time and request are in nothing else.
 */
export function addBranchChanges(store: Store, world: World, {since, known}: {readonly since: string; readonly known: readonly Row[]}): void {
	const free = freeIds(store, known);
	const scene = createScene(store, world, '');
	const shared = {store, scene, user: {id: 1, name: 'admin'}, requestId: '00000000-0000-4000-8000-000000000000', message: ''};
	for (const kind of everyKind) {
		if (kind.global || kind.path === log) continue;
		for (const [id, after] of tableOf(world, kind.path)) {
			const [time, before] = [textOf(after, 'last_updated'), tableOf(store.main, kind.path).get(id)];
			if (time <= since || after === before) continue;
			const told = known.find((row) => row['changed_object_type'] === kind.type && row['changed_object_id'] === id);
			const changeId = told === undefined ? (free.shift() ?? nextId(store, log)) : idOf(told);
			const at: WriteAt = {...shared, tick: () => time, changeId};
			logChange({kind, before, after}, at);
			if (told !== undefined) put(world, log, {...tableOf(world, log).get(changeId), ...told});
		}
	}
}

function freeIds(store: Store, known: readonly Row[]): number[] {
	const used = new Set([...tableOf(store.main, log).keys(), ...known.map(idOf)]);
	return Array.from({length: store.highest.get(log) ?? 0}, (_, index) => index + 1).filter((id) => !used.has(id));
}

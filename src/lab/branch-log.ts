import {kinds} from './kinds/all.js';
import {textOf} from './scene.js';
import {createScene} from './scenes.js';
import {nextId, type Store} from './store.js';
import {tableOf, type World} from './world.js';
import {logChange, type WriteAt} from './writes/changes.js';

/** The change rows that a data set's branch must have had: one for each row saved there since it was made, with a number that main's log leaves out. */
export function addBranchChanges(store: Store, world: World, since: string): void {
	const free = freeIds(store);
	const scene = createScene(store, world, '');
	const changeId = (): number => free.shift() ?? nextId(store, 'core/object-changes');
	const shared = {store, scene, user: {id: 1, name: 'admin'}, requestId: '00000000-0000-4000-8000-000000000000', message: '', changeId};
	for (const kind of kinds) {
		if (kind.global || kind.path === 'core/object-changes') continue;
		for (const [id, after] of tableOf(world, kind.path)) {
			const time = textOf(after, 'last_updated');
			const at: WriteAt = {...shared, tick: () => time};
			if (time > since && after !== tableOf(store.main, kind.path).get(id))
				logChange({kind, before: tableOf(store.main, kind.path).get(id), after}, at);
		}
	}
}

function freeIds(store: Store): number[] {
	const used = tableOf(store.main, 'core/object-changes');
	const highest = store.highest.get('core/object-changes') ?? 0;
	return Array.from({length: highest}, (_, index) => index + 1).filter((id) => !used.has(id));
}

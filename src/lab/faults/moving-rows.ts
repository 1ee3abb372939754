import {pathOf, searchOf} from '../http/request.js';
import {routeOf} from '../http/routes.js';
import {put, tableOf} from '../model/tables.js';
import {chooseBranch} from '../state/branches.js';
import {createScene} from '../state/contexts.js';
import {nextId} from '../state/store.js';
import {logChange, type WriteAt} from '../writes/changes.js';
import {remove} from '../writes/remove.js';
import type {Struck} from './effect.js';

/**
 * Before every page of a list but the first, the object with the lowest id is deleted and born again under the next id: whoever
 * counts rows by offset then misses one, and the list ends later than its count said. What others need stays.
 */
export function replaceFirst({asked, lab}: Struck): void {
	const query = new URLSearchParams(searchOf(asked));
	const isLater = ['id__gt', 'offset', 'start'].some((name) => Number(query.get(name) ?? 0) > 0);
	const route = routeOf(pathOf(asked), lab.store);
	const chosen = chooseBranch(asked, lab.store);
	if (asked.method !== 'GET' || !isLater || route?.to !== 'list' || 'refusal' in chosen) return;
	const {kind} = route;
	const [first] = tableOf(chosen.world, kind.path).values();
	if (first === undefined) return;
	const scene = createScene(lab.store, chosen.world, asked.origin);
	const user = {id: 1, name: 'admin'};
	const at: WriteAt = {store: lab.store, scene, user, requestId: asked.requestId, message: '', tick: lab.tick};
	if (!remove(kind, first, at).ok) return;
	const reborn = {...first, id: nextId(lab.store, kind.path), created: lab.tick(), last_updated: lab.tick()};
	put(chosen.world, kind.path, reborn);
	logChange({kind, before: undefined, after: reborn}, at);
}

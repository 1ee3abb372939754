import {stringifyJson} from '../../core/json-text.js';
import type {Row} from '../../output/output.js';
import {type Answer, json} from '../http/answer.js';
import {everyKind} from '../kinds/all.js';
import {textOf} from '../model/context.js';
import {tableOf, type World} from '../model/tables.js';
import {snapshot, type WriteAt} from './changes.js';

/** The 409 where main and a branch gave a field of the same object different values since the branch was made; undefined where they did not. */
export function refuseConflicts(branch: Row, at: WriteAt): Answer | undefined {
	const world = at.store.branches.get(textOf(branch, 'schema_id'));
	const found = world === undefined ? [] : conflictsOf(world, at);
	if (found.length === 0) return undefined;
	return json(409, {detail: 'All conflicts must be acknowledged before this action can proceed.', conflicts: found});
}

function conflictsOf(world: World, at: WriteAt): readonly Row[] {
	const first = new Map<string, Row>();
	for (const change of tableOf(world, 'core/object-changes').values()) {
		const key = `${change['changed_object_type']} ${change['changed_object_id']}`;
		if (!first.has(key)) first.set(key, change);
	}
	return [...first.values()].flatMap((change, index) => {
		const conflict = conflictOf(change, world, at);
		return conflict === undefined ? [] : [{id: index + 1, ...conflict, last_updated: at.tick()}];
	});
}

function conflictOf(change: Row, world: World, {store, scene}: WriteAt): Row | undefined {
	const kind = everyKind.find(({type}) => type === change['changed_object_type']);
	const id = Number(change['changed_object_id']);
	const [mine, main] = [world, store.main].map((one) => (kind === undefined ? undefined : tableOf(one, kind.path).get(id)));
	if (kind === undefined || mine === undefined || main === undefined || change['action'] !== 'update') return undefined;
	const [original, branch, now] = [(change['prechange_data'] ?? {}) as Row, snapshot(kind, mine, {...scene, world}), snapshot(kind, main, scene)];
	const differ = (a: Row, b: Row, name: string): boolean => stringifyJson(a[name]) !== stringifyJson(b[name]);
	const names = Object.keys(original).filter((name) => differ(original, branch, name) && differ(original, now, name) && differ(branch, now, name));
	if (names.length === 0) return undefined;
	const part = (row: Row): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
	return {
		...{object_type: kind.type, object_id: id, object_repr: kind.display(mine, scene), action: {value: 'update', label: 'Updated'}, conflicts: names},
		conflicting_data: {original: part(original), branch: part(branch), main: part(now)},
	};
}

import {randomUUID} from 'node:crypto';
import {stringifyJson} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import {everyKind} from '../kinds/all.js';
import type {Change} from '../model/change.js';
import {idOf, textOf} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {drop, put, tableOf, type World} from '../model/tables.js';
import {forkMain} from '../state/store.js';
import {logChange, type WriteAt} from './changes.js';

const branchPath = 'plugins/branching/branches';

/** Brings main's changes into a branch; its own stay. */
export function sync(branch: Row, at: WriteAt): void {
	const schemaId = textOf(branch, 'schema_id');
	const old = at.store.branches.get(schemaId);
	const since = textOf(branch, 'last_sync');
	const news = [...tableOf(at.store.main, 'core/object-changes').values()].filter((change) => textOf(change, 'time') > since && isBranched(change));
	// Where nothing happened in main, not even the time of the sync moves (seen on 4.7.3).
	if (old === undefined || news.length === 0) return;
	const world = forkMain(at.store);
	world.tables.set('core/object-changes', tableOf(old, 'core/object-changes'));
	replay(old, world);
	at.store.branches.set(schemaId, world);
	put(at.store.main, branchPath, {...branch, last_sync: at.tick()});
}

const isBranched = (change: Row): boolean => everyKind.some(({type, global}) => type === change['changed_object_type'] && global !== true);

/** Main takes the branch's changes over: an edited object has a new time, one born in the branch none, and a birth cut to milliseconds. */
export function merge(branch: Row, at: WriteAt): void {
	const schemaId = textOf(branch, 'schema_id');
	const world = at.store.branches.get(schemaId);
	// A branch without changes stays ready (seen on 4.7.3).
	if (world === undefined || tableOf(world, 'core/object-changes').size === 0) return;
	const changes = replay(world, at.store.main);
	for (const {kind, before, after} of changes) {
		if (after !== undefined) {
			const times = before === undefined ? {created: cutTime(after['created'] ?? null), last_updated: null} : {last_updated: at.tick()};
			put(at.store.main, kind.path, {...after, ...times});
		}
		logChange({kind, before, after}, {...at, requestId: randomUUID()});
	}
	at.store.branches.delete(schemaId);
	at.store.merged.set(schemaId, {world, changes});
	put(at.store.main, branchPath, {...branch, status: 'merged', merged_time: at.tick(), merged_by: at.user.id, last_updated: at.tick()});
}

const cutTime = (time: Json): Json => (typeof time === 'string' ? time.replace(/(\.\d{3})\d*Z$/u, '$1Z') : time);

/** Puts the objects that a branch's log names as they are in the branch; of an edited one only the fields that the branch changed. */
function replay(from: World, to: World): readonly Change[] {
	const touched = new Map(
		[...tableOf(from, 'core/object-changes').values()].map(
			(change) => [`${change['changed_object_type']} ${change['changed_object_id']}`, change] as const,
		),
	);
	return [...touched.values()].flatMap((change) => {
		const kind = everyKind.find(({type}) => type === change['changed_object_type']);
		if (kind === undefined) return [];
		const id = Number(change['changed_object_id']);
		const [before, mine] = [tableOf(to, kind.path).get(id), tableOf(from, kind.path).get(id)];
		const after = mine === undefined ? undefined : {...before, ...changedFields(mine, {from, kind, id})};
		if (after === undefined) drop(to, kind.path, id);
		else put(to, kind.path, after);
		return before === undefined && after === undefined ? [] : [{kind, before, after}];
	});
}

function changedFields(mine: Row, {from, kind, id}: {readonly from: World; readonly kind: Kind; readonly id: number}): Row {
	const own = [...tableOf(from, 'core/object-changes').values()].filter(
		(change) => change['changed_object_type'] === kind.type && change['changed_object_id'] === id,
	);
	if (own.some((change) => change['action'] === 'create' || Object.keys((change['postchange_data'] ?? {}) as Row).length === 0)) return mine;
	const names = own.flatMap(({prechange_data, postchange_data}) => {
		const [pre, post] = [(prechange_data ?? {}) as Row, (postchange_data ?? {}) as Row];
		return Object.keys(post).filter((name) => stringifyJson(pre[name]) !== stringifyJson(post[name]));
	});
	return {id, ...Object.fromEntries(names.map((name) => [name, mine[name] ?? null])), last_updated: mine['last_updated'] ?? null};
}

/** Takes back what a merge did to main: of an edited object the fields that it changed. The branch is ready again. */
export function revert(branch: Row, at: WriteAt): void {
	const schemaId = textOf(branch, 'schema_id');
	const merged = at.store.merged.get(schemaId);
	if (merged === undefined) return;
	for (const change of merged.changes.toReversed()) undo(change, at);
	at.store.merged.delete(schemaId);
	at.store.branches.set(schemaId, merged.world);
	put(at.store.main, branchPath, {...branch, status: 'ready', merged_time: null, merged_by: null, last_updated: at.tick()});
}

function undo({kind, before, after}: Change, at: WriteAt): void {
	const id = idOf(after ?? before ?? {});
	const now = tableOf(at.store.main, kind.path).get(id);
	if (before === undefined) drop(at.store.main, kind.path, id);
	const names = Object.keys(before ?? {}).filter((name) => after === undefined || stringifyJson(after[name]) !== stringifyJson(before?.[name]));
	const back = before && {...now, ...Object.fromEntries(names.map((name) => [name, before[name] ?? null])), last_updated: at.tick()};
	if (back !== undefined) put(at.store.main, kind.path, back);
	if (now !== undefined || back !== undefined) logChange({kind, before: now, after: back}, {...at, requestId: randomUUID()});
}

import {randomBytes, randomUUID} from 'node:crypto';
import type {Json, Row} from '../../output.js';
import {type Answer, json} from '../answer.js';
import type {Caller} from '../auth.js';
import {kinds} from '../kinds/all.js';
import type {Kind} from '../kinds/kind.js';
import {findOne} from '../reads.js';
import {nested} from '../render.js';
import type {Asked} from '../request.js';
import type {Route} from '../routes.js';
import {idOf, type Scene, textOf} from '../scene.js';
import {forkMain, nextId, type Store} from '../store.js';
import {drop, put, tableOf, type World} from '../world.js';
import {logChange, type WriteAt} from './changes.js';

const branchPath = 'plugins/branching/branches';
const jobPath = 'core/jobs';

/** What follows a create: a branch gets its schema id and owner, and a world of its own where a job worker runs. The answer still says `new`. */
export function afterCreate(kind: Kind, record: Row, at: WriteAt): Row {
	if (kind.path !== branchPath) return record;
	const schemaId = [...randomBytes(8)].map((byte) => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(byte % 36)).join('');
	const fresh = {...record, schema_id: schemaId, owner: at.user.id};
	const worked = Number(at.store.status['rq-workers-running']) > 0;
	put(at.store.main, branchPath, worked ? {...fresh, status: 'ready', last_sync: at.tick()} : fresh);
	if (worked) at.store.branches.set(schemaId, forkMain(at.store));
	return fresh;
}

/** Answers the POST that syncs or merges a branch. The job is done at once, where the real server lets a worker do it a moment later. */
export function startJob(
	route: Extract<Route, {to: 'branch-job'}>,
	asked: Asked,
	here: {readonly store: Store; readonly scene: Scene; readonly caller: Caller; readonly tick: () => string},
): Answer {
	const found = findOne(route.kind, route.id, here.scene);
	if ('missing' in found) return found.missing;
	const {store, caller, tick} = here;
	const user = {id: caller.id, name: caller.name};
	const at: WriteAt = {store, scene: {...here.scene, world: store.main}, user, requestId: asked.requestId, message: '', tick};
	const answer = json(200, jobRow(route.job, found.record, at));
	const world = store.branches.get(textOf(found.record, 'schema_id'));
	if (world !== undefined && route.job === 'sync') sync(found.record, world, at);
	if (world !== undefined && route.job === 'merge') merge(found.record, world, at);
	return answer;
}

function sync(branch: Row, old: World, at: WriteAt): void {
	const world = forkMain(at.store);
	world.tables.set('core/object-changes', tableOf(old, 'core/object-changes'));
	replay(old, world);
	at.store.branches.set(textOf(branch, 'schema_id'), world);
	put(at.store.main, branchPath, {...branch, last_sync: at.tick()});
}

/** Main takes the branch's changes over: an edited object has a new time, one born in the branch none, and a birth cut to milliseconds. */
function merge(branch: Row, world: World, at: WriteAt): void {
	for (const {kind, before, after} of replay(world, at.store.main)) {
		if (after !== undefined) {
			const times = before === undefined ? {created: cutTime(after['created'] ?? null), last_updated: null} : {last_updated: at.tick()};
			put(at.store.main, kind.path, {...after, ...times});
		}
		logChange({kind, before, after}, {...at, requestId: randomUUID()});
	}
	at.store.branches.delete(textOf(branch, 'schema_id'));
	put(at.store.main, branchPath, {...branch, status: 'merged', merged_time: at.tick(), merged_by: at.user.id, last_updated: at.tick()});
}

const cutTime = (time: Json): Json => (typeof time === 'string' ? time.replace(/(\.\d{3})\d*Z$/u, '$1Z') : time);

/** Puts the objects that a branch's log names as they are in the branch; of an edited one only the fields that the branch changed. */
function replay(from: World, to: World) {
	const touched = new Map(
		[...tableOf(from, 'core/object-changes').values()].map(
			(change) => [`${change['changed_object_type']} ${change['changed_object_id']}`, change] as const,
		),
	);
	return [...touched.values()].flatMap((change) => {
		const kind = kinds.find(({type}) => type === change['changed_object_type']);
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
		return Object.keys(post).filter((name) => JSON.stringify(pre[name]) !== JSON.stringify(post[name]));
	});
	return {id, ...Object.fromEntries(names.map((name) => [name, mine[name] ?? null])), last_updated: mine['last_updated'] ?? null};
}

function jobRow(job: 'sync' | 'merge', branch: Row, at: WriteAt): Row {
	const id = nextId(at.store, jobPath);
	const name = job === 'sync' ? 'Sync branch' : 'Merge branch';
	const {origin} = at.scene;
	return {
		...{id, url: `${origin}/api/core/jobs/${id}/`, display_url: `${origin}/core/jobs/${id}/`, display: name},
		...{object_type: 'netbox_branching.branch', object_id: idOf(branch), object: nested(at.scene, branchPath, idOf(branch)), name},
		...{status: {value: 'pending', label: 'Pending'}, created: at.tick(), scheduled: null, interval: null, started: null, completed: null},
		...{execution_time: null, user: nested(at.scene, 'users/users', at.user.id), data: null, error: '', job_id: randomUUID(), queue_name: 'default'},
		...{notifications: {value: 'always', label: 'Always'}, log_entries: []},
	};
}

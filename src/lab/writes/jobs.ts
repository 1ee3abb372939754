import {randomBytes, randomUUID} from 'node:crypto';
import type {Json, Row} from '../../output/output.js';
import type {Caller} from '../access/auth.js';
import type {Right} from '../access/rights.js';
import {type Answer, detail, json, page} from '../http/answer.js';
import type {Asked} from '../http/request.js';
import type {BranchJob, Route} from '../http/routes.js';
import {idOf, type Scene, textOf} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {put} from '../model/tables.js';
import {findOne} from '../reads/reads.js';
import {render} from '../reads/render.js';
import {forkMain, nextId, type Store} from '../state/store.js';
import {readBody} from './body.js';
import type {WriteAt} from './changes.js';
import {refuseConflicts} from './conflicts.js';
import {merge, revert, sync} from './merging.js';

const branchPath = 'plugins/branching/branches';
const jobPath = 'core/jobs';

/** What follows a create: a branch gets its schema id and owner, and a world of its own where a job worker runs. The answer still says `new`. */
export function afterCreate(kind: Kind, record: Row, at: WriteAt): Row {
	if (kind.path !== branchPath) return record;
	const schemaId = [...randomBytes(8)].map((byte) => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(byte % 36)).join('');
	const fresh = {...record, schema_id: schemaId, owner: at.user.id};
	const job = queue('Provision branch', fresh, at);
	put(at.store.main, branchPath, fresh);
	if (!isWorked(at.store)) return fresh;
	put(at.store.main, branchPath, {...fresh, status: 'ready', last_sync: at.tick()});
	at.store.branches.set(schemaId, forkMain(at.store));
	finish(job, at);
	return fresh;
}

const isWorked = (store: Store): boolean => Number(store.status['rq-workers-running']) > 0;

/** What a job is called, which status of the branch it needs, and the sentence of the 400 where the branch has another. */
const jobs: {readonly [job in BranchJob]: {readonly name: string; readonly needs: string; readonly refusal: string}} = {
	sync: {name: 'Sync branch', needs: 'ready', refusal: 'Branch is not ready to sync.'},
	merge: {name: 'Merge branch', needs: 'ready', refusal: 'Branch is not ready to merge.'},
	revert: {name: 'Revert branch', needs: 'merged', refusal: 'Only merged branches can be reverted.'},
	archive: {name: '', needs: 'merged', refusal: 'Only merged branches can be archived.'},
};

/** Answers the POST that syncs, merges, reverts or archives a branch. The job is done at once, where the real server lets a worker do it a moment later. */
export function startJob(
	route: Extract<Route, {to: 'branch-job'}>,
	asked: Asked,
	here: {readonly store: Store; readonly scene: Scene; readonly caller: Caller; readonly right: Right; readonly tick: () => string},
): Answer {
	if (!here.caller.superuser) return detail(403, `This user does not have permission to ${route.job} branches.`);
	const found = findOne(route.kind, route.id, here);
	if ('missing' in found) return found.missing;
	const {name, needs, refusal} = jobs[route.job];
	if (found.record['status'] !== needs) return page(400, refusal);
	const {store, caller, tick} = here;
	const user = {id: caller.id, name: caller.name};
	const at: WriteAt = {store, scene: {...here.scene, world: store.main}, user, requestId: asked.requestId, message: '', tick};
	if (route.job === 'archive') return archive(route.kind, found.record, at);
	const body = bodyOf(asked);
	const conflict =
		store.profile.branchingIsFrom('1.0') && route.job !== 'revert' && !isYes(body['acknowledge_conflicts'])
			? refuseConflicts(found.record, at)
			: undefined;
	if (conflict !== undefined) return conflict;
	const job = queue(name, found.record, at);
	const answer = json(200, render(at.scene, at.scene.kindOf(jobPath), job));
	if (!isWorked(store)) return answer;
	if (body['commit'] === undefined || isYes(body['commit'])) work[route.job](found.record, at);
	finish(job, at);
	return answer;
}

function bodyOf(asked: Asked): Row {
	const read = readBody(asked);
	return ('value' in read ? (read.value as Row | undefined) : undefined) ?? {};
}

/** A job is a trial where `commit` is given and says nothing that is a yes (seen on 4.7.3). */
const isYes = (value: Json | undefined): boolean => value !== undefined && [true, 1, '1', 'true', 'True', 'yes', 'on'].includes(value as string);

const work = {sync, merge, revert};

function archive(kind: Kind, branch: Row, at: WriteAt): Answer {
	const archived = {...branch, status: 'archived'};
	put(at.store.main, branchPath, archived);
	at.store.merged.delete(textOf(branch, 'schema_id'));
	return json(200, render(at.scene, kind, archived));
}

/** A job that waits for a worker. */
function queue(name: string, branch: Row, at: WriteAt): Row {
	const id = nextId(at.store, jobPath);
	const about = {object_type: 'netbox_branching.branch', object_id: idOf(branch), name, user: at.user.id};
	const times = {created: at.tick(), scheduled: null, started: null, completed: null, execution_time: null};
	const job = {
		id,
		...about,
		...times,
		status: 'pending',
		data: null,
		error: '',
		job_id: randomUUID(),
		queue_name: 'default',
		notifications: 'always',
	};
	put(at.store.main, jobPath, job);
	return job;
}

function finish(job: Row, at: WriteAt): void {
	const [started, completed] = [at.tick(), at.tick()];
	put(at.store.main, jobPath, {...job, status: 'completed', started, completed, execution_time: '00:00:00.000001', data: {log: []}});
}

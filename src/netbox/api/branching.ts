import * as z from 'zod/mini';
import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import type {Endpoint} from '../netbox.js';
import {wrongShape} from '../read/failures.js';
import {endpointOf, type Item} from '../read/item.js';
import {branchingLists} from '../read/object-types.js';
import {target} from '../read/query.js';
import {asSent, idRow, jobRow} from '../transport/validate.js';
import type {WriteOptions} from '../write/requests.js';
import type {Unwritten} from '../write/writer.js';
import type {BranchingLists} from './apps.generated.js';
import {bodyFault, idFault, optionsFault} from './called.js';
import {type Collection, createCollection} from './collection.js';
import type {Context} from './context.js';
import {getRow} from './reads.js';

/** A branch of the branching plugin. */
export type BranchRow = Item & {
	readonly name: string;
	readonly status: {readonly value: string};
	readonly schema_id: string;
	readonly last_sync?: string | null | undefined;
};
/** A job of NetBox, as it came. */
export type NetboxJob = Item & {readonly name: string; readonly status: {readonly value: string}; readonly error?: string | null | undefined};

/** How long NetBox's job worker is waited for. */
export type Patience = {
	/** ms; 600,000 where not given. */
	readonly patience?: number;
};

/** How a branch is synced, merged or reverted. */
export type BranchOptions = Patience & {
	/** NetBox tries it and takes it back: a failure tells what would go wrong. */
	readonly trial?: boolean;
	/** Go on where main and the branch have changed the same field: a merge takes the branch's value. */
	readonly acceptConflicts?: boolean;
};

/** What came of it: the branch as it is now, and the job whose `data.log` tells what was done. */
export type BranchDone = {readonly branch: BranchRow; readonly job: NetboxJob};

/**
 * The branches, and what is done to one as a whole. NetBox leaves that to a job worker: each call waits until it is done, and fails
 * at once where no worker runs, `still-running` where it takes longer than the patience (the job goes on), `rejected` with NetBox's
 * reason where the job fails, `conflict` where main and the branch changed the same.
 */
export type Branching = BranchingLists & {
	/** A new branch, ready to be used by `nb.branch(name)`. */
	readonly provision: (body: Row & {readonly name: string}, options?: WriteOptions & Patience) => Promise<Result<BranchRow>>;
	/** Brings what happened in main into the branch. */
	readonly sync: (id: number, options?: BranchOptions) => Promise<Result<BranchDone>>;
	/** Brings what happened in the branch into main, which closes the branch; one without changes stays open. */
	readonly merge: (id: number, options?: BranchOptions) => Promise<Result<BranchDone>>;
	/** Takes a merge back: the branch is open again. */
	readonly revert: (id: number, options?: BranchOptions) => Promise<Result<BranchDone>>;
	/** Gives up the copy that a merged branch is kept in; then it can be reverted no more. */
	readonly archive: (id: number) => Promise<Result<BranchRow>>;
};

type At = {readonly context: Context; readonly endpoint: Endpoint<BranchRow>};

/** The branches behind a context, which must be of main. */
export function createBranching(context: Context, endpoint: Endpoint<BranchRow>): Branching {
	const at = {context, endpoint};
	const branches = createCollection<BranchRow>(context, endpoint);
	return {
		...(listsOf(context, branches) as BranchingLists),
		provision: async (body, given) => {
			const fault = bodyFault(body) ?? optionsFault('provision', given);
			if (fault) return err(fault);
			const {patience, ...options} = given ?? {};
			const workers = await someWorker(at);
			if (!workers.ok) return workers;
			const made = await branches.create(body, options);
			return made.ok ? whenReady(at, made.value, patience) : made;
		},
		sync: (id, options) => run(at, {id, verb: 'sync'}, options),
		merge: (id, options) => run(at, {id, verb: 'merge'}, options),
		revert: (id, options) => run(at, {id, verb: 'revert'}, options),
		archive: async (id) => {
			const fault = idFault(id);
			if (fault) return err(fault);
			const sent = await post(at, {id, verb: 'archive'});
			return sent.ok ? readAs(at, sent.value, endpoint.row) : sent;
		},
	};
}

/** The lists of the plugin. Of branches more than the id is checked. */
const listsOf = (context: Context, branches: Collection<BranchRow>): unknown => ({
	branches,
	...Object.fromEntries(
		Object.entries(branchingLists)
			.filter(([name]) => name !== 'branches')
			.map(([name, list]) => [name, createCollection<Item>(context, endpointOf(`plugins/branching/${list}`, idRow))]),
	),
});

type Verb = 'sync' | 'merge' | 'revert' | 'archive';
type BranchAction = {readonly id: number; readonly verb: Verb};

async function run(at: At, asked: BranchAction, options: BranchOptions | undefined): Promise<Result<BranchDone>> {
	const fault = idFault(asked.id) ?? optionsFault('branch', options);
	if (fault) return err(fault);
	const {trial = false, acceptConflicts = false, patience} = options ?? {};
	const workers = await someWorker(at);
	if (!workers.ok) return workers;
	const sent = await post(at, asked, {commit: !trial, acknowledge_conflicts: acceptConflicts});
	if (!sent.ok) return sent;
	const started = readAs(at, sent.value, jobRow);
	if (!started.ok) return started;
	const job = await whenOver(at, started.value, patience);
	if (!job.ok) return job;
	const branch = await readBranch(at, asked.id);
	return branch.ok ? ok({branch: branch.value, job: job.value}) : branch;
}

async function post({context, endpoint}: At, {id, verb}: BranchAction, body?: Row): Promise<Result<Json>> {
	const path = `/api${endpoint.path}${id}/${verb}/`;
	const sent = await context.write({method: 'POST', path, ...(body && {body})}, endpoint.what);
	return sent.ok ? ok(sent.value.json as Json) : err(refusalOf(sent.error, {id, verb}, context));
}

const conflictsShape = z.looseObject({conflicts: z.array(z.looseObject({object_repr: z.string(), conflicts: z.nullish(z.array(z.string()))}))});

/** The sentence of a plain refusal, and the objects of a conflict, which NetBox lists beside its own. */
function refusalOf(refused: Unwritten, {id, verb}: BranchAction, {source}: Context): Failure {
	if (!('answer' in refused)) return refused.failure;
	const {status, body, json} = refused.answer;
	const {name} = source.instance;
	const found = status === 409 ? conflictsShape.safeParse(json).data?.conflicts : undefined;
	if (found)
		return failure.branchConflicts(
			id,
			verb,
			found.map(({object_repr, conflicts}) => `${object_repr} (${(conflicts ?? []).join(', ')})`),
		);
	return status === 400 && json === undefined ? failure.rejected(name, status, body.trim().slice(0, 200)) : refused.failure;
}

/** Without a worker NetBox would take the order and leave it lying. */
async function someWorker({context: {source}}: At): Promise<Result<undefined>> {
	const status = await source.get({target: () => target('/status/', [])});
	if (!status.ok) return err(status.error.failure);
	const running = z.looseObject({'rq-workers-running': z.number()}).safeParse(status.value.json).data?.['rq-workers-running'];
	return running === 0 ? err(failure.noJobWorker(source.instance.name)) : ok(undefined);
}

async function whenReady(at: At, made: BranchRow, patience: number | undefined): Promise<Result<BranchRow>> {
	const seen = await waitFor(at, () => readBranch(at, made.id), {patience, isOver: ({status}) => !['new', 'provisioning'].includes(status.value)});
	const {name} = at.context.source.instance;
	if (!seen.ok) return seen;
	const {status} = seen.value;
	if (status.value === 'ready') return seen;
	return err(
		['new', 'provisioning'].includes(status.value)
			? failure.jobGoesOn(`provisioning of branch "${made.name}"`)
			: failure.branchNotReady(made.name, status.value, name),
	);
}

const over = ['completed', 'errored', 'failed'];

async function whenOver(at: At, started: NetboxJob, patience: number | undefined): Promise<Result<NetboxJob>> {
	const jobs = {...at.endpoint, path: '/core/jobs/', what: 'jobs', permission: 'core.view_job', row: jobRow};
	const read = async (): Promise<Result<NetboxJob>> =>
		present(await getRow(at.context, jobs, {id: started.id}), failure.noObject('job', String(started.id), at.context.source.instance.name));
	const seen = await waitFor(at, read, {patience, isOver: ({status}) => over.includes(status.value)});
	if (!seen.ok) return seen;
	const {status, name, error} = seen.value;
	if (status.value === 'completed') return seen;
	return err(
		over.includes(status.value)
			? failure.jobFailed(name, at.context.source.instance.name, error ?? '')
			: failure.jobGoesOn(`job ${started.id} (${name})`),
	);
}

const readBranch = async (at: At, id: number): Promise<Result<BranchRow>> =>
	present(await getRow(at.context, at.endpoint, {id}), failure.noObject(at.endpoint.what, String(id), at.context.source.instance.name));

const present = <Value>(found: Result<Value | null>, missing: Failure): Result<Value> =>
	found.ok ? (found.value === null ? err(missing) : ok(found.value)) : found;

type Wait<Value> = {readonly patience: number | undefined; readonly isOver: (value: Value) => boolean};

/** Looks again until it is over or the patience is: ever more seldom, at least every 2 s. The last look counts. */
async function waitFor<Value>(
	{context: {clock, signal}}: At,
	look: () => Promise<Result<Value>>,
	{patience = 600_000, isOver}: Wait<Value>,
): Promise<Result<Value>> {
	const until = clock.now() + patience;
	for (let pause = 100; ; pause = Math.min(2_000, pause * 1.5)) {
		const seen = await look();
		if (!seen.ok || isOver(seen.value) || clock.now() >= until) return seen;
		await clock.sleep(Math.min(pause, until - clock.now()), signal);
	}
}

function readAs<Kind>({context: {source}, endpoint}: At, json: Json, row: z.ZodMiniType<Kind>): Result<Kind> {
	const read = asSent(row, json);
	return read.ok ? read : err(wrongShape({...source, url: `${source.instance.url}/api${endpoint.path}`}, read.error));
}

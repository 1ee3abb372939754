import type {Subscription} from '@nats-io/transport-node';
import {type Failure, failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {ok, type Result} from '../core/result.js';
import {createEvents, type InProcessOptions} from '../jobs/in-process.js';
import type {JobEvent, JobId} from '../jobs/job.js';
import type {JobOrder, Runner} from '../jobs/runner.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {KeepRow} from '../output/codec.js';
import {chooseWorkers, findWorkers, type SeenWorker} from './discovery.js';
import {createFarRun, type FarRun} from './far-run.js';
import {type Control, controls, heldAnswers} from './messages.js';
import type {Nats} from './open.js';
import {lastToken} from './subjects.js';

export type NatsRunnerOptions = Pick<InProcessOptions, 'openJob' | 'now' | 'logBug'> & {
	/** The connection; is asked again after it failed. */
	readonly open: () => Promise<Result<Nats>>;
	/** The text of the command's leaf in the tree of this shell. */
	readonly leaf: (command: ParsedCommand) => string;
	/** Why the shell itself does not order it. */
	readonly refuses?: (command: ParsedCommand) => Failure | undefined;
	/** Moves the rows of a result out of memory, where there are many. */
	readonly keep: () => Promise<KeepRow>;
	/** How long an answer may take, how often workers are asked for what they do, and after which silence one is gone; ms. */
	readonly answerMs?: number;
	readonly holdMs?: number;
	readonly silenceMs?: number;
};

/** A runner, and what only one of other machines has. */
export type NatsRunner = Runner & {
	readonly seen: () => Promise<Result<readonly SeenWorker[]>>;
	readonly close: () => Promise<void>;
};

type FarJob = {readonly order: JobOrder; readonly runs: Map<string, FarRun>; isStopped: boolean};

/** A runner whose workers are processes of other machines, which it finds by NATS. */
export function createNatsRunner(given: NatsRunnerOptions): NatsRunner {
	const {send, subscribe} = createEvents();
	const jobs = new Map<JobId, FarJob>();
	let opening: ReturnType<NatsRunnerOptions['open']> | undefined;
	const open: NatsRunnerOptions['open'] = () => {
		opening = given.open();
		return opening;
	};
	const options = {...given, open, answerMs: given.answerMs ?? 2000};
	const seen = async (): Promise<Result<readonly SeenWorker[]>> => {
		const nats = await open();
		return nats.ok ? findWorkers(nats.value, options.answerMs) : nats;
	};
	const holding = createHolding(jobs, options);
	const run = createTurns({options, send, load: (worker) => loadOf(worker, jobs), answerMs: options.answerMs});
	const end = (id: JobId): void => {
		jobs.delete(id);
		if (jobs.size === 0) holding.end();
	};
	return {
		start: async (order) => {
			const job: FarJob = {order, runs: new Map(), isStopped: false};
			jobs.set(order.job, job);
			queueMicrotask(() => {
				holding.begin();
				void run(job).finally(() => end(order.job));
			});
		},
		cancel: (id) => stopRuns(jobs.get(id)),
		answer: (id, question, text) => tellRuns(jobs.get(id), {kind: 'answer', job: id, question, ...(text !== undefined && {text})}),
		subscribe,
		seen,
		workers: async () => loadsOf(await seen()),
		close: async () => {
			holding.end();
			const nats = await opening;
			if (nats?.ok) await nats.value.close();
		},
	};
}

const loadsOf = (found: Result<readonly SeenWorker[]>): Awaited<ReturnType<Runner['workers']>> =>
	found.ok ? found.value.map(({name, running, queued}) => ({name, running, queued})) : [];

function stopRuns(job: FarJob | undefined): void {
	if (!job || job.isStopped) return;
	job.isStopped = true;
	for (const run of job.runs.values()) run.stop();
}

function tellRuns(job: FarJob | undefined, control: Control): void {
	for (const run of job?.runs.values() ?? []) run.control(control).catch(() => undefined);
}

/** Besides what a worker has said of itself: orders of this shell may still be on their way. */
function loadOf({name, running, queued}: SeenWorker, jobs: ReadonlyMap<JobId, FarJob>): number {
	const own = [...jobs.values()].filter(({runs}) => runs.get(name)?.isOver() === false).length;
	return Math.max(own, running + queued);
}

type RunnerParts = {
	readonly options: NatsRunnerOptions;
	readonly send: (event: JobEvent) => void;
	readonly load: (worker: SeenWorker) => number;
	readonly answerMs: number;
};

/** Looks for workers at once, and gives the order its place among those of this shell: they reach a worker in the order in which they were given. */
function createTurns(parts: RunnerParts): (job: FarJob) => Promise<void> {
	let turn: Promise<unknown> = Promise.resolve();
	return async (job) => {
		const looked = look(parts);
		const placed = turn.then(async () => {
			const found = await looked;
			// Boxed: the next turn does not wait for the runs of this one.
			return {runs: begin(job, found, parts)};
		});
		turn = placed.catch(() => undefined);
		await placed.then(({runs}) => runs).catch((error: unknown) => refuseForBug(job, error, parts));
	};
}

const refuseForBug = ({order: {job}}: FarJob, error: unknown, {options, send}: RunnerParts): void =>
	send({job, at: options.now(), type: 'refused', failure: failure.internal(options.logBug(error))});

type Looked = Result<{readonly nats: Nats; readonly found: readonly SeenWorker[]}>;

async function look({options, answerMs}: RunnerParts): Promise<Looked> {
	const nats = await options.open();
	if (!nats.ok) return nats;
	const found = await findWorkers(nats.value, answerMs);
	return found.ok ? ok({nats: nats.value, found: found.value}) : found;
}

/** Says where the job goes and sends its orders; resolves with its last event. */
async function begin(job: FarJob, looked: Looked, parts: RunnerParts): Promise<void> {
	const {options, send, load} = parts;
	const {order} = job;
	const {command, instance} = order;
	const about = instance === undefined ? {} : {instance};
	const number = options.openJob({id: order.job, command, at: options.now(), ...about});
	const chosen = looked.ok ? chooseWorkers(looked.value.found, {target: command.run.workers, instance, load}) : looked;
	const able = chosen.ok ? chosen.value : [];
	const workers = command.run.workers === 'any' ? able.slice(0, 1) : able;
	const said = {line: command.line, task: command.task, background: command.run.background};
	send({job: order.job, at: options.now(), type: 'queued', number, ...about, ...said, workers: workers.map(({name}) => name)});
	const refuse = (why: Failure): void => send({job: order.job, at: options.now(), type: 'refused', failure: why});
	const own = options.refuses?.(command);
	if (own) return refuse(own);
	if (!looked.ok) return refuse(looked.error);
	if (!chosen.ok) return refuse(chosen.error);
	const {nats} = looked.value;
	const subscription = hearJob(job, nats);
	await Promise.all(workers.map((worker) => runOn(worker, job, {...parts, nats})));
	subscription.unsubscribe();
}

/** Gives each message to the run of its worker. */
const hearJob = ({order, runs}: FarJob, {connection, subjects}: Nats): Subscription =>
	connection.subscribe(subjects.events(order.job, '*'), {
		callback: (error, message) => {
			if (!error) runs.get(lastToken(message.subject))?.take(message);
		},
	});

type JobParts = RunnerParts & {readonly nats: Nats};

/** One worker's run, until it is over. A read that any worker may do goes on at another one, once, where its worker is gone. */
async function runOn(worker: SeenWorker, job: FarJob, parts: JobParts): Promise<void> {
	const {order} = job;
	const {writes, run} = order.command;
	const why = await runAt(worker, job, parts, !writes && run.workers === 'any');
	if (!why) return;
	const said = {job: order.job, at: parts.options.now(), worker: worker.name};
	const next = await standIn(worker, order, parts);
	if (job.isStopped) return parts.send({...said, type: 'cancelled', failure: failure.cancelled(0, why.message)});
	if (!next) return parts.send({...said, type: 'failed', failure: why});
	const message = `worker "${worker.name}" is gone: asking "${next.name}"`;
	parts.send({...said, type: 'event', severity: 'WARN', resources: [], message, movedTo: next.name});
	await runAt(next, job, parts, false);
}

/** The least busy of the other workers that are there now and would ask the same NetBox. */
async function standIn(gone: SeenWorker, {instance}: JobOrder, {nats, answerMs, load}: JobParts): Promise<SeenWorker | undefined> {
	const found = await findWorkers(nats, answerMs);
	if (!found.ok) return undefined;
	const others = found.value.filter(({name}) => name !== gone.name);
	const chosen = chooseWorkers([gone, ...others], {target: 'any', instance, load});
	return chosen.ok ? chosen.value.find(({name}) => name !== gone.name) : undefined;
}

/** A run at one worker; resolves with why it is lost, where another one shall take it over. */
function runAt(worker: SeenWorker, job: FarJob, {options, send, nats, answerMs}: JobParts, isMovable: boolean): Promise<Failure | undefined> {
	const silenceMs = options.silenceMs ?? limits.workerSilenceMs;
	return new Promise((resolve) => {
		const run: FarRun = createFarRun(worker, {
			...{nats, answerMs, silenceMs, order: job.order, leaf: options.leaf(job.order.command), now: Date.now, keep: options.keep},
			send: (event) => {
				send(event);
				if (run.isOver()) resolve(undefined);
			},
			lost: (why) => {
				if (isMovable) resolve(why);
				return isMovable;
			},
		});
		job.runs.set(worker.name, run);
		if (job.isStopped) run.stop();
		void run.order();
	});
}

/** Tells workers which jobs are still waited for, and asks what they have said of them; ends the runs of those that are gone. */
function createHolding(
	jobs: ReadonlyMap<JobId, FarJob>,
	{open, holdMs = 5000, silenceMs = limits.workerSilenceMs, answerMs = 2000}: NatsRunnerOptions,
) {
	let timer: NodeJS.Timeout | undefined;
	const hold = async (): Promise<void> => {
		const nats = await open();
		if (!nats.ok) return;
		const runs = [...jobs].flatMap(([id, {runs}]) => [...runs.values()].filter((run) => !run.isOver()).map((run) => ({id, run})));
		const workers = new Map(runs.map(({run}) => [run.worker.name, run.worker]));
		const said = new Map<string, {readonly [job: string]: number}>();
		const ask = async ({name, id}: SeenWorker): Promise<void> => {
			const own = runs.filter(({run}) => run.worker.name === name).map(({id}) => id);
			const control = controls.encode({kind: 'hold', to: id, jobs: own});
			const answer = await nats.value.connection.request(nats.value.subjects.control(name, nats.value.user), control, {timeout: answerMs});
			said.set(name, heldAnswers.decode(answer.data).said);
		};
		await Promise.all([...workers.values()].map((worker) => ask(worker).catch(() => undefined)));
		await Promise.all(runs.map(({id, run}) => run.heard(said.get(run.worker.name)?.[id])));
		for (const {run} of runs) if (!run.isOver() && run.silence() > silenceMs) run.lose();
	};
	return {
		begin: () => {
			timer ??= setInterval(() => void hold(), holdMs);
		},
		end: () => {
			clearInterval(timer);
			timer = undefined;
		},
	};
}

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
import {controls, heldAnswers} from './messages.js';
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
export function createNatsRunner(options: NatsRunnerOptions): NatsRunner {
	const {send, subscribe} = createEvents();
	const jobs = new Map<JobId, FarJob>();
	const answerMs = options.answerMs ?? 2000;
	let isUsed = false;
	const seen = async (): Promise<Result<readonly SeenWorker[]>> => {
		isUsed = true;
		const nats = await options.open();
		return nats.ok ? findWorkers(nats.value, answerMs) : nats;
	};
	/** Besides what a worker has said of itself: orders of this shell may still be on their way. */
	const load = ({name, running, queued}: SeenWorker): number => {
		const own = [...jobs.values()].filter(({runs}) => runs.get(name)?.isOver() === false).length;
		return Math.max(own, running + queued);
	};
	const holding = createHolding(jobs, options);
	const run = createTurns({options, send, load, answerMs});
	return {
		start: async (order) => {
			const job: FarJob = {order, runs: new Map(), isStopped: false};
			isUsed = true;
			jobs.set(order.job, job);
			queueMicrotask(() => {
				holding.begin();
				run(job)
					.catch((error: unknown) => send({job: order.job, at: options.now(), type: 'refused', failure: failure.internal(options.logBug(error))}))
					.finally(() => {
						jobs.delete(order.job);
						if (jobs.size === 0) holding.end();
					});
			});
		},
		cancel: (id) => {
			const job = jobs.get(id);
			if (!job || job.isStopped) return;
			job.isStopped = true;
			for (const run of job.runs.values()) run.stop();
		},
		answer: (id, question, text) => {
			for (const run of jobs.get(id)?.runs.values() ?? [])
				run.control({kind: 'answer', job: id, question, ...(text !== undefined && {text})}).catch(() => undefined);
		},
		workers: async () => {
			const found = await seen();
			return found.ok ? found.value.map(({name, running, queued}) => ({name, running, queued})) : [];
		},
		subscribe,
		seen,
		close: async () => {
			holding.end();
			if (isUsed) await options.open().then((nats) => (nats.ok ? nats.value.close() : undefined));
		},
	};
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
		await (await placed).runs;
	};
}

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

/** One worker's run, until it is over. */
function runOn(worker: SeenWorker, job: FarJob, {options, send, nats, answerMs}: RunnerParts & {readonly nats: Nats}): Promise<void> {
	const silenceMs = options.silenceMs ?? limits.workerSilenceMs;
	return new Promise((resolve) => {
		const run: FarRun = createFarRun(worker, {
			...{nats, answerMs, silenceMs, order: job.order, leaf: options.leaf(job.order.command), now: Date.now, keep: options.keep},
			send: (event) => {
				send(event);
				if (run.isOver()) resolve();
			},
		});
		job.runs.set(worker.name, run);
		if (job.isStopped) run.stop();
		void run.order().then((how) => {
			if (how === 'unanswered') run.end(failure.notSent(worker.name));
		});
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
		const runs = [...jobs].flatMap(([id, {order, runs}]) =>
			[...runs.values()].filter((run) => !run.isOver()).map((run) => ({id, run, command: order.command})),
		);
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
		for (const {run, command} of runs) {
			if (run.isOver() || run.silence() <= silenceMs) continue;
			run.end(command.writes ? failure.writeLost(run.worker.name) : failure.workerGone(run.worker.name));
		}
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

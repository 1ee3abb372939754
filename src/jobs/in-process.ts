import {failure} from '../core/failure.js';
import type {ParsedCommand, WorkerTarget} from '../language/read/sentence.js';
import type {Job, JobEvent, JobId, JobPlace, WorkerName} from './job.js';
import {createOpenQuestions} from './open-questions.js';
import {type BegunJob, createRun, late, type RunTools} from './run.js';
import type {JobOrder, Runner} from './runner.js';

export type InProcessOptions = Pick<RunTools, 'execute' | 'now' | 'logBug'> & {
	/** Names in configured order. */
	readonly workers: readonly WorkerName[];
	/** The number people will type for the job. */
	readonly openJob: (job: Pick<JobPlace, 'instance'> & {readonly id: JobId; readonly command: ParsedCommand; readonly at: number}) => number;
	/** Seconds for a command that names none. */
	readonly defaultTimeout: () => number;
};

/** Runs that one worker takes at a time; more wait in its queue. */
const lanes = 5;

type Worker = {readonly name: WorkerName; running: number; readonly waiting: (() => void)[]};

/** A runner whose workers are lanes of this process: one queue each, five runs at a time. */
export function createInProcessRunner(options: InProcessOptions): Runner {
	const workers: readonly Worker[] = options.workers.map((name) => ({name, running: 0, waiting: []}));
	const {send, subscribe} = createEvents();
	const stops = new Map<JobId, AbortController>();
	const questions = createOpenQuestions();
	return {
		start: async (order) => {
			const {job, command, instance} = order;
			const about = instance === undefined ? {} : {instance};
			const number = options.openJob({id: job, command, at: options.now(), ...about});
			const stop = new AbortController();
			// It can be stopped from now on, before anything of it has been said or done.
			stops.set(job, stop);
			const begun = async (): Promise<void> => {
				await begin(order, {known: {number, ...about}, stop, workers, options, tools: {...options, send, questions}});
				stops.delete(job);
			};
			queueMicrotask(() => void begun());
		},
		cancel: (job) => stops.get(job)?.abort(),
		answer: questions.answer,
		workers: async () => workers.map(({name, running, waiting}) => ({name, running, queued: waiting.length})),
		subscribe,
	};
}

/** What an order begins with: what its first event says, what stops it, and who may take it. */
type Beginning = {
	readonly known: Pick<Job, 'number' | 'instance'>;
	readonly stop: AbortController;
	readonly workers: readonly Worker[];
	readonly options: InProcessOptions;
	readonly tools: RunTools;
};

/** The whole job, until its last event. */
async function begin({job, command, attended}: JobOrder, {known, stop, workers, options, tools}: Beginning): Promise<void> {
	const {send} = tools;
	const at = options.now();
	const targets = choose(workers, command.run.workers);
	const names = Array.isArray(targets) ? targets.map(({name}) => name) : [];
	send({job, at, type: 'queued', ...known, line: command.line, task: command.task, workers: names, background: command.run.background});
	if (!Array.isArray(targets)) return send({job, at, type: 'refused', failure: failure.noWorker(targets.unknown, options.workers)});
	const seconds = command.run.timeout ?? options.defaultTimeout();
	const deadline = setTimeout(() => stop.abort(late), seconds * 1000);
	const begun: BegunJob = {job, command, attended, signal: stop.signal, seconds, until: at + seconds * 1000};
	await Promise.all(targets.map((worker) => runOn(worker, begun, tools)));
	clearTimeout(deadline);
}

/** `any` is the idle worker, or the least busy in configured order; never a random one. */
function choose(workers: readonly Worker[], target: WorkerTarget): Worker[] | {readonly unknown: WorkerName} {
	if (target === 'all') return [...workers];
	const load = ({running, waiting}: Worker): number => running + waiting.length;
	if (target === 'any') return workers.toSorted((a, b) => load(a) - load(b)).slice(0, 1);
	const unknown = target.find((name) => !workers.some((worker) => worker.name === name));
	return unknown === undefined ? workers.filter(({name}) => target.includes(name)) : {unknown};
}

async function runOn(worker: Worker, begun: BegunJob, tools: RunTools): Promise<void> {
	const run = createRun(worker.name, begun, tools);
	const isTaken = await laneOf(worker, begun.signal);
	// It may also have been stopped as it was given its place.
	if (begun.signal.aborted) run.stop();
	else await run.execute();
	if (!isTaken) return;
	worker.running -= 1;
	worker.waiting.shift()?.();
}

/** Waits for a lane of the worker and takes it; false when the job was stopped before. */
function laneOf(worker: Worker, signal: AbortSignal): Promise<boolean> {
	if (signal.aborted) return Promise.resolve(false);
	if (worker.running < lanes) {
		worker.running += 1;
		return Promise.resolve(true);
	}
	return new Promise((resolve) => {
		const take = (): void => {
			signal.removeEventListener('abort', leave);
			worker.running += 1;
			resolve(true);
		};
		const leave = (): void => {
			worker.waiting.splice(worker.waiting.indexOf(take), 1);
			resolve(false);
		};
		worker.waiting.push(take);
		signal.addEventListener('abort', leave, {once: true});
	});
}

/** Tells every listener every event, in order: one that comes of what a listener does waits until all have heard the one before. */
export function createEvents(): {readonly send: (event: JobEvent) => void; readonly subscribe: Runner['subscribe']} {
	const listeners = new Set<(event: JobEvent) => void>();
	const waiting: JobEvent[] = [];
	let isSending = false;
	return {
		send: (event) => {
			waiting.push(event);
			if (isSending) return;
			isSending = true;
			try {
				for (let next = waiting.shift(); next; next = waiting.shift()) for (const listener of listeners) listener(next);
			} finally {
				isSending = false;
			}
		},
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

import {isDecision, worstOf} from '../core/exits.js';
import {type Failure, failure} from '../core/failure.js';
import type {Result} from '../core/result.js';
import type {ParsedCommand, WorkerTarget} from '../language/read/sentence.js';
import type {Output} from '../output/output.js';
import {type Counts, isLast, type Job, type JobEvent, type JobId, type JobPlace, type RunEvent, type TaskQuestion, type WorkerName} from './job.js';
import {createOpenQuestions} from './open-questions.js';
import type {Attendance, JobOrder, Runner} from './runner.js';

/** One run, as the one who executes it sees it. */
export type Hooks = {
	readonly job: JobId;
	readonly worker: WorkerName;
	/** Aborted by cancel and by the deadline. */
	readonly signal: AbortSignal;
	readonly emit: (event: RunEvent & {readonly type: 'event' | 'retrying'}) => void;
	readonly attended: Attendance;
	/** Asks as an event, and gives the answer; undefined where there is none, or the run is stopped. */
	readonly ask: (question: TaskQuestion) => Promise<string | undefined>;
};

/** A run under way: its result, and how many requests it has sent so far. */
type Execution = {readonly result: Promise<Result<Output>>; readonly requests: () => number};

export type InProcessOptions = {
	/** Names in configured order. */
	readonly workers: readonly WorkerName[];
	/** What a run does; a rejection is a bug and ends the run as `internal`. */
	readonly execute: (command: ParsedCommand, hooks: Hooks) => Execution;
	/** The number people will type for the job. */
	readonly openJob: (job: Pick<JobPlace, 'instance'> & {readonly id: JobId; readonly command: ParsedCommand; readonly at: number}) => number;
	/** ms since 1970. */
	readonly now: () => number;
	/** Seconds for a command that names none. */
	readonly defaultTimeout: () => number;
	/** Keeps a bug's stack for whoever reads the log; gives the id that the user sees. */
	readonly logBug: (error: unknown) => string;
};

/**
 * Why a deadline stops a run. A timer of our own sets it: Node 20 collects `AbortSignal.any([…, AbortSignal.timeout()])`
 * as garbage, listeners and all, and the abort is never heard (seen on 20.20.2).
 */
const late = 'the deadline has passed';

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
				await begin(order, {known: {number, ...about}, stop, workers, tools: {options, send, questions}});
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
	readonly tools: RunnerTools;
};

/** The whole job, until its last event. */
async function begin({job, command, attended}: JobOrder, {known, stop, workers, tools}: Beginning): Promise<void> {
	const {options, send} = tools;
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

/** Tells every listener every event, in order: one that comes of what a listener does waits until all have heard the one before. */
function createEvents(): {readonly send: (event: JobEvent) => void; readonly subscribe: Runner['subscribe']} {
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

/** `any` is the idle worker, or the least busy in configured order; never a random one. */
function choose(workers: readonly Worker[], target: WorkerTarget): Worker[] | {readonly unknown: WorkerName} {
	if (target === 'all') return [...workers];
	const load = ({running, waiting}: Worker): number => running + waiting.length;
	if (target === 'any') return workers.toSorted((a, b) => load(a) - load(b)).slice(0, 1);
	const unknown = target.find((name) => !workers.some((worker) => worker.name === name));
	return unknown === undefined ? workers.filter(({name}) => target.includes(name)) : {unknown};
}

/** An order under way: what stops it, its deadline in seconds from its start, and the same in ms since 1970. */
type BegunJob = Pick<JobOrder, 'job' | 'command' | 'attended'> & {readonly signal: AbortSignal; readonly seconds: number; readonly until: number};
type RunnerTools = {
	readonly options: InProcessOptions;
	readonly send: (event: JobEvent) => void;
	readonly questions: ReturnType<typeof createOpenQuestions>;
};

async function runOn(worker: Worker, begun: BegunJob, tools: RunnerTools): Promise<void> {
	const {say, counts} = voiceOf(worker, begun, tools);
	const isTaken = await laneOf(worker, begun.signal);
	// It may also have been stopped as it was given its place.
	if (begun.signal.aborted) say(stopped(begun, {counts: counts(), requests: 0}));
	else await execute(begun, {worker: worker.name, say, counts, ...tools});
	if (!isTaken) return;
	worker.running -= 1;
	worker.waiting.shift()?.();
}

type RunReporter = {readonly say: (event: RunEvent) => void; readonly counts: () => Counts};

/** What is said of a run, and how far it has come by that. After its end nothing is. */
function voiceOf({name: worker}: Worker, {job}: BegunJob, {options, send}: RunnerTools): RunReporter {
	let counts: Counts = {};
	let isOver = false;
	return {
		counts: () => counts,
		say: (event) => {
			if (isOver) return;
			isOver = isLast(event);
			if (event.type === 'event' && event.counts) counts = {...counts, ...event.counts};
			send({...event, job, worker, at: options.now()});
		},
	};
}

async function execute(
	begun: BegunJob,
	{options, questions, worker, say, counts}: RunnerTools & RunReporter & {readonly worker: WorkerName},
): Promise<void> {
	const {command, signal} = begun;
	const {ask, end} = questions.of({...begun, worker, say});
	try {
		say({type: 'started'});
		if (signal.aborted) return say(stopped(begun, {counts: counts(), requests: 0}));
		const run = options.execute(command, {job: begun.job, worker, signal, emit: say, attended: begun.attended, ask});
		const result = await run.result;
		end();
		// A write that came through is done, whoever wanted to stop it by then.
		const isDone = command.writes && result.ok && result.value.errors.length === 0;
		say(signal.aborted && !isDone ? stopped(begun, {counts: counts(), requests: run.requests(), result}) : ended(result));
	} catch (error) {
		end();
		say({type: 'failed', failure: failure.internal(options.logBug(error))});
	}
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

/** How a run ends that nobody stopped from outside. Whoever answers its question with No cancels it. */
function ended(result: Result<Output>): RunEvent {
	if (!result.ok) return {type: isDecision(result.error) ? 'cancelled' : 'failed', failure: result.error};
	const worst = worstOf(result.value.errors);
	return worst ? {type: 'failed', failure: worst, partial: result.value} : {type: 'completed', output: result.value};
}

/** How a run ends that the deadline or somebody stopped: whatever came of it by then is partial. */
function stopped(begun: BegunJob, so: {readonly counts: Counts; readonly requests: number; readonly result?: Result<Output>}): RunEvent {
	const devices = so.counts['devices'];
	const open = openEnd(so.result);
	const nothing = open ? open.message.replace(/\.*$/, '') : 'nothing done';
	const done = devices ? `${devices.done} of ${devices.total ?? devices.done} devices done` : nothing;
	const hint = open?.hint === undefined ? {} : {hint: open.hint};
	const partial = so.result?.ok && {partial: so.result.value};
	return begun.signal.reason === late
		? {type: 'timeout', failure: {...failure.timeout(begun.seconds, done), ...hint}, ...partial}
		: {type: 'cancelled', failure: {...failure.cancelled(so.requests, done), ...hint}, ...partial};
}

/** What a write that was stopped has done in part, or may have done. */
function openEnd(result: Result<Output> | undefined): Failure | undefined {
	const failures = result === undefined ? [] : result.ok ? result.value.errors : [result.error];
	return failures.find(({code}) => code === 'unknown-outcome' || code === 'partial');
}

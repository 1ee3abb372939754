import {isDecision, worstOf} from '../core/exits.js';
import {type Failure, failure} from '../core/failure.js';
import type {Result} from '../core/result.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {Output} from '../output/output.js';
import {type Counts, isLast, type JobEvent, type JobId, type RunEvent, type TaskQuestion, type WorkerName} from './job.js';
import type {OpenQuestions} from './open-questions.js';
import type {Attendance, JobOrder} from './runner.js';

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

/** What every run needs of the process that it runs in, whoever gave the order. */
export type RunTools = {
	/** What a run does; a rejection is a bug and ends the run as `internal`. */
	readonly execute: (command: ParsedCommand, hooks: Hooks) => Execution;
	/** ms since 1970. */
	readonly now: () => number;
	/** Keeps a bug's stack for whoever reads the log; gives the id that the user sees. */
	readonly logBug: (error: unknown) => string;
	readonly send: (event: JobEvent) => void;
	readonly questions: OpenQuestions;
};

/**
 * Why a deadline stops a run. A timer of our own sets it: Node 20 collects `AbortSignal.any([…, AbortSignal.timeout()])`
 * as garbage, listeners and all, and the abort is never heard (seen on 20.20.2).
 */
export const late = 'the deadline has passed';

/** An order under way: what stops it (`late` is its reason after the deadline), its deadline in seconds from its start, and the same in ms since 1970. */
export type BegunJob = Pick<JobOrder, 'job' | 'command' | 'attended'> & {
	readonly signal: AbortSignal;
	readonly seconds: number;
	readonly until: number;
};

/**
 * One run of a job on one worker, from `started` to its last event: `execute` does the work and says all that becomes of it, `stop` ends a run that
 * was stopped before it began. Neither rejects, and after the last event nothing is said.
 */
export function createRun(worker: WorkerName, begun: BegunJob, tools: RunTools): {readonly execute: () => Promise<void>; readonly stop: () => void} {
	const reporter = createReporter(worker, begun, tools);
	const stop = (): void => reporter.say(stopped(begun, {counts: reporter.counts(), requests: 0}));
	return {stop, execute: () => execute(begun, {...tools, ...reporter, worker, stop})};
}

type RunReporter = {readonly say: (event: RunEvent) => void; readonly counts: () => Counts};

/** What is said of a run, and how far it has come by that. After its end nothing is. */
function createReporter(worker: WorkerName, {job}: BegunJob, {now, send}: RunTools): RunReporter {
	let counts: Counts = {};
	let isOver = false;
	return {
		counts: () => counts,
		say: (event) => {
			if (isOver) return;
			isOver = isLast(event);
			if (event.type === 'event' && event.counts) counts = {...counts, ...event.counts};
			send({...event, job, worker, at: now()});
		},
	};
}

async function execute(begun: BegunJob, tools: RunTools & RunReporter & {readonly worker: WorkerName; readonly stop: () => void}): Promise<void> {
	const {command, signal} = begun;
	const {questions, worker, say, counts, stop} = tools;
	const {ask, end} = questions.of({...begun, worker, say});
	try {
		say({type: 'started'});
		if (signal.aborted) return stop();
		const run = tools.execute(command, {job: begun.job, worker, signal, emit: say, attended: begun.attended, ask});
		const result = await run.result;
		end();
		// A write that came through is done, whoever wanted to stop it by then.
		const isDone = command.writes && result.ok && result.value.errors.length === 0;
		say(signal.aborted && !isDone ? stopped(begun, {counts: counts(), requests: run.requests(), result}) : ended(result));
	} catch (error) {
		end();
		say({type: 'failed', failure: failure.internal(tools.logBug(error))});
	}
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

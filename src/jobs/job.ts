import type {Failure} from '../core/failure.js';
import type {Output} from '../output/output.js';

export type TaskName = string;
/** A UUID; the number that people type is `Job.number`. */
export type JobId = string;
export type WorkerName = string;

export type Severity = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
/** How far a run is, by kind of thing: `{devices: {done: 137, total: 500}}`. */
export type Counts = {readonly [thing: string]: Count};
type Count = {readonly done: number; readonly total?: number};

/** A count with its recent past, oldest first and a second or more apart, and when it grew last; `at` in ms since 1970. */
export type CountSoFar = Count & {readonly marks: readonly {readonly at: number; readonly done: number}[]; readonly grewAt: number};

/** What is said of a job besides its line; `timeout` in seconds. Without an instance the job is about none. */
export type JobPlace = {
	readonly instance?: string;
	/** The instance's certificate is not verified. */
	readonly insecure?: boolean;
	/** Nobody named it: it is the embedded lab because no NetBox is set up. */
	readonly isRehearsal?: boolean;
	readonly timeout: number;
};

/** Names a question among those of its job. */
export type QuestionId = string;

/**
 * What a task asks: yes or no, a text, or a text that nobody may see. `preview` is what it is about. Where there is a `name`, that name typed in
 * full is the only yes.
 */
export type TaskQuestion =
	| {readonly kind: 'confirm'; readonly text: string; readonly preview?: Output; readonly name?: string}
	| {readonly kind: 'input' | 'password'; readonly text: string};

/** Everything that is ever known of a job comes as these, `at` in ms since 1970. A worker may be on another machine: `job-codec.ts` turns each into lines of JSON and back. */
export type JobEvent = {readonly job: JobId; readonly at: number} & (
	| {
			readonly type: 'queued';
			readonly number: number;
			readonly line: string;
			readonly task: TaskName;
			readonly workers: readonly WorkerName[];
			readonly background: boolean;
			readonly instance?: string;
	  }
	/** No worker could take it. */
	| {readonly type: 'refused'; readonly failure: Failure}
	| ({readonly worker: WorkerName} & RunEvent)
);

/** What one worker says of its run. */
export type RunEvent =
	| {readonly type: 'started'}
	| {
			readonly type: 'event';
			readonly severity: Severity;
			readonly resources: readonly string[];
			readonly message: string;
			readonly counts?: Counts;
			/** It is about one device: with many devices it is counted, not printed. */
			readonly perDevice?: boolean;
			/** The worker is gone, and its run goes on at this one, from the beginning. */
			readonly movedTo?: WorkerName;
	  }
	/** The next try, of at most `of`, comes `in` so many ms. */
	| {readonly type: 'retrying'; readonly attempt: number; readonly of: number; readonly because: string; readonly in: number}
	/** Is answered through the runner, at the latest at `until` in ms since 1970; the answer itself is no event, since it may be a secret. */
	| ({readonly type: 'question'; readonly question: QuestionId; readonly until: number} & TaskQuestion)
	/** Nobody waits for its answer any more, and none was given: the run is stopped. */
	| {readonly type: 'withdrawn'; readonly question: QuestionId}
	| {readonly type: 'completed'; readonly output: Output}
	| {readonly type: 'failed' | 'cancelled' | 'timeout'; readonly failure: Failure; readonly partial?: Output};

export type RunState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'timeout';

/** One worker's copy of a job. */
export type Run = {
	readonly state: RunState;
	/** The newest event's text. */
	readonly message: string;
	readonly counts?: {readonly [thing: string]: CountSoFar};
	/** Questions are not counted. */
	readonly events: number;
	readonly warnings: number;
	readonly output?: Output;
	readonly failure?: Failure;
	readonly startedAt?: number;
	readonly endedAt?: number;
};

/** The fold of a job's events; no other state of a job exists. */
export type Job = {
	readonly id: JobId;
	readonly number: number;
	readonly line: string;
	readonly task: TaskName;
	readonly background: boolean;
	/** The one it is about, as far as that was known beforehand. */
	readonly instance?: string;
	readonly queuedAt: number;
	readonly refused?: Failure;
	readonly runs: ReadonlyMap<WorkerName, Run>;
};

const idle: Run = {state: 'queued', message: '', events: 0, warnings: 0};

/** The job after the event. What has ended never changes, a run or the whole job; events of unknown jobs or workers change nothing. */
export function applyJobEvent(job: Job | undefined, event: JobEvent): Job | undefined {
	if (event.type === 'queued') return job ?? open(event);
	if (!job || job.id !== event.job || isOver(job)) return job;
	if (event.type === 'refused') return {...job, refused: event.failure};
	const run = job.runs.get(event.worker);
	if (!run || hasEnded(run)) return job;
	const after = applyRunEvent(run, event, event.at);
	const name = event.type === 'event' && event.movedTo !== undefined ? event.movedTo : event.worker;
	return {...job, runs: new Map([...job.runs].map((entry) => (entry[0] === event.worker ? [name, after] : entry)))};
}

/** Whether nothing more can be said of the run. */
export const hasEnded = (run: Run): boolean => run.state !== 'queued' && run.state !== 'running';

/** Whether a run ends with the event. */
export const isLast = ({type}: Pick<JobEvent, 'type'>): boolean =>
	type === 'completed' || type === 'failed' || type === 'cancelled' || type === 'timeout';

/** Whether it is about a question, which is shown where it is asked, and not as what happened. */
export const isOfQuestion = ({type}: Pick<JobEvent, 'type'>): boolean => type === 'question' || type === 'withdrawn';

/** Whether the job is refused or all its runs have ended. */
export const isOver = (job: Job): boolean => job.refused !== undefined || (job.runs.size > 0 && [...job.runs.values()].every(hasEnded));

/**
 * The state of the whole job: running while any run goes on, completed where one run completed (what others failed at are
 * error lines), else the state of the first run.
 */
export function stateOf(job: Job): RunState {
	if (job.refused) return 'failed';
	const states = [...job.runs.values()].map(({state}) => state);
	if (!isOver(job)) return states.every((state) => state === 'queued') ? 'queued' : 'running';
	return states.find((state) => state === 'completed') ?? states[0] ?? 'failed';
}

/** What the workers said so far, questions left out. */
export const eventsOf = ({runs}: Job): number => [...runs.values()].reduce((sum, {events}) => sum + events, 0);

/** How many devices the job is about, as far as it has said; the most that any of its workers counts. */
export const devicesOf = ({runs}: Job): number => Math.max(0, ...[...runs.values()].map(({counts}) => counts?.['devices']?.total ?? 0));

function open(event: JobEvent & {type: 'queued'}): Job {
	const {job: id, number, line, task, workers, background, instance, at} = event;
	const runs = new Map(workers.map((worker) => [worker, idle]));
	return {id, number, line, task, background, ...(instance !== undefined && {instance}), queuedAt: at, runs};
}

const markMs = 1000;
const mostMarks = 10;

function countOn(before: Run['counts'], counts: Counts, at: number): NonNullable<Run['counts']> {
	const grown = Object.entries(counts).map(([thing, count]) => [thing, grow(before?.[thing], count, at)] as const);
	return {...before, ...Object.fromEntries(grown)};
}

function grow(before: CountSoFar | undefined, count: Count, at: number): CountSoFar {
	const mark = {at, done: count.done};
	if (!before || count.done < before.done) return {...count, marks: [mark], grewAt: at};
	const isMark = at - (before.marks.at(-1)?.at ?? 0) >= markMs;
	const marks = isMark ? [...before.marks, mark].slice(-mostMarks) : before.marks;
	return {...count, marks, grewAt: count.done > before.done ? at : before.grewAt};
}

function applyRunEvent(run: Run, event: RunEvent, at: number): Run {
	switch (event.type) {
		case 'started':
			return {...run, state: 'running', message: 'starting', startedAt: at, events: run.events + 1};
		case 'event': {
			const counted = {events: run.events + 1, warnings: run.warnings + Number(event.severity === 'WARN')};
			return {...run, ...counted, message: event.message, ...(event.counts && {counts: countOn(run.counts, event.counts, at)})};
		}
		case 'retrying':
			return {...run, message: `retry ${event.attempt}`, events: run.events + 1};
		case 'question':
			return {...run, message: event.text};
		case 'withdrawn':
			return {...run, message: 'question withdrawn'};
		case 'completed':
			return {...run, state: 'completed', message: 'completed', endedAt: at, events: run.events + 1, output: event.output};
		case 'failed':
		case 'cancelled':
		case 'timeout': {
			const ended = {state: event.type, message: event.failure.message, failure: event.failure, endedAt: at};
			return {...run, ...ended, events: run.events + 1, ...(event.partial && {output: event.partial})};
		}
		default:
			return event satisfies never;
	}
}

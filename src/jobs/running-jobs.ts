import type {ParsedCommand} from '../language/read/sentence.js';
import {applyJobEvent, isOver, type Job, type JobEvent, type JobId, type JobPlace, type RunState, stateOf} from './job.js';
import type {Attendance, Runner} from './runner.js';

/** A job that is over, and all that was said of it. */
export type EndedJob = {readonly job: Job; readonly events: readonly JobEvent[]};

/** What is known so far of a job that runs here, or waits to. */
type RunningHere = {readonly state: RunState; readonly events: readonly JobEvent[]};

/** Is told an event, and what its job has become by it. */
export type HearJob = (event: JobEvent, job: Job) => void;

/** How long a job is waited for, and who hears of it meanwhile. */
type JobWait = {readonly signal?: AbortSignal; readonly hear?: HearJob};

/** A job that has been started: its id, and that it is with the workers. */
type StartedJob = {readonly job: JobId; readonly taken: Promise<void>};

/** The jobs of this shell that are not over: the one place where their events are folded. */
export type RunningJobs = {
	/** The job is kept from now on, before it says anything; so it can be waited for and cancelled by its id at once. */
	readonly start: (command: ParsedCommand, place?: Pick<JobPlace, 'instance'>) => StartedJob;
	/** Whether the job runs here, or waits to: it is told to stop. */
	readonly cancel: (job: JobId) => boolean;
	readonly answer: Runner['answer'];
	readonly all: () => readonly JobId[];
	readonly running: (job: JobId) => RunningHere | undefined;
	/**
	 * The job once it is over; undefined where none of this id runs, or the signal goes off before: from then on nothing of it is heard.
	 * `hear` is told all its events, past ones first, those with the job as it is by now.
	 */
	readonly wait: (job: JobId, until?: JobWait) => Promise<Job | undefined>;
	/** Hears the later events of all jobs, until the function given back is called. */
	readonly subscribe: (hear: HearJob) => () => void;
};

export type RunningJobsOptions = {
	readonly runner: Omit<Runner, 'workers'>;
	readonly newId: () => JobId;
	/** Who answers questions here. A question out of the background would take the keys of what is being typed: nobody answers it. */
	readonly attended: Attendance;
	/** Told of each job that is over, before anybody else is. */
	readonly ended: (over: EndedJob) => void;
};

type KeptJob = {job: Job | undefined; readonly events: JobEvent[]; readonly waiting: Set<JobWaiter>};
type JobWaiter = {readonly hear: HearJob; readonly leave: (job: Job | undefined) => void};

/** Folds every job of this shell. What changes nothing, as whatever is said of a job that is over, nobody hears. */
export function createRunningJobs({runner, newId, attended, ended}: RunningJobsOptions): RunningJobs {
	const running = new Map<JobId, KeptJob>();
	const listeners = new Set<HearJob>();
	runner.subscribe((event) => {
		const kept = running.get(event.job);
		const job = kept && fold(kept, event);
		if (!kept || !job) return;
		const hasEnded = isOver(job) && running.delete(event.job);
		if (hasEnded) ended({job, events: kept.events});
		for (const {hear} of kept.waiting) hear(event, job);
		for (const hear of listeners) hear(event, job);
		if (hasEnded) for (const {leave} of kept.waiting) leave(job);
	});
	return {
		start: (command, place) => {
			const job = newId();
			running.set(job, {job: undefined, events: [], waiting: new Set()});
			const about = place?.instance === undefined ? {} : {instance: place.instance};
			const taken = runner.start({job, command, ...about, attended: command.run.background ? 'nobody' : attended});
			taken.catch(() => running.delete(job));
			return {job, taken};
		},
		cancel: (job) => {
			const runsHere = running.has(job);
			runner.cancel(job);
			return runsHere;
		},
		answer: runner.answer,
		all: () => [...running.keys()],
		running: (job) => stateSoFar(running.get(job)),
		wait: (job, until = {}) => waitFor(running.get(job), until),
		subscribe: (hear) => {
			listeners.add(hear);
			return () => listeners.delete(hear);
		},
	};
}

/** The job after the event; undefined where it changes nothing. */
function fold(kept: KeptJob, event: JobEvent): Job | undefined {
	const job = applyJobEvent(kept.job, event);
	if (!job || job === kept.job) return undefined;
	kept.job = job;
	kept.events.push(event);
	return job;
}

/** Nothing where it has not said anything yet. */
const stateSoFar = (kept: KeptJob | undefined): RunningHere | undefined => kept?.job && {state: stateOf(kept.job), events: [...kept.events]};

function waitFor(kept: KeptJob | undefined, {signal, hear = () => undefined}: JobWait): Promise<Job | undefined> {
	if (!kept || signal?.aborted) return Promise.resolve(undefined);
	return new Promise((resolve) => {
		const stop = (): void => one.leave(undefined);
		const one: JobWaiter = {
			hear,
			leave: (job) => {
				kept.waiting.delete(one);
				signal?.removeEventListener('abort', stop);
				resolve(job);
			},
		};
		kept.waiting.add(one);
		signal?.addEventListener('abort', stop, {once: true});
		if (kept.job) for (const event of kept.events) hear(event, kept.job);
	});
}

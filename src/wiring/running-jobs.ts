import {applyJobEvent, isOver, type Job, type JobEvent, type JobId, stateOf} from '../jobs/job.js';
import {resultOf} from '../jobs/job-result.js';
import type {JobEnd} from '../store/jobs/jobs.js';
import type {RunningHere} from '../tasks/task.js';

/** A job that is over, and all that was said of it. */
export type Over = {readonly job: Job; readonly events: readonly JobEvent[]};

type Waiting = {readonly hear: (event: JobEvent) => void; readonly resolve: () => void};
type Watched = {job: Job | undefined; readonly events: JobEvent[]; readonly waiting: Set<Waiting>};

/** Folds every job of this shell, so that one can be waited for. */
export function createWatch() {
	const running = new Map<JobId, Watched>();
	return {
		/** The job is waited for from now on, before it says anything. */
		begin: (job: JobId): void => void running.set(job, {job: undefined, events: [], waiting: new Set()}),
		/** The jobs that are not over. */
		all: (): readonly JobId[] => [...running.keys()],
		/** What is known so far of a job that is not over. */
		running: (job: JobId): RunningHere | undefined => {
			const one = running.get(job);
			return one?.job && {state: stateOf(one.job), events: [...one.events]};
		},
		/** Until the job is over, or the signal goes off: from then on nothing of it is heard. */
		wait: (
			job: JobId,
			{signal, hear = () => undefined}: {readonly signal: AbortSignal; readonly hear?: (event: JobEvent) => void},
		): Promise<void> => {
			const one = running.get(job);
			return one && !signal.aborted ? waitFor(one, {signal, hear}) : Promise.resolve();
		},
		/** The job, where the event ends it. One of a job that is over is of nobody. */
		hear: (event: JobEvent): Over | undefined => {
			const one = running.get(event.job);
			if (!one) return undefined;
			one.job = applyJobEvent(one.job, event);
			one.events.push(event);
			for (const {hear} of one.waiting) hear(event);
			if (!one.job || !isOver(one.job)) return undefined;
			running.delete(event.job);
			for (const {resolve} of one.waiting) resolve();
			return {job: one.job, events: one.events};
		},
	};
}

function waitFor({events, waiting}: Watched, {signal, hear}: {readonly signal: AbortSignal; readonly hear: Waiting['hear']}): Promise<void> {
	return new Promise((resolve) => {
		const leave = (): void => {
			waiting.delete(one);
			signal.removeEventListener('abort', leave);
			resolve();
		};
		const one: Waiting = {hear, resolve: leave};
		waiting.add(one);
		signal.addEventListener('abort', leave, {once: true});
		for (const event of events) hear(event);
	});
}

/** What the store keeps of it. */
export function endOf({job, events}: Over): JobEnd {
	const state = stateOf(job);
	const {output, errors, meta} = resultOf(job);
	const instance = meta?.instance ?? job.instance;
	const kept = output ?? [...job.runs.values()].find((run) => run.output)?.output;
	const [failure] = errors;
	return {
		state: state === 'queued' || state === 'running' ? 'failed' : state,
		endedAt: Math.max(job.queuedAt, ...events.map(({at}) => at)),
		events,
		...(kept && {output: kept}),
		...(failure && {failure}),
		...(instance !== undefined && {instance}),
	};
}

import {applyJobEvent, isOver, type Job, type JobEvent, type JobId, stateOf} from '../job.js';
import {resultOf} from '../job-result.js';
import type {JobEnd} from '../store/jobs.js';
import type {RunningHere} from '../tasks/task.js';

/** A job that is over, and all that was said of it. */
export type Over = {readonly job: Job; readonly events: readonly JobEvent[]};

type Waiting = {readonly hear: (event: JobEvent) => void; readonly resolve: () => void};

/** Folds every job of this shell, so that one can be waited for. */
export function createWatch() {
	const running = new Map<JobId, {job: Job | undefined; readonly events: JobEvent[]; readonly waiting: Set<Waiting>}>();
	return {
		/** The jobs that are not over. */
		all: (): readonly JobId[] => [...running.keys()],
		/** What is known so far of a job that is not over. */
		running: (job: JobId): RunningHere | undefined => {
			const one = running.get(job);
			return one?.job && {state: stateOf(one.job), events: [...one.events]};
		},
		wait: (job: JobId, {signal, hear = () => undefined}: {readonly signal: AbortSignal; readonly hear?: (event: JobEvent) => void}): Promise<void> =>
			new Promise((resolve) => {
				const one = running.get(job);
				if (!one || signal.aborted) return resolve();
				for (const event of one.events) hear(event);
				one.waiting.add({hear, resolve});
				signal.addEventListener('abort', () => resolve(), {once: true});
			}),
		/** The job, where the event ends it. */
		hear: (event: JobEvent): Over | undefined => {
			const one = running.get(event.job) ?? {job: undefined, events: [], waiting: new Set()};
			running.set(event.job, one);
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

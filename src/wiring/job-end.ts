import {stateOf} from '../jobs/job.js';
import {resultOf} from '../jobs/job-result.js';
import type {EndedJob} from '../jobs/running-jobs.js';
import type {JobEnd} from '../store/jobs/jobs.js';

/** What the store keeps of a job that is over. */
export function endOf({job, events}: EndedJob): JobEnd {
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

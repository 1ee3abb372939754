import type {Failure} from '../core/failure.js';
import {type Job, stateOf} from '../jobs/job.js';
import {documentOf, noCost, type Output, type Tree} from '../output/output.js';
import {keysOf} from '../output/sort-keys.js';
import {errorDocument} from './error-json.js';

/** A finished job and its outcome; `line` and the rest are the job's. */
export type Finished = {readonly job: Job; readonly output?: Output; readonly dryRun: boolean};

/** The envelope as an output of its own, which keeps the errors of the one inside. */
export const enveloped = (finished: Finished & {readonly output: Output}): Output => ({
	kind: 'document',
	value: envelope(finished),
	ofRows: true,
	errors: finished.output.errors,
	...(finished.output.differs && {differs: true}),
	notes: [],
	meta: noCost,
});

/** The envelope of `verbose-result` (docs/contract/output.md D15 result-envelope): a job with its result, which stays unopened, and its cost; keys by code point. */
function envelope({job, output, dryRun}: Finished): ReadonlyMap<string, Tree> {
	const errors = errorsOf(job, output);
	const meta = output?.meta;
	const parts: Readonly<Record<string, Tree>> = {
		branch: meta?.branch ?? null,
		cache: {hits: meta?.hits ?? 0, misses: meta?.misses ?? 0, mode: meta?.cache ?? null, oldest_seconds: meta?.oldestSeconds ?? null},
		command: job.line,
		diff: null,
		dry_run: dryRun,
		errors: errors.map(errorDocument),
		failed: errors.length > 0,
		instance: meta?.instance ?? null,
		job: job.number,
		juuid: job.id,
		messages: output?.notes ?? [],
		requests: meta?.requests ?? 0,
		resources: meta?.instance === undefined ? [] : [meta.instance],
		result: output ? documentOf(output) : null,
		...nameOf(job.task),
		status: statusOf(job, errors),
		...timesOf(job),
		truncated: meta?.truncated ?? false,
		workers: [...job.runs.keys()],
	};
	return new Map(keysOf(parts).map((key) => [key, parts[key] ?? null]));
}

/** The errors of the output; then those of workers that failed for another reason, and of a job that no worker took. */
function errorsOf(job: Job, output: Output | undefined): readonly Failure[] {
	const listed = output?.errors ?? [];
	const failures = [...(job.refused ? [job.refused] : []), ...[...job.runs.values()].flatMap(({failure}) => failure ?? [])];
	return [...listed, ...failures.filter(({code, message}) => !listed.some((error) => error.code === code && error.message === message))];
}

function statusOf(job: Job, errors: readonly Failure[]): string {
	const state = stateOf(job);
	return state === 'completed' && errors.length > 0 ? 'failed' : state;
}

/** `netbox.get_bgp_peerings` is the task `get_bgp_peerings` of the service `netbox`. */
export function nameOf(task: string): {readonly service: string; readonly task: string} {
	const dot = task.indexOf('.');
	return {service: dot < 0 ? task : task.slice(0, dot), task: task.slice(dot + 1)};
}

/** UTC; the duration in ms counts from Enter. */
function timesOf({runs, queuedAt}: Job): {readonly [key: string]: Tree} {
	const times = [...runs.values()];
	const started = times.flatMap(({startedAt}) => startedAt ?? []);
	const ended = times.flatMap(({endedAt}) => endedAt ?? []);
	return {
		duration_ms: ended.length === 0 ? null : Math.max(...ended) - queuedAt,
		task_started: started.length === 0 ? null : new Date(Math.min(...started)).toISOString(),
		task_completed: ended.length === 0 ? null : new Date(Math.max(...ended)).toISOString(),
	};
}

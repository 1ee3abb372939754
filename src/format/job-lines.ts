import {isCancel} from '../core/failure.js';
import {type Counts, isOver, type Job, type Run, type RunState, stateOf} from '../jobs/job.js';
import type {JobResult} from '../jobs/job-result.js';
import type {Meta} from '../output/output.js';
import {sanitize} from '../text/clean.js';
import {truncate} from '../text/width.js';
import type {Theme} from './theme.js';

/** The content of a job's header; `timeout` in seconds. */
export type Header = {
	readonly number: number;
	readonly line: string;
	readonly instance?: string;
	/** The certificate of the instance is not verified. */
	readonly insecure?: boolean;
	readonly workers: string | readonly string[];
	readonly timeout: number;
};

/** `job 17 | netbox get bgp-peerings devices fceos4 | prod | workers any | timeout 600s`, without a line feed. */
export function headerLine({number, line, instance, insecure, workers, timeout}: Header): string {
	const names = typeof workers === 'string' ? workers : workers.join(',');
	const where = instance === undefined ? [] : [instance, ...(insecure ? ['TLS not verified'] : [])];
	return clean([`job ${number}`, line, ...where, `workers ${names}`, `timeout ${timeout}s`].join(' | '));
}

/** The line that ends a job (J5), without a line feed: its errors are those listed below it. */
export function footerLine(job: Job, {errors, meta}: Pick<JobResult, 'errors' | 'meta'>): string {
	const runs = [...job.runs.values()];
	const sum = (count: (run: Run) => number): number => runs.reduce((total, run) => total + count(run), 0);
	const parts = [
		`${ends[stateOf(job)]} ${seconds(tookOf(job))}`,
		`workers: ${runs.length}`,
		`events: ${sum(({events}) => events)}`,
		`warnings: ${sum(({warnings}) => warnings)}`,
		`errors: ${errors.filter((error) => !isCancel(error)).length}`,
		...(meta ? [`requests: ${meta.requests}`, ...cacheOf(meta)] : []),
	];
	return parts.join(' | ');
}

/** The last live line of a running job (J3), cut to the width. `frame` counts the spinner's frames, `now` is in ms. */
export function progressLine(job: Job, place: {readonly frame: number; readonly now: number; readonly width: number; readonly theme: Theme}): string {
	const {spinner, ellipsis} = place.theme;
	const counts = [...countsOf(job)].map(([thing, {done, total}]) => `${done}${total === undefined ? '' : `/${total}`} ${thing}`);
	const waits = stateOf(job) === 'queued' ? ['queued'] : isOver(job) ? ['printing'] : [];
	const name = job.task.slice(job.task.indexOf('.') + 1);
	const took = `${((place.now - job.queuedAt) / 1000).toFixed(1)}s`;
	const words = [`${spinner[place.frame % spinner.length]} ${name}`, ...waits, ...counts, took, 'Ctrl-C cancels'];
	return truncate(clean(words.join('  ')), place.width, ellipsis);
}

/** `job 18 started`, for a job in the background (J17). */
export const startedLine = (number: number): string => `job ${number} started`;

/** `job 18 completed in 2.10s: netbox get … (job result 18)`: printed above the prompt when a background job ends. */
export const endedLine = (job: Job): string =>
	clean(`job ${job.number} ${ends[stateOf(job)].toLowerCase()} ${seconds(tookOf(job))}: ${job.line} (job result ${job.number})`);

const ends: Readonly<Record<RunState, string>> = {
	queued: 'Queued for',
	running: 'Running for',
	completed: 'Completed in',
	failed: 'Failed in',
	cancelled: 'Cancelled after',
	timeout: 'Timed out after',
};

const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)}s`;

/** From the first worker's start to the last one's end, in ms; undefined for a job that never ran. */
function tookOf({runs, queuedAt}: Job): number {
	const times = [...runs.values()];
	const started = times.flatMap(({startedAt}) => startedAt ?? []);
	const ended = times.flatMap(({endedAt}) => endedAt ?? []);
	return ended.length === 0 ? 0 : Math.max(...ended) - (started.length === 0 ? queuedAt : Math.min(...started));
}

function cacheOf({cache, hits, misses}: Meta): readonly string[] {
	if (cache === undefined) return [];
	return [cache === 'False' ? 'cache: off' : `cache: ${hits} hit, ${misses} miss`];
}

/** Every worker counts its own progress: the furthest one is shown. */
function countsOf({runs}: Job): ReadonlyMap<string, Counts[string]> {
	const furthest = new Map<string, Counts[string]>();
	for (const {counts} of runs.values()) {
		for (const [thing, count] of Object.entries(counts ?? {})) {
			if (count.done >= (furthest.get(thing)?.done ?? 0)) furthest.set(thing, count);
		}
	}
	return furthest;
}

/** `wrote 312 lines (48 KB) to peers.json`: printed in place of a result that went to a file. */
export function writtenLine(path: string, {lines, bytes}: {readonly lines: number; readonly bytes: number}): string {
	const size = bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
	return `wrote ${lines} ${lines === 1 ? 'line' : 'lines'} (${size}) to ${sanitize(path, {lineFeeds: 'escape'})}`;
}

import {type CountSoFar, eventsOf, type Job, type Run, type RunState, stateOf} from '../jobs/job.js';
import type {JobResult} from '../jobs/job-result.js';
import type {Meta} from '../output/output.js';
import {describeLimit, describeTime} from '../text/ages.js';
import {sanitize} from '../text/clean.js';
import {countOf, describeCount} from '../text/digits.js';
import {displayWidth} from '../text/width.js';

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

/** `job 17 | netbox get bgp-peerings devices fceos4 | prod | workers any | timeout 10 min`, without a line feed. */
export function headerLine({number, line, instance, insecure, workers, timeout}: Header): string {
	const names = typeof workers === 'string' ? workers : workers.join(',');
	const where = instance === undefined ? [] : [instance, ...(insecure ? ['TLS not verified'] : [])];
	return clean([`job ${number}`, line, ...where, `workers ${names}`, `timeout ${describeLimit(timeout * 1000)}`].join(' | '));
}

/** A job with no more events than these has them all on the screen (docs/contract/jobs.md J2 event-volume). */
export const fewEvents = 6;

/**
 * What ends a job (J5 job-footer), without line feeds: what was done, what it took and cost, and where the events are that do not stay. One line, or at a
 * width as many as it takes.
 */
export function footerLines(job: Job, {meta}: Pick<JobResult, 'meta'>, width = Number.POSITIVE_INFINITY): readonly string[] {
	const state = stateOf(job);
	const took = describeTime(tookOf(job));
	const counts = [...countsOf(job)].map(doneText);
	const events = eventsOf(job);
	const parts = [
		...(state === 'completed' ? [...counts, took] : [`${ends[state]} ${took}`, ...counts]),
		...(job.runs.size > 1 ? [many(job.runs.size, 'workers')] : []),
		...(meta ? [many(meta.requests, 'requests'), ...cacheOf(meta)] : []),
		...(events > fewEvents ? [`${describeCount(events)} events: job events ${job.number}`] : []),
	];
	return listed(parts.map(clean), width);
}

/** `17 devices`, `137 of 500 devices`. */
const doneText = ([thing, {done, total = done}]: readonly [string, CountSoFar]): string =>
	total === done ? many(done, thing) : `${describeCount(done)} of ${many(total, thing)}`;

/** The parts with commas between them, broken after a comma where a line is too wide. */
function listed(parts: readonly string[], width: number): readonly string[] {
	const lines: string[] = [];
	for (const [at, part] of parts.entries()) {
		const text = at < parts.length - 1 ? `${part},` : part;
		const longer = `${lines.at(-1)} ${text}`;
		if (lines.length > 0 && displayWidth(longer, width) <= width) lines[lines.length - 1] = longer;
		else lines.push(text);
	}
	return lines;
}

/** `job 18 started`, for a job in the background (J17). */
export const startedLine = (number: number): string => `job ${number} started`;

/** `job 18 completed in 2.1 s: netbox get … (job result 18)`: printed above the prompt when a background job ends. */
export const endedLine = (job: Job): string =>
	clean(`job ${job.number} ${ends[stateOf(job)].toLowerCase()} ${describeTime(tookOf(job))}: ${job.line} (job result ${job.number})`);

/** What the workers count, by kind of thing: every worker counts its own progress, the furthest one is told. */
export function countsOf({runs}: Job): ReadonlyMap<string, CountSoFar> {
	const furthest = new Map<string, CountSoFar>();
	for (const {counts} of runs.values()) {
		for (const [thing, count] of Object.entries(counts ?? {})) {
			if (count.done >= (furthest.get(thing)?.done ?? 0)) furthest.set(thing, count);
		}
	}
	return furthest;
}

/** `1 device`, `1,046 devices`; the things in the plural. */
export const many = (count: number, things: string): string => countOf(count, things.replace(/s$/, ''));

const ends: Readonly<Record<RunState, string>> = {
	queued: 'Queued for',
	running: 'Running for',
	completed: 'Completed in',
	failed: 'Failed in',
	cancelled: 'Cancelled after',
	timeout: 'Timed out after',
};

const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});

/** From the first worker's start to the last one's end, in ms; 0 for a job that never ran. */
function tookOf({runs, queuedAt}: Job): number {
	const times: readonly Run[] = [...runs.values()];
	const started = times.flatMap(({startedAt}) => startedAt ?? []);
	const ended = times.flatMap(({endedAt}) => endedAt ?? []);
	return ended.length === 0 ? 0 : Math.max(...ended) - (started.length === 0 ? queuedAt : Math.min(...started));
}

function cacheOf({cache, hits}: Meta): readonly string[] {
	if (cache === undefined) return [];
	return [cache === 'False' ? 'cache off' : `${describeCount(hits)} from cache`];
}

/** `wrote 312 lines (48 KB) to peers.json`: printed in place of a result that went to a file. */
export function writtenLine(path: string, {lines, bytes}: {readonly lines: number; readonly bytes: number}): string {
	const size = bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
	return `wrote ${countOf(lines, 'line')} (${size}) to ${sanitize(path, {lineFeeds: 'escape'})}`;
}

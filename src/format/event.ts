import {isOfQuestion, type JobEvent, type RunState, type Severity, type WorkerName} from '../jobs/job.js';
import {localTime} from '../text/ages.js';
import {sanitize} from '../text/clean.js';
import {pad, truncate} from '../text/width.js';
import {oneLine} from './text.js';
import type {Theme} from './theme.js';

/** An event of one worker's run. */
export type WorkerEvent = Extract<JobEvent, {readonly worker: WorkerName}>;

/** Where an event is shown. Without `width` (a file, a pipe) it is shown in full. */
export type EventPlace = {
	readonly task: string;
	/** Shown if the event names no resource: the instance. */
	readonly resource?: string;
	/** The number of workers of the job: a narrow terminal names the worker only if there are several. */
	readonly workers: number;
	readonly width?: number;
	readonly theme: Theme;
};

/** The words of an event. */
export type EventWords = {
	readonly severity: Severity;
	readonly status: RunState | 'retrying';
	readonly resources: readonly string[];
	readonly message: string;
};

/** One line, without a line feed, per docs/contract/jobs.md J1 event-line: local time; below 120 columns only the essential parts, cut at the width. */
export function eventLine(event: WorkerEvent, place: EventPlace): string {
	const {severity, status, resources, message} = wordsOf(event);
	const about = resources.length > 0 ? resources.join(',') : (place.resource ?? '');
	const said = clean(message);
	const before = `${localTime(event.at).slice('yyyy-mm-dd '.length)} ${severity.padEnd(5)}`;
	const worker = pad(clean(event.worker), 16);
	const isNarrow = place.width !== undefined && place.width < 120;
	const words = isNarrow
		? [before, ...(place.workers > 1 ? [clean(event.worker)] : []), said]
		: [before, worker, status.padEnd(10), clean(place.task), ...(about === '' ? [] : [clean(about)]), said];
	const line = words.join(' ');
	return paint(place.width === undefined ? line : truncate(line, place.width, place.theme.ellipsis), severity, place.theme);
}

/** Whether the event is printed as a line: with many devices (more than 20) an INFO of a single device only moves the counters (J2). */
export const isPrinted = (event: WorkerEvent, devices: number): boolean =>
	!isOfQuestion(event) && (event.type !== 'event' || !event.perDevice || devices <= 20 || event.severity === 'WARN' || event.severity === 'ERROR');

/** The words of an event of any type. */
export function wordsOf(event: WorkerEvent): EventWords {
	switch (event.type) {
		case 'started':
			return {severity: 'INFO', status: 'running', resources: [], message: 'starting'};
		case 'event':
			return {severity: event.severity, status: 'running', resources: event.resources, message: event.message};
		case 'retrying': {
			const message = `retry ${event.attempt} of ${event.of} in ${Math.round(event.in / 1000)}s: ${event.because}`;
			return {severity: 'INFO', status: 'retrying', resources: [], message};
		}
		case 'question':
			return {severity: 'INFO', status: 'running', resources: [], message: event.text};
		case 'withdrawn':
			return {severity: 'INFO', status: 'running', resources: [], message: 'question withdrawn'};
		case 'completed':
			return {severity: 'INFO', status: 'completed', resources: [], message: 'completed'};
		case 'failed':
			return {severity: 'ERROR', status: 'failed', resources: [], message: `failed: ${event.failure.message}`};
		case 'cancelled':
			return {severity: 'INFO', status: 'cancelled', resources: [], message: 'cancelled'};
		case 'timeout':
			/** The footer and the error say how far the job came. */
			return {severity: 'ERROR', status: 'timeout', resources: [], message: event.failure.message.replace(/:.*/s, '')};
		default:
			return event satisfies never;
	}
}

const clean = (text: string): string => sanitize(oneLine(text), {lineFeeds: 'escape'});

function paint(line: string, severity: Severity, theme: Theme): string {
	switch (severity) {
		case 'DEBUG':
			return theme.paint('dim', line);
		case 'INFO':
			return line;
		case 'WARN':
			return theme.paint('warning', line);
		case 'ERROR':
			return theme.paint('error', line);
		default:
			return severity satisfies never;
	}
}

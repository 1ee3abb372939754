import {isOfQuestion, type JobEvent, type RunState, type Severity, type WorkerName} from '../jobs/job.js';
import {describeLimit, localTime} from '../text/ages.js';
import {sanitize} from '../text/clean.js';
import {displayWidth, pad, wrap} from '../text/width.js';
import {hang} from './text.js';
import type {Theme} from './theme.js';

/** An event of one worker's run. */
export type WorkerEvent = Extract<JobEvent, {readonly worker: WorkerName}>;

/** Where an event is shown. Without `width` (a file, a pipe) it is one line. */
export type EventPlace = {
	readonly task: string;
	/** Shown if the event names no resource: the instance. */
	readonly resource?: string;
	/** The number of workers of the job: a narrow terminal names the worker only if there are several. */
	readonly workers: number;
	readonly width?: number;
	readonly theme: Theme;
	/** INFO runs by, and is dim. */
	readonly dim?: boolean;
};

/** The words of an event. */
export type EventWords = {
	readonly severity: Severity;
	readonly status: RunState | 'retrying';
	readonly resources: readonly string[];
	readonly message: string;
};

/** From here on a terminal has room for all that is known of an event. */
const wide = 120;

/**
 * An event as docs/contract/jobs.md J1 event-line says, ending in a line feed: local time first, the message whole. What is narrower than 120 columns, or
 * than the event, has the essential parts alone, in as many lines as the message takes.
 */
export function eventText(event: WorkerEvent, place: EventPlace): string {
	const style = styleOf(event, place);
	return linesOf(event, place, messageOf(event))
		.map((line) => `${style(line)}\n`)
		.join('');
}

/** The last rows of the events, at most so many, each within the width of the place; of an event that is higher than that alone, its first rows. */
export function eventRows(events: readonly WorkerEvent[], place: EventPlace & {readonly width: number}, most: number): readonly string[] {
	const room = roomOf(place.width);
	const rows = events.flatMap((event) => {
		// However long a message is: each frame lays it out anew.
		const message = messageOf(event).slice(0, room * most);
		const lines = linesOf(event, place, message).flatMap((line) => [...wrap(line, room)]);
		return lines.slice(0, most).map(styleOf(event, place));
	});
	return rows.slice(Math.max(0, rows.length - most));
}

/** Whether the event is printed as a line: with many devices (more than 20) an INFO of a single device only moves the counters (J2). */
export const isPrinted = (event: WorkerEvent, devices: number): boolean =>
	!isOfQuestion(event) && (event.type !== 'event' || !event.perDevice || devices <= 20 || isAlarm(event));

/** Whether the event warns, or says that something went wrong. */
export const isAlarm = (event: WorkerEvent): boolean => ['WARN', 'ERROR'].includes(wordsOf(event).severity);

/** The words of an event of any type. */
export function wordsOf(event: WorkerEvent): EventWords {
	switch (event.type) {
		case 'started':
			return {severity: 'INFO', status: 'running', resources: [], message: 'starting'};
		case 'event':
			return {severity: event.severity, status: 'running', resources: event.resources, message: event.message};
		case 'retrying': {
			const message = `retry ${event.attempt} of ${event.of} in ${describeLimit(event.in)}: ${event.because}`;
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

/** The last column stays free: what fills a row whole is continued in the next by some terminals. */
const roomOf = (width: number): number => Math.max(1, width - 1);

/** Worker, state, task and resource are left out where the event does not fit with them, the worker of several last. */
function linesOf(event: WorkerEvent, place: EventPlace, said: string): readonly string[] {
	const {severity, status, resources} = wordsOf(event);
	const about = resources.length > 0 ? resources.join(',') : (place.resource ?? '');
	const short = `${localTime(event.at).slice('yyyy-mm-dd '.length)} ${severity.padEnd(5)}`;
	const worker = clean(event.worker);
	const whole = [short, pad(worker, 16), status.padEnd(10), clean(place.task), ...(about === '' ? [] : [clean(about)])].join(' ');
	if (place.width === undefined) return [`${whole} ${said}`];
	const room = roomOf(place.width);
	const forms = [...(place.width >= wide ? [whole] : []), ...(place.workers > 1 ? [`${short} ${worker}`] : [])];
	const fitting = forms.find((form) => displayWidth(`${form} ${said}`, room) <= room);
	if (fitting !== undefined) return [`${fitting} ${said}`];
	const before = `${short} `;
	return before.length > room / 3 ? hang('', before + said, {width: room, indent: 4}) : hang(before, said, {width: room, indent: before.length});
}

const messageOf = (event: WorkerEvent): string => clean(wordsOf(event).message);
/** On one line, and so that no two names look alike: a line feed is `\n`, and blanks stay as many as they are. */
const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});

function styleOf(event: WorkerEvent, {theme, dim}: EventPlace): (line: string) => string {
	const {severity} = wordsOf(event);
	switch (severity) {
		case 'DEBUG':
			return (line) => theme.paint('dim', line);
		case 'INFO':
			return dim ? (line) => theme.paint('dim', line) : (line) => line;
		case 'WARN':
			return (line) => theme.paint('warning', line);
		case 'ERROR':
			return (line) => theme.paint('error', line);
		default:
			return severity satisfies never;
	}
}

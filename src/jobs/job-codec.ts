import {outcomeOf, type Work} from '../core/long-work.js';
import {aCount, aFlag, aNumber, anObject, aText, aTime, fieldsOf, kindsOf, listOf, objectOf, oneOf, type ShapeOf} from '../core/shape.js';
import type {Args, ParsedCommand, Pipe, RunOptions, WorkerTarget} from '../language/read/sentence.js';
import {aFailure, bodyLines, headLine, headOf, type KeepRow, marked, type OutputHead, outputHead, takeOutput} from '../output/codec.js';
import {type JsonLines, jsonLinesOf} from '../output/json-lines.js';
import type {Output} from '../output/output.js';
import type {Counts, JobEvent} from './job.js';
import type {JobOrder} from './runner.js';

/** An event as lines of JSON, a step for each: the event with the head of its output, then that output. */
export function* eventLines(event: JobEvent): Work {
	const [name, output] = outputOf(event);
	yield headLine(output ? {...event, [name]: headOf(output)} : event);
	if (output) yield* bodyLines(output);
}

/** The same as one text, which any carrier of texts and JSON keeps. Such texts may follow each other in one. */
export const encodeEvent = (event: JobEvent): string => [...eventLines(event)].join('');

/** The event of such a text from outside; `keep` as in `decodeOutput`. Throws `WrongShape` for any other text. */
export function decodeEvent(text: string, keep?: KeepRow): JobEvent {
	const lines = jsonLinesOf(text);
	const event = outcomeOf(takeEvent(lines, keep));
	lines.end();
	return event;
}

/** The events of texts that follow each other in one. */
export function decodeEvents(text: string): readonly JobEvent[] {
	const lines = jsonLinesOf(text);
	const events: JobEvent[] = [];
	while (!lines.isOver()) events.push(outcomeOf(takeEvent(lines)));
	return events;
}

/** The output that an event brings, and the name of its field. */
function outputOf(event: JobEvent): readonly [string, Output | undefined] {
	switch (event.type) {
		case 'completed':
			return ['output', event.output];
		case 'failed':
		case 'cancelled':
		case 'timeout':
			return ['partial', event.partial];
		case 'question':
			return ['preview', event.kind === 'confirm' ? event.preview : undefined];
		case 'queued':
		case 'refused':
		case 'started':
		case 'event':
		case 'retrying':
		case 'withdrawn':
			return ['', undefined];
		default:
			return event satisfies never;
	}
}

type EventOf<Type> = Extract<JobEvent, {readonly type: Type}>;
type Ended = 'failed' | 'cancelled' | 'timeout';
type Confirm = EventOf<'question'> & {readonly kind: 'confirm'};

/** An event with the head of its output. */
type EventHead =
	| Exclude<JobEvent, EventOf<'completed'> | EventOf<Ended> | Confirm>
	| (Omit<EventOf<'completed'>, 'output'> & {readonly output: OutputHead})
	| (Omit<EventOf<Ended>, 'partial'> & {readonly partial?: OutputHead})
	| (Omit<Confirm, 'preview'> & {readonly preview?: OutputHead});
type HeadOf<Type> = Extract<EventHead, {readonly type: Type}>;

const ofJob = {job: aText, at: aTime};
const ofRun = {...ofJob, worker: aText};
const ofQuestion = {...ofRun, type: oneOf('question'), question: aText, until: aTime, text: aText};
const counts = objectOf(fieldsOf<Counts[string]>({done: aCount}, {total: aCount}));
const ended = fieldsOf<HeadOf<Ended>>({...ofRun, type: oneOf('failed', 'cancelled', 'timeout'), failure: aFailure}, {partial: outputHead});
const asked = fieldsOf<HeadOf<'question'> & {readonly kind: 'input' | 'password'}>({...ofQuestion, kind: oneOf('input', 'password')});

/** The first line of every kind of event. */
const eventHead = kindsOf<EventHead>('type', {
	queued: fieldsOf<HeadOf<'queued'>>(
		{...ofJob, type: oneOf('queued'), number: aCount, line: aText, task: aText, workers: listOf(aText), background: aFlag},
		{instance: aText},
	),
	refused: fieldsOf<HeadOf<'refused'>>({...ofJob, type: oneOf('refused'), failure: aFailure}),
	started: fieldsOf<HeadOf<'started'>>({...ofRun, type: oneOf('started')}),
	event: fieldsOf<HeadOf<'event'>>(
		{...ofRun, type: oneOf('event'), severity: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'), resources: listOf(aText), message: aText},
		{counts, perDevice: aFlag, movedTo: aText},
	),
	retrying: fieldsOf<HeadOf<'retrying'>>({...ofRun, type: oneOf('retrying'), attempt: aCount, of: aCount, because: aText, in: aNumber}),
	question: kindsOf<HeadOf<'question'>>('kind', {
		confirm: fieldsOf<HeadOf<'question'> & {readonly kind: 'confirm'}>({...ofQuestion, kind: oneOf('confirm')}, {preview: outputHead, name: aText}),
		input: asked,
		password: asked,
	}),
	withdrawn: fieldsOf<HeadOf<'withdrawn'>>({...ofRun, type: oneOf('withdrawn'), question: aText}),
	completed: fieldsOf<HeadOf<'completed'>>({...ofRun, type: oneOf('completed'), output: outputHead}),
	failed: ended,
	cancelled: ended,
	timeout: ended,
});

/** Takes one event, a step for each line. */
function* takeEvent(lines: JsonLines, keep?: KeepRow): Work<JobEvent> {
	const event = lines.next(marked(eventHead));
	switch (event.type) {
		case 'completed':
			return {...event, output: yield* takeOutput(event.output, lines, keep)};
		case 'failed':
		case 'cancelled':
		case 'timeout': {
			const {partial, ...bare} = event;
			return partial ? {...bare, partial: yield* takeOutput(partial, lines, keep)} : bare;
		}
		case 'question': {
			if (event.kind !== 'confirm') return event;
			const {preview, ...bare} = event;
			return preview ? {...bare, preview: yield* takeOutput(preview, lines, keep)} : bare;
		}
		case 'queued':
		case 'refused':
		case 'started':
		case 'event':
		case 'retrying':
		case 'withdrawn':
			return event;
		default:
			return event satisfies never;
	}
}

/** An order as one line of JSON. */
export const encodeOrder = (order: JobOrder): string => headLine(order);

/**
 * The order of such a line from outside. Throws `WrongShape` for any other text. The arguments are JSON of any kind: only the tree of who runs the
 * command knows what they have to be.
 */
export function decodeOrder(text: string): JobOrder {
	const lines = jsonLinesOf(text);
	const order = lines.next(marked(anOrder));
	lines.end();
	return order;
}

const args: ShapeOf<Args> = anObject;
const texts = listOf(aText);
const workers: ShapeOf<WorkerTarget> = (value, at) => (typeof value === 'string' ? oneOf('any', 'all')(value, at) : texts(value, at));

const command = fieldsOf<ParsedCommand>({
	...{line: aText, task: aText, path: texts, args, writes: aFlag},
	run: fieldsOf<RunOptions>({workers, progress: aFlag, verboseResult: aFlag, background: aFlag}, {timeout: aNumber, isRound: aFlag}),
	pipes: listOf(fieldsOf<Pipe>({name: aText, args, start: aCount, end: aCount})),
});
const anOrder = fieldsOf<JobOrder>({job: aText, command, attended: oneOf('prompt', 'terminal', 'nobody')}, {instance: aText});

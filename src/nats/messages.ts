import type {Failure} from '../core/failure.js';
import {aCount, aFlag, aText, aTime, fieldsOf, kindsOf, listOf, objectOf, oneOf, type ShapeOf, WrongShape} from '../core/shape.js';
import {decodeOrder, encodeOrder} from '../jobs/job-codec.js';
import type {JobOrder} from '../jobs/runner.js';
import {aFailure, headLine, marked} from '../output/codec.js';
import {jsonLinesOf} from '../output/json-lines.js';
import {isName} from './subjects.js';

/** An instance as a worker knows it; the URL tells two of one name apart. */
type ServedInstance = {readonly name: string; readonly url: string};

/** What a worker says of itself. `id` is of its process: a name may be given to another one. */
export type WorkerState = {
	readonly id: string;
	readonly name: string;
	readonly host: string;
	readonly version: string;
	readonly instances: readonly ServedInstance[];
	/** The one it asks where none is named. */
	readonly fallback?: string;
	readonly running: number;
	readonly queued: number;
	readonly startedAt: number;
	/** When it said so, by its own clock. */
	readonly at: number;
};

const aName: ShapeOf<string> = (value, at) => {
	const text = aText(value, at);
	if (!isName(text)) throw new WrongShape(`"${at}" is no name`);
	return text;
};

const aState = fieldsOf<WorkerState>(
	{
		...{id: aName, name: aName, host: aText, version: aText, running: aCount, queued: aCount, startedAt: aTime, at: aTime},
		instances: listOf(fieldsOf<ServedInstance>({name: aText, url: aText})),
	},
	{fallback: aText},
);

/** An order: to which process of that name, by which form of the command. */
type OrderHead = {readonly to: string; readonly leaf: string};
const anOrderHead = fieldsOf<OrderHead>({to: aName, leaf: aText});

/** What a worker says to an order. */
export type OrderAnswer = {readonly kind: 'accepted'} | {readonly kind: 'refused'; readonly failure: Failure};

/** What a shell asks of a worker beside its orders. */
export type Control =
	| {readonly kind: 'state'}
	| {readonly kind: 'cancel'; readonly job: string}
	| {readonly kind: 'answer'; readonly job: string; readonly question: string; readonly text?: string}
	/** These jobs are still waited for. */
	| {readonly kind: 'hold'; readonly to: string; readonly jobs: readonly string[]};

/** How many events of each job were said; jobs that the worker does not know are left out. */
export type HeldJobs = {readonly said: {readonly [job: string]: number}};

/** Who may begin a write: the worker that took it, or nobody any more. */
export type Claim = {readonly kind: 'taken'; readonly worker: string; readonly id: string} | {readonly kind: 'withdrawn'};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

type MessageForm<Value extends object> = {readonly encode: (value: Value) => Uint8Array; readonly decode: (bytes: Uint8Array) => Value};

/** A message as one line of JSON. `decode` throws `WrongShape` for any other. */
function carried<Value extends object>(shape: ShapeOf<Value>): MessageForm<Value> {
	return {
		encode: (value) => bytesOf(headLine(value)),
		decode: (bytes) => {
			const lines = jsonLinesOf(textOf(bytes));
			const value = lines.next(marked(shape));
			lines.end();
			return value;
		},
	};
}

type KindOf<Union, Kind> = Extract<Union, {readonly kind: Kind}>;

export const workerStates = carried(aState);
export const orderAnswers = carried(
	kindsOf<OrderAnswer>('kind', {
		accepted: fieldsOf<KindOf<OrderAnswer, 'accepted'>>({kind: oneOf('accepted')}),
		refused: fieldsOf<KindOf<OrderAnswer, 'refused'>>({kind: oneOf('refused'), failure: aFailure}),
	}),
);
export const controls = carried(
	kindsOf<Control>('kind', {
		state: fieldsOf<KindOf<Control, 'state'>>({kind: oneOf('state')}),
		cancel: fieldsOf<KindOf<Control, 'cancel'>>({kind: oneOf('cancel'), job: aName}),
		answer: fieldsOf<KindOf<Control, 'answer'>>({kind: oneOf('answer'), job: aName, question: aText}, {text: aText}),
		hold: fieldsOf<KindOf<Control, 'hold'>>({kind: oneOf('hold'), to: aName, jobs: listOf(aName)}),
	}),
);
export const heldAnswers = carried(fieldsOf<HeldJobs>({said: objectOf(aCount)}));
export const doneAnswers = carried(fieldsOf<{readonly known: boolean}>({known: aFlag}));
export const claims = carried(
	kindsOf<Claim>('kind', {
		taken: fieldsOf<KindOf<Claim, 'taken'>>({kind: oneOf('taken'), worker: aName, id: aName}),
		withdrawn: fieldsOf<KindOf<Claim, 'withdrawn'>>({kind: oneOf('withdrawn')}),
	}),
);

/** An order with its head, as two lines. */
export const encodeOrderTo = (head: OrderHead, order: JobOrder): Uint8Array => bytesOf(`${headLine(head)}${encodeOrder(order)}`);

/** The order that arrived; throws `WrongShape` for any other bytes. */
export function decodeOrderTo(bytes: Uint8Array): OrderHead & {readonly order: JobOrder} {
	const all = textOf(bytes);
	const end = all.indexOf('\n') + 1;
	const head = jsonLinesOf(all.slice(0, end)).next(marked(anOrderHead));
	const order = decodeOrder(all.slice(end));
	aName(order.job, 'job');
	return {...head, order};
}

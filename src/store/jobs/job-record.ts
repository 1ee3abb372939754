import type {Failure} from '../../core/failure.js';
import {parseJson, stringifyJson} from '../../core/json-text.js';
import type {JobEvent} from '../../jobs/job.js';
import {decodeEvents, encodeEvent} from '../../jobs/job-codec.js';
import {decodeOutput, outputLines} from '../../output/codec.js';
import type {Output} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {maskSecrets, mayShowSecret} from '../../text/secret-shape.js';
import {isOldForm, readOldEvents, readOldOutput} from './old-record.js';

/** The text of an output as it is kept, or nothing where it has more bytes than `most`: no more of it is made than that. */
export function writeOutput(output: Output, most: number): string | undefined {
	let text = '';
	for (const line of outputLines(output)) {
		text += line;
		if (text.length > most) return undefined;
	}
	return Buffer.byteLength(text) > most ? undefined : text;
}

/** The output that `writeOutput` wrote, of this release or an older one. */
export const readOutput = (text: string): Output => (isOldForm(text) ? readOldOutput(text) : decodeOutput(text));

/**
 * The text of a job's events as they are kept: outputs emptied, since the job's own is kept beside them, questions without what was shown above
 * them, and tokens masked.
 */
export const writeEvents = (events: readonly JobEvent[]): string => events.map((event) => maskedLines(withoutData(event))).join('');

/** Going through all texts of an event takes longer than to write it, and hardly one of them is like a token. */
function maskedLines(event: JobEvent): string {
	const lines = encodeEvent(event);
	return mayShowSecret(lines) ? encodeEvent(masked(event)) : lines;
}

/** The events that `writeEvents` wrote, in this release or an older one. */
export const readEvents = (text: string): readonly JobEvent[] => (isOldForm(text) ? readOldEvents(text) : decodeEvents(text));

/** The text of a failure as it is kept. */
export const writeFailure = (failure: Failure): string => stringifyJson(masked(failure));

/** The failure that `writeFailure` wrote, in this release or an older one. */
export const readFailure = (text: string): Failure => parseJson(text) as Failure;

/** The same with tokens masked in every text: in JSON the letter of an escape (`\n`) would seem to be a part of the token after it. */
function masked<Value>(value: Value): Value;
function masked(value: unknown): unknown {
	if (typeof value === 'string') return maskSecrets(value);
	if (isList(value)) return value.map(masked);
	return isRow(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)])) : value;
}

function withoutData(event: JobEvent): JobEvent {
	if (event.type === 'question') return withoutPreview(event);
	if (event.type === 'completed') return {...event, output: empty(event.output)};
	if (event.type !== 'failed' && event.type !== 'cancelled' && event.type !== 'timeout') return event;
	const {partial, ...bare} = event;
	return partial ? {...bare, partial: empty(partial)} : bare;
}

function withoutPreview(event: JobEvent & {readonly type: 'question'}): JobEvent {
	if (event.kind !== 'confirm') return event;
	const {preview: _, ...bare} = event;
	return bare;
}

const empty = ({errors, notes, meta}: Output): Output => ({errors, notes, meta, kind: 'text', text: ''});

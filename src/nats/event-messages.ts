import {createHash} from 'node:crypto';
import {gunzipSync, gzipSync} from 'node:zlib';
import {headers, type MsgHdrs} from '@nats-io/transport-node';
import {limits} from '../core/limits.js';
import {outcomeOf} from '../core/long-work.js';
import type {JobEvent} from '../jobs/job.js';
import {decodeEvent, eventLines} from '../jobs/job-codec.js';
import type {KeepRow} from '../output/codec.js';
import type {Nats} from './open.js';

/** An event as a message: whole, or the name of the object that holds it. */
export type EventMessage = {readonly data: Uint8Array; readonly headers: MsgHdrs};

const [numberKey, objectKey, bytesKey, sumKey] = ['Nf-Number', 'Nf-Object', 'Nf-Bytes', 'Nf-Sha256'] as const;
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The message of an event, and what is large of it in the object store; rejects where that takes it not. `number` counts the events of a run from 1. */
export async function messageOf(event: JobEvent, number: number, {results}: Pick<Nats, 'results'>): Promise<EventMessage> {
	const pieces: Buffer[] = [];
	outcomeOf(eventLines(event), (text) => void pieces.push(Buffer.from(text)));
	const bytes = Buffer.concat(pieces);
	const header = headers();
	header.set(numberKey, String(number));
	if (bytes.length <= limits.messageBytes) return {data: bytes, headers: header};
	const packed = gzipSync(bytes, {level: 1});
	const name = `${event.job}.${'worker' in event ? event.worker : ''}.${number}`;
	await (await results()).putBlob({name}, packed);
	for (const [key, value] of [
		[objectKey, name],
		[bytesKey, String(bytes.length)],
		[sumKey, sumOf(bytes)],
	] as const)
		header.set(key, value);
	return {data: new Uint8Array(), headers: header};
}

/** Which event of its run the message is; undefined where it is none. */
export function numberOf(header: MsgHdrs | undefined): number | undefined {
	const number = Number(header?.get(numberKey));
	return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** The event of a message; throws, with what is wrong, where it did not arrive whole. */
export async function eventOf({data, headers: header}: EventMessage, {results}: Pick<Nats, 'results'>, keep?: KeepRow): Promise<JobEvent> {
	const name = header.get(objectKey);
	if (name === '') return decodeEvent(new TextDecoder().decode(data));
	const length = Number(header.get(bytesKey));
	const store = await results();
	const info = await store.info(name);
	if (!info) throw new Error('NATS does not have it');
	if (!(length <= limits.farResultBytes) || info.size > limits.farResultBytes) throw new Error(`it has more than ${limits.farResultBytes} bytes`);
	const packed = await store.getBlob(name);
	if (!packed) throw new Error('NATS does not have it');
	const bytes = gunzipSync(packed, {maxOutputLength: Math.max(1, length)});
	if (bytes.length !== length || sumOf(bytes) !== header.get(sumKey)) throw new Error('it did not arrive whole');
	return decodeEvent(bytes.toString(), keep);
}

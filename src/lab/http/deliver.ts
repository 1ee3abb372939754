import type {ServerResponse} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import {stringifyJson} from '../../core/json-text.js';
import type {Wire} from '../faults/effect.js';
import type {Answer} from './answer.js';
import type {Delivery} from './misbehave.js';

/** What sending needs to know of the request: whether the caller takes gzip, and the time by the server's clock. */
type Sending = {readonly gzip: boolean; readonly now: Date};

/** Pieces of a body that drips. */
const pieces = 20;

/** Long enough for what was sent to arrive before the connection is reset. */
const beforeReset = 20;

/** Sends an answer, as well as the wire lets it. */
export async function deliver({answer, wire}: Delivery, response: ServerResponse, sending: Sending): Promise<void> {
	if (wire.wait > 0) await wait(wire.wait);
	if (wire.send === 'nothing') return;
	if (wire.send === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	const content = contentOf(answer, wire.gzip && sending.gzip);
	response.writeHead(answer.status, {date: sending.now.toUTCString(), ...answer.headers, ...content.headers, 'content-length': content.bytes.length});
	if (wire.send === 'all') await sendAll(content.bytes, response, wire);
	else await sendHalf(content.bytes, response, wire);
}

function contentOf({body}: Answer, gzip: boolean): {readonly bytes: Buffer; readonly headers: Answer['headers']} {
	if (body === undefined) return {bytes: Buffer.alloc(0), headers: {}};
	const plain = Buffer.from('json' in body ? stringifyJson(body.json) : body.text);
	const type = {'content-type': 'json' in body ? 'application/json' : body.type};
	return gzip ? {bytes: gzipSync(plain), headers: {...type, 'content-encoding': 'gzip'}} : {bytes: plain, headers: type};
}

async function sendAll(bytes: Buffer, response: ServerResponse, {drip}: Wire): Promise<void> {
	const size = Math.max(1, Math.ceil(bytes.length / pieces));
	for (let at = 0; drip > 0 && at < bytes.length && !response.destroyed; at += size) {
		response.write(bytes.subarray(at, at + size));
		await wait(drip);
	}
	response.end(drip > 0 ? undefined : bytes);
}

async function sendHalf(bytes: Buffer, response: ServerResponse, {send}: Wire): Promise<void> {
	response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
	if (send === 'half, then nothing') return;
	await wait(beforeReset);
	response.socket?.resetAndDestroy();
}

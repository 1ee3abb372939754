import {randomUUID} from 'node:crypto';
import type {IncomingMessage} from 'node:http';
import {limits} from '../../core/limits.js';
import {type Answer, detail} from './answer.js';
import type {Asked} from './request.js';

/** Below what path the lab lies, and the names besides those of loopback that it is asked by. */
export type Place = {readonly base: string; readonly hosts: readonly string[]};

/** Reads a request to its end, or refuses it: one that names another machine, or one whose body is too large, of which the rest is not kept. */
export async function readRequest(
	request: IncomingMessage,
	{base, hosts}: Place,
): Promise<{readonly asked: Asked; readonly refusal?: Answer | undefined}> {
	const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
	const target = request.url ?? '/';
	const host = headers['host'] ?? `127.0.0.1:${request.socket.localPort ?? ''}`;
	const known = isLoopback(host) || hosts.includes(host);
	const body = known ? await readBody(request) : undefined;
	const asked: Asked = {
		method: request.method ?? 'GET',
		target: target.startsWith(`${base}/`) ? target.slice(base.length) : target,
		headers,
		body: body ?? '',
		address: (request.socket.remoteAddress ?? '').replace(/^::ffff:/u, ''),
		requestId: randomUUID(),
		origin: `${headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'}://${frontOf(headers) ?? host}${base}`,
	};
	if (!known) request.resume();
	return {asked, refusal: known ? (body === undefined ? tooLarge : undefined) : elsewhere};
}

const tooLarge = detail(413, `The body is larger than ${limits.labBodyBytes / 1_048_576} MB, the most that the lab reads.`);
const elsewhere = detail(400, 'The lab answers as 127.0.0.1, localhost or [::1] alone, and the Host of this request is another.');

/**
 * Whether a `Host` names this machine alone. A page of another origin that a browser was led to by a name of its own (DNS rebinding)
 * shows itself by that name.
 */
function isLoopback(host: string): boolean {
	const name = host.toLowerCase().replace(/:\d{1,5}$/u, '');
	return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(name);
}

/** The name that a front says it was asked by; NetBox believes it too. */
function frontOf(headers: Asked['headers']): string | undefined {
	const name = headers['x-forwarded-host'];
	return name !== undefined && /^[\w.-]+(?::\d{1,5})?$/u.test(name) ? name : undefined;
}

/** The body as text; undefined where it is too large. What comes after that is read and forgotten, so that the caller hears the answer. */
function readBody(request: IncomingMessage): Promise<string | undefined> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		const forget = (): void => {
			chunks.length = 0;
			request.off('data', keep).resume();
			resolve(undefined);
		};
		const keep = (chunk: Buffer): void => {
			size += chunk.length;
			chunks.push(chunk);
			if (size > limits.labBodyBytes) forget();
		};
		request.on('error', reject);
		request.on('end', () => resolve(Buffer.concat(chunks).toString()));
		if (Number(request.headers['content-length'] ?? 0) > limits.labBodyBytes) forget();
		else request.on('data', keep);
	});
}

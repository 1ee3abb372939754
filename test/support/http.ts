import {readFileSync} from 'node:fs';
import {createServer as createHttpServer, type IncomingMessage, type RequestListener, type ServerResponse} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import type {AddressInfo, Server as NetServer, Socket} from 'node:net';
import {join} from 'node:path';

/** A request as the server saw it. */
export type Seen = {
	readonly method: string;
	readonly target: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Record<string, string>;
};

/** What a scripted server does with a request. `json` and `html` are short for a body with its type. */
export type Reply = {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly json?: unknown;
	readonly html?: string;
	readonly body?: string | Uint8Array;
	/** Stops after so many bytes of the body: the socket is reset, goes quiet, ends within a chunk, or ends where nothing told the length. */
	readonly cut?: {readonly after: number; readonly and: 'reset' | 'stall' | 'end' | 'end-without-length'};
	/** No answer at all. */
	readonly instead?: 'reset' | 'stall';
};

/** Decides on a request; `turn` counts them from 0. */
export type Script = (seen: Seen, turn: number) => Reply | Promise<Reply>;

/** A real HTTP server on a free loopback port. */
export type TestServer = {
	readonly url: string;
	readonly port: number;
	readonly seen: readonly Seen[];
	/** The most requests that were under way at once, and connections ever opened. */
	readonly most: () => number;
	readonly connections: () => number;
	/** Resolves when so many requests have come. */
	readonly until: (requests: number) => Promise<void>;
	readonly close: () => Promise<void>;
};

/** A certificate for `localhost` and 127.0.0.1, one for another name, or one that has expired; all signed by themselves. */
export const tlsFixture = (name: 'self-signed' | 'other-name' | 'expired') => {
	const read = (ending: string) => readFileSync(join(import.meta.dirname, 'tls', `${name}.${ending}`), 'utf8');
	return {cert: read('crt'), key: read('key')};
};

/** Starts a server that answers by script, over TLS where a certificate is given. */
export async function startServer(script: Script, tls?: {readonly cert: string; readonly key: string}): Promise<TestServer> {
	const seen: Seen[] = [];
	const waiting: {readonly requests: number; readonly resolve: () => void}[] = [];
	let underWay = 0;
	let most = 0;
	const listener: RequestListener = async (request, response) => {
		underWay += 1;
		most = Math.max(most, underWay);
		response.on('close', () => {
			underWay -= 1;
		});
		const now = see(request);
		seen.push(now);
		for (const {requests, resolve} of waiting) if (seen.length >= requests) resolve();
		perform(await script(now, seen.length - 1), request, response);
	};
	const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
	const sockets = trackSockets(server);
	const port = await listen(server);
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
		port,
		seen,
		most: () => most,
		connections: () => sockets.count(),
		until: (requests) => (seen.length >= requests ? Promise.resolve() : new Promise((resolve) => waiting.push({requests, resolve}))),
		close: () => closeAll(server, sockets.open),
	};
}

/** Listens on a free loopback port and gives it. */
export const listen = (server: NetServer): Promise<number> =>
	new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

/** The sockets of a server, so that it can be stopped with requests under way. */
export function trackSockets(server: NetServer): {readonly open: Set<Socket>; readonly count: () => number} {
	const open = new Set<Socket>();
	let count = 0;
	server.on('connection', (socket: Socket) => {
		count += 1;
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	return {open, count: () => count};
}

/** Cuts every connection and stops listening. */
export async function closeAll(server: NetServer, open: ReadonlySet<Socket>): Promise<void> {
	for (const socket of open) socket.destroy();
	await new Promise<void>((resolve) => server.close(() => resolve()));
}

function see({method, url, headers}: IncomingMessage): Seen {
	const {pathname, searchParams} = new URL(url ?? '/', 'http://server');
	const flat = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
	return {method: method ?? '', target: url ?? '', path: pathname, query: searchParams, headers: Object.fromEntries(flat)};
}

function perform(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
	if (reply.instead === 'reset') request.socket.resetAndDestroy();
	if (reply.instead) return;
	const {type, body} = content(reply);
	const and = reply.cut?.and;
	const length: Record<string, string | number> = and?.startsWith('end') ? {connection: 'close'} : {'content-length': body.length};
	if (and === 'end-without-length') response.useChunkedEncodingByDefault = false;
	response.writeHead(reply.status ?? 200, {...type, ...length, ...reply.headers});
	if (!reply.cut) return void response.end(body);
	response.write(body.subarray(0, reply.cut.after), () => {
		if (and === 'reset') request.socket.resetAndDestroy();
		if (and?.startsWith('end')) request.socket.end();
	});
}

function content({json, html, body}: Reply): {readonly type: Record<string, string>; readonly body: Buffer} {
	if (json !== undefined) return {type: {'content-type': 'application/json'}, body: Buffer.from(JSON.stringify(json))};
	if (html !== undefined) return {type: {'content-type': 'text/html; charset=utf-8'}, body: Buffer.from(html)};
	return {type: {}, body: Buffer.from(body ?? '')};
}

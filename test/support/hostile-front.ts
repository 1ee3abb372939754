import {request as ask, createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {closeAll, listen, trackSockets} from './http.js';

/** A request that is struck, and what NetBox itself would answer. */
export type Struck = {readonly request: IncomingMessage; readonly response: ServerResponse; readonly real: () => Promise<Page>};

/** A page of NetBox, or any other JSON object of it. */
export type Page = Record<string, unknown> & {count?: number; results?: Record<string, unknown>[]};

/** What a hostile server does in place of an answer. */
export type Attack = (struck: Struck) => void | Promise<void>;

/** A front before a NetBox, which may strike the requests whose path begins so. */
export type Front = {
	readonly url: string;
	readonly strike: (path: string | undefined, attack?: Attack) => void;
	/** Requests that came, struck ones too. */
	readonly asked: () => number;
	readonly close: () => Promise<void>;
};

/** Starts a front before the NetBox at this port of loopback. */
export async function startFront(behind: number): Promise<Front> {
	let path: string | undefined;
	let attack: Attack | undefined;
	let asked = 0;
	const server = createServer((request, response) => {
		asked += 1;
		response.on('error', () => undefined);
		const isStruck = path !== undefined && (request.url ?? '').startsWith(path);
		if (isStruck && attack) void Promise.resolve(attack({request, response, real: () => realPage(behind, request)})).catch(() => response.destroy());
		else pass(behind, request, response);
	});
	server.keepAliveTimeout = 60_000;
	server.on('connection', (socket) => socket.on('error', () => undefined));
	const {open} = trackSockets(server);
	const port = await listen(server);
	return {
		url: `http://127.0.0.1:${port}`,
		strike: (where, what) => {
			path = where;
			attack = what;
		},
		asked: () => asked,
		close: () => closeAll(server, open),
	};
}

function pass(port: number, incoming: IncomingMessage, response: ServerResponse): void {
	const {method, url, headers} = incoming;
	const onward = ask({host: '127.0.0.1', port, method, path: url, headers}, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	incoming.pipe(onward);
}

function realPage(port: number, incoming: IncomingMessage): Promise<Page> {
	const {method, url} = incoming;
	const {'accept-encoding': _packed, ...headers} = incoming.headers;
	return new Promise((resolve, reject) => {
		const onward = ask({host: '127.0.0.1', port, method, path: url, headers}, (answer) => {
			const pieces: Buffer[] = [];
			answer.on('data', (piece: Buffer) => pieces.push(piece));
			answer.on('error', reject);
			// To HEAD there is no page.
			answer.on('end', () => resolve(pieces.length > 0 ? JSON.parse(Buffer.concat(pieces).toString()) : {}));
		});
		onward.on('error', reject);
		incoming.pipe(onward);
	});
}

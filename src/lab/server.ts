import {randomUUID} from 'node:crypto';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {Row} from '../output.js';
import {type Answer, page} from './answer.js';
import {createTick} from './clock.js';
import type {LabDataset} from './dataset.js';
import {deliver} from './deliver.js';
import {createFaults} from './faults/draw.js';
import {type Fault, lastingValue} from './faults.js';
import {createStore} from './load.js';
import {misbehave} from './misbehave.js';
import {answer, type Lab} from './pipeline.js';
import type {Asked} from './request.js';

/** A request that a lab has seen. */
export type SeenRequest = {readonly method: string /** With its query. */; readonly path: string; readonly headers: Asked['headers']};

/** How a lab is started. */
export type LabOptions = {
	/** 0 lets the system choose. */
	readonly port?: number;
	readonly dataset: LabDataset;
	/** Added to every answer. */
	readonly latencyMs?: number;
	readonly faults?: readonly Fault[];
	/** Another seed draws other requests for faults that strike a share of them; equal seeds draw the same. */
	readonly seed?: number;
	/** MAX_PAGE_SIZE, 1,000 as in NetBox. */
	readonly maxPageSize?: number;
	/** The time of edits; the system's by default. */
	readonly now?: () => Date;
	/** Told of each request when its answer is known. */
	readonly log?: (line: string) => void;
	/** Keep what was seen, for tests that count requests. */
	readonly record?: boolean;
};

/** A lab that listens on loopback. */
export type RunningLab = {
	readonly port: number;
	/** `http://127.0.0.1:port`, with the base path where it has one. */
	readonly url: string;
	/** What it has seen, oldest first; empty unless `record` was asked for. */
	readonly requests: () => readonly SeenRequest[];
	/** Ends all connections, those that wait for an answer too. */
	readonly close: () => Promise<void>;
};

type Serving = {
	readonly lab: Lab;
	readonly base: string;
	readonly options: LabOptions;
	readonly faultsOf: (path: string) => readonly Fault[];
	/** Connections that are reset when they are used again. */
	readonly doomed: WeakSet<Socket>;
	readonly seen: SeenRequest[];
};

/** Starts a NetBox with this data set on 127.0.0.1; what it is told to change is gone when it ends. Rejects where the port is taken. */
export async function startLab(options: LabOptions): Promise<RunningLab> {
	const faults = options.faults ?? [];
	const now = createNow(options);
	const maximum = Number(lastingValue(faults, 'small-pages') ?? options.maxPageSize ?? 1000);
	const store = createStore(lastingValue(faults, 'no-plugin') === undefined ? options.dataset : withoutPlugin(options.dataset));
	const base = (lastingValue(faults, 'base-path') ?? '').replace(/\/+$/u, '');
	const lab: Lab = {store, maximum, now, tick: createTick(now)};
	const serving: Serving = {lab, base, options, faultsOf: createFaults(faults, options.seed ?? usualSeed), doomed: new WeakSet(), seen: []};
	const server = createServer((request, response) => {
		serve(request, response, serving).catch((thrown: unknown) => {
			// A caller that goes away is no fault of the lab's; anything else is a bug and must be seen.
			const gone = response.destroyed || request.errored !== null;
			response.destroy();
			if (!gone) throw thrown;
			options.log?.(`${request.method} ${request.url} gone`);
		});
	});
	const port = await listen(server, options.port ?? 0);
	return {port, url: `http://127.0.0.1:${port}${base}`, requests: () => serving.seen, close: () => close(server)};
}

const usualSeed = 0x6e66;

/** The lab's clock, which may be wrong by some seconds. */
function createNow({now, faults}: LabOptions): () => Date {
	const skew = Number(lastingValue(faults ?? [], 'clock-skew') ?? 0) * 1000;
	return () => new Date((now?.() ?? new Date()).getTime() + skew);
}

function withoutPlugin(dataset: LabDataset): LabDataset {
	const {netbox_bgp: _bgp, ...plugins} = (dataset.status['plugins'] ?? {}) as Row;
	return {...dataset, status: {...dataset.status, plugins}};
}

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

async function serve(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
	const {options, seen, lab, doomed} = serving;
	const asked = await readRequest(request, serving.base);
	if (options.record) seen.push({method: asked.method, path: request.url ?? '', headers: asked.headers});
	if (doomed.has(request.socket)) return void request.socket.resetAndDestroy();
	const inside = (request.url ?? '').startsWith(`${serving.base}/`);
	const work = (): Answer => (inside ? answer(asked, lab) : page(404, '<html><head><title>404 Not Found</title></head></html>\n'));
	const {answer: made, wire} = misbehave(serving.faultsOf(asked.target), {asked, lab}, work);
	if (wire.resetNext) doomed.add(request.socket);
	const gzip = /\bgzip\b/u.test(asked.headers['accept-encoding'] ?? '');
	await deliver({answer: made, wire: {...wire, wait: wire.wait + (options.latencyMs ?? 0)}}, response, {gzip, now: lab.now()});
	options.log?.(`${asked.method} ${request.url} ${wire.send === 'all' ? made.status : wire.send}`);
}

async function readRequest(request: IncomingMessage, base: string): Promise<Asked> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
	const target = request.url ?? '/';
	const scheme = headers['x-forwarded-proto'] ?? 'http';
	return {
		method: request.method ?? 'GET',
		target: target.startsWith(`${base}/`) ? target.slice(base.length) : target,
		headers,
		body: Buffer.concat(chunks).toString(),
		address: (request.socket.remoteAddress ?? '').replace(/^::ffff:/u, ''),
		requestId: randomUUID(),
		origin: `${scheme}://${headers['x-forwarded-host'] ?? headers['host'] ?? ''}${base}`,
	};
}

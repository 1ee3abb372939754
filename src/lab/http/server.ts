import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {limits} from '../../core/limits.js';
import type {Row} from '../../output/output.js';
import type {LabDataset} from '../dataset/dataset.js';
import {createFaults} from '../faults/draw.js';
import {type Fault, lastingValue} from '../faults/faults.js';
import {type Behind, createBehind} from '../state/behind.js';
import {createTick} from '../state/clock.js';
import {createStore} from '../state/load.js';
import type {Lab} from './pipeline.js';
import {type SeenRequest, type Serving, serve} from './serve.js';

export type {SeenRequest} from './serve.js';

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
	/** Told of what goes wrong in the lab itself, which is a 500 for the request and nothing more. */
	readonly bug?: (error: unknown) => void;
	/** Names by which it is asked besides those of loopback. */
	readonly hosts?: readonly string[];
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
	/** What is done to its data other than by requests. */
	readonly behind: Behind;
	/** Ends all connections, those that wait for an answer too. */
	readonly close: () => Promise<void>;
};

/** Starts a NetBox with this data set on 127.0.0.1; what it is told to change is gone when it ends. Rejects where the port is taken. */
export async function startLab(options: LabOptions): Promise<RunningLab> {
	const faults = options.faults ?? [];
	const now = createNow(options);
	const maximum = Number(lastingValue(faults, 'small-pages') ?? options.maxPageSize ?? 1000);
	const store = createStore(lastingValue(faults, 'no-plugin') === undefined ? options.dataset : withoutPlugin(options.dataset));
	const base = (lastingValue(faults, 'base-path') ?? '').replace(/\/+$/u, '');
	const lab: Lab = {store, maximum, now, tick: createTick(now)};
	const seen: SeenRequest[] = [];
	const serving: Serving = {
		...{lab, base, hosts: options.hosts ?? [], latencyMs: options.latencyMs ?? 0, doomed: new WeakSet()},
		faultsOf: createFaults(faults, options.seed ?? usualSeed),
		seen: (request) => options.record && seen.push(request),
		log: (line) => options.log?.(line),
		bug: (error) => options.bug?.(error),
	};
	const server = createServer(bounds, (request, response) => void serve(request, response, serving));
	server.maxConnections = limits.labConnections;
	const port = await listen(server, options.port ?? 0);
	const behind = createBehind(store, lab.tick);
	return {port, url: `http://127.0.0.1:${port}${base}`, requests: () => seen, behind, close: () => close(server)};
}

/** How long and how large a request may be before it is whole; what is more is answered by Node with 408 and 431. */
const bounds = {
	headersTimeout: limits.labHeadersMs,
	requestTimeout: limits.labRequestMs,
	connectionsCheckingInterval: 1000,
	maxHeaderSize: limits.labHeadersBytes,
};

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
		// After it listens, a connection that could not be taken is no reason to end.
		server.on('error', reject);
		server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

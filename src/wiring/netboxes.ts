import {readFileSync, statSync} from 'node:fs';
import {failure} from '../core/failure.js';
import type {NetboxInstance} from '../core/instance.js';
import {limits} from '../core/limits.js';
import {once} from '../core/once.js';
import {err, ok, type Result} from '../core/result.js';
import type {Api} from '../netbox/api/api.js';
import type {NetboxServer} from '../netbox/client.js';
import type {Netbox} from '../netbox/netbox.js';
import type {Connection} from '../netbox/read/reader.js';
import type {Transport, TransportOptions, Wire} from '../netbox/transport/http.js';
import type {Directory} from '../tasks/task.js';
import {labInstance, tokenOf} from './directory.js';
import type {KeptState} from './state.js';

/** The servers asked in this run, each with one pool for all jobs. */
export type Netboxes = {
	readonly connect: (name: string | undefined, connection: Connection) => Promise<Result<Netbox>>;
	/** The same server with its whole API. */
	readonly open: (name: string | undefined, connection: Connection) => Promise<Result<Api>>;
	readonly close: () => Promise<void>;
};

export type NetboxesOptions = {
	readonly directory: Directory;
	readonly state: Pick<KeptState, 'schemas' | 'secrets'>;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly now: () => number;
	readonly log: (line: string) => void;
	/** Logs errors of the embedded NetBox itself. */
	readonly logBug: (error: unknown) => void;
};

/** A pool, and the values it was made from: another address or another token makes another one. */
type OpenedPool = {readonly madeFrom: string; readonly server: () => Promise<Result<NetboxServer>>};

/** Connections to every NetBox of the directory; undici, or the lab, is loaded with the first request and not before. */
export function createNetboxes(options: NetboxesOptions): Netboxes {
	const servers = new Map<string, OpenedPool>();
	const serverOf = async (name: string | undefined): Promise<Result<NetboxServer>> => {
		const instance = await options.directory.find(name);
		if (!instance.ok) return instance;
		const token = await tokenOf(instance.value, options.state);
		if (!token.ok) return token;
		const madeFrom = JSON.stringify([instance.value, token.value]);
		// No await between the look-up and the entry: simultaneous callers share the server.
		const before = servers.get(instance.value.name);
		if (before?.madeFrom === madeFrom) return before.server();
		const server = once(
			() => openServer(instance.value, token.value, options),
			({ok}) => ok,
		);
		servers.set(instance.value.name, {madeFrom, server});
		await close(before);
		return server();
	};
	return {
		connect: async (name, connection) => {
			const server = await serverOf(name);
			return server.ok ? ok(server.value.connect(connection)) : server;
		},
		open: async (name, connection) => {
			const server = await serverOf(name);
			if (!server.ok) return server;
			const [schemas, {openWide}] = await Promise.all([options.state.schemas(), import('../netbox/wide.js')]);
			return ok(openWide(server.value, connection, schemas));
		},
		close: async () => {
			await Promise.all([...servers.values()].map(close));
		},
	};
}

async function close(opened: OpenedPool | undefined): Promise<void> {
	const server = await opened?.server();
	if (server?.ok) await server.value.close();
}

async function openServer(instance: NetboxInstance, token: string, {env, now, log, logBug}: NetboxesOptions): Promise<Result<NetboxServer>> {
	const {createNetboxServer} = await import('../netbox/client.js');
	if (instance.name === labInstance.name)
		return ok(createNetboxServer({instance, token, transport: lazyTransport(() => openLab(instance, logBug)), now, log}));
	const ca = instance.ca === undefined ? ok(undefined) : await readAuthority(instance.ca);
	if (!ca.ok) return ca;
	const transport = {verifyTls: instance.verifyTls, proxies: proxiesOf(env), ...(ca.value !== undefined && {ca: ca.value})};
	return ok(createNetboxServer({instance, token, transport: lazyTransport(() => openTransport(transport)), now, log}));
}

async function openTransport(options: TransportOptions): Promise<Transport> {
	const {createTransport} = await import('../netbox/transport/http.js');
	return createTransport(options);
}

async function openLab({url}: NetboxInstance, bug: NetboxesOptions['logBug']): Promise<Transport> {
	const {openEmbeddedLab} = await import('./lab.js');
	const lab = await openEmbeddedLab({host: new URL(url).host, bug});
	const transport = await openTransport({verifyTls: true, connectTo: {host: '127.0.0.1', port: lab.port}});
	return {
		...transport,
		close: async () => {
			await transport.close();
			await lab.close();
		},
	};
}

/** A transport that is made with the first request. */
function lazyTransport(open: () => Promise<Transport>): Transport {
	let opened: Transport | undefined;
	let isAsked = false;
	const whenOpen = once(async () => {
		isAsked = true;
		opened = await open();
		return opened;
	});
	return {
		send: async (url, request) => (await whenOpen()).send(url, request),
		openWire: () => {
			let wire: Wire | undefined;
			return {
				send: async (url, request) => {
					const transport = await whenOpen();
					wire ??= transport.openWire();
					return wire.send(url, request);
				},
				connection: () => wire?.connection(),
				close: () => wire?.close(),
			};
		},
		proxyOf: (url) => opened?.proxyOf(url),
		// A transport that failed to open needs no close.
		close: async () =>
			isAsked
				? whenOpen().then(
						({close}) => close(),
						() => undefined,
					)
				: undefined,
	};
}

/** Reading a pipe would wait without end, and an endless file would fill the memory. */
async function readAuthority(path: string): Promise<Result<string>> {
	const {authorityHint, authorityProblem, authorityTooLarge} = await import('../netbox/transport/authority.js');
	const refuse = (why: string): Result<never> => err(failure.localIo(`the certificate authority "${path}": ${why}.`, authorityHint(why)));
	try {
		const found = statSync(path);
		if (!found.isFile()) return refuse('it is no file');
		if (found.size > limits.authorityBytes) return refuse(authorityTooLarge);
		const bytes = readFileSync(path);
		const problem = authorityProblem(bytes);
		return problem === undefined ? ok(bytes.toString('utf8')) : refuse(problem);
	} catch (error) {
		return refuse(error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'no such file' : 'it cannot be read');
	}
}

/** The name in small letters wins, even if set to nothing: that cancels the one in capitals. */
function proxiesOf(env: NetboxesOptions['env']): {readonly http?: string; readonly https?: string; readonly no?: string} {
	const of = (name: string): string | undefined => env[name.toLowerCase()] ?? env[name];
	const [http, https, no] = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map(of);
	return {...(http && {http}), ...(https && {https}), ...(no && {no})};
}

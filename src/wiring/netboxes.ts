import {readFileSync} from 'node:fs';
import {failure} from '../failure.js';
import type {NetboxInstance} from '../instance.js';
import type {NetboxServer} from '../netbox/client.js';
import type {Transport, TransportOptions} from '../netbox/http.js';
import type {Netbox} from '../netbox/netbox.js';
import type {Connection} from '../netbox/reader.js';
import {err, ok, type Result} from '../result.js';
import type {Directory} from '../tasks/task.js';
import {labInstance} from './directory.js';
import type {KeptState} from './state.js';

/** Servers that were asked in this run, each with one pool for all jobs. */
export type Netboxes = {
	readonly connect: (name: string | undefined, connection: Connection) => Promise<Result<Netbox>>;
	/** Forgets the pool of an instance whose token or address changed. */
	readonly forget: (name: string) => Promise<void>;
	readonly close: () => Promise<void>;
};

export type NetboxesOptions = {
	readonly directory: Directory;
	readonly state: Pick<KeptState, 'secrets'>;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly now: () => number;
	readonly log: (line: string) => void;
};

/** Connections to every NetBox of the directory; undici, or the lab, is loaded with the first request and not before. */
export function createNetboxes({directory, state, env, now, log}: NetboxesOptions): Netboxes {
	const servers = new Map<string, Promise<Result<NetboxServer>>>();
	const open = async (instance: NetboxInstance): Promise<Result<NetboxServer>> => {
		const {createNetboxServer} = await import('../netbox/client.js');
		if (instance.name === labInstance.name) {
			const {labToken} = await import('./lab.js');
			return ok(createNetboxServer({instance, token: labToken, transport: lazyTransport(openLab), now, log}));
		}
		const token = await (await state.secrets()).read(instance.token);
		if (!token.ok) return token;
		const ca = instance.ca === undefined ? ok(undefined) : readAuthority(instance.ca);
		if (!ca.ok) return ca;
		const options = {verifyTls: instance.verifyTls, proxies: proxiesOf(env), ...(ca.value !== undefined && {ca: ca.value})};
		return ok(createNetboxServer({instance, token: token.value, transport: lazyTransport(() => openTransport(options)), now, log}));
	};
	return {
		connect: async (name, connection) => {
			const instance = await directory.find(name);
			if (!instance.ok) return instance;
			const key = instance.value.name;
			const server = servers.get(key) ?? open(instance.value);
			servers.set(key, server);
			const opened = await server;
			if (!opened.ok) servers.delete(key);
			return opened.ok ? ok(opened.value.connect(connection)) : opened;
		},
		forget: async (name) => {
			const server = await servers.get(name);
			servers.delete(name);
			if (server?.ok) await server.value.close();
		},
		close: async () => {
			const all = await Promise.all(servers.values());
			await Promise.all(all.map((server) => (server.ok ? server.value.close() : undefined)));
		},
	};
}

async function openTransport(options: TransportOptions): Promise<Transport> {
	const {createTransport} = await import('../netbox/http.js');
	return createTransport(options);
}

async function openLab(): Promise<Transport> {
	const {openEmbeddedLab} = await import('./lab.js');
	const lab = await openEmbeddedLab();
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
	let opening: Promise<Transport> | undefined;
	let opened: Transport | undefined;
	return {
		get: async (url, options) => {
			opening ??= open();
			opened = await opening;
			return opened.get(url, options);
		},
		proxyOf: (url) => opened?.proxyOf(url),
		close: async () => (await opening)?.close(),
	};
}

function readAuthority(path: string): Result<string> {
	try {
		return ok(readFileSync(path, 'utf8'));
	} catch (error) {
		const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'no such file' : 'it cannot be read';
		return err(failure.localIo(`the certificate authority "${path}": ${why}.`));
	}
}

function proxiesOf(env: NetboxesOptions['env']): {readonly http?: string; readonly https?: string; readonly no?: string} {
	const of = (name: string): string | undefined => env[name.toLowerCase()] || env[name];
	const [http, https, no] = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map(of);
	return {...(http && {http}), ...(https && {https}), ...(no && {no})};
}

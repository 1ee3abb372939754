import {onTestFinished} from 'vitest';
import type {NetboxInstance} from '../../src/core/instance.js';
import {createNetboxServer, type NetboxServer} from '../../src/netbox/client.js';
import type {Netbox} from '../../src/netbox/netbox.js';
import {createTransport, type TransportOptions} from '../../src/netbox/transport/http.js';
import type {Retry} from '../../src/netbox/transport/retry.js';
import {type Script, type Seen, startServer, type TestServer} from '../support/http.js';

/** A v2 token; no part of it may ever be seen. */
export const secret = 'nbt_secretkey001.topsecrettopsecrettopsecrettopsecrettops';

export type Setup = {
	readonly token?: string;
	readonly name?: string;
	readonly signal?: AbortSignal;
	readonly from?: NetboxInstance['token'];
	readonly transport?: Partial<TransportOptions>;
	/** In place of waits that cost no time. */
	readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** A client with a clock of its own, on which waits cost no time. */
export type Client = {
	readonly netbox: Netbox;
	readonly server: NetboxServer;
	/** The waits that were asked for, in ms. */
	readonly waits: readonly number[];
	readonly retries: readonly Retry[];
	readonly log: readonly string[];
};

/** The time at which every clock of these tests begins. */
export const beginning = Date.parse('2026-11-21T10:00:00Z');

/** A client of the NetBox at this URL; closed when the test ends. */
export function connectTo(url: string, {token = secret, name = 'prod', signal, from, transport, sleep}: Setup = {}): Client {
	let now = beginning;
	const waits: number[] = [];
	const retries: Retry[] = [];
	const log: string[] = [];
	const server = createNetboxServer({
		instance: {name, url, token: from ?? {from: 'keychain', name}, verifyTls: true},
		token,
		transport: createTransport({verifyTls: true, ...transport}),
		now: () => now,
		random: () => 0.5,
		sleep: async (ms, until) => {
			waits.push(ms);
			await sleep?.(ms, until);
			now += ms;
		},
		log: (line) => log.push(line),
	});
	onTestFinished(server.close);
	const netbox = server.connect({signal: signal ?? new AbortController().signal, onRetry: (retry) => retries.push(retry)});
	return {netbox, server, waits, retries, log};
}

/** A scripted server that stops when the test ends; of a branch that cannot be it says what NetBox says, which is no turn of the script, unless the script does (`unproved`). */
export async function scripted(script: Script, how?: {readonly cert: string; readonly key: string} | 'unproved'): Promise<TestServer> {
	let proofs = 0;
	const answer: Script = (seen, turn) => {
		if (!isProof(seen)) return script(seen, turn - proofs);
		proofs += 1;
		return {status: 400, body: 'Invalid branch identifier', headers: {'content-type': 'text/html; charset=utf-8'}};
	};
	const server = await (how === 'unproved' ? startServer(script) : startServer(answer, how));
	onTestFinished(server.close);
	return server;
}

/** Whether a request asks for the proof that the server acts in branches. */
export const isProof = ({headers}: Pick<Seen, 'headers'>): boolean => headers['x-netbox-branch']?.startsWith('NF-') === true;

/** A scripted server and a client of it. */
export async function scriptedNetbox(script: Script, setup?: Setup): Promise<Client & {readonly http: TestServer}> {
	const http = await scripted(script);
	return {...connectTo(http.url, setup), http};
}

/** A page of rows, as NetBox writes it. */
export const page = (results: readonly object[], count = results.length) => ({count, next: 'http://inner.invalid/', previous: null, results});

/** The error of a result, for `toMatchObject`; a success is no error. */
export const errorOf = (result: {readonly ok: boolean; readonly error?: unknown}): unknown => (result.ok ? undefined : result.error);

import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, request, type ServerResponse} from 'node:http';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {parseDataset} from '../../../src/lab/dataset/dataset.js';
import type {Fault} from '../../../src/lab/faults/faults.js';
import {type RunningLab, startLab} from '../../../src/lab/http/server.js';
import type {Api} from '../../../src/netbox/api/api.js';
import {createNetboxServer} from '../../../src/netbox/client.js';
import type {SchemaStore} from '../../../src/netbox/schema/openapi.js';
import {createTransport} from '../../../src/netbox/transport/http.js';
import {openWide} from '../../../src/netbox/wide.js';
import {closeAll, listen, trackSockets} from '../../support/http.js';

/** The token of the user who may do everything, on every server of the tests. */
export const adminToken = '0123456789abcdef0123456789abcdef01234567';

/** A lab of this version's data set; stops when the test ends. */
export async function startedLab(version: '4.7.3' | '4.6.8' | '4.4.10' = '4.7.3', faults: readonly Fault[] = []): Promise<RunningLab> {
	const file = join(import.meta.dirname, '../../support/netbox', version, 'dataset.json');
	const dataset = parseDataset(JSON.parse(readFileSync(file, 'utf8')));
	if (!dataset.ok) throw new Error(dataset.error.message);
	const lab = await startLab({dataset: dataset.value, record: true, faults});
	onTestFinished(lab.close);
	return lab;
}

type Setup = {readonly token?: string; readonly store?: SchemaStore; readonly signal?: AbortSignal; readonly headers?: Record<string, string>};

/** A client whose waits cost no time. */
export function openAt(
	url: string,
	{token = adminToken, store, signal, headers}: Setup = {},
): Api & {readonly waits: readonly number[]; readonly log: readonly string[]} {
	const waits: number[] = [];
	const log: string[] = [];
	const server = createNetboxServer({
		instance: {name: 'prod', url, token: {from: 'keychain', name: 'prod'}, verifyTls: true},
		...{token, headers, transport: createTransport({verifyTls: true}), now: Date.now, random: () => 0.5},
		sleep: async (ms) => void waits.push(ms),
		log: (line) => log.push(line),
	});
	onTestFinished(server.close);
	return {...openWide(server, {signal: signal ?? new AbortController().signal, onRetry: () => undefined}, store), waits, log};
}

/** What a front does with a request: hand it on, whole or without its branch; hand it on and lose the answer; lose it before it is handed on; answer by itself. */
export type Fate =
	| 'pass'
	| 'drop-branch'
	| 'lose-answer'
	| 'lose-request'
	| {readonly status: number; readonly html: string}
	| {readonly json: unknown};

/** A front before a server, that may lose what it carries; `asked` are method and path of all that came. */
export async function startFront(
	to: string,
	fate: (method: string, path: string) => Fate,
): Promise<{readonly url: string; readonly asked: readonly string[]}> {
	const asked: string[] = [];
	const server = createServer((incoming, outgoing) => {
		const path = incoming.url ?? '/';
		asked.push(`${incoming.method} ${path.split('?')[0]}`);
		perform(fate(incoming.method ?? '', path), {to, incoming, outgoing});
	});
	const sockets = trackSockets(server);
	const port = await listen(server);
	onTestFinished(() => closeAll(server, sockets.open));
	return {url: `http://127.0.0.1:${port}`, asked};
}

type Carried = {readonly to: string; readonly incoming: IncomingMessage; readonly outgoing: ServerResponse};

function perform(fate: Fate, {to, incoming, outgoing}: Carried): void {
	if (fate === 'lose-request') return void incoming.socket.resetAndDestroy();
	if (typeof fate === 'object' && 'json' in fate)
		return void outgoing.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(fate.json));
	if (typeof fate === 'object') return void outgoing.writeHead(fate.status, {'content-type': 'text/html'}).end(fate.html);
	const {'x-netbox-branch': branch, ...others} = incoming.headers;
	const headers = fate === 'drop-branch' || branch === undefined ? others : incoming.headers;
	const onward = request(to + incoming.url, {method: incoming.method, headers}, (answer) => {
		if (fate === 'lose-answer') return void answer.resume().on('end', () => incoming.socket.resetAndDestroy());
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	});
	// The server may be gone, or the client, before all is said.
	onward.on('error', () => incoming.socket.destroy());
	incoming.pipe(onward);
}

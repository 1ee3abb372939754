import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import type {Result} from '../../src/core/result.js';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type LabOptions, type RunningLab, type SeenRequest, startLab} from '../../src/lab/http/server.js';
import {createNetboxServer, type NetboxServer} from '../../src/netbox/client.js';
import {createTransport} from '../../src/netbox/transport/http.js';
import type {Output, Row} from '../../src/output/output.js';
import {describePeerings} from '../../src/peerings/reading/dry-run.js';
import {
	type CachePolicy,
	type Reading as OpenReading,
	openReading,
	type PeeringsAsked,
	type ReadingTools,
	readPeerings,
} from '../../src/peerings/reading/read.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {openSpool} from '../../src/store/jobs/spool.js';
import {openCacheFile, temporaryFolder, unwrap} from '../support/database.js';

export const admin = '0123456789abcdef0123456789abcdef01234567';
/** May not read the change log. */
export const reader = '1123456789abcdef0123456789abcdef01234567';

/** Both caches; the SQLite one in a folder that ends with the test. */
export const caches: readonly (readonly [name: string, open: () => Cache])[] = [
	['memory', createMemoryCache],
	['SQLite', () => createSqliteCache(openCacheFile(join(temporaryFolder(), 'cache.sqlite')))],
];

/** What a cache says while another process holds its file. */
export const busy = {ok: false, error: {code: 'local-io', message: '"cache.sqlite" is busy: another process holds it.'}} as const;

/** A lab that ends with the test; it keeps what it has seen. */
export async function openLab(dataset: LabDataset = labDataset(), options: Omit<LabOptions, 'dataset'> = {}): Promise<RunningLab> {
	const lab = await startLab({dataset, record: true, ...options});
	onTestFinished(lab.close);
	return lab;
}

/** A write, or a look, past the shell. */
export type Rest = (
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
	path: string,
	body?: object,
) => Promise<{readonly status: number; readonly json: Row}>;

/** Writes as the admin; nothing is thrown for what NetBox refuses. */
export const restOf =
	(url: string, headers: Readonly<Record<string, string>> = {}): Rest =>
	async (method, path, body) => {
		const answer = await fetch(`${url}/api/${path}`, {
			method,
			// A connection of its own: gunicorn closes idle ones, and a write must not be tried again.
			headers: {connection: 'close', authorization: `Token ${admin}`, 'content-type': 'application/json', accept: 'application/json', ...headers},
			...(body && {body: JSON.stringify(body)}),
		});
		const text = await answer.text();
		return {status: answer.status, json: text.startsWith('{') ? (JSON.parse(text) as Row) : {}};
	};

/** What a reading said and cost. */
export type Reading = {
	readonly result: Result<Output>;
	readonly events: readonly string[];
	readonly warnings: readonly string[];
	readonly requests: number;
};

export type ShellOptions = {
	readonly token?: string;
	readonly cache?: Cache;
	readonly now?: () => number;
	readonly maxAge?: number;
	readonly signal?: AbortSignal;
	/** Comes between a reading and its tools. */
	readonly wrap?: (tools: ReadingTools) => ReadingTools;
};

/** A user at the prompt, with a cache. */
export type Shell = {
	readonly read: (devices: string | Partial<PeeringsAsked['devices']>, cache?: CachePolicy, branch?: string) => Promise<Reading>;
	readonly dryRun: (devices: string | Partial<PeeringsAsked['devices']>, cache?: CachePolicy, branch?: string) => ShownRequests;
	/** A reading that is open, and how many requests it has sent by now. */
	readonly open: (devices: string | Partial<PeeringsAsked['devices']>, cache?: CachePolicy, branch?: string) => Promise<OpenedReading>;
	readonly cache: Cache;
};

type OpenedReading = {readonly reading: OpenReading; readonly requests: () => number};

type ShownRequests = {
	readonly requests: readonly {readonly url: string; readonly why: string; readonly headers: Readonly<Record<string, string>>}[];
};

const hour = 3_600_000;

/** A user of the NetBox at this URL. Names in a text are parted by spaces. */
export function openShell(
	url: string,
	{token = admin, cache = createMemoryCache(), now = Date.now, maxAge = 24 * hour, signal, wrap}: ShellOptions = {},
): Shell {
	const server = openServer(url, token, now);
	const toolsOf = (events: {message: string; severity?: string}[]): ReadingTools => {
		const tools: ReadingTools = {
			netbox: server.connect({signal: signal ?? new AbortController().signal, onRetry: () => undefined}),
			cache,
			report: (event) => events.push(event),
			signal: signal ?? new AbortController().signal,
			now,
			maxAge,
			openSpool,
			options: ['devices', 'cache'],
		};
		return wrap ? wrap(tools) : tools;
	};
	return {
		cache,
		read: async (devices, policy = 'True', branch) => {
			const events: {message: string; severity?: string}[] = [];
			const tools = toolsOf(events);
			const result = await readPeerings(askedOf(devices, policy, branch), tools);
			const warnings = events.filter(({severity}) => severity === 'WARN').map(({message}) => message);
			return {result, events: events.map(({message}) => message), warnings, requests: tools.netbox.requests()};
		},
		open: async (devices, policy = 'True', branch) => {
			const tools = toolsOf([]);
			return {reading: unwrap(await openReading(askedOf(devices, policy, branch), tools)), requests: tools.netbox.requests};
		},
		dryRun: (devices, policy = 'True', branch) => describePeerings(askedOf(devices, policy, branch), toolsOf([])) as unknown as ShownRequests,
	};
}

function openServer(url: string, token: string, now: () => number): NetboxServer {
	const server = createNetboxServer({
		instance: {name: 'prod', url, token: {from: 'env', name: 'NF_TOKEN'}, verifyTls: true},
		token,
		transport: createTransport({verifyTls: true}),
		now,
		sleep: async () => undefined,
	});
	onTestFinished(server.close);
	return server;
}

function askedOf(devices: string | Partial<PeeringsAsked['devices']>, cache: CachePolicy, branch: string | undefined): PeeringsAsked {
	const given = typeof devices === 'string' ? {names: devices.split(' ')} : devices;
	return {devices: {names: [], globs: [], selectors: [], ...given}, cache, ...(branch !== undefined && {branch})};
}

/** The selector `field=value,value`. */
export const selector = (field: string, ...values: string[]): PeeringsAsked['devices']['selectors'][number] => ({field, not: false, values});

/** The output of a reading that went well. */
export function outputOf({result}: Pick<Reading, 'result'>): Extract<Output, {kind: 'groups'}> {
	if (!result.ok) throw new Error(`unexpected failure: ${result.error.message}`);
	if (result.value.kind !== 'groups') throw new Error(`unexpected ${result.value.kind}`);
	return result.value;
}

/** What a reading shows, a line each: keys, whether found, rows byte for byte, errors; not what depends on the cache. */
function shown({result}: Reading): readonly string[] {
	if (!result.ok) return [`${result.error.code}: ${result.error.message}`];
	const {groups, errors} = outputOf({result});
	return [
		...groups.flatMap(({key, found, rows}) => [`${key} ${found}`, ...rows.map((one) => `${key} / ${one.key} ${JSON.stringify(one.held.row)}`)]),
		...errors.map(({code, message}) => `${code}: ${message}`),
	];
}

/** The lines that only one of two readings shows, or in another order. */
export function difference(one: Reading, other: Reading): readonly string[] {
	const [a, b] = [shown(one), shown(other)];
	const differing = [
		...a.filter((line) => !b.includes(line)).map((line) => `- ${line}`),
		...b.filter((line) => !a.includes(line)).map((line) => `+ ${line}`),
	];
	return differing.length === 0 && a.join() !== b.join() ? ['another order'] : differing;
}

/** Sessions of a reading by device key. */
export const sessionsOf = (reading: Reading): Readonly<Record<string, readonly string[]>> =>
	Object.fromEntries(outputOf(reading).groups.map(({key, rows}) => [key, rows.map(({key}) => key)]));

/** One session's row. */
export function rowOf(reading: Reading, device: string, session: string): Row {
	const row = outputOf(reading)
		.groups.find(({key}) => key === device)
		?.rows.find(({key}) => key === session)?.held.row;
	if (!row) throw new Error(`no session ${session} of ${device}`);
	return row;
}

/** The targets of the requests that a lab saw while this was done. */
export async function seenDuring(lab: RunningLab, work: () => Promise<unknown>): Promise<readonly SeenRequest[]> {
	const before = lab.requests().length;
	await work();
	return lab.requests().slice(before);
}

import {type Failure, failure} from '../../src/core/failure.js';
import {writeJson} from '../../src/format/json.js';
import {type Fault, parseFault} from '../../src/lab/faults/faults.js';
import {startLab} from '../../src/lab/http/server.js';
import {createNetboxServer, type NetboxServer} from '../../src/netbox/client.js';
import {createTransport} from '../../src/netbox/transport/http.js';
import type {Output, Row} from '../../src/output/output.js';
import {readPeerings} from '../../src/peerings/reading/read.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {openSpool} from '../../src/store/jobs/spool.js';
import {recordedDataset} from './replay.js';

/** What the main job came to: every row and no error, or the failure that a user would read; `wrong` must never be. */
export type Outcome =
	| {readonly kind: 'right' | 'retried'}
	| {readonly kind: 'failure'; readonly failure: Failure}
	| {readonly kind: 'wrong'; readonly why: string};

/** The sessions of all devices, each as text without the server's address, by id. */
type Truth = ReadonlyMap<number, string>;

const token = '0123456789abcdef0123456789abcdef01234567';
const headers = {authorization: `Token ${token}`};
const deadlineMs = 10_000;
const plain = (row: Row, url: string): string => writeJson(row, {compact: true, sorted: true}).replaceAll(url, 'http://lab');

/** Reads a fault as `--fault` does. */
export function faultOf(text: string): Fault {
	const fault = parseFault(text);
	if (!fault.ok) throw new Error(fault.error.message);
	return fault.value;
}

/** A fault on everything that the main job asks of an open NetBox; what it asks where the change log is closed is left alone. */
export const everywhere = (fault: string, count: string): readonly string[] =>
	['/api/status/', '/api/core/', '/api/dcim/devices/', '/api/plugins/bgp/session/'].map((path) => `${fault}@${path}${count}`);

/** A test's own requests, which no fault strikes: faults are given for `/api/` as the client writes it, and NetBox decodes paths. */
const spared = (url: string): string => `${url}/%61pi`;

/** The truth as a lab tells it. */
async function truthOf(url: string): Promise<Truth> {
	const rows: Row[] = [];
	for (let more = true; more; ) {
		const query = `limit=1000&ordering=id&id__gt=${Number(rows.at(-1)?.['id'] ?? 0)}`;
		const answer = await fetch(`${spared(url)}/plugins/bgp/session/?${query}`, {headers});
		// A NetBox without netbox-bgp has none.
		if (answer.status === 404) return new Map();
		const {count, results} = (await answer.json()) as {readonly count: number; readonly results: readonly Row[]};
		rows.push(...results);
		more = results.length < count;
	}
	return new Map(rows.filter((row) => row['device'] !== null).map((row) => [Number(row['id']), plain(row, url)]));
}

/** Two edits between two readings: one of a session, one of a peer group that sessions show. */
async function edit(url: string): Promise<void> {
	for (const path of ['session/30/', 'peer-group/1/']) {
		const body = JSON.stringify({description: 'edited'});
		const {status} = await fetch(`${spared(url)}/plugins/bgp/${path}`, {
			method: 'PATCH',
			headers: {...headers, 'content-type': 'application/json'},
			body,
		});
		if (status !== 200 && status !== 404) throw new Error(`the edit of ${path} was answered ${status}`);
	}
}

/** Faults for one lab; `hasty`: 0.4 s of patience for an answer instead of a minute. */
type Run = {readonly faults: readonly string[]; readonly seed: number; readonly hasty: boolean};

/** Runs the main job for all devices twice, cold, then after two edits with what the first reading cached, each under a deadline of 10 s. Waits for another try cost no time. */
export async function runTwice({faults, seed, hasty}: Run): Promise<readonly [cold: Outcome, warm: Outcome]> {
	const lab = await startLab({dataset: recordedDataset('4.7.3'), faults: faults.map(faultOf), seed});
	const clock = createClock();
	const timeouts = {connect: 5_000, headers: hasty ? 400 : 60_000, body: hasty ? 400 : 30_000};
	const server = createNetboxServer({
		instance: {name: 'prod', url: lab.url, token: {from: 'keychain', name: 'prod'}, verifyTls: true},
		token,
		transport: createTransport({verifyTls: true, timeouts}),
		now: clock.now,
		sleep: clock.sleep,
	});
	const asked = {server, cache: createMemoryCache(), clock, url: lab.url};
	try {
		const cold = await readOnce(asked);
		await edit(lab.url);
		return [cold, await readOnce(asked)];
	} finally {
		await server.close();
		await lab.close();
	}
}

/** A clock on which waits pass at once, and what is due meanwhile happens. */
function createClock() {
	let skipped = 0;
	let due: {readonly at: number; readonly act: () => void} | undefined;
	const now = (): number => Date.now() + skipped;
	return {
		now,
		sleep: async (ms: number): Promise<void> => {
			skipped += ms;
			if (due !== undefined && now() >= due.at) due.act();
		},
		/** Gives back what calls it off. */
		after: (ms: number, act: () => void): (() => void) => {
			due = {at: now() + ms, act};
			const timer = setTimeout(act, ms);
			return () => clearTimeout(timer);
		},
	};
}

type Reading = {readonly server: NetboxServer; readonly cache: Cache; readonly clock: ReturnType<typeof createClock>; readonly url: string};

async function readOnce({server, cache, clock, url}: Reading): Promise<Outcome> {
	const before = await truthOf(url);
	const stop = new AbortController();
	const callOff = clock.after(deadlineMs, () => stop.abort());
	let kind: 'right' | 'retried' = 'right';
	const netbox = server.connect({
		signal: stop.signal,
		onRetry: () => {
			kind = 'retried';
		},
	});
	const devices = {names: [], globs: ['*'], selectors: []};
	const tools = {netbox, cache, report: () => undefined, signal: stop.signal, now: clock.now, maxAge: 86_400_000, openSpool, options: []};
	const result = await readPeerings({devices, cache: 'True'}, tools);
	callOff();
	const wrong = result.ok ? problemOf(result.value, {before, after: await truthOf(url), url}) : undefined;
	if (wrong !== undefined) return {kind: 'wrong', why: wrong};
	if (stop.signal.aborted) return {kind: 'failure', failure: failure.timeout(deadlineMs / 1_000, 'nothing done')};
	const failed = result.ok ? result.value.errors[0] : result.error;
	return failed === undefined ? {kind} : {kind: 'failure', failure: failed};
}

/** What is wrong with rows: one that NetBox never had so, one that came twice, one under another device, or one that is missing while no error says so. */
function problemOf(output: Output, {before, after, url}: {readonly before: Truth; readonly after: Truth; readonly url: string}): string | undefined {
	if (output.kind !== 'groups') return `an output of ${output.kind}`;
	const seen = new Set<number>();
	for (const {key, rows} of output.groups) {
		for (const {
			held: {row},
		} of rows) {
			const id = Number(row['id']);
			const {name} = (row['device'] ?? {}) as Row;
			if (seen.has(id)) return `session ${id} came twice`;
			seen.add(id);
			if (![before.get(id), after.get(id)].includes(plain(row, url))) return `session ${id} is not as NetBox has it`;
			if (!key.startsWith(typeof name === 'string' ? name : '#')) return `session ${id} is shown under ${key}`;
		}
	}
	const missing = [...before.keys()].filter((id) => after.has(id) && !seen.has(id));
	return output.errors.length === 0 && missing.length > 0 ? `sessions ${missing.join(', ')} are missing` : undefined;
}

/** An outcome in the words of docs/faults.md. */
export const wordOf = (outcome: Outcome): string =>
	outcome.kind === 'failure' ? outcome.failure.code : outcome.kind === 'wrong' ? `wrong: ${outcome.why}` : outcome.kind;

/** Whether every row is there. */
export const isGood = ({kind}: Outcome): boolean => kind === 'right' || kind === 'retried';

/** Runs the main job twice for each seed, some side by side; gives all outcomes. */
export async function runAll(seeds: readonly number[], run: Omit<Run, 'seed'>): Promise<readonly Outcome[]> {
	const left = [...seeds];
	const outcomes: Outcome[] = [];
	const work = async (): Promise<void> => {
		for (let seed = left.shift(); seed !== undefined; seed = left.shift()) outcomes.push(...(await runTwice({...run, seed})));
	};
	await Promise.all([work(), work(), work(), work(), work()]);
	return outcomes;
}

import {afterAll, beforeAll, expect, test} from 'vitest';
import {stringifyJson} from '../../src/core/json-text.js';
import {writeJson} from '../../src/format/json.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {sessions} from '../../src/netbox/read/endpoints.js';
import {openWide} from '../../src/netbox/wide.js';
import type {Output} from '../../src/output/output.js';
import {readPeerings} from '../../src/peerings/reading/read.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {openSpool} from '../../src/store/jobs/spool.js';
import {recordedDataset} from '../lab/replay.js';
import {attacks, numbers, numbersInRows} from '../support/hostile.js';
import {type Front, startFront} from '../support/hostile-front.js';
import {connectTo} from './support.js';

const token = '0123456789abcdef0123456789abcdef01234567';
/** Of a struck reading, in ms. */
const deadline = 1_500;
let lab: RunningLab;
let front: Front;
beforeAll(async () => {
	lab = await startLab({dataset: recordedDataset('4.7.3')});
	front = await startFront(lab.port);
});
afterAll(async () => {
	await front.close();
	await lab.close();
});

type Mode = 'True' | 'False' | 'refresh' | 'force';

/** One that waits no longer than this for an answer, in ms. */
const client = (patience: number) => connectTo(front.url, {token, transport: {timeouts: {connect: 1_000, headers: patience, body: patience}}});
const patient = 20_000;
const impatient = 150;

/** The main job once: rows by id as text, or its first failure in words. */
async function read(cache: Cache, mode: Mode, isStruck = false): Promise<{readonly rows?: ReadonlyMap<number, string>; readonly said?: string}> {
	const {server, log} = client(isStruck ? impatient : patient);
	const stop = AbortSignal.timeout(isStruck ? deadline : patient);
	const netbox = server.connect({signal: stop, onRetry: () => undefined});
	const tools = {netbox, cache, report: () => undefined, signal: stop, now: Date.now, maxAge: 86_400_000, openSpool, options: []};
	// Globs ask nothing under force.
	const devices = {names: ['fceos4', 'fceos5'], globs: mode === 'force' ? [] : ['fceos*'], selectors: []};
	const began = Date.now();
	const result = await readPeerings({devices, cache: mode}, tools);
	if (isStruck) expect(Date.now() - began).toBeLessThan(deadline + 2_000);
	const failed = result.ok ? result.value.errors[0] : result.error;
	expect(JSON.stringify([failed ?? '', log])).not.toContain(token);
	expect(failed?.message.length ?? 0).toBeLessThan(1_000);
	return failed ? {said: `${failed.code}: ${failed.message}`} : {rows: rowsOf((result as {readonly value: Output}).value)};
}

function rowsOf(output: Output): ReadonlyMap<number, string> {
	if (output.kind !== 'groups') throw new Error(output.kind);
	const rows = output.groups.flatMap((group) => [...group.rows].map(({held}) => held.row));
	expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
	return new Map(rows.map((row) => [Number(row['id']), writeJson(row, {compact: true, sorted: true})]));
}

const names = Object.keys(attacks);
const strike = (path: string, name: string): void => front.strike(path, attacks[name]);
const modes: readonly Mode[] = ['True', 'False', 'refresh', 'force'];
const others = ['/api/status/', '/api/core/object-changes/', '/api/dcim/devices/'];
const sessionPath = '/api/plugins/bgp/session/';

/** The struck job has every row or says why; the next one, which nobody strikes, has every row whatever was cached. */
async function survives(name: string, path: string, mode: Mode): Promise<void> {
	const cache = createMemoryCache();
	front.strike(undefined);
	const {rows: truth} = await read(mode === 'force' ? createMemoryCache() : cache, mode);
	expect(truth?.size).toBeGreaterThan(0);
	strike(path, name);
	const struck = await read(cache, mode, true);
	front.strike(undefined);
	if (struck.rows) expect(struck.rows).toEqual(truth);
	else expect(struck.said).toMatch(/^(unreachable|unexpected-answer|rejected|unauthorized|forbidden|cancelled|not-found): /);
	expect((await read(cache, mode)).rows).toEqual(truth);
}

/** What is read for long before it is given up, and costs as much wherever it strikes. */
const isLong = (name: string): boolean => /without end|bomb|2 GB|10 million/.test(name);

/** Each attack in turn meets another mode, and another path where it is no long one; all of them meet all with HOSTILE=all. */
const meetings = names.flatMap((name, place) => {
	const all = [...modes.map((mode) => [name, sessionPath, mode] as const), ...others.map((path) => [name, path, 'True'] as const)];
	if (process.env['HOSTILE'] === 'all') return all;
	return all.filter((_, at) => at === place % modes.length || (!isLong(name) && at === modes.length + (place % others.length)));
});

test.each(meetings)('A4 %s at %s under cache %s: the main job is right or says why', survives);

test.each(names)('A4 %s: the exported client never rejects', async (name) => {
	const api = openWide(client(impatient).server, {signal: AbortSignal.timeout(250), onRetry: () => undefined});
	strike('/', name);
	const asked = [
		api.status(),
		api.version(),
		api.dcim.sites.list({}),
		api.dcim.devices.list({}, {ordering: 'name'}),
		api.dcim.devices.list({}, {parallel: true}),
		api.dcim.sites.page({}),
		api.dcim.sites.count({}),
		api.dcim.sites.get(1),
		api.dcim.sites.one({slug: 'ams1'}),
		api.bgp.sessions.list({}),
		api.branch('maint-42'),
		api.graphql({query: '{ site_list { id } }'}),
		api.rest({method: 'GET', path: '/api/dcim/sites/'}),
		api.rest({method: 'HEAD', path: '/api/dcim/sites/'}),
		api.restAll({path: '/api/dcim/sites/'}),
		api.roots(),
		api.paths(),
		api.available('prefixes', 1, 'ips').list(),
	];
	const answers = await Promise.allSettled(asked);
	front.strike(undefined);
	expect(answers.filter(({status}) => status === 'rejected')).toEqual([]);
	expect(stringifyJson(answers)).not.toContain(token);
});

test.each(modes)('A6 B3 numbers that no double holds come through by their digits under cache %s', async (mode) => {
	front.strike(sessionPath, numbersInRows);
	const cache = createMemoryCache();
	for (const time of ['first', 'again']) {
		const {rows} = await read(cache, mode);
		expect([time, rows?.size]).toEqual([time, expect.any(Number)]);
		for (const row of rows?.values() ?? []) expect(row).toContain(numbers);
	}
	const listed = await openWide(client(patient).server, {signal: AbortSignal.timeout(patient), onRetry: () => undefined}).bgp.sessions.list({});
	expect(listed.ok && stringifyJson(listed.value).split(numbers).length - 1).toBe(listed.ok && listed.value.length);
	front.strike(undefined);
});

test('A4 a status of any kind, known or not, as JSON or as a page: never rows, never a rejection', async () => {
	const {netbox} = client(patient);
	const codes = new Map<string, number[]>();
	const bodies = [
		['application/json', '{"detail":"D"}'],
		['text/html', '<title>T</title>'],
	] as const;
	for (let status = 100; status < 600; status += status % 100 < 30 ? 1 : 7) {
		// What has a meaning comes both ways, the others in turn.
		for (const [type, body] of status % 100 < 20 ? bodies : bodies.slice(status % 2, (status % 2) + 1)) {
			const head = `HTTP/1.1 ${status} S\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
			front.strike('/', ({request: {socket}}) => void socket.end(status === 204 || status === 304 ? head : head + body));
			const answer = await netbox.list(sessions, []);
			const code = answer.ok ? 'ok' : answer.error.code;
			codes.set(code, [...new Set([...(codes.get(code) ?? []), status])]);
		}
	}
	front.strike(undefined);
	expect([...codes.keys()].toSorted()).toEqual(['rejected', 'unauthorized', 'unexpected-answer', 'unreachable']);
	expect(codes.get('unauthorized')).toEqual([401, 403]);
}, 60_000);

test('C6 no redirect takes the token to another origin', async () => {
	const elsewhere = await startFront(lab.port);
	for (const location of [
		elsewhere.url,
		elsewhere.url.replace('http:', ''),
		`${elsewhere.url}/api/status/`,
		elsewhere.url.replace('127.0.0.1', 'localhost'),
	]) {
		for (const status of [301, 302, 303, 307, 308]) {
			front.strike('/', ({response}) => void response.writeHead(status, {location}).end());
			expect(await client(patient).netbox.status()).toMatchObject({ok: false, error: {code: 'unexpected-answer'}});
		}
	}
	front.strike(undefined);
	expect(elsewhere.asked()).toBe(0);
	await elsewhere.close();
});

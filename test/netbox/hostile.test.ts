import {afterAll, beforeAll, expect, test} from 'vitest';
import {writeJson} from '../../src/format/json.js';
import {type RunningLab, startLab} from '../../src/lab/server.js';
import {sessions} from '../../src/netbox/endpoints.js';
import type {Output} from '../../src/output.js';
import {readPeerings} from '../../src/peerings/read.js';
import type {Cache} from '../../src/store/cache.js';
import {createMemoryCache} from '../../src/store/memory-cache.js';
import {openSpool} from '../../src/store/spool.js';
import {recordedDataset} from '../lab/replay.js';
import {attacks, type Front, startFront} from '../support/hostile.js';
import {connectTo} from './support.js';

const token = '0123456789abcdef0123456789abcdef01234567';
const deadline = 6_000;
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

const client = () => connectTo(front.url, {token, transport: {timeouts: {connect: 1_000, headers: 500, body: 500}}});

/** The main job once: rows by id as text, or its first failure in words. */
async function read(cache: Cache, mode: Mode): Promise<{readonly rows?: ReadonlyMap<number, string>; readonly said?: string}> {
	const {server, log} = client();
	const stop = AbortSignal.timeout(deadline);
	const netbox = server.connect({signal: stop, onRetry: () => undefined});
	const tools = {netbox, cache, report: () => undefined, signal: stop, now: Date.now, maxAge: 86_400_000, openSpool, options: []};
	// Globs ask nothing under force.
	const devices = {names: ['fceos4', 'fceos5'], globs: mode === 'force' ? [] : ['fceos*'], selectors: []};
	const began = Date.now();
	const result = await readPeerings({devices, cache: mode}, tools);
	expect(Date.now() - began).toBeLessThan(deadline + 2_000);
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
	const struck = await read(cache, mode);
	front.strike(undefined);
	if (struck.rows) expect(struck.rows).toEqual(truth);
	else expect(struck.said).toMatch(/^(unreachable|unexpected-answer|rejected|unauthorized|forbidden|cancelled|not-found): /);
	expect((await read(cache, mode)).rows).toEqual(truth);
}

/** Each attack in turn meets another mode and another path; all of them meet all with HOSTILE=all. */
const meetings = names.flatMap((name, place) => {
	const all = [...modes.map((mode) => [name, sessionPath, mode] as const), ...others.map((path) => [name, path, 'True'] as const)];
	return process.env['HOSTILE'] === 'all' ? all : all.filter((_, at) => at === place % modes.length || at === modes.length + (place % others.length));
});

test.each(meetings)('A4 %s at %s under cache %s: the main job is right or says why', survives);

test.each(names)('A4 %s: the exported client never rejects', async (name) => {
	const api = client().server.open({signal: AbortSignal.timeout(deadline), onRetry: () => undefined});
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
	expect(JSON.stringify(answers)).not.toContain(token);
});

test('A4 every status from 100 to 599, as JSON and as a page: never rows, never a rejection', async () => {
	const {netbox} = client();
	const codes = new Map<string, number[]>();
	for (let status = 100; status < 600; status += 1) {
		for (const type of ['application/json', 'text/html']) {
			const body = type === 'text/html' ? '<title>T</title>' : '{"detail":"D"}';
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
			expect(await client().netbox.status()).toMatchObject({ok: false, error: {code: 'unexpected-answer'}});
		}
	}
	front.strike(undefined);
	expect(elsewhere.asked()).toBe(0);
	await elsewhere.close();
});

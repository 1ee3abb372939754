import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import type {RunningLab} from '../../src/lab/http/server.js';
import type {Netbox} from '../../src/netbox/netbox.js';
import type {Row} from '../../src/output/output.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {recordedDataset} from '../lab/replay.js';
import {openCacheFile, temporaryFolder} from '../support/database.js';
import {startFront} from '../support/hostile-front.js';
import {busy, caches, difference, openLab, openShell, outputOf, restOf, rowOf, type Shell, type ShellOptions, sessionsOf} from './support.js';

const first = 'fceos4-fceos5-eth105';
/** A cache of which some calls fail while a switch is on. */
function failing(cache: Cache, calls: readonly (keyof Cache)[]): {readonly cache: Cache; readonly fails: {now: boolean}} {
	const fails = {now: false};
	const broken = Object.fromEntries(
		calls.map((call) => [call, (...values: never[]) => (fails.now ? busy : (cache[call] as (...values: never[]) => unknown)(...values))]),
	);
	return {cache: {...cache, ...broken} as Cache, fails};
}

/** Does something just before or after a shell's next request for some list. */
function around(path: string, {before, after}: {before?: () => Promise<unknown>; after?: () => Promise<unknown>}): NonNullable<ShellOptions['wrap']> {
	let isDone = false;
	const once = async <Value>(isWanted: boolean, work: () => Promise<Value>): Promise<Value> => {
		if (!isWanted || isDone) return work();
		isDone = true;
		await before?.();
		const value = await work();
		await after?.();
		return value;
	};
	return (tools) => {
		const {netbox} = tools;
		const wrapped: Netbox = {
			...netbox,
			page: (endpoint, query) => once(endpoint.path === path, () => netbox.page(endpoint, query)),
			list: (endpoint, query) => once(endpoint.path === path, () => netbox.list(endpoint, query)),
			counted: (endpoint, query) => once(endpoint.path === path, () => netbox.counted(endpoint, query)),
			listBy: (endpoint, by, query) => once(endpoint.path === path, () => netbox.listBy(endpoint, by, query)),
		};
		return {...tools, netbox: wrapped};
	};
}

async function expectFresh(shell: Shell, asked: Parameters<Shell['read']>[0]): Promise<void> {
	expect(difference(await shell.read(asked), await shell.read(asked, 'False'))).toEqual([]);
}

describe.each(caches)('with the %s cache', (_, openCache) => {
	test.each([['write'], ['lookUp'], ['sessionsOf']] as const)(
		'J13 event-warnings a cache that fails at "%s" costs no answer and loses no mark',
		async (call) => {
			const lab = await openLab(recordedDataset('4.7.3'));
			const rest = restOf(lab.url);
			const {cache, fails} = failing(openCache(), [call]);
			const shell = openShell(lab.url, {cache});
			await shell.read('fceos4 leaf1');
			await rest('PATCH', 'plugins/bgp/peer-group/1/', {name: 'renamed'});
			fails.now = true;
			const reading = await shell.read('fceos4 leaf1');
			expect((rowOf(reading, 'fceos4', first)['peer_group'] as Row)['name']).toBe('renamed');
			if (call !== 'sessionsOf') expect(reading.warnings).toEqual([`could not write the cache for 'fceos4' and 1 more: ${busy.error.message}`]);
			await shell.read('leaf1');
			fails.now = false;
			await expectFresh(shell, 'leaf1');
			await expectFresh(shell, 'fceos4');
		},
	);

	test('J13 event-warnings marks of an upgrade that could not be written are made the next time', async () => {
		const dataset = recordedDataset('4.7.3');
		const lab = await openLab(dataset);
		const real = openCache();
		let refusals = 0;
		// The first write of the reading holds the marks, later ones only rows.
		const shell = openShell(lab.url, {cache: {...real, write: (scope, change) => (refusals-- > 0 ? busy : real.write(scope, change))}});
		await shell.read('fceos4 leaf1');
		await lab.close();
		const tenants = dataset.objects['tenancy/tenants']?.map((row) => ({...row, description: 'upgraded'})) ?? [];
		const status = {...dataset.status, 'netbox-version': '4.7.4'};
		await openLab({...dataset, status, objects: {...dataset.objects, 'tenancy/tenants': tenants}}, {port: lab.port});
		refusals = 1;
		await shell.read('leaf1');
		await expectFresh(shell, 'fceos4');
	});

	test('O7 cache-true a request that fails in the middle loses no mark', async () => {
		const lab = await openLab(recordedDataset('4.7.3'), {faults: []});
		const rest = restOf(lab.url);
		const cache = openCache();
		const shell = openShell(lab.url, {cache});
		await shell.read('fceos4 leaf1');
		await rest('PATCH', 'plugins/bgp/peer-group/1/', {name: 'renamed'});
		const stop = new AbortController();
		const stopped = openShell(lab.url, {cache, signal: stop.signal, wrap: around('/plugins/bgp/session/', {after: async () => stop.abort()})});
		expect((await stopped.read('fceos4 leaf1')).result).toMatchObject({ok: false, error: {code: 'cancelled'}});
		await expectFresh(shell, 'leaf1');
		await expectFresh(shell, 'fceos4');
	});

	test('O7 cache-true a device that gets a name after the sessions of that name were listed shows all of its own', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const rename = async (): Promise<void> => {
			await expect.poll(() => lab.requests().some(({path}) => path.includes('device=edge1'))).toBe(true);
			expect((await restOf(lab.url)('PATCH', 'dcim/devices/1/', {name: 'edge1'})).status).toBe(200);
		};
		const shell = openShell(lab.url, {cache: openCache(), wrap: around('/dcim/devices/', {before: rename})});
		expect(sessionsOf(await shell.read('edge1', 'False'))).toHaveProperty('edge1', [first, expect.any(String), expect.any(String)]);
	});

	test('O7 cache-true a device that loses its name between two pages of its sessions shows all of them', async () => {
		const lab = await openLab(recordedDataset('4.7.3'), {maxPageSize: 2});
		let found = (): void => undefined;
		const isFound = new Promise<void>((resolve) => {
			found = resolve;
		});
		const front = await startFront(lab.port);
		onTestFinished(front.close);
		front.strike('/api/plugins/bgp/session/', async ({response, real}) => {
			const page = await real();
			front.strike(undefined);
			await isFound;
			expect((await restOf(lab.url)('PATCH', 'dcim/devices/1/', {name: 'renamed'})).status).toBe(200);
			response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(page));
		});
		const looked = around('/dcim/devices/', {after: async () => found()});
		const reading = await openShell(front.url, {cache: openCache(), wrap: looked}).read('fceos4 leaf1', 'False');
		expect(sessionsOf(reading)['fceos4']).toHaveLength(3);
		expect(lab.requests().filter(({path}) => path.includes('device=fceos4'))).toHaveLength(2);
	});

	test.each([null, {id: 2, name: 'leaf1'}])('B4 sessions of another device (%j) than was asked for are refused, not left out', async (device) => {
		const lab = await openLab();
		const front = await startFront(lab.port);
		onTestFinished(front.close);
		for (const policy of ['False', 'True', 'refresh'] as const) {
			front.strike('/api/plugins/bgp/session/', async ({response, real}) => {
				const page = (await real()) as {readonly results: readonly object[]};
				response
					.writeHead(200, {'content-type': 'application/json'})
					.end(JSON.stringify({...page, results: page.results.map((row) => ({...row, device}))}));
			});
			const {result} = await openShell(front.url, {cache: openCache()}).read({globs: ['fceos4']}, policy);
			expect(result).toMatchObject({ok: false, error: {code: 'unexpected-answer'}});
		}
	});

	test('O7 cache-true a session that moves between two requests of a reading is shown once', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const rest = restOf(lab.url);
		const cache = openCache();
		await openShell(lab.url, {cache}).read('fceos4');
		await rest('PATCH', 'plugins/bgp/session/1/', {description: 'stale now'});
		let traced: Promise<unknown> = Promise.resolve();
		const moved: NonNullable<ShellOptions['wrap']> = (tools) => {
			const listBy: Netbox['listBy'] = async (endpoint, by, query) => {
				const isNewDevice = by.parameter === 'device_id' && by.values.includes(6);
				if (isNewDevice) await traced.then(() => rest('PATCH', 'plugins/bgp/session/1/', {device: 6}));
				const rows = tools.netbox.listBy(endpoint, by, query);
				if (by.parameter === 'device_id' && !isNewDevice) traced = rows;
				return rows;
			};
			return {...tools, netbox: {...tools.netbox, listBy}};
		};
		const reading = await openShell(lab.url, {cache, wrap: moved}).read('fceos4 leaf1');
		expect(sessionsOf(reading)['leaf1']).toContain(first);
		const rows = outputOf(reading).groups.flatMap(({rows}) => rows.map(({held: {row}}) => row['id']));
		expect(rows).toHaveLength(new Set(rows).size);
		await expectFresh(openShell(lab.url, {cache}), 'fceos4 leaf1');
	});

	test.each([['/dcim/devices/'], ['/core/object-changes/'], ['/plugins/bgp/session/']])(
		'O7 cache-true a rename just before or after %s is asked shows in the next reading',
		async (path) => {
			for (const when of ['before', 'after'] as const) {
				for (const warm of [true, false]) {
					const lab = await openLab(recordedDataset('4.7.3'));
					const rest = restOf(lab.url);
					const cache = openCache();
					if (warm) await openShell(lab.url, {cache}).read('leaf2');
					const swap = async (): Promise<void> => {
						// What was asked at the same moment is answered first.
						for (let turn = 0; turn < 5; turn += 1) await rest('GET', 'status/');
						await rest('PATCH', 'dcim/devices/6/', {name: 'spare'});
						await rest('PATCH', 'dcim/devices/8/', {name: 'leaf1'});
						await rest('PATCH', 'plugins/bgp/peer-group/2/', {name: 'renamed'});
					};
					await openShell(lab.url, {cache, wrap: around(path, {[when]: swap})}).read('leaf1 leaf2');
					await expectFresh(openShell(lab.url, {cache}), 'leaf1 leaf2');
				}
			}
		},
	);
});

test('O7 cache-true a device that is deleted behind the log, its name given to another, is asked for again', async () => {
	const lab = await openLab(recordedDataset('4.7.3'));
	const rest = restOf(lab.url);
	const cache = createMemoryCache();
	const {json: like} = await rest('GET', 'dcim/devices/6/');
	const idOf = (field: string): unknown => (like[field] as Row)['id'];
	const passing = {name: 'passing', site: idOf('site'), role: idOf('role'), device_type: idOf('device_type')};
	const {json: made} = await rest('POST', 'dcim/devices/', passing);
	await openShell(lab.url, {cache}).read('passing');
	let replaced = (): void => undefined;
	const isReplaced = new Promise<void>((resolve) => {
		replaced = resolve;
	});
	const held: NonNullable<ShellOptions['wrap']> = (tools) => {
		const {netbox} = tools;
		const behindLog = async <Value>(path: string, answer: Promise<Value>): Promise<Value> => {
			const value = await answer;
			if (path !== '/core/object-changes/') return value;
			expect((await rest('DELETE', `dcim/devices/${made['id']}/`)).status).toBe(204);
			expect((await rest('POST', 'dcim/devices/', passing)).status).toBe(201);
			replaced();
			return value;
		};
		const listBy: Netbox['listBy'] = async (endpoint, by, query) => {
			if (query.length > 0) await isReplaced;
			return netbox.listBy(endpoint, by, query);
		};
		const page: Netbox['page'] = (endpoint, query) => behindLog(endpoint.path, netbox.page(endpoint, query));
		const list: Netbox['list'] = (endpoint, query) => behindLog(endpoint.path, netbox.list(endpoint, query));
		return {...tools, netbox: {...netbox, listBy, page, list}};
	};
	const reading = await openShell(lab.url, {cache, wrap: held}).read('passing');
	expect(outputOf(reading).groups).toMatchObject([{key: 'passing', found: true, rows: []}]);
});

test('A4 sessions that are too much for one question are read for fewer devices at a time', async () => {
	const lab = await openLab(scaleDataset(3), {maxPageSize: 20});
	const front = await startFront(lab.port);
	onTestFinished(front.close);
	const comments = 'x'.repeat(600_000);
	front.strike('/api/plugins/bgp/session/', async ({response, real}) => {
		const page = await real();
		response.writeHead(200, {'content-type': 'application/json'});
		response.end(JSON.stringify({...page, results: page.results?.map((row) => ({...row, comments}))}));
	});
	const reading = await openShell(front.url).read({globs: ['lab-*']}, 'False');
	expect([outputOf(reading).errors, Object.values(sessionsOf(reading)).map(({length}) => length)]).toEqual([[], [20, 20, 20]]);
	// Three pages of all devices, of which the last was too much, two of the first two and one of the last.
	expect(lab.requests().filter(({path}) => path.includes('/plugins/bgp/session/'))).toHaveLength(6);
});

describe('O7 cache-true two shells of one cache', () => {
	const twoShells = async (lab: RunningLab, wrap: ShellOptions['wrap']): Promise<readonly [Shell, Shell]> => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		const [one, other] = [0, 1].map(() => createSqliteCache(openCacheFile(path)));
		return [openShell(lab.url, {cache: one ?? createMemoryCache(), ...(wrap && {wrap})}), openShell(lab.url, {cache: other ?? createMemoryCache()})];
	};

	test('a slow one that writes older rows does not make them look true to the other', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const rest = restOf(lab.url);
		const other: {shell?: Shell} = {};
		const meanwhile = async (): Promise<void> => {
			await rest('PATCH', 'plugins/bgp/peer-group/1/', {name: 'renamed'});
			await other.shell?.read('fceos4');
		};
		const [slow, quick] = await twoShells(lab, around('/plugins/bgp/session/', {after: meanwhile}));
		other.shell = quick;
		await quick.read('leaf1');
		await slow.read('fceos4');
		await expectFresh(quick, 'fceos4');
		await expectFresh(slow, 'fceos4');
	});

	test('one that looked before the other put the position back believes no cached row', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const rest = restOf(lab.url);
		const path = join(temporaryFolder(), 'cache.sqlite');
		const [one, other] = [createSqliteCache(openCacheFile(path)), createSqliteCache(openCacheFile(path))];
		const quick = openShell(lab.url, {cache: other});
		await quick.read('leaf1');
		// The slow one holds rows of before the edit while the quick one reads on, and writes them when a third has looked.
		let release = (): void => undefined;
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const slow = openShell(lab.url, {cache: one, wrap: around('/plugins/bgp/session/', {after: () => held})});
		const slowly = slow.read('fceos4');
		await expect.poll(() => lab.requests().some(({path: seen}) => seen.includes('device=fceos4&'))).toBe(true);
		await rest('PATCH', 'plugins/bgp/peer-group/1/', {name: 'renamed'});
		await quick.read('leaf1');
		const looked = around('/core/object-changes/', {
			after: async () => {
				release();
				await slowly;
			},
		});
		const third = openShell(lab.url, {cache: other, wrap: looked});
		await third.read('leaf1 fceos4').then((reading) => expect((rowOf(reading, 'fceos4', first)['peer_group'] as Row)['name']).toBe('renamed'));
	});
});

test('J15 ctrl-c-job what was finished when a job is stopped comes back, and is cached', async () => {
	const lab = await openLab(recordedDataset('4.7.3'));
	const cache = createMemoryCache();
	await openShell(lab.url, {cache}).read('fceos4');
	const stop = new AbortController();
	const stopping = openShell(lab.url, {cache, signal: stop.signal, wrap: around('/dcim/devices/', {after: async () => stop.abort()})});
	const reading = await stopping.read('fceos4 leaf1', 'force');
	expect(sessionsOf(reading)).toEqual({fceos4: [first, 'fceos4-fceos5-eth106', 'fceos4-fceos5-eth107']});
	expect(outputOf(reading).errors).toMatchObject([{code: 'cancelled'}]);
});

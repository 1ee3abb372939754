import {describe, expect, test} from 'vitest';
import {writeJson} from '../../src/format/json.js';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import type {RunningLab} from '../../src/lab/http/server.js';
import type {Netbox} from '../../src/netbox/netbox.js';
import {documentOf, type Row} from '../../src/output/output.js';
import type {CachePolicy, ReadingTools} from '../../src/peerings/reading/read.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {recordedDataset} from '../lab/replay.js';
import {unwrap} from '../support/database.js';
import {caches, difference, openLab, openShell, outputOf, type Rest, reader, restOf, rowOf, type Shell, seenDuring, selector} from './support.js';

describe.each(caches)('with the %s cache', (_, openCache) => {
	test('N39 request-count the first reading costs 6 requests, an unchanged one 4, force none', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		const costs = [];
		for (const policy of ['True', 'True', 'force'] as const) costs.push((await shell.read('fceos4 leaf1 edge1', policy)).requests);
		expect(costs).toEqual([6, 4, 0]);
	});
});

test('N39 request-count many devices are read in batches whose checks are asked early, and one change costs one request', async () => {
	const lab = await openLab(scaleDataset(450));
	let kept = 0;
	const counted = (tools: ReadingTools): ReadingTools => ({
		...tools,
		openSpool: () => {
			const spool = tools.openSpool();
			return {
				keep: (row) => {
					kept += 1;
					return spool.keep(row);
				},
			};
		},
	});
	const shell = openShell(lab.url, {cache: caches[1]?.[1]() ?? createMemoryCache(), wrap: counted});
	const names = Array.from({length: 450}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	const cold = await shell.read({names});
	const warm = await shell.read({names});
	expect(warm.events.filter((event) => event.startsWith('using cache, it is up to date'))).toHaveLength(450);
	// Status, log, a glance, and 9,000 sessions in pages of 1,000: two batches of 4,000 and one of 1,000.
	expect(warm.requests).toBe(12);
	// A result of more than 1,000 rows is on disk, and reads the same.
	expect(kept).toBe(2 * 9000);
	const [text = '', again] = [cold, warm].map((reading) => writeJson(documentOf(outputOf(reading)), {compact: true, sorted: true}));
	expect(again === text).toBe(true);
	const first = await restOf(lab.url)('GET', 'plugins/bgp/session/?device=lab-00449&ordering=name&limit=1');
	expect(JSON.parse(text)['lab-00449']).toHaveProperty('lab-00449-lab-00000-1', (first.json['results'] as readonly Row[])[0]);
	const {id} = outputOf(warm).groups[7]?.rows[0]?.held.row ?? {};
	await restOf(lab.url)('PATCH', `plugins/bgp/session/${id}/`, {description: 'edited'});
	expect((await shell.read({names})).requests).toBe(13);
	expect(lab.requests().every(({path}) => Buffer.byteLength(path) <= 3_800)).toBe(true);
}, 60_000);

test('N39 request-count fifty devices cost at most 6 requests, on the oldest server 10 the first time', async () => {
	const lab = await openLab(scaleDataset(50));
	const names = Array.from({length: 50}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	expect((await openShell(lab.url).read({names})).requests).toBeLessThanOrEqual(6);
	const old = await openLab(recordedDataset('4.4.10'));
	const shell = openShell(old.url);
	const devices = {names: ['fceos4', 'fceos5', 'leaf1', 'leaf2', 'edge1', ...Array.from({length: 45}, (_, index) => `absent-${index}`)]};
	// Its log is asked twice when it is met, with its number for sessions between, and whose the token is; names that nobody bears cost two more: their devices by id, and what they may mean.
	expect((await shell.read(devices)).requests).toBeLessThanOrEqual(10);
	expect((await shell.read(devices, 'refresh')).requests).toBeLessThanOrEqual(6);
	expect((await shell.read('fceos4 leaf1')).requests).toBe(4);
});

test('N39 request-count a reading in full asks for the sessions of each device once, as its dry run says', async () => {
	const lab = await openLab(scaleDataset(60));
	const namesOf = (count: number): readonly string[] => Array.from({length: count}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	const asksOf = (targets: readonly string[]): readonly string[] =>
		targets
			.filter((target) => target.includes('/bgp/session/'))
			.map((target) => [...target.matchAll(/(device(?:_id)?)=/g)].map(([, parameter]) => parameter))
			.map((parameters) => `${parameters.length} ${[...new Set(parameters)].join()}`);
	for (const [count, asks] of [
		[10, ['10 device']],
		[50, ['50 device']],
		[60, ['50 device_id', '10 device_id']],
	] as const) {
		for (const policy of ['refresh', 'False'] as const) {
			const shell = openShell(lab.url);
			const names = namesOf(count);
			const shown = shell.dryRun({names}, policy).requests.filter(({why}) => !why.startsWith('if '));
			let reading: Awaited<ReturnType<Shell['read']>> | undefined;
			const sent = await seenDuring(lab, async () => {
				reading = await shell.read({names}, policy);
			});
			expect(asksOf(shown.map(({url}) => url))).toEqual(asks);
			expect(asksOf(sent.map(({path}) => path)).toSorted()).toEqual(asks.toSorted());
			expect(outputOf(reading ?? (await shell.read({names}))).groups.map(({key, rows}) => [key, rows.length])).toEqual(
				names.map((name) => [name, 20]),
			);
		}
	}
});

test('N39 request-count the parts of a large reading go over connections of their own, which are closed behind it', async () => {
	const lab = await openLab(scaleDataset(120));
	const names = Array.from({length: 120}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	let opened = 0;
	let closed = 0;
	const counted = (tools: ReadingTools): ReadingTools => {
		const spread: Netbox['spread'] = () => {
			const own = tools.netbox.spread();
			opened += 1;
			return {
				...own,
				close: () => {
					closed += 1;
					own.close();
				},
			};
		};
		return {...tools, netbox: {...tools.netbox, spread}};
	};
	const shell = openShell(lab.url, {wrap: counted});
	expect(outputOf(await shell.read({names: names.slice(0, 50)})).groups).toHaveLength(50);
	expect(opened).toBe(0);
	for (const policy of ['refresh', 'True', 'False', 'force'] as const) expect(outputOf(await shell.read({names}, policy)).groups).toHaveLength(120);
	expect(opened).toBe(4);
	expect(closed).toBe(opened);
	await restOf(lab.url)('PATCH', 'plugins/bgp/peer-group/2/', {name: 'renamed'});
	const sent = await seenDuring(lab, () => shell.read({names}));
	// How many connections help is found out by small questions.
	expect(sent.filter(({path}) => !path.includes('/status/'))).toHaveLength(8);
	expect(closed).toBe(opened);
});

test('O7 cache-true names are read as ids are: spelt otherwise, borne by two, by none, without sessions, or called null', async () => {
	const lab = await openLab(recordedDataset('4.7.3'));
	// Beside a selector sessions are asked by id.
	const selectors = [{field: 'status', not: true, values: ['decommissioning']}] as const;
	for (const names of [
		['FCEOS4', 'leaf1'],
		['fceos4', 'absent'],
		['edge1', 'spine1', 'mgmt-sw1'],
		['null', 'fceos4'],
		['leaf1', 'LEAF1', 'Leaf1'],
	]) {
		for (const policy of ['False', 'refresh'] as const) {
			const [byName, byId] = [openShell(lab.url), openShell(lab.url)];
			const [one, other] = [await byName.read({names}, policy), await byId.read({names, selectors}, policy)];
			expect(difference(one, other)).toEqual([]);
			expect(outputOf(one).groups.length).toBeGreaterThan(0);
		}
	}
});

test('O7 cache-true the sessions of a cold reading are asked for as soon as the log is there, and before their devices', async () => {
	const lab = await openLab(scaleDataset(20));
	const cache = createMemoryCache();
	await openShell(lab.url, {cache}).read('lab-00000');
	const order: string[] = [];
	const listening = (tools: ReadingTools): ReadingTools => {
		const {netbox} = tools;
		const page: Netbox['page'] = async (endpoint, query) => {
			const isLog = endpoint.path.includes('object-changes');
			if (!isLog) order.push(endpoint.what);
			const answer = await netbox.page(endpoint, query);
			if (isLog) order.push('the log is there');
			return answer;
		};
		const listBy: Netbox['listBy'] = (endpoint, by, query) => {
			order.push(endpoint.what);
			return netbox.listBy(endpoint, by, query);
		};
		const counted: Netbox['counted'] = (endpoint, query) => {
			order.push(endpoint.what);
			return netbox.counted(endpoint, query);
		};
		return {...tools, netbox: {...netbox, page, counted, listBy}};
	};
	const reading = await openShell(lab.url, {cache, wrap: listening}).read('lab-00003 lab-00004');
	expect(order).toEqual(['the log is there', 'BGP sessions', 'devices']);
	expect(reading.requests).toBe(4);
});

test.each([
	['cached', 'True', ['which sessions changed', 'give way', 'status', 'glance', 'log']],
	['cold', 'True', ['status', 'status is there', 'log', 'custom fields', 'sessions', 'give way', 'devices']],
	['uncached', 'False', ['sessions', 'give way', 'status', 'devices']],
] as const)('N39 request-count what is small is asked when a process is at what is large: %s', async (kind, policy, expected) => {
	const lab = await openLab();
	const order: string[] = [];
	const listening = (tools: ReadingTools): ReadingTools => {
		const {netbox} = tools;
		const noting = {
			...netbox,
			giveWay: async () => {
				order.push('give way');
				await netbox.giveWay();
			},
			status: async () => {
				order.push('status');
				const answer = await netbox.status();
				order.push('status is there');
				return answer;
			},
			graphql: (query) => {
				order.push('glance');
				return netbox.graphql(query);
			},
			page: (endpoint, query) => {
				order.push(endpoint.what === 'the change log' ? 'log' : endpoint.what);
				return netbox.page(endpoint, query);
			},
			counted: (endpoint, query) => {
				order.push(endpoint.what === 'BGP sessions' ? 'sessions' : endpoint.what);
				return netbox.counted(endpoint, query);
			},
			listBy: (endpoint, by, query) => {
				order.push(endpoint.what === 'devices' ? 'devices' : 'which sessions changed');
				return netbox.listBy(endpoint, by, query);
			},
		} satisfies Netbox;
		return {...tools, netbox: noting};
	};
	const cache = createMemoryCache();
	if (kind === 'cached') await openShell(lab.url, {cache}).read('fceos4 leaf1');
	await openShell(lab.url, {cache, wrap: listening}).read('fceos4 leaf1', policy);
	const isSeen = (step: string): boolean => step !== 'status is there' || kind === 'cold';
	expect(order.filter(isSeen)).toEqual(expected);
});

test('a NetBox that does not answer is asked one thing, not one after the other', async () => {
	const asked: string[] = [];
	const listening = (tools: ReadingTools): ReadingTools => {
		const page: Netbox['page'] = (endpoint, query) => {
			asked.push(endpoint.what);
			return tools.netbox.page(endpoint, query);
		};
		return {...tools, netbox: {...tools.netbox, page}};
	};
	const lab = await openLab();
	await lab.close();
	expect((await openShell(lab.url, {wrap: listening}).read('fceos4')).result).toMatchObject({ok: false, error: {code: 'unreachable'}});
	expect(asked).toEqual([]);
});

/** Twenty devices with 400 sessions that are cached, an edit of them, and the order in which the next reading asks for sessions: the first `late` wait for the others. */
async function readBehind(edit: (rest: Rest, ids: readonly number[]) => Promise<unknown>, late: number) {
	const lab = await openLab(scaleDataset(20));
	const [, openSqlite = createMemoryCache] = caches[1] ?? [];
	let now = Date.now();
	const options = {cache: openSqlite(), now: () => now};
	const names = Array.from({length: 20}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	const shell = openShell(lab.url, options);
	const cold = await shell.read({names});
	await edit(
		restOf(lab.url),
		outputOf(cold).groups.flatMap(({rows}) => rows.map(({held: {row}}) => Number(row['id']))),
	);
	const asked: string[] = [];
	let letGo = (): void => undefined;
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	const holding = (tools: ReadingTools): ReadingTools => {
		const listBy: Netbox['listBy'] = async (endpoint, by, query) => {
			asked.push(String(query[0]?.[1] ?? 'in full'));
			if (asked.length > late) letGo();
			else await held;
			return tools.netbox.listBy(endpoint, by, query);
		};
		return {...tools, netbox: {...tools.netbox, listBy}};
	};
	const fetchedAt = now;
	now += 60_000;
	const reading = await openShell(lab.url, {...options, wrap: holding}).read({names});
	expect(difference(reading, await shell.read({names}, 'False'))).toEqual([]);
	return {lab, shell, names, reading, asked, fetchedAt, now};
}

test('O7 cache-true sessions that are all stale are asked for without waiting for what tells which of them changed', async () => {
	const {reading, asked} = await readBehind(
		(rest, ids) =>
			rest(
				'PATCH',
				'plugins/bgp/session/',
				ids.map((id) => ({id, description: 'edited'})),
			),
		1,
	);
	expect(asked).toEqual(['id,name,last_updated', 'in full']);
	expect(reading.requests).toBe(5);
}, 10_000);

test('O7 cache-true where one thing changed that most sessions show it alone is asked for, with what tells which of them changed', async () => {
	const {lab, shell, names, reading, asked, fetchedAt, now} = await readBehind(async (rest) => {
		const {json} = await rest('GET', 'plugins/bgp/peer-group/?name=FABRIC');
		const [{id} = {}] = json['results'] as readonly Row[];
		await rest('PATCH', `plugins/bgp/peer-group/${id}/`, {name: 'renamed'});
	}, 1);
	expect(asked).toEqual(['id,name,last_updated', 'id,name,last_updated,peer_group']);
	expect(reading.requests).toBe(5);
	expect(reading.events).toContain("fetching 20 updated BGP session(s) for 'lab-00007'");
	// The rest of each row is as old as it was.
	const {device, peer_group: group} = rowOf(reading, 'lab-00007', 'lab-00007-lab-00008-1');
	const [set] = unwrap(shell.cache.sessionsOf({instance: lab.url, branch: 'main', reader: 'user 1'}, [Number((device as Row)['id'])]));
	expect(set?.sessions.map((one) => [one.stale, one.fetchedAt, one.checkedAt])).toEqual(Array(20).fill([0, fetchedAt, now]));
	expect((await shell.read({names})).requests).toBe(4);
	// What was put in is found when it changes again.
	await restOf(lab.url)('PATCH', `plugins/bgp/peer-group/${(group as Row)['id']}/`, {description: 'edited'});
	const again = await seenDuring(lab, () => shell.read({names}));
	expect(again.filter(({path}) => path.includes('peer_group'))).toHaveLength(1);
	expect(difference(await shell.read({names}), await shell.read({names}, 'False'))).toEqual([]);
}, 10_000);

test('O7 cache-true what is cached is read while NetBox is asked what of it is still so, and once', async () => {
	const lab = await openLab(scaleDataset(60));
	const names = Array.from({length: 60}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	const cache = createMemoryCache();
	await openShell(lab.url, {cache}).read({names});
	const reads: number[] = [];
	const sessionsOf: Cache['sessionsOf'] = (scope, devices, since) => {
		reads.push(devices.length);
		return cache.sessionsOf(scope, devices, since);
	};
	const held = (tools: ReadingTools): ReadingTools => {
		const listBy: Netbox['listBy'] = async (endpoint, by, query) => {
			const answer = await tools.netbox.listBy(endpoint, by, query);
			await expect.poll(() => reads).toEqual([50]);
			return answer;
		};
		return {...tools, netbox: {...tools.netbox, listBy}};
	};
	const reading = await openShell(lab.url, {cache: {...cache, sessionsOf}, wrap: held}).read({names});
	expect(reads).toEqual([50, 10]);
	expect(reading.events.filter((event) => event.startsWith('using cache, it is up to date'))).toHaveLength(60);
}, 10_000);

test('a reading after a quiet year costs no more', async () => {
	const lab = await openLab();
	let now = Date.now();
	const shell = openShell(lab.url, {now: () => now, maxAge: 1e12});
	await shell.read('fceos4');
	now += 25 * 24 * 3_600_000;
	// Whose token it is, is asked once a day.
	expect((await shell.read('fceos4')).requests).toBe(5);
	expect((await shell.read('fceos4')).requests).toBe(4);
});

test('what is cached as read over a day ago is read again', async () => {
	const lab = await openLab();
	let now = Date.now();
	const shell = openShell(lab.url, {now: () => now});
	await shell.read('fceos4');
	now += 25 * 3_600_000;
	expect((await shell.read('fceos4')).events.at(-2)).toBe("fetching 3 updated BGP session(s) for 'fceos4'");
});

/** What a dry run shows as certain, and what the reading then sent, both in one order. */
async function both(lab: RunningLab, shell: Shell, [asked, policy, branch]: Parameters<Shell['read']>) {
	const shown = shell.dryRun(asked, policy, branch).requests;
	const seen = await seenDuring(lab, () => shell.read(asked, policy, branch));
	const certain = shown.filter(({why}) => !why.startsWith('if '));
	return {
		shown: certain.map(({url, headers}) => `${url.slice(lab.url.length)} ${headers['X-NetBox-Branch'] ?? ''}`).toSorted(),
		sent: seen.map(({path, headers}) => `${path} ${(headers['x-netbox-branch'] ?? '').replace(/^NF-.*/, '<an id that no branch has>')}`).toSorted(),
	};
}

const ids: Readonly<Record<string, string>> = {fceos4: '1', leaf1: '6', leaf2: '7', null: '13'};
const withIds = (targets: readonly string[]): string[] => targets.map((target) => target.replace(/<id of (\w+)>/g, (all, name) => ids[name] ?? all));

test.each<CachePolicy>(['True', 'False', 'refresh', 'force'])(
	'D16 dry-run-document cache %s: a dry run shows exactly what is then sent, and sends nothing',
	async (policy) => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const shell = openShell(lab.url);
		for (const asked of [
			'leaf1 fceos4',
			'leaf1 fceos4',
			'leaf1 null leaf2',
			{names: ['leaf1', 'fceos4'], selectors: [selector('site', 'ams1', 'saltnornir-lab')]},
		]) {
			const before = lab.requests().length;
			shell.dryRun(asked, policy);
			expect(lab.requests()).toHaveLength(before);
			const {shown, sent} = await both(lab, shell, [asked, policy]);
			expect(withIds(shown)).toEqual(sent);
		}
	},
);

test('D16 dry-run-document a dry run in a branch asks for the branch first, and sends its schema id where it is known', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	const first = shell.dryRun('fceos4', 'True', 'maint-42').requests;
	expect([first[0]?.why, first.at(-1)?.headers['X-NetBox-Branch']]).toEqual(['id and state of the branch', '<id of maint-42>']);
	const schemaId = (lines: readonly string[]): string[] => lines.map((line) => line.replace('<id of maint-42>', 'labmnt42')).toSorted();
	for (const policy of ['True', 'True', 'False', 'refresh', 'force'] as const) {
		const {shown, sent} = await both(lab, shell, ['fceos4', policy, 'maint-42']);
		expect(schemaId(withIds(shown))).toEqual(sent);
	}
	const {shown, sent} = await both(lab, shell, ['fceos4 leaf1', 'True', 'maint-42']);
	expect(schemaId(withIds(shown))).toEqual(sent);
});

test('B2 O6 branch-read a branch costs two requests more, with True up to four besides, with force none', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	const costs: number[] = [];
	for (const policy of ['True', 'True', 'refresh', 'False', 'force'] as const) costs.push((await shell.read('fceos4', policy, 'maint-42')).requests);
	// Main's log tells of no custom field, so a witness is asked too. Where rows are cached there are a glance and its proof.
	expect(costs).toEqual([10, 10, 8, 5, 0]);
	await restOf(lab.url)('PATCH', 'extras/custom-fields/1/', {description: 'edited'});
	await shell.read('fceos4', 'True', 'maint-42');
	expect((await shell.read('fceos4', 'True', 'maint-42')).requests).toBe(9);
});

test('D16 dry-run-document a closed log is shown as what is asked in its place', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url, {token: reader});
	await shell.read('fceos4');
	const {requests} = shell.dryRun('fceos4');
	const seen = await seenDuring(lab, () => shell.read('fceos4'));
	const shown = requests.filter(({why}) => !/^if (stale|the devices)/.test(why)).map(({url}) => url.slice(lab.url.length));
	expect(shown.toSorted()).toEqual(seen.map(({path}) => path).toSorted());
});

test('D16 dry-run-document what is fetched where something changed is shown with its condition, as it is then sent', async () => {
	const lab = await openLab(scaleDataset(20));
	const shell = openShell(lab.url);
	await shell.read('lab-00000');
	const {requests} = shell.dryRun('lab-00000');
	const stale = requests.filter(({why}) => why.startsWith('if stale'));
	const [byId, byDevice] = stale.map(({url}) => url.slice(lab.url.length));
	expect([byId, byDevice]).toEqual([
		'/api/plugins/bgp/session/?id=<ids of stale sessions>&ordering=id&limit=1000',
		'/api/plugins/bgp/session/?device_id=<ids of their devices>&fields=id,name,last_updated,<fields that changed>&ordering=id&limit=1000',
	]);
	const [{id = 0, peer_group: group = null, device = null} = {}] =
		outputOf(await shell.read('lab-00000')).groups[0]?.rows.map(({held}) => held.row) ?? [];
	const sent = async (path: string): Promise<readonly string[]> => {
		await restOf(lab.url)('PATCH', `plugins/bgp/${path}/`, {description: 'edited'});
		return (await seenDuring(lab, () => shell.read('lab-00000'))).map(({path}) => path);
	};
	expect(await sent(`session/${id}`)).toContain(byId?.replace('<ids of stale sessions>', String(id)));
	const {id: groupId, deviceId} = {id: (group as Row)['id'], deviceId: (device as Row)['id']};
	const renewed = byDevice?.replace('<ids of their devices>', String(deviceId)).replace('<fields that changed>', 'peer_group');
	expect(await sent(`peer-group/${groupId}`)).toContain(renewed);
});

test('D16 dry-run-document a selector alone shows the devices that it asks for, and what follows for them', () => {
	const shell = openShell('http://netbox.invalid');
	const {requests} = shell.dryRun({selectors: [selector('site', 'ams1')]}, 'False');
	expect(requests.map(({url, why}) => [url.replace(/^.*\/api/, '').replace(/&(ordering|limit)=\w+/g, ''), why])).toEqual([
		['/status/', 'versions and plugins'],
		[
			'/dcim/devices/?site=ams1&fields=id,name,last_updated,site,location,tenant,role,platform,device_type,status,tags&exclude=config_context',
			'ids of the devices',
		],
		['/plugins/bgp/session/?device_id=<ids of the devices of site=ams1>', 'sessions of the devices'],
	]);
});

test('the embedded data set is older than a month, and its second reading still up to date', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	await shell.read('fceos4');
	expect((await shell.read('fceos4')).events.at(-1)).toBe("using cache, it is up to date for 'fceos4'");
});

test('O7 cache-true a field that is missing from what tells which sessions changed is not taken for empty', async () => {
	const lab = await openLab(scaleDataset(20));
	const without = (tools: ReadingTools): ReadingTools => {
		const listBy: Netbox['listBy'] = async (endpoint, by, query) => {
			const answer = await tools.netbox.listBy(endpoint, by, query);
			if (query.length === 0 || !answer.ok) return answer;
			const rows = answer.value.rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'peer_group')) as typeof row);
			return {ok: true, value: {...answer.value, rows}};
		};
		return {...tools, netbox: {...tools.netbox, listBy}};
	};
	const shell = openShell(lab.url, {wrap: without});
	const before = outputOf(await shell.read('lab-00000')).groups[0]?.rows[0]?.held.row ?? {};
	await restOf(lab.url)('PATCH', `plugins/bgp/peer-group/${(before['peer_group'] as Row)['id']}/`, {name: 'renamed'});
	expect(difference(await shell.read('lab-00000'), await shell.read('lab-00000', 'False'))).toEqual([]);
});

import {describe, expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import type {Row} from '../../src/output/output.js';
import {recordedDataset} from '../lab/replay.js';
import {editEachPart} from './parts.js';
import {createSandbox} from './sandbox.js';
import {caches, difference, openLab, openShell, reader, restOf, rowOf, type Shell, sessionsOf} from './support.js';

const hour = 3_600_000;

/** Reads True and False, which must be alike. */
async function fresh(shell: Shell, asked: Parameters<Shell['read']>[0]) {
	const reading = await shell.read(asked);
	expect(difference(reading, await shell.read(asked, 'False'))).toEqual([]);
	return reading;
}

const first = 'fceos4-fceos5-eth105';

/** What is edited: path, change, and where session 1 (on fceos4) then shows it. */
const edits: readonly (readonly [what: string, path: string, body: object, shows: (row: Row) => unknown])[] = [
	['the device is renamed', 'dcim/devices/1/', {name: 'FCEOS4'}, (row) => (row['device'] as Row)['name']],
	['the peer group is renamed', 'plugins/bgp/peer-group/1/', {name: 'renamed'}, (row) => (row['peer_group'] as Row)['name']],
	['the site', 'dcim/sites/1/', {name: 'Elsewhere'}, (row) => (row['site'] as Row | null)?.['name']],
	['the tenant', 'tenancy/tenants/1/', {name: 'Other'}, (row) => (row['tenant'] as Row)['name']],
	['the AS number', 'ipam/asns/1/', {description: 'edited'}, (row) => (row['local_as'] as Row)['description']],
	['the address', 'ipam/ip-addresses/1/', {description: 'edited'}, (row) => (row['local_address'] as Row)['description']],
	['a policy', 'plugins/bgp/routing-policy/1/', {description: 'edited'}, (row) => (row['import_policies'] as Row[])[0]?.['description']],
	['a prefix list', 'plugins/bgp/prefix-list/1/', {description: 'edited'}, (row) => (row['prefix_list_in'] as Row)['description']],
];

describe.each(caches)('with the %s cache', (_, openCache) => {
	test.each(edits)('O7 cache-true an edit shows at once, also when another device is asked first: %s', async (_, path, body, shows) => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const shell = openShell(lab.url, {cache: openCache()});
		const before = shows(rowOf(await shell.read('fceos4 leaf1'), 'fceos4', first));
		expect((await restOf(lab.url)('PATCH', path, body)).status).toBe(200);
		await fresh(shell, 'leaf1');
		await fresh(shell, 'leaf1');
		const reading = await fresh(shell, 'fceos4');
		expect(
			shows(
				Object.values(reading.result.ok && reading.result.value.kind === 'groups' ? reading.result.value.groups : [])[0]?.rows[0]?.held.row ?? {},
			),
		).not.toEqual(before);
	});

	test('O7 cache-true of what changes by itself only that is asked for', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const rest = restOf(lab.url);
		await editEachPart(rest, await createSandbox(rest), (options) => openShell(lab.url, {cache: openCache(), ...options}));
	});

	test('O7 cache-true a session that moves to another device leaves one and is on the other, once', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('fceos4 leaf1');
		await restOf(lab.url)('PATCH', 'plugins/bgp/session/1/', {device: 6});
		expect(sessionsOf(await fresh(shell, 'leaf1'))['leaf1']).toContain(first);
		expect(sessionsOf(await fresh(shell, 'fceos4'))['fceos4']).not.toContain(first);
		expect(sessionsOf(await shell.read('leaf1', 'force'))['leaf1']).toContain(first);
	});

	test('O7 cache-true names that are swapped are told apart', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const rest = restOf(lab.url);
		const shell = openShell(lab.url, {cache: openCache()});
		const before = sessionsOf(await shell.read('leaf1 leaf2'));
		await rest('PATCH', 'dcim/devices/6/', {name: 'spare'});
		await rest('PATCH', 'dcim/devices/7/', {name: 'leaf1'});
		await rest('PATCH', 'dcim/devices/6/', {name: 'leaf2'});
		const after = sessionsOf(await fresh(shell, 'leaf1 leaf2'));
		expect([after['leaf1'], after['leaf2']]).toEqual([before['leaf2'], before['leaf1']]);
		expect(sessionsOf(await shell.read('leaf1', 'force'))['leaf1']).toEqual(before['leaf2']);
	});

	test('O7 cache-true a custom field that is made and deleted shows in every session', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const rest = restOf(lab.url);
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('fceos4 leaf1');
		const made = await rest('POST', 'extras/custom-fields/', {name: 'vrf', type: 'text', object_types: ['netbox_bgp.bgpsession']});
		expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields']).toHaveProperty('vrf');
		await rest('DELETE', `extras/custom-fields/${made.json['id']}/`);
		await fresh(shell, 'leaf1');
		expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields']).not.toHaveProperty('vrf');
	});

	test('O7 cache-true a device without a name is displayed by its type, which may be renamed', async () => {
		const lab = await openLab(recordedDataset('4.7.3'));
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read({globs: ['*']});
		await restOf(lab.url)('PATCH', 'dcim/device-types/1/', {model: 'renamed'});
		const reading = await fresh(shell, {globs: ['*']});
		expect((rowOf(reading, '#14', 'nameless-box')['device'] as Row)['display']).toContain('renamed');
	});
});

const withRows = (dataset: LabDataset, path: string, change: (rows: readonly Row[]) => readonly Row[]): LabDataset => ({
	...dataset,
	objects: {...dataset.objects, [path]: change(dataset.objects[path] ?? [])},
});
const described = (dataset: LabDataset): LabDataset =>
	withRows(dataset, 'tenancy/tenants', (rows) => rows.map((row) => ({...row, description: 'without a trace'})));
const log = 'core/object-changes';

/** What happens to a server between two readings that leaves no trace of an edit in its log. */
const accidents: readonly (readonly [what: string, after: (dataset: LabDataset) => LabDataset])[] = [
	['upgraded', (dataset) => ({...described(dataset), status: {...dataset.status, 'netbox-version': '4.7.4'}})],
	[
		'given another plugin',
		(dataset) => ({...described(dataset), status: {...dataset.status, plugins: {...(dataset.status['plugins'] as Row), netbox_bgp: '0.20.3'}}}),
	],
	['restored from an older copy', (dataset) => withRows(described(dataset), log, (rows) => rows.filter(({id}) => Number(id) < 5))],
	[
		'restored and edited on',
		(dataset) => withRows(described(dataset), log, (rows) => rows.map((row) => ({...row, time: '2026-11-21T13:00:00.000000Z'}))),
	],
	['pruned of its log', (dataset) => withRows(described(dataset), log, () => [])],
	[
		'edited more often than can be followed',
		(dataset) => {
			const [one] = dataset.objects[log] ?? [];
			const many = Array.from({length: 1200}, (_, index) => ({...one, id: 100 + index, changed_object_type: 'dcim.interface', changed_object_id: 1}));
			return withRows(described(dataset), log, (rows) => [...rows, ...many]);
		},
	],
];

test.each(accidents)('O7 cache-true nothing cached is believed when the server was %s', async (_, after) => {
	const dataset = recordedDataset('4.7.3');
	const lab = await openLab(dataset);
	const shell = openShell(lab.url);
	await shell.read('fceos4 leaf1');
	await lab.close();
	await openLab(after(dataset), {port: lab.port});
	await fresh(shell, 'leaf1');
	const reading = await fresh(shell, 'fceos4');
	expect((rowOf(reading, 'fceos4', first)['tenant'] as Row)['description']).toBe('without a trace');
	expect((await shell.read('fceos4')).events.at(-1)).toBe("using cache, it is up to date for 'fceos4'");
});

test('O7 cache-true what nobody looked at for 30 days is read again', async () => {
	const dataset = recordedDataset('4.7.3');
	const lab = await openLab(dataset);
	let now = Date.now();
	const shell = openShell(lab.url, {now: () => now, maxAge: 1e12});
	await shell.read('fceos4');
	await lab.close();
	await openLab(described(dataset), {port: lab.port});
	now += 31 * 24 * hour;
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['tenant'] as Row)['description']).toBe('without a trace');
});

test('O7 cache-true a change that commits late, under a lower number, is seen', async () => {
	const dataset = recordedDataset('4.7.3');
	const [one] = dataset.objects[log] ?? [];
	const row = (id: number): Row => ({...one, id, changed_object_type: 'tenancy.tenant', changed_object_id: 1});
	const early = withRows(dataset, log, (rows) => [...rows, row(90), row(100)]);
	const lab = await openLab(early);
	const shell = openShell(lab.url);
	await shell.read('fceos4');
	await lab.close();
	await openLab(
		withRows(described(early), log, (rows) => [...rows.slice(0, -1), row(95), row(100)]),
		{port: lab.port},
	);
	const reading = await fresh(shell, 'fceos4');
	expect((rowOf(reading, 'fceos4', first)['tenant'] as Row)['description']).toBe('without a trace');
	expect((await shell.read('fceos4')).events.at(-1)).toBe("using cache, it is up to date for 'fceos4'");
});

describe('O7 cache-true a transaction that commits late', () => {
	const dataset = recordedDataset('4.7.3');
	const [one] = dataset.objects[log] ?? [];
	const time = new Date().toISOString();
	const rowsOf = (from: number, to: number, object = 99): readonly Row[] =>
		Array.from({length: to - from + 1}, (_, at) => ({...one, time, id: from + at, changed_object_type: 'tenancy.tenant', changed_object_id: object}));
	const logged = (base: LabDataset, rows: readonly Row[]): LabDataset => withRows(base, log, (old) => [...old, ...rows]);

	/** A shell that reads each of these servers, so many ms after the one before: behind which numbers it asked, and what it showed last. */
	async function readEach(
		servers: readonly (readonly [LabDataset, afterMs: number])[],
	): Promise<{readonly asked: readonly number[]; readonly shown: unknown}> {
		let [port, now] = [0, Date.now()];
		let shell: Shell | undefined;
		const asked: number[] = [];
		let shown: unknown;
		for (const [served, after] of servers) {
			const lab = await openLab(served, {port});
			({port} = lab);
			shell ??= openShell(lab.url, {now: () => now, maxAge: 1e12});
			now += after;
			const reading = await shell.read('fceos4');
			asked.push(...lab.requests().flatMap(({path}) => /object-changes.*id__gt=(\d+)/.exec(path)?.slice(1).map(Number) ?? []));
			shown = (rowOf(reading, 'fceos4', first)['tenant'] as Row)['description'];
			await lab.close();
		}
		return {asked, shown};
	}
	// Somebody's edits up to 100, then a bulk edit of 400 objects that has not committed, and another's edit behind it.
	const before = logged(dataset, rowsOf(90, 100));
	const passed = logged(before, rowsOf(501, 501));
	const committed = logged(logged(described(before), rowsOf(101, 101, 1)), rowsOf(102, 501));

	test('is seen, however many numbers lie between', async () => {
		const {shown} = await readEach([
			[before, 0],
			[passed, 1000],
			[committed, 1000],
		]);
		expect(shown).toBe('without a trace');
	});
	test('is seen too when more was changed meanwhile, and other checks came between', async () => {
		const later = (base: LabDataset): LabDataset => logged(base, rowsOf(502, 900));
		const {shown} = await readEach([
			[before, 0],
			[passed, 1000],
			[later(passed), 60_000],
			[later(passed), 480_000],
			[later(committed), 1000],
		]);
		expect(shown).toBe('without a trace');
	});
	test('and numbers that never come are not asked for any longer than ten minutes', async () => {
		const {asked, shown} = await readEach([
			[before, 0],
			[passed, 1000],
			[passed, 599_000],
			[passed, 1000],
			[committed, 1000],
		]);
		expect(asked).toEqual([0, 2, 301, 301]);
		expect(shown).not.toBe('without a trace');
	});
});

test('O7 cache-true names that changed outside of any request are asked again after a day', async () => {
	const dataset = recordedDataset('4.7.3');
	const lab = await openLab(dataset);
	let now = Date.now();
	const shell = openShell(lab.url, {now: () => now});
	await shell.read('leaf1 leaf2');
	await lab.close();
	const swapped: Readonly<Record<string, string>> = {leaf1: 'leaf2', leaf2: 'leaf1'};
	const rename = (row: Row): Row => ({...row, name: swapped[String(row['name'])] ?? row['name'] ?? null});
	await openLab(
		withRows(dataset, 'dcim/devices', (rows) => rows.map(rename)),
		{port: lab.port},
	);
	now += 25 * hour;
	expect(sessionsOf(await fresh(shell, 'leaf1'))['leaf1']).toEqual(['leaf2-spine1', 'leaf2-spine2']);
});

test('O7 cache-true a time of null on both sides is no change', async () => {
	const dataset = withRows(recordedDataset('4.7.3'), 'plugins/bgp/session', (rows) => rows.map((row) => ({...row, last_updated: null})));
	const lab = await openLab(dataset);
	const shell = openShell(lab.url);
	await shell.read('fceos4');
	expect((await shell.read('fceos4')).events.at(-1)).toBe("using cache, it is up to date for 'fceos4'");
});

describe.each(['4.7.3', '4.6.8', '4.4.10'])('a token that may not read the change log, %s', (version) => {
	test('O7 cache-true it is said once, and edits show all the same', async () => {
		const lab = await openLab(recordedDataset(version));
		const rest = restOf(lab.url);
		const shell = openShell(lab.url, {token: reader});
		expect((await shell.read('fceos4')).warnings).toEqual([expect.stringContaining("the change log of 'prod' cannot be read with this token")]);
		expect((await shell.read('fceos4 edge1')).warnings).toEqual([
			expect.stringContaining("devices named 'edge1'"),
			expect.stringContaining("sessions named 'ix'"),
		]);
		await rest('PATCH', 'plugins/bgp/peer-group/1/', {name: 'renamed'});
		expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['peer_group'] as Row)['name']).toBe('renamed');
		await rest('DELETE', 'plugins/bgp/routing-policy/1/');
		expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['import_policies']).toEqual([]);
		await rest('PATCH', 'extras/tags/1/', {name: 'renamed'});
		expect((rowOf(await fresh(shell, 'edge1'), 'edge1', 'ix')['tags'] as Row[]).map(({name}) => name)).toContain('renamed');
		await rest('DELETE', 'extras/tags/1/');
		expect((rowOf(await fresh(shell, 'edge1'), 'edge1', 'ix')['tags'] as Row[]).map(({name}) => name)).toEqual(['edge']);
	});

	test('O7 cache-true what gives no sign is read again after an hour', async () => {
		const lab = await openLab(recordedDataset(version));
		let now = Date.now();
		const shell = openShell(lab.url, {token: reader, now: () => now});
		await shell.read('leaf1');
		await restOf(lab.url)('POST', 'extras/custom-fields/', {name: 'vrf', type: 'text', object_types: ['netbox_bgp.bgpsession']});
		now += hour + 1;
		expect(rowOf(await fresh(shell, 'leaf1'), 'leaf1', 'leaf1-spine1')['custom_fields']).toHaveProperty('vrf');
	});

	test('O7 cache-true a name that is another device’s now, after the first was deleted, is found', async () => {
		const lab = await openLab(recordedDataset(version));
		const rest = restOf(lab.url);
		const shell = openShell(lab.url, {token: reader});
		await rest('DELETE', 'plugins/bgp/session/28/');
		await shell.read('RTR1');
		expect((await rest('DELETE', 'dcim/devices/15/')).status).toBe(204);
		expect(sessionsOf(await fresh(shell, 'RTR1'))).toEqual({rtr1: ['ibgp']});
	});
});

test('O7 cache-true an old server first asked with force is not believed further than was asked', async () => {
	const lab = await openLab(recordedDataset('4.4.10'));
	const shell = openShell(lab.url);
	await shell.read('fceos4', 'force');
	await restOf(lab.url)('PATCH', 'plugins/bgp/peer-group/1/', {name: 'renamed'});
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['peer_group'] as Row)['name']).toBe('renamed');
});

test('O7 cache-true on netbox-bgp 0.17 a policy that the peer group gains shows in its sessions', async () => {
	const lab = await openLab(recordedDataset('4.4.10'));
	const shell = openShell(lab.url);
	await shell.read('edge1');
	await restOf(lab.url)('PATCH', 'plugins/bgp/peer-group/3/', {import_policies: [1, 2]});
	const reading = await fresh(shell, 'edge1');
	expect((rowOf(reading, 'edge1', 'ix')['import_policies'] as Row[]).map(({id}) => Number(id)).toSorted()).toEqual([1, 2]);
	expect((await shell.read('edge1')).events.at(-1)).toContain('up to date');
});

import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {editEachPart} from './parts.js';
import {steps, takeSteps} from './random.js';
import {createSandbox} from './sandbox.js';
import {admin, caches, difference, openShell, outputOf, reader, restOf, rowOf, type Shell} from './support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? admin;
const rest = restOf(url);
const names = ['prop-a', 'prop-b', 'prop-c', 'prop-d', 'PROP-A', 'prop-e', 'null', 'edge1', null];
const globs = ['prop-*', '*', 'PROP-?'];
const first = 'fceos4-fceos5-eth105';

const open = (cache = caches[1]?.[1]()): Shell => openShell(url, {token, ...(cache && {cache})});

async function expectFresh(shell: Shell, asked: Parameters<Shell['read']>[0]) {
	const reading = await shell.read(asked);
	expect(difference(reading, await shell.read(asked, 'False'))).toEqual([]);
	return reading;
}

/** Edits an object, looks, and puts it back. */
async function withEdit(path: string, body: Readonly<Record<string, string>>, look: () => Promise<unknown>): Promise<void> {
	const {json} = await rest('GET', path);
	const old = Object.fromEntries(Object.keys(body).map((field) => [field, json[field]]));
	expect((await rest('PATCH', path, body)).status).toBe(200);
	try {
		await look();
	} finally {
		await rest('PATCH', path, old);
	}
}

describe.skipIf(url === '')('a real NetBox', {timeout: 300_000}, () => {
	const made: (() => Promise<unknown>)[] = [];
	afterAll(async () => {
		for (const undo of made.toReversed()) await undo();
	});

	test('D2 json-output all devices at once give exactly the sessions that REST gives for them', async () => {
		const {json} = await rest('GET', 'plugins/bgp/session/?limit=1000&ordering=id');
		const expected = (json['results'] as readonly Row[]).filter(({device}) => device !== null);
		const shell = open();
		for (const policy of ['True', 'True', 'False', 'refresh', 'force'] as const) {
			const {groups} = outputOf(await shell.read({globs: ['*']}, policy));
			const rows = groups.flatMap(({rows}) => rows.map(({held}) => held.row)).toSorted((a, b) => Number(a['id']) - Number(b['id']));
			expect(rows).toEqual(expected);
		}
	});

	test('G29 same-name-devices both devices called edge1 are read, with five sessions', async () => {
		const {groups} = outputOf(await open().read('edge1'));
		expect(groups.map(({key, rows}) => [key, rows.length])).toEqual([
			['edge1', 3],
			['edge1 #11', 2],
		]);
	});

	test('N39 request-count J11 event-unchanged the second reading costs at most 5 requests and is up to date', async () => {
		const shell = open();
		await shell.read('fceos4 fceos5');
		const second = await shell.read('fceos4 fceos5');
		expect([second.requests, second.events.at(-1)]).toEqual([4, "using cache, it is up to date for 'fceos5'"]);
		expect((await shell.read('fceos4 fceos5', 'force')).requests).toBe(0);
	});

	test('N39 request-count fifty names cost at most 8 requests, 44 of which nobody bears', async () => {
		const absent = Array.from({length: 44}, (_, index) => `absent-${index}`);
		const reading = await open().read({names: ['fceos4', 'fceos5', 'leaf1', 'leaf2', 'spine1', 'spine2', ...absent]});
		expect([reading.requests <= 8, outputOf(reading).groups.length]).toEqual([true, 50]);
	});

	test.each([
		['a device', 'dcim/devices/1/', {asset_tag: 'renamed-tag'}, (row: Row) => row['display']],
		['a peer group', 'plugins/bgp/peer-group/1/', {name: 'renamed'}, (row: Row) => (row['peer_group'] as Row)['name']],
		['a tenant', 'tenancy/tenants/1/', {description: 'edited'}, (row: Row) => (row['tenant'] as Row)['description']],
	])('O7 cache-true an edit of %s shows, also when another device is asked first', async (_, path, body, shows) => {
		const shell = open();
		const before = shows(rowOf(await shell.read('fceos4 leaf1'), 'fceos4', first));
		await withEdit(path, body, async () => {
			await expectFresh(shell, 'leaf1');
			expect(shows(rowOf(await expectFresh(shell, 'fceos4'), 'fceos4', first))).not.toEqual(before);
		});
		expect(shows(rowOf(await expectFresh(shell, 'fceos4'), 'fceos4', first))).toEqual(before);
	});

	test('O7 cache-true a renamed device is found by its new name and no longer by its old one', async () => {
		const shell = open();
		await shell.read('fceos4 leaf1');
		await withEdit('dcim/devices/1/', {name: 'fceos4-renamed'}, async () => {
			await expectFresh(shell, 'leaf1');
			expect(outputOf(await expectFresh(shell, 'fceos4 fceos4-renamed')).groups.map(({key, found}) => [key, found])).toEqual([
				['fceos4', false],
				['fceos4-renamed', true],
			]);
		});
		await expectFresh(shell, 'fceos4');
	});

	test('O7 cache-true a prefix around the one that a session shows moves its depth without a change of its own', async () => {
		const shell = open();
		const depth = (row: Row): unknown => (row['remote_prefix'] as Row)['_depth'];
		const before = depth(rowOf(await shell.read('edge1'), 'edge1', 'dynamic'));
		const around = await rest('POST', 'ipam/prefixes/', {prefix: '10.0.0.0/8'});
		expect(depth(rowOf(await expectFresh(shell, 'edge1'), 'edge1', 'dynamic'))).toBe(Number(before) + 1);
		await rest('DELETE', `ipam/prefixes/${around.json['id']}/`);
		expect(depth(rowOf(await expectFresh(shell, 'edge1'), 'edge1', 'dynamic'))).toBe(before);
	});

	test('O7 cache-true of what changes by itself only that is asked for', async () => {
		const sandbox = await createSandbox(rest);
		try {
			await editEachPart(rest, sandbox, (options) => openShell(url, {token, cache: caches[1]?.[1]() ?? createMemoryCache(), ...options}));
		} finally {
			await sandbox.remove();
		}
	});

	test('O7 cache-true an object that a custom field shows may be of any kind', async () => {
		const shell = open();
		const field = await rest('POST', 'extras/custom-fields/', {
			name: 'prop_region',
			type: 'object',
			related_object_type: 'dcim.region',
			object_types: ['netbox_bgp.bgpsession'],
		});
		const region = await rest('POST', 'dcim/regions/', {name: 'prop region', slug: 'prop-region'});
		made.push(
			() => rest('DELETE', `extras/custom-fields/${field.json['id']}/`),
			() => rest('DELETE', `dcim/regions/${region.json['id']}/`),
		);
		await rest('PATCH', 'plugins/bgp/session/1/', {custom_fields: {prop_region: region.json['id']}});
		await expectFresh(shell, 'fceos4');
		await rest('PATCH', `dcim/regions/${region.json['id']}/`, {description: 'edited'});
		const fields = rowOf(await expectFresh(shell, 'fceos4'), 'fceos4', first)['custom_fields'] as Row;
		expect((fields['prop_region'] as Row)['description']).toBe('edited');
		await rest('PATCH', 'plugins/bgp/session/1/', {custom_fields: {prop_region: null}});
	});

	test('O6 branch-read a branch shows its own values and leaves main and its cache alone', async () => {
		const name = 'maint-42';
		const branch = await rest('POST', 'plugins/branching/branches/', {name});
		const path = `plugins/branching/branches/${branch.json['id']}/`;
		made.push(() => rest('DELETE', path));
		await expect.poll(async () => ((await rest('GET', path)).json['status'] as Row)['value'], {timeout: 120_000, interval: 500}).toBe('ready');
		const schema = String((await rest('GET', path)).json['schema_id']);
		const shell = open();
		const main = rowOf(await shell.read('fceos4'), 'fceos4', first)['description'];
		await restOf(url, {'x-netbox-branch': schema})('PATCH', 'plugins/bgp/session/1/', {description: 'in the branch'});
		expect(rowOf(await shell.read('fceos4', 'True', name), 'fceos4', first)['description']).toBe('in the branch');
		await restOf(url, {'x-netbox-branch': schema})('PATCH', 'plugins/bgp/session/1/', {description: 'again'});
		expect(rowOf(await shell.read('fceos4', 'True', name), 'fceos4', first)['description']).toBe('again');
		const again = await shell.read('fceos4');
		expect([rowOf(again, 'fceos4', first)['description'], again.events.at(-1)]).toEqual([main, "using cache, it is up to date for 'fceos4'"]);
		expect((await shell.read('fceos4', 'force', name)).requests).toBe(0);
		const field = await rest('POST', 'extras/custom-fields/', {name: 'prop_shared', type: 'text', object_types: ['netbox_bgp.bgpsession']});
		made.push(() => rest('DELETE', `extras/custom-fields/${field.json['id']}/`));
		const shown = await shell.read('fceos4', 'True', name);
		expect(difference(shown, await shell.read('fceos4', 'False', name))).toEqual([]);
		expect(rowOf(shown, 'fceos4', first)['custom_fields']).toHaveProperty('prop_shared');
	});

	test('O6 branch-read an unknown branch is an error and nothing is made', async () => {
		const before = (await rest('GET', 'plugins/branching/branches/')).json['count'];
		const {result} = await open().read('fceos4', 'True', 'no-such-branch');
		expect(result).toMatchObject({ok: false, error: {code: 'not-found'}});
		expect((await rest('GET', 'plugins/branching/branches/')).json['count']).toBe(before);
	});

	test('O5 dry-run D16 dry-run-document a dry run shows as many requests as the reading then sends', async () => {
		const shell = open();
		for (const _ of [1, 2]) {
			const certain = shell.dryRun('fceos4 leaf1').requests.filter(({why}) => !why.startsWith('if '));
			expect(certain).toHaveLength((await shell.read('fceos4 leaf1')).requests);
		}
	});

	test.each([
		['open', token, true, 60],
		['closed', reader, false, 30],
	] as const)('O7 cache-true after any edits, renames, moves and deletions True shows what False shows, log %s', async (_, as, logIsOpen, length) => {
		const sandbox = await createSandbox(rest);
		const [memory, sqlite] = caches.map(([, create]) => create());
		const shells = [memory, sqlite].map((cache) => openShell(url, {token: as, ...(cache && {cache})}));
		const [taken = []] = fc.sample(steps(length), {seed: 20261121, numRuns: 1});
		try {
			await takeSteps({rest, targets: sandbox.targets, names, globs, like: sandbox.like, shells, logIsOpen}, taken);
		} finally {
			await sandbox.remove();
		}
	});
});

import {describe, expect, test} from 'vitest';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import type {Row} from '../../src/output/output.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {recordedDataset} from '../lab/replay.js';
import {unwrap} from '../support/database.js';
import {endsAt, sorted, told, truthOf} from './far-ends.js';
import {busy, caches, openLab, openShell, outputOf, reader, restOf, type ShellOptions, seenDuring} from './support.js';

/** The addresses of the recorded data set by what they are. */
const ends = {
	fceos5: {id: 2, host: '10.0.2.2'},
	leaf1: {id: 8, host: '172.16.1.3'},
	v6: {id: 24, host: '2001:db8:1::1'},
	edge1: {id: 25, host: '192.0.2.1'},
};

describe.each(caches)('far ends with the %s cache', (_, openCache) => {
	test.each(['True', 'refresh', 'False', 'force'] as const)('cache %s: the sessions at some hosts are those that REST has there', async (policy) => {
		for (const version of ['4.7.3', '4.6.8', '4.4.10']) {
			const lab = await openLab(recordedDataset(version));
			const shell = openShell(lab.url, {cache: openCache()});
			const asked = Object.values(ends);
			const truth = await truthOf(
				lab,
				asked.map(({host}) => host),
			);
			for (const time of ['cold', 'warm']) {
				const found = await endsAt(shell, asked, {policy, devices: 'fceos4 fceos5 leaf1'});
				expect([time, ...told(found)]).toEqual([time, ...truth]);
				expect(found.twinsHidden).toBe(false);
				expect(found.unread).toBeUndefined();
				await shell.read('fceos4 fceos5 leaf1', policy);
			}
		}
	});

	test('what is cached of the far end and unchanged is not fetched again: one request for the hosts, one for what shows that it changed', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		const asked = [ends.fceos5, ends.leaf1];
		expect((await endsAt(shell, asked)).requests).toBe(2);
		await shell.read('fceos4 fceos5 leaf1');
		const warm = await endsAt(shell, asked);
		expect([warm.ids, warm.requests]).toEqual([[2, 8], 2]);
		const seen = await seenDuring(lab, () => endsAt(shell, asked));
		expect(seen.slice(-2).map(({path}) => path)).toEqual([
			'/api/ipam/ip-addresses/?address=10.0.2.2&address=172.16.1.3&fields=id,address&ordering=id&limit=1000',
			'/api/plugins/bgp/session/?local_address_id=2&local_address_id=8&fields=id,name,last_updated,device&ordering=id&limit=1000',
		]);
		await restOf(lab.url)('PATCH', 'plugins/bgp/session/2/', {description: 'edited'});
		const edited = await endsAt(shell, asked);
		expect([edited.ids, edited.requests, edited.sessions[0]?.description]).toEqual([[2, 8], 3, 'edited']);
		// What was fetched is kept, where the set of its device is.
		expect((await endsAt(shell, asked)).requests).toBe(2);
		expect((await endsAt(shell, asked, {policy: 'force'})).requests).toBe(0);
	});

	test('an edit of anything that a far end shows is seen', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('fceos4 fceos5 leaf1');
		const rest = restOf(lab.url);
		const asked = [ends.fceos5, ends.leaf1];
		for (const [path, body] of [
			['plugins/bgp/peer-group/1', {description: 'edited'}],
			['dcim/devices/2', {name: 'fceos5-renamed'}],
			['ipam/asns/2', {description: 'edited'}],
			['ipam/ip-addresses/8', {description: 'edited'}],
			['plugins/bgp/session/8', {tags: [{name: 'core'}]}],
			['extras/custom-fields/1', {description: 'edited'}],
		] as const) {
			expect((await rest('PATCH', `${path}/`, body)).status).toBe(200);
			const hosts = asked.map(({host}) => host);
			expect([path, ...told(await endsAt(shell, asked))]).toEqual([path, ...(await truthOf(lab, hosts))]);
			expect([path, ...told(await endsAt(shell, asked))]).toEqual([path, ...(await truthOf(lab, hosts))]);
		}
		expect(
			outputOf(await shell.read('leaf1'))
				.groups[0]?.rows.map(({held}) => held.row['id'])
				.toSorted(),
		).toEqual([15, 23, 8]);
	});

	test('sessions that come to a host, leave it and are deleted, with a cached device or another', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('fceos4 fceos5');
		const rest = restOf(lab.url);
		const look = async () => (await endsAt(shell, [ends.fceos5])).ids;
		const between = {local_address: 2, local_as: 2, remote_address: 3, remote_as: 1, status: 'active'};
		const made = await rest('POST', 'plugins/bgp/session/', {...between, name: 'new', device: 2});
		const alone = await rest('POST', 'plugins/bgp/session/', {...between, name: 'alone'});
		expect(await look()).toEqual([2, made.json['id'], alone.json['id']]);
		expect(await look()).toEqual([2, made.json['id'], alone.json['id']]);
		await rest('PATCH', `plugins/bgp/session/${made.json['id']}/`, {local_address: 6});
		await rest('DELETE', `plugins/bgp/session/${alone.json['id']}/`);
		expect(await look()).toEqual([2]);
		await rest('PATCH', 'plugins/bgp/session/2/', {device: 6});
		expect(await look()).toEqual([2]);
		for (const devices of ['fceos4 fceos5', 'leaf1']) {
			const [warm, truth] = [await shell.read(devices), await shell.read(devices, 'False')];
			expect(outputOf(warm).groups.map(({rows}) => rows.map(({held}) => held.row))).toEqual(
				outputOf(truth).groups.map(({rows}) => rows.map(({held}) => held.row)),
			);
		}
	});
});

test('an address is looked for by its host: other objects of it count, with another mask too, and one that is gone is no fault', async () => {
	const lab = await openLab();
	const rest = restOf(lab.url);
	// A second object of a host is taken where both have a role that is shared.
	const [first] = (await rest('GET', 'ipam/ip-addresses/?address=10.0.2.2/30')).json['results'] as readonly Row[];
	await rest('PATCH', `ipam/ip-addresses/${first?.['id']}/`, {role: 'anycast'});
	const twin = await rest('POST', 'ipam/ip-addresses/', {address: '10.0.2.2/32', role: 'anycast'});
	const other = await rest('POST', 'ipam/ip-addresses/', {address: '10.0.2.20/30'});
	for (const local of [twin, other]) {
		const made = await rest('POST', 'plugins/bgp/session/', {
			...{name: 'twin', device: 6, local_address: local.json['id'], local_as: 2, remote_address: 1, remote_as: 1, status: 'active'},
		});
		expect(made.status).toBe(201);
	}
	for (const policy of ['True', 'True', 'False', 'refresh'] as const) {
		const found = await endsAt(openShell(lab.url), [ends.fceos5, {id: 999_999, host: '203.0.113.9'}], {policy});
		expect(found.sessions.map(({local}) => `${local?.host}/${local?.mask}`)).toEqual(['10.0.2.2/30', '10.0.2.2/32']);
	}
	// Both cached: what was cached of the device that has the other object is no hindrance.
	const shell = openShell(lab.url);
	await shell.read('fceos4 fceos5 leaf1');
	const warm = await endsAt(shell, [ends.fceos5]);
	expect([warm.ids.length, warm.requests]).toEqual([2, 2]);
});

test('nothing is asked for no addresses, and hosts that no session has cost two requests at most', async () => {
	const lab = await openLab();
	for (const policy of ['True', 'False', 'refresh', 'force'] as const) {
		const shell = openShell(lab.url);
		await shell.read('fceos4');
		expect(await endsAt(shell, [], {policy})).toMatchObject({ids: [], requests: 0});
		const nobody = await endsAt(shell, [{id: 999_999, host: '203.0.113.9'}], {policy});
		expect([nobody.ids, nobody.requests <= 3]).toEqual([[], true]);
	}
});

test('far ends of force come from the cache, and where none is cached NetBox is asked; one that is away fails those alone', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	await shell.read('fceos4 fceos5');
	await restOf(lab.url)('PATCH', 'plugins/bgp/session/2/', {description: 'edited'});
	const cached = await endsAt(shell, [ends.fceos5], {policy: 'force'});
	expect([cached.ids, cached.requests, cached.sessions[0]?.description]).toEqual([[2], 0, 'BGP peering between fceos5 and fceos4 on eth105']);
	const both = await endsAt(shell, [ends.fceos5, ends.leaf1], {policy: 'force'});
	expect([both.ids, both.requests]).toEqual([[2, 8], 2]);
	await lab.close();
	const away = await endsAt(shell, [ends.fceos5, ends.leaf1], {policy: 'force'});
	expect([away.ids, away.unread?.addresses, away.unread?.because.code]).toEqual([[2], [ends.leaf1], 'unreachable']);
});

test('a cache that cannot be written costs a warning, and no far end', async () => {
	const lab = await openLab();
	const cache = createMemoryCache();
	await openShell(lab.url, {cache}).read('fceos4 fceos5');
	await restOf(lab.url)('PATCH', 'plugins/bgp/session/2/', {description: 'edited'});
	let writes = 0;
	const full: Cache['write'] = (...change) => {
		writes += 1;
		return writes > 1 ? busy : cache.write(...change);
	};
	const warnings: string[] = [];
	const wrap: ShellOptions['wrap'] = (tools) => ({...tools, report: ({message, severity}) => severity === 'WARN' && warnings.push(message)});
	const found = await endsAt(openShell(lab.url, {cache: {...cache, write: full}, wrap}), [ends.fceos5]);
	expect(found.sessions.map(({description}) => description)).toEqual(['edited']);
	expect(warnings).toEqual([`could not write the cache for far ends: ${busy.error.message}`]);
});

test('with a closed log far ends are proved by traces, and a token that may list no addresses is told of', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url, {token: reader});
	await shell.read('fceos4 fceos5');
	const rest = restOf(lab.url);
	await rest('PATCH', 'plugins/bgp/session/2/', {tags: [{name: 'core'}]});
	const tagged = await endsAt(shell, [ends.fceos5]);
	expect(tagged.sessions[0]?.tags.map(({name}) => name)).toEqual(['core']);
	const {json} = await rest('GET', 'users/permissions/?limit=100');
	const viewing = (json['results'] as readonly Row[]).find(({object_types: types}) => (types as readonly string[]).includes('ipam.ipaddress'));
	const left = ((viewing?.['object_types'] ?? []) as readonly string[]).filter((type) => type !== 'ipam.ipaddress');
	expect((await rest('PATCH', `users/permissions/${viewing?.['id']}/`, {object_types: left})).status).toBe(200);
	const blind = await endsAt(shell, [ends.fceos5]);
	expect([blind.ids, blind.twinsHidden]).toEqual([[2], true]);
});

test('a far end is read in the branch', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	const seen = await seenDuring(lab, () => endsAt(shell, [ends.fceos5], {branch: 'maint-42'}));
	const asked = seen.filter(({path}) => /local_address_id|ip-addresses/.test(path));
	expect(asked.map(({headers}) => headers['x-netbox-branch'])).toEqual(['labmnt42', 'labmnt42']);
});

test('far ends of many devices cost one request for each 150 hosts, and one for as many address objects as it takes, which are 150 or more', async () => {
	const lab = await openLab(scaleDataset(60));
	const names = Array.from({length: 60}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	const shell = openShell(lab.url, {cache: createMemoryCache()});
	await shell.read({names});
	const rows = outputOf(await shell.read({names: names.slice(0, 20)})).groups.flatMap((group) => group.rows.map(({held}) => held.row));
	const far = [...new Map(rows.map((row) => row['remote_address'] as Row).map((one) => [one['id'], one])).values()];
	const addresses = far.map((one) => ({id: Number(one['id']), host: String(one['address']).replace(/\/.*/, '')}));
	const {reading, requests} = await shell.open({names: names.slice(0, 20)});
	const before = requests();
	const {sessions} = unwrap(await reading.sessionsAt(addresses));
	expect(requests() - before).toBeLessThanOrEqual(2 * Math.ceil(addresses.length / 150));
	expect(sessions.length).toBeGreaterThan(0);
	expect(sessions.map(({held}) => JSON.stringify(sorted(held.row)))).toEqual(
		await truthOf(
			lab,
			addresses.map(({host}) => host),
		),
	);
}, 30_000);

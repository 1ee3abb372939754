import {expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {unwrap} from '../support/database.js';
import {makeFabric} from './create-peerings.contract.js';
import {startShell} from './netbox-support.js';

const listOf = (said: Output, key: string): readonly Row[] => (documentOf(said) as Row)[key] as readonly Row[];
const create = 'netbox create bgp-peerings';

test('CP10 dynamic-peering a prefix is at the other end: no reverse, and its AS number is said', async () => {
	const shell = await startShell();
	const line = `${create} device fceos4 local-interface eth105 remote-address 10.247.0.0/24 dynamic`;
	expect(await shell.say(`${line} dry-run`)).toMatchObject({ok: false, error: {message: '"dynamic" needs "remote-as" and a number.'}});
	expect(await shell.say(`${line.replace('0.0/24', '0.1/24')} remote-as 65101 dry-run`)).toMatchObject({ok: false, error: {code: 'usage'}});
	const done = unwrap(await shell.say(`${line} remote-as 65101 yes`));
	expect(listOf(done, 'created')).toMatchObject([{device: 'fceos4', session: 'fceos4-10.247.0.0/24-eth105', reverse_id: null}]);
	const [made = {}] = documentOf(
		unwrap(await shell.say('netbox crud get object-type session filters {"name": "fceos4-10.247.0.0/24-eth105"}')),
	) as readonly Row[];
	expect([made['remote_address'], (made['remote_prefix'] as Row)['prefix']]).toEqual([null, '10.247.0.0/24']);
	expect(unwrap(await shell.say(`${line} remote-as 65101 yes`)).notes.at(-1)).toBe('nothing to create: all of it exists already: nothing was sent');
});

test('CP7 new-names two sessions of a device never get one name, nor that of one that is there, and nothing is sent', async () => {
	const shell = await startShell();
	const fabric = await makeFabric(shell);
	const as = 'local-as 64801 remote-as 64800';
	const doubled = await shell.say(`${create} between cp-leaf1 and cp-spine[1-2] ${as} name-template '{device}' yes`);
	expect(doubled).toMatchObject({ok: false, error: {message: 'two sessions of a device would have one name: cp-leaf1 cp-leaf1.'}});
	const unknown = await shell.say(`${create} between cp-leaf1 and cp-spine[1-2] ${as} name-template '{devic}' yes`);
	expect(unknown).toMatchObject({
		ok: false,
		error: {message: 'name-template: "{devic}" is no word of a template. Did you mean "device" or "remote_device"?'},
	});
	const long = await shell.say(`${create} between cp-leaf1 and cp-spine1 ${as} name-template '${'x'.repeat(257)}' yes`);
	expect(long).toMatchObject({ok: false, error: {code: 'usage'}});
	expect(shell.writes().filter((line) => line.includes('plugins/bgp'))).toEqual([]);
	await fabric.close();
});

test('CP5 other-half groups and policies are of the near half alone, unless they are said of the reverse', async () => {
	const shell = await startShell();
	const fabric = await makeFabric(shell);
	const line = `${create} between cp-leaf1 and cp-spine1 local-as 64801 remote-as 64800`;
	const done = unwrap(await shell.say(`${line} peer-group FABRIC import-policies RPL1 export-policies-reverse RPL1 tags edge max-prefixes 100 yes`));
	expect(done.errors).toEqual([]);
	const rows = documentOf(
		unwrap(await shell.say('netbox crud get object-type session filters {"device": ["cp-leaf1", "cp-spine1"]}')),
	) as readonly Row[];
	const parts = rows.map(({device, peer_group: group, import_policies: into, export_policies: out, tags, max_prefixes: most, status}) => [
		(device as Row)['name'],
		(group as Row | null)?.['name'] ?? null,
		[(into as readonly Row[]).length, (out as readonly Row[]).length, (tags as readonly Row[]).length, most, (status as Row)['value']],
	]);
	expect(parts).toEqual([
		['cp-leaf1', 'FABRIC', [1, 0, 1, 100, 'planned']],
		['cp-spine1', null, [0, 1, 1, 100, 'planned']],
	]);
	const wrong = await shell.say(`${line.replace('cp-leaf1', 'cp-leaf2')} peer-group FABRIK dry-run`);
	expect(wrong).toMatchObject({ok: false, error: {message: expect.stringMatching(/FABRIK.*Did you mean "FABRIC"/)}});
	await fabric.close();
});

/** The lab with so many links between two of its devices, by subnets alone. */
function manyLinks(many: number): LabDataset {
	const lab = labDataset();
	const [ports, addresses] = [lab.objects['dcim/interfaces'] ?? [], lab.objects['ipam/ip-addresses'] ?? []];
	const times = {created: '2026-01-05T08:00:00.000000Z', last_updated: '2026-01-05T08:00:00.000000Z'};
	const ends = Array.from({length: many}, (_, n) => [0, 1].map((end) => ({n, end, id: 50_000 + n * 2 + end, device: end === 0 ? 1 : 2}))).flat();
	const more = ends.map(({n, id, device}) => ({id, device, name: `many${n}`, type: '10gbase-x-sfpp', ...times}));
	const hosts = ends.map(({n, end, id}) => ({
		id,
		address: `10.240.${n >> 7}.${(n & 127) * 2 + end}/31`,
		assigned_object_type: 'dcim.interface',
		assigned_object_id: id,
		...times,
	}));
	return {...lab, objects: {...lab.objects, 'dcim/interfaces': [...ports, ...more], 'ipam/ip-addresses': [...addresses, ...hosts]}};
}

test('CP11 many-peerings they are one plan and go out 100 in a request; each is made once', async () => {
	const many = Number(process.env['NF_CREATE_PEERINGS'] ?? '60');
	const shell = await startShell(() => manyLinks(many));
	const line = `${create} between fceos4 and fceos5 over subnets on many* local-as 65100 remote-as 65101`;
	const done = unwrap(await shell.say(`${line} yes`));
	const made = listOf(done, 'created');
	expect([made.length, made.every(({id, reverse_id: back}) => typeof id === 'number' && typeof back === 'number'), done.errors]).toEqual([
		many * 2,
		true,
		[],
	]);
	expect(shell.writes().filter((path) => path === 'POST /api/plugins/bgp/session/')).toHaveLength(Math.ceil((many * 2) / 100));
	const again = unwrap(await shell.say(`${line} yes`));
	expect([again.notes.at(-1), listOf(again, 'exists').length]).toEqual(['nothing to create: all of it exists already: nothing was sent', many * 2]);
});

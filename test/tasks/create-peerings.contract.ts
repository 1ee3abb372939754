import {expect, test} from 'vitest';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {unwrap} from '../support/database.js';
import type {Speaker} from './netbox-support.js';

/** A fabric of four leaves and two spines with cables and addresses, made through the shell; `close` takes all of it away. */
export type Fabric = {
	readonly shell: Speaker;
	/** The ids of the interface and of the address of one end of a link. */
	readonly at: (leaf: number, spine: number, end: 'leaf' | 'spine') => {readonly port: number; readonly address: number};
	readonly close: () => Promise<void>;
};

type Made = {readonly type: string; readonly ids: readonly number[]};

const leaves = [1, 2, 3, 4];
const spines = [1, 2];
const linkOf = (leaf: number, spine: number): number => (leaf - 1) * 2 + (spine - 1);
const addressAt = (leaf: number, spine: number, end: 0 | 1): string => `10.249.7.${linkOf(leaf, spine) * 2 + end}/31`;

/** Makes devices `cp-leaf1` to 4 and `cp-spine1` to 2, an interface and an address for each link, and a cable; AS numbers 64801 to 64804 and 64800. */
export async function makeFabric(shell: Speaker): Promise<Fabric> {
	const made: Made[] = [];
	const create = async (type: string, data: readonly Row[]): Promise<readonly number[]> => {
		const ids = (
			documentOf(unwrap(await shell.say(`netbox crud create object-type ${type} data ${JSON.stringify(data)} yes`))) as readonly Row[]
		).map(({id}) => Number(id));
		made.push({type, ids});
		return ids;
	};
	const [first = {}] = documentOf(unwrap(await shell.say('netbox crud get object-type dcim.devices filters {"name": "leaf1"}'))) as readonly Row[];
	const idIn = (value: Json | undefined): Json => (value as Row)['id'] ?? null;
	const [rir = {}] = documentOf(unwrap(await shell.say('netbox crud get object-type ipam.rirs limit 1'))) as readonly Row[];
	const names = [...leaves.map((n) => `cp-leaf${n}`), ...spines.map((n) => `cp-spine${n}`)];
	const kind = {site: idIn(first['site']), role: idIn(first['role']), device_type: idIn(first['device_type']), status: 'active'};
	await create(
		'ipam.asns',
		[64800, 64801, 64802, 64803, 64804].map((asn) => ({asn, rir: rir['id'] ?? null})),
	);
	const devices = await create(
		'dcim.devices',
		names.map((name) => ({name, ...kind})),
	);
	const idOf = (name: string): number => devices[names.indexOf(name)] ?? 0;
	const ports = leaves.flatMap((leaf) =>
		spines.flatMap((spine) => [
			{device: idOf(`cp-leaf${leaf}`), name: `Ethernet${spine}`, type: '10gbase-x-sfpp', address: addressAt(leaf, spine, 1)},
			{device: idOf(`cp-spine${spine}`), name: `Ethernet${leaf}`, type: '10gbase-x-sfpp', address: addressAt(leaf, spine, 0)},
		]),
	);
	const interfaces = await create(
		'dcim.interfaces',
		ports.map(({address: _, ...port}) => port),
	);
	const end = (place: number): readonly Row[] => [{object_type: 'dcim.interface', object_id: interfaces[place] ?? null}];
	await create(
		'dcim.cables',
		leaves
			.flatMap((_, place) => spines.map((__, other) => place * 4 + other * 2))
			.map((place) => ({a_terminations: end(place), b_terminations: end(place + 1), status: 'connected'})),
	);
	const addresses = await create(
		'ipam.ip-addresses',
		ports.map(({address}, place) => ({
			address,
			status: 'active',
			assigned_object_type: 'dcim.interface',
			assigned_object_id: interfaces[place] ?? null,
		})),
	);
	return {
		shell,
		at: (leaf, spine, which) => {
			const place = ((leaf - 1) * spines.length + (spine - 1)) * 2 + (which === 'leaf' ? 0 : 1);
			return {port: interfaces[place] ?? 0, address: addresses[place] ?? 0};
		},
		close: async () => {
			const left = documentOf(
				unwrap(await shell.say(`netbox crud get object-type session filters ${JSON.stringify({device_id: devices})}`)),
			) as readonly Row[];
			if (left.length > 0) unwrap(await shell.say(`netbox crud delete object-type session object-id ${left.map(({id}) => id).join(',')} yes`));
			for (const {type, ids} of made.toReversed())
				unwrap(await shell.say(`netbox crud delete object-type ${type} object-id ${ids.join(',')} yes expect ${ids.length}`));
		},
	};
}

/** Every object of the kinds that a creation touches, without what differs by time alone. */
async function photograph(shell: Speaker): Promise<string> {
	const kinds = ['plugins.bgp.session', 'ipam.asns', 'ipam.ip-addresses', 'dcim.interfaces'];
	const all: Json[] = [];
	for (const kind of kinds) all.push(documentOf(unwrap(await shell.say(`netbox crud get object-type ${kind} limit 1000`))) as Json);
	return JSON.stringify(all, (key, value) => (['id', 'url', 'display_url', 'created', 'last_updated'].includes(key) ? undefined : value));
}

const between = 'netbox create bgp-peerings between cp-leaf[1-4] and cp-spine[1-2]';
const keysOf = (said: Output): Row => documentOf(said) as Row;
const listOf = (said: Output, key: string): readonly Row[] => keysOf(said)[key] as readonly Row[];

/** What `netbox create bgp-peerings` does at any NetBox. */
export function describeCreation(open: () => Promise<Fabric>): void {
	const say = async ({shell}: Fabric, line: string, answer?: boolean): Promise<Output> =>
		unwrap(await shell.say(line, answer === undefined ? undefined : () => answer));

	test('CP1 between-devices CP4 both-halves a fabric by its cables: dry run, plan, apply, a check without findings, undo, and NetBox is as before', async () => {
		const fabric = await open();
		try {
			const before = await photograph(fabric.shell);
			const line = `${between} remote-as 64800`;
			const lacking = await say(fabric, `${line} dry-run`);
			expect([listOf(lacking, 'steps').length, lacking.errors[0]?.code]).toEqual([0, 'not-found']);
			const said = `${between} local-as 64801 remote-as 64800`;
			const dry = await say(fabric, `${said} dry-run`);
			expect(dry.notes.slice(0, 6)).toEqual([
				'          cp-spine1  cp-spine2',
				...leaves.map((n) => `cp-leaf${n}  new        new`),
				'8 new peerings',
			]);
			expect([listOf(dry, 'planned').length, listOf(dry, 'skipped'), dry.notes.at(-1)]).toEqual([16, [], 'would do 16 steps: nothing was sent']);
			expect(await photograph(fabric.shell)).toBe(before);
			await say(fabric, `${said} plan cp-fabric overwrite`);
			expect(await photograph(fabric.shell)).toBe(before);
			expect((await say(fabric, 'apply cp-fabric yes')).notes.at(-1)).toMatch(/^done: 16 steps of the plan cp-fabric in /);
			const checked = keysOf(await say(fabric, 'netbox check bgp-peerings devices cp-leaf[1-4],cp-spine[1-2]'));
			expect(checked['findings']).toEqual([]);
			const again = await say(fabric, `${said} yes`);
			expect([again.notes.at(-1), listOf(again, 'exists').length]).toEqual(['nothing to create: all of it exists already: nothing was sent', 16]);
			await say(fabric, 'undo yes');
			expect(await photograph(fabric.shell)).toBe(before);
		} finally {
			await fabric.close();
		}
	}, 300_000);

	test('CP6 what-exists CP4 both-halves of a half that is there the other one is made; where another AS number stands between the same hosts nothing is', async () => {
		const fabric = await open();
		try {
			const {address} = fabric.at(2, 1, 'leaf');
			const as = 'local-as 64801 remote-as AS64800';
			await say(fabric, `netbox create bgp-peerings between cp-leaf1 and cp-spine[1-2] ${as} reverse near status active yes`);
			const other = {name: 'odd', device: 'cp-leaf2', local_address: address, remote_address: fabric.at(2, 1, 'spine').address, status: 'active'};
			await say(fabric, `netbox crud create object-type session data ${JSON.stringify({...other, local_as: 'AS64802', remote_as: 'AS64800'})} yes`);
			const done = await say(fabric, `${between} ${as} yes`);
			expect(done.notes.slice(0, 5)).toEqual([
				'          cp-spine1  cp-spine2',
				'cp-leaf1  half       half',
				'cp-leaf2  conflict   new',
				'cp-leaf3  new        new',
				'cp-leaf4  new        new',
			]);
			expect(done.errors).toMatchObject([{code: 'conflict', message: 'not planned: cp-leaf2 - cp-spine1 (conflict).'}]);
			expect(done.notes.join('\n')).toMatch(/cp-leaf2 has the session odd \(id \d+\) between the same hosts, local AS 64802/);
			const created = listOf(done, 'created');
			expect([created.length, created.filter(({reverse_id: back}) => back === null).length]).toEqual([12, 2]);
			const left = keysOf(await say(fabric, 'netbox check bgp-peerings devices cp-leaf[1-4],cp-spine[1-2]'));
			expect((left['findings'] as readonly Row[]).map(({rule}) => rule)).toEqual(['missing-reverse']);
			const mended = await say(fabric, 'netbox create bgp-peerings device cp-leaf2 local-interface Ethernet1 remote-device cp-spine1 yes');
			expect(listOf(mended, 'created')).toMatchObject([{device: 'cp-spine1', session: 'cp-spine1-cp-leaf2-Ethernet2'}]);
		} finally {
			await fabric.close();
		}
	}, 300_000);

	test('CP2 one-address CP3 same-vrf several addresses of an interface, none, another VRF or another subnet: the pair is left out and says why', async () => {
		const fabric = await open();
		try {
			const update = (type: string, data: readonly Row[]): Promise<Output> =>
				say(fabric, `netbox crud update object-type ${type} data ${JSON.stringify(data)} yes`);
			const more = documentOf(
				await say(
					fabric,
					`netbox crud create object-type ipam.ip-addresses data ${JSON.stringify({address: '10.249.8.1/31', assigned_object_type: 'dcim.interface', assigned_object_id: fabric.at(1, 1, 'leaf').port})} yes`,
				),
			) as readonly Row[];
			const vrfs = documentOf(await say(fabric, 'netbox crud create object-type ipam.vrfs data {"name": "cp-red"} yes')) as readonly Row[];
			const vrf = vrfs[0]?.['id'] ?? null;
			await update('ipam.ip-addresses', [
				{id: fabric.at(2, 1, 'spine').address, vrf},
				{id: fabric.at(3, 1, 'spine').address, address: '10.249.9.1/31'},
				{id: fabric.at(4, 1, 'spine').address, assigned_object_type: null, assigned_object_id: null},
				...(['leaf', 'spine'] as const).map((end): Row => ({id: fabric.at(1, 2, end).address, vrf})),
			]);
			await update('dcim.interfaces', [{id: fabric.at(2, 2, 'leaf').port, vrf}]);
			const as = 'local-as 64801 remote-as 64800';
			const dry = await say(fabric, `${between} ${as} dry-run`);
			const states = listOf(dry, 'skipped').map(({pair, state, why}) => `${(pair as readonly string[]).join(' ')} ${state}: ${why}`);
			expect(states).toEqual([
				expect.stringMatching(/^cp-leaf1 cp-spine1 ambiguous: cp-leaf1 Ethernet1 has 2 addresses of IPv4: 10\.249\.7\.1\/31, 10\.249\.8\.1\/31$/),
				'cp-leaf2 cp-spine1 VRF: 10.249.7.5/31 is in no VRF, and 10.249.7.4/31 in VRF cp-red',
				'cp-leaf2 cp-spine2 VRF: cp-leaf2 Ethernet2 is in VRF cp-red, and its address 10.249.7.7/31 in no VRF',
				'cp-leaf3 cp-spine1 no common subnet: 10.249.7.9/31 of cp-leaf3 Ethernet1 and 10.249.9.1/31 of cp-spine1 Ethernet3 are in no common subnet',
				'cp-leaf4 cp-spine1 no address: cp-spine1 Ethernet4 has no IPv4 address, and the other end has 10.249.7.13/31',
			]);
			expect(dry.errors).toMatchObject([{code: 'not-found'}]);
			const red = await say(fabric, `${between} ${as} vrf cp-red name-template '{device}-{vrf}' dry-run`);
			expect(listOf(red, 'planned').map(({session}) => session)).toEqual(['cp-leaf1-cp-red', 'cp-spine2-cp-red']);
			const one = `netbox create bgp-peerings device cp-leaf4 local-interface Ethernet1 ${as}`;
			expect(listOf(await say(fabric, `${one} dry-run`), 'planned')).toEqual([]);
			const near = await say(fabric, `${one} remote-address 10.249.7.12 reverse near yes`);
			expect(listOf(near, 'created')).toMatchObject([{device: 'cp-leaf4', session: 'cp-leaf4-10.249.7.12-Ethernet1', reverse_id: null}]);
			await say(fabric, 'undo yes');
			await update('dcim.interfaces', [{id: fabric.at(2, 2, 'leaf').port, vrf: null}]);
			await update(
				'ipam.ip-addresses',
				[fabric.at(2, 1, 'spine'), fabric.at(1, 2, 'leaf'), fabric.at(1, 2, 'spine')].map(({address}) => ({id: address, vrf: null})),
			);
			await say(fabric, `netbox crud delete object-type ipam.vrfs object-id ${String(vrf)} yes`);
			await say(fabric, `netbox crud delete object-type ipam.ip-addresses object-id ${String(more[0]?.['id'])} yes`);
		} finally {
			await fabric.close();
		}
	}, 300_000);

	test('CP8 missing-numbers AS numbers that NetBox lacks leave their pairs out, or are created first, in the same plan, and go with it', async () => {
		const fabric = await open();
		try {
			const [rir = {}] = documentOf(await say(fabric, 'netbox crud get object-type ipam.rirs limit 1')) as readonly Row[];
			const line = 'netbox create bgp-peerings between cp-leaf[1-2] and cp-spine1 local-as 64810 remote-as 64800';
			const refused = await say(fabric, `${line} dry-run`);
			expect(listOf(refused, 'skipped').map(({state, why}) => [state, why])).toEqual([
				['no AS', 'NetBox has no AS number 64810: "missing create" with "rir" creates it'],
				['no AS', 'NetBox has no AS number 64810: "missing create" with "rir" creates it'],
			]);
			const before = await photograph(fabric.shell);
			const done = await say(fabric, `${line} missing create rir ${JSON.stringify(rir['name'])} description "to {remote_device}" yes`);
			expect([listOf(done, 'created').length, listOf(done, 'steps').map(({type, state}) => `${type} ${state}`)]).toEqual([
				4,
				['ipam.asns done', ...Array.from({length: 4}, () => 'plugins.bgp.session done')],
			]);
			const read = documentOf(await say(fabric, 'netbox crud get object-type session filters {"device": "cp-spine1"}')) as readonly Row[];
			expect(read.map(({description, remote_as: as}) => [description, (as as Row)['asn']])).toEqual([
				['to cp-leaf1', 64810],
				['to cp-leaf2', 64810],
			]);
			await say(fabric, 'undo yes');
			expect(await photograph(fabric.shell)).toBe(before);
		} finally {
			await fabric.close();
		}
	}, 300_000);
}

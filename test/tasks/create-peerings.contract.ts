import {expect, test} from 'vitest';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {unwrap} from '../support/database.js';
import type {Speaker} from './netbox-support.js';

/** A fabric of four leaves and two spines with cables and addresses, made through the shell; `close` takes all of it away. */
export type Fabric = {readonly shell: Speaker; readonly close: () => Promise<void>};

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
	await create(
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
		close: async () => {
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
}

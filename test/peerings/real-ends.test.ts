import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import type {AddressObject} from '../../src/peerings/session-facts.js';
import {endsAt, told, truthOf} from './far-ends.js';
import {createSandbox, type Sandbox} from './sandbox.js';
import {admin, caches, openShell, restOf, type Shell} from './support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? admin;
const rest = restOf(url);

const open = (cache = caches[1]?.[1]()): Shell => openShell(url, {token, ...(cache && {cache})});
const hostOf = (address: unknown): string => String(address).replace(/\/.*/, '');

describe.skipIf(url === '')('far ends on a real NetBox', {timeout: 300_000}, () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await createSandbox(rest, {name: 'ends', net: 19, asn: 4_200_910_001});
	}, 120_000);
	const more: string[] = [];
	afterAll(async () => {
		await sandbox.remove();
		for (const path of more) await rest('DELETE', `${path}/`);
	});

	const idOf = (path: string, at = 0): number => Number(sandbox.targets.get(path)?.[at]);

	test.each(['True', 'refresh', 'False', 'force'] as const)(
		'cache %s: at the local addresses of all sessions are all sessions, cold and warm',
		async (policy) => {
			const {json} = await rest('GET', 'plugins/bgp/session/?limit=300&ordering=id');
			const locals = (json['results'] as readonly Row[]).map((row) => row['local_address'] as Row);
			const addresses: readonly AddressObject[] = locals.map(({id, address}) => ({id: Number(id), host: hostOf(address)}));
			const truth = await truthOf(
				{url},
				addresses.map(({host}) => host),
			);
			const shell = open();
			for (const time of ['cold', 'warm']) {
				expect([time, ...told(await endsAt(shell, addresses, {policy}))]).toEqual([time, ...truth]);
				await shell.read({globs: ['*']}, policy);
			}
		},
	);

	test('each edit of what a far end shows, a session that comes, and one that goes are seen', async () => {
		const shell = open();
		const {json: local} = await rest('GET', `ipam/ip-addresses/${idOf('ipam/ip-addresses')}/`);
		const asked = [{id: Number(local['id']), host: hostOf(local['address'])}];
		const look = async (what: string): Promise<number> => {
			const found = await endsAt(shell, asked, {devices: 'ends-b'});
			expect([what, ...told(found)]).toEqual([what, ...(await truthOf({url}, [asked[0]?.host ?? '']))]);
			return found.requests;
		};
		await shell.read('ends-a ends-b');
		expect(await look('unchanged')).toBe(2);
		const edited = {description: 'edited'};
		for (const [path, body] of [
			[`plugins/bgp/session/${idOf('plugins/bgp/session')}`, edited],
			[`plugins/bgp/peer-group/${idOf('plugins/bgp/peer-group')}`, edited],
			[`plugins/bgp/routing-policy/${idOf('plugins/bgp/routing-policy')}`, edited],
			[`ipam/asns/${idOf('ipam/asns')}`, edited],
			[`ipam/ip-addresses/${idOf('ipam/ip-addresses')}`, edited],
			[`tenancy/tenants/${idOf('tenancy/tenants')}`, edited],
			[`dcim/devices/${idOf('dcim/devices')}`, edited],
			[`plugins/bgp/session/${idOf('plugins/bgp/session')}`, {tags: []}],
		] as const) {
			expect((await rest('PATCH', `${path}/`, body)).status).toBe(200);
			await look(path);
		}
		// In one table NetBox takes a host once, unless its role is shared (anycast, VIP and the like).
		const vrf = await rest('POST', 'ipam/vrfs/', {name: 'ends'});
		more.push(`ipam/vrfs/${vrf.json['id']}`);
		const twin = await rest('POST', 'ipam/ip-addresses/', {address: `${asked[0]?.host}/32`, vrf: vrf.json['id']});
		sandbox.targets.get('ipam/ip-addresses')?.push(Number(twin.json['id']));
		const [one, other] = [idOf('ipam/asns'), idOf('ipam/asns', 1)];
		const between = {local_address: twin.json['id'], remote_address: idOf('ipam/ip-addresses', 1), local_as: one, remote_as: other};
		const made = await rest('POST', 'plugins/bgp/session/', {name: 'ends-twin', device: idOf('dcim/devices', 2), status: 'active', ...between});
		expect(made.status).toBe(201);
		await look('another address object of the host');
		expect((await rest('DELETE', `plugins/bgp/session/${made.json['id']}/`)).status).toBe(204);
		await look('deleted');
		expect(await look('unchanged again')).toBe(2);
	});
});

import {expect, onTestFinished, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {type Rest, restOf} from '../peerings/support.js';
import {unwrap} from '../support/database.js';
import {openShell} from './netbox-support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

/** A moment that is over before anything else is done. */
async function moment(): Promise<string> {
	const at = Date.now() + 50;
	while (Date.now() <= at) await new Promise((resolve) => setImmediate(resolve));
	return new Date(at).toISOString();
}

/** Makes objects, which are gone after the test, the last one first. */
function making(rest: Rest): (path: string, body: object) => Promise<number> {
	const made: string[] = [];
	onTestFinished(async () => {
		for (const path of made.toReversed()) await rest('DELETE', path);
	});
	return async (path, body) => {
		const {status, json} = await rest('POST', path, body);
		expect([path, status, status === 201 ? {} : json]).toEqual([path, 201, {}]);
		made.push(`${path}${json['id']}/`);
		return Number(json['id']);
	};
}

test.skipIf(url === '')('CM4 past-state a real NetBox: sessions and what they show as they were, by its change log', async () => {
	const rest = restOf(url, {authorization: `Token ${token}`});
	const make = making(rest);
	const [type] = (await rest('GET', 'dcim/device-types/?limit=1')).json['results'] as readonly Row[];
	const [role] = (await rest('GET', 'dcim/device-roles/?limit=1')).json['results'] as readonly Row[];
	const [rir] = (await rest('GET', 'ipam/rirs/?limit=1')).json['results'] as readonly Row[];
	const site = await make('dcim/sites/', {name: 'PAST', slug: 'past'});
	const device = await make('dcim/devices/', {name: 'past1', site, device_type: type?.['id'], role: role?.['id']});
	const other = await make('dcim/devices/', {name: 'past2', site, device_type: type?.['id'], role: role?.['id']});
	const local = await make('ipam/ip-addresses/', {address: '198.18.77.1/30'});
	const remote = await make('ipam/ip-addresses/', {address: '198.18.77.2/30'});
	const local_as = await make('ipam/asns/', {asn: 4_200_777_001, rir: rir?.['id']});
	const remote_as = await make('ipam/asns/', {asn: 4_200_777_002, rir: rir?.['id']});
	const peer_group = await make('plugins/bgp/bgppeergroup/', {name: 'PAST-GROUP'});
	const policy = await make('plugins/bgp/routing-policy/', {name: 'PAST-POLICY'});
	const tag = await make('extras/tags/', {name: 'past blue', slug: 'past-blue'});
	const ends = {local_address: local, remote_address: remote, local_as, remote_as};
	const session = await make('plugins/bgp/session/', {
		...{name: 'past-a', device, ...ends, peer_group, import_policies: [policy], tags: [{id: tag}], max_prefixes: 5},
	});
	const doomed = await make('plugins/bgp/session/', {name: 'past-b', device, ...ends, remote_as: local_as});
	const at = await moment();
	const edit = async (path: string, body: object): Promise<void> => expect([path, (await rest('PATCH', path, body)).status]).toEqual([path, 200]);
	await edit(`plugins/bgp/session/${session}/`, {description: 'between', status: 'planned'});
	await edit(`dcim/devices/${device}/`, {name: 'past1b'});
	await edit(`extras/tags/${tag}/`, {name: 'past green'});
	await edit(`plugins/bgp/session/${session}/`, {description: 'after', import_policies: [], extra_attributes: {ttl: 2}});
	await edit(`extras/tags/${tag}/`, {name: 'past red'});
	await edit(`plugins/bgp/bgppeergroup/${peer_group}/`, {name: 'PAST-GROUP-B'});
	await edit(`ipam/ip-addresses/${local}/`, {address: '198.18.77.1/29'});
	expect((await rest('DELETE', `plugins/bgp/session/${doomed}/`)).status).toBe(204);
	const born = await make('plugins/bgp/session/', {name: 'past-c', device, ...ends, local_as: remote_as});
	await edit(`plugins/bgp/session/${born}/`, {device: other});
	await edit(`plugins/bgp/session/${born}/`, {device});
	const shell = openShell(url, {token});
	const output = unwrap(await shell.say(`netbox get bgp-peerings devices past1b | compare at ${at}`));
	const changes = ((documentOf(output) as Row)['changes'] as readonly Row[]).map(({change, session: name, field, old, new: now}) =>
		change === '~' ? [name, field, old, now] : [change, name],
	);
	expect(changes).toEqual([
		['past-a', 'device', 'past1', 'past1b'],
		['past-a', 'status', 'active', 'planned'],
		['past-a', 'local', '198.18.77.1/30', '198.18.77.1/29'],
		['past-a', 'peer-group', 'PAST-GROUP', 'PAST-GROUP-B'],
		['past-a', 'import', ['PAST-POLICY'], []],
		['past-a', 'description', '', 'after'],
		['past-a', 'tags', ['past blue'], ['past red']],
		['past-a', 'extra-attributes', {}, {ttl: 2}],
		['-', 'past-b'],
		['+', 'past-c'],
	]);
	const same = unwrap(await shell.say(`netbox get bgp-peerings devices past1b | compare at ${await moment()}`));
	expect([(documentOf(same) as Row)['changed'], same.differs]).toEqual([0, undefined]);
});

import type {Row} from '../../src/output.js';
import {paths, type Targets} from './edits.js';
import type {Rest} from './support.js';

/** Objects of our own on a server that others use too: what is edited at random is only these. */
export type Sandbox = {readonly targets: Targets /** A device of it. */; readonly like: Row; readonly remove: () => Promise<void>};

/** Makes devices `prop-a` to `prop-d` with sessions, and one of everything that a session shows. */
export async function createSandbox(rest: Rest): Promise<Sandbox> {
	const targets: Targets = new Map(paths.map((path) => [path, []]));
	const make = async (path: string, body: object): Promise<number> => {
		const {status, json} = await rest('POST', `${path}/`, body);
		if (status !== 201) throw new Error(`cannot make ${path}: ${status} ${JSON.stringify(json)}`);
		targets.get(path)?.push(Number(json['id']));
		return Number(json['id']);
	};
	const manufacturer = await make('dcim/manufacturers', {name: 'prop maker', slug: 'prop-maker'});
	const device_type = await make('dcim/device-types', {manufacturer, model: 'prop box', slug: 'prop-box'});
	const role = await firstId(rest, 'dcim/device-roles');
	const rir = await firstId(rest, 'ipam/rirs');
	const site = await make('dcim/sites', {name: 'prop site', slug: 'prop-site'});
	const tenant = await make('tenancy/tenants', {name: 'prop tenant', slug: 'prop-tenant'});
	const peer_group = await make('plugins/bgp/peer-group', {name: 'prop group', description: ''});
	const policy = await make('plugins/bgp/routing-policy', {name: 'prop policy', description: ''});
	const prefix_list_in = await make('plugins/bgp/prefix-list', {name: 'prop list', family: 'ipv4', description: ''});
	const tag = await make('extras/tags', {name: 'prop tag', slug: 'prop-tag'});
	const numbers = [await make('ipam/asns', {asn: 4_200_900_001, rir}), await make('ipam/asns', {asn: 4_200_900_002, rir})];
	for (const [index, name] of ['prop-a', 'prop-b', 'prop-c', 'prop-d'].entries()) {
		const device = await make('dcim/devices', {name, site, role, device_type});
		const [local_address, remote_address] = [
			await make('ipam/ip-addresses', {address: `198.18.${index}.1/30`}),
			await make('ipam/ip-addresses', {address: `198.18.${index}.2/30`}),
		];
		const more = {tenant, site, peer_group, import_policies: [policy], prefix_list_in, tags: [tag]};
		for (const [one, other] of [numbers, numbers.toReversed()]) {
			await make('plugins/bgp/session', {name: `${name}-${one}`, device, local_address, remote_address, local_as: one, remote_as: other, ...more});
		}
	}
	const {json: like} = await rest('GET', `dcim/devices/${targets.get('dcim/devices')?.[0]}/`);
	return {targets, like, remove: () => removeAll(rest, targets)};
}

const firstId = async (rest: Rest, path: string): Promise<number> =>
	Number(((await rest('GET', `${path}/?limit=1`)).json['results'] as readonly Row[])[0]?.['id']);

async function removeAll(rest: Rest, targets: Targets): Promise<void> {
	for (const path of paths) {
		for (const id of targets.get(path) ?? []) await rest('DELETE', `${path}/${id}/`);
	}
}

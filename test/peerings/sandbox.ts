import type {Row} from '../../src/output/output.js';
import {paths, type Targets} from './edits.js';
import type {Rest} from './support.js';

/** Objects of our own on a server that others use too: what is edited at random is only these. */
export type Sandbox = {readonly targets: Targets /** A device of it. */; readonly like: Row; readonly remove: () => Promise<void>};

/** What the objects are called, and where their numbers begin: two at a time must differ in all of it. */
export type Ground = {readonly name: string; readonly net: number; readonly asn: number};

/** Makes devices `prop-a` to `prop-d` with sessions, and one of everything that a session shows. */
export async function createSandbox(rest: Rest, {name: of, net, asn}: Ground = {name: 'prop', net: 18, asn: 4_200_900_001}): Promise<Sandbox> {
	const targets: Targets = new Map(paths.map((path) => [path, []]));
	const make = async (path: string, body: object): Promise<number> => {
		const {status, json} = await rest('POST', `${path}/`, body);
		if (status !== 201) throw new Error(`cannot make ${path}: ${status} ${JSON.stringify(json)}`);
		targets.get(path)?.push(Number(json['id']));
		return Number(json['id']);
	};
	const manufacturer = await make('dcim/manufacturers', {name: `${of} maker`, slug: `${of}-maker`});
	const device_type = await make('dcim/device-types', {manufacturer, model: `${of} box`, slug: `${of}-box`});
	const role = await firstId(rest, 'dcim/device-roles');
	const rir = await firstId(rest, 'ipam/rirs');
	const site = await make('dcim/sites', {name: `${of} site`, slug: `${of}-site`});
	const tenant = await make('tenancy/tenants', {name: `${of} tenant`, slug: `${of}-tenant`});
	const peer_group = await make('plugins/bgp/peer-group', {name: `${of} group`, description: ''});
	const policy = await make('plugins/bgp/routing-policy', {name: `${of} policy`, description: ''});
	const prefix_list_in = await make('plugins/bgp/prefix-list', {name: `${of} list`, family: 'ipv4', description: ''});
	const tag = await make('extras/tags', {name: `${of} tag`, slug: `${of}-tag`});
	const numbers = [await make('ipam/asns', {asn, rir}), await make('ipam/asns', {asn: asn + 1, rir})];
	for (const [index, name] of ['a', 'b', 'c', 'd'].map((end) => `${of}-${end}`).entries()) {
		const device = await make('dcim/devices', {name, site, role, device_type});
		const [local_address, remote_address] = [
			await make('ipam/ip-addresses', {address: `198.${net}.${index}.1/30`}),
			await make('ipam/ip-addresses', {address: `198.${net}.${index}.2/30`}),
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

import type {ReadNeighbor} from '../../../../config/read/resolve.js';
import {ok, type Result} from '../../../../core/result.js';
import type {Api} from '../../../../netbox/api/api.js';
import type {Item} from '../../../../netbox/read/item.js';
import type {Json, Row} from '../../../../output/output.js';
import {cellText, isRow} from '../../../../output/row-values.js';
import {addressFactsOf, withPorts} from '../../../../peerings/check/told.js';
import {vrfOfAddress} from '../../../../peerings/pairs/known.js';
import type {Beyond} from '../../../../peerings/reading/beyond.js';
import {canonicalHost, isInside, parseAddress} from '../../../../text/address.js';

/** An object of NetBox, or why it cannot be told which one, in words. */
type FoundOrWhy = {readonly row: Item} | {readonly why: string};

/** The addresses of a device and of its peers. */
export type PeeringAddresses = {
	/** The address that a neighbour is peered with from: by the source that the file says, else the one in a subnet with the peer. */
	readonly localOf: (neighbor: ReadNeighbor) => FoundOrWhy;
	/** The address, or the prefix, of the peer. */
	readonly remoteOf: (neighbor: ReadNeighbor) => FoundOrWhy;
};

type DeviceAddress = {readonly row: Item; readonly vrf: string | null; readonly port: string};

/** Reads the addresses of a device and those of peers. */
export async function readPeeringAddresses(
	device: number,
	neighbors: readonly ReadNeighbor[],
	{api, beyond}: {readonly api: Api; readonly beyond: Beyond},
): Promise<Result<PeeringAddresses>> {
	const own = await readOwn(device, {api, beyond});
	if (!own.ok) return own;
	const hosts = neighbors.flatMap(({peer, isRange}) => (isRange ? [] : [peer]));
	const prefixes = neighbors.flatMap(({peer, isRange}) => (isRange ? [peer] : []));
	const [remote, ranges] = await Promise.all([
		beyond.addressesAt([...new Set(hosts)]),
		prefixes.length === 0 ? ok([]) : api.endpoint<Item>('ipam/prefixes').list({prefix: [...new Set(prefixes)]}),
	]);
	if (!remote.ok) return remote;
	if (!ranges.ok) return ranges;
	const peers = byPlace(remote.value as readonly Item[], (row) => hostOf(row['address']));
	const nets = byPlace(ranges.value, (row) => cellText(row['prefix'] ?? null));
	return ok({
		localOf: (neighbor) => localOf(neighbor, own.value),
		remoteOf: ({vrf, peer, isRange}) =>
			single(
				(isRange ? nets : peers).get(`${vrf ?? ''}\n${peer}`) ?? [],
				`${isRange ? 'prefix' : 'address'} ${peer}${vrf === null ? '' : ` of VRF ${vrf}`}`,
			),
	});
}

async function readOwn(device: number, {api, beyond}: {readonly api: Api; readonly beyond: Beyond}): Promise<Result<readonly DeviceAddress[]>> {
	const rows = await api.endpoint<Item>('ipam/ip-addresses').list({device_id: [device]});
	if (!rows.ok) return rows;
	const facts = addressFactsOf(rows.value);
	const ports = await beyond.ports([...new Set([...facts.values()].flatMap(({port}) => (port?.kind === 'device' ? port.id : [])))]);
	if (!ports.ok) return ports;
	const whole = withPorts(facts, {device: ports.value, 'virtual-machine': []});
	return ok(
		rows.value.map((row) => {
			const on = row['assigned_object'] ?? null;
			return {row, vrf: vrfOfAddress(whole.get(row.id))?.name ?? null, port: isRow(on) ? cellText(on['name'] ?? null) : ''};
		}),
	);
}

function localOf({vrf, peer, isRange, family, updateSource}: ReadNeighbor, own: readonly DeviceAddress[]): FoundOrWhy {
	const here = own.filter((one) => one.vrf === vrf && (hostOf(one.row['address']).includes(':') ? 'ipv6' : 'ipv4') === family);
	const place = vrf === null ? '' : ` in VRF ${vrf}`;
	const rowsOf = (some: readonly DeviceAddress[]): readonly Item[] => some.map(({row}) => row);
	if (updateSource?.host !== undefined)
		return single(rowsOf(here.filter(({row}) => hostOf(row['address']) === updateSource.host)), `address ${updateSource.host} on the device${place}`);
	if (updateSource?.interface !== undefined) {
		const name = updateSource.interface.toLowerCase();
		return single(
			rowsOf(here.filter(({port}) => port.toLowerCase() === name)),
			`${family === 'ipv6' ? 'IPv6' : 'IPv4'} address on ${updateSource.interface}${place}`,
		);
	}
	const host = parseAddress(isRange ? (peer.split('/')[0] ?? '') : peer);
	const near = here.filter(({row}) => {
		const address = parseAddress(cellText(row['address'] ?? null));
		return host && address && isInside(host, address) && hostOf(row['address']) !== peer;
	});
	return single(rowsOf(near), `address of the device in a subnet with ${peer}${place}`);
}

function single(rows: readonly Item[], what: string): FoundOrWhy {
	const [row, ...others] = rows;
	if (!row) return {why: `no ${what} in NetBox`};
	return others.length === 0
		? {row}
		: {
				why: `${rows.length} times ${what} in NetBox: ${rows.map((one) => `${cellText(one['address'] ?? one['prefix'] ?? null)} (id ${one.id})`).join(', ')}`,
			};
}

const hostOf = (address: Json | undefined): string => canonicalHost(cellText(address ?? null).split('/')[0] ?? '');

/** Rows by their own VRF and what they are of. */
function byPlace(rows: readonly Item[], of: (row: Row) => string): ReadonlyMap<string, readonly Item[]> {
	const places = new Map<string, Item[]>();
	for (const row of rows) {
		const vrf = row['vrf'] ?? null;
		const key = `${isRow(vrf) ? cellText(vrf['name'] ?? null) : ''}\n${of(row)}`;
		places.set(key, [...(places.get(key) ?? []), row]);
	}
	return places;
}

import {ok, type Result} from '../../core/result.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {devices, idsOf, interfaces, ipAddresses, prefixes, sites} from '../../netbox/read/endpoints.js';
import type {Item} from '../../netbox/read/item.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {canonicalHost, type IpAddress, parseAddress} from '../../text/address.js';
import {isLoopbackName} from '../check/told.js';
import {addressFactsAt, fullSessions, ofDevices, send} from '../reading/requests.js';
import {receive} from '../reading/sessions.js';
import {type Session, typed} from '../session.js';
import {cutMask} from '../session-facts.js';

/** What NetBox calls an object, by its id. */
export type KnownByName = {readonly id: number; readonly name: string};

/** A device, with the AS numbers that it or its site names. */
type RouterFacts = KnownByName & {
	/** What its custom field `bgp_as` or `asn` says. */
	readonly ownAs: number | null;
	/** Those that NetBox gives its site. */
	readonly siteAs: readonly number[];
};

/** An interface: what it is part of, and the interfaces at the other end of its cables, through panels too (`connected_endpoints`). */
export type InterfaceFacts = KnownByName & {
	readonly device: KnownByName;
	readonly vrf: KnownByName | null;
	readonly lag: number | null;
	readonly parent: number | null;
	readonly isLoopback: boolean;
	readonly ends: readonly {readonly id: number; readonly device: KnownByName | null}[];
};

/** An address object on an interface. */
export type InterfaceAddress = {
	readonly id: number;
	/** As NetBox writes it: `10.0.2.1/30`. */
	readonly text: string;
	readonly host: string;
	readonly ip: IpAddress;
	readonly vrf: KnownByName | null;
	/** The id of its interface. */
	readonly on: number;
	readonly device: KnownByName;
	/** What its interface is called. */
	readonly interface: string;
	readonly isLoopback: boolean;
};

/** All that is read of some devices to tell which sessions may be between them. */
export type NetworkFacts = {
	readonly routers: ReadonlyMap<number, RouterFacts>;
	readonly interfaces: ReadonlyMap<number, InterfaceFacts>;
	readonly addresses: readonly InterfaceAddress[];
	readonly sessions: readonly Session[];
};

const interfaceQuery: Query = [['fields', 'id,name,device,vrf,lag,parent,connected_endpoints,connected_endpoints_type']];
const addressQuery: Query = [['fields', 'id,address,vrf,role,assigned_object_type,assigned_object_id,assigned_object']];

/** Roles of addresses that several devices share: no session is from one of them. */
const sharedRoles: ReadonlySet<Json> = new Set(['anycast', 'vip', 'vrrp', 'hsrp', 'glbp', 'carp']);

/** Reads devices, their interfaces with what is at the other end of cables, their addresses and sessions; of NetBox itself, as it is now. */
export async function readNetwork(netbox: Netbox, ids: readonly number[], now: number): Promise<Result<NetworkFacts>> {
	if (ids.length === 0) return ok(nothing);
	const by = {parameter: 'device_id', values: ids};
	const [routers, ports, addresses, sessions] = await Promise.all([
		netbox.listBy(idsOf(devices), {parameter: 'id', values: ids}, [['fields', 'id,name,site,custom_fields']]),
		netbox.listBy(interfaces, by, interfaceQuery),
		netbox.listBy(ipAddresses, by, addressQuery),
		send(netbox, fullSessions(ofDevices(ids))),
	]);
	if (!routers.ok) return routers;
	if (!ports.ok) return ports;
	if (!addresses.ok) return addresses;
	if (!sessions.ok) return sessions;
	const bySite = await readSites(netbox, routers.value.rows);
	if (!bySite.ok) return bySite;
	const known = new Map(ports.value.rows.flatMap((row) => interfaceOf(row)).map((one) => [one.id, one]));
	return ok({
		routers: new Map(routers.value.rows.map((row) => [row.id, routerOf(row, bySite.value)])),
		interfaces: known,
		addresses: addresses.value.rows.flatMap((row) => addressOf(row, known)),
		sessions: receive(sessions.value.rows).map((session) => typed(session, now)),
	});
}

const nothing: NetworkFacts = {routers: new Map(), interfaces: new Map(), addresses: [], sessions: []};

/** Two readings as one. */
export const united = (a: NetworkFacts, b: NetworkFacts): NetworkFacts => ({
	routers: new Map([...a.routers, ...b.routers]),
	interfaces: new Map([...a.interfaces, ...b.interfaces]),
	addresses: [...a.addresses, ...b.addresses.filter(({id}) => !a.addresses.some((one) => one.id === id))],
	sessions: [...a.sessions, ...b.sessions.filter(({id}) => !a.sessions.some((one) => one.id === id))],
});

/** The address objects of hosts, whatever their mask and VRF, with the device of each; those on no device have none. */
export async function readHosts(netbox: Netbox, hosts: readonly string[]): Promise<Result<readonly HostAddress[]>> {
	if (hosts.length === 0) return ok([]);
	const found = await send(netbox, addressFactsAt(hosts));
	if (!found.ok) return found;
	const wanted = new Set(hosts.map(canonicalHost));
	return ok(
		found.value.rows.flatMap((row): readonly HostAddress[] => {
			const text = row['address'];
			const host = typeof text === 'string' ? canonicalHost(cutMask(text).host) : '';
			if (typeof text !== 'string' || !wanted.has(host)) return [];
			const port = isRow(row['assigned_object']) ? row['assigned_object'] : {};
			return [{id: row.id, text, host, vrf: refOf(row['vrf']), device: refOf(port['device']), interface: refOf(port)?.name ?? null}];
		}),
	);
}

/** An address object that a line names, and the device that has it; or the prefix of dynamic neighbours, whose `host` is all of it. */
export type HostAddress = Pick<InterfaceAddress, 'id' | 'text' | 'host' | 'vrf'> & {
	readonly device: KnownByName | null;
	readonly interface: string | null;
	readonly isPrefix?: true;
};

/** The prefix objects of networks, in any VRF, as they may be at the other end of dynamic sessions. */
export async function readPrefixes(netbox: Netbox, networks: readonly string[]): Promise<Result<readonly HostAddress[]>> {
	if (networks.length === 0) return ok([]);
	const found = await netbox.listBy(prefixes, {parameter: 'prefix', values: networks}, [['fields', 'id,prefix,vrf']]);
	if (!found.ok) return found;
	return ok(
		found.value.rows.flatMap((row): readonly HostAddress[] => {
			const text = row['prefix'];
			if (typeof text !== 'string' || !networks.includes(text)) return [];
			return [{id: row.id, text, host: text, vrf: refOf(row['vrf']), device: null, interface: null, isPrefix: true}];
		}),
	);
}

/** The AS numbers of the sites of devices, by the site's id. */
async function readSites(netbox: Netbox, rows: readonly Item[]): Promise<Result<ReadonlyMap<number, readonly number[]>>> {
	const ids = [...new Set(rows.flatMap((row) => refOf(row['site'])?.id ?? []))];
	if (ids.length === 0) return ok(new Map());
	const found = await netbox.listBy(sites, {parameter: 'id', values: ids}, [['fields', 'id,asns']]);
	return found.ok ? ok(new Map(found.value.rows.map((row) => [row.id, rowsIn(row['asns']).flatMap((one) => asnOf(one['asn']) ?? [])]))) : found;
}

function routerOf(row: Item, bySite: ReadonlyMap<number, readonly number[]>): RouterFacts {
	const custom = isRow(row['custom_fields']) ? row['custom_fields'] : {};
	return {
		...{id: row.id, name: nameOf(row)},
		ownAs: asnOf(custom['bgp_as']) ?? asnOf(custom['asn']),
		siteAs: bySite.get(refOf(row['site'])?.id ?? 0) ?? [],
	};
}

function interfaceOf(row: Item): readonly InterfaceFacts[] {
	const [device, name] = [refOf(row['device']), row['name']];
	if (!device || typeof name !== 'string') return [];
	const isInterface = row['connected_endpoints_type'] === 'dcim.interface';
	return [
		{
			...{id: row.id, name, device, vrf: refOf(row['vrf']), isLoopback: isLoopbackName(name)},
			...{lag: refOf(row['lag'])?.id ?? null, parent: refOf(row['parent'])?.id ?? null},
			ends: isInterface
				? rowsIn(row['connected_endpoints']).flatMap((end) => (typeof end['id'] === 'number' ? {id: end['id'], device: refOf(end['device'])} : []))
				: [],
		},
	];
}

function addressOf(row: Item, ports: ReadonlyMap<number, InterfaceFacts>): readonly InterfaceAddress[] {
	const [text, on] = [row['address'], row['assigned_object_id']];
	const port = typeof on === 'number' && row['assigned_object_type'] === 'dcim.interface' ? ports.get(on) : undefined;
	const ip = typeof text === 'string' ? parseAddress(text) : undefined;
	const role = isRow(row['role']) ? (row['role']['value'] ?? null) : null;
	if (typeof text !== 'string' || !port || !ip || sharedRoles.has(role)) return [];
	const [host, vrf] = [canonicalHost(cutMask(text).host), refOf(row['vrf'])];
	return [
		{id: row.id, text, host, ip, vrf, on: port.id, device: port.device, interface: port.name, isLoopback: role === 'loopback' || port.isLoopback},
	];
}

const nameOf = (row: Item): string => (typeof row['name'] === 'string' && row['name'] !== '' ? row['name'] : `#${row.id}`);

/** A related object by its id and its name; a device without a name is called by its id. */
function refOf(value: Json | undefined): KnownByName | null {
	if (!isRow(value) || typeof value['id'] !== 'number') return null;
	return {id: value['id'], name: typeof value['name'] === 'string' && value['name'] !== '' ? value['name'] : `#${value['id']}`};
}

const rowsIn = (value: Json | undefined): readonly Row[] => (isList(value) ? (value as readonly Json[]).filter(isRow) : []);

/** An AS number, also where a custom field keeps it as text or as an object of NetBox. */
function asnOf(value: Json | undefined): number | null {
	const said = isRow(value) ? value['asn'] : value;
	const number = typeof said === 'string' && /^\d{1,10}$/.test(said) ? Number(said) : said;
	return typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 2 ** 32 ? number : null;
}

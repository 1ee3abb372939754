import type {Row} from '../../output/output.js';
import {contacts, noIds, owners, tenantGroups} from '../filters/absent.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import {bigNumber, choice, ending, type Field, type Fields, optional, ref, remarks} from '../model/field.js';
import {common, numbers, relation, texts} from '../model/filter-spec.js';
import {asFound, namedBy, named as namedObject} from '../model/generic.js';
import type {Faults, Kind} from '../model/kind.js';
import {indexOf} from '../model/tables.js';
import {contains, lastOf, type Network, networkOf, networkText, sameNetwork} from '../reads/ip-network.js';
import {createCompare} from '../reads/order.js';
import {family, familyFilter, maskFilters, networkFilter, networkIn, others, uniqueIn} from './network-parts.js';
import {active, identity, named} from './parts.js';
import {bearers} from './ports/bearers.js';
import {vrfFilters} from './vrfs.js';

const path = 'ipam/ip-addresses';
const assigned = ['assigned_object_type', 'assigned_object_id'] as const;

const addressRoles = {
	...{loopback: 'Loopback', secondary: 'Secondary', anycast: 'Anycast', vip: 'VIP', vrrp: 'VRRP', hsrp: 'HSRP', glbp: 'GLBP', carp: 'CARP'},
};

/** What a name of the DNS is made of. */
const dnsRule = {
	pattern: /^([0-9A-Za-z_-]+|\*)(\.[0-9A-Za-z_-]+)*\.?$/u,
	fault: 'Only alphanumeric characters, asterisks, hyphens, periods, and underscores are allowed in DNS names',
};

const host: Field = {is: 'network', required: true, host: true};

/** How one address shows another, behind which or before which it stands: the family is a number alone (seen on 4.7.3). */
const form: Fields = {
	...identity(path),
	family: {is: 'made', make: (record) => networkIn(record, 'address')?.family ?? null},
	address: host,
};

const outside: Field = {
	is: 'found',
	form,
	find: (record, scene) =>
		asFound(
			path,
			indexOf(scene.world, path, 'nat_inside', (row) => (typeof row['nat_inside'] === 'number' ? [String(row['nat_inside'])] : [])).get(
				String(idOf(record)),
			) ?? [],
		),
};

/** What an address may be assigned to. */
const bearing = ['dcim.interface', 'virtualization.vminterface', 'ipam.fhrpgroup'];
const interfaces: readonly unknown[] = bearing.slice(0, 2);

/** IP addresses; asked without a mask, any mask matches. */
export const ipAddress: Kind = {
	...named(path, 'ipam.ipaddress', 'IPAddress', 'IP address'),
	display: (record) => textOf(record, 'address'),
	fields: {
		...identity(path),
		...{family: family('address'), address: host, vrf: ref('ipam/vrfs'), tenant: ref('tenancy/tenants')},
		status: choice({...active, reserved: 'Reserved', deprecated: 'Deprecated', dhcp: 'DHCP', slaac: 'SLAAC'}, 'active'),
		role: optional(addressRoles),
		assigned_object_type: {is: 'type', id: 'assigned_object_id', of: bearing, onDelete: 'cascade'},
		assigned_object_id: bigNumber,
		assigned_object: namedBy(...assigned),
		...{nat_inside: {is: 'ref', to: path, onDelete: 'clear', form}, nat_outside: outside, dns_name: {is: 'text', max: 255, rules: [dnsRule]}},
		...remarks,
		...ending,
	},
	brief: ['id', 'url', 'display', 'family', 'address', 'description'],
	ordering: ['address'],
	filters: {
		...{...common, ...owners, ...contacts, ...tenantGroups, ...bearers, ...vrfFilters},
		assigned: {by: 'yes-no', matches: (record) => record['assigned_object_id'] !== null},
		assigned_to_interface: {by: 'yes-no', matches: (record) => interfaces.includes(record['assigned_object_type'])},
		nat_inside_id: {by: 'relation', through: ['nat_inside'], to: path, key: 'id'},
		fhrpgroup_id: {by: 'relation', through: ['assigned_object_id'], typed: 'assigned_object_type', to: 'ipam/fhrp-groups', key: 'id'},
		...{...noIds('service_id'), ...numbers('assigned_object_id'), ...maskFilters('address'), ...texts('dns_name')},
		assigned_object_type: {by: 'content-type', field: 'assigned_object_type'},
		...{role: {by: 'choice', field: 'role', orNull: true}, status: {by: 'choice', field: 'status'}},
		...relation('tenant', 'tenancy/tenants'),
		family: familyFilter('address'),
		address: networkFilter('address', (mine, asked, raw) =>
			raw.includes('/') ? sameNetwork(mine, asked) : mine.family === asked.family && mine.bits === asked.bits,
		),
		parent: networkFilter('address', (mine, asked) => contains(asked, mine)),
	},
	search: ['dns_name', 'description', 'address'],
	settle: (record) => ({...record, dns_name: textOf(record, 'dns_name').toLowerCase()}),
	clean: (record, scene, before) => placeFault(record) ?? sameFault(record, scene) ?? leavingFault(record, {before, scene}) ?? slaacFault(record),
};

const whole = (said: string): Faults => ({__all__: [said]});

/** What no interface can have: all of the table, and the first and the last address of a network with hosts. */
function placeFault(record: Row): Faults | undefined {
	const mine = networkIn(record, 'address');
	if (mine?.mask === 0) return {address: ['Cannot create IP address with /0 mask.']};
	if (mine === undefined || record['assigned_object_id'] === null) return undefined;
	const hosts = (mine.family === 4 ? 32 : 128) - mine.mask;
	const ip = networkText(mine).split('/')[0];
	if (hosts < 2) return undefined;
	const {bits} = networkOf(mine);
	if (mine.bits === bits) return whole(`${ip} is a network ID, which may not be assigned to an interface.`);
	const isLast = mine.family === 4 && mine.bits === lastOf(networkOf(mine));
	return isLast ? whole(`${ip} is a broadcast address, which may not be assigned to an interface.`) : undefined;
}

/** Only these may be on several objects, and only where all of them have such a role (seen on 4.7.3). */
const sharedRoles = ['anycast', 'vip', 'vrrp', 'hsrp', 'glbp', 'carp'];

/** A host stands in its table of routes once, whatever its mask. */
function sameFault(record: Row, scene: Scene): Faults | undefined {
	const [mine, table] = [networkIn(record, 'address'), uniqueIn(record, scene)];
	if (table === undefined) return undefined;
	const isShared = (row: Row): boolean => sharedRoles.includes(textOf(row, 'role'));
	const isSame = (other: Network | undefined): boolean => other !== undefined && other.bits === mine?.bits && other.family === mine.family;
	const same = others(path, record, scene).filter((row) => isSame(networkIn(row, 'address')));
	const [first] = same.toSorted(createCompare(null, scene.kindOf(path), scene));
	if (first === undefined || (isShared(record) && same.every(isShared))) return undefined;
	return {address: [`Duplicate IP address found in ${table}: ${textOf(first, 'address')}`]};
}

/** The device or machine on whose interface an address is. */
function holderOf(record: Row, scene: Scene): Row | undefined {
	const found = namedObject(record, assigned, scene);
	if (found?.path === 'dcim/interfaces') return target(scene, 'dcim/devices', target(scene, found.path, found.id)?.['device']);
	if (found?.path !== 'virtualization/interfaces') return undefined;
	return target(scene, 'virtualization/virtual-machines', target(scene, found.path, found.id)?.['virtual_machine']);
}

/** An address that a device is reached by stays on it. */
function leavingFault(record: Row, {before, scene}: {readonly before: Row | undefined; readonly scene: Scene}): Faults | undefined {
	const holder = before && holderOf(before, scene);
	if (before === undefined || holder === undefined || holder === holderOf(record, scene)) return undefined;
	const primary = networkIn(record, 'address')?.family === 6 ? 'primary_ip6' : 'primary_ip4';
	const said = (what: string): Faults => whole(`Cannot reassign IP address while it is designated as the ${what} IP for the parent object`);
	if (holder[primary] === before['id']) return said('primary');
	return holder['oob_ip'] === before['id'] ? said('OOB') : undefined;
}

const slaacFault = (record: Row): Faults | undefined =>
	record['status'] === 'slaac' && networkIn(record, 'address')?.family !== 6
		? {status: ['Only IPv6 addresses can be assigned SLAAC status']}
		: undefined;

/** The keys in which a device shows an address it is reached by. */
const shownOn = ['id', 'url', 'display', 'family', 'address', 'nat_inside', 'nat_outside', 'dns_name', 'description'];

/** The addresses that a device or a machine is reached by; IPv6 goes before IPv4 (seen on 4.7.3). */
export function primaryFields(keys: readonly string[] = shownOn): Fields {
	const one: Field = {is: 'ref', to: path, onDelete: 'clear', keys};
	return {
		primary_ip: {
			is: 'found',
			keys,
			find: (record) => {
				const id = record['primary_ip6'] ?? record['primary_ip4'] ?? null;
				return typeof id === 'number' ? {path, id} : null;
			},
		},
		...{primary_ip4: one, primary_ip6: one},
	};
}

/** Filters by the addresses that a device or a machine is reached by. */
export const primaryFilters = {
	...relation('primary_ip4', path, {key: 'address'}),
	...relation('primary_ip6', path, {key: 'address'}),
	has_primary_ip: {by: 'yes-no', matches: (record: Row) => record['primary_ip4'] !== null || record['primary_ip6'] !== null},
} as const;

/** What is said of an address that is on no interface of the record, and of one of the other family. */
type ReachedWords = {
	readonly scene: Scene;
	readonly elsewhere: (address: string) => string;
	readonly other?: (address: string, family: number) => string;
};

/** The fault of a field with an address that must be on an interface of the record. */
export function reachedFault(
	record: Row,
	[field, family]: readonly [string, 4 | 6 | undefined],
	{scene, elsewhere, other}: ReachedWords,
): Faults | undefined {
	const found = target(scene, path, record[field]);
	if (found === undefined) return undefined;
	const text = textOf(found, 'address');
	const its = networkIn(found, 'address')?.family ?? 4;
	if (family !== undefined && its !== family) return {[field]: [other?.(text, its) ?? `${text} is not an IPv${family} address.`]};
	const isOwn = (row: Row | undefined): boolean =>
		row !== undefined && record['id'] !== undefined && holderOf(row, scene)?.['id'] === record['id'] && isOfKind(row, record);
	return isOwn(found) || isOwn(target(scene, path, found['nat_inside'])) ? undefined : {[field]: [elsewhere(text)]};
}

/** Whether an address is on an interface of the kind of holder that a record is. */
const isOfKind = (row: Row, record: Row): boolean => (row['assigned_object_type'] === 'dcim.interface') === 'device_type' in record;

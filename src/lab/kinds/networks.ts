import type {Json, Row} from '../../output/output.js';
import {contacts, never, noIds, noNames, owners, placed, siteGroups, tenantGroups, unrelated} from '../filters/absent.js';
import {type Scene, textOf} from '../model/context.js';
import {choice, ending, type Field, fixed, ref, remarks, shown, text} from '../model/field.js';
import {common, type FilterSpec, flags, numbers, relation, texts} from '../model/filter-spec.js';
import type {Faults, Kind} from '../model/kind.js';
import {contains, type Network, parseNetwork, sameNetwork} from '../reads/ip-network.js';
import {active, identity, named} from './parts.js';

const networkIn = (record: Row, field: string): Network | undefined => parseNetwork(textOf(record, field));

const family = (field: string): Field => ({
	is: 'made',
	make: (record): Json => (networkIn(record, field)?.family === 6 ? {value: 6, label: 'IPv6'} : {value: 4, label: 'IPv4'}),
});

const familyFilter = (field: string): FilterSpec => ({
	by: 'test',
	form: 'number',
	last: true,
	matches: (record, value) => networkIn(record, field)?.family === Number(value),
});

/** `mask_length`, of which every value counts, and its bounds, of which the last does (seen on 4.7.3). */
function maskFilters(field: string): {readonly [name: string]: FilterSpec} {
	const maskOf = (record: Row): number => networkIn(record, field)?.mask ?? -1;
	return {
		mask_length: {by: 'test', form: 'whole', matches: (record, value) => maskOf(record) === Number(value)},
		mask_length__gte: {by: 'test', form: 'number', last: true, matches: (record, value) => maskOf(record) >= Number(value)},
		mask_length__lte: {by: 'test', form: 'number', last: true, matches: (record, value) => maskOf(record) <= Number(value)},
	};
}

/** Filters by what bears an address: here no address is on an interface. An id must be a number, a name may be any. */
const bearers = (...names: readonly string[]): {readonly [name: string]: FilterSpec} =>
	Object.fromEntries(
		names.flatMap((name): [string, FilterSpec][] => [
			[name, {by: 'test', matches: () => false}],
			[`${name}_id`, {by: 'test', form: 'whole', matches: () => false}],
		]),
	);

const addressRoles = {
	...{loopback: 'Loopback', secondary: 'Secondary', anycast: 'Anycast', vip: 'VIP', vrrp: 'VRRP', hsrp: 'HSRP', glbp: 'GLBP', carp: 'CARP'},
};

const vrfs = ['present_in_vrf', 'present_in_vrf_id'];

/** Compares with a record's network; a value that is no network matches nothing. */
const networkFilter = (field: string, test: (record: Network, asked: Network, raw: string) => boolean): FilterSpec => ({
	by: 'test',
	matches: (record, value) => {
		const [mine, asked] = [networkIn(record, field), parseNetwork(value)];
		return mine !== undefined && asked !== undefined && test(mine, asked, value);
	},
});

/** IP addresses; asked without a mask, any mask matches. */
export const ipAddress: Kind = {
	...named('ipam/ip-addresses', 'ipam.ipaddress', 'IPAddress', 'IP address'),
	display: (record) => textOf(record, 'address'),
	fields: {
		...identity('ipam/ip-addresses'),
		...{family: family('address'), address: {is: 'network', required: true, host: true}, vrf: fixed(), tenant: ref('tenancy/tenants')},
		...{
			status: choice({...active, reserved: 'Reserved', deprecated: 'Deprecated', dhcp: 'DHCP', slaac: 'SLAAC'}, 'active'),
			role: choice(addressRoles, null),
		},
		...{assigned_object_type: fixed(), assigned_object_id: fixed(), assigned_object: shown(), nat_inside: fixed(), nat_outside: shown([])},
		dns_name: text(255),
		...remarks,
		...ending,
	},
	brief: ['id', 'url', 'display', 'family', 'address', 'description'],
	lacks: vrfs,
	ordering: ['address'],
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...never('assigned', 'assigned_to_interface'),
		...unrelated('ipam/ip-addresses', 'id', 'nat_inside_id'),
		...noIds('fhrpgroup_id', 'interface_id', 'service_id', 'vminterface_id', 'vrf_id'),
		...noNames('interface', 'vminterface', 'vrf'),
		...numbers('assigned_object_id'),
		assigned_object_type: {by: 'content-type', field: 'assigned_object_type'},
		role: {by: 'choice', field: 'role', orNull: true},
		...bearers('device', 'virtual_machine'),
		...maskFilters('address'),
		...texts('dns_name'),
		status: {by: 'choice', field: 'status'},
		...relation('tenant', 'tenancy/tenants'),
		family: familyFilter('address'),
		address: networkFilter('address', (mine, asked, raw) =>
			raw.includes('/') ? sameNetwork(mine, asked) : mine.family === asked.family && mine.bits === asked.bits,
		),
		parent: networkFilter('address', (mine, asked) => contains(asked, mine)),
	},
	search: ['dns_name', 'description', 'address'],
	clean: addressFaults,
};

/** Only these may be on several objects, and only where all of them have such a role (seen on 4.7.3). */
const sharedRoles = ['anycast', 'vip', 'vrrp', 'hsrp', 'glbp', 'carp'];

/** There is one global table here, and a host stands in it once, whatever its mask. */
function addressFaults(record: Row, scene: Scene): Faults | undefined {
	const mine = networkIn(record, 'address');
	if (mine?.mask === 0) return {address: ['Cannot create IP address with /0 mask.']};
	const isShared = (row: Row): boolean => sharedRoles.includes(textOf(row, 'role'));
	const isSame = (other: Network | undefined): boolean => other !== undefined && other.bits === mine?.bits && other.family === mine.family;
	const same = others('ipam/ip-addresses', record, scene).filter((row) => isSame(networkIn(row, 'address')));
	const [first] = same;
	if (first === undefined || (isShared(record) && same.every(isShared))) return undefined;
	return {address: [`Duplicate IP address found in global table: ${textOf(first, 'address')}`]};
}

const others = (path: string, record: Row, scene: Scene): readonly Row[] =>
	[...(scene.world.tables.get(path)?.values() ?? [])].filter((row) => row['id'] !== record['id']);

function prefixFaults(record: Row, scene: Scene): Faults | undefined {
	const mine = networkIn(record, 'prefix');
	if (mine === undefined) return undefined;
	if (mine.mask === 0) return {prefix: ['Cannot create prefix with /0 mask.']};
	const isSame = (other: Network | undefined): boolean => other !== undefined && sameNetwork(mine, other);
	const taken = others('ipam/prefixes', record, scene).some((row) => isSame(networkIn(row, 'prefix')));
	return taken ? {prefix: [`Duplicate prefix found in global table: ${textOf(record, 'prefix')}`]} : undefined;
}

/** How many other prefixes lie so to this one. */
const among = (test: (mine: Network, other: Network) => boolean): Field => ({
	is: 'made',
	make: (record, scene) => {
		const mine = networkIn(record, 'prefix');
		const others = [...(scene.world.tables.get('ipam/prefixes')?.values() ?? [])].map((row) => networkIn(row, 'prefix'));
		return mine === undefined ? 0 : others.filter((other) => other !== undefined && other.mask !== mine.mask && test(mine, other)).length;
	},
});

/** Prefixes. */
export const prefix: Kind = {
	...named('ipam/prefixes', 'ipam.prefix', 'Prefix'),
	display: (record) => textOf(record, 'prefix'),
	fields: {
		...identity('ipam/prefixes'),
		...{
			family: family('prefix'),
			prefix: {is: 'network', required: true, host: false},
			vrf: fixed(),
			scope_type: fixed(),
			scope_id: fixed(),
			scope: shown(),
		},
		...{
			tenant: ref('tenancy/tenants'),
			vlan: fixed(),
			status: choice({container: 'Container', ...active, reserved: 'Reserved', deprecated: 'Deprecated'}, 'active'),
		},
		...{role: fixed(), is_pool: {is: 'flag', initial: false}, mark_utilized: {is: 'flag', initial: false}},
		...remarks,
		...ending,
		...{children: among((mine, other) => contains(mine, other)), _depth: among((mine, other) => contains(other, mine))},
	},
	brief: ['id', 'url', 'display', 'family', 'prefix', 'description', '_depth'],
	lacks: vrfs,
	ordering: ['prefix'],
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...siteGroups,
		depth: {by: 'number', field: '_depth'},
		vlan_vid: {by: 'number', field: 'vlan_vid', decimal: true},
		...noIds('role_id', 'vlan_group_id', 'vlan_id', 'vrf_id'),
		...placed,
		...noNames('role', 'vlan_group', 'vrf'),
		...numbers('children', 'scope_id'),
		scope_type: {by: 'content-type', field: 'scope_type'},
		...maskFilters('prefix'),
		...flags('is_pool', 'mark_utilized'),
		status: {by: 'choice', field: 'status'},
		...relation('tenant', 'tenancy/tenants'),
		family: familyFilter('prefix'),
		prefix: networkFilter('prefix', sameNetwork),
		within: networkFilter('prefix', (mine, asked) => contains(asked, mine) && mine.mask > asked.mask),
		within_include: networkFilter('prefix', (mine, asked) => contains(asked, mine)),
		contains: networkFilter('prefix', (mine, asked) => contains(mine, asked)),
	},
	search: ['description', 'prefix'],
	clean: prefixFaults,
};

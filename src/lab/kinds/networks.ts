import type {Row} from '../../output/output.js';
import {contacts, noIds, noNames, owners, placed, siteGroups, tenantGroups} from '../filters/absent.js';
import {type Scene, textOf} from '../model/context.js';
import {choice, ending, type Field, fixed, ref, remarks} from '../model/field.js';
import {common, flags, numbers, relation} from '../model/filter-spec.js';
import type {Faults, Kind} from '../model/kind.js';
import {contains, type Network, sameNetwork} from '../reads/ip-network.js';
import {family, familyFilter, maskFilters, networkFilter, networkIn, others, uniqueIn} from './network-parts.js';
import {active, identity, named} from './parts.js';
import {vrfFilters} from './vrfs.js';

function prefixFaults(record: Row, scene: Scene): Faults | undefined {
	const mine = networkIn(record, 'prefix');
	if (mine === undefined) return undefined;
	if (mine.mask === 0) return {prefix: ['Cannot create prefix with /0 mask.']};
	const isSame = (other: Network | undefined): boolean => other !== undefined && sameNetwork(mine, other);
	const table = uniqueIn(record, scene);
	const taken = table !== undefined && others('ipam/prefixes', record, scene).some((row) => isSame(networkIn(row, 'prefix')));
	return taken ? {prefix: [`Duplicate prefix found in ${table}: ${textOf(record, 'prefix')}`]} : undefined;
}

/** How many other prefixes of the same table of routes lie so to this one. */
const among = (test: (mine: Network, other: Network) => boolean): Field => ({
	is: 'made',
	make: (record, scene) => {
		const mine = networkIn(record, 'prefix');
		const networks = others('ipam/prefixes', record, scene).map((row) => networkIn(row, 'prefix'));
		return mine === undefined ? 0 : networks.filter((other) => other !== undefined && other.mask !== mine.mask && test(mine, other)).length;
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
			vrf: ref('ipam/vrfs'),
			scope_type: fixed(),
			scope_id: fixed(),
			scope: {is: 'fixed', value: null, frozen: true, generic: true},
		},
		...{
			tenant: ref('tenancy/tenants'),
			vlan: ref('ipam/vlans'),
			status: choice({container: 'Container', ...active, reserved: 'Reserved', deprecated: 'Deprecated'}, 'active'),
		},
		...{role: fixed(), is_pool: {is: 'flag', initial: false}, mark_utilized: {is: 'flag', initial: false}},
		...remarks,
		...ending,
		...{children: among((mine, other) => contains(mine, other)), _depth: among((mine, other) => contains(other, mine))},
	},
	brief: ['id', 'url', 'display', 'family', 'prefix', 'description', '_depth'],
	ordering: ['_vrf', 'prefix'],
	// The global table first (seen on 4.7.3).
	sorts: {_vrf: ({vrf}) => (typeof vrf === 'number' ? String(vrf).padStart(16, '0') : '')},
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...siteGroups,
		depth: {by: 'number', field: '_depth'},
		...{...vrfFilters, ...placed, ...noIds('role_id'), ...noNames('role')},
		vlan_vid: {by: 'number', field: 'vid', decimal: true, of: {field: 'vlan', to: 'ipam/vlans'}},
		vlan_id: {by: 'relation', through: ['vlan'], to: 'ipam/vlans', key: 'id'},
		...relation('vlan_group', 'ipam/vlan-groups', {through: ['vlan', 'group']}),
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

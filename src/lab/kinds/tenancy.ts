import {contacts, noIds, noNames, owners} from '../filters/absent.js';
import {count, ending, fixed, remarks, shown, slug, unique} from '../model/field.js';
import {common, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {identity, named, once} from './parts.js';

/** Tenants. */
export const tenant: Kind = {
	...named('tenancy/tenants', 'tenancy.tenant', 'Tenant'),
	natural: ['name'],
	fields: {
		...identity('tenancy/tenants'),
		...{name: unique(), slug, group: fixed()},
		...remarks,
		...ending,
		...{circuit_count: shown(0), device_count: count('dcim/devices', 'tenant'), ipaddress_count: count('ipam/ip-addresses', 'tenant')},
		...{prefix_count: count('ipam/prefixes', 'tenant'), rack_count: shown(0), site_count: count('dcim/sites', 'tenant')},
		...{virtualmachine_count: count('virtualization/virtual-machines', 'tenant'), vlan_count: shown(0), vrf_count: shown(0)},
		cluster_count: count('virtualization/clusters', 'tenant'),
	},
	brief: once,
	filters: {...common, ...owners, ...contacts, ...noNames('group'), ...noIds('group_id'), ...texts('name', 'slug')},
};

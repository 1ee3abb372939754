import {contacts, noIds, noNames, owners} from '../filters/absent.js';
import {count, ending, fixed, nearSlug, needed, remarks, shown} from '../model/field.js';
import {common, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {identity, named, once} from './parts.js';

/** Tenants. */
export const tenant: Kind = {
	...named('tenancy/tenants', 'tenancy.tenant', 'Tenant'),
	natural: ['name'],
	together: [
		{fields: ['name'], said: 'Tenant name must be unique per group.'},
		{fields: ['slug'], said: 'Tenant slug must be unique per group.'},
	],
	fields: {
		...identity('tenancy/tenants'),
		...{name: needed(100), slug: nearSlug, group: fixed()},
		...remarks,
		...ending,
		...{circuit_count: shown(0), device_count: count('dcim/devices', 'tenant'), ipaddress_count: count('ipam/ip-addresses', 'tenant')},
		...{prefix_count: count('ipam/prefixes', 'tenant'), rack_count: count('dcim/racks', 'tenant'), site_count: count('dcim/sites', 'tenant')},
		...{
			virtualmachine_count: count('virtualization/virtual-machines', 'tenant'),
			vlan_count: count('ipam/vlans', 'tenant'),
			vrf_count: count('ipam/vrfs', 'tenant'),
		},
		cluster_count: count('virtualization/clusters', 'tenant'),
	},
	brief: once,
	filters: {...common, ...owners, ...contacts, ...noNames('group'), ...noIds('group_id'), ...texts('name', 'slug')},
};

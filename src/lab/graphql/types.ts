import type {Choices} from '../model/field.js';
import type {Kind} from '../model/kind.js';

/** The kinds that can be asked for, by the name of one object; a list adds `_list` (seen on 4.7.3). */
export const roots: {readonly [name: string]: string} = {
	...{site: 'dcim/sites', region: 'dcim/regions', location: 'dcim/locations', device: 'dcim/devices', device_role: 'dcim/device-roles'},
	...{device_type: 'dcim/device-types', manufacturer: 'dcim/manufacturers', platform: 'dcim/platforms', virtual_chassis: 'dcim/virtual-chassis'},
	...{tenant: 'tenancy/tenants', asn: 'ipam/asns', rir: 'ipam/rirs', ip_address: 'ipam/ip-addresses', prefix: 'ipam/prefixes'},
	...{tag: 'extras/tags', custom_field: 'extras/custom-fields', custom_field_choice_set: 'extras/custom-field-choice-sets'},
	...{virtual_machine: 'virtualization/virtual-machines'},
	...{cluster: 'virtualization/clusters', cluster_type: 'virtualization/cluster-types', asn_range: 'ipam/asn-ranges'},
	...{interface: 'dcim/interfaces', mac_address: 'dcim/mac-addresses', cable: 'dcim/cables', rack: 'dcim/racks', vrf: 'ipam/vrfs'},
	...{route_target: 'ipam/route-targets', vlan: 'ipam/vlans', vlan_group: 'ipam/vlan-groups', fhrp_group: 'ipam/fhrp-groups'},
	...{fhrp_group_assignment: 'ipam/fhrp-group-assignments', vm_interface: 'virtualization/interfaces'},
	...{netbox_bgp_session: 'plugins/bgp/session', netbox_bgp_peer_group: 'plugins/bgp/peer-group'},
	...{netbox_bgp_routing_policy: 'plugins/bgp/routing-policy', netbox_bgp_prefixlist: 'plugins/bgp/prefix-list'},
};

/** Whether a kind is a plugin's, whose lists have no pages and whose choices no lookups. */
export const isPlugin = ({path}: Pick<Kind, 'path'>): boolean => path.startsWith('plugins/');

/** What a stored choice is called by GraphQL: `STATUS_ACTIVE` in the core, `ACTIVE` in a plugin. */
export function enumerators(kind: Kind, name: string, choices: Choices): ReadonlyMap<string, string> {
	const upper = (text: string): string => text.toUpperCase().replace(/\W/gu, '_');
	return new Map(Object.keys(choices).map((value) => [isPlugin(kind) ? upper(value) : `${upper(name)}_${upper(value)}`, value]));
}

import {own} from '../../core/own-property.js';

/** What NetBox does about an object whose field names one that is to be deleted: it refuses the deletion, deletes the object too, or empties the field. */
export type OnDelete = 'refused' | 'deleted' | 'emptied';

/** For each kind that is named the lists that name it, each with its fields. */
type Naming = {readonly [kind: string]: string};

/*
 * What REST does not tell: `on_delete` of each foreign key in the models of NetBox 4.7.3, netbox-bgp 0.20.2 and netbox-branching 1.2.2 (PROTECT and RESTRICT,
 * CASCADE, SET_NULL), by the lists and fields of their API. Those of 4.4.10 and 4.6.8 say the same of what they have. A test holds it against the models of
 * a real server (`test/tasks/real-deletions.test.ts`).
 */
/** PROTECT, and RESTRICT of a parent interface. */
const refused: Naming = {
	'circuits.circuit-types': 'circuits.circuits:type',
	'circuits.provider-accounts': 'circuits.circuits:provider_account circuits.virtual-circuits:provider_account',
	'circuits.provider-networks': 'circuits.virtual-circuits:provider_network',
	'circuits.providers': 'circuits.circuits:provider circuits.provider-accounts:provider circuits.provider-networks:provider',
	'circuits.virtual-circuit-types': 'circuits.virtual-circuits:type',
	'core.data-sources':
		'extras.config-context-profiles:data_source extras.config-contexts:data_source extras.config-templates:data_source extras.export-templates:data_source',
	'dcim.cooling-sources': 'dcim.cooling-feeds:cooling_source',
	'dcim.device-roles': 'dcim.devices:role virtualization.virtual-machines:role',
	'dcim.device-types': 'dcim.devices:device_type',
	'dcim.devices': 'dcim.virtual-chassis:master dcim.virtual-device-contexts:device plugins.bgp.session:device virtualization.virtual-machines:device',
	'dcim.interface-templates': 'dcim.interface-templates:parent',
	'dcim.interfaces': 'dcim.interfaces:parent wireless.wireless-links:interface_a,interface_b',
	'dcim.inventory-item-roles': 'dcim.inventory-item-templates:role dcim.inventory-items:role',
	'dcim.locations': 'dcim.cooling-sources:location dcim.devices:location dcim.power-panels:location',
	'dcim.manufacturers':
		'dcim.device-types:manufacturer dcim.inventory-item-templates:manufacturer dcim.inventory-items:manufacturer dcim.module-bay-types:manufacturer dcim.module-types:manufacturer dcim.platforms:manufacturer dcim.rack-types:manufacturer',
	'dcim.module-type-profiles': 'dcim.module-types:profile',
	'dcim.module-types': 'dcim.modules:module_type',
	'dcim.power-panels': 'dcim.power-feeds:power_panel',
	'dcim.rack-groups': 'dcim.racks:group',
	'dcim.rack-roles': 'dcim.racks:role',
	'dcim.rack-types': 'dcim.racks:rack_type',
	'dcim.racks': 'dcim.cooling-feeds:rack dcim.devices:rack dcim.power-feeds:rack',
	'dcim.sites':
		'dcim.cooling-sources:site dcim.devices:site dcim.power-panels:site dcim.racks:site ipam.vlans:site plugins.bgp.community:site virtualization.virtual-machines:site',
	'extras.config-context-profiles': 'extras.config-contexts:profile',
	'extras.config-templates':
		'dcim.device-roles:config_template dcim.devices:config_template dcim.platforms:config_template virtualization.virtual-machines:config_template',
	'extras.custom-field-choice-sets': 'extras.custom-fields:choice_set',
	'ipam.asns': 'plugins.bgp.session:local_as,remote_as',
	'ipam.ip-addresses': 'plugins.bgp.session:local_address,remote_address vpn.tunnel-terminations:outside_ip',
	'ipam.prefixes': 'plugins.bgp.session:remote_prefix',
	'ipam.rirs': 'ipam.aggregates:rir ipam.asn-ranges:rir ipam.asns:rir',
	'ipam.vlan-groups': 'ipam.vlans:group',
	'ipam.vlan-translation-policies': 'dcim.interfaces:vlan_translation_policy virtualization.interfaces:vlan_translation_policy',
	'ipam.vlans': 'ipam.prefixes:vlan ipam.vlans:qinq_svlan wireless.wireless-lans:vlan',
	'ipam.vrfs': 'ipam.ip-addresses:vrf ipam.ip-ranges:vrf ipam.prefixes:vrf',
	'tenancy.contact-roles': 'tenancy.contact-assignments:role',
	'tenancy.contacts': 'tenancy.contact-assignments:contact',
	'tenancy.tenants':
		'circuits.circuit-groups:tenant circuits.circuits:tenant circuits.virtual-circuits:tenant dcim.cables:tenant dcim.cooling-feeds:tenant dcim.devices:tenant dcim.locations:tenant dcim.power-feeds:tenant dcim.rack-reservations:tenant dcim.racks:tenant dcim.sites:tenant dcim.virtual-device-contexts:tenant ipam.aggregates:tenant ipam.asn-ranges:tenant ipam.asns:tenant ipam.ip-addresses:tenant ipam.ip-ranges:tenant ipam.prefixes:tenant ipam.route-targets:tenant ipam.vlan-groups:tenant ipam.vlans:tenant ipam.vrfs:tenant plugins.bgp.community:tenant plugins.bgp.session:tenant virtualization.clusters:tenant virtualization.virtual-machines:tenant vpn.l2vpns:tenant vpn.tunnels:tenant wireless.wireless-lans:tenant wireless.wireless-links:tenant',
	'users.owner-groups': 'users.owners:group',
	'users.users': 'dcim.rack-reservations:user',
	'virtualization.cluster-groups': 'virtualization.clusters:group',
	'virtualization.cluster-types': 'virtualization.clusters:type',
	'virtualization.clusters': 'virtualization.virtual-machines:cluster',
	'virtualization.interfaces': 'virtualization.interfaces:parent',
	'virtualization.virtual-machine-types': 'virtualization.virtual-machines:virtual_machine_type',
	'virtualization.virtual-machines': 'plugins.bgp.session:virtualmachine',
	'vpn.ike-policies': 'vpn.ipsec-profiles:ike_policy',
	'vpn.ipsec-policies': 'vpn.ipsec-profiles:ipsec_policy',
	'vpn.ipsec-profiles': 'vpn.tunnels:ipsec_profile',
	'vpn.tunnel-groups': 'vpn.tunnels:group',
};

/** CASCADE. */
const deleted: Naming = {
	'circuits.circuit-groups': 'circuits.circuit-group-assignments:group',
	'circuits.circuits': 'circuits.circuit-terminations:circuit',
	'circuits.virtual-circuits': 'circuits.virtual-circuit-terminations:virtual_circuit',
	'core.data-sources': 'core.data-files:source',
	'dcim.cables': 'dcim.cable-terminations:cable',
	'dcim.device-roles': 'dcim.device-roles:parent',
	'dcim.device-types':
		'dcim.console-port-templates:device_type dcim.console-server-port-templates:device_type dcim.cooling-intake-templates:device_type dcim.cooling-outflow-templates:device_type dcim.device-bay-templates:device_type dcim.front-port-templates:device_type dcim.interface-templates:device_type dcim.inventory-item-templates:device_type dcim.module-bay-templates:device_type dcim.power-outlet-templates:device_type dcim.power-port-templates:device_type dcim.rear-port-templates:device_type',
	'dcim.devices':
		'dcim.console-ports:device dcim.console-server-ports:device dcim.cooling-intakes:device dcim.cooling-outflows:device dcim.device-bays:device dcim.front-ports:device dcim.interfaces:device dcim.inventory-items:device dcim.module-bays:device dcim.modules:device dcim.power-outlets:device dcim.power-ports:device dcim.rear-ports:device',
	'dcim.interfaces': 'circuits.virtual-circuit-terminations:interface',
	'dcim.inventory-item-templates': 'dcim.inventory-item-templates:parent',
	'dcim.inventory-items': 'dcim.inventory-items:parent',
	'dcim.locations': 'dcim.locations:parent',
	'dcim.module-bays': 'dcim.modules:module_bay',
	'dcim.module-types':
		'dcim.console-port-templates:module_type dcim.console-server-port-templates:module_type dcim.cooling-intake-templates:module_type dcim.cooling-outflow-templates:module_type dcim.front-port-templates:module_type dcim.interface-templates:module_type dcim.module-bay-templates:module_type dcim.power-outlet-templates:module_type dcim.power-port-templates:module_type dcim.rear-port-templates:module_type',
	'dcim.modules':
		'dcim.console-ports:module dcim.console-server-ports:module dcim.cooling-intakes:module dcim.cooling-outflows:module dcim.front-ports:module dcim.interfaces:module dcim.module-bays:module dcim.power-outlets:module dcim.power-ports:module dcim.rear-ports:module',
	'dcim.platforms': 'dcim.platforms:parent',
	'dcim.racks': 'dcim.rack-reservations:rack',
	'dcim.regions': 'dcim.regions:parent',
	'dcim.site-groups': 'dcim.site-groups:parent',
	'dcim.sites': 'dcim.locations:site',
	'extras.tags': 'extras.tagged-objects:tag',
	'ipam.fhrp-groups': 'ipam.fhrp-group-assignments:group',
	'ipam.prefixes': 'plugins.bgp.prefix-list-rule:prefix',
	'ipam.vlan-translation-policies': 'ipam.vlan-translation-rules:policy',
	'plugins.bgp.aspath-list': 'plugins.bgp.aspath-list-rule:aspath_list',
	'plugins.bgp.community': 'plugins.bgp.community-list-rule:community',
	'plugins.bgp.community-list': 'plugins.bgp.community-list-rule:community_list',
	'plugins.bgp.prefix-list': 'plugins.bgp.prefix-list-rule:prefix_list',
	'plugins.bgp.routing-policy': 'plugins.bgp.routing-policy-rule:routing_policy',
	'plugins.branching.branches': 'plugins.branching.branch-events:branch plugins.branching.changes:branch',
	'tenancy.contact-groups': 'tenancy.contact-groups:parent',
	'tenancy.tenant-groups': 'tenancy.tenant-groups:parent',
	'users.users': 'extras.bookmarks:user extras.notifications:user extras.subscriptions:user users.tokens:user',
	'virtualization.virtual-machines': 'virtualization.interfaces:virtual_machine virtualization.virtual-disks:virtual_machine',
	'vpn.l2vpns': 'vpn.l2vpn-terminations:l2vpn',
	'vpn.tunnels': 'vpn.tunnel-terminations:tunnel',
	'wireless.wireless-lan-groups': 'wireless.wireless-lan-groups:parent',
};

/** SET_NULL. */
const emptied: Naming = {
	'circuits.circuit-terminations': 'circuits.circuits:termination_a,termination_z',
	'core.data-files':
		'extras.config-context-profiles:data_file extras.config-contexts:data_file extras.config-templates:data_file extras.export-templates:data_file',
	'dcim.cable-bundles': 'dcim.cables:bundle',
	'dcim.cables':
		'circuits.circuit-terminations:cable dcim.console-ports:cable dcim.console-server-ports:cable dcim.front-ports:cable dcim.interfaces:cable dcim.power-feeds:cable dcim.power-outlets:cable dcim.power-ports:cable dcim.rear-ports:cable',
	'dcim.cooling-intake-templates': 'dcim.cooling-outflow-templates:cooling_intake',
	'dcim.cooling-intakes': 'dcim.cooling-outflows:cooling_intake',
	'dcim.cooling-outflows': 'dcim.cooling-intakes:cooling_outflow',
	'dcim.devices': 'dcim.device-bays:installed_device',
	'dcim.interface-templates': 'dcim.interface-templates:bridge',
	'dcim.interfaces': 'dcim.interfaces:bridge,lag',
	'dcim.locations': 'dcim.racks:location',
	'dcim.mac-addresses': 'dcim.interfaces:primary_mac_address virtualization.interfaces:primary_mac_address',
	'dcim.platforms':
		'dcim.device-types:default_platform dcim.devices:platform virtualization.virtual-machine-types:default_platform virtualization.virtual-machines:platform',
	'dcim.power-port-templates': 'dcim.power-outlet-templates:power_port',
	'dcim.power-ports': 'dcim.power-outlets:power_port',
	'dcim.regions': 'dcim.sites:region',
	'dcim.site-groups': 'dcim.sites:group',
	'dcim.sites': 'plugins.bgp.session:site',
	'dcim.virtual-chassis': 'dcim.devices:virtual_chassis',
	'ipam.asns': 'plugins.bgp.peer-group:local_as,remote_as',
	'ipam.ip-addresses':
		'dcim.devices:oob_ip,primary_ip4,primary_ip6 dcim.virtual-device-contexts:primary_ip4,primary_ip6 ipam.ip-addresses:nat_inside virtualization.virtual-machines:primary_ip4,primary_ip6',
	'ipam.roles': 'ipam.asns:role ipam.ip-ranges:role ipam.prefixes:role ipam.vlans:role plugins.bgp.community:role',
	'ipam.vlans': 'dcim.interfaces:qinq_svlan,untagged_vlan virtualization.interfaces:qinq_svlan,untagged_vlan',
	'ipam.vrfs': 'dcim.interfaces:vrf virtualization.interfaces:vrf',
	'plugins.bgp.peer-group': 'plugins.bgp.session:peer_group',
	'plugins.bgp.prefix-list': 'plugins.bgp.peer-group:prefix_list_in,prefix_list_out plugins.bgp.session:prefix_list_in,prefix_list_out',
	'tenancy.tenant-groups': 'tenancy.tenants:group',
	'users.users': 'core.jobs:user core.object-changes:user extras.journal-entries:created_by extras.saved-filters:user extras.table-configs:user',
	'virtualization.clusters': 'dcim.devices:cluster',
	'virtualization.interfaces': 'virtualization.interfaces:bridge',
	'wireless.wireless-lan-groups': 'wireless.wireless-lans:group',
	'wireless.wireless-links': 'dcim.interfaces:wireless_link',
};

/** A field of a list that names objects of a kind, and what NetBox does about the objects of the list where these go. */
export type NamingField = {readonly list: string; readonly field: string; readonly onDelete: OnDelete};

/** The fields that are known to name objects of a kind, those first that stand against their deletion. */
export const namingFields = (kind: string): readonly NamingField[] =>
	Object.entries({refused, deleted, emptied} as const).flatMap(([onDelete, naming]) =>
		(own(naming, kind) ?? '').split(' ').flatMap((words): readonly NamingField[] => {
			const [list = '', fields = ''] = words.split(':');
			return fields === '' ? [] : fields.split(',').map((field) => ({list, field, onDelete: onDelete as OnDelete}));
		}),
	);

/** What NetBox does about the objects of a list by a field that names one of a kind; undefined where that is not known. Everything keeps its owner. */
export const onDeleteOf = (kind: string, list: string, field: string): OnDelete | undefined =>
	kind === 'users.owners' && field === 'owner' ? 'refused' : namingFields(kind).find((one) => one.list === list && one.field === field)?.onDelete;

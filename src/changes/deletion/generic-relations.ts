import {own} from '../../core/own-property.js';

/**
 * A field of a list that names objects of any kind, by two values: `scope_type` and `scope_id` of the field `scope`, both of which are filters. No schema
 * tells what it names.
 */
export type GenericRelation = {readonly list: string; readonly field: string};

const relation = (list: string, field: string): GenericRelation => ({list, field});

const ofAddresses = [relation('ipam.ip-addresses', 'assigned_object'), relation('dcim.mac-addresses', 'assigned_object')];
const ofInterfaces = [
	...ofAddresses,
	relation('ipam.fhrp-group-assignments', 'interface'),
	relation('vpn.tunnel-terminations', 'termination'),
	relation('vpn.l2vpn-terminations', 'assigned_object'),
];
const cables = relation('dcim.cable-terminations', 'termination');
const components = relation('dcim.inventory-items', 'component');
const ofPorts = [cables, components];
const vlanGroups = relation('ipam.vlan-groups', 'scope');
const circuitEnds = relation('circuits.circuit-terminations', 'termination');
const ofPlaces = [
	relation('ipam.prefixes', 'scope'),
	vlanGroups,
	relation('virtualization.clusters', 'scope'),
	relation('wireless.wireless-lans', 'scope'),
	circuitEnds,
];
const services = relation('ipam.services', 'parent_object');
const circuitGroups = relation('circuits.circuit-group-assignments', 'member');

/** The models of NetBox 4.7.3 that have a `GenericForeignKey`, by what it may name and a list shows; NetBox 4.4 has these too. */
const relations: {readonly [kind: string]: readonly GenericRelation[]} = {
	'dcim.interfaces': [...ofInterfaces, ...ofPorts],
	'virtualization.interfaces': ofInterfaces,
	'dcim.console-ports': ofPorts,
	'dcim.console-server-ports': ofPorts,
	'dcim.power-ports': ofPorts,
	'dcim.power-outlets': ofPorts,
	'dcim.front-ports': ofPorts,
	'dcim.rear-ports': ofPorts,
	'dcim.power-feeds': [cables],
	'dcim.cooling-intakes': [components],
	'dcim.cooling-outflows': [components],
	'circuits.circuit-terminations': [cables],
	'dcim.regions': ofPlaces,
	'dcim.site-groups': ofPlaces,
	'dcim.sites': ofPlaces,
	'dcim.locations': ofPlaces,
	'dcim.racks': [vlanGroups],
	'virtualization.cluster-groups': [vlanGroups],
	'virtualization.clusters': [vlanGroups],
	'circuits.provider-networks': [circuitEnds],
	'dcim.devices': [services],
	'virtualization.virtual-machines': [services],
	'ipam.fhrp-groups': [relation('ipam.ip-addresses', 'assigned_object'), services],
	'ipam.vlans': [relation('vpn.l2vpn-terminations', 'assigned_object')],
	'circuits.circuits': [circuitGroups],
	'circuits.virtual-circuits': [circuitGroups],
};

/** The kinds that a field of a list may name; undefined where that is not known, or may be any that has a feature. */
export function kindsNamedBy(list: string, field: string): readonly string[] | undefined {
	const kinds = Object.keys(relations).filter((kind) => relations[kind]?.some((one) => one.list === list && one.field === field));
	return kinds.length > 0 ? kinds : undefined;
}

/** What objects of many kinds may have, by the word for it in their content type. */
const ofFeatures: {readonly [feature: string]: GenericRelation} = {
	contacts: relation('tenancy.contact-assignments', 'object'),
	journaling: relation('extras.journal-entries', 'assigned_object'),
	image_attachments: relation('extras.image-attachments', 'object'),
};

/** The fields that may name objects of a kind so, which has these features. */
export const genericRelations = (kind: string, features: readonly string[]): readonly GenericRelation[] => [
	...(own(relations, kind) ?? []),
	...features.flatMap((feature) => own(ofFeatures, feature) ?? []),
];

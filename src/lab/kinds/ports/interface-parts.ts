import {stringifyJson} from '../../../core/json-text.js';
import type {Json, Row} from '../../../output/output.js';
import {noIds, noNames} from '../../filters/absent.js';
import {filled} from '../../filters/lookups.js';
import {idOf, type Scene, target, textOf} from '../../model/context.js';
import {type Field, type Fields, fixed, optional, ref, shown} from '../../model/field.js';
import {type FilterSpec, relation} from '../../model/filter-spec.js';
import {asFound, naming} from '../../model/generic.js';
import type {Faults} from '../../model/kind.js';

const assigned = ['assigned_object_type', 'assigned_object_id'] as const;

/** The MAC addresses of an interface, sorted by their values. */
const macsOf = (record: Row, scene: Scene, type: string): readonly Row[] =>
	naming(scene, 'dcim/mac-addresses', assigned, {type, id: idOf(record)}).toSorted(
		(a, b) => Number(textOf(a, 'mac_address') > textOf(b, 'mac_address')) - 0.5,
	);

/** What a VLAN can be to an interface. */
const modes = {access: 'Access', tagged: 'Tagged', 'tagged-all': 'Tagged (All)', 'q-in-q': 'Q-in-Q (802.1ad)'};

/** The three keys of an interface that are about its MAC addresses; `mac_address` is a short way to write the primary one. */
export const macFields = (type: string): Fields => ({
	mac_address: {is: 'mac', by: 'primary_mac_address'},
	primary_mac_address: ref('dcim/mac-addresses', 'empty'),
	mac_addresses: {is: 'found', find: (record, scene) => asFound('dcim/mac-addresses', macsOf(record, scene, type))},
});

/** The VLANs of an interface. */
export const vlanFields: Fields = {
	untagged_vlan: ref('ipam/vlans', 'clear'),
	tagged_vlans: {is: 'refs', to: 'ipam/vlans'},
	qinq_svlan: ref('ipam/vlans', 'clear'),
	vlan_translation_policy: fixed(),
};

/** The mode, which an empty text takes away. */
export const mode: Field = optional(modes);

/** How many addresses and FHRP groups an interface has. */
export const interfaceCounts = (type: string): Fields => ({
	count_ipaddresses: {is: 'made', make: (record, scene) => naming(scene, 'ipam/ip-addresses', assigned, {type, id: idOf(record)}).length},
	count_fhrp_groups: {
		is: 'made',
		make: (record, scene) => naming(scene, 'ipam/fhrp-group-assignments', ['interface_type', 'interface_id'], {type, id: idOf(record)}).length,
	},
});

/** What no interface of the lab has. */
export const noLayers: Fields = {l2vpn_termination: shown()};

/** The MAC addresses of an interface in lower case; null where it has none. */
export function macTexts(record: Row, scene: Scene, type: string): readonly (string | null)[] {
	const texts = macsOf(record, scene, type).map((row) => textOf(row, 'mac_address').toLowerCase());
	return texts.length === 0 ? [null] : texts;
}

/** The filters that interfaces of devices and of virtual machines share. */
export const interfaceFilters = (type: string): {readonly [name: string]: FilterSpec} => ({
	mode: {by: 'choice', field: 'mode', orNull: true},
	mtu: {by: 'number', field: 'mtu'},
	enabled: {by: 'flag', field: 'enabled'},
	mac_address: {
		by: 'text',
		field: 'mac_address',
		only: filled,
		form: 'mac',
		of: (record, scene) => macTexts(record, scene, type),
	},
	...relation('primary_mac_address', 'dcim/mac-addresses', {key: 'mac_address'}),
	...relation('vrf', 'ipam/vrfs', {key: 'rd'}),
	...noNames('vlan_translation_policy'),
	...noIds('l2vpn', 'l2vpn_id', 'vlan_translation_policy_id'),
	vlan: byVlan('vid'),
	vlan_id: byVlan('id'),
});

/** Any VLAN of an interface, by its number on the wire or its id. */
function byVlan(key: 'id' | 'vid'): FilterSpec {
	return {
		by: 'test',
		form: 'number',
		last: true,
		matches: (record, value, scene) =>
			[record['untagged_vlan'], record['qinq_svlan'], ...((record['tagged_vlans'] ?? []) as readonly Json[])].some(
				(id) => target(scene, 'ipam/vlans', id)?.[key] === Math.trunc(Number(value)),
			),
	};
}

/** What is wrong with the VLANs of an interface, as its body is read: by its mode, then by the site of what bears it. */
export function vlanFaults(
	record: Row,
	{scene, site, what, before}: {readonly scene: Scene; readonly site: Json; readonly what: string; readonly before: Row | undefined},
): Faults | undefined {
	const elsewhere = (id: Json | undefined): Row | undefined => {
		const vlan = target(scene, 'ipam/vlans', id);
		return vlan !== undefined && vlan['site'] !== null && vlan['site'] !== site ? vlan : undefined;
	};
	const must = `must belong to the same site as the interface's parent ${what}, or it must be global.`;
	// Only those that a body gives are looked at (seen on 4.7.3).
	const isGiven = stringifyJson(record['tagged_vlans']) !== stringifyJson(before?.['tagged_vlans']);
	const tagged = isGiven ? ((record['tagged_vlans'] ?? []) as readonly Json[]).map(elsewhere).find((vlan) => vlan !== undefined) : undefined;
	if (tagged !== undefined) return {tagged_vlans: [`VLAN ${scene.kindOf('ipam/vlans').display(tagged, scene)} ${must}`]};
	const untagged = elsewhere(record['untagged_vlan']);
	return untagged && {untagged_vlan: [`The untagged VLAN (${scene.kindOf('ipam/vlans').display(untagged, scene)}) ${must}`]};
}

/** A primary MAC address is one of the interface's own (read in `BaseInterface.clean` of 4.7.3). */
export function primaryMacFault(record: Row, scene: Scene, type: string): Faults | undefined {
	const mac = target(scene, 'dcim/mac-addresses', record['primary_mac_address']);
	if (mac === undefined) return undefined;
	if (mac['assigned_object_id'] === null)
		return record['id'] === undefined ? undefined : {__all__: ['Only a MAC address assigned to this interface can be its primary MAC address.']};
	if (mac['assigned_object_type'] === type && mac['assigned_object_id'] === record['id']) return undefined;
	const kind = scene.kindOfType(String(mac['assigned_object_type']));
	const other = kind && target(scene, kind.path, mac['assigned_object_id']);
	const name = kind === undefined || other === undefined ? 'None' : kind.display(other, scene);
	return {__all__: [`MAC address ${textOf(mac, 'mac_address')} is assigned to a different interface (${name}).`]};
}

/** Without a mode there is no untagged VLAN, and only a tagged interface keeps tagged ones. */
export function settled(record: Row, before: Row | undefined): Row {
	return {
		...record,
		...(record['mode'] === null && {untagged_vlan: null}),
		...(before !== undefined && record['mode'] !== 'tagged' && {tagged_vlans: []}),
	};
}

import type {Json, Row} from '../../../output/output.js';
import {noIds, noNames, owners, siteGroups, unrelated} from '../../filters/absent.js';
import {idOf, type Scene, target, textOf} from '../../model/context.js';
import {bigNumber, ending, type Field, type Fields, fixed, mustRef, needed, number, optional, ref, shown, text} from '../../model/field.js';
import {choices, common, decimals, type FilterSpec, flags, numbers, optionals, texts} from '../../model/filter-spec.js';
import {asFound} from '../../model/generic.js';
import type {Faults, Kind} from '../../model/kind.js';
import {indexOf} from '../../model/tables.js';
import {identity, named} from '../parts.js';
import {cabledFaults, cabledFields, cabledFilters, componentFilters, moved, pathFields} from './component-parts.js';
import {interfaceCounts, interfaceFilters, macFields, mode, noLayers, primaryMacFault, settled, vlanFaults, vlanFields} from './interface-parts.js';
import {naturalInterface} from './natural-interface.js';
import {interfaceTypes, poeTypes} from './port-types.js';

const path = 'dcim/interfaces';
const type = 'dcim.interface';

/** How another interface of the same device shows this one. */
const form: Fields = {
	...identity(path),
	device: {...(mustRef('dcim/devices') as Extract<Field, {is: 'ref'}>), keys: ['id', 'url', 'display_url', 'display', 'name']},
	name: needed(64),
	cable: {is: 'made', make: (record) => record['cable'] ?? null},
	_occupied: {is: 'made', make: (record) => record['cable'] !== null || record['mark_connected'] === true},
};

const other = (onDelete: 'clear' | 'restrict'): Field => ({is: 'ref', to: path, onDelete, form});

const bridged: Field = {
	is: 'found',
	form,
	find: (record, scene) =>
		asFound(
			path,
			indexOf(scene.world, path, 'bridge', (row) => (row['bridge'] === null ? [] : [String(row['bridge'])])).get(String(idOf(record))) ?? [],
		),
};

const fields: Fields = {
	...identity(path),
	...{device: mustRef('dcim/devices', 'cascade'), vdcs: fixed([]), module: fixed(), name: needed(64), label: text(64)},
	...{type: {is: 'choice', choices: interfaceTypes, initial: null, required: true}, channels: fixed(), channel_id: fixed()},
	...{enabled: {is: 'flag', initial: true}, parent: other('restrict'), bridge: other('clear'), bridge_interfaces: bridged, lag: other('clear')},
	...{mtu: number({min: 1, max: 65_536}), ...macFields(type), speed: bigNumber},
	...{duplex: optional({half: 'Half', full: 'Full', auto: 'Auto'}), wwn: fixed(), mgmt_only: {is: 'flag', initial: false}, description: text()},
	...{mode, rf_role: fixed(), rf_channel: fixed(), poe_mode: optional({pd: 'PD', pse: 'PSE'}), poe_type: optional(poeTypes)},
	...{rf_channel_frequency: fixed(), rf_channel_width: fixed(), tx_power: fixed(), ...vlanFields, ...cabledFields},
	...{wireless_lans: fixed([]), vrf: ref('ipam/vrfs', 'clear'), ...noLayers, ...pathFields, owner: fixed()},
	...ending,
	...interfaceCounts(type),
	_occupied: form['_occupied'] ?? shown(),
};

const virtualTypes: readonly string[] = ['virtual', 'lag', 'bridge'];
const wireless = /^(?:ieee802\.1[15].*|other-wireless|gsm|cdma|lte|4g|5g)$/u;
const wired = (of: string): boolean => !virtualTypes.includes(of) && of !== 'channel' && !wireless.test(of);

/** Interfaces that can bear a cable. */
export const isWired = (record: Row): boolean => wired(textOf(record, 'type'));

/** `kind=`: physical, virtual or wireless; any other word finds nothing. */
const ofKind: {readonly [kind: string]: (type: string) => boolean} = {
	physical: wired,
	virtual: (of) => virtualTypes.includes(of),
	wireless: (of) => wireless.test(of),
};

const single = (name: string, key: 'id' | 'name'): FilterSpec => ({
	by: 'test',
	...(key === 'id' && {form: 'whole' as const}),
	matches: (record, value, scene) =>
		name === key && (key === 'id' ? record['device'] === Number(value) : target(scene, 'dcim/devices', record['device'])?.['name'] === value),
});

/** Network interfaces of devices. */
export const networkInterface: Kind = {
	...named(path, type, 'Interface', 'interface'),
	display: (record) => (textOf(record, 'label') === '' ? textOf(record, 'name') : `${textOf(record, 'name')} (${textOf(record, 'label')})`),
	natural: ['name'],
	fields,
	brief: ['id', 'url', 'display', 'device', 'name', 'description', 'cable', '_occupied'],
	ordering: ['device', '_name'],
	sorts: {_name: (record) => naturalInterface(textOf(record, 'name'))},
	together: [{fields: ['device', 'name'], words: 'Device and Name'}],
	filters: {
		...common,
		...owners,
		...componentFilters,
		...cabledFilters,
		...interfaceFilters(type),
		...siteGroups,
		...texts('name', 'label'),
		...{
			...choices('type'),
			...optionals('duplex', 'poe_mode', 'poe_type'),
			...flags('mgmt_only'),
			...numbers('speed', 'channels', 'channel_id', 'tx_power'),
		},
		...decimals('rf_channel_frequency', 'rf_channel_width'),
		rf_role: {by: 'choice', field: 'rf_role', among: {ap: 'Access point', station: 'Station'}, orNull: true},
		...Object.fromEntries(
			['parent', 'bridge', 'lag'].map((name): [string, FilterSpec] => [`${name}_id`, {by: 'relation', through: [name], to: path, key: 'id'}]),
		),
		...{virtual_chassis_member: single('name', 'name'), virtual_chassis_member_id: single('id', 'id')},
		...{virtual_chassis_member_or_master: single('name', 'name'), virtual_chassis_member_or_master_id: single('id', 'id')},
		...noIds('vdc_id', 'wireless_lan_id', 'wireless_link_id', 'virtual_circuit_id', 'virtual_circuit_termination_id', 'module_id'),
		...noNames('vdc', 'vdc_identifier'),
		...unrelated('dcim/virtual-chassis', 'id', 'virtual_chassis_id'),
		...unrelated('dcim/virtual-chassis', 'name', 'virtual_chassis'),
		kind: {by: 'test', last: true, matches: (record, value) => ofKind[value.trim().toLowerCase()]?.(textOf(record, 'type')) ?? false},
	},
	lacks: ['rf_channel', 'wwn'],
	search: ['name', 'label', 'description'],
	settle: settled,
	before: modeFaults,
	clean: (record, scene, before) =>
		moved(record, before) ?? macFault(record, scene) ?? linkFaults(record, scene) ?? cabledFaults(record) ?? vlansAt(record, scene, before),
};

/** What the mode of an interface has no place for. */
function modeFaults({mode: of, untagged_vlan, tagged_vlans, qinq_svlan}: Row): Faults | undefined {
	const isTagged = Array.isArray(tagged_vlans) && tagged_vlans.length > 0;
	const faults: Faults = {
		...(qinq_svlan !== null && of !== 'q-in-q' && {qinq_svlan: ['Interface mode does not support q-in-q service vlan']}),
		...(of === null && untagged_vlan !== null && {untagged_vlan: ['Interface mode does not support untagged vlan']}),
		...(isTagged && of !== 'tagged' && of !== 'q-in-q' && {tagged_vlans: ['Interface mode does not support tagged vlans']}),
	};
	return Object.keys(faults).length > 0 ? faults : undefined;
}

const macFault = (record: Row, scene: Scene): Faults | undefined => primaryMacFault(record, scene, type);

const vlansAt = (record: Row, scene: Scene, before: Row | undefined): Faults | undefined =>
	vlanFaults(record, {scene, site: target(scene, 'dcim/devices', record['device'])?.['site'] ?? null, what: 'device', before});

/** What an interface may be linked to within its device (rules and words of 4.7.3; there are no members of a chassis here). */
function linkFaults(record: Row, scene: Scene): Faults | undefined {
	const [of, label] = [textOf(record, 'type'), interfaceTypes[textOf(record, 'type')] ?? ''];
	const id = record['id'] ?? null;
	if (id !== null && record['parent'] === id) return {parent: ['An interface cannot be its own parent.']};
	if (record['parent'] !== null && of !== 'virtual')
		return {parent: ['Only virtual interfaces, or a channel subinterface with a channel ID assigned, may be assigned to a parent interface.']};
	if (of === 'channel') return {channel_id: ['Channel interfaces must have a channel ID assigned.']};
	if (id !== null && record['bridge'] === id) return {bridge: ['An interface cannot be bridged to itself.']};
	const isVirtual = virtualTypes.includes(of);
	if (record['poe_mode'] !== null && isVirtual) return {poe_mode: ['Virtual interfaces cannot have a PoE mode.']};
	if (record['poe_type'] !== null && isVirtual) return {poe_type: ['Virtual interfaces cannot have a PoE type.']};
	if (record['poe_type'] !== null && record['poe_mode'] === null) return {poe_type: ['Must specify PoE mode when designating a PoE type.']};
	if (isVirtual && record['cable'] !== null && record['cable'] !== undefined) return {type: [`${label} interfaces cannot have a cable attached.`]};
	if (isVirtual && record['mark_connected'] === true) return {mark_connected: [`${label} interfaces cannot be marked as connected.`]};
	return elsewhereFault(record, scene) ?? lagFault(record, scene);
}

function lagFault(record: Row, scene: Scene): Faults | undefined {
	if (record['lag'] === null) return undefined;
	if (record['type'] === 'virtual') return {lag: ['Virtual interfaces cannot have a parent LAG interface.']};
	if (record['lag'] === (record['id'] ?? null)) return {lag: ['A LAG interface cannot be its own parent.']};
	const other = onOther(record, 'lag', scene);
	return other && {lag: [`The selected LAG interface (${other.name}) belongs to a different device (${other.device}).`]};
}

function elsewhereFault(record: Row, scene: Scene): Faults | undefined {
	const above = onOther(record, 'parent', scene);
	if (above) return {parent: [`The selected parent interface (${above.name}) belongs to a different device (${above.device})`]};
	const bridge = onOther(record, 'bridge', scene);
	return bridge && {bridge: [`The selected bridge interface (${bridge.name}) belongs to a different device (${bridge.device}).`]};
}

/** The interface that a field names, where it is another device's. */
function onOther(record: Row, field: string, scene: Scene): {readonly name: string; readonly device: string} | undefined {
	const found = target(scene, path, record[field] as Json);
	const device = target(scene, 'dcim/devices', found?.['device']);
	if (found === undefined || device === undefined || found['device'] === record['device']) return undefined;
	return {name: networkInterface.display(found, scene), device: scene.kindOf('dcim/devices').display(device, scene)};
}

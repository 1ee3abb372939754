import type {Json, Row} from '../../output/output.js';
import {noIds, noNames, owners, siteGroups, tenantGroups} from '../filters/absent.js';
import {type Scene, target, textOf} from '../model/context.js';
import {choice, count, ending, fixed, needed, optional, ref, remarks, shown} from '../model/field.js';
import {choices, common, type FilterSpec, numbers, optionals, relation, texts} from '../model/filter-spec.js';
import {namedBy} from '../model/generic.js';
import type {Faults, Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {active, identity, named, once} from './parts.js';

type Range = readonly [number, number];

const rangesOf = (record: Row): readonly Range[] => record['vid_ranges'] as unknown as readonly Range[];
const totalOf = (record: Row): number => rangesOf(record).reduce((sum, [low, high]) => sum + high - low + 1, 0);

/** The share of a group's numbers that VLANs have, in hundredths, as Python writes it. */
function utilization(record: Row, scene: Scene): string {
	const used = [...tableOf(scene.world, 'ipam/vlans').values()].filter((row) => row['group'] === record['id']).length;
	const share = Math.round((used * 10_000) / totalOf(record)) / 100;
	return Number.isInteger(share) ? `${share}.0` : String(share);
}

function rangeFaults(record: Row): Faults | undefined {
	const fault = (said: string): Faults => ({vid_ranges: [said]});
	const ranges = rangesOf(record);
	for (const [low, high] of ranges) {
		if (low < 1) return fault(`Starting VLAN ID in range (${low}) cannot be less than 1`);
		if (high > 4094) return fault(`Ending VLAN ID in range (${high}) cannot exceed 4094`);
		if (low > high) return fault(`Ending VLAN ID in range must be greater than or equal to the starting VLAN ID (${low}-${high})`);
	}
	const sorted = ranges.toSorted(([a], [b]) => a - b);
	return sorted.some(([low], index) => index > 0 && low <= (sorted[index - 1]?.[1] ?? 0)) ? fault('Ranges cannot overlap.') : undefined;
}

const places = ['dcim.region', 'dcim.site', 'dcim.location', 'dcim.rack', 'virtualization.cluster'] as const;

/** Places that NetBox has and the lab has not. */
const placesLacking = ['dcim.sitegroup', 'dcim.rackgroup', 'virtualization.clustergroup'];

/** Filters by the place that a group is for, by its number. */
const placeFilters = (): {readonly [name: string]: FilterSpec} =>
	Object.fromEntries(
		[...places.map((type) => [type.split('.')[1] ?? '', type]), ...['cluster_group', 'rack_group', 'site_group'].map((name) => [name, ''])].map(
			([name = '', type = '']): [string, FilterSpec] => [
				name,
				{by: 'test', form: 'whole', matches: (record, value) => record['scope_type'] === type && record['scope_id'] === Number(value)},
			],
		),
	);

/** VLANs whose numbers and names are each given once. */
export const vlanGroup: Kind = {
	...named('ipam/vlan-groups', 'ipam.vlangroup', 'VLANGroup', 'VLAN group'),
	reset: ['scope_type', 'scope_id'],
	natural: ['name'],
	fields: {
		...identity('ipam/vlan-groups'),
		...{name: needed(100), slug: {is: 'text', max: 100, required: true, slug: true}},
		...{
			scope_type: {is: 'type', id: 'scope_id', of: places, lacks: placesLacking, onDelete: 'cascade'},
			scope_id: {is: 'number'},
			scope: namedBy('scope_type', 'scope_id'),
		},
		...{vid_ranges: {is: 'ranges', initial: [[1, 4094]]}, total_vlan_ids: {is: 'made', make: totalOf, logged: true}, tenant: ref('tenancy/tenants')},
		...remarks,
		...ending,
		...{vlan_count: count('ipam/vlans', 'group'), utilization: {is: 'made', make: utilization}},
	},
	brief: [...once, 'vlan_count'],
	nested: once,
	ordering: ['name'],
	together: [
		{fields: ['scope_type', 'scope_id', 'name'], words: 'Scope type, Scope id and Name'},
		{fields: ['scope_type', 'scope_id', 'slug'], words: 'Scope type, Scope id and Slug'},
	],
	filters: {
		...{...common, ...owners, ...tenantGroups, ...texts('name', 'slug'), ...relation('tenant', 'tenancy/tenants')},
		...{...placeFilters(), ...numbers('scope_id', 'total_vlan_ids')},
		scope_type: {by: 'content-type', field: 'scope_type'},
		contains_vid: {
			by: 'test',
			form: 'number',
			last: true,
			matches: (record, value) => rangesOf(record).some(([low, high]) => low <= Number(value) && Number(value) <= high),
		},
	},
	search: ['name', 'slug', 'description'],
	before: (record) => {
		if (record['scope_type'] !== null && record['scope_id'] === null)
			return {__all__: [`Please select a ${String(record['scope_type']).split('.')[1]}.`]};
		return record['scope_type'] === null && record['scope_id'] !== null ? {scope_type: ['Please select a scope type.']} : undefined;
	},
	clean: rangeFaults,
};

/** Whether a VLAN may be in its group: by the site that the group is for, and by its number. */
function vlanFaults(record: Row, scene: Scene): Faults | undefined {
	const group = target(scene, 'ipam/vlan-groups', record['group']);
	const site = target(scene, 'dcim/sites', record['site']);
	if (group !== undefined && site !== undefined && group['scope_type'] === 'dcim.site' && group['scope_id'] !== record['site']) {
		const scope = textOf(target(scene, 'dcim/sites', group['scope_id']) ?? {}, 'name');
		const said = `VLAN is assigned to group ${textOf(group, 'name')} (scope: ${scope}); cannot also assign to site ${textOf(site, 'name')}.`;
		return {__all__: [said]};
	}
	const vid = Number(record['vid']);
	if (group !== undefined && !rangesOf(group).some(([low, high]) => low <= vid && vid <= high)) {
		const ranges = rangesOf(group).map(([low, high]) => (low === high ? String(low) : `${low}-${high}`));
		return {vid: [`VID must be in ranges ${ranges.join(',')} for VLANs in group ${textOf(group, 'name')}`]};
	}
	const isCustomer = record['qinq_role'] === 'cvlan';
	if (record['qinq_svlan'] !== null && !isCustomer) return {qinq_svlan: ['Only Q-in-Q customer VLANs maybe assigned to a service VLAN.']};
	return isCustomer && record['qinq_svlan'] === null ? {qinq_role: ['A Q-in-Q customer VLAN must be assigned to a service VLAN.']} : undefined;
}

/** The VLANs of one interface, tagged and untagged, by its number. */
const of = (path: string): FilterSpec => ({
	by: 'meets',
	crash: ['ValueError', "Field 'id' expected a number but got 'null'."],
	to: path,
	key: 'id',
	matches: (record, {untagged_vlan, tagged_vlans}) =>
		untagged_vlan === record['id'] || (Array.isArray(tagged_vlans) && (tagged_vlans as readonly Json[]).includes(record['id'] ?? null)),
});

/** VLANs, of a site, of a group, or of all. */
export const vlan: Kind = {
	...named('ipam/vlans', 'ipam.vlan', 'VLAN', 'VLAN'),
	reset: ['group', 'qinq_svlan'],
	display: (record) => `${textOf(record, 'name')} (${record['vid']})`,
	fields: {
		...identity('ipam/vlans'),
		...{site: ref('dcim/sites'), group: ref('ipam/vlan-groups'), vid: {is: 'number', required: true, min: 1, max: 4094}, name: needed(64)},
		...{tenant: ref('tenancy/tenants'), status: choice({...active, reserved: 'Reserved', deprecated: 'Deprecated'}, 'active'), role: fixed()},
		...{description: remarks['description'] ?? shown(), qinq_role: optional({svlan: 'Service', cvlan: 'Customer'}), qinq_svlan: ref('ipam/vlans')},
		...{owner: fixed(), comments: remarks['comments'] ?? shown(), l2vpn_termination: shown()},
		...ending,
		prefix_count: count('ipam/prefixes', 'vlan'),
	},
	brief: ['id', 'url', 'display', 'vid', 'name', 'description'],
	ordering: ['site', 'group', 'vid'],
	together: [
		{fields: ['group', 'vid'], words: 'Group and VLAN ID'},
		{fields: ['group', 'name'], words: 'Group and Name'},
		{fields: ['qinq_svlan', 'vid'], words: 'Q-in-Q SVLAN and VLAN ID'},
		{fields: ['qinq_svlan', 'name'], words: 'Q-in-Q SVLAN and Name'},
	],
	lacks: ['available_at_site', 'available_at_site_group', 'available_on_device', 'available_on_virtualmachine', 'qinq_svlan_vid', 'related_to_site'],
	filters: {
		...{...common, ...owners, ...tenantGroups, ...siteGroups, ...texts('name'), ...numbers('vid'), ...choices('status'), ...optionals('qinq_role')},
		...{...relation('tenant', 'tenancy/tenants'), ...relation('site', 'dcim/sites'), ...relation('group', 'ipam/vlan-groups')},
		...relation('region', 'dcim/regions', {through: ['site', 'region'], tree: true}),
		...{...noNames('role'), ...noIds('role_id', 'l2vpn', 'l2vpn_id')},
		qinq_svlan_id: {by: 'relation', through: ['qinq_svlan'], to: 'ipam/vlans', key: 'id'},
		...{interface_id: of('dcim/interfaces'), vminterface_id: of('virtualization/interfaces')},
	},
	search: ['name', 'description', '=vid'],
	clean: vlanFaults,
};

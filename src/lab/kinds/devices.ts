import type {Row} from '../../output/output.js';
import {contacts, hasParts, never, noIds, noNames, owners, siteGroups, tenantGroups, unrelated} from '../filters/absent.js';
import {filled} from '../filters/lookups.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import {choice, ending, type Fields, fixed, mustRef, nullable, number, ref, remarks, shown, text, zeros} from '../model/field.js';
import {choices, common, decimals, type FilterSpec, numbers, relation, singles, texts} from '../model/filter-spec.js';
import type {Faults, Kind} from '../model/kind.js';
import {countOf, indexOf} from '../model/tables.js';
import {primaryFields, primaryFilters, reachedFault} from './addresses.js';
import {templateCounts} from './dcim.js';
import {active, configContext, contextFault, identity, named} from './parts.js';
import {macTexts} from './ports/interface-parts.js';

/** What a device has of ports and bays; here interfaces and the ports of panels. */
const deviceCounts: Fields = {
	...zeros(...templateCounts.map((name) => `${name}_count`)),
	interface_count: {is: 'count', of: 'dcim/interfaces', by: 'device', cached: true},
	front_port_count: {is: 'count', of: 'dcim/front-ports', by: 'device', cached: true},
	rear_port_count: {is: 'count', of: 'dcim/rear-ports', by: 'device', cached: true},
};
const deviceStatus = {
	offline: 'Offline',
	...active,
	planned: 'Planned',
	staged: 'Staged',
	failed: 'Failed',
	inventory: 'Inventory',
	decommissioning: 'Decommissioning',
};

/** Whether a device has any of some ports. */
const bears = (...of: readonly string[]): FilterSpec => ({
	by: 'yes-no',
	matches: (record, scene) => of.some((path) => countOf(scene.world, {of: path, by: 'device'}, idOf(record)) > 0),
});

const reachedAt = primaryFields()['primary_ip4'] ?? fixed();

const deviceFields: Fields = {
	...identity('dcim/devices'),
	...{name: nullable(64), device_type: mustRef('dcim/device-types'), role: mustRef('dcim/device-roles'), tenant: ref('tenancy/tenants')},
	...{
		platform: ref('dcim/platforms', 'clear'),
		serial: text(50),
		asset_tag: {is: 'text', max: 50, nullable: true, unique: true},
		site: mustRef('dcim/sites'),
	},
	...{
		location: ref('dcim/locations'),
		rack: ref('dcim/racks'),
		position: fixed(),
		face: fixed(),
		latitude: fixed(),
		longitude: fixed(),
		parent_device: shown(),
	},
	...{
		status: choice(deviceStatus, 'active'),
		airflow: fixed(),
		cooling_method: fixed(),
		...primaryFields(),
	},
	...{
		oob_ip: reachedAt,
		cluster: ref('virtualization/clusters', 'clear'),
		virtual_chassis: fixed(),
		vc_position: number({min: 0, max: 255}),
		vc_priority: number({min: 0, max: 255}),
	},
	...remarks,
	...{config_template: fixed(), config_context: configContext, local_context_data: {is: 'json', initial: null}},
	...ending,
	...deviceCounts,
};

/** What is said of a name that another device of the site and tenant has; before NetBox 4.7 in another way where there is no tenant. */
const takenName = (record: Row, {profile}: Scene): string =>
	`Device name must be unique per site${profile.isFrom('4.7') || record['tenant'] !== null ? ' and tenant' : ''}.`;

/** Devices. */
export const device: Kind = {
	...named('dcim/devices', 'dcim.device', 'Device'),
	reset: ['tenant', 'location', 'rack', 'vc_position'],
	natural: ['name'],
	display: (record, scene) => {
		const name = textOf(record, 'name');
		const tag = textOf(record, 'asset_tag');
		if (name !== '') return tag === '' ? name : `${name} (${tag})`;
		const model = target(scene, 'dcim/device-types', record['device_type']) ?? {};
		const maker = target(scene, 'dcim/manufacturers', model['manufacturer']) ?? {};
		return `${textOf(maker, 'name')} ${textOf(model, 'model')} (${tag || idOf(record)})`;
	},
	fields: deviceFields,
	brief: ['id', 'url', 'display', 'name', 'description'],
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...siteGroups,
		...hasParts,
		...never('has_virtual_device_context', 'local_context_data'),
		...noIds('cluster_group_id', 'config_template_id', 'parent_bay_id'),
		...noNames('cluster_group'),
		...primaryFilters,
		oob_ip_id: {by: 'relation', through: ['oob_ip'], to: 'ipam/ip-addresses', key: 'id'},
		rack_id: {by: 'relation', through: ['rack'], to: 'dcim/racks', key: 'id'},
		interfaces: bears('dcim/interfaces'),
		pass_through_ports: bears('dcim/front-ports', 'dcim/rear-ports'),
		...unrelated('dcim/devices', 'id', 'parent_device_id'),
		...unrelated('dcim/virtual-chassis', 'id', 'virtual_chassis_id'),
		...singles('airflow', 'cooling_method', 'face'),
		...decimals('latitude', 'longitude', 'position'),
		mac_address: {by: 'text', field: 'mac_address', only: filled, form: 'mac', of: macsOn},
		...texts('asset_tag'),
		...numbers('vc_position', 'vc_priority', ...Object.keys(deviceCounts)),
		...{name: {by: 'text', field: 'name', ignoreCase: true}, serial: {by: 'text', field: 'serial', ignoreCase: true}},
		...choices('status'),
		...relation('tenant', 'tenancy/tenants'),
		...relation('manufacturer', 'dcim/manufacturers', {through: ['device_type', 'manufacturer']}),
		...relation('device_type', 'dcim/device-types'),
		model: {by: 'relation', through: ['device_type'], to: 'dcim/device-types', key: 'slug'},
		...relation('role', 'dcim/device-roles', {tree: true}),
		...relation('platform', 'dcim/platforms', {tree: true}),
		...relation('region', 'dcim/regions', {through: ['site', 'region'], tree: true}),
		...relation('site', 'dcim/sites'),
		...relation('location', 'dcim/locations', {tree: true}),
		cluster_id: {by: 'relation', through: ['cluster'], to: 'virtualization/clusters', key: 'id'},
		is_full_depth: {by: 'yes-no', matches: (record, scene) => target(scene, 'dcim/device-types', record['device_type'])?.['is_full_depth'] === true},
		has_oob_ip: {by: 'yes-no', matches: (record) => record['oob_ip'] !== null},
		virtual_chassis_member: {by: 'yes-no', matches: () => false},
	},
	search: ['name', 'serial', 'asset_tag', 'description', 'comments'],
	together: [{fields: ['name', 'site', 'tenant'], nulls: true, caseless: 'name', when: ({name}) => name !== null, said: takenName}],
	clean: (record, scene) => {
		const placed = contextFault(record) ?? placeFault(record, scene);
		if (placed !== undefined) return placed;
		const elsewhere = (address: string): string => `The specified IP address (${address}) is not assigned to this device.`;
		for (const [field, family] of [
			['primary_ip4', 4],
			['primary_ip6', 6],
			['oob_ip', undefined],
		] as const) {
			const fault = reachedFault(record, [field, family], {scene, elsewhere});
			if (fault !== undefined) return fault;
		}
		return platformFault(record, scene);
	},
	// A new device has the platform of its type where it is given none, and any stands where its rack does.
	settle: (record, before, scene) => {
		const type = target(scene, 'dcim/device-types', record['device_type']);
		const isBare = before === undefined && record['platform'] === null;
		const place = target(scene, 'dcim/racks', record['rack'])?.['location'] ?? null;
		return {...record, ...(isBare && {platform: type?.['default_platform'] ?? null}), ...(place !== null && {location: place})};
	},
};

/** The MAC addresses on the interfaces of a device; null for each interface without one. */
function macsOn(record: Row, scene: Scene): readonly (string | null)[] {
	const own = indexOf(scene.world, 'dcim/interfaces', 'device', (row) => [String(row['device'])]).get(String(idOf(record))) ?? [];
	return own.flatMap((row) => macTexts(row, scene, 'dcim.interface'));
}

/** Rack and location are those of the device's site, and the rack is in the location (rules and words of 4.7.3). */
function placeFault(record: Row, scene: Scene): Faults | undefined {
	const nameIn = (path: string, id: Row[string] | undefined): string => textOf(target(scene, path, id) ?? {}, 'name');
	const [rack, location] = [target(scene, 'dcim/racks', record['rack']), target(scene, 'dcim/locations', record['location'])];
	const site = nameIn('dcim/sites', record['site']);
	const rackName = rack === undefined ? '' : scene.kindOf('dcim/racks').display(rack, scene);
	if (rack !== undefined && rack['site'] !== record['site']) return {rack: [`Rack ${rackName} does not belong to site ${site}.`]};
	if (location !== undefined && location['site'] !== record['site'])
		return {location: [`Location ${textOf(location, 'name')} does not belong to site ${site}.`]};
	if (rack === undefined || location === undefined || rack['location'] === location['id']) return undefined;
	return {rack: [`Rack ${rackName} does not belong to location ${textOf(location, 'name')}.`]};
}

/** A platform of one manufacturer is for devices of that one alone. */
function platformFault(record: Row, scene: Scene): Faults | undefined {
	const platform = target(scene, 'dcim/platforms', record['platform']);
	const type = target(scene, 'dcim/device-types', record['device_type']);
	const [its, own] = [platform?.['manufacturer'], type?.['manufacturer']].map((id) => target(scene, 'dcim/manufacturers', id));
	if (its === undefined || own === undefined || its === own) return undefined;
	const said = `The assigned platform is limited to ${textOf(its, 'name')} device types, but this device's type belongs to ${textOf(own, 'name')}.`;
	return {platform: [said]};
}

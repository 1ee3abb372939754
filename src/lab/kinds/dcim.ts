import {contacts, hasParts, never, noIds, noNames, owners, siteGroups, tenantGroups, unrelated} from '../filters/absent.js';
import {filled} from '../filters/lookups.js';
import {idOf, target, textOf} from '../model/context.js';
import {
	choice,
	color,
	count,
	ending,
	type Fields,
	fixed,
	mustRef,
	needed,
	nullable,
	number,
	parent,
	ref,
	remarks,
	shown,
	slug,
	text,
	unique,
	zeros,
} from '../model/field.js';
import {choices, common, decimals, flags, numbers, relation, singles, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {active, depth, identity, named, once, treeFilters} from './parts.js';

/** Makers of devices. */
export const manufacturer: Kind = {
	...named('dcim/manufacturers', 'dcim.manufacturer', 'Manufacturer'),
	fields: {
		...identity('dcim/manufacturers'),
		...{name: unique(), slug},
		...remarks,
		...ending,
		...{devicetype_count: count('dcim/device-types', 'manufacturer'), moduletype_count: shown(0), inventoryitem_count: shown(0)},
		...{platform_count: count('dcim/platforms', 'manufacturer')},
	},
	brief: once,
	filters: {...common, ...owners, ...contacts, ...texts('name', 'slug')},
};

/** What runs on a device; a tree. */
export const platform: Kind = {
	...named('dcim/platforms', 'dcim.platform', 'Platform'),
	ordering: ['sort_path'],
	fields: {
		...identity('dcim/platforms'),
		...{parent: parent('dcim/platforms'), name: unique(), slug, manufacturer: ref('dcim/manufacturers'), config_template: fixed()},
		...remarks,
		...ending,
		...{device_count: count('dcim/devices', 'platform'), virtualmachine_count: shown(0), _depth: depth('dcim/platforms')},
	},
	brief: ['id', 'url', 'display', 'name', 'slug', 'description', 'device_count', 'virtualmachine_count', '_depth'],
	filters: {
		...{...common, ...owners, ...texts('name', 'slug'), ...noIds('config_template_id')},
		...{...relation('manufacturer', 'dcim/manufacturers'), ...treeFilters('dcim/platforms')},
		available_for_device_type: {by: 'relation', through: [], to: 'dcim/device-types', key: 'id', single: true, only: ['']},
	},
};

const templateCounts = [
	'console_port',
	'console_server_port',
	'power_port',
	'power_outlet',
	'cooling_intake',
	'cooling_outflow',
	'interface',
	'front_port',
	'rear_port',
	'device_bay',
	'module_bay',
	'inventory_item',
];

/** Models of devices. */
export const deviceType: Kind = {
	...named('dcim/device-types', 'dcim.devicetype', 'DeviceType', 'device type'),
	display: (record) => textOf(record, 'model'),
	fields: {
		...identity('dcim/device-types'),
		...{manufacturer: mustRef('dcim/manufacturers'), default_platform: ref('dcim/platforms', 'clear'), model: needed(100), slug},
		...{part_number: text(50), u_height: {is: 'json', initial: 1}, exclude_from_utilization: {is: 'flag', initial: false}},
		...{is_full_depth: {is: 'flag', initial: true}, subdevice_role: fixed(), airflow: fixed(), cooling_method: fixed(), weight: fixed()},
		...{weight_unit: fixed(), end_of_life: fixed(), front_image: fixed(), rear_image: fixed()},
		...remarks,
		...ending,
		device_count: {is: 'count', of: 'dcim/devices', by: 'device_type', cached: true},
		...zeros(...templateCounts.map((name) => `${name}_template_count`)),
	},
	brief: ['id', 'url', 'display', 'manufacturer', 'model', 'slug', 'description', 'device_count'],
	ordering: ['manufacturer', 'model'],
	filters: {
		...common,
		...owners,
		...hasParts,
		...never('has_front_image', 'has_rear_image', 'inventory_items'),
		...singles('airflow', 'cooling_method', 'subdevice_role', 'weight_unit'),
		...numbers('device_count', ...templateCounts.map((name) => `${name}_template_count`)),
		...decimals('u_height', 'weight'),
		end_of_life: {by: 'time', field: 'end_of_life', days: true},
		...texts('model', 'slug', 'part_number'),
		...flags('exclude_from_utilization', 'is_full_depth'),
		...relation('manufacturer', 'dcim/manufacturers'),
		...relation('default_platform', 'dcim/platforms', {tree: true}),
	},
	search: ['manufacturer.name', 'model', 'part_number', 'description', 'comments'],
};

/** What a device is for; a tree. */
export const deviceRole: Kind = {
	...named('dcim/device-roles', 'dcim.devicerole', 'DeviceRole', 'device role'),
	ordering: ['sort_path'],
	fields: {
		...identity('dcim/device-roles'),
		...{name: unique(), slug, color, vm_role: {is: 'flag', initial: true}, config_template: fixed(), parent: parent('dcim/device-roles')},
		description: text(),
		...ending,
		...{device_count: count('dcim/devices', 'role'), virtualmachine_count: count('virtualization/virtual-machines', 'role'), owner: fixed()},
		...{comments: text(Number.POSITIVE_INFINITY), _depth: depth('dcim/device-roles')},
	},
	brief: ['id', 'url', 'display', 'name', 'slug', 'description', 'device_count', 'virtualmachine_count', '_depth'],
	filters: {
		...common,
		...owners,
		...noIds('config_template_id'),
		...texts('name', 'slug', 'color'),
		...flags('vm_role'),
		...treeFilters('dcim/device-roles'),
	},
};

const deviceCounts = zeros(...templateCounts.map((name) => `${name}_count`));
const deviceStatus = {
	offline: 'Offline',
	...active,
	planned: 'Planned',
	staged: 'Staged',
	failed: 'Failed',
	inventory: 'Inventory',
	decommissioning: 'Decommissioning',
};

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
		rack: fixed(),
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
		primary_ip: shown(),
		primary_ip4: fixed(),
		primary_ip6: fixed(),
	},
	...{
		oob_ip: fixed(),
		cluster: ref('virtualization/clusters', 'clear'),
		virtual_chassis: fixed(),
		vc_position: number({min: 0, max: 255}),
		vc_priority: number({min: 0, max: 255}),
	},
	...remarks,
	...{config_template: fixed(), config_context: shown({}), local_context_data: {is: 'json', initial: null}},
	...ending,
	...deviceCounts,
};

/** Devices. */
export const device: Kind = {
	...named('dcim/devices', 'dcim.device', 'Device'),
	natural: ['name'],
	display: (record, scene) => {
		const name = textOf(record, 'name');
		const tag = textOf(record, 'asset_tag');
		if (name !== '') return tag === '' ? name : `${name} (${tag})`;
		const model = target(scene, 'dcim/device-types', record['device_type']) ?? {};
		const maker = target(scene, 'dcim/manufacturers', model['manufacturer']) ?? {};
		return `${textOf(maker, 'name')} ${textOf(model, 'model')} (${idOf(record)})`;
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
		...noIds('cluster_group_id', 'config_template_id', 'parent_bay_id', 'rack_id'),
		...noNames('cluster_group'),
		...unrelated('ipam/ip-addresses', 'id', 'oob_ip_id', 'primary_ip4_id', 'primary_ip6_id'),
		...unrelated('ipam/ip-addresses', 'address', 'primary_ip4', 'primary_ip6'),
		...unrelated('dcim/devices', 'id', 'parent_device_id'),
		...unrelated('dcim/virtual-chassis', 'id', 'virtual_chassis_id'),
		...singles('airflow', 'cooling_method', 'face'),
		...decimals('latitude', 'longitude', 'position'),
		mac_address: {by: 'text', field: 'mac_address', only: filled, form: 'mac'},
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
		has_primary_ip: {by: 'yes-no', matches: () => false},
		has_oob_ip: {by: 'yes-no', matches: () => false},
		virtual_chassis_member: {by: 'yes-no', matches: () => false},
	},
	search: ['name', 'serial', 'asset_tag', 'description', 'comments'],
	clean: (record, scene) => {
		const name = textOf(record, 'name').toLowerCase();
		const same = (other: {readonly [field: string]: unknown}): boolean =>
			other['id'] !== record['id'] &&
			other['site'] === record['site'] &&
			other['tenant'] === record['tenant'] &&
			String(other['name'] ?? '').toLowerCase() === name;
		if (name === '' || ![...(scene.world.tables.get('dcim/devices')?.values() ?? [])].some(same)) return undefined;
		const tenant = scene.profile.isFrom('4.7') || record['tenant'] !== null ? ' and tenant' : '';
		return {__all__: [`Device name must be unique per site${tenant}.`]};
	},
};

import {contacts, hasParts, never, noIds, owners} from '../filters/absent.js';
import {textOf} from '../model/context.js';
import {
	color,
	count,
	countBelow,
	ending,
	fixed,
	mustRef,
	nearSlug,
	needed,
	parent,
	ref,
	remarks,
	shown,
	slug,
	text,
	unique,
	zeros,
} from '../model/field.js';
import {common, decimals, flags, numbers, relation, singles, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {depth, identity, named, once, treeFilters} from './parts.js';

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
	reset: ['parent'],
	together: [
		{fields: ['manufacturer', 'name'], nulls: true, said: 'Platform name must be unique.'},
		{fields: ['manufacturer', 'slug'], nulls: true, said: 'Platform slug must be unique.'},
	],
	ordering: ['sort_path'],
	fields: {
		...identity('dcim/platforms'),
		...{parent: parent('dcim/platforms', []), name: needed(100), slug: nearSlug, manufacturer: ref('dcim/manufacturers'), config_template: fixed()},
		...remarks,
		...ending,
		...{
			device_count: countBelow('dcim/devices', 'platform', 'dcim/platforms'),
			virtualmachine_count: countBelow('virtualization/virtual-machines', 'platform', 'dcim/platforms'),
			_depth: depth('dcim/platforms'),
		},
	},
	brief: ['id', 'url', 'display', 'name', 'slug', 'description', 'device_count', 'virtualmachine_count', '_depth'],
	filters: {
		...{...common, ...owners, ...texts('name', 'slug'), ...noIds('config_template_id')},
		...{...relation('manufacturer', 'dcim/manufacturers'), ...treeFilters('dcim/platforms')},
		available_for_device_type: {by: 'relation', through: [], to: 'dcim/device-types', key: 'id', single: true, only: ['']},
	},
};

/** What a device or its type is counted to have. */
export const templateCounts = [
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
	reset: ['u_height'],
	together: [
		{fields: ['manufacturer', 'model'], words: 'Manufacturer and Model'},
		{fields: ['manufacturer', 'slug'], words: 'Manufacturer and Slug'},
	],
	clean: ({u_height}) => (Number(u_height) % 0.5 === 0 ? undefined : {u_height: ['U height must be in increments of 0.5 rack units.']}),
	display: (record) => textOf(record, 'model'),
	fields: {
		...identity('dcim/device-types'),
		...{manufacturer: mustRef('dcim/manufacturers'), default_platform: ref('dcim/platforms', 'clear'), model: needed(100), slug: nearSlug},
		...{
			part_number: text(50),
			u_height: {is: 'decimal', digits: 4, places: 1, min: 0, initial: 1},
			exclude_from_utilization: {is: 'flag', initial: false},
		},
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
	reset: ['parent'],
	together: [
		{fields: ['parent', 'name'], nulls: true, said: 'A device role with this name already exists.'},
		{fields: ['parent', 'slug'], nulls: true, said: 'A device role with this slug already exists.'},
	],
	ordering: ['sort_path'],
	fields: {
		...identity('dcim/device-roles'),
		...{
			name: needed(100),
			slug: nearSlug,
			color,
			vm_role: {is: 'flag', initial: true},
			config_template: fixed(),
			parent: parent('dcim/device-roles', []),
		},
		description: text(),
		...ending,
		...{
			device_count: countBelow('dcim/devices', 'role', 'dcim/device-roles'),
			virtualmachine_count: countBelow('virtualization/virtual-machines', 'role', 'dcim/device-roles'),
			owner: fixed(),
		},
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

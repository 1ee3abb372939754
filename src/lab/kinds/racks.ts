import {contacts, noIds, noNames, owners, siteGroups, tenantGroups, unrelated} from '../filters/absent.js';
import {target, textOf} from '../model/context.js';
import {choice, count, ending, type Field, fixed, mustRef, needed, nullable, number, optional, ref, remarks, shown, text} from '../model/field.js';
import {choices, common, decimals, flags, numbers, optionals, relation, singles, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {active, identity, named} from './parts.js';

const formFactors = {
	'2-post-frame': '2-post frame',
	'4-post-frame': '4-post frame',
	'4-post-cabinet': '4-post cabinet',
	'wall-frame': 'Wall-mounted frame',
	'wall-frame-vertical': 'Wall-mounted frame (vertical)',
	'wall-cabinet': 'Wall-mounted cabinet',
	'wall-cabinet-vertical': 'Wall-mounted cabinet (vertical)',
};

const size = number({min: 0, max: 32_767});
const width: Field = {is: 'choice', choices: {10: '10 inches', 19: '19 inches', 21: '21 inches', 23: '23 inches'}, initial: 19};

/** Racks, without what is in which of their units. */
export const rack: Kind = {
	...named('dcim/racks', 'dcim.rack', 'Rack'),
	reset: ['location', 'facility_id'],
	natural: ['name'],
	display: (record) =>
		textOf(record, 'facility_id') === '' ? textOf(record, 'name') : `${textOf(record, 'name')} (${textOf(record, 'facility_id')})`,
	fields: {
		...identity('dcim/racks'),
		...{name: needed(100), facility_id: nullable(50), site: mustRef('dcim/sites'), location: ref('dcim/locations', 'clear'), group: fixed()},
		...{
			tenant: ref('tenancy/tenants'),
			status: choice({reserved: 'Reserved', available: 'Available', planned: 'Planned', ...active, deprecated: 'Deprecated'}, 'active'),
			role: fixed(),
			serial: text(50),
			asset_tag: {is: 'text', max: 50, nullable: true, unique: true},
		},
		...{rack_type: fixed(), form_factor: optional(formFactors), width, u_height: {is: 'number', min: 1, max: 100, initial: 42}},
		...{starting_unit: {is: 'number', min: 1, max: 32_767, initial: 1}, weight: fixed(), max_weight: fixed(), weight_unit: fixed()},
		...{desc_units: {is: 'flag', initial: false}, outer_width: size, outer_height: size, outer_depth: size},
		...{outer_unit: optional({mm: 'Millimeters', in: 'Inches'}), mounting_depth: size},
		...{
			airflow: optional({'front-to-rear': 'Front to rear', 'rear-to-front': 'Rear to front'}),
			cooling_capability: fixed(),
			cooling_capacity: fixed(),
		},
		...remarks,
		...ending,
		...{device_count: count('dcim/devices', 'rack'), powerfeed_count: shown(0)},
	},
	brief: ['id', 'url', 'display', 'name', 'description', 'device_count'],
	nested: ['id', 'url', 'display', 'name', 'description'],
	ordering: ['site', 'location', 'name'],
	together: [
		{fields: ['location', 'name'], words: 'Location and Name'},
		{fields: ['location', 'facility_id'], words: 'Location and Facility ID'},
	],
	lacks: ['width'],
	filters: {
		...{...common, ...owners, ...contacts, ...tenantGroups, ...siteGroups, ...flags('desc_units')},
		...{...texts('name', 'facility_id', 'asset_tag'), serial: {by: 'text', field: 'serial', ignoreCase: true}},
		...{...choices('status'), ...optionals('form_factor'), ...singles('airflow', 'outer_unit', 'weight_unit')},
		cooling_capability: {by: 'choice', field: 'cooling_capability', among: {'air-only': '', hybrid: '', 'liquid-only': ''}, orNull: true},
		...{...decimals('weight', 'cooling_capacity'), ...numbers('max_weight', 'mounting_depth', 'outer_depth', 'outer_height', 'outer_width')},
		...numbers('starting_unit', 'u_height'),
		...{...relation('tenant', 'tenancy/tenants'), ...relation('site', 'dcim/sites'), ...relation('location', 'dcim/locations', {tree: true})},
		...relation('region', 'dcim/regions', {through: ['site', 'region'], tree: true}),
		...{...unrelated('dcim/manufacturers', 'slug', 'manufacturer'), ...unrelated('dcim/manufacturers', 'id', 'manufacturer_id')},
		...{...noNames('group', 'role', 'rack_type'), ...noIds('group_id', 'role_id', 'rack_type_id')},
	},
	search: ['name', 'facility_id', 'serial', 'asset_tag', 'description', 'comments'],
	clean: (record, scene) => {
		const [location, site] = [target(scene, 'dcim/locations', record['location']), target(scene, 'dcim/sites', record['site'])];
		if (location !== undefined && site !== undefined && location['site'] !== site['id'])
			return {__all__: [`Assigned location must belong to parent site (${textOf(site, 'name')}).`]};
		const measured = ['outer_width', 'outer_height', 'outer_depth'].some((name) => Boolean(record[name]));
		return measured && record['outer_unit'] === null ? {__all__: ['Must specify a unit when setting an outer dimension']} : undefined;
	},
	settle: (record) => (['outer_width', 'outer_height', 'outer_depth'].some((name) => record[name] !== null) ? record : {...record, outer_unit: null}),
};

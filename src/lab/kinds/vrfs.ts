import type {Row} from '../../output/output.js';
import {noIds, owners, tenantGroups} from '../filters/absent.js';
import {target, textOf} from '../model/context.js';
import {count, ending, type Field, ref, remarks} from '../model/field.js';
import {common, type FilterSpec, flags, relation, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {identity, named} from './parts.js';

const brief = ['id', 'url', 'display', 'name', 'description'];
const targetsOf = 'ipam/route-targets';
const routeDistinguisher = {nullable: true, unique: true, taken: 'VRF with this route distinguisher already exists.'} as const;

const back = (name: string, field: string): {readonly [name: string]: FilterSpec} => ({
	[name]: {by: 'relation', through: [], to: 'ipam/vrfs', key: 'rd', back: field},
	[`${name}_id`]: {by: 'relation', through: [], to: 'ipam/vrfs', key: 'id', back: field},
});

/** Values by which routes go from one VRF into another. */
export const routeTarget: Kind = {
	...named(targetsOf, 'ipam.routetarget', 'RouteTarget', 'route target'),
	natural: ['name'],
	fields: {
		...identity(targetsOf),
		...{name: {is: 'text', max: 21, required: true, unique: true}, tenant: ref('tenancy/tenants')},
		...remarks,
		...ending,
	},
	brief,
	filters: {
		...{...common, ...owners, ...tenantGroups, ...texts('name'), ...relation('tenant', 'tenancy/tenants')},
		...{...back('importing_vrf', 'import_targets'), ...back('exporting_vrf', 'export_targets')},
		...{...noIds('importing_l2vpn', 'exporting_l2vpn', 'importing_l2vpn_id', 'exporting_l2vpn_id')},
	},
	search: ['name', 'description'],
};

/** Whole rows, which VRFs alone show (seen on 4.7.3). */
const targets: Field = {is: 'refs', to: targetsOf, keys: Object.keys(routeTarget.fields)};

/** Tables of routes; what stands in none of them stands in the global table. */
export const vrf: Kind = {
	...named('ipam/vrfs', 'ipam.vrf', 'VRF', 'VRF'),
	natural: ['name'],
	display: (record) => (textOf(record, 'rd') === '' ? textOf(record, 'name') : `${textOf(record, 'name')} (${textOf(record, 'rd')})`),
	fields: {
		...identity('ipam/vrfs'),
		...{name: {is: 'text', max: 100, required: true}, rd: {is: 'text', max: 21, ...routeDistinguisher}},
		...{tenant: ref('tenancy/tenants'), enforce_unique: {is: 'flag', initial: true}},
		...{...remarks, import_targets: targets, export_targets: targets},
		...ending,
		...{ipaddress_count: count('ipam/ip-addresses', 'vrf'), prefix_count: count('ipam/prefixes', 'vrf')},
	},
	brief: ['id', 'url', 'display', 'name', 'rd', 'description', 'prefix_count'],
	nested: ['id', 'url', 'display', 'name', 'rd', 'description'],
	ordering: ['name', 'rd'],
	filters: {
		...{...common, ...owners, ...tenantGroups, ...texts('name', 'rd'), ...flags('enforce_unique'), ...relation('tenant', 'tenancy/tenants')},
		...relation('import_target', targetsOf, {through: ['import_targets'], key: 'name'}),
		...relation('export_target', targetsOf, {through: ['export_targets'], key: 'name'}),
	},
	search: ['name', 'rd', 'description'],
};

/** The filters by the VRF of an object; `present_in_vrf` finds what another VRF exports and the asked one imports, too. */
export const vrfFilters: {readonly [name: string]: FilterSpec} = {
	...relation('vrf', 'ipam/vrfs', {key: 'rd'}),
	present_in_vrf: present('rd'),
	present_in_vrf_id: present('id'),
};

function present(key: 'id' | 'rd'): FilterSpec {
	return {
		by: 'meets',
		crash: ['AttributeError', "'str' object has no attribute 'import_targets'"],
		to: 'ipam/vrfs',
		key,
		matches: (record, asked, scene) => {
			const own = target(scene, 'ipam/vrfs', record['vrf']);
			return (
				own !== undefined && (own['id'] === asked['id'] || listed(own, 'export_targets').some((id) => listed(asked, 'import_targets').includes(id)))
			);
		},
	};
}

const listed = (record: Row, name: string): readonly unknown[] => (Array.isArray(record[name]) ? record[name] : []);

import {contacts, noIds, noNames, owners, siteGroups, tenantGroups} from '../filters/absent.js';
import {filled} from '../filters/lookups.js';
import {target, textOf} from '../model/context.js';
import {choice, count, countBelow, ending, fixed, mustRef, nearSlug, needed, parent, ref, shown, slug, text, unique} from '../model/field.js';
import {choices, common, decimals, relation, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {active, depth, identity, named, once, treeFilters} from './parts.js';

/** Places that hold sites; a tree. */
export const region: Kind = {
	...named('dcim/regions', 'dcim.region', 'Region'),
	ordering: ['sort_path'],
	reset: ['parent'],
	together: [
		{fields: ['parent', 'name'], nulls: true, said: 'A region with this name already exists.'},
		{fields: ['parent', 'slug'], nulls: true, said: 'A region with this slug already exists.'},
	],
	fields: {
		...identity('dcim/regions'),
		...{name: needed(100), slug: nearSlug, parent: parent('dcim/regions'), description: text()},
		...ending,
		...{
			site_count: countBelow('dcim/sites', 'region', 'dcim/regions'),
			prefix_count: shown(0),
			owner: fixed(),
			comments: text(Number.POSITIVE_INFINITY),
			_depth: depth('dcim/regions'),
		},
	},
	brief: ['id', 'url', 'display', 'name', 'slug', 'description', 'site_count', '_depth'],
	filters: {...common, ...owners, ...contacts, ...texts('name', 'slug'), ...treeFilters('dcim/regions')},
};

/** Sites. */
export const site: Kind = {
	...named('dcim/sites', 'dcim.site', 'Site'),
	natural: ['name'],
	fields: {
		...identity('dcim/sites'),
		...{
			name: unique(),
			slug,
			status: choice({planned: 'Planned', staging: 'Staging', ...active, decommissioning: 'Decommissioning', retired: 'Retired'}, 'active'),
		},
		...{
			region: ref('dcim/regions', 'clear'),
			group: fixed(),
			tenant: ref('tenancy/tenants'),
			facility: text(50),
			time_zone: {is: 'text', nullable: true, form: 'zone'},
		},
		...{description: text(), physical_address: text(), shipping_address: text(), latitude: fixed(), longitude: fixed(), owner: fixed()},
		...{comments: text(Number.POSITIVE_INFINITY), asns: {is: 'refs', to: 'ipam/asns', mirror: 'sites'}},
		...ending,
		...{circuit_count: shown(0), device_count: count('dcim/devices', 'site'), prefix_count: shown(0), rack_count: count('dcim/racks', 'site')},
		...{virtualmachine_count: count('virtualization/virtual-machines', 'site'), vlan_count: count('ipam/vlans', 'site')},
	},
	brief: once,
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...noNames('group'),
		...noIds('group_id'),
		...decimals('latitude', 'longitude'),
		time_zone: {by: 'text', field: 'time_zone', only: filled, form: 'zone'},
		...texts('name', 'slug', 'facility'),
		...choices('status'),
		...relation('tenant', 'tenancy/tenants'),
		...relation('region', 'dcim/regions', {tree: true}),
		...{
			asn: {by: 'relation', through: ['asns'], to: 'ipam/asns', key: 'asn'},
			asn_id: {by: 'relation', through: ['asns'], to: 'ipam/asns', key: 'id'},
		},
	},
	search: ['name', 'facility', 'description', 'physical_address', 'shipping_address', 'comments'],
};

/** Rooms and halls of a site; a tree. */
export const location: Kind = {
	...named('dcim/locations', 'dcim.location', 'Location'),
	reset: ['parent'],
	together: [
		{fields: ['site', 'parent', 'name'], nulls: true, said: 'A location with this name already exists within the specified site.'},
		{fields: ['site', 'parent', 'slug'], nulls: true, said: 'A location with this slug already exists within the specified site.'},
	],
	fields: {
		...identity('dcim/locations'),
		...{
			name: needed(100),
			slug: nearSlug,
			site: mustRef('dcim/sites', 'cascade'),
			parent: parent('dcim/locations'),
		},
		...{status: choice({planned: 'Planned', staging: 'Staging', ...active, decommissioning: 'Decommissioning', retired: 'Retired'}, 'active')},
		...{tenant: ref('tenancy/tenants'), facility: text(50), description: text()},
		...ending,
		...{
			rack_count: countBelow('dcim/racks', 'location', 'dcim/locations'),
			device_count: countBelow('dcim/devices', 'location', 'dcim/locations'),
			prefix_count: shown(0),
			owner: fixed(),
		},
		...{comments: text(Number.POSITIVE_INFINITY), _depth: depth('dcim/locations')},
	},
	brief: ['id', 'url', 'display', 'name', 'slug', 'description', 'rack_count', '_depth'],
	ordering: ['site', 'sort_path'],
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...siteGroups,
		...texts('name', 'slug', 'facility'),
		...choices('status'),
		...relation('site', 'dcim/sites'),
		...relation('tenant', 'tenancy/tenants'),
		...relation('region', 'dcim/regions', {through: ['site', 'region'], tree: true}),
		...treeFilters('dcim/locations'),
	},
	search: ['name', 'facility', 'description'],
	clean: (record, scene) => {
		const [above, site] = [target(scene, 'dcim/locations', record['parent']), target(scene, 'dcim/sites', record['site'])];
		if (above === undefined || site === undefined || above['site'] === record['site']) return undefined;
		return {__all__: [`Parent location (${textOf(above, 'name')}) must belong to the same site (${textOf(site, 'name')}).`]};
	},
};

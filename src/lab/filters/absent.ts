import type {FilterSpec, RelationKey} from '../model/filter-spec.js';

type Filters = {readonly [name: string]: FilterSpec};
const all = (names: readonly string[], make: () => FilterSpec): Filters => Object.fromEntries(names.map((name) => [name, make()]));

/** The path of no kind: a relation to it has no objects to name, so that every value but `null` is refused. */
const nothing = 'nothing';

/** Filters by id of kinds that the lab keeps no objects of: none of its rows points at one. */
export const noIds = (...names: readonly string[]): Filters => all(names, () => ({by: 'relation', through: [], to: nothing, key: 'id'}));

/** The same by a name or slug. */
export const noNames = (...names: readonly string[]): Filters => all(names, () => ({by: 'relation', through: [], to: nothing, key: 'slug'}));

/** A filter by objects that the lab has and that none of its rows points at. */
export const unrelated = (to: string, key: RelationKey, ...names: readonly string[]): Filters =>
	all(names, () => ({by: 'relation', through: [], to, key}));

/** Questions to which every row of the lab answers no. */
export const never = (...names: readonly string[]): Filters => all(names, () => ({by: 'yes-no', matches: () => false}));

/** Owners of objects, from NetBox 4.5. */
export const owners: Filters = {...noNames('owner', 'owner_group'), ...noIds('owner_id', 'owner_group_id')};

/** Contacts of objects. */
export const contacts = noIds('contact', 'contact_role', 'contact_group');

/** Groups of the tenants and of the sites that rows have. */
export const tenantGroups: Filters = {...noNames('tenant_group'), ...noIds('tenant_group_id')};
export const siteGroups: Filters = {...noNames('site_group'), ...noIds('site_group_id')};

/** What a device or its type has of ports and bays. */
const parts = [
	'console_ports',
	'console_server_ports',
	'device_bays',
	'interfaces',
	'module_bays',
	'pass_through_ports',
	'power_outlets',
	'power_ports',
];
export const hasParts = never(...parts);

/** The places that a row may be scoped to; no row of the lab is. */
export const placed: Filters = {
	...{...unrelated('dcim/sites', 'slug', 'site'), ...unrelated('dcim/sites', 'id', 'site_id')},
	...{...unrelated('dcim/regions', 'slug', 'region'), ...unrelated('dcim/regions', 'id', 'region_id')},
	...{...unrelated('dcim/locations', 'slug', 'location'), ...unrelated('dcim/locations', 'id', 'location_id')},
};

import {own} from '../../core/own-property.js';

/** The values of one filter: several are OR (for `tag` AND), null is NetBox's word for "none". */
type FilterValues<Value> = Value | null | readonly (Value | null)[];

type Text = 'n' | 'ic' | 'nic' | 'isw' | 'nisw' | 'iew' | 'niew' | 'ie' | 'nie' | 'regex' | 'iregex';
type Numeric = 'n' | 'gt' | 'gte' | 'lt' | 'lte';

type With<Names extends string, Lookups extends string, Value> = {readonly [Name in Names | `${Names}__${Lookups}`]?: FilterValues<Value>};
type BooleanFlags<Names extends string> = {readonly [Name in Names]?: boolean};

/** Custom fields; NetBox ignores one that it does not know, so they are looked up first. */
type Custom = {readonly [name: `cf_${string}`]: FilterValues<string | number | boolean>};

/** Times are ISO texts that say their zone (`2026-11-21T10:00:00Z`). */
type Common = With<'id', Numeric, number> & With<'created' | 'last_updated', Numeric, string> & {readonly q?: string};

/**
 * What devices can be asked for on every NetBox from 4.4 to 4.7, seen on 4.4.10 and 4.7.3; more stands in the schema of the
 * server. `name` ignores case; `site`, `role` and the like are slugs; several `tag`s must all be there.
 */
export type DeviceFilter = Common &
	With<'name' | 'serial' | 'asset_tag' | 'description', Text, string> &
	BooleanFlags<'name__empty' | 'has_primary_ip' | 'virtual_chassis_member' | 'is_full_depth'> &
	With<'site' | 'location' | 'region' | 'site_group' | 'tenant' | 'role' | 'platform' | 'manufacturer' | 'device_type', 'n', string> &
	With<
		'site_id' | 'location_id' | 'region_id' | 'rack_id' | 'tenant_id' | 'role_id' | 'platform_id' | 'manufacturer_id' | 'device_type_id',
		'n',
		number
	> &
	With<'cluster_id' | 'virtual_chassis_id', 'n', number> &
	With<'status', 'n', string> &
	With<'tag', 'n', string> &
	Custom;

/**
 * What sessions can be asked for on netbox-bgp 0.17 to 0.20. `device`, `site` and `virtualmachine` are names and mind the case;
 * `local_address` and `remote_address` need their mask; of several `status` only the last counts, so one is taken.
 */
export type SessionFilter = Common &
	With<'name' | 'description', Text, string> &
	With<'device' | 'site' | 'tenant' | 'virtualmachine', 'n', string> &
	With<'device_id' | 'site_id' | 'tenant_id' | 'virtualmachine_id', 'n', number> &
	With<'local_as' | 'remote_as', 'n', number> &
	With<'local_as_id' | 'remote_as_id' | 'local_address_id' | 'remote_address_id', 'n', number> &
	With<'local_address' | 'remote_address', 'n', string> &
	With<'peer_group' | 'import_policies' | 'export_policies', 'n', number> &
	With<'tag', 'n', string> & {readonly status?: string} & Custom;

/** What the change log can be asked for. `changed_object_type` is a content type (`dcim.device`); one value each, since 4.4 takes the last. */
export type ChangeFilter = With<'id', Numeric, number> & {
	readonly action?: 'create' | 'update' | 'delete';
	readonly user_name?: string;
	readonly user_id?: number;
	readonly request_id?: string;
	readonly changed_object_id?: FilterValues<number>;
	readonly changed_object_type?: string;
	readonly time_after?: string;
	readonly time_before?: string;
	readonly q?: string;
};

/** What branches can be asked for. `name` minds the case. */
export type BranchFilter = Common & With<'name', Text, string> & With<'status', 'n', string> & With<'tag', 'n', string>;

const text = ['', '__n', '__ic', '__nic', '__isw', '__nisw', '__iew', '__niew', '__ie', '__nie', '__regex', '__iregex'];
const numeric = ['', '__n', '__gt', '__gte', '__lt', '__lte'];
const plain = ['', '__n'];
const words = (names: string, lookups: readonly string[] = ['']): string[] =>
	names.split(' ').flatMap((name) => lookups.map((lookup) => name + lookup));
const common = [...words('id created last_updated', numeric), 'q'];

const listed: Readonly<Record<string, readonly string[]>> = {
	'/dcim/devices/': [
		...[...common, ...words('name serial asset_tag description', text)],
		...words('name__empty has_primary_ip virtual_chassis_member is_full_depth'),
		...words('site location region site_group tenant role platform manufacturer device_type status tag', plain),
		...words('site_id location_id region_id rack_id tenant_id role_id platform_id manufacturer_id device_type_id', plain),
		...words('cluster_id virtual_chassis_id', plain),
	],
	'/plugins/bgp/session/': [
		...[...common, ...words('name description', text), 'status'],
		...words('device site tenant virtualmachine device_id site_id tenant_id virtualmachine_id', plain),
		...words('local_as remote_as local_as_id remote_as_id local_address_id remote_address_id local_address remote_address', plain),
		...words('peer_group import_policies export_policies tag', plain),
	],
	'/core/object-changes/': [
		...words('id', numeric),
		...words('action user_name user_id request_id changed_object_id changed_object_type time_after time_before q'),
	],
	'/plugins/branching/branches/': [...common, ...words('name', text), ...words('status tag', plain)],
};

/** The names of filters of a kind that need no look into the server's schema: every NetBox from 4.4 on obeys them. Empty for most kinds. */
export const listedFilters = (path: string): readonly string[] => own(listed, path) ?? words('id', numeric);

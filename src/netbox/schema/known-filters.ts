import {own} from '../../core/own-property.js';

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

import type {Field} from '../kinds/field.js';
import type {Kind} from '../kinds/kind.js';

/** The kinds that can be asked for, by the name of one object; a list adds `_list` (seen on 4.7.3). */
export const roots: {readonly [name: string]: string} = {
	...{site: 'dcim/sites', region: 'dcim/regions', location: 'dcim/locations', device: 'dcim/devices', device_role: 'dcim/device-roles'},
	...{device_type: 'dcim/device-types', manufacturer: 'dcim/manufacturers', platform: 'dcim/platforms', virtual_chassis: 'dcim/virtual-chassis'},
	...{tenant: 'tenancy/tenants', asn: 'ipam/asns', rir: 'ipam/rirs', ip_address: 'ipam/ip-addresses', prefix: 'ipam/prefixes'},
	...{tag: 'extras/tags', custom_field: 'extras/custom-fields', virtual_machine: 'virtualization/virtual-machines'},
	...{netbox_bgp_session: 'plugins/bgp/session', netbox_bgp_peer_group: 'plugins/bgp/peer-group'},
	...{netbox_bgp_routing_policy: 'plugins/bgp/routing-policy', netbox_bgp_prefixlist: 'plugins/bgp/prefix-list'},
};

/** Whether a kind is a plugin's, whose lists have no pages and whose choices no lookups. */
export const isPlugin = ({path}: Pick<Kind, 'path'>): boolean => path.startsWith('plugins/');

/** What a filter of a field is made of: a lookup of values or choices, choices themselves, an id, or the filter of a related kind. */
export type FilterField =
	/** `inner`: the lookups stand one level deeper, below `filter_lookup`. */
	| {readonly is: 'lookup'; readonly type: string; readonly choices?: Enumerators; readonly inner?: true}
	| {readonly is: 'choice'; readonly type: string; readonly choices: Enumerators}
	| {readonly is: 'id'}
	| {readonly is: 'kind'; readonly path: string};

/** What GraphQL calls a choice -> the value that is stored. */
type Enumerators = ReadonlyMap<string, string>;

/** `DeviceFilter`, `NetBoxBGPSessionFilter`. */
export const filterType = (kind: Kind): string =>
	`${isPlugin(kind) ? 'NetBoxBGP' : ''}${kind.path === 'plugins/bgp/session' ? 'Session' : kind.model}Filter`;

/** What the objects of a kind can be filtered by. */
export function filterFields(kind: Kind): ReadonlyMap<string, FilterField> {
	const fields = Object.entries(kind.fields).flatMap(([name, field]): [string, FilterField][] => {
		if (field.is === 'made' || field.is === 'count' || name === 'id') return [];
		if (field.is === 'ref')
			return [[name, {is: 'kind', path: field.to}], ...(name.endsWith('_id') ? [] : [[`${name}_id`, {is: 'id'}] as [string, FilterField]])];
		return [[name, field.is === 'refs' ? {is: 'kind', path: field.to} : valueFilter(name, field, kind)]];
	});
	const tags: [string, FilterField][] = 'tags' in kind.fields ? [['tags', {is: 'kind', path: 'extras/tags'}]] : [];
	return new Map<string, FilterField>([['id', {is: 'lookup', type: 'IDComparisonFilterLookup'}], ...fields, ...tags]);
}

function valueFilter(name: string, field: Field, kind: Kind): FilterField {
	if (field.is === 'number' && !isPlugin(kind)) return {is: 'lookup', type: name === 'asn' ? 'BigIntegerLookup' : 'IntegerLookup', inner: true};
	if (field.is !== 'choice') return {is: 'lookup', type: lookupTypes[field.is] ?? 'StrFilterLookup'};
	const upper = (text: string): string => text.toUpperCase().replace(/\W/gu, '_');
	const choices = new Map(Object.keys(field.choices).map((value) => [isPlugin(kind) ? upper(value) : `${upper(name)}_${upper(value)}`, value]));
	const model = `${isPlugin(kind) ? 'NetBoxBGPSession' : kind.model}${name.charAt(0).toUpperCase()}${name.slice(1)}Enum`;
	return isPlugin(kind) ? {is: 'choice', type: model, choices} : {is: 'lookup', type: `${model}BaseFilterLookup`, choices};
}

const lookupTypes: {readonly [is: string]: string} = {time: 'DatetimeFilterLookup', number: 'IntFilterLookup', flag: 'BoolBaseFilterLookup'};

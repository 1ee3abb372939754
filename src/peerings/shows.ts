import type {Json, Row} from '../output.js';
import type {ShownObject} from '../store/cache.js';

/** Field of a session -> content type of the object or objects it shows (NetBox 4.4 to 4.7, netbox-bgp 0.17 to 0.20). */
const shownBy: readonly (readonly [field: string, type: string])[] = [
	['device', 'dcim.device'],
	['virtualmachine', 'virtualization.virtualmachine'],
	['site', 'dcim.site'],
	['tenant', 'tenancy.tenant'],
	['local_address', 'ipam.ipaddress'],
	['remote_address', 'ipam.ipaddress'],
	['remote_prefix', 'ipam.prefix'],
	['local_as', 'ipam.asn'],
	['remote_as', 'ipam.asn'],
	['peer_group', 'netbox_bgp.bgppeergroup'],
	['import_policies', 'netbox_bgp.routingpolicy'],
	['export_policies', 'netbox_bgp.routingpolicy'],
	['prefix_list_in', 'netbox_bgp.prefixlist'],
	['prefix_list_out', 'netbox_bgp.prefixlist'],
	['tags', 'extras.tag'],
];

/** Content types of which an edit changes the JSON of sessions that show the object. */
export const shownTypes: ReadonlySet<string> = new Set(shownBy.map(([, type]) => type));

/** Content types of which any edit may change the JSON of every session: custom fields are part of all. */
export const everywhereTypes: ReadonlySet<string> = new Set(['extras.customfield', 'extras.customfieldchoiceset']);

/** Content types that change how a device without a name is displayed. */
export const displayTypes: ReadonlySet<string> = new Set(['dcim.devicetype', 'dcim.manufacturer', 'dcim.virtualchassis']);

/** The objects that a session's JSON shows, once each: an edit of one of them changes it without moving its `last_updated`. */
export function objectsShown(session: Row): ShownObject[] {
	const found = new Map<string, ShownObject>();
	for (const [field, type] of shownBy) {
		for (const id of idsOf(session[field])) found.set(`${type} ${id}`, {type, id});
	}
	return [...found.values()];
}

/** The ids of a nested object or of a list of them; nothing where there is none. */
export function idsOf(nested: Json | undefined): number[] {
	if (nested === null || typeof nested !== 'object') return [];
	if (Array.isArray(nested)) return nested.flatMap(idsOf);
	const id = (nested as Row)['id'];
	return typeof id === 'number' ? [id] : [];
}

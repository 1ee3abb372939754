import {isList, isRow} from '../cell.js';
import type {Json, Row} from '../output.js';
import {type StaleParts, wholeRow} from '../stale-parts.js';
import type {ShownObject, StaleObject} from '../store/cache.js';

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

const shownTypes: ReadonlySet<string> = new Set(shownBy.map(([, type]) => type));

/**
 * Fields that alone change when an object changes that they show. The others are part of `display` too: the device, and where a session has no
 * name what it peers with (seen on 4.7.3). Their places are bits in the cache: a new one comes last.
 */
const fieldsAlone = [
	'site',
	'tenant',
	'peer_group',
	'import_policies',
	'export_policies',
	'prefix_list_in',
	'prefix_list_out',
	'tags',
	'custom_fields',
];

/** Bit 0 is `wholeRow`. */
const bitOf = (index: number): StaleParts => 2 << index;

/** The fields that these parts are; none where they are the whole row. */
export const fieldsOf = (parts: StaleParts): readonly string[] =>
	(parts & wholeRow) === 0 ? fieldsAlone.filter((_, index) => (parts & bitOf(index)) !== 0) : [];

const partOf = (field: string): StaleParts => (fieldsAlone.includes(field) ? bitOf(fieldsAlone.indexOf(field)) : wholeRow);

/** What of a session changes with an object of each type. */
const partsByType: ReadonlyMap<string, StaleParts> = new Map(
	[...shownTypes].map((type) => [type, shownBy.filter(([, one]) => one === type).reduce((parts, [field]) => parts | partOf(field), 0)]),
);

/** Content types of which any edit may change the JSON of every session: custom fields are part of all. */
export const everywhereTypes: ReadonlySet<string> = new Set(['extras.customfield', 'extras.customfieldchoiceset']);

/** A device without a name is displayed by its type and manufacturer, or by its chassis. */
const displayTypes: ReadonlySet<string> = new Set(['dcim.devicetype', 'dcim.manufacturer', 'dcim.virtualchassis']);

/** Stands for what a session shows of objects that its JSON does not name; NetBox gives no id 0. */
const namelessDevice: ShownObject = {type: 'dcim.device', id: 0};
/** A prefix shows its depth, which moves when another prefix around it comes or goes, without a change of its own (seen on 4.7.3). */
const prefixDepth: ShownObject = {type: 'ipam.prefix', id: 0};
/** A custom field may show an object of any type (seen on 4.7.3). */
const anything: ShownObject = {type: '*', id: 0};

/** The objects that a session's JSON shows, once each: an edit of one of them changes it without moving its `last_updated`. */
export function objectsShown(session: Row): ShownObject[] {
	const shown: ShownObject[] = [];
	const add = (object: ShownObject): void => {
		if (!shown.some(({type, id}) => id === object.id && type === object.type)) shown.push(object);
	};
	for (const [field, type] of shownBy) for (const id of idsOf(session[field])) add({type, id});
	if ((session['device'] as Row | null | undefined)?.['name'] === null) add(namelessDevice);
	if (idsOf(session['remote_prefix']).length > 0) add(prefixDepth);
	if (Object.values((session['custom_fields'] ?? {}) as Row).some((value) => idsOf(value).length > 0)) add(anything);
	return shown;
}

/**
 * What objects are to be marked as changed when these were made, edited or deleted, and what of a session changes with each. Only with a
 * `modern` plugin do the fields of a session show nothing but its own objects: below netbox-bgp 0.19 policies are its peer group's too.
 */
export function objectsTouched(changed: readonly ShownObject[], modern: boolean): StaleObject[] {
	const touched = [
		...changed.filter(({type}) => shownTypes.has(type)).map((object) => ({...object, parts: partsByType.get(object.type) ?? wholeRow})),
		...(changed.some(({type}) => displayTypes.has(type)) ? [{...namelessDevice, parts: wholeRow}] : []),
		...(changed.some(({type}) => type === prefixDepth.type) ? [{...prefixDepth, parts: wholeRow}] : []),
		...(changed.length > 0 ? [{...anything, parts: partOf('custom_fields')}] : []),
	];
	return modern ? touched : touched.map((object) => ({...object, parts: wholeRow}));
}

/** The ids of a nested object or of a list of them; nothing where there is none. */
function idsOf(nested: Json | undefined): number[] {
	if (isList(nested)) return nested.flatMap((one) => idsOf(one as Json));
	const id = isRow(nested) ? nested['id'] : undefined;
	return typeof id === 'number' ? [id] : [];
}

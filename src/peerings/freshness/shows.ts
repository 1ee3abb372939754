import {type StaleParts, wholeRow} from '../../core/stale-parts.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import type {ShownObject, StaleObject} from '../../store/cache/cache.js';
import {displayTypes, sessionFields} from '../model.js';

const shownBy = sessionFields.flatMap(({field, type}) => (type === undefined ? [] : [{field, type}]));

const shownTypes: ReadonlySet<string> = new Set(shownBy.map(({type}) => type));

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

/** The part of a session that a field is; the whole row where more changes with it. */
const partOf = (field: string): StaleParts => (fieldsAlone.includes(field) ? bitOf(fieldsAlone.indexOf(field)) : wholeRow);

/** What of a session changes with an object of each type. */
const partsByType: ReadonlyMap<string, StaleParts> = new Map(
	[...shownTypes].map((type) => [type, shownBy.filter((one) => one.type === type).reduce((parts, {field}) => parts | partOf(field), 0)]),
);

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
	for (const {field, type} of shownBy) for (const id of idsOf(session[field])) add({type, id});
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
	];
	return modern ? touched : touched.map((object) => ({...object, parts: wholeRow}));
}

/** The ids of a nested object or of a list of them; nothing where there is none. */
function idsOf(nested: Json | undefined): number[] {
	if (isList(nested)) return nested.flatMap((one) => idsOf(one as Json));
	const id = isRow(nested) ? nested['id'] : undefined;
	return typeof id === 'number' ? [id] : [];
}

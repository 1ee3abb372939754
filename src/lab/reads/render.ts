import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import {crash, lack} from '../http/answer.js';
import {customFieldsOf, type KnownField} from '../kinds/extras/known-fields.js';
import {shownMappings} from '../kinds/ports/mappings.js';
import {atEnd} from '../kinds/ports/paths.js';
import {idOf, type Scene, target} from '../model/context.js';
import {type Field, type Fields, type Found, isHidden} from '../model/field.js';
import type {Kind} from '../model/kind.js';
import {countOf} from '../model/tables.js';
import {createCompare} from './order.js';

/** A record as a row of the given keys, in the server's order; relations are shown as their objects are now. */
export function render(scene: Scene, kind: Kind, record: Row, keys?: ReadonlySet<string>): Row {
	const lacking = scene.profile.lacking[kind.path];
	const row: {[key: string]: Json} = {};
	for (const name in kind.fields) {
		const field = kind.fields[name];
		if (field === undefined || keys?.has(name) === false || lacking?.has(name) || isHidden(field)) continue;
		row[name] = show({scene, kind, record, name, field});
	}
	return kind.path === 'plugins/bgp/session' && scene.profile.mergesPolicies ? mergePolicies(scene, record, row) : row;
}

/** The short form in which another row shows this object; null where there is none. */
export function nested(
	scene: Scene,
	path: string,
	id: Json,
	{keys, form}: {readonly keys?: readonly string[]; readonly form?: Fields} = {},
): Row | null {
	const record = target(scene, path, id);
	if (record === undefined) return null;
	const kind = scene.kindOf(path);
	const lacking = scene.profile.lacking[`${path}#nested`];
	const row: {[key: string]: Json} = {};
	for (const name of form === undefined ? (keys ?? kind.nested ?? kind.brief) : Object.keys(form)) {
		const field = (form ?? kind.fields)[name];
		if (field === undefined || lacking?.has(name)) continue;
		// A count is annotated on lists of its own kind only; nested it is 0, unless the database keeps it.
		row[name] = field.is === 'count' && !field.cached ? 0 : show({scene, kind, record, name, field});
	}
	return kind.path === 'plugins/bgp/session' && scene.profile.mergesPolicies ? mergePolicies(scene, record, row) : row;
}

type Cell = {readonly scene: Scene; readonly kind: Kind; readonly record: Row; readonly name: string; readonly field: Field};

type Plain = Extract<Field, {is: 'text' | 'network' | 'number' | 'decimal' | 'flag' | 'type' | 'ranges' | 'json' | 'time'}>;

/** Whether a field is shown as it is stored. */
const isPlain = (field: Field): field is Plain =>
	['text', 'network', 'number', 'decimal', 'flag', 'type', 'ranges', 'json', 'time'].includes(field.is);

function show({scene, kind, record, name, field}: Cell): Json {
	const value = record[name] ?? null;
	if (isPlain(field)) return value;
	switch (field.is) {
		case 'choice':
			return field.bare || (typeof value !== 'string' && typeof value !== 'number')
				? value
				: {value, label: own(field.choices, String(value)) ?? value};
		case 'ref':
			return field.bare ? value : nested(scene, field.to, value, field);
		case 'refs':
			return showAll(scene, field, value);
		case 'fixed':
			return field.value;
		case 'count':
			return countOf(scene.world, field, idOf(record));
		case 'made':
			return field.make(record, scene);
		case 'found':
			return showFound(scene, field, record);
		case 'mac':
			return field.by === undefined ? value : (target(scene, 'dcim/mac-addresses', record[field.by])?.['mac_address'] ?? null);
		case 'ends':
			return showEnds(scene, atEnd(idOf(record), field.end, scene));
		case 'mappings':
			return shownMappings(field.side, record, scene);
		case 'custom':
			return showCustom(scene, kind, value);
		default:
			return field satisfies never;
	}
}

/** Objects of any kind in their short form, in the order in which they are found. */
function showFound(scene: Scene, {find, ...how}: Extract<Field, {is: 'found'}>, record: Row): Json {
	const found = find(record, scene);
	const one = ({path, id}: Found): Row | null => nested(scene, path, id, how);
	return found === null ? null : Array.isArray(found) ? found.map(one).filter((row) => row !== null) : one(found as Found);
}

/** One end of a cable: each object with its type, its number and its short form. */
const showEnds = (scene: Scene, found: readonly Found[]): Json =>
	found.map(({path, id}) => ({object_type: scene.kindOf(path).type, object_id: id, object: nested(scene, path, id)}));

/** Related objects in the default order of their kind. */
function showAll(scene: Scene, {to, keys}: Extract<Field, {is: 'refs'}>, ids: Json): Json {
	if (!Array.isArray(ids)) return [];
	const records = ids.map((id: Json) => target(scene, to, id)).filter((row) => row !== undefined);
	const sorted = records.length < 2 ? records : records.toSorted(createCompare(null, scene.kindOf(to), scene));
	return sorted.map((row) => nested(scene, to, idOf(row), keys === undefined ? {} : {keys}));
}

/** Custom fields by name: null when unset; a selection is text before NetBox 4.5, then value and label. */
function showCustom(scene: Scene, kind: Kind, value: Json): Json {
	const set = (value ?? {}) as Row;
	return Object.fromEntries(customFieldsOf(scene, kind.type).map((field) => [field.name, showOne(scene, field, own(set, field.name) ?? null)]));
}

function showOne(scene: Scene, {type, choices, related}: KnownField, raw: Json): Json {
	if (type === 'object' || type === 'multiobject') return showRelated(scene, related, raw);
	if (!scene.profile.isFrom('4.7') || raw === null) return raw;
	const labelled = (value: Json): Json => ({value, label: choices.find(([choice]) => choice === value)?.[1] ?? value});
	if (type === 'select') return labelled(raw);
	return type === 'multiselect' ? (Array.isArray(raw) ? (raw as readonly Json[]).map(labelled) : []) : raw;
}

/** Objects in their short form, without those that are gone. Several stand in the order of their ids in a list, and none is null there; one row has them in the order of their kind (seen on 4.7.3). */
function showRelated(scene: Scene, related: string, raw: Json): Json {
	const kind = scene.kindOfType(related);
	if (raw === null) return null;
	if (kind === undefined) throw lack(`kind ${related}, which a custom field shows`);
	if (!Array.isArray(raw)) return nested(scene, kind.path, raw, {keys: kind.brief});
	const found = (raw as readonly Json[]).map((id) => target(scene, kind.path, id)).filter((row) => row !== undefined);
	const records = scene.many ? found : found.toSorted(createCompare(null, kind, scene));
	return scene.many && records.length === 0 ? null : records.map((record) => nested(scene, kind.path, idOf(record), {keys: kind.brief}));
}

/** netbox-bgp 0.17: the group's policies are added to the session's own, and a shape without the key is a KeyError. */
function mergePolicies(scene: Scene, record: Row, row: {[key: string]: Json}): Row {
	const group = target(scene, 'plugins/bgp/peer-group', record['peer_group']);
	for (const key of ['import_policies', 'export_policies']) {
		const added = group?.[key];
		if (!Array.isArray(added) || added.length === 0) continue;
		const mine = row[key];
		if (!Array.isArray(mine)) throw crash('KeyError', `'${key}'`);
		const known = new Set(mine.map((policy) => (policy as Row)['id']));
		const extra = added.filter((id) => !known.has(id)).map((id) => nested(scene, 'plugins/bgp/routing-policy', id));
		row[key] = [...mine, ...extra.filter((policy) => policy !== null)];
	}
	return row;
}

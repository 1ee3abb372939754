import type {Json, Row} from '../../output/output.js';
import {idOf, type Scene} from '../model/context.js';
import {isApart} from '../model/field.js';
import {naming} from '../model/generic.js';
import type {Kind} from '../model/kind.js';
import {put, tableOf} from '../model/tables.js';
import {nextId} from '../state/store.js';
import {recable} from './cabling.js';
import {logChange, unsaid, type WriteAt} from './changes.js';
import {remap} from './mapping.js';

const macs = 'dcim/mac-addresses';
const assigned = ['assigned_object_type', 'assigned_object_id'] as const;

/** A record, and what of it is kept in other objects. */
export type Parted = {readonly kept: Row; readonly apart: Row};

/** Parts a record from what is kept in other objects. */
export function part(kind: Kind, record: Row): Parted {
	const entries = Object.entries(record);
	const isOther = ([name]: readonly [string, Json]): boolean => {
		const field = kind.fields[name];
		return field !== undefined && isApart(field);
	};
	return {kept: Object.fromEntries(entries.filter((entry) => !isOther(entry))), apart: Object.fromEntries(entries.filter(isOther))};
}

/** Keeps in other objects what of a record is kept there; gives the record as it then is. */
export function follow(kind: Kind, {kept, apart}: Parted, {before, at}: {readonly before: Row | undefined; readonly at: WriteAt}): Row {
	if (kind.path === 'dcim/cables') recable(kept, apart, {before, at});
	for (const [name, field] of Object.entries(kind.fields)) if (field.is === 'mappings') remap(field.side, kept, apart[name], at);
	if ('primary_mac_address' in kind.fields) return withMac(kind, {kept, apart}, {before, at});
	return kept;
}

/** A MAC address that a new interface names as its own is assigned to it; one that is given by its value is found or made. */
function withMac(kind: Kind, {kept, apart}: Parted, {before, at}: {readonly before: Row | undefined; readonly at: WriteAt}): Row {
	const own = {assigned_object_type: kind.type, assigned_object_id: idOf(kept)};
	const named = tableOf(at.scene.world, macs).get(Number(kept['primary_mac_address']));
	if (before === undefined && named !== undefined && named['assigned_object_id'] === null)
		change(at.scene.kindOf(macs), named, {...named, ...own}, at, unsaid);
	const value = apart['mac_address'];
	if (value === undefined || (before === undefined && value === null)) return kept;
	const id = value === null ? null : (findMac(value, kind, kept, at.scene) ?? makeMac({mac_address: value, ...own}, at));
	return id === kept['primary_mac_address']
		? kept
		: change(kind, kept, {...kept, primary_mac_address: id, ...(kept['mode'] !== 'tagged' && {tagged_vlans: []})}, at);
}

const findMac = (value: Json, {type}: Kind, record: Row, scene: Scene): number | undefined =>
	naming(scene, macs, assigned, {type, id: idOf(record)})
		.filter((row) => row['mac_address'] === value)
		.map(idOf)[0];

function makeMac(values: Row, at: WriteAt): number {
	const kind = at.scene.kindOf(macs);
	const id = nextId(at.store, macs);
	const time = at.tick();
	const record = {id, description: '', comments: '', tags: [], custom_fields: {}, ...values, created: time, last_updated: at.tick()};
	put(at.scene.world, macs, record);
	logChange({kind, before: undefined, after: record}, at);
	return id;
}

function change(kind: Kind, before: Row, after: Row, at: WriteAt, pre?: Row): Row {
	const saved = {...after, last_updated: at.tick()};
	put(at.scene.world, kind.path, saved);
	logChange({kind, before, after: saved}, at, pre);
	return saved;
}

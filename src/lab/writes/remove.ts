import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import {everyKind} from '../kinds/all.js';
import {idOf, textOf} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {drop, put, tableOf} from '../model/tables.js';
import {createCompare} from '../reads/order.js';
import {logChange, type WriteAt} from './changes.js';
import {followField} from './field-data.js';

/** A field of some kind that points at a deleted object, and the records that do. */
type Pointers = {readonly kind: Kind; readonly name: string; readonly records: readonly Row[]};

/** Who still needs an object that was to be deleted: how many they are, and the sentence of the 409 that lists them. */
export type Needed = {readonly count: number; readonly sentence: string};

type Doomed = ReadonlyMap<string, {readonly kind: Kind; readonly record: Row}>;

const keyOf = (kind: Kind, record: Row): string => `${kind.path} ${idOf(record)}`;

/** Deletes an object that nothing needs, with those that go too: all are logged while all are still there (seen on 4.7.3). */
export function remove(kind: Kind, record: Row, asked: WriteAt): Result<undefined, Needed> {
	// What a request says of its change is about the object that it names alone (seen on 4.7.3).
	const at = {...asked, message: ''};
	const doomed = doomedWith(kind, record, at);
	const dependents = needing(doomed, at);
	if (dependents.length > 0) return err(neededBy(dependents, at));
	for (const one of [...doomed.values()].toReversed()) {
		const last = tableOf(at.scene.world, one.kind.path).get(idOf(one.record)) ?? one.record;
		// The deletion of a field that is being deleted was logged when it began.
		if (last['status'] !== 'deleting' || one.kind.path !== 'extras/custom-fields')
			logChange({kind: one.kind, before: last, after: undefined}, one.record === record ? asked : at);
		clear(one, doomed, at);
		unlist(one, doomed, at);
	}
	for (const one of doomed.values()) {
		drop(at.scene.world, one.kind.path, idOf(one.record));
		if (one.kind.path === 'extras/custom-fields') followField(one.record, undefined, at);
		if (one.kind.path === 'plugins/branching/branches') at.store.branches.delete(textOf(one.record, 'schema_id'));
	}
	return ok(undefined);
}

/** An object and those that go with it, each after what it goes with. */
function doomedWith(kind: Kind, record: Row, at: WriteAt): Doomed {
	const doomed = new Map([[keyOf(kind, record), {kind, record}]]);
	// A map is walked in the order in which it grows.
	for (const {kind: of, record: one} of doomed.values()) {
		for (const {kind: below, records} of pointers(of, idOf(one), at, (onDelete) => onDelete === 'cascade'))
			for (const row of records) doomed.set(keyOf(below, row), {kind: below, record: row});
	}
	return doomed;
}

/** What keeps one of several objects from being deleted; looked for before anything is. */
function needing(doomed: Doomed, at: WriteAt): readonly Pointers[] {
	return [...doomed.values()].flatMap(({kind, record}) => [
		...pointers(kind, idOf(record), at, (onDelete) => onDelete === 'protect'),
		...pointers(kind, idOf(record), at, (onDelete) => onDelete === 'restrict').flatMap((found) => {
			const records = found.records.filter((row) => !doomed.has(keyOf(found.kind, row)));
			return records.length > 0 ? [{...found, records}] : [];
		}),
	]);
}

function pointers(kind: Kind, id: number, at: WriteAt, wanted: (onDelete: string) => boolean): readonly Pointers[] {
	return everyKind.flatMap((other) =>
		Object.entries(other.fields).flatMap(([name, field]) => {
			if (!('onDelete' in field) || !wanted(field.onDelete)) return [];
			const points =
				field.is === 'type'
					? (field.any || field.of.includes(kind.type)) && ((row: Row) => row[name] === kind.type && row[field.id] === id)
					: field.to === kind.path && ((row: Row) => row[name] === id);
			const records = points === false ? [] : inOrder(other, at, points);
			return records.length > 0 ? [{kind: other, name, records}] : [];
		}),
	);
}

/** Objects in the default order of their kind, in which the change log lists them too (seen on 4.7.3). */
function inOrder(kind: Kind, {scene}: WriteAt, wanted: (row: Row) => boolean): readonly Row[] {
	return [...tableOf(scene.world, kind.path).values()].filter(wanted).toSorted(createCompare(null, kind, scene));
}

function neededBy(dependents: readonly Pointers[], at: WriteAt): Needed {
	const found = new Map(dependents.flatMap(({kind, records}) => records.map((row) => [`${kind.path} ${idOf(row)}`, {kind, row}] as const)));
	const sorted = [...found.values()].toSorted((a, b) => everyKind.indexOf(b.kind) - everyKind.indexOf(a.kind) || idOf(a.row) - idOf(b.row));
	const named = sorted.map(({kind, row}) => `${kind.display(row, at.scene)} (${idOf(row)})`);
	return {count: found.size, sentence: `Unable to delete object. ${found.size} dependent objects were found: ${named.join(', ')}`};
}

/** Relations that become null: each is a save of its own, which moves `last_updated` and writes a change, two where an object is named twice. */
function clear({kind, record}: {readonly kind: Kind; readonly record: Row}, doomed: Doomed, at: WriteAt): void {
	const id = idOf(record);
	for (const {kind: other, name, records} of pointers(kind, id, at, (onDelete) => onDelete === 'clear')) {
		const field = other.fields[name];
		const more = field?.is === 'ref' ? Object.fromEntries((field.with ?? []).map((one) => [one, null])) : {};
		for (const {id: one} of records) {
			const row = tableOf(at.scene.world, other.path).get(Number(one));
			// What goes too is not told, but for the addresses that it is reached by (seen on 4.7.3).
			if (row === undefined || (kind.path !== 'ipam/ip-addresses' && doomed.has(keyOf(other, row)))) continue;
			replace({kind: other, before: row, after: {...row, ...more, [name]: null, last_updated: at.tick()}}, at);
		}
	}
	for (const {kind: other, name, records} of pointers(kind, id, at, (onDelete) => onDelete === 'empty'))
		for (const row of records) put(at.scene.world, other.path, {...row, [name]: null});
}

/** Lists that lose it: one change for each object, whose `last_updated` stays. */
function unlist({kind, record}: {readonly kind: Kind; readonly record: Row}, doomed: Doomed, at: WriteAt): void {
	const id = idOf(record);
	for (const other of everyKind) {
		const names = Object.entries(other.fields).flatMap(([name, field]) => (field.is === 'refs' && field.to === kind.path ? [name] : []));
		const listed = (row: Row) => names.map((name) => [name, row[name]] as const).filter(([, list]) => Array.isArray(list) && list.includes(id));
		for (const row of names.length === 0 ? [] : inOrder(other, at, (one) => listed(one).length > 0)) {
			if (doomed.has(keyOf(other, row))) continue;
			const lists = listed(row);
			const shorter = lists.map(([name, list]) => [name, Array.isArray(list) ? list.filter((one) => one !== id) : []]);
			replace({kind: other, before: row, after: {...row, ...Object.fromEntries(shorter)}}, at);
		}
	}
}

function replace(change: {readonly kind: Kind; readonly before: Row; readonly after: Row}, at: WriteAt): void {
	put(at.scene.world, change.kind.path, change.after);
	logChange(change, at);
}

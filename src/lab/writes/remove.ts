import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import {kinds} from '../kinds/all.js';
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

/** Deletes an object that nothing needs. */
export function remove(kind: Kind, record: Row, at: WriteAt): Result<undefined, Needed> {
	const id = idOf(record);
	const dependents = pointers(kind, id, at, (onDelete) => onDelete === 'protect');
	if (dependents.length > 0) return err(neededBy(dependents, at));
	for (const {kind: below, records} of pointers(kind, id, at, (onDelete) => onDelete === 'cascade')) {
		for (const one of records) {
			const gone = remove(below, one, at);
			if (!gone.ok) return gone;
		}
	}
	// The deletion of a field that is being deleted was logged when it began.
	if (record['status'] !== 'deleting' || kind.path !== 'extras/custom-fields') logChange({kind, before: record, after: undefined}, at);
	clear(kind, id, at);
	unlist(kind, id, at);
	drop(at.scene.world, kind.path, id);
	if (kind.path === 'extras/custom-fields') followField(record, undefined, at);
	if (kind.path === 'plugins/branching/branches') at.store.branches.delete(textOf(record, 'schema_id'));
	return ok(undefined);
}

function pointers(kind: Kind, id: number, at: WriteAt, wanted: (onDelete: string) => boolean): readonly Pointers[] {
	return kinds.flatMap((other) =>
		Object.entries(other.fields).flatMap(([name, field]) => {
			if (field.is !== 'ref' || field.to !== kind.path || !wanted(field.onDelete)) return [];
			const records = inOrder(other, at, (row) => row[name] === id);
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
	const sorted = [...found.values()].toSorted((a, b) => kinds.indexOf(b.kind) - kinds.indexOf(a.kind) || idOf(a.row) - idOf(b.row));
	const named = sorted.map(({kind, row}) => `${kind.display(row, at.scene)} (${idOf(row)})`);
	return {count: found.size, sentence: `Unable to delete object. ${found.size} dependent objects were found: ${named.join(', ')}`};
}

/** Relations that become null: each is a save of its own, which moves `last_updated` and writes a change, two where an object is named twice. */
function clear(kind: Kind, id: number, at: WriteAt): void {
	for (const {kind: other, name, records} of pointers(kind, id, at, (onDelete) => onDelete === 'clear')) {
		for (const {id: one} of records) {
			const row = tableOf(at.scene.world, other.path).get(Number(one));
			if (row !== undefined) replace({kind: other, before: row, after: {...row, [name]: null, last_updated: at.tick()}}, at);
		}
	}
}

/** Lists that lose it: one change for each object, whose `last_updated` stays. */
function unlist(kind: Kind, id: number, at: WriteAt): void {
	for (const other of kinds) {
		const names = Object.entries(other.fields).flatMap(([name, field]) => (field.is === 'refs' && field.to === kind.path ? [name] : []));
		const listed = (row: Row) => names.map((name) => [name, row[name]] as const).filter(([, list]) => Array.isArray(list) && list.includes(id));
		for (const row of names.length === 0 ? [] : inOrder(other, at, (one) => listed(one).length > 0)) {
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

import type {Json, Row} from '../../output/output.js';
import {idOf, type Scene} from './context.js';
import type {Field, Found} from './field.js';
import {indexOf} from './tables.js';

/** How an object is called among objects of all kinds: `dcim.interface 7`. */
const keyOf = (type: Json | undefined, id: Json | undefined): string => `${String(type)} ${String(id)}`;

/** The object that a record names by a content type and a number; null where it names none that is there. */
export function named(record: Row, [type, id]: readonly [string, string], scene: Scene): Found | null {
	const [of, number] = [record[type], record[id]];
	const kind = typeof of === 'string' ? scene.kindOfType(of) : undefined;
	return kind === undefined || typeof number !== 'number' || !scene.world.tables.get(kind.path)?.has(number) ? null : {path: kind.path, id: number};
}

/** The field that shows the object which two others name: `assigned_object` of `assigned_object_type` and `assigned_object_id`. */
export const namedBy = (type: string, id: string): Field => ({is: 'found', generic: true, find: (record, scene) => named(record, [type, id], scene)});

/** The records of a kind that name an object by a content type and a number, in the order of their ids. */
export function naming(
	scene: Scene,
	path: string,
	[type, id]: readonly [string, string],
	wanted: {readonly type: string; readonly id: number},
): readonly Row[] {
	const index = indexOf(scene.world, path, `${type} ${id}`, (row) => (row[id] === null ? [] : [keyOf(row[type], row[id])]));
	return index.get(keyOf(wanted.type, wanted.id)) ?? [];
}

/** Records as objects of a kind. */
export const asFound = (path: string, records: readonly Row[]): readonly Found[] => records.map((row) => ({path, id: idOf(row)}));

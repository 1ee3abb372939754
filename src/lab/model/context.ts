import type {Json, Row} from '../../output/output.js';
import type {Profile} from '../profiles.js';
import type {Kind} from './kind.js';
import type {World} from './tables.js';

/** What an answer is made from: the objects of main or of a branch, how this version behaves, and the address the caller used. */
export type Scene = {
	readonly world: World;
	readonly profile: Profile;
	/** `http://host:port/base`, without a slash at the end. */
	readonly origin: string;
	/** The kind of a path the lab knows; any other is a bug. */
	readonly kindOf: (path: string) => Kind;
	readonly kindOfType: (type: string) => Kind | undefined;
	/** The content types with their numbers, which differ from server to server. */
	/** The objects of a kind that the caller may view. */
	readonly sees: (kind: Kind) => (record: Row) => boolean;
	/** Whether the answer is a list, which shows a few things in another way than one object does. */
	readonly many?: true;
	readonly objectTypes: () => readonly {readonly id: number; readonly type: string}[];
};

/** The id of a record. */
export const idOf = (record: Row): number => record['id'] as number;

/** A field's text, or nothing where it is null or no text. */
export function textOf(record: Row, field: string): string {
	const value = record[field];
	return typeof value === 'string' ? value : '';
}

/** What an object of a tree stands under, the nearest first, without the object itself. Ends in a tree that bites its tail, too. */
export function above(scene: Scene, path: string, id: Json | undefined): readonly Row[] {
	const found = new Set<Row>();
	for (let at = target(scene, path, id); at !== undefined && !found.has(at); at = target(scene, path, at['parent'])) found.add(at);
	return [...found].slice(1);
}

/** The record that a relation points at. */
export function target(scene: Scene, path: string, id: Json | undefined): Row | undefined {
	return typeof id === 'number' ? scene.world.tables.get(path)?.get(id) : undefined;
}

import {createNaturalCompare} from '../text/natural.js';
import type {Device} from './match.js';

/** Something with an id whose name may repeat or be missing. */
type Keyable = {readonly id: number; readonly name: string | null};

/**
 * One key per thing, none twice: the lowest id of a name keeps the name, every other is `<name> #<id>`; without a name, or with
 * an empty one, it is `#<id>`. A key that is somebody's already gets ` #<id>` again. Keys by id.
 */
export function keysOf(things: readonly Keyable[]): ReadonlyMap<number, string> {
	const keys = new Map<number, string>();
	const taken = new Set<string>();
	const firstOf = new Map<string, number>();
	const ascending = things.toSorted((a, b) => a.id - b.id);
	for (const {id, name} of ascending) if (name && !firstOf.has(name)) firstOf.set(name, id);
	for (const [name, id] of firstOf) {
		keys.set(id, name);
		taken.add(name);
	}
	for (const {id, name} of ascending) {
		if (keys.has(id)) continue;
		let key = name ? `${name} #${id}` : `#${id}`;
		while (taken.has(key)) key = `${key} #${id}`;
		keys.set(id, key);
		taken.add(key);
	}
	return keys;
}

/** Each name that several things bear, with their keys, lowest id first. */
export function sharedNames(
	things: readonly Keyable[],
	keys: ReadonlyMap<number, string>,
): {readonly name: string; readonly keys: readonly string[]}[] {
	const byName = new Map<string, number[]>();
	for (const {id, name} of things) if (name) byName.set(name, [...(byName.get(name) ?? []), id]);
	return [...byName]
		.filter(([, ids]) => ids.length > 1)
		.map(([name, ids]) => ({name, keys: ids.toSorted((a, b) => a - b).map((id) => keys.get(id) ?? name)}));
}

/** `'a' and 'b'`, `'a', 'b' and 'c'`. */
export const listOf = (keys: readonly string[]): string => {
	const quoted = keys.map((key) => `'${key}'`);
	return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : (quoted[0] ?? '');
};

/** Devices under the keys they are shown by, in natural order of the keys. */
export type KeyedDevices = {readonly devices: readonly {readonly key: string; readonly device: Device}[]; readonly warnings: readonly string[]};

/** Gives every device its key; devices of one name are warned of. */
export function keyDevices(devices: readonly Device[], instance: string): KeyedDevices {
	const keys = keysOf(devices);
	const compare = createNaturalCompare();
	return {
		devices: devices.map((device) => ({key: keys.get(device.id) ?? `#${device.id}`, device})).toSorted((a, b) => compare(a.key, b.key)),
		warnings: sharedNames(devices, keys).map(({name, keys}) => `${keys.length} devices named '${name}' in '${instance}': keys are ${listOf(keys)}`),
	};
}

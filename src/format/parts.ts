import type {Tree} from '../output/output.js';
import {isList, isMap, isPlain} from '../output/row-values.js';
import {keysOf} from '../output/sort-keys.js';

/** An item of a list, which has no key, or of an object or a map. */
export type DocumentPart = readonly [key: string | undefined, item: Tree];

/** Whether a value is a non-empty list, object or map. */
export const hasParts = (value: Tree): boolean => !isPlain(value) && !partsOf(value, false).next().done;

/** The parts of a list, an object or a map, each read on demand; the keys of an object (not of a map) by code point if `sorted`. */
export function* partsOf(value: Tree, sorted: boolean): Generator<DocumentPart, void> {
	if (isPlain(value)) return;
	if (isList(value)) for (const item of value) yield [undefined, item as Tree];
	else if (isMap(value)) yield* value;
	else for (const key of sorted ? keysOf(value) : Object.keys(value)) yield [key, value[key] ?? null];
}

/** About how many values and hundreds of characters a value has, counted up to `most`. */
export function weightOf(value: Tree, most: number): number {
	if (typeof value === 'string') return 1 + value.length / 100;
	let weight = 1;
	for (const [key = '', item] of partsOf(value, false)) {
		weight += key.length / 100 + weightOf(item, most - weight);
		if (weight >= most) return most;
	}
	return weight;
}

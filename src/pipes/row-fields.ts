import {type Failure, failure} from '../core/failure.js';
import type {Work} from '../core/long-work.js';
import type {Pipe} from '../language/read/sentence.js';
import type {Json} from '../output/output.js';
import {isList, isPlain, isRow, type PlacedRow, stepsOf} from '../output/row-values.js';
import type {Data} from './data.js';
import {isSameField} from './fields.js';
import {askedFields} from './stages.js';

/**
 * What is wrong with the fields that a pipe names, as the rows show: NetBox gives objects of a kind the same keys, so a field that no row has is
 * misspelt. Where nothing is below a path (null, an empty list or object) the rows do not tell, nor where there are none. `keys` are those that
 * rows of the command may have.
 */
export function* fieldFault({rows, fields, origin}: Data, pipe: Pipe, keys: readonly string[] = []): Work<Failure | undefined> {
	if (rows.length === 0 || origin === 'count' || origin === 'counts') return undefined;
	for (const field of askedFields(pipe)) {
		if (keys.includes(field) || Object.keys(fields).some((name) => isSameField(name, field))) continue;
		if (yield* mayBe(rows, field)) continue;
		return failure.unknownField(field, yield* nearNames(rows, field, Object.keys(fields)));
	}
	return undefined;
}

/** Whether a row has the field, or may have it. */
function* mayBe(rows: readonly PlacedRow[], field: string): Work<boolean> {
	let isOpen = false;
	for (const placed of rows) {
		if (field === 'key' && placed.key !== undefined) return true;
		const found = look(placed.row, stepsOf(field, placed.row));
		if (found === 'there') return true;
		isOpen ||= found === 'open';
		yield '';
	}
	return isOpen;
}

/** What is at a path: a value, nothing that could have it, or other things in its place. */
type Presence = 'there' | 'open' | 'absent';

function look(value: Json, [step, ...rest]: readonly string[], isCustom = false): Presence {
	if (step === undefined) return 'there';
	if (value === null) return 'open';
	if (isList(value)) return lookInList(value as readonly Json[], step, rest);
	if (isPlain(value)) return 'absent';
	if (Object.hasOwn(value, step)) return look((value as {readonly [key: string]: Json})[step] ?? null, rest, step === 'custom_fields');
	// NetBox gives every object all custom fields of its kind.
	return Object.keys(value).length === 0 && !isCustom ? 'open' : 'absent';
}

function lookInList(list: readonly Json[], step: string, rest: readonly string[]): Presence {
	const items = /^\d+$/.test(step)
		? list.slice(Number(step), Number(step) + 1).map((item) => look(item, rest))
		: list.map((item) => look(item, [step, ...rest]));
	if (items.includes('there')) return 'there';
	return items.length === 0 || items.includes('open') ? 'open' : 'absent';
}

/** The fields to choose the nearest from: those beside the first part of the path that no row has. */
function* nearNames(rows: readonly PlacedRow[], field: string, aliases: readonly string[]): Work<readonly string[]> {
	const steps = field.split('.');
	for (let known = steps.length - 1; known > 0; known -= 1) {
		const path = steps.slice(0, known);
		const names = yield* keysAt(rows, path);
		if (names) return [...names].map((name) => [...path, name, ...steps.slice(known + 1)].join('.'));
	}
	const keys = [...((yield* keysAt(rows, [])) ?? [])];
	return steps.length > 1
		? keys.map((name) => [name, ...steps.slice(1)].join('.'))
		: onceEach(field.includes('_') ? [keys, aliases] : [aliases, keys]);
}

/** The first names, then those of the others that are no other spelling of one of them. */
const onceEach = ([first, others]: readonly [readonly string[], readonly string[]]): readonly string[] => [
	...first,
	...others.filter((name) => !first.some((one) => isSameField(one, name))),
];

/** The keys of all objects at a path; undefined where no row has the path. */
function* keysAt(rows: readonly PlacedRow[], path: readonly string[]): Work<ReadonlySet<string> | undefined> {
	const names = new Set<string>();
	let isThere = false;
	for (const {row} of rows) {
		isThere ||= look(row, path) === 'there';
		for (const value of valuesBelow(row, path)) for (const name of Object.keys(value)) names.add(name);
		yield '';
	}
	return isThere ? names : undefined;
}

/** The objects at a path, of a list each of its items. */
function valuesBelow(value: Json, path: readonly string[]): readonly object[] {
	if (isList(value)) return (value as readonly Json[]).flatMap((item) => valuesBelow(item, /^\d+$/.test(path[0] ?? '') ? path.slice(1) : path));
	if (!isRow(value)) return [];
	const [step, ...rest] = path;
	if (step === undefined) return [value];
	return Object.hasOwn(value, step) ? valuesBelow(value[step] ?? null, rest) : [];
}

import {isNumber} from '../core/exact-number.js';
import {own} from '../core/own-property.js';
import type {Column, Json} from '../output/output.js';
import {isList, isRow, nameKeys} from '../output/row-values.js';

/** Name of a field -> its paths, the first that is not null: the aliases of a command, then those that pipes made. */
export type FieldPaths = Readonly<Record<string, readonly string[]>>;

/**
 * The paths of a field as the user wrote it: an alias (`-` and `_` alike, case ignored), else the path itself. The outer key of an entry is also the
 * field `key`.
 */
export function pathsOf(field: string, fields: FieldPaths): readonly string[] {
	const alias = Object.keys(fields).find((name) => normal(name) === normal(field));
	const paths = alias === undefined ? undefined : own(fields, alias);
	return paths ?? (field === 'key' ? ['key', '$key'] : [field]);
}

/** Whether `where` and similar pipes may ask for the field: an alias, a path that begins like a known one, or a custom field. */
export function isKnown(field: string, fields: FieldPaths): boolean {
	if (Object.keys(fields).some((name) => normal(name) === normal(field))) return true;
	return headOf(field) === 'custom_fields' || headsOf(fields).includes(headOf(field));
}

/** Candidates for the nearest name to an unknown field: paths if the user writes `_` as NetBox does, else aliases. */
export const namesLike = (field: string, fields: FieldPaths): readonly string[] => (field.includes('_') ? headsOf(fields) : Object.keys(fields));

/** The fields that the columns show, under their names. */
export const fieldsOf = (columns: readonly Column[]): FieldPaths => Object.fromEntries(columns.map(({name, paths}) => [name, paths]));

/** Every text that a value can be compared by: an object by its name, value and so on; a list by those of each item. */
export function formsOf(value: Json): readonly string[] {
	if (value === null) return [];
	if (isList(value)) return value.flatMap(formsOf);
	if (!isRow(value)) return [String(value)];
	return nameKeys.flatMap((key) => {
		const form = Object.hasOwn(value, key) ? value[key] : null;
		return typeof form === 'string' || isNumber(form) ? [String(form)] : [];
	});
}

/** Whether both are the same field: `-` and `_` alike, case ignored. */
export const isSameField = (a: string, b: string): boolean => normal(a) === normal(b);

const normal = (name: string): string => name.toLowerCase().replaceAll('-', '_');
const headOf = (path: string): string => path.split('.')[0] ?? '';
const headsOf = (fields: FieldPaths): readonly string[] =>
	[...new Set(Object.values(fields).flat().map(headOf))].filter((head) => !head.startsWith('$'));

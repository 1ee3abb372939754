import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {differingFields, isChoice, isRelated, means} from './likeness.js';

/** A row as it came, or one that was put together from it. */
type AnyRow = {readonly [name: string]: unknown};

declare const written: unique symbol;
/** Marks what `writable` and `changed` make, so that it is a body of every kind. The mark is of the type alone. */
export type WritableBody = {readonly [written]: true};

const readOnly = new Set(['id', 'url', 'display', 'display_url', 'created', 'last_updated', 'children', 'config_context']);

/**
 * A row as a write would say it: relations by id, choices by value, without what NetBox works out itself (urls, times, counts).
 * Counts and other computed fields are known by their names alone: `…_count` and names that begin with `_`.
 */
export function writable(row: AnyRow): Row & WritableBody {
	const fields = Object.entries((row ?? {}) as Row).filter(([name]) => !readOnly.has(name) && !name.startsWith('_') && !name.endsWith('_count'));
	return Object.fromEntries(fields.map(([name, value]) => [name, name === 'custom_fields' ? customOf(value) : writableValue(value)])) as Row &
		WritableBody;
}

/** The fields of a draft that differ from the row it was made from, as `update` takes them; of custom fields only those that differ. */
export function changed(row: AnyRow, draft: AnyRow): Row & WritableBody {
	const before = (row ?? {}) as Row;
	const differing = Object.entries(writable(draft)).filter(([name, value]) => !means(value, before[name] ?? null));
	return Object.fromEntries(
		differing.flatMap(([name, value]) => {
			const custom = before[name];
			if (name !== 'custom_fields' || !isRow(value) || !isRow(custom)) return [[name, value] as const];
			const names = differingFields(value, custom);
			return names.length > 0 ? [[name, Object.fromEntries(names.map((one) => [one, value[one] ?? null]))] as const] : [];
		}),
	) as Row & WritableBody;
}

const customOf = (value: Json): Json =>
	isRow(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, writableValue(one)])) : value;

/** One value of a row as a write would say it. */
export function writableValue(value: Json): Json {
	if (Array.isArray(value)) return value.map(writableValue);
	if (isRelated(value)) return value.id;
	return isChoice(value) ? (value['value'] ?? null) : value;
}

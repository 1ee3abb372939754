import type {Json, Row} from '../../output.js';

/** A row as it came, or one that was put together from it. */
type AnyRow = {readonly [name: string]: unknown};

const readOnly = new Set(['id', 'url', 'display', 'display_url', 'created', 'last_updated', 'children', 'config_context']);

/**
 * A row as a write would say it: relations by id, choices by value, without what NetBox works out itself (urls, times, counts).
 * Counts and other computed fields are known by their names alone: `…_count` and names that begin with `_`.
 */
export function writable(row: AnyRow): Row {
	const fields = Object.entries((row ?? {}) as Row).filter(([name]) => !readOnly.has(name) && !name.startsWith('_') && !name.endsWith('_count'));
	return Object.fromEntries(fields.map(([name, value]) => [name, name === 'custom_fields' ? customOf(value) : plain(value)]));
}

/** The fields of a draft that differ from the row it was made from, as `update` takes them. */
export function changed(row: AnyRow, draft: AnyRow): Row {
	const before = writable(row);
	return Object.fromEntries(Object.entries(writable(draft)).filter(([name, value]) => canonical(value) !== canonical(before[name] ?? null)));
}

const customOf = (value: Json): Json => (isRow(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)])) : value);

function plain(value: Json): Json {
	if (Array.isArray(value)) return value.map(plain);
	if (!isRow(value)) return value;
	if (typeof value['id'] === 'number') return value['id'];
	return 'value' in value && 'label' in value ? (value['value'] ?? null) : value;
}

/** The order of keys and of related objects means nothing. */
function canonical(value: Json): string {
	if (Array.isArray(value)) return JSON.stringify(value.map(canonical).toSorted());
	if (!isRow(value)) return JSON.stringify(value);
	return JSON.stringify(
		Object.entries(value)
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, one]) => [name, canonical(one)]),
	);
}

const isRow = (value: Json | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

import type {Json, Row} from '../../output.js';
import type {Kind} from '../kinds/kind.js';
import {type Scene, target} from '../scene.js';

/** Whether a record passes a filter: fields are AND, a relation is filtered by the fields of its object. */
export function matchesFilter(record: Row, filter: Json, at: {readonly kind: Kind; readonly scene: Scene}): boolean {
	return Object.entries((filter ?? {}) as Row).every(([name, wanted]) => {
		const field = at.kind.fields[name.replace(/_id$/u, '')];
		if (name !== 'id' && name.endsWith('_id')) return matchesLookup(record[name.slice(0, -'_id'.length)] ?? null, wanted);
		if (field?.is !== 'ref' || typeof wanted !== 'object') return matchesLookup(record[name] ?? null, wanted);
		const related = target(at.scene, field.to, record[name]);
		return related !== undefined && matchesFilter(related, wanted, {kind: at.scene.kindOf(field.to), scene: at.scene});
	});
}

type Lookup = (value: string, wanted: string) => boolean;

const lookups: {readonly [name: string]: Lookup} = {
	exact: (value, wanted) => value === wanted,
	i_exact: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
	contains: (value, wanted) => value.includes(wanted),
	i_contains: (value, wanted) => value.toLowerCase().includes(wanted.toLowerCase()),
	starts_with: (value, wanted) => value.startsWith(wanted),
	i_starts_with: (value, wanted) => value.toLowerCase().startsWith(wanted.toLowerCase()),
	ends_with: (value, wanted) => value.endsWith(wanted),
};

/** One value, or an object of lookups: `{in_list: ["a", "b"]}`; numbers and text compare as text, as ids do. */
function matchesLookup(value: Json, wanted: Json): boolean {
	if (typeof wanted !== 'object' || wanted === null) return String(value) === String(wanted);
	return Object.entries(wanted).every(([name, asked]) => {
		if (name === 'in_list') return Array.isArray(asked) && asked.some((one) => String(one) === String(value));
		if (name === 'is_null') return (value === null) === asked;
		return value !== null && lookups[name]?.(String(value), String(asked)) === true;
	});
}

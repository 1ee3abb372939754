import {stringifyJson} from '../../json-text.js';
import type {Json, Row} from '../../output.js';
import type {Kind} from '../kinds/kind.js';
import {idOf, type Scene, target} from '../scene.js';
import {type FilterField, filterFields, filterType} from './types.js';

type At = {readonly kind: Kind; readonly scene: Scene};

/** Whether a record passes a filter that `filterFault` has nothing against: fields are AND, a relation is filtered by the fields of its object. */
export function matchesFilter(record: Row, filter: Json, at: At): boolean {
	const {AND, OR, NOT, DISTINCT: _, ...rest} = (filter ?? {}) as {readonly [name: string]: Json};
	const fields = filterFields(at.kind);
	const own = Object.entries(rest).every(([name, wanted]) => matchesField(record, [name, wanted], {...at, field: fields.get(name)}));
	if (OR !== undefined) return own || matchesFilter(record, OR, at);
	return own && (AND === undefined || matchesFilter(record, AND, at)) && (NOT === undefined || !matchesFilter(record, NOT, at));
}

type Asked = readonly [name: string, wanted: Json];

function matchesField(record: Row, [name, wanted]: Asked, {field, scene}: At & {readonly field: FilterField | undefined}): boolean {
	if (field?.is === 'id') return String(record[name.slice(0, -'_id'.length)] ?? null) === String(wanted);
	if (field?.is === 'kind') {
		const related = [record[name] ?? []].flat().flatMap((id: Json) => target(scene, field.path, id) ?? []) as readonly Row[];
		return related.some((one) => matchesFilter(one, wanted, {kind: scene.kindOf(field.path), scene}));
	}
	const value = name === 'id' ? idOf(record) : (record[name] ?? null);
	if (field?.is === 'choice') return field.choices.get(String(wanted)) === value;
	const lookup = field?.is === 'lookup' && field.inner ? ((wanted as Row)['filter_lookup'] ?? {}) : wanted;
	return matchesLookup(value, lookup, (asked) => (field?.choices ? (field.choices.get(String(asked)) ?? '') : String(asked)));
}

/** What NetBox has against a filter, before it reads anything; undefined where nothing. */
export function filterFault(filter: Json, at: At): string | undefined {
	const type = filterType(at.kind);
	if (!isObject(filter)) return notAnObject(type, filter);
	const fields = filterFields(at.kind);
	for (const [name, wanted] of Object.entries(filter as Row)) {
		if (name === 'DISTINCT') continue;
		const field: FilterField | undefined = ['AND', 'OR', 'NOT'].includes(name) ? {is: 'kind', path: at.kind.path} : fields.get(name);
		if (!field) return `Expected value of type '${type}' not to include unknown field '${name}'. Found: ${literal(filter)}.`;
		const fault = field.is === 'kind' ? filterFault(wanted, {...at, kind: at.scene.kindOf(field.path)}) : valueFault(field, wanted);
		if (fault !== undefined) return fault;
	}
	return undefined;
}

function valueFault(field: Exclude<FilterField, {is: 'kind'}>, wanted: Json): string | undefined {
	if (field.is === 'id')
		return isObject(wanted) || Array.isArray(wanted) ? `ID cannot represent a non-string and non-integer value: ${literal(wanted)}` : undefined;
	if (field.is === 'choice') return field.choices.has(String(wanted)) ? undefined : noChoice(wanted, field.type);
	if (!isObject(wanted)) return notAnObject(field.type, wanted);
	const {choices} = field;
	const deeper = field.inner ? Object.keys(wanted as Row).find((name) => !name.endsWith('_lookup')) : undefined;
	if (deeper !== undefined) return `Expected value of type '${field.type}' not to include unknown field '${deeper}', found: ${literal(wanted)}.`;
	const asked = choices ? Object.entries(wanted as Row).flatMap(([name, value]) => (name === 'is_null' ? [] : [value].flat())) : [];
	const wrong = asked.find((value) => !choices?.has(String(value)));
	return wrong === undefined ? undefined : noChoice(wrong as Json, field.type.replace(/BaseFilterLookup$/u, ''));
}

const isObject = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const notAnObject = (type: string, found: Json): string => `Expected value of type '${type}' to be an object, found: ${literal(found)}.`;
const noChoice = (value: Json, type: string): string => `Value '${value}' does not exist in '${type}' enum.`;

/** A value as a query writes it. */
function literal(value: Json): string {
	if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
	if (!isObject(value)) return stringifyJson(value);
	return `{ ${Object.entries(value as Row)
		.map(([name, inner]) => `${name}: ${literal(inner)}`)
		.join(', ')} }`;
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

/** An object of lookups: `{in_list: ["a", "b"]}`; numbers and text compare as text, as ids do. */
function matchesLookup(value: Json, wanted: Json, read: (asked: Json) => string): boolean {
	return Object.entries(wanted as Row).every(([name, asked]) => {
		if (name === 'in_list') return Array.isArray(asked) && asked.some((one: Json) => read(one) === String(value));
		if (name === 'is_null') return (value === null) === asked;
		return value !== null && lookups[name]?.(String(value), read(asked)) === true;
	});
}

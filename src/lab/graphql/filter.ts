import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import {folded} from '../filters/fold.js';
import {textTest} from '../filters/lookups.js';
import {readTime} from '../filters/values.js';
import {lack} from '../http/answer.js';
import {idOf, type Scene, target} from '../model/context.js';
import type {Field} from '../model/field.js';
import type {Kind} from '../model/kind.js';
import {enumerators, isPlugin, roots} from './types.js';

type At = {readonly kind: Kind; readonly scene: Scene};

/** Whether a record passes a filter that the schema has nothing against: fields are AND, a relation is filtered by the fields of its object. */
export function matchesFilter(record: Row, filter: Json, at: At): boolean {
	const {AND, OR, NOT, DISTINCT: _, ...rest} = (filter ?? {}) as {readonly [name: string]: Json};
	const mine = Object.entries(rest).every(([name, wanted]) => saysNothing(wanted) || matchesField(record, [name, wanted], at));
	if (OR !== undefined && !saysNothing(OR)) return mine || matchesFilter(record, OR, at);
	const not = NOT === undefined || saysNothing(NOT) || !matchesFilter(record, NOT, at);
	return mine && (AND === undefined || matchesFilter(record, AND, at)) && not;
}

/** Objects within objects that ask for nothing are no filter (seen on 4.7.3). */
const saysNothing = (wanted: Json): boolean =>
	typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted) && Object.values(wanted).every(saysNothing);

function matchesField(record: Row, [name, wanted]: readonly [string, Json], at: At): boolean {
	const {kind, scene} = at;
	if (name === 'id') return matchesLookups(idOf(record), wanted, byText);
	const field = own(kind.fields, name);
	if (field === undefined) return matchesId(record, [name, wanted], kind);
	const value = field.is === 'fixed' ? field.value : (record[name] ?? null);
	switch (field.is) {
		case 'ref':
		case 'refs': {
			if (!Object.values(roots).includes(field.to)) throw lack(`GraphQL filter "${name}" of ${kind.path}`);
			const related = [value ?? []].flat().flatMap((id: Json) => target(scene, field.to, id) ?? []) as readonly Row[];
			return related.some((one) => matchesFilter(one, wanted, {kind: scene.kindOf(field.to), scene}));
		}
		case 'choice':
			return matchesChoice(value, wanted, enumerators(kind, name, field.choices), kind);
		case 'number':
			return matchesLookups(value, isPlugin(kind) ? wanted : inner(wanted), byText);
		case 'time':
			return matchesLookups(value, wanted, byTime);
		default:
			return matchesPlain(value, wanted, {name, kind, field});
	}
}

function matchesPlain(value: Json, wanted: Json, {name, kind, field}: {readonly name: string; readonly kind: Kind; readonly field: Field}): boolean {
	if (['custom', 'json', 'made', 'found', 'mac', 'type', 'ends', 'mappings', 'ranges', 'count'].includes(field.is))
		throw lack(`GraphQL filter "${name}" of ${kind.path}`);
	return matchesLookups(value, wanted, {...byText, natural: kind.natural?.includes(name) === true});
}

/** `site_id: "1"`. */
function matchesId(record: Row, [name, wanted]: readonly [string, Json], kind: Kind): boolean {
	const of = name.replace(/_id$/u, '');
	if (of === name || own(kind.fields, of) === undefined || typeof wanted === 'object') throw lack(`GraphQL filter "${name}" of ${kind.path}`);
	return String(record[of] ?? null) === String(wanted);
}

function matchesChoice(value: Json, wanted: Json, names: ReadonlyMap<string, string>, kind: Kind): boolean {
	if (isPlugin(kind)) return names.get(String(wanted)) === value;
	return matchesLookups(value, wanted, {...byText, read: (asked) => names.get(String(asked)) ?? ''});
}

/** In the core the lookups of numbers stand one level deeper. */
function inner(wanted: Json): Json {
	const {filter_lookup, ...others} = (wanted ?? {}) as Row;
	const [other] = Object.keys(others);
	if (other !== undefined || filter_lookup === undefined) throw lack(`GraphQL lookup "${other ?? ''}"`);
	return filter_lookup;
}

type Compare = (value: string, wanted: string) => boolean;

/** The lookups that tell no case apart, which `fold` takes away, by the others. */
const caseless = {i_exact: 'exact', i_contains: 'contains', i_starts_with: 'starts_with', i_ends_with: 'ends_with'} as const;

const comparisons: {readonly [name: string]: Compare} = {
	exact: (value, wanted) => value === wanted,
	contains: (value, wanted) => value.includes(wanted),
	starts_with: (value, wanted) => value.startsWith(wanted),
	ends_with: (value, wanted) => value.endsWith(wanted),
	regex: (value, wanted) => textTest('regex', wanted)(value),
	i_regex: (value, wanted) => textTest('iregex', wanted)(value),
};

const orders: {readonly [name: string]: (order: number) => boolean} = {
	gt: (order) => order > 0,
	gte: (order) => order >= 0,
	lt: (order) => order < 0,
	lte: (order) => order <= 0,
};

/** How the values of a kind of field are read and ordered; equal ones are equal as text. */
type Reading = {readonly read: (asked: Json) => string; readonly order: (value: string, wanted: string) => number; readonly natural?: boolean};

const byText: Reading = {read: String, order: (value, wanted) => Number(value) - Number(wanted)};
const byTime: Reading = {
	read: (asked) => {
		const time = readTime(String(asked));
		if (!time.ok) throw lack(`GraphQL time such as ${String(asked)}`);
		return time.value;
	},
	order: (value, wanted) => Number(value > wanted) - Number(value < wanted),
};

/** An object of lookups: `{in_list: ["a", "b"]}`. */
function matchesLookups(value: Json, wanted: Json, {read, order, natural = false}: Reading): boolean {
	return Object.entries((wanted ?? {}) as Row).every(([name, asked]) => {
		if (name === 'is_null' && typeof asked === 'boolean') return (value === null) === asked;
		if (name === 'in_list' && Array.isArray(asked)) return value !== null && asked.some((one: Json) => read(one) === String(value));
		const [compare, sign] = [own(comparisons, own(caseless, name) ?? name), own(orders, name)];
		const plain = (text: string): string => (Object.hasOwn(caseless, name) ? folded(text, natural) : text);
		// Numbers and flags are no text to look within (the real server's database refuses some of it).
		const isWithin =
			compare !== undefined && name !== 'exact' && (typeof value === 'boolean' || (typeof value === 'number' && /^i_|regex$/u.test(name)));
		if ((compare === undefined && sign === undefined) || asked === null || isWithin) throw lack(`GraphQL lookup "${name}"`);
		if (value === null) return false;
		return compare === undefined ? sign?.(order(String(value), read(asked))) === true : compare(plain(String(value)), plain(read(asked)));
	});
}

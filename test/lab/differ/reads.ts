import {kinds} from '../../../src/lab/kinds/all.js';
import type {Kind} from '../../../src/lab/model/kind.js';
import type {Row} from '../../../src/output/output.js';
import type {Making} from './values.js';
import {type Request, unwritten} from './writes.js';

/** Kinds whose rows differ from server to server by nature: the log of the run itself, jobs, and what is told of the last use. */
const apart = ['core/object-changes', 'core/jobs', 'users/tokens', 'core/data-files', 'plugins/branching/branches', ...unwritten];
const read: readonly Kind[] = kinds.filter(({path}) => !apart.includes(path));

/** What reads are made from besides: the rows that the servers began with, and the parameters that the lab names, each by the path of a list. */
export type Known = {readonly rows: ReadonlyMap<string, readonly Row[]>; readonly parameters: ReadonlyMap<string, readonly string[]>};

const shaping = new Set(['brief', 'fields', 'limit', 'offset', 'omit', 'ordering', 'start', 'format']);

/** Any read of a kind: of the list by filters, in an order and a shape, or of one object. */
export function anyRead(making: Making, known: Known): Request {
	const {random} = making;
	const kind = random.pick(read);
	const as = random.chance(0.06) ? random.pick(['reader', 'nobody', 'wrong', 'none']) : 'admin';
	const list = `/api/${random.pick([kind.path, ...(kind.aliases ?? [])])}/`;
	const query = new URLSearchParams();
	for (let count = random.below(3) + (random.chance(0.8) ? 1 : 0); count > 0; count -= 1) addFilter(query, kind, making, known);
	shape(query, kind, making);
	const search = query.size === 0 ? '' : `?${query}`;
	if (random.chance(0.12)) {
		const own = making.pool.own(kind.path);
		const one = own.length > 0 && random.chance(0.6) ? random.pick(own) : String(random.pick([1, 2, 3, 'x', 999_999]));
		return {method: random.chance(0.1) ? 'HEAD' : 'GET', target: [list, one, `/${search}`], as};
	}
	return {method: 'GET', target: [list, search], as};
}

/** Parameters that no list names, and those of custom fields. */
const unknown = [
	...['nope', 'name__nope', 'name__n__n', '__proto__', 'constructor', 'name__in', 'id__empty'],
	...['cf_nope', 'cf_tier', 'cf_tier__n', 'cf_maintenance'],
];

function addFilter(query: URLSearchParams, kind: Kind, making: Making, {rows, parameters}: Known): void {
	const {random} = making;
	if (random.chance(0.04)) {
		query.append(random.pick(unknown), random.pick(['1', 'x', 'true', 'gold', '']));
		return;
	}
	const names = (parameters.get(kind.path) ?? []).filter((name) => !shaping.has(name));
	if (names.length === 0) return;
	const name = random.pick(names);
	for (let count = random.chance(0.2) ? 2 : 1; count > 0; count -= 1) query.append(name, valueFor(name, rows.get(kind.path) ?? [], making));
}

/** A value of a row in the field of a filter, changed a little or not, or none that a row has. */
function valueFor(parameter: string, rows: readonly Row[], {random}: Making): string {
	if (random.chance(0.3))
		return random.pick([
			'null',
			'zzz',
			'1',
			'0',
			'',
			'true',
			'false',
			' 1',
			'-1',
			'1.5',
			'99999999999',
			'a,b',
			'10.0.0.0/8',
			'2026-01-01',
			'ß',
			'2001:db8::/32',
			'10.0.2.1',
			'dcim.device',
			'[',
			'^a',
			'ab\u0000',
		]);
	const filter = parameter.split('__')[0] ?? '';
	const values = rows.map((row) => textIn(row[filter] ?? row[filter.replace(/_id$/u, '')] ?? null, filter)).filter((text) => text !== '');
	if (values.length === 0) return random.pick(['1', '2', 'a', 'true', '10.0.0.0/8']);
	const value = random.pick(values);
	return random.pick([value, value, value, value, value.toUpperCase(), value.slice(0, 3), value.slice(-2), ` ${value} `]);
}

function textIn(value: Row[string], filter: string): string {
	const [one = null] = [value].flat() as readonly Row[string][];
	if (typeof one !== 'object' || one === null) return one === null ? '' : String(one);
	const row = one as Row;
	const found = filter.endsWith('_id')
		? row['id']
		: (row['value'] ?? row['slug'] ?? row['asn'] ?? row['address'] ?? row['prefix'] ?? row['name'] ?? row['id']);
	return typeof found === 'object' ? '' : String(found);
}

/** Order, page and shape. Rows that tie come in any order, so that the id has the last word where pages are cut. */
function shape(query: URLSearchParams, kind: Kind, {random}: Making): void {
	const fields = Object.keys(kind.fields);
	if (random.chance(0.12)) {
		query.append('start', random.pick(['0', '1', '3', '7', 'x', '-1', '']));
		return;
	}
	const cut = random.chance(0.5);
	if (cut) {
		query.append('limit', random.pick(['1', '2', '3', '7', '0', 'x', '-1']));
		if (random.chance(0.5)) query.append('offset', random.pick(['0', '1', '4', '500', 'x', '-1']));
	}
	const terms = random.chance(0.5) ? [random.pick(['', '-']) + random.pick([...fields, 'nope', 'site__name', 'sort_path', 'name'])] : [];
	if (cut || terms.length > 0) query.append('ordering', [...terms, random.pick(['id', '-id'])].join(','));
	if (random.chance(0.15)) query.append('fields', random.some([...fields, 'nope'], 4).join(','));
	if (random.chance(0.1)) query.append('omit', random.some(fields, 3).join(','));
	if (random.chance(0.15)) query.append('brief', random.pick(['1', 'true', 'false', '']));
}

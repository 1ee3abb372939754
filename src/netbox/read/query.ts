import type {Endpoint, Query} from '../netbox.js';

/** Rows a page is asked for; servers cut it to their MAX_PAGE_SIZE without a word. */
export const pageSize = 1_000;

/** Bytes that path and query may have: gunicorn refuses request lines over 4,094, uWSGI over 4,096. */
const longest = 3_800;

/** Room that `&id__gt=` of a later page takes. */
const roomForLastId = '&id__gt=1234567890123'.length;

type List = Pick<Endpoint<never>, 'path'>;

/** Path and query below the server's address, `ordering` and `limit` last, `id` and the largest where not given. */
export function listTarget({path}: List, query: Query): string {
	const rest = query.filter(([name]) => name !== 'ordering' && name !== 'limit');
	return target(path, [...rest, ['ordering', parameterOf(query, 'ordering', 'id')], ['limit', parameterOf(query, 'limit', pageSize)]]);
}

/** Path and query below the server's address, exactly these. An empty value would ask for everything, so it is a bug. */
export function target(path: string, query: Query): string {
	const parts = query.map(([name, value]) => `${encode(name)}=${encode(checked(name, value))}`);
	return `/api${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/** What is needed to cut values into requests. */
export type Cutting = {readonly endpoint: List; readonly query: Query; readonly parameter: string; readonly basePath: string; readonly most?: number};

/** Whether a list can be asked for, and its later pages too, in one request line. The base path of the server is reckoned with 100 bytes. */
export const fitsOneRequest = ({endpoint, query}: {readonly endpoint: List; readonly query: Query}): boolean =>
	Buffer.byteLength(listTarget(endpoint, query)) + roomForLastId + 100 < longest;

/** The values in as few sets as fit into a request line and hold at most `most`; no set is empty. */
export function cutValues<Value extends string | number>(values: readonly Value[], {endpoint, query, parameter, basePath, most}: Cutting): Value[][] {
	const fixed = Buffer.byteLength(basePath + listTarget(endpoint, query)) + roomForLastId;
	const sets: Value[][] = [];
	let bytes = Number.POSITIVE_INFINITY;
	for (const value of values) {
		const more = `&${encode(parameter)}=${encode(checked(parameter, value))}`.length;
		if (bytes + more >= longest || (sets.at(-1)?.length ?? 0) >= (most ?? values.length)) {
			sets.push([]);
			bytes = fixed;
		}
		sets.at(-1)?.push(value);
		bytes += more;
	}
	return sets;
}

/** The query with the values as so many parameters of one name. */
export const withValues = (query: Query, parameter: string, values: readonly (string | number)[]): Query => [
	...values.map((value) => [parameter, value] as const),
	...query,
];

/** The query with one parameter replaced or added. */
export const withParameter = (query: Query, name: string, value: string | number): Query => [
	...query.filter(([other]) => other !== name),
	[name, value],
];

/** The value of a parameter, else the one given. */
export const parameterOf = (query: Query, name: string, otherwise: string | number): string | number | boolean =>
	query.find(([other]) => other === name)?.[1] ?? otherwise;

/** A comma separates nothing in NetBox's filters and is legal in a query; `fields=id,name` stays readable and short. */
const encode = (value: string | number | boolean): string => encodeURIComponent(value).replaceAll('%2C', ',');

function checked(name: string, value: string | number | boolean): string | number | boolean {
	if (value === '') throw new Error(`empty value of "${name}": NetBox would ignore it and answer with everything`);
	return value;
}

/** Where NetBox says whose a token is, from 4.5 on. */
export const userTarget = target('/authentication-check/', []);

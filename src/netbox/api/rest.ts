import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json} from '../../output/output.js';
import type {Query} from '../netbox.js';
import {endpointOf, fieldsOf, type Item} from '../read/item.js';
import {parameterOf, target} from '../read/query.js';
import type {Refusal} from '../read/reader.js';
import {pathFault} from '../transport/url.js';
import {idRow} from '../transport/validate.js';
import type {PlannedWrite} from '../write/planned-write.js';
import {everyRowFault, requestFault} from './called.js';
import type {Context} from './context.js';
import {preparedRows} from './reads.js';

/** One request by hand. */
export type RestRequest = {
	/** All but the writes are tried again. */
	readonly method: 'GET' | 'HEAD' | 'OPTIONS' | PlannedWrite['method'];
	/** Begins with `/api/`; without a query. */
	readonly path: string;
	/** Only for reads; empty values are refused. */
	readonly query?: Query;
	/** Only for writes. */
	readonly body?: Json;
};

/**
 * Any request below `/api/` of this server and of no other: a full URL, a query in the path and `..` are refused (`usage`). The
 * answer's JSON; null where it has none; for HEAD the headers, names in lower case. Filters are not checked here, and a lost
 * answer to a write is not looked up.
 */
export async function rest({source, write}: Context, request: RestRequest): Promise<Result<Json>> {
	const wrong = requestFault(request);
	if (wrong) return err(wrong);
	const {method, path, query = [], body} = request;
	const fault = faultOf(path, query);
	if (fault !== undefined) return err(failure.usage(fault));
	const place = placeOf(path);
	if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') {
		const answer = await source.get({list: place, target: () => target(place.path, query), ...(method !== 'GET' && {method})});
		if (!answer.ok) return err(missingOr(answer.error, place, source.instance.name));
		return ok((method === 'HEAD' ? answer.value.headers : answer.value.json) as Json);
	}
	const answer = await write({method, path: `/api${place.path}`, ...(body !== undefined && {body})}, place.what);
	return answer.ok ? ok((answer.value.json ?? null) as Json) : err(answer.error.failure);
}

/**
 * Every row of a list below `/api/`, once each, in the order of `ordering`; `limit` is the size of the pages. Rows that are
 * written meanwhile neither hide nor double others. `usage` for paths as in `rest` and for an `offset`.
 */
export async function restAll(context: Context, request: Pick<RestRequest, 'path' | 'query'>): Promise<Result<readonly Item[]>> {
	const wrong = everyRowFault(request);
	if (wrong) return err(wrong);
	const {path, query = []} = request;
	const offset = query.some(([name]) => name === 'offset') ? '"offset" and all rows exclude each other.' : undefined;
	const fault = faultOf(path, query) ?? offset;
	if (fault !== undefined) return err(failure.usage(fault));
	const place = placeOf(path);
	const fields = query.flatMap(([name, value]) => (name === 'fields' ? String(value).split(',') : []));
	const asked = query.map(([name, value]) => [name, name === 'fields' ? fieldsOf(place, fields) : value] as const);
	const ordering = String(parameterOf(asked, 'ordering', 'id'));
	const endpoint = {...endpointOf(place.path, idRow), ...place};
	const found = await preparedRows(context, {endpoint, query: asked.filter(([name]) => name !== 'ordering'), signal: context.signal}, {ordering});
	return found.ok && fields.length > 0 ? ok(found.value.map((row) => pick(row, fields))) : found;
}

/** What was asked of a row and its id: old plugins must be asked for more than that. */
const pick = (row: Item, fields: readonly string[]): Item => ({
	id: row.id,
	...Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name))),
});

/** What messages call a path: `dcim.sites` for `/api/dcim/sites/12/`. */
type RestPath = {readonly path: string; readonly what: string; readonly permission: string};

function placeOf(text: string): RestPath {
	const path = `${text.replace(/^\/api/, '')}${text.endsWith('/') ? '' : '/'}`;
	const what = path.split('/').filter((word) => word !== '' && !/^\d+$/.test(word));
	return {path, what: what.join('.') || 'the API', permission: `to view ${what.join('.')}`};
}

/** NetBox says in JSON that an object is not there, and in HTML that a path is none. */
function missingOr({answer, failure: why}: Refusal, {path, what}: RestPath, instance: string): typeof why {
	if (answer?.status !== 404 || answer.json === undefined) return why;
	return failure.noObject(what, path.split('/').findLast((word) => /^\d+$/.test(word)) ?? `at /api${path}`, instance);
}

function faultOf(path: string, query: Query): string | undefined {
	const fault = pathFault(path);
	if (fault !== undefined) return fault;
	const empty = query.find(([, value]) => value === '');
	return empty && `the parameter "${empty[0]}" is empty: NetBox would ignore it.`;
}

import {failure} from '../../failure.js';
import type {Json} from '../../output.js';
import {err, ok, type Result} from '../../result.js';
import type {PlannedWrite} from '../lost-answer.js';
import type {Query} from '../netbox.js';
import {target} from '../query.js';
import type {Context} from './context.js';

/** One request by hand. */
export type RestRequest = {
	readonly method: 'GET' | PlannedWrite['method'];
	/** Begins with `/api/`; without a query. */
	readonly path: string;
	/** Only for GET; empty values are refused. */
	readonly query?: Query;
	readonly body?: Json;
};

/**
 * Any request below `/api/` of this server and of no other: a full URL, a query in the path and `..` are refused (`usage`). The
 * answer's JSON; null where it has none. Filters are not checked here, and a lost answer to a write is not looked up.
 */
export async function rest({source, write}: Context, {method, path, query = [], body}: RestRequest): Promise<Result<Json>> {
	const fault = faultOf(path) ?? (query.some(([, value]) => value === '') ? 'a parameter is empty: NetBox would ignore it.' : undefined);
	if (fault !== undefined) return err(failure.usage(fault));
	const slashed = path.endsWith('/') ? path : `${path}/`;
	if (method === 'GET') {
		const answer = await source.get({target: () => target(slashed.slice('/api'.length), query)});
		return answer.ok ? ok(answer.value.json as Json) : err(answer.error.failure);
	}
	const what = slashed.split('/').slice(2, -1).join('.');
	const answer = await write({method, path: slashed, ...(body !== undefined && {body})}, what);
	return answer.ok ? ok((answer.value.json ?? null) as Json) : err(answer.error.failure);
}

function faultOf(path: string): string | undefined {
	if (!path.startsWith('/api/')) return `"${path}" is no path of the API: it must begin with "/api/".`;
	if (/[?#\\\s]/.test(path)) return `"${path}" must be a path alone.`;
	return /(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path) ? `"${path}" must not hold "." or "..".` : undefined;
}

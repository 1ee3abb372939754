import {ExactNumber} from '../../../core/exact-number.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {RestRequest} from '../../../netbox/api/rest.js';
import type {Query} from '../../../netbox/netbox.js';
import {pathFault} from '../../../netbox/transport/url.js';
import type {TaskArgs} from '../../registry.generated.js';
import {readFilter} from './read-filter.js';

type RestArgs = TaskArgs['netbox.rest'];
type RestRead = {readonly method: 'GET' | 'HEAD' | 'OPTIONS'; readonly path: string; readonly query: Query};
type Write = Omit<RestRequest, 'query' | 'method'> & {readonly method: Exclude<RestRequest['method'], RestRead['method']>};

/** Whether a method only reads. */
export const isRead = (request: RestRead | Write): request is RestRead =>
	request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';

/** The request that a command asks for; a query in its path counts as `params`. `usage` where its options do not go together. */
export function readRequest({path: typed, method, params, data, all}: RestArgs): Result<RestRead | Write> {
	const [path = '', inPath] = typed.split(/\?(.*)/s);
	const fault = pathFault(path);
	if (fault !== undefined) return err(failure.usage(fault));
	const given = readFilter(params, 'params');
	if (!given.ok) return given;
	const query = [...new URLSearchParams(inPath), ...Object.entries(given.value).flatMap(parametersOf)] as Query;
	const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
	if (reads && data !== undefined) return err(failure.usage(`"data" does not go with ${method}.`, 'filters and the like are "params"'));
	if (!reads && query.length > 0) return err(failure.usage(`"params" do not go with ${method}.`, 'what is written is "data"'));
	if (all === true && method !== 'GET') return err(failure.usage(`"all" does not go with ${method}.`));
	return ok(reads ? {method, path, query} : {method, path, ...(data !== undefined && {body: data})});
}

/** Several values of a filter are so many parameters; of these NetBox takes one, with commas. */
const listed = ['fields', 'omit', 'exclude', 'ordering'];

function parametersOf([name, value]: readonly [string, unknown]): Query {
	if (listed.includes(name) && Array.isArray(value)) return [[name, value.join(',')]];
	return [value]
		.flat()
		.map((one) => [name, one === null ? 'null' : one instanceof ExactNumber ? String(one) : (one as string | number | boolean)] as const);
}

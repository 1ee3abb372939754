import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {fieldsOf, type Item, partOf} from '../read/item.js';
import {fetchBy} from '../read/list-by.js';
import {target} from '../read/query.js';
import {asSent, idRow} from '../transport/validate.js';
import type {SeenObject} from '../write/requests.js';
import type {WritableList} from './writes.js';

/** The ETag that a server from 4.6 on gives a row: its last change, or its birth where that is null (a row born in a branch). */
function etagOf(row: Item): string {
	const time = row['last_updated'] ?? row['created'];
	return typeof time === 'string' ? `W/"${time.replace(/Z$/, '+00:00')}"` : '*';
}

/** A row as it was read, in the part that tells whether it has changed since. */
export const seenOf = (row: Item): SeenObject => ({id: row.id, etag: etagOf(row)});

/**
 * The header that makes a write fail where the row is not as it was read. The row is read again: where it has changed nothing
 * is sent (`conflict`); where it has not, the server's own ETag goes along. Before 4.6 there is none, and what is written between
 * this look and ours is run over.
 */
export async function unchanged<Kind extends Item>(
	{context, endpoint}: WritableList<Kind>,
	{id, etag: seen}: SeenObject,
): Promise<Result<Readonly<Record<string, string>>>> {
	const {source} = context;
	const answer = await source.get({list: endpoint, target: () => target(`${endpoint.path}${id}/`, [])});
	if (!answer.ok) {
		const gone = answer.error.answer?.status === 404 && answer.error.answer.json !== undefined;
		return err(gone ? failure.noObject(endpoint.what, String(id), source.instance.name) : answer.error.failure);
	}
	const row = asSent(idRow, answer.value.json);
	if (!row.ok || etagOf(row.value) !== seen) return err(failure.changedMeanwhile(endpoint.what, id, source.instance.name));
	const etag = answer.value.headers['etag'];
	return ok(etag === undefined ? {} : {'If-Match': etag});
}

/**
 * Why several objects should not be written: one is not there, or not as it was read. Requests for several have no `If-Match`, so
 * what is written between this look and ours is run over.
 */
export async function standsInTheWay<Kind extends Item>(
	{context, endpoint}: WritableList<Kind>,
	ids: readonly number[],
	seen: readonly SeenObject[],
): Promise<Failure | undefined> {
	const {source} = context;
	const times = seen.length > 0 ? ['created', 'last_updated'] : [];
	const asked = {endpoint: partOf(endpoint), query: [['fields', fieldsOf(endpoint, times)]]} as const;
	const found = await fetchBy(source, asked, {parameter: 'id', values: ids});
	if (!found.ok) return found.error.failure;
	const now = new Map(found.value.rows.map((row) => [row.id, row]));
	const missing = ids.filter((id) => !now.has(id));
	if (missing.length > 0) return failure.noObject(endpoint.what, missing.join(', '), source.instance.name);
	const changed = seen.find(({id, etag}) => {
		const row = now.get(id);
		return row && etagOf(row) !== etag;
	});
	return changed && failure.changedMeanwhile(endpoint.what, changed.id, source.instance.name);
}

import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Item} from '../../../netbox/read/item.js';
import type {WriteTarget} from './write-target.js';

/** The objects of these ids as they are, in this order; all must be there. */
export async function readRows(ids: readonly number[], {collection, what, instance}: WriteTarget): Promise<Result<readonly Item[]>> {
	const found = await collection.list({id: ids});
	if (!found.ok) return found;
	const byId = new Map(found.value.map((row) => [row.id, row]));
	const missing = ids.filter((id) => !byId.has(id));
	if (missing.length > 0) return err(failure.noObject(what, missing.join(', '), instance));
	return ok(ids.flatMap((id) => byId.get(id) ?? []));
}

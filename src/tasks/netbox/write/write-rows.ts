import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Json, Row} from '../../../output/output.js';
import {cellText} from '../../../output/row-values.js';
import type {Target} from './write.js';

/** The objects of these ids as they are, in this order; all must be there. */
export async function readRows(ids: readonly number[], {collection, what, instance}: Target): Promise<Result<readonly Item[]>> {
	const found = await collection.list({id: ids});
	if (!found.ok) return found;
	const byId = new Map(found.value.map((row) => [row.id, row]));
	const missing = ids.filter((id) => !byId.has(id));
	if (missing.length > 0) return err(failure.noObject(what, missing.join(', '), instance));
	return ok(ids.flatMap((id) => byId.get(id) ?? []));
}

/** `12 (AMS1)`. */
export const labelOf = (row: Item): string => `${row.id} (${cellText(row['display'] ?? null)})`;

/** What an object is called by its own fields, the best first; `display` may hold more than a name. Null where it has none of them. */
export const ownName = (row: Row): Json =>
	['name', 'address', 'prefix', 'asn', 'slug', 'model', 'display'].map((key) => row[key] ?? null).find((one) => one !== null) ?? null;

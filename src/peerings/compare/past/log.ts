import {failure} from '../../../core/failure.js';
import {limits} from '../../../core/limits.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Endpoint, Netbox, Query} from '../../../netbox/netbox.js';
import {changeTimes, objectChanges} from '../../../netbox/read/endpoints.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Json, Row} from '../../../output/output.js';
import {cellText, isRow} from '../../../output/row-values.js';

/** A change of an object as the log has it: its fields before and after, with related objects by id. */
export type PastChange = {
	readonly id: number;
	readonly object: number;
	readonly time: string;
	readonly action: string;
	readonly before: Row;
	readonly after: Row;
};

/** The changes of each object, newest first. */
export type PastChanges = ReadonlyMap<number, readonly PastChange[]>;

const fields = 'id,time,action,changed_object_type,changed_object_id,prechange_data,postchange_data';

/** When the oldest change was made that the log still holds, in ms; undefined where it holds none. */
export async function logBegin(netbox: Netbox): Promise<Result<number | undefined>> {
	const page = await netbox.page(changeTimes, [
		['ordering', 'id'],
		['limit', 1],
		['fields', 'id,time'],
	]);
	if (!page.ok) return page;
	const [oldest] = page.value.results;
	return ok(oldest && Date.parse(oldest.time));
}

/**
 * The changes of objects of one type after a moment. One type at a time: of several an older NetBox hears the last one alone (seen on 4.4.10).
 */
export async function changesSince(netbox: Netbox, type: string, at: number): Promise<Result<PastChanges>> {
	const found = await listAll(netbox, objectChanges, [
		['changed_object_type', type],
		['time_after', new Date(at).toISOString()],
		['fields', fields],
	]);
	if (!found.ok) return found;
	if (found.value.some((row) => row['changed_object_type'] !== type))
		return err(failure.unexpectedAnswer(netbox.name, 'changes of another type than was asked for'));
	const changes = new Map<number, PastChange[]>();
	for (const row of found.value.toSorted((a, b) => b.id - a.id)) {
		const change = changeIn(row);
		if (Date.parse(change.time) <= at) continue;
		const same = changes.get(change.object);
		if (same) same.push(change);
		else changes.set(change.object, [change]);
	}
	return ok(changes);
}

/** The objects of a list that were saved after a moment, as far as the sessions show them. */
export async function savedSince(netbox: Netbox, endpoint: Endpoint<Item>, at: number): Promise<Result<ReadonlyMap<number, Row>>> {
	const found = await listAll(netbox, endpoint, [
		['last_updated__gte', new Date(at).toISOString()],
		['fields', shownFields],
	]);
	return found.ok ? ok(new Map(found.value.map((row) => [row.id, row]))) : found;
}

/** The fields that tell what an object is called. */
export const shownFields = 'id,name,asn,address,prefix,last_updated';

/** All rows that match; more than so many are refused before they are read. */
async function listAll<Kind extends Row & {readonly id: number}>(
	netbox: Netbox,
	endpoint: Endpoint<Kind>,
	query: Query,
): Promise<Result<readonly Kind[]>> {
	const first = await netbox.page(endpoint, [...query, ['ordering', 'id'], ['limit', limits.pageRows]]);
	if (!first.ok) return first;
	const {count, results} = first.value;
	if (count > limits.pastChanges) return err(failure.tooManyChanges(endpoint.what, count, limits.pastChanges));
	return count === results.length ? ok(results) : netbox.list(endpoint, query);
}

function changeIn(row: Row & {readonly id: number}): PastChange {
	const data = (value: Json | undefined): Row => (isRow(value) ? value : {});
	return {
		id: row.id,
		object: Number(row['changed_object_id']),
		time: cellText(row['time'] ?? null),
		action: String(data(row['action'])['value'] ?? ''),
		before: data(row['prechange_data']),
		after: data(row['postchange_data']),
	};
}

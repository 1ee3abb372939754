import {ok, type Result} from '../../core/result.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {changeTimes, customFields} from '../../netbox/read/endpoints.js';
import {isRow} from '../../output/row-values.js';
import type {Position} from '../../store/cache/cache.js';
import {isClosed} from './change-log.js';

/** Whether every custom field is there for every object: NetBox 4.7 fills a new one in the background, and then shows it without a row in the log. */
export type FieldsState = 'settled' | 'under way' | 'unknown';

/** How a token that may not see custom fields waits for one that changed, in ms: nobody knows how long the background takes. */
const unknownMs = 3_600_000;

/** How those are asked that are under way. Before 4.7 there is no such filter, and no status in the rows. */
export const fieldsQuery: Query = [
	['status__n', 'active'],
	['limit', 1],
	['fields', 'id,status'],
];

/** Asks for the state of custom fields, which are the same in every branch and kept in main. */
export async function readFieldsState(main: Netbox): Promise<Result<FieldsState>> {
	const page = await main.page(customFields, fieldsQuery);
	if (!page.ok) return page.error.code === 'forbidden' ? ok('unknown') : page;
	const isUnderWay = page.value.results.some(({status}) => isRow(status) && status['value'] !== 'active');
	return ok(isUnderWay ? 'under way' : 'settled');
}

/** Whether the state must be asked: it was never seen, or a field was under way at the last check. */
export const asksFields = (before: Position | undefined): boolean => before === undefined || before.fieldsOpen !== undefined;

/** Since when fields are under way, in ms; undefined where all are there. `changed`: a field was edited since the last check. */
export function fieldsOpenSince(
	state: FieldsState,
	{before, changed, now}: {readonly before: Position | undefined; readonly changed: boolean; readonly now: number},
): number | undefined {
	const since = changed ? now : (before?.fieldsOpen ?? now);
	if (state === 'settled') return undefined;
	if (state === 'under way') return since;
	// Who may not ask waits where a change was seen, and no longer than an hour.
	return (changed || before?.fieldsOpen !== undefined) && now - since < unknownMs ? since : undefined;
}

/**
 * What main's log says of custom fields, which are the same in every branch: the newest change of one, by id, 0 where there is none. Then `witness`
 * is a row of that log, by id: as long as it is there, no newer one was pruned. 0 is a log without a row.
 */
export type FieldChange = {readonly change: number; readonly witness?: number};

/** How the newest change of a custom field is asked. NetBox 4.4 takes the last of the types; there the labels of choices are not shown. */
const fieldChangeQuery: Query = [
	...['extras.customfieldchoiceset', 'extras.customfield'].map((type) => ['changed_object_type', type] as const),
	['ordering', '-id'],
	['limit', 1],
	['fields', 'id,time'],
];

const newestQuery: Query = [
	['ordering', '-id'],
	['limit', 1],
	['fields', 'id,time'],
];

const witnessQuery = (id: number): Query => [
	['id', id],
	['limit', 1],
	['fields', 'id,time'],
];

/** The questions of `readFieldChange` that go out at one moment. A log that told of a change at the last check needs no witness. */
export function fieldChangeQueries(before: FieldChange | undefined): readonly Query[] {
	if (before !== undefined && before.change > 0) return [fieldChangeQuery];
	return [fieldChangeQuery, before?.witness ? witnessQuery(before.witness) : newestQuery];
}

/** Asks main's log for them. A log that is closed says nothing, and is compared by times. */
export async function readFieldChange(main: Netbox, before: FieldChange | undefined): Promise<Result<FieldChange>> {
	const [newest, second] = await Promise.all(fieldChangeQueries(before).map((query) => readId(main, query)));
	if (!newest?.ok || newest.value > 0) return newest?.ok ? ok({change: newest.value}) : (newest ?? ok({change: 0}));
	const witness = second && (!second.ok || second.value > 0) ? second : await readId(main, newestQuery);
	return witness.ok ? ok({change: 0, witness: witness.value}) : witness;
}

/** The id of the first row; 0 where there is none, or where the log is closed. */
async function readId(main: Netbox, query: Query): Promise<Result<number>> {
	const page = await main.page(changeTimes, query);
	if (!page.ok) return isClosed(page.error.code) ? ok(0) : page;
	return ok(page.value.results[0]?.id ?? 0);
}

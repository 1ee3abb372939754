import {ok, type Result} from '../../core/result.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {customFields} from '../../netbox/read/endpoints.js';
import {isRow} from '../../output/row-values.js';
import type {Position} from '../../store/cache/cache.js';

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

import {ok, type Result} from '../../core/result.js';
import type {Endpoint, Netbox, Query} from '../../netbox/netbox.js';
import {idsOf} from '../../netbox/read/endpoints.js';
import type {Row} from '../../output/output.js';
import type {ShownObject} from '../../store/cache/cache.js';
import {shownKinds} from '../model.js';

/** Commits may come after the time they carry, and clocks differ: this much is asked again, in ms. */
const margin = 5 * 60_000;

/** What was edited since, by the times of the objects themselves; and the kinds that the token may not list, in prose. */
export type TimesReading = {
	readonly changed: readonly ShownObject[];
	readonly unseen: readonly string[];
	/** A list did not answer as NetBox does: nothing is known of what it would have said. */
	readonly lost: boolean;
};

/**
 * The requests of `readTimes`: lists by `last_updated`. The filter exists for all of them on 4.4 to 4.7, also where the rows do not show the
 * time. `since` is the server's clock, in ms.
 */
export function timesRequests(
	since: number,
): {readonly type: string; readonly endpoint: Endpoint<Row & {readonly id: number}>; readonly query: Query}[] {
	const after = new Date(since - margin).toISOString();
	return shownKinds.map(({type, endpoint}) => ({
		type,
		endpoint: idsOf(endpoint),
		query: [
			['last_updated__gte', after],
			['fields', 'id'],
		],
	}));
}

/** One small request per kind of object that a session shows. `since` is the server's clock, in ms. Deletions are not seen. What the token may not list is left to the greatest age of rows. */
export async function readTimes(netbox: Netbox, since: number): Promise<Result<TimesReading>> {
	const requests = timesRequests(since);
	const answers = await Promise.all(requests.map(({endpoint, query}) => netbox.list(endpoint, query)));
	const changed: ShownObject[] = [];
	const unseen: string[] = [];
	let lost = false;
	for (const [index, answer] of answers.entries()) {
		const {type, endpoint} = requests[index] ?? {};
		if (type === undefined || endpoint === undefined) continue;
		if (answer.ok) changed.push(...answer.value.map(({id}) => ({type, id})));
		else if (answer.error.code === 'forbidden') unseen.push(endpoint.what);
		else if (isNoList(answer.error.code)) lost = true;
		else return answer;
	}
	return ok({changed, unseen, lost});
}

/** The server answered, but with no list: everything is read again rather than believed. */
const isNoList = (code: string): boolean => code === 'rejected' || code === 'unexpected-answer';

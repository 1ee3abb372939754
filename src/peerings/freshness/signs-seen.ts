import type {Netbox} from '../../netbox/netbox.js';
import {changeTimes} from '../../netbox/read/endpoints.js';
import {type ShownKind, shownKinds} from '../model.js';
import {glanceQuery, readGlance} from './glance.js';

/** What of the signs by which a change is seen this token is shown, and what a check costs with it. */
export type SignsSeen = {
	/** `log`: the change log and times beside it; `times`: the times of each kind alone, and every row is read again after an hour. */
	readonly by: 'log' | 'times';
	/** Of a check of a few devices that did not change. */
	readonly requests: number;
	readonly graphql: boolean;
	/** Kinds that the token may not list: what a script saves there past the log is not seen. */
	readonly notListed: readonly string[];
	/** Kinds whose newest object should have a row in the log and has none: it was saved past it, or such rows are hidden from this token. Empty where the log is closed. */
	readonly logSilentAbout: readonly string[];
};

/** Asks for the newest object of every kind that sessions show, and for its row in the log. `now` in ms. */
export async function readSignsSeen(netbox: Netbox, now: number): Promise<SignsSeen> {
	const log = await netbox.page(changeTimes, [
		['ordering', 'id'],
		['limit', 1],
		['fields', 'id,time'],
	]);
	const since = log.ok ? sinceOf(log.value.results[0]?.time, now) : undefined;
	const query = glanceQuery({names: ['a'], since: now, kinds: shownKinds});
	const [looks, glance] = await Promise.all([
		Promise.all(shownKinds.map((kind) => lookAt(netbox, kind, since))),
		query === undefined ? undefined : readGlance(netbox, query),
	]);
	const graphql = glance !== undefined;
	const kindsOf = (look: Look): readonly string[] => shownKinds.filter((_, at) => looks[at] === look).map(({endpoint}) => endpoint.what);
	return {
		by: log.ok ? 'log' : 'times',
		requests: (log.ok ? 4 : 4 + shownKinds.length) + (graphql ? 0 : 1),
		graphql,
		notListed: kindsOf('not listed'),
		logSilentAbout: kindsOf('silent'),
	};
}

/** What was saved before the oldest row was pruned with its row; a log that shows nothing at all is judged by a month. In ms. */
const sinceOf = (oldest: string | undefined, now: number): number => (oldest === undefined ? now - 30 * 24 * 3_600_000 : Date.parse(oldest));

type Look = 'told' | 'silent' | 'not listed' | 'unknown';

async function lookAt(netbox: Netbox, {type, endpoint}: ShownKind, since: number | undefined): Promise<Look> {
	const newest = await netbox.page(endpoint, [
		['ordering', '-last_updated'],
		['limit', 1],
		['fields', 'id,last_updated'],
	]);
	if (!newest.ok) return newest.error.code === 'forbidden' ? 'not listed' : 'unknown';
	const [row] = newest.value.results;
	const saved = row?.['last_updated'];
	if (!row || typeof saved !== 'string' || since === undefined || Date.parse(saved) < since) return 'unknown';
	const told = await netbox.page(changeTimes, [
		['changed_object_type', type],
		['changed_object_id', row.id],
		['ordering', '-id'],
		['limit', 1],
		['fields', 'id,time'],
	]);
	const time = told.ok ? told.value.results[0]?.time : undefined;
	return time !== undefined && Date.parse(time) >= Date.parse(saved) ? 'told' : 'silent';
}

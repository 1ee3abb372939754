import {type Failure, failure} from '../../core/failure.js';
import {ok, type Result} from '../../core/result.js';
import type {Query} from '../../netbox/netbox.js';
import {sessionTraces} from '../../netbox/read/endpoints.js';
import {countOf} from '../../text/digits.js';
import type {Session} from '../session.js';
import {lookBeyond} from './beyond.js';
import type {Reading} from './read.js';
import {alwaysTraced, policiesTraced} from './requests.js';

/** What is said where `cache force` asks for none of them. */
export const unheldUnknown = 'sessions on no device are not cached: whether there are any is not known';

/** Reads the sessions that are on no device. The cache holds none of them, so with `cache force` they are not known: undefined. */
export async function readUnheld({netbox, proof}: Reading, now: () => number): Promise<Result<readonly Session[]> | undefined> {
	return proof.by === 'cache' ? undefined : lookBeyond(netbox, now).unheld();
}

/** Counts them, in one request; undefined where they are not known. */
export async function countUnheld({netbox, proof}: Reading): Promise<Result<number> | undefined> {
	if (proof.by === 'cache') return undefined;
	const page = await netbox.page(sessionTraces, [['device_id', 'null'], ...oneTrace]);
	return page.ok ? ok(page.value.count) : page;
}

const oneTrace: Query = [
	['fields', [...alwaysTraced, ...policiesTraced].join(',')],
	['limit', 1],
];

/** What tells how many sessions this token may see, on whatever device. */
export const everySession = {endpoint: sessionTraces, query: oneTrace};

/** What belongs to all sessions beside those of devices. `isWhole`: with these they are every session that this token may see. */
type Remainder = {
	readonly unheld: readonly Session[];
	readonly isWhole: boolean;
	readonly errors: readonly Failure[];
	readonly notes: readonly string[];
};

/** How many sessions of devices were read, and what is not done with the others: `not checked`. */
type RemainderAsked = {readonly held: number; readonly undone: string; readonly now: () => number};

/**
 * Reads the sessions that are on no device, and counts all: a token may see sessions of devices that it may not see itself, which no reading of devices
 * meets. Two requests at the same time.
 */
export async function readRest({netbox, proof}: Pick<Reading, 'netbox' | 'proof'>, {held, undone, now}: RemainderAsked): Promise<Remainder> {
	const [unheld, all] = await Promise.all([lookBeyond(netbox, now).unheld(), netbox.page(everySession.endpoint, everySession.query)]);
	const errors = [
		...(unheld.ok ? [] : [failure.notRead(['sessions without a device'], unheld.error)]),
		...(all.ok ? [] : [failure.notRead(['the number of all sessions'], all.error)]),
	];
	if (!unheld.ok || !all.ok) return {unheld: unheld.ok ? unheld.value : [], isWhole: false, errors, notes: []};
	const left = all.value.count - held - unheld.value.length;
	const where = proof.by === 'cache' ? 'not cached, or on devices that this token may not see' : 'on devices that this token may not see';
	const notes = left > 0 ? [`${countOf(left, 'session')} ${left === 1 ? 'is' : 'are'} ${where}: ${undone}`] : [];
	return {unheld: unheld.value, isWhole: left === 0, errors, notes};
}

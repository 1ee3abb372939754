import {ok, type Result} from '../../core/result.js';
import {sessionTraces} from '../../netbox/read/endpoints.js';
import type {Session} from '../session.js';
import {lookBeyond} from './beyond.js';
import type {Reading} from './open.js';
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
	const fields = [...alwaysTraced, ...policiesTraced].join(',');
	const page = await netbox.page(sessionTraces, [
		['device_id', 'null'],
		['fields', fields],
		['limit', 1],
	]);
	return page.ok ? ok(page.value.count) : page;
}

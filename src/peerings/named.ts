import type {DeviceList} from '../language/device-list.js';
import {sessions} from '../netbox/endpoints.js';
import type {Netbox, Query} from '../netbox/netbox.js';
import {fitsOneRequest} from '../netbox/query.js';
import {ok, type Result} from '../result.js';
import {batchSize} from './collect.js';
import {inOrder, type Session} from './sessions.js';

/**
 * The query for the sessions of a short list of names; undefined where it would not answer for it. `device=null` means another thing
 * there, and the parameter minds the case (seen on 4.4 and 4.7): NetBox refuses a name that nobody bears as it is spelt.
 */
export function namedQuery({names, globs, selectors}: DeviceList): Query | undefined {
	const unique = [...new Set(names)];
	if (globs.length > 0 || selectors.length > 0 || unique.length > batchSize || unique.some((name) => name.toLowerCase() === 'null')) return undefined;
	const query: Query = unique.map((name) => ['device', name]);
	return fitsOneRequest({endpoint: sessions, query}) ? query : undefined;
}

/**
 * Asks for the full sessions of devices by their names, beside the question which devices these are: one wait less. Only a device
 * that has sessions here bore its name when they were listed, so others are left out, and all are where a name is refused.
 */
export async function fetchNamed(netbox: Netbox, list: DeviceList): Promise<Result<ReadonlyMap<number, readonly Session[]>>> {
	const query = namedQuery(list);
	const answer = query ? await netbox.list(sessions, query) : ok([]);
	if (!answer.ok) return answer.error.code === 'rejected' ? ok(new Map()) : answer;
	const byDevice = new Map<number, Session[]>();
	for (const row of inOrder(answer.value) as readonly Session[]) {
		if (!row.device) continue;
		const same = byDevice.get(row.device.id);
		if (same) same.push(row);
		else byDevice.set(row.device.id, [row]);
	}
	return ok(byDevice);
}

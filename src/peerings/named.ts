import type {DeviceList} from '../language/device-list.js';
import {sessions} from '../netbox/endpoints.js';
import type {Netbox, Query} from '../netbox/netbox.js';
import {fitsOneRequest} from '../netbox/query.js';
import {ok, type Result} from '../result.js';
import {batchSize} from './collect.js';
import {fullMost, inOrder, type Session} from './sessions.js';

/** The sessions of devices by device id, asked by the devices' names. A device that is not in it must be asked for by id. */
export type Named = ReadonlyMap<number, readonly Session[]>;

/**
 * The queries for the sessions of a short list of names; none where they would not answer for it. `device=null` means another thing
 * there, and the parameter minds the case (seen on 4.4 and 4.7): NetBox refuses a name that nobody bears as it is spelt.
 */
export function namedQueries({names, globs, selectors}: DeviceList): readonly Query[] {
	const unique = [...new Set(names)];
	if (globs.length > 0 || selectors.length > 0 || unique.length > batchSize || unique.some((name) => name.toLowerCase() === 'null')) return [];
	const most = fullMost(unique.length, 1);
	const queries = Array.from(
		{length: Math.ceil(unique.length / most)},
		(_, part): Query => unique.slice(part * most, (part + 1) * most).map((name) => ['device', name]),
	);
	return queries.every((query) => fitsOneRequest({endpoint: sessions, query})) ? queries : [];
}

/**
 * Asks for the full sessions of devices by their names, beside the question which devices these are: one wait less. Only a device
 * that has sessions here bore its name when they were listed, so others, and those of refused names, are left out.
 */
export async function fetchNamed(netbox: Netbox, list: DeviceList): Promise<Result<Named>> {
	const listed = namedQueries(list).map(async (query) => {
		const answer = await netbox.list(sessions, query);
		return answer.ok ? ok(inOrder(answer.value) as readonly Session[]) : answer;
	});
	const byDevice = new Map<number, Session[]>();
	for (const answer of await Promise.all(listed)) {
		if (!answer.ok && answer.error.code !== 'rejected') return answer;
		for (const row of answer.ok ? answer.value : []) {
			if (!row.device) continue;
			const same = byDevice.get(row.device.id);
			if (same) same.push(row);
			else byDevice.set(row.device.id, [row]);
		}
	}
	return ok(byDevice);
}

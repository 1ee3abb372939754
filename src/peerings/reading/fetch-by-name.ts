import {type Failure, isTooMuch} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {isAskedPlainly} from '../../devices/find.js';
import type {DeviceList} from '../../language/read/device-list.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {sessions} from '../../netbox/read/endpoints.js';
import {fitsOneRequest} from '../../netbox/read/query.js';
import type {Received} from '../session.js';
import {batchSize} from './parts.js';
import {receive} from './sessions.js';

/**
 * The query for the sessions of a short list of names; undefined where it would not answer for it. `device=null` means another thing
 * there, and the parameter minds the case (seen on 4.4 and 4.7): NetBox refuses a name that nobody bears as it is spelt.
 */
export function namedQuery({names, globs, selectors}: DeviceList): Query | undefined {
	const unique = [...new Set(names)];
	if (globs.length > 0 || selectors.length > 0 || unique.length > batchSize || !unique.every(isAskedPlainly)) return undefined;
	const query: Query = unique.map((name) => ['device', name]);
	return fitsOneRequest({endpoint: sessions, query}) ? query : undefined;
}

/**
 * Asks for the full sessions of devices by a query of their names, beside the question which devices these are: one wait less. Only a device
 * that has sessions here bore its name when they were listed, so others are left out; and all are where a name is refused, where they are too much
 * for one question, or where fewer came than the first page counted: a device may have lost its name between two pages.
 */
export async function fetchNamed(netbox: Netbox, query: Query): Promise<Result<readonly Received[]>> {
	const answer = await netbox.counted(sessions, query);
	if (!answer.ok) return unlessRefused(answer);
	const {count, rows} = answer.value;
	return ok(rows.length < count ? [] : receive(rows));
}

/** A refused name may be another by now, or be spelt otherwise: that is found out by id. So is what is too much at once, for fewer devices at a time. */
const unlessRefused = ({error}: {readonly error: Failure}): Result<readonly Received[]> =>
	error.code === 'rejected' || isTooMuch(error) ? ok([]) : err(error);

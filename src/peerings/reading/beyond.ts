import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Row} from '../../output/output.js';
import {type Session, typed} from '../session.js';
import type {AddressObject} from '../session-facts.js';
import {fetchTowards} from './ends.js';
import {addressFacts, fullSessions, ofDevices, send, withAs} from './requests.js';
import {receive} from './sessions.js';

/** What a reading of devices does not hold, asked of NetBox as it is now. */
export type Beyond = {
	/** The sessions that are on no device. */
	readonly unheld: () => Promise<Result<readonly Session[]>>;
	/** The sessions whose remote address has the host of one of these. */
	readonly towards: (addresses: readonly AddressObject[]) => Promise<Result<{readonly sessions: readonly Session[]; readonly twinsHidden: boolean}>>;
	/** VRF and interface of address objects; without what this token may not see. */
	readonly addresses: (ids: readonly number[]) => Promise<Result<readonly Row[]>>;
	/** What holds sessions that have one of these numbers as their own. */
	readonly byAs: (numbers: readonly number[]) => Promise<Result<readonly Row[]>>;
};

export function lookBeyond(netbox: Netbox, now: () => number): Beyond {
	return {
		unheld: async () => {
			const answer = await send(netbox, fullSessions(ofDevices(['null'])));
			if (!answer.ok) return answer;
			if (answer.value.rows.some(({device}) => device !== null))
				return err(failure.unexpectedAnswer(netbox.name, 'sessions of other devices than were asked for'));
			const at = now();
			return ok(receive(answer.value.rows).map((session) => typed(session, at)));
		},
		towards: (addresses) => fetchTowards(netbox, addresses, now()),
		addresses: async (ids) => rowsOf(ids.length === 0 ? undefined : await send(netbox, addressFacts(ids))),
		byAs: async (numbers) => rowsOf(numbers.length === 0 ? undefined : await send(netbox, withAs(numbers))),
	};
}

const rowsOf = (answer: Result<{readonly rows: readonly Row[]}> | undefined): Result<readonly Row[]> =>
	answer === undefined ? ok([]) : answer.ok ? ok(answer.value.rows) : answer;

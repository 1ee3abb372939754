import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Row} from '../../output/output.js';
import {type Session, typed} from '../session.js';
import type {AddressObject} from '../session-facts.js';
import {fetchAround} from './ends.js';
import {
	addressFacts,
	addressFactsAt,
	addressFactsBetween,
	chassisOf,
	fullSessions,
	groupFacts,
	machinePortFacts,
	ofDevices,
	portFacts,
	send,
	withAs,
} from './requests.js';
import {receive} from './sessions.js';

/** What a reading of devices does not hold, asked of NetBox as it is now. */
export type Beyond = {
	/** The sessions that are on no device. */
	readonly unheld: () => Promise<Result<readonly Session[]>>;
	/** The sessions whose local or remote address has the host of one of these, without those that are known. */
	readonly around: (
		addresses: readonly AddressObject[],
		known: ReadonlySet<number>,
	) => Promise<Result<{readonly sessions: readonly Session[]; readonly twinsHidden: boolean}>>;
	/** VRF and interface of address objects; without what this token may not see. */
	readonly addresses: (ids: readonly number[]) => Promise<Result<readonly Row[]>>;
	/** The same of all address objects of these hosts. */
	readonly addressesAt: (hosts: readonly string[]) => Promise<Result<readonly Row[]>>;
	/** Name and VRF of interfaces, of devices and of virtual machines. */
	readonly ports: (ids: readonly number[]) => Promise<Result<readonly Row[]>>;
	readonly machinePorts: (ids: readonly number[]) => Promise<Result<readonly Row[]>>;
	/** AS numbers, policies and prefix lists of peer groups. */
	readonly groups: (ids: readonly number[]) => Promise<Result<readonly Row[]>>;
	/** The virtual chassis of devices. */
	readonly chassis: (ids: readonly number[]) => Promise<Result<readonly Row[]>>;
	/** What holds sessions that have one of these numbers as their own. */
	readonly byAs: (numbers: readonly number[]) => Promise<Result<readonly Row[]>>;
};

export function lookBeyond(netbox: Netbox, now: () => number): Beyond {
	const listed =
		<Value extends number | string>(request: (values: readonly Value[]) => Parameters<typeof send>[1]) =>
		async (values: readonly Value[]): Promise<Result<readonly Row[]>> =>
			rowsOf(values.length === 0 ? undefined : await send(netbox, request(values)));
	return {
		unheld: async () => {
			const answer = await send(netbox, fullSessions(ofDevices(['null'])));
			if (!answer.ok) return answer;
			if (answer.value.rows.some(({device}) => device !== null))
				return err(failure.unexpectedAnswer(netbox.name, 'sessions of other devices than were asked for'));
			const at = now();
			return ok(receive(answer.value.rows).map((session) => typed(session, at)));
		},
		around: (addresses, known) => fetchAround({netbox, known, now: now()}, addresses),
		addresses: (ids) => readAddresses(netbox, ids),
		addressesAt: listed(addressFactsAt),
		ports: listed(portFacts),
		machinePorts: listed(machinePortFacts),
		groups: listed(groupFacts),
		chassis: listed(chassisOf),
		byAs: listed(withAs),
	};
}

/** Ids that lie so close are asked for as a page of all between them. */
const page = 1000;
const closeEnough = page / 4;

/** In a request for each page of ids that lie close, and for each 200 others. */
async function readAddresses(netbox: Netbox, ids: readonly number[]): Promise<Result<readonly Row[]>> {
	const {close, others} = cutByPages(ids);
	const asked = await Promise.all([
		...(others.length > 0 ? [send(netbox, addressFacts(others)).then(rowsOf)] : []),
		...close.map(async ([first, last]) => {
			const {endpoint, query} = addressFactsBetween(first, last);
			return netbox.list(endpoint, query);
		}),
	]);
	const failed = asked.find((answer) => !answer.ok);
	return failed && !failed.ok ? failed : ok(asked.flatMap((answer): readonly Row[] => (answer.ok ? answer.value : [])));
}

type Pages = {readonly close: readonly (readonly [number, number])[]; readonly others: readonly number[]};

function cutByPages(ids: readonly number[]): Pages {
	const pages = new Map<number, number[]>();
	for (const id of ids) {
		const at = Math.floor(id / page);
		const same = pages.get(at);
		if (same) same.push(id);
		else pages.set(at, [id]);
	}
	const all = [...pages];
	return {
		close: all.filter(([, same]) => same.length >= closeEnough).map(([at]) => [at * page, (at + 1) * page - 1]),
		others: all.flatMap(([, same]) => (same.length < closeEnough ? same : [])),
	};
}

const rowsOf = (answer: Result<{readonly rows: readonly Row[]}> | undefined): Result<readonly Row[]> =>
	answer === undefined ? ok([]) : answer.ok ? ok(answer.value.rows) : answer;

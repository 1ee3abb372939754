import type {Failure} from '../../core/failure.js';
import {createTurns} from '../../core/long-work.js';
import {ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import {isRow} from '../../output/row-values.js';
import type {CacheChange, CachedSet} from '../../store/cache/cache.js';
import type {Place} from '../freshness/scope.js';
import {type HeldSession, type Session, typed} from '../session.js';
import {type AddressObject, cutMask} from '../session-facts.js';
import {partsOf} from './parts.js';
import type {ReadingTools} from './read.js';
import {addressesOf, atAddresses, fullSessions, policiesTraced, send, towardsAddresses} from './requests.js';
import {compare, fetchById, readTraces, receive, type Traces, toKeep} from './sessions.js';

/** Sessions that end at some hosts, by ascending id. */
export type Ends = {
	readonly sessions: readonly Session[];
	/** The token may not list addresses: a session at another object of the same host (in another VRF, with another mask) is not among these. */
	readonly twinsHidden: boolean;
	/** Addresses whose sessions are not cached, and could not be asked for. */
	readonly unread?: {readonly addresses: readonly AddressObject[]; readonly because: Failure};
};

/** All of them from NetBox: a request for 150 hosts, and one for 150 to 200 address objects, by the length of their ids. */
export async function fetchEnds(netbox: Netbox, addresses: readonly AddressObject[], now: number): Promise<Result<Ends>> {
	const at = await objectsOf(netbox, addresses);
	if (!at.ok) return at;
	const answer = at.value.ids.length > 0 ? await send(netbox, fullSessions(atAddresses(at.value.ids))) : ok({rows: []});
	return answer.ok ? ok(endsOf(receive(answer.value.rows), at.value, now)) : answer;
}

type AroundHosts = Pick<Believed, 'netbox' | 'now'> & {readonly known: ReadonlySet<number>};

/** The sessions whose local or remote address has one of the hosts, from NetBox: in full those that are not known. */
export async function fetchAround({netbox, known, now}: AroundHosts, addresses: readonly AddressObject[]): Promise<Result<Omit<Ends, 'unread'>>> {
	const at = await objectsOf(netbox, addresses);
	if (!at.ok) return at;
	const {ids, hosts, twinsHidden} = at.value;
	const [from, towards] = await Promise.all([atAddresses(ids), towardsAddresses(ids)].map((by) => readTraces(netbox, by, policiesTraced)));
	if (!from?.ok || !towards?.ok) return (from?.ok ? towards : from) as Result<never>;
	const traced = new Set([...from.value.rows, ...towards.value.rows].map(({id}) => Number(id)));
	const fetched = await fetchById(
		netbox,
		[...traced].filter((id) => !known.has(id)),
	);
	if (!fetched.ok) return fetched;
	const sessions = fetched.value.map((session) => typed(session, now));
	const isAround = ({local, remote}: Session): boolean => hosts.has(local?.host ?? '') || (remote?.kind === 'address' && hosts.has(remote.host));
	return ok({sessions: sessions.filter(isAround), twinsHidden});
}

/** What a check believes: `setsOf` are cached sets of devices, true but for what their marks and the traces say. */
export type Believed = {
	readonly netbox: Netbox;
	readonly setsOf: (devices: readonly number[]) => readonly CachedSet[];
	/** What traces must carry besides, as far as that is known before. */
	readonly traceFields: readonly string[];
	readonly freshSince: number;
	readonly now: number;
	/** Keeps sessions of devices whose set is cached. */
	readonly keep: (change: CacheChange) => void;
};

/** The same; a session that is cached with the set of its device is fetched only where it changed. */
export async function checkEnds(believed: Believed, addresses: readonly AddressObject[]): Promise<Result<Ends>> {
	const {netbox, traceFields, freshSince, now} = believed;
	const at = await objectsOf(netbox, addresses);
	if (!at.ok) return at;
	const traced = await readTraces(netbox, atAddresses(at.value.ids), ['device', ...traceFields]);
	if (!traced.ok) return traced;
	const sets = setsAmong(believed, traced.value);
	const traces = traced.value.rows.map(({device: _, ...trace}) => trace);
	const {toFetch, unchanged, renewed} = compare(sets, {traces, carried: 0, freshSince});
	const fetched = await fetchById(netbox, toFetch);
	if (!fetched.ok) return fetched;
	const cached = new Set(sets.map(({device}) => device));
	const kept = [...renewed, ...fetched.value.filter(({device}) => device !== null && cached.has(device))];
	believed.keep({sessions: toKeep(kept, now), checked: {sessions: unchanged.map(({id}) => id), at: now}});
	return ok(endsOf([...unchanged, ...renewed, ...fetched.value], at.value, now));
}

/** The cached sessions among those that were traced. A set that shows in custom fields what the traces do not carry proves nothing. */
function setsAmong({setsOf, traceFields}: Believed, {rows}: Traces): readonly CachedSet[] {
	const ids = new Set(rows.map(({id}) => id));
	const devices = [...new Set(rows.flatMap(({device}) => (isRow(device) ? Number(device['id']) : [])))];
	return setsOf(devices)
		.filter(({showing}) => !showing || traceFields.includes('custom_fields'))
		.map((set) => ({...set, sessions: set.sessions.filter(({id}) => ids.has(id))}));
}

/** What is cached, unchecked; hosts at which no cached session ends are asked for. */
export async function forcedEnds(
	{tools, place}: {readonly tools: ReadingTools; readonly place: Place},
	addresses: readonly AddressObject[],
): Promise<Result<Ends>> {
	const cached = await cachedEnds(tools, place, hostsOf(addresses));
	if (!cached.ok) return cached;
	const found = new Set(cached.value.map(({local}) => local?.host));
	const missing = addresses.filter(({host}) => !found.has(host));
	const fetched = await fetchEnds(place.netbox, missing, tools.now());
	if (!fetched.ok) return ok({sessions: cached.value, twinsHidden: false, unread: {addresses: missing, because: fetched.error}});
	const sessions = [...cached.value, ...fetched.value.sessions].toSorted((a, b) => a.id - b.id);
	return ok({...fetched.value, sessions});
}

async function cachedEnds({cache}: ReadingTools, {scope}: Place, hosts: ReadonlySet<string>): Promise<Result<readonly Session[]>> {
	const devices = cache.devices(scope);
	if (!devices.ok) return devices;
	const ids = devices.value.filter(({sessionsAt}) => sessionsAt !== undefined).map(({id}) => id);
	const ends: Session[] = [];
	const giveWay = createTurns();
	for (const part of partsOf(ids)) {
		await giveWay();
		const sets = cache.sessionsOf(scope, part);
		if (!sets.ok) return sets;
		const sessions = sets.value.flatMap((set) => set.sessions.map((session) => typed(session, session.checkedAt)));
		ends.push(...sessions.filter(({local}) => local && hosts.has(local.host)));
	}
	return ok(ends.toSorted((a, b) => a.id - b.id));
}

const hostsOf = (addresses: readonly AddressObject[]): ReadonlySet<string> => new Set(addresses.map(({host}) => host));

/** Address objects by id, and the hosts that they are of. */
type Objects = {readonly ids: readonly number[]; readonly hosts: ReadonlySet<string>; readonly twinsHidden: boolean};

/** The objects of the hosts: those that are known, and others that NetBox has of the same host. */
async function objectsOf(netbox: Netbox, addresses: readonly AddressObject[]): Promise<Result<Objects>> {
	const hosts = hostsOf(addresses);
	const known = addresses.map(({id}) => id);
	const answer = hosts.size > 0 ? await send(netbox, addressesOf([...hosts])) : ok({rows: []});
	if (!answer.ok && answer.error.code !== 'forbidden') return answer;
	const there = answer.ok ? answer.value.rows.filter(({address}) => typeof address === 'string' && hosts.has(cutMask(address).host)) : [];
	return ok({ids: [...new Set([...known, ...there.map(({id}) => id)])], hosts, twinsHidden: !answer.ok});
}

/** A session that was given another local address meanwhile ends elsewhere. */
function endsOf(sessions: readonly HeldSession[], {hosts, twinsHidden}: Objects, now: number): Ends {
	const ends = sessions.map((session) => typed(session, now)).filter(({local}) => local && hosts.has(local.host));
	return {sessions: ends.toSorted((a, b) => a.id - b.id), twinsHidden};
}

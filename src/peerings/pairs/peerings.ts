import type {Work} from '../../core/long-work.js';
import {createNaturalCompare} from '../../text/natural.js';
import {doubtOf} from './doubts.js';
import {type End, type EndHolder, type EndHost, holderKey, isBorneBy} from './end.js';
import {compareVrfs, type Lookup, vrfOfAddress} from './known.js';
import {match} from './matching.js';
import {endsOf, type Peering} from './peering.js';
import {withRepeats} from './repeats.js';
import {createServers, distinct, type HostPair, type Sorted, sortEnds, vrfKey} from './units.js';

/** What is at hand while peerings are found. */
type PairSearch = Sorted & {
	readonly lookup: Lookup;
	readonly compare: (a: End, b: End) => number;
	readonly serverOf: (client: End) => End | undefined;
	/** The clients that dynamic neighbours were found to have. */
	readonly clients: Map<End, End[]>;
};

/**
 * Every peering that an end is part of which was asked for, or that the holder of one lacks its end of, in the order of their first ends; the same
 * ones in whatever order the ends come. Takes time in proportion to the ends, a step for each.
 */
export function* findPeerings(lookup: Lookup): Work<readonly Peering[]> {
	const sorted = yield* sortEnds(lookup.ends);
	const finding = {
		...sorted,
		lookup,
		compare: createOrder(lookup.ends),
		serverOf: createServers(sorted.dynamics, lookup),
		clients: new Map<End, End[]>(),
	};
	const found: Peering[] = sorted.unverifiable.map(({end, why}) => ({kind: 'unverifiable', first: end, others: [], why}));
	for (const unit of sorted.units.values()) {
		found.push(...ofUnit(unit, finding));
		yield '';
	}
	found.push(...ofDynamics(finding));
	const near = new Set(lookup.ends.flatMap(({isNear, bearers}) => (isNear ? bearers.map((bearer) => holderKey(lookup.nodeOf(bearer))) : [])));
	const isNear = (holder: EndHolder): boolean => near.has(holderKey(lookup.nodeOf(holder)));
	return found.filter((peering) => isAsked(peering, isNear)).toSorted((a, b) => finding.compare(a.first, b.first));
}

/** Whether an end of it was asked for, or what a device lacks that was. */
function isAsked(peering: Peering, isNear: (holder: EndHolder) => boolean): boolean {
	if (endsOf(peering).some((end) => end.isNear)) return true;
	return peering.kind === 'duplicate' ? isAsked(peering.of, isNear) : peering.kind === 'half' && peering.owners.some(isNear);
}

/** Ends that were asked for first, then by the names of their holders, which are put in order once. */
function createOrder(ends: readonly End[]): (a: End, b: End) => number {
	const compare = createNaturalCompare();
	const holders = new Map<string, EndHolder>();
	for (const {
		bearers: [holder],
	} of ends)
		if (holder) holders.set(holderKey(holder), holder);
	const sorted = [...holders].toSorted(([, a], [, b]) => compare(a.name ?? '', b.name ?? '') || compare(a.kind, b.kind) || a.id - b.id);
	const rankOf = new Map(sorted.map(([key], index) => [key, index]));
	const ranks = new Map(ends.map((end) => [end.id, end.bearers[0] ? (rankOf.get(holderKey(end.bearers[0])) ?? -1) : -1]));
	return (a, b) => Number(b.isNear) - Number(a.isNear) || (ranks.get(a.id) ?? -1) - (ranks.get(b.id) ?? -1) || a.id - b.id;
}

function ofUnit({there, back}: HostPair, finding: PairSearch): readonly Peering[] {
	const [mine, others] = [distinct(there, finding.lookup), distinct(back, finding.lookup)];
	const found = ofDistinct({there: mine.ends, back: others.ends}, finding);
	return withRepeats(found, [...mine.repeated, ...others.repeated], finding.compare);
}

/** Of sessions of which none is there twice. */
function ofDistinct(unit: HostPair, finding: PairSearch): readonly Peering[] {
	const {pairs, ...left} = match(unit, finding.lookup);
	const matched = pairs.map((pair) => pairOf(pair, finding));
	const shared = withShared(left, finding);
	if (shared) return [...matched, ...shared];
	const alone = [...left.there, ...left.back];
	const hasBoth = left.there.length > 0 && left.back.length > 0;
	if (hasBoth && alone.length > 2) return [...matched, severalOf(left, finding)];
	return [...matched, ...alone.map((end) => aloneOf(end, finding, hasBoth || pairs.length > 0))];
}

/** One session to a host that several devices have is a pair with each of theirs. */
function withShared({there, back}: HostPair, finding: PairSearch): readonly Peering[] | undefined {
	const [one, many] = there.length === 1 ? [there[0], back] : [back.length === 1 ? back[0] : undefined, there];
	const isShared = many.length > 1 && many.every(({local}) => local && finding.lookup.addresses?.get(local.id)?.isShared);
	return one && isShared ? many.map((end) => pairOf([one, end], finding)) : undefined;
}

function pairOf(pair: readonly [End, End], {lookup, compare}: PairSearch): Peering {
	const [first, peer] = compare(pair[0], pair[1]) > 0 ? [pair[1], pair[0]] : pair;
	const vrfs = compareVrfs(lookup.vrfOf(first), lookup.vrfOf(peer));
	const why = vrfs === 'differ' ? lookup.unread.get(first.local?.host ?? '') : undefined;
	if (why !== undefined) return {kind: 'unverifiable', first, others: [peer], why, ...hiddenBy(why, lookup)};
	if (!isOnOne(first, peer, lookup)) return {kind: 'pair', first, peer, ...doubtOf([first, peer], lookup)};
	return vrfs === 'unknown' ? {kind: 'unverifiable', first, others: [peer], why: onOneDevice(first)} : {kind: 'self', first, peer, vrfs};
}

/** Whether both ends are on one device, and their addresses on no interface of another one: else one of the sessions is on the wrong device. */
const isOnOne = (one: End, other: End, lookup: Lookup): boolean =>
	other.bearers.some((bearer) => isBorneBy(one, bearer)) && isHome(one, lookup) && isHome(other, lookup);

/** Whether no interface of another device is known to have the local address of an end. */
function isHome(end: End, {addresses, bears}: Lookup): boolean {
	const on = end.local ? addresses?.get(end.local.id)?.on : undefined;
	return !on || on === 'other' || bears(end, on);
}

const onOneDevice = (end: End): string => `both hosts are on ${end.bearers[0]?.name ?? 'one device'}, and whether in one VRF is not known`;

/** More than one on a side, and nothing tells which belong together. */
function severalOf({there, back}: HostPair, {lookup, compare}: PairSearch): Peering {
	const [first, ...others] = [...there, ...back].toSorted(compare) as [End, ...End[]];
	const keys = (there.length > back.length ? there : back).map((end) => vrfKey(end, lookup));
	const apart = new Set(keys).size;
	if (apart > 1 && keys.some((key) => key.startsWith('?'))) {
		return {
			...{kind: 'unverifiable', first, others},
			why: `${keys.length} sessions have the hosts of its other end, and whether they are in one VRF is not known`,
		};
	}
	return {kind: 'several', first, others, isAmbiguous: apart === keys.length && apart > 1};
}

const unseenAddress = 'this token does not see that address';

/** Whether a reason is a right that this token lacks. */
const hiddenBy = (why: string, {rights}: Lookup): {readonly isHidden?: true} => (why === unseenAddress || rights?.has(why) ? {isHidden: true} : {});

const untold = (first: End, why: string): Extract<Peering, {readonly kind: 'unverifiable'}> => ({kind: 'unverifiable', first, others: [], why});

/** A session without a reverse, which others between the same hosts may have. */
function aloneOf(end: End, {lookup, serverOf, clients}: PairSearch, isOneOfSeveral: boolean): Peering {
	const remote = end.remote as EndHost;
	if (end.local?.host === remote.host) return {kind: 'self', first: end, vrfs: remoteVrf(end, remote, lookup) === 'differ' ? 'differ' : 'same'};
	const server = serverOf(end);
	if (server) {
		const known = clients.get(server);
		if (known) known.push(end);
		else clients.set(server, [end]);
		const [first, peer] = server.isNear && !end.isNear ? [server, end] : [end, server];
		return {kind: 'client', first, peer, ...doubtOf([first, peer], lookup)};
	}
	const why = lookup.unread.get(remote.host);
	if (why !== undefined) return {...untold(end, why), ...hiddenBy(why, lookup)};
	if (lookup.addresses && !lookup.addresses.has(remote.id)) return unowned(end, remote, {why: unseenAddress, lookup});
	const {owners, isDoubtful} = lookup.ownersOf(remote);
	if (owners.length > 0 && isHome(end, lookup) && owners.every((owner) => lookup.bears(end, owner))) return selfOf(end, remote, lookup);
	if (owners.length > 0) return {kind: 'half', first: end, owners, isInOtherVrf: isOneOfSeveral};
	if (isDoubtful) return untold(end, `sessions end at ${remote.host}, and whether in the same VRF is not known`);
	return withoutOwner(end, remote, lookup);
}

/** A session of which it is not known whose its remote host is. Another session there may be at another address object of that host. */
const unowned = (end: End, {host}: EndHost, {why, lookup}: {readonly why: string; readonly lookup: Lookup}): Peering => ({
	...untold(end, `whose ${host} is, is not known: ${why}`),
	...hiddenBy(why, lookup),
});

/** A session whose remote host nobody is known to own. */
function withoutOwner(end: End, remote: EndHost, lookup: Lookup): Peering {
	const {addressesUnread, numbersUnread} = lookup;
	if (addressesUnread !== undefined) return unowned(end, remote, {why: addressesUnread, lookup});
	const holders = end.remoteAs === null ? [] : lookup.holdersOfAs(end.remoteAs);
	if (end.remoteAs !== null && holders.length === 0 && numbersUnread !== undefined) {
		const why = `nobody is known to have ${remote.host}, and who has AS${end.remoteAs} is not known: ${numbersUnread}`;
		return {...untold(end, why), ...hiddenBy(numbersUnread, lookup)};
	}
	const candidates = holders.filter((holder) => !isBorneBy(end, holder));
	return {kind: 'external', first: end, isOurAs: holders.length > 0, candidates, ...doubtOf([end], lookup)};
}

/** A session whose hosts are on one device. */
function selfOf(end: End, remote: EndHost, lookup: Lookup): Peering {
	const vrfs = remoteVrf(end, remote, lookup);
	return vrfs === 'unknown' ? untold(end, onOneDevice(end)) : {kind: 'self', first: end, vrfs};
}

const remoteVrf = (end: End, remote: EndHost, {vrfOf, addresses}: Lookup): ReturnType<typeof compareVrfs> =>
	end.local?.id === remote.id ? 'same' : compareVrfs(vrfOf(end), vrfOfAddress(addresses?.get(remote.id)));

/** Dynamic neighbours, and those that are there more than once. */
function ofDynamics(finding: PairSearch): readonly Peering[] {
	const {dynamics, lookup, compare} = finding;
	const byPrefix = new Map<string, End[]>();
	for (const end of dynamics) {
		const key = `${end.local?.host} ${end.remote?.kind === 'prefix' ? end.remote.prefix : ''}`;
		byPrefix.set(key, [...(byPrefix.get(key) ?? []), end]);
	}
	return [...byPrefix.values()].flatMap((same) => {
		const {ends, repeated} = distinct(same, lookup);
		return withRepeats(
			ends.map((end) => dynamicOf(end, finding)),
			repeated,
			compare,
		);
	});
}

function dynamicOf(end: End, {lookup, clients}: PairSearch): Peering {
	const found = clients.get(end) ?? [];
	if (found.length === 0 && lookup.clientsUnread !== undefined)
		return {...untold(end, lookup.clientsUnread), ...hiddenBy(lookup.clientsUnread, lookup)};
	return {kind: 'dynamic', first: end, clients: found, ...doubtOf([end], lookup)};
}

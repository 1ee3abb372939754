import {canonicalHost} from '../../text/address.js';
import type {Session} from '../session.js';
import type {HostAddress, KnownByName, NetworkFacts} from './network.js';
import type {IntentEnd, IntentPair} from './pairs.js';

/** One half of a peering that shall be: the session on a device. */
export type WantedHalf = {
	readonly device: KnownByName;
	readonly local: IntentEnd;
	readonly remote: IntentEnd;
	readonly localAs: number;
	readonly remoteAs: number;
};

/** A pair with its AS numbers, and what NetBox has of the halves that are wanted, the near one first. */
export type JudgedPair = {readonly pair: IntentPair; readonly halves: readonly JudgedHalf[]};

/** Whether a half is there: `there` is the session; in `conflict` it is between the same hosts and not the same. */
export type JudgedHalf = {readonly half: WantedHalf} & (
	| {readonly state: 'new'}
	| {readonly state: 'exists'; readonly there: Session}
	| {readonly state: 'conflict'; readonly there: Session; readonly why: string}
);

/** The sessions of a device between the ends of a half. */
export const sessionsBetween = (ends: HalfEnds, network: NetworkFacts): readonly Session[] =>
	network.sessions
		.filter(({holder}) => holder?.kind === 'device' && holder.id === ends.device.id)
		.filter((session) => isBetween(session, ends, network));

type HalfEnds = Pick<WantedHalf, 'device' | 'local' | 'remote'>;

/** What NetBox has of a half. */
export function judgeHalf(half: WantedHalf, network: NetworkFacts): JudgedHalf {
	const between = sessionsBetween(half, network);
	const [first] = between;
	if (!first) return {half, state: 'new'};
	const same = between.find(({localAs, remoteAs}) => asnIn(localAs) === half.localAs && asnIn(remoteAs) === half.remoteAs);
	return same ? {half, state: 'exists', there: same} : {half, state: 'conflict', there: first, why: whyOther(first, half)};
}

type SaidAs = Session['localAs'];
const asnIn = (as: SaidAs): number | undefined => (as === null || as === 'unread' ? undefined : as.asn);

function isBetween({local, remote}: Session, half: HalfEnds, network: NetworkFacts): boolean {
	if (!local || !remote) return false;
	const wanted = half.remote.address;
	if (remote.kind === 'prefix' || wanted.isPrefix)
		return remote.kind === 'prefix' && wanted.isPrefix === true && remote.id === wanted.id && isThat(local, half.local.address, network);
	return isThat(local, half.local.address, network) && isThat(remote, half.remote.address, network);
}

/** Whether an address of a session is this one: the same object, or another one of the same host in the same VRF, as far as that is known. */
function isThat({id, host}: {readonly id: number; readonly host: string}, wanted: HostAddress, {addresses}: NetworkFacts): boolean {
	if (id === wanted.id) return true;
	if (canonicalHost(host) !== wanted.host) return false;
	const known = addresses.find((one) => one.id === id);
	return !known || known.vrf?.id === wanted.vrf?.id;
}

function whyOther({id, name, localAs, remoteAs}: Session, {localAs: local, remoteAs: remote, device}: WantedHalf): string {
	const words = (as: SaidAs): string => (as === 'unread' ? 'that of its peer group' : as === null ? 'none' : String(as.asn));
	return `${device.name} has the session ${name ?? ''} (id ${id}) between the same hosts, local AS ${words(localAs)} and remote AS ${words(remoteAs)}, not ${local} and ${remote}`;
}

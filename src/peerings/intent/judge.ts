import {foldName} from '../../text/case-fold.js';
import type {Session} from '../session.js';
import {type AsTold, ownAsOf} from './as-numbers.js';
import {type JudgedPair, judgeHalf, sessionsBetween, type WantedHalf} from './halves.js';
import type {NetworkFacts} from './network.js';
import type {IntentEnd, IntentPair, LeftOut} from './pairs.js';

/** Which halves of a peering are wanted. */
type Reverse = 'both' | 'near' | 'far';

/** What is said of a pair beside its ends; AS numbers that are not said are told by NetBox. */
export type PairSaid = {readonly localAs?: number; readonly remoteAs?: number; readonly reverse: Reverse};

/** A pair with what NetBox has of it: nothing, one half, or all that is wanted. */
export type PairJudged = {readonly state: 'new' | 'half' | 'exists'; readonly judged: JudgedPair};

/** The same, or why it is not planned. */
export type Judged = PairJudged | {readonly left: LeftOut};

/** Finds the AS numbers of a pair and what NetBox has of its halves: both are planned or none. */
export function judgePair(pair: IntentPair, {localAs, remoteAs, reverse}: PairSaid, network: NetworkFacts): Judged {
	const out = (state: LeftOut['state'], why: string): Judged => ({left: {near: pair.near.device.name, far: farName(pair), state, why}});
	const isDynamic = pair.far.address.isPrefix === true;
	if (!pair.far.device && reverse !== 'near' && !isDynamic)
		return out('unknown far end', `${pair.far.address.text} is on no device: "reverse near" plans the half of ${pair.near.device.name} alone`);
	const there = asOfSessions(pair, network);
	const [near, far] = [asOf(pair.near, localAs ?? there?.near, network), asOf(pair.far, remoteAs ?? there?.far, network)];
	if ('why' in near) return out('no AS', `${near.why}: say "local-as"`);
	if ('why' in far) return out('no AS', `${far.why}: say "remote-as"`);
	const halves = halvesOf(pair, {near: near.asn, far: far.asn}, reverse).map((half) => judgeHalf(half, network));
	const conflict = halves.find((half) => half.state === 'conflict');
	if (conflict?.state === 'conflict') return out('conflict', conflict.why);
	const fresh = halves.filter(({state}) => state === 'new').length;
	return {state: fresh === 0 ? 'exists' : fresh < halves.length ? 'half' : 'new', judged: {pair, halves}};
}

/** The device at the far end, or the address where it is on none. */
export const farName = ({far}: IntentPair): string => far.device?.name ?? far.address.host;

function asOf({device}: IntentEnd, said: number | undefined, network: NetworkFacts): AsTold {
	if (said !== undefined) return {asn: said};
	return device ? ownAsOf(network, device.id) : {why: 'NetBox does not know the AS number of a peer on no device'};
}

/** The AS numbers that a half has that is there already: what is not said is not told otherwise. */
function asOfSessions({near, far}: IntentPair, network: NetworkFacts): {readonly near: number; readonly far: number} | undefined {
	const [here] = sessionsBetween({device: near.device, local: near, remote: far}, network);
	const [there] = far.device ? sessionsBetween({device: far.device, local: far, remote: near}, network) : [];
	const asn = (as: Session['localAs'] | undefined): number | undefined => (as && as !== 'unread' ? as.asn : undefined);
	const [nearAs, farAs] = [asn(here?.localAs) ?? asn(there?.remoteAs), asn(here?.remoteAs) ?? asn(there?.localAs)];
	return nearAs === undefined || farAs === undefined ? undefined : {near: nearAs, far: farAs};
}

/** The near half and its reverse, addresses and AS numbers turned round; or the one that is wanted. */
function halvesOf({near, far}: IntentPair, as: {readonly near: number; readonly far: number}, reverse: Reverse): readonly WantedHalf[] {
	const here: WantedHalf = {device: near.device, local: near, remote: far, localAs: as.near, remoteAs: as.far};
	const there = far.device ? [{device: far.device, local: far, remote: near, localAs: as.far, remoteAs: as.near}] : [];
	return reverse === 'near' ? [here] : reverse === 'far' ? there : [here, ...there];
}

/** Names that two new sessions of a device would have, or a new one and one that is there. */
export function sameNames(named: readonly {readonly half: WantedHalf; readonly name: string}[], {sessions}: NetworkFacts): readonly string[] {
	const taken = new Set(sessions.flatMap(({holder, name}) => (holder?.kind === 'device' && name !== null ? [`${holder.id} ${foldName(name)}`] : [])));
	const twice = new Set<string>();
	for (const {half, name} of named) {
		const key = `${half.device.id} ${foldName(name)}`;
		if (taken.has(key)) twice.add(`${half.device.name} ${name}`);
		taken.add(key);
	}
	return [...twice];
}

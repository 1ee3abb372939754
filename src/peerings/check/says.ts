import type {Row} from '../../output/output.js';
import {isInside, parseAddress} from '../../text/address.js';
import {type End, type EndHolder, type EndVrf, isBorneBy} from '../pairs/end.js';
import {endsOf, type Peering} from '../pairs/peering.js';
import {whyUnverifiable} from '../pairs/units.js';
import type {Fix} from './fixes.js';
import {namesOf, onName, type Subject} from './subject.js';

/** More than one word: the empty text is none, by its type. */
type SaidWords = `${string} ${string}`;

/** What a rule says of a peering: on which end, with which other one, in words and in values. */
export type Hit = {readonly message: SaidWords; readonly on?: End; readonly peer?: End; readonly values?: Row; readonly fix?: Fix};

/** How a rule looks at a peering: one hit, several on its ends, or none. */
export type Says = (peering: Peering, subject: Subject) => readonly Hit[];

type PeeringOf<Kind extends Peering['kind']> = Extract<Peering, {readonly kind: Kind}>;

/** A rule about peerings of some kinds. */
const about =
	<Kind extends Peering['kind']>(kinds: readonly Kind[], says: (peering: PeeringOf<Kind>, subject: Subject) => Hit | undefined): Says =>
	(peering, subject) => {
		const hit = kinds.includes(peering.kind as Kind) ? says(peering as PeeringOf<Kind>, subject) : undefined;
		return hit ? [hit] : [];
	};

/** A rule about each end that was asked for. */
const aboutEnds =
	(says: (end: End, subject: Subject) => Hit | undefined): Says =>
	(peering, subject) => {
		const hits: Hit[] = [];
		for (const end of endsOf(peering)) {
			const hit = end.isNear ? says(end, subject) : undefined;
			if (hit) hits.push({on: end, ...hit});
		}
		return hits;
	};

export const selfPeering = about(['self'], ({first, peer, vrfs}, subject) => {
	if (vrfs === 'differ') return undefined;
	const isOne = first.remote?.kind === 'address' && first.local?.host === first.remote.host;
	return {message: isOne ? `${first.local?.host} peers with itself` : `both hosts are on ${onName(first, subject)}`, ...(peer && {peer})};
});

export const hairpin = about(['self'], ({first, peer, vrfs}, subject) =>
	vrfs === 'differ' ? {message: `both hosts are on ${onName(first, subject)}, in two VRFs`, ...(peer && {peer})} : undefined,
);

export const duplicate = about(['duplicate'], ({first, others, peers}, subject) => ({
	message: `the same session is there as ${namesOf(others.map((end) => `"${subject.sessionName(end)}" (id ${end.id})`))}`,
	...(peers[0] && {peer: peers[0]}),
	values: {ids: [first, ...others].map(({id}) => id)},
	fix: {kind: 'repeated', ends: [first, ...others]},
}));

/** The device or machine whose interface has the local host of an end, if that is not what the end is on. */
function elsewhere(end: End, {lookup}: Subject): EndHolder | undefined {
	const on = end.local ? lookup.addresses?.get(end.local.id)?.on : undefined;
	if (!on || on === 'other' || isBorneBy(end, on)) return undefined;
	return end.bearers.some(({kind}) => kind !== 'site') ? on : undefined;
}

export const wrongDevice: Says = (peering, subject) => {
	if (peering.kind !== 'pair' && peering.kind !== 'client') return [];
	const {first, peer} = peering;
	return [
		[first, peer],
		[peer, first],
	].flatMap(([end, other]): readonly Hit[] => {
		const owner = end && elsewhere(end, subject);
		if (!end || !other || !owner) return [];
		const message: SaidWords = `${end.local?.host} is on ${subject.holderName(owner)}, and this session on ${onName(end, subject)}`;
		return [{on: end, peer: other, message, values: {owner: owner.name, owner_id: owner.id}, fix: {kind: 'move', end, to: owner}}];
	});
};

export const localElsewhere = aboutEnds((end, subject) => {
	const owner = elsewhere(end, subject);
	const values = owner && {owner: owner.name, owner_id: owner.id};
	return owner && values && {message: `${end.local?.host} is on ${subject.holderName(owner)}`, values, fix: {kind: 'move', end, to: owner}};
});

export const localUnassigned = aboutEnds((end, {lookup, assigns}) => {
	const facts = end.local ? lookup.addresses?.get(end.local.id) : undefined;
	return assigns && facts?.on === null ? {message: `${end.local?.host} is on no interface`} : undefined;
});

const severalSaid = ({first, others}: Pick<PeeringOf<'several'>, 'first' | 'others'>, subject: Subject): Hit => {
	const all = [first, ...others];
	const hosts = first.remote?.kind === 'address' ? `between ${first.local?.host} and ${first.remote.host}` : '';
	const named = all.map((end) => `${onName(end, subject)} "${subject.sessionName(end)}" (id ${end.id})`);
	return {message: `${all.length} sessions ${hosts}: ${namesOf(named)}`, values: {ids: all.map(({id}) => id)}};
};

export const severalReverses = about(['several'], (peering, subject) => (peering.isAmbiguous ? undefined : severalSaid(peering, subject)));

/** Sessions that are one another's repetition are several reverses too, of each session of the other side. */
export const severalByRepeat = about(['duplicate'], ({first, others, peers}, subject) =>
	peers[0] ? {...severalSaid({first, others}, subject), peer: peers[0]} : undefined,
);

export const ambiguous = about(['several'], (peering, subject) =>
	peering.isAmbiguous
		? {...severalSaid(peering, subject), message: `${severalSaid(peering, subject).message}, and VRFs do not tell which belong together`}
		: undefined,
);

export const missingReverse = about(['half'], ({first, owners, isInOtherVrf}, subject) => {
	const names = owners.map(subject.holderName).toSorted();
	const lacks = names.length > 1 ? `none of ${namesOf(names)} has a session` : `${names[0]} has no session`;
	const [owner] = owners;
	return {
		message: `${lacks} to ${first.local?.host}${isInOtherVrf ? ` in ${vrfWords(subject.lookup.vrfOf(first))}` : ''}`,
		values: {owners: names},
		...(owner && owners.length === 1 && {fix: {kind: 'mirror', end: first, on: owner}}),
	};
});

const vrfWords = (vrf: EndVrf | null | undefined): string => (vrf ? `VRF ${vrf.name}` : 'its VRF');

const as = (asn: number | null): string => (asn === null ? 'no AS' : `AS${asn}`);

/** Whether what one end says of the numbers is what the other one says. */
function numbersDiffer(one: End, other: End): boolean {
	const differ = (mine: number | null, theirs: number | null): boolean => mine !== null && theirs !== null && mine !== theirs;
	return differ(one.remoteAs, other.localAs) || differ(other.remoteAs, one.localAs);
}

const numbersOf = (first: End, peer: End): Hit => ({
	peer,
	message: `here ${as(first.localAs)} to ${as(first.remoteAs)}, there ${as(peer.localAs)} to ${as(peer.remoteAs)}`,
	values: {local_as: first.localAs, remote_as: first.remoteAs, peer_local_as: peer.localAs, peer_remote_as: peer.remoteAs},
});

export const asMismatch = about(['pair', 'client'], ({first, peer}) => (numbersDiffer(first, peer) ? numbersOf(first, peer) : undefined));

export const statusMismatch = about(['pair', 'client'], ({first, peer}) =>
	(first.status === 'active') === (peer.status === 'active')
		? undefined
		: {peer, message: `${first.status} here, ${peer.status} there`, values: {status: first.status, peer_status: peer.status}},
);

export const groupDiffers = about(['pair'], ({first, peer}) => {
	const nameOf = ({group}: End): string => (group === null ? 'no peer group' : (group.name ?? `#${group.id}`));
	if (first.group?.id === peer.group?.id) return undefined;
	return {
		peer,
		message: `${nameOf(first)} here, ${nameOf(peer)} there`,
		values: {group: first.group?.name ?? null, peer_group: peer.group?.name ?? null},
	};
});

const remoteText = ({remote}: End): string => (remote?.kind === 'prefix' ? remote.prefix : (remote?.host ?? ''));
const familyOf = (text: string): string => (text.includes(':') ? 'IPv6' : 'IPv4');

export const familyMismatch = aboutEnds((end) => {
	const [local, remote] = [end.local?.host ?? '', remoteText(end)];
	if (whyUnverifiable(end) !== undefined || familyOf(local) === familyOf(remote)) return undefined;
	return {message: `${local} is ${familyOf(local)}, ${remote} is ${familyOf(remote)}`};
});

export const notAdjacent: Says = (peering) => {
	const {kind, first} = peering;
	const isMultihop = first.isMultihop || ('peer' in peering && peering.peer?.isMultihop === true);
	const isExternal = first.localAs !== null && first.remoteAs !== null && first.localAs !== first.remoteAs;
	if ((kind !== 'pair' && kind !== 'half' && kind !== 'external') || isMultihop || !isExternal) return [];
	const {local, remote} = first;
	if (!local || remote?.kind !== 'address' || familyOf(local.host) !== familyOf(remote.host)) return [];
	const peer = kind === 'pair' ? peering.peer : undefined;
	const masks = [local.mask, remote.mask, ...(peer?.local ? [peer.local.mask] : []), ...(peer?.remote?.kind === 'address' ? [peer.remote.mask] : [])];
	if (masks.some((mask) => isWithin(remote.host, `${local.host}/${mask}`))) return [];
	return [{message: `${local.host}/${local.mask} and ${remote.host}/${remote.mask} are in no common subnet`, ...(peer && {peer})}];
};

function isWithin(host: string, network: string): boolean {
	const [address, net] = [parseAddress(host), parseAddress(network)];
	return address !== undefined && net !== undefined && isInside(address, net);
}

export const unknownRemote = about(['external'], ({first, isOurAs, candidates}, subject) => {
	if (!isOurAs) return undefined;
	const names = candidates.map(subject.holderName).toSorted();
	const whose = names.length > 0 ? `${as(first.remoteAs)} is the number of ${namesOf(names)}` : `${as(first.remoteAs)} is its own number`;
	const nobody = subject.lookup.addresses ? 'nothing here has' : 'no session that was read has';
	return {message: `${nobody} ${remoteText(first)}, but ${whose}`, values: {candidates: names}};
});

export const twoHolders = aboutEnds((end, {holderName}) => {
	const machines = end.holders.filter(({kind}) => kind !== 'site');
	return machines.length > 1 ? {message: `it is on both ${namesOf(machines.map((one) => `${kindWords[one.kind]} ${holderName(one)}`))}`} : undefined;
});

const kindWords = {device: 'device', 'virtual-machine': 'virtual machine', site: 'site'};

export const noHolder = aboutEnds((end) =>
	end.bearers.length === 0 ? {message: 'it is on no device, no virtual machine and at no site'} : undefined,
);

export const noClients = about(['dynamic'], ({first, clients}) =>
	clients.length === 0 ? {message: `no session from ${remoteText(first)} to ${first.local?.host} is there`} : undefined,
);

export const unverifiable = about(['unverifiable'], ({why}) => ({message: why as SaidWords}));

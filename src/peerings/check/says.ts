import {isInside, parseAddress} from '../../text/address.js';
import type {End, EndHolder, EndVrf} from '../pairs/end.js';
import {endsOf} from '../pairs/peering.js';
import {whyUnverifiable} from '../pairs/units.js';
import {numbersDiffer} from './confederation.js';
import {about, aboutEnds, asText, type Hit, isExternal, type PeeringOf, remoteText, type SaidWords, type Says} from './saying.js';
import {namesOf, onName, type Subject} from './subject.js';

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
	if (!on || on === 'other' || lookup.bears(end, on) || lookup.isChassisUnread?.(end)) return undefined;
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

/** Where the other address of a peering is on an interface, or another one of a session to somebody outside, its device documents them. */
export const localUnassigned = aboutEnds((end, subject, peering) => {
	const {addresses} = subject.lookup;
	const onOf = (id: number | undefined) => (id === undefined ? undefined : addresses?.get(id)?.on);
	if (onOf(end.local?.id) !== null) return undefined;
	const others = [...endsOf(peering), end].flatMap(({local, remote}) => [local?.id, remote?.kind === 'address' ? remote.id : undefined]);
	const isUsual = others.some((id) => onOf(id)) || (peering.kind === 'external' && subject.assigns(end));
	return isUsual ? {message: `${end.local?.host} is on no interface`} : undefined;
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

const numbersOf = (first: End, peer: End): Hit => ({
	peer,
	message: `here ${asText(first.localAs)} to ${asText(first.remoteAs)}, there ${asText(peer.localAs)} to ${asText(peer.remoteAs)}`,
	values: {local_as: first.localAs, remote_as: first.remoteAs, peer_local_as: peer.localAs, peer_remote_as: peer.remoteAs},
});

export const asMismatch = about(['pair', 'client'], ({first, peer}, {confederation}) =>
	numbersDiffer(first, peer, confederation) ? numbersOf(first, peer) : undefined,
);

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

const familyOf = (text: string): string => (text.includes(':') ? 'IPv6' : 'IPv4');

export const familyMismatch = about(['pair', 'half', 'external', 'client', 'several', 'dynamic'], ({first}) => {
	const [local, remote] = [first.local?.host ?? '', remoteText(first)];
	if (whyUnverifiable(first) !== undefined || familyOf(local) === familyOf(remote)) return undefined;
	return {message: `${local} is ${familyOf(local)}, ${remote} is ${familyOf(remote)}`};
});

export const notAdjacent: Says = (peering) => {
	const {kind, first} = peering;
	const isMultihop = first.isMultihop || ('peer' in peering && peering.peer?.isMultihop === true);
	if ((kind !== 'pair' && kind !== 'half' && kind !== 'external') || isMultihop || !isExternal(first)) return [];
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
	const whose = names.length > 0 ? `${asText(first.remoteAs)} is the number of ${namesOf(names)}` : `${asText(first.remoteAs)} is its own number`;
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

/** What a peering is not told by, where that is said of it alone. */
function untold(peering: Parameters<Says>[0], isHidden: boolean): readonly Hit[] {
	const said = peering.kind === 'unverifiable' ? {isHidden: false, isOfAll: false, ...peering} : peering.doubt;
	return said && !said.isOfAll && (said.isHidden ?? false) === isHidden ? [{message: said.why as SaidWords}] : [];
}

export const hidden: Says = (peering) => untold(peering, true);
export const unverifiable: Says = (peering) => untold(peering, false);

import {type End, type EndHolder, type EndVrf, holderKey} from '../pairs/end.js';
import type {AddressFacts} from '../pairs/known.js';
import {about, aboutEnds, asText, type SaidWords} from './saying.js';
import {namesOf, type Subject} from './subject.js';

/** What each source says of the VRF of an end; null where it says none, undefined where it was not read. */
function vrfSources(end: End, {lookup}: Subject): Readonly<Record<'session' | 'interface' | 'address', EndVrf | null | undefined>> {
	const facts = end.local ? lookup.addresses?.get(end.local.id) : undefined;
	return {session: end.vrf, interface: facts?.port?.vrf, address: facts?.vrf};
}

const vrfKeyOf = (vrf: EndVrf): string => (vrf.id === null ? `name ${vrf.name}` : `id ${vrf.id}`);

/** A VRF that a custom field writes as text has no id, and is told by its name. */
function areApart(vrfs: readonly EndVrf[]): boolean {
	const byName = vrfs.some(({id}) => id === null);
	return new Set(vrfs.map((vrf) => (byName ? vrf.name : vrfKeyOf(vrf)))).size > 1;
}

export const vrfDisagrees = aboutEnds((end, subject) => {
	const sources = vrfSources(end, subject);
	if (!areApart(Object.values(sources).flatMap((vrf) => vrf ?? []))) return undefined;
	const said = Object.entries(sources).map(([source, vrf]) => `${vrf === undefined ? 'not known' : (vrf?.name ?? 'none')} by its ${source}`);
	const values = Object.fromEntries(Object.entries(sources).map(([source, vrf]) => [source, vrf?.name ?? null]));
	return {message: `its VRF is ${namesOf(said)}` as SaidWords, values};
});

export const groupAs = aboutEnds((end, {lookup}) => {
	const {group} = end;
	const facts = group && lookup.groups?.get(group.id);
	if (!facts) return undefined;
	const apart = [
		['local', facts.localAs, end.localAs],
		['remote', facts.remoteAs, end.remoteAs],
	] as const;
	const told = apart.filter(([, ofGroup, own]) => ofGroup !== null && own !== null && ofGroup !== own);
	if (told.length === 0) return undefined;
	const said = told.map(([side, ofGroup, own]) => `${side} ${asText(own)}, and that of its peer group is ${asText(ofGroup)}`);
	return {message: `its ${said.join('; its ')}`, values: {group: group.name, group_local_as: facts.localAs, group_remote_as: facts.remoteAs}};
});

/** Whether an address is on a loopback: undefined where nothing says so, nor the contrary. */
const isLoopback = (facts: AddressFacts | undefined): boolean | undefined => facts?.port?.isLoopback;

export const ibgpInterface = about(['pair'], ({first, peer}, {lookup}) => {
	if (first.localAs === null || first.localAs !== first.remoteAs) return undefined;
	const [here, there] = [first, peer].map(({local}) => isLoopback(local ? lookup.addresses?.get(local.id) : undefined));
	if (here === undefined || there === undefined || here === there) return undefined;
	const [loopback, other] = here ? [first, peer] : [peer, first];
	return {peer, message: `${loopback.local?.host} is on a loopback, ${other.local?.host} on another interface`};
});

/** The holders of a host that several have, by their interfaces and by their sessions. */
function sharersOf(end: End, {lookup}: Subject): readonly EndHolder[] {
	const {remote} = end;
	const facts = remote?.kind === 'address' ? lookup.addresses?.get(remote.id) : undefined;
	if (remote?.kind !== 'address' || !facts?.isShared) return [];
	const sharers = new Map<string, EndHolder>();
	const add = (holder: EndHolder): void => void sharers.set(holderKey(lookup.nodeOf(holder)), lookup.nodeOf(holder));
	for (const {on} of lookup.sharedAt(remote.host)) if (on && on !== 'other') add(on);
	for (const {local, bearers} of lookup.endsAt(remote.host)) if (local && lookup.addresses?.get(local.id)?.isShared) bearers.forEach(add);
	return [...sharers.values()];
}

export const anycastPartial = about(['pair'], ({first, peer}, subject) => {
	const end = [first, peer].find((one) => sharersOf(one, subject).length > 1);
	if (!end?.local || end.remote?.kind !== 'address') return undefined;
	const [{host}, remote] = [end.local, end.remote.host];
	const back = subject.lookup.endsAt(remote).filter((other) => other.remote?.kind === 'address' && other.remote.host === host);
	const lacking = sharersOf(end, subject).filter((sharer) => !back.some((other) => subject.lookup.bears(other, sharer)));
	if (lacking.length === 0) return undefined;
	const names = lacking.map(subject.holderName).toSorted();
	const message: SaidWords = `${namesOf(names)} ${names.length > 1 ? 'have' : 'has'} ${remote} too, and no session to ${host}`;
	return {on: end, message, values: {lacking: names}};
});

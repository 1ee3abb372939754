import {type End, type EndHolder, type EndHost, holderKey} from '../pairs/end.js';
import {compareVrfs, type Known, type Lookup, vrfOfEnd} from '../pairs/known.js';
import {unitKey, whyUnverifiable} from '../pairs/units.js';

type Addresses = Known['addresses'];

/** The remote addresses of near ends from which no session comes back among these, each once. */
export function withoutReverse(ends: readonly End[]): readonly EndHost[] {
	const there = directions(ends);
	const lacking = new Map<number, EndHost>();
	for (const end of ends) {
		const {local, remote, isNear} = end;
		if (isNear && local && remote?.kind === 'address' && whyUnverifiable(end) === undefined && !there.has(`${remote.host} ${local.host}`))
			lacking.set(remote.id, remote);
	}
	return [...lacking.values()];
}

/** Every direction between two hosts in which a session goes. */
const directions = (ends: readonly End[]): ReadonlySet<string> =>
	new Set(ends.map(({local, remote}) => (remote?.kind === 'address' ? `${local?.host} ${remote.host}` : '')));

/** The local addresses of ends that were asked for, by host. */
export function nearLocals(ends: readonly End[]): ReadonlyMap<string, EndHost> {
	const known = ends.filter((end) => end.isNear && whyUnverifiable(end) === undefined);
	return new Map(known.flatMap(({local}) => (local ? [[local.host, local] as const] : [])));
}

/**
 * The addresses of near ends at which others may have sessions too that decide: both of one whose sessions are in several VRFs, and the remote one that
 * several devices have.
 */
export function inDoubt(ends: readonly End[], addresses: Addresses): readonly EndHost[] {
	const apart = unitsApart(ends, addresses);
	const hosts = ends.flatMap(({local, remote, isNear}): readonly EndHost[] => {
		if (!isNear || !local || remote?.kind !== 'address') return [];
		if (apart.has(unitKey(local.host, remote.host))) return [local, remote];
		return addresses?.get(remote.id)?.isShared ? [remote] : [];
	});
	return [...new Map(hosts.map((host) => [host.host, host])).values()];
}

/** The pairs of hosts whose sessions are known to be in more than one VRF. */
function unitsApart(ends: readonly End[], addresses: Addresses): ReadonlySet<string> {
	const firsts = new Map<string, End>();
	const apart = new Set<string>();
	for (const end of ends) {
		if (!end.local || end.remote?.kind !== 'address') continue;
		const key = unitKey(end.local.host, end.remote.host);
		const first = firsts.get(key) ?? end;
		firsts.set(key, first);
		if (compareVrfs(vrfOfEnd(first, addresses), vrfOfEnd(end, addresses)) === 'differ') apart.add(key);
	}
	return apart;
}

/** Every address that tells an owner or a VRF: all local ones, and the remote ones of near ends and of those between the same hosts or towards these. */
export function addressIds(ends: readonly End[]): readonly number[] {
	const locals = nearLocals(ends);
	const isTold = ({local, remote, isNear}: End): boolean =>
		remote?.kind === 'address' && (isNear || locals.has(remote.host) || locals.has(local?.host ?? ''));
	return [...new Set(ends.flatMap((end) => [...(end.local ? [end.local.id] : []), ...(end.remote && isTold(end) ? [end.remote.id] : [])]))];
}

/** The numbers of near ends whose remote host has neither a session back, or only one in another VRF, nor an owner. */
export function foreignNumbers({ends, addresses, ownersOf}: Lookup): readonly number[] {
	const [there, apart] = [directions(ends), unitsApart(ends, addresses)];
	const alone = ends.filter(({isNear, local, remote}) => {
		if (!isNear || !local || remote?.kind !== 'address') return false;
		const isAlone = !there.has(`${remote.host} ${local.host}`) || apart.has(unitKey(local.host, remote.host));
		return isAlone && ownersOf(remote).owners.length === 0;
	});
	return [...new Set(alone.flatMap(({remoteAs}) => remoteAs ?? []))];
}

/** Whether the interface that has the local address of an end is of another device. */
export function isOnOther({local, bearers}: End, addresses: Addresses): boolean {
	const on = local ? addresses?.get(local.id)?.on : undefined;
	const devices = bearers.filter(({kind}) => kind === 'device');
	return isDevice(on) && devices.length > 0 && devices.every(({id}) => id !== on.id);
}

/** The devices that an end is on, and the one whose interface has its address. */
export function devicesAt({local, bearers}: End, addresses: Addresses): readonly number[] {
	const on = local ? addresses?.get(local.id)?.on : undefined;
	return [...bearers, on].flatMap((holder) => (isDevice(holder) ? holder.id : []));
}

const isDevice = (on: EndHolder | 'other' | null | undefined): on is EndHolder => typeof on === 'object' && on?.kind === 'device';

/** The devices of which it matters whether they are members of one chassis: those that have the address of another one's session, and these others. */
export function chassisInDoubt(ends: readonly End[], addresses: Addresses): readonly number[] {
	const ids = new Set<number>();
	const borne = new Set(ends.flatMap(({local, bearers}) => bearers.map((bearer) => `${local?.host} ${holderKey(bearer)}`)));
	const addAll = (holders: readonly (EndHolder | 'other' | null | undefined)[]): void => {
		for (const holder of holders) if (isDevice(holder)) ids.add(holder.id);
	};
	for (const end of ends) {
		const {local, remote, bearers} = end;
		if (isOnOther(end, addresses)) addAll([...bearers, addresses?.get(local?.id ?? 0)?.on]);
		const owner = remote?.kind === 'address' ? addresses?.get(remote.id)?.on : undefined;
		if (remote?.kind === 'address' && isDevice(owner) && !borne.has(`${remote.host} ${holderKey(owner)}`)) addAll([owner]);
	}
	return [...ids];
}

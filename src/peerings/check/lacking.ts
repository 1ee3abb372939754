import type {End, EndHost} from '../pairs/end.js';
import {compareVrfs, type Known, vrfOfEnd} from '../pairs/known.js';
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
 * The local addresses of near ends at which others may have sessions too that decide: in another VRF than their one reverse, or the remote ones of a
 * session that they have no reverse of.
 */
export function inDoubt(ends: readonly End[], addresses: Addresses): readonly EndHost[] {
	const [locals, there, apart] = [nearLocals(ends), directions(ends), unitsApart(ends, addresses)];
	const hosts = ends.flatMap(({local, remote, isNear}) => {
		if (!local || remote?.kind !== 'address') return [];
		if (!isNear) return there.has(`${remote.host} ${local.host}`) ? [] : [remote.host];
		return apart.has(unitKey(local.host, remote.host)) ? [local.host] : [];
	});
	return [...new Set(hosts)].flatMap((host) => locals.get(host) ?? []);
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

/** Every address that tells an owner or a VRF: all local ones, and the remote ones of near ends and of those that point at them. */
export function addressIds(ends: readonly End[]): readonly number[] {
	const locals = nearLocals(ends);
	const isTold = ({remote, isNear}: End): boolean => remote?.kind === 'address' && (isNear || locals.has(remote.host));
	return [...new Set(ends.flatMap((end) => [...(end.local ? [end.local.id] : []), ...(end.remote && isTold(end) ? [end.remote.id] : [])]))];
}

/** The numbers of remote ends that nothing came from, or only in another VRF, and that nothing which was read has as its own. */
export function foreignNumbers(ends: readonly End[], addresses: Addresses): readonly number[] {
	const own = new Set(ends.map(({localAs}) => localAs));
	const [there, apart] = [directions(ends), unitsApart(ends, addresses)];
	const alone = ends.filter(({isNear, local, remote}) => {
		if (!isNear || !local || remote?.kind !== 'address') return false;
		return !there.has(`${remote.host} ${local.host}`) || apart.has(unitKey(local.host, remote.host));
	});
	return [...new Set(alone.flatMap(({remoteAs}) => (remoteAs === null || own.has(remoteAs) ? [] : [remoteAs])))];
}

import type {Work} from '../../core/long-work.js';
import {isInside, parseAddress} from '../../text/address.js';
import {type End, holderKey} from './end.js';
import {compareVrfs, type Lookup, push} from './known.js';

/** The sessions between two hosts, in both directions. */
export type HostPair = {readonly there: readonly End[]; readonly back: readonly End[]};

/** Ends sorted by what can be made of them. */
export type Sorted = {
	readonly units: ReadonlyMap<string, HostPair>;
	/** Sessions with a prefix as their other end. */
	readonly dynamics: readonly End[];
	readonly unverifiable: readonly {readonly end: End; readonly why: string}[];
};

/** Sorts ends, a step for each. */
export function* sortEnds(ends: readonly End[]): Work<Sorted> {
	const units = new Map<string, {there: End[]; back: End[]}>();
	const dynamics: End[] = [];
	const unverifiable: {end: End; why: string}[] = [];
	for (const end of ends) {
		const why = whyUnverifiable(end);
		if (why !== undefined) unverifiable.push({end, why});
		else if (end.remote?.kind === 'prefix') dynamics.push(end);
		else if (end.local && end.remote) {
			const [local, remote] = [end.local.host, end.remote.host];
			const key = unitKey(local, remote);
			const unit = units.get(key) ?? {there: [], back: []};
			units.set(key, unit);
			(local <= remote ? unit.there : unit.back).push(end);
		}
		yield '';
	}
	return {units, dynamics, unverifiable};
}

/** The same for both directions. */
export const unitKey = (one: string, other: string): string => (one <= other ? `${one} ${other}` : `${other} ${one}`);

/** Why nothing can be said of an end by itself. */
export function whyUnverifiable({local, remote}: End): string | undefined {
	if (!local) return 'it has no local address';
	if (!remote) return 'it has no other end';
	const hosts = [local.host, ...(remote.kind === 'address' ? [remote.host] : [])];
	const placeholder = hosts.find((host) => host === '0.0.0.0' || host === '::');
	if (placeholder !== undefined) return `${placeholder} stands for the address of an unnumbered link`;
	const linkLocal = hosts.find((host) => /^fe[89ab]/.test(host));
	return linkLocal === undefined ? undefined : `${linkLocal} says nothing beyond its link, and cables are not looked at`;
}

/** Sessions that are there more than once: the first of each, by id, and those that repeat it. */
export type Distinct = {readonly ends: readonly End[]; readonly repeated: readonly (readonly End[])[]};

/** Of one direction between two hosts: one holder has but one session there in a VRF. */
export function distinct(ends: readonly End[], lookup: Lookup): Distinct {
	if (ends.length < 2) return {ends, repeated: []};
	const groups = new Map<string, End[]>();
	for (const end of ends.toSorted((a, b) => a.id - b.id)) push(groups, `${end.bearers.map(holderKey).join()} in ${vrfKey(end, lookup)}`, end);
	const all = [...groups.values()];
	return {ends: all.flatMap((group) => group.slice(0, 1)), repeated: all.filter((group) => group.length > 1)};
}

/** The same for ends in one VRF. Where it is not known, for ends of one address object, which is in one; that begins with `?`. */
export function vrfKey(end: End, {vrfOf}: Lookup): string {
	const vrf = vrfOf(end);
	if (vrf === undefined) return `?${end.local?.id}`;
	return vrf === null ? 'global' : `vrf ${vrf.id ?? vrf.name}`;
}

/** Tells which dynamic neighbour takes a session as its client: of those in its VRF the one with the longest prefix. */
export function createServers(dynamics: readonly End[], lookup: Lookup): (client: End) => End | undefined {
	const byHost = new Map<string, {readonly end: End; readonly network: NonNullable<ReturnType<typeof parseAddress>>}[]>();
	for (const end of dynamics.toSorted((a, b) => a.id - b.id)) {
		const network = end.remote?.kind === 'prefix' ? parseAddress(end.remote.prefix) : undefined;
		if (!network || !end.local) continue;
		const there = byHost.get(end.local.host) ?? [];
		byHost.set(end.local.host, [...there, {end, network}]);
	}
	for (const [host, there] of byHost)
		byHost.set(
			host,
			there.toSorted((a, b) => (b.network.length ?? 0) - (a.network.length ?? 0)),
		);
	return (client) => {
		const {local, remote} = client;
		const there = remote?.kind === 'address' ? byHost.get(remote.host) : undefined;
		const address = there && local ? parseAddress(local.host) : undefined;
		return address && there?.find(({end, network}) => isInside(address, network) && mayServe(end, client, lookup))?.end;
	};
}

/** A client names the very address of its server, or one of the same host that is in the server's VRF and no other's as far as is known. */
function mayServe(server: End, client: End, {vrfOf, ownersOf, bears}: Lookup): boolean {
	const {remote} = client;
	if (remote?.kind !== 'address' || remote.id === server.local?.id) return true;
	if (compareVrfs(vrfOf(server), vrfOf(client)) === 'differ') return false;
	const {owners} = ownersOf(remote);
	return owners.length === 0 || owners.some((owner) => bears(server, owner));
}

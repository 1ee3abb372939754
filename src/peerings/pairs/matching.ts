import type {End, EndVrf} from './end.js';
import {compareVrfs, type Lookup} from './known.js';
import {type HostPair, vrfKey} from './units.js';

/** Which sessions of two directions belong together; what is left over matches no better, or has nothing on the other side. */
export type Matching = HostPair & {readonly pairs: readonly (readonly [End, End])[]};

/**
 * Two that are alone are a pair, whatever their VRFs, unless the owners of their hosts say otherwise. Of more the VRFs tell, by id, then by route
 * distinguisher, then by name; what is left alone on both sides then is a pair in the same way.
 */
export function match({there, back}: HostPair, lookup: Lookup): Matching {
	let left: Matching = {there, back, pairs: []};
	const isOpen = (): boolean => left.there.length > 0 && left.back.length > 0 && left.there.length + left.back.length > 2;
	for (const keyOf of [(end: End) => vrfKey(end, lookup), byVrf(lookup, ({rd}) => rd), byVrf(lookup, ({name}) => name)]) {
		if (isOpen()) left = matchBy(left, keyOf);
	}
	const [one, other] = [left.there[0], left.back[0]];
	const isPair = one && other && left.there.length + left.back.length === 2 && belong(one, other, lookup);
	return isPair ? {there: [], back: [], pairs: [...left.pairs, [one, other]]} : left;
}

/** Whether two that are alone may be one peering: in two VRFs not where the remote host of either is known to be another one's. */
function belong(one: End, other: End, lookup: Lookup): boolean {
	if (compareVrfs(lookup.vrfOf(one), lookup.vrfOf(other)) !== 'differ') return true;
	const isOf = ({remote}: End, peer: End): boolean => {
		const owners = remote?.kind === 'address' ? lookup.ownersOf(remote).owners : [];
		return owners.length === 0 || owners.some((owner) => lookup.bears(peer, owner));
	};
	return isOf(one, other) && isOf(other, one);
}

const byVrf =
	({vrfOf}: Lookup, named: (vrf: EndVrf) => string | null) =>
	(end: End): string | undefined => {
		const vrf = vrfOf(end);
		return vrf ? (named(vrf) ?? undefined) : undefined;
	};

/** Pairs those that are the only ones of their key on both sides. */
function matchBy({there, back, pairs}: Matching, keyOf: (end: End) => string | undefined): Matching {
	const [mine, others] = [byKey(there, keyOf), byKey(back, keyOf)];
	const found = [...mine].flatMap(([key, [one, ...more]]): (readonly [End, End])[] => {
		const [other, ...rest] = others.get(key) ?? [];
		return one && other && more.length + rest.length === 0 ? [[one, other]] : [];
	});
	const taken = new Set(found.flat());
	return {there: there.filter((end) => !taken.has(end)), back: back.filter((end) => !taken.has(end)), pairs: [...pairs, ...found]};
}

function byKey(ends: readonly End[], keyOf: (end: End) => string | undefined): ReadonlyMap<string, readonly End[]> {
	const groups = new Map<string, End[]>();
	for (const end of ends) {
		const key = keyOf(end);
		if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), end]);
	}
	return groups;
}

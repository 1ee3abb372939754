import {type End, type EndHolder, holderKey} from '../pairs/end.js';
import type {Lookup} from '../pairs/known.js';

/** A router of an AS, as its sessions tell of it. */
type Router = {
	readonly holder: EndHolder;
	readonly first: End;
	readonly peers: Set<string>;
	isReflector: boolean;
	namesClients: boolean;
	isClient: boolean;
};

/**
 * Which routers an AS lacks iBGP sessions between: all of its routers that are no clients of a reflector are to have one with each other. By the id of
 * the first session of a router the others it has none with; each gap once.
 */
export function lacksOfMesh(lookup: Lookup, nameOf: (holder: EndHolder) => string): ReadonlyMap<number, readonly string[]> {
	const lacks = new Map<number, readonly string[]>();
	for (const routers of meshes(lookup).values()) {
		const full = [...routers.values()].filter(({isClient}) => !isClient).toSorted((a, b) => a.first.id - b.first.id);
		for (const [index, router] of full.entries()) {
			const missing = full.slice(index + 1).filter(({holder}) => !router.peers.has(holderKey(holder)));
			if (missing.length > 0) lacks.set(router.first.id, missing.map(({holder}) => nameOf(holder)).toSorted());
		}
	}
	return lacks;
}

/** The routers of each AS in each VRF and family, with those that they have sessions with. */
function meshes(lookup: Lookup): ReadonlyMap<string, ReadonlyMap<string, Router>> {
	const found = new Map<string, Map<string, Router>>();
	const inside = lookup.ends
		.filter(({localAs, remoteAs, local}) => local && localAs !== null && localAs === remoteAs)
		.toSorted((a, b) => a.id - b.id);
	const routerOf = (end: End, holder: EndHolder): Router => {
		const vrf = lookup.vrfOf(end);
		const key = `${end.localAs} ${vrf?.id ?? vrf?.name ?? 'global'} ${end.local?.host.includes(':') ? 6 : 4}`;
		const routers = found.get(key) ?? new Map<string, Router>();
		found.set(key, routers);
		const known = routers.get(holderKey(holder)) ?? {
			holder,
			first: end,
			peers: new Set<string>(),
			isReflector: false,
			namesClients: false,
			isClient: false,
		};
		routers.set(holderKey(holder), known);
		return known;
	};
	const peersOf = ({remote}: End): readonly EndHolder[] => (remote?.kind === 'address' ? lookup.ownersOf(remote).owners.map(lookup.nodeOf) : []);
	const each = inside.flatMap((end) =>
		end.bearers.slice(0, 1).map((holder) => ({end, router: routerOf(end, lookup.nodeOf(holder)), peers: peersOf(end)})),
	);
	for (const {end, router, peers} of each) {
		if (end.practice?.isReflector) router.isReflector = true;
		if (end.practice?.isToClient) router.namesClients = true;
		for (const peer of peers) {
			router.peers.add(holderKey(peer));
			routerOf(end, peer).peers.add(holderKey(router.holder));
		}
	}
	for (const {end, router, peers} of each)
		for (const peer of peers) if (isClientOf(router, end, routerOf(end, peer))) routerOf(end, peer).isClient = true;
	return found;
}

/** What a session of a reflector says of its other end; where it says that of none, all that reflect not themselves are its clients. */
const isClientOf = ({isReflector, namesClients}: Router, {practice}: End, peer: Router): boolean =>
	isReflector && (practice?.isToClient ?? (!namesClients && !peer.isReflector));

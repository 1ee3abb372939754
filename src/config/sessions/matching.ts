import {type AddressFamily, familyOf} from '../model.js';
import type {ReadConfig, ReadNeighbor} from '../read/resolve.js';
import type {ActingSession} from './acting.js';

/** The neighbours of a file beside the sessions of its device. */
export type MatchedConfig = {
	readonly pairs: readonly {readonly neighbor: ReadNeighbor; readonly session: ActingSession}[];
	/** Neighbours that no session is. */
	readonly fresh: readonly ReadNeighbor[];
	/** Sessions that no neighbour is, within the VRFs and families of which the file has lines. */
	readonly gone: readonly ActingSession[];
	/** Neighbours that several sessions may be. */
	readonly doubtful: readonly {readonly neighbor: ReadNeighbor; readonly sessions: readonly ActingSession[]}[];
};

const placeKey = (vrf: string | null, peer: string): string => `${vrf ?? ''}\n${peer}`;
const scopeKey = (vrf: string | null, family: AddressFamily): string => `${vrf ?? ''}\n${family}`;

/** A session is a neighbour by its VRF and its peer; of several there the one of the same AS. */
export function matchConfig({neighbors, covers, lacking}: ReadConfig, sessions: readonly ActingSession[]): MatchedConfig {
	const byPlace = new Map<string, ActingSession[]>();
	for (const session of sessions) {
		const key = placeKey(session.vrf, session.peer);
		byPlace.set(key, [...(byPlace.get(key) ?? []), session]);
	}
	const told = neighbors.map((neighbor) => {
		const there = byPlace.get(placeKey(neighbor.vrf, neighbor.peer)) ?? [];
		const same = there.length > 1 ? there.filter(({remoteAs}) => remoteAs === neighbor.remoteAs) : there;
		return {neighbor, there, same};
	});
	const scopes = new Set(covers.map(({vrf, family}) => scopeKey(vrf, family)));
	// What the file names is not gone, even where it is not known what it says of it.
	const named = new Set([...neighbors, ...lacking].map(({vrf, peer}) => placeKey(vrf, peer)));
	return {
		pairs: told.flatMap(({neighbor, same}) => (same.length === 1 && same[0] ? [{neighbor, session: same[0]}] : [])),
		fresh: told.flatMap(({neighbor, there}) => (there.length === 0 ? [neighbor] : [])),
		doubtful: told.flatMap(({neighbor, there, same}) => (there.length > 0 && same.length !== 1 ? [{neighbor, sessions: there}] : [])),
		gone: sessions.filter(({vrf, peer}) => scopes.has(scopeKey(vrf, familyOf(peer))) && !named.has(placeKey(vrf, peer))),
	};
}

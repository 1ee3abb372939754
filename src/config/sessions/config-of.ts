import {compareAddresses, parseAddress} from '../../text/address.js';
import {type BgpConfig, familyOf, type GroupConfig, type NeighborConfig, type PeerSettings, type VrfConfig} from '../model.js';
import {type ActingSession, isSameNames} from './acting.js';
import type {GroupSaid} from './facts.js';

/** The AS of a device: that which most of its sessions have, of several the lowest. */
export type DeviceAs = {readonly asn: number; readonly sessions: number; readonly of: number};

export function deviceAs(sessions: readonly Pick<ActingSession, 'localAs'>[]): DeviceAs | undefined {
	const counts = new Map<number, number>();
	for (const {localAs} of sessions) counts.set(localAs, (counts.get(localAs) ?? 0) + 1);
	const [first] = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b);
	return first && {asn: first[0], sessions: first[1], of: sessions.length};
}

/** The configuration of these sessions on a device of this AS, in an order that depends on nothing but what they say. */
export function configOf(sessions: readonly ActingSession[], asn: number): BgpConfig {
	const groups = new Map(sessions.flatMap(({group}) => (group ? [[group.name, group] as const] : [])));
	const names = [...new Set(sessions.map(({vrf}) => vrf))].toSorted((a, b) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));
	return {
		asn,
		groups: [...groups.values()].map((group) => groupConfig(group, asn)).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
		vrfs: names.map((name): VrfConfig => {
			const members = sessions.filter(({vrf}) => vrf === name);
			return {name, rd: members.find(({rd}) => rd !== null)?.rd ?? null, neighbors: members.map((one) => neighborConfig(one, asn)).toSorted(byPeer)};
		}),
	};
}

const groupConfig = ({name, remoteAs, localAs, imports, exports, prefixListIn, prefixListOut}: GroupSaid, asn: number): GroupConfig => ({
	name,
	settings: {
		...(remoteAs !== null && {remoteAs}),
		...(localAs !== null && localAs !== asn && {localAs}),
		...listed({imports, exports}),
		...(prefixListIn !== null && {prefixListIn}),
		...(prefixListOut !== null && {prefixListOut}),
	},
});

/** What a session says itself is what its group does not say alike. */
function neighborConfig(session: ActingSession, asn: number): NeighborConfig {
	const {peer, isRange, group, isShutdown, loopback, localHost, remoteAs, localAs, description, maxPrefixes, prefixListIn, prefixListOut} = session;
	const settings: PeerSettings = {
		remoteAs,
		...(localAs !== (group?.localAs ?? asn) && {localAs}),
		...(description !== '' && {description}),
		...listed({
			imports: isSameNames(session.imports, group?.imports ?? []) ? [] : session.imports,
			exports: isSameNames(session.exports, group?.exports ?? []) ? [] : session.exports,
		}),
		...(prefixListIn !== null && prefixListIn !== group?.prefixListIn && {prefixListIn}),
		...(prefixListOut !== null && prefixListOut !== group?.prefixListOut && {prefixListOut}),
		...(maxPrefixes !== null && {maxPrefixes}),
		...(loopback !== undefined && {updateSource: {interface: loopback, host: localHost}}),
	};
	return {peer, isRange, family: familyOf(peer), group: group?.name ?? null, isShutdown, settings};
}

const listed = ({imports, exports}: {readonly imports: readonly string[]; readonly exports: readonly string[]}): PeerSettings => ({
	...(imports.length > 0 && {imports}),
	...(exports.length > 0 && {exports}),
});

function byPeer(a: NeighborConfig, b: NeighborConfig): number {
	const [one, other] = [parseAddress(a.peer), parseAddress(b.peer)];
	if (!one || !other) return a.peer < b.peer ? -1 : 1;
	return compareAddresses(one, other);
}

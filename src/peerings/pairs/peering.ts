import type {End, EndHolder} from './end.js';

/** What was not read, and could tell that the ends of a peering are not as they should be. */
export type Doubt = {
	readonly why: string;
	/** This token may not see it. */
	readonly isHidden: boolean;
	/** It is so of every peering, and said once for all. */
	readonly isOfAll: boolean;
};

/** What the sessions between two ends come to. `first` is the end that is told of, one that was asked for where there is any. */
export type Peering = {readonly first: End; readonly doubt?: Doubt} & (
	| {readonly kind: 'pair'; readonly peer: End}
	/** The remote host has owners here, and none of them a session back, or, `isInOtherVrf`, only in other VRFs. */
	| {readonly kind: 'half'; readonly owners: readonly EndHolder[]; readonly isInOtherVrf: boolean}
	/** The remote host has no owner here. */
	| {readonly kind: 'external'; readonly candidates: readonly EndHolder[]; readonly isOurAs: boolean}
	/** A client of a dynamic neighbour, and that neighbour. */
	| {readonly kind: 'client'; readonly peer: End}
	/** A dynamic neighbour, with its clients. */
	| {readonly kind: 'dynamic'; readonly clients: readonly End[]}
	/** Both hosts are on one device; `vrfs` tells whether in one VRF. */
	| {readonly kind: 'self'; readonly peer?: End; readonly vrfs: 'same' | 'differ'}
	/** One of the ends has more than one other end, all in one VRF or, `isAmbiguous`, in VRFs that match no better. */
	| {readonly kind: 'several'; readonly others: readonly End[]; readonly isAmbiguous: boolean}
	/** The same session more than once: `of` is what one of them alone would be, `peers` are the sessions that come back. */
	| {readonly kind: 'duplicate'; readonly others: readonly End[]; readonly peers: readonly End[]; readonly of: Peering}
	/** What was read does not tell, of this session and of `others` between the same hosts; `isHidden`: since this token may not see what would. */
	| {readonly kind: 'unverifiable'; readonly others: readonly End[]; readonly why: string; readonly isHidden?: boolean}
);

/**
 * The ends that a peering is about, the first one first. Every session that was read is in one peering; a dynamic neighbour, and a session to a host
 * that several devices have, also in one with each that comes to it.
 */
export function endsOf(peering: Peering): readonly End[] {
	switch (peering.kind) {
		case 'pair':
		case 'client':
			return [peering.first, peering.peer];
		case 'self':
			return peering.peer ? [peering.first, peering.peer] : [peering.first];
		case 'several':
		case 'unverifiable':
			return [peering.first, ...peering.others];
		case 'duplicate':
			return [...new Set([peering.first, ...peering.others, ...endsOf(peering.of)])];
		case 'dynamic':
		case 'half':
		case 'external':
			return [peering.first];
		default:
			return peering satisfies never;
	}
}

/**
 * The ends of a peering in pairs, so that each of them stands in one: a session beside one that points at its own host, first of all at its own address;
 * of those that are there more than once each beside the first. An end alone where there is no other one.
 */
export function facing(peering: Peering): readonly (readonly [End, End?])[] {
	const {first} = peering;
	const ends = endsOf(peering);
	const others = ends.filter((end) => end !== first);
	if (others.length === 0) return [[first]];
	if (peering.kind === 'duplicate') return others.map((other) => [first, other]);
	const there = ends.filter((end) => isAlongside(end, first));
	const back = ends.filter((end) => !there.includes(end));
	const [thereAt, backAt] = [byAddress(there), byAddress(back)];
	const across = back.map((end) => [pointedAt(end, thereAt) ?? first, end] as const);
	const met = new Set<End>(across.map(([end]) => end));
	const left = there.filter((end) => !met.has(end)).map((end) => [end, pointedAt(end, backAt) ?? back[0] ?? first] as const);
	const order = new Map(ends.map((end, index) => [end, index]));
	const at = (end: End): number => order.get(end) ?? 0;
	return [...across, ...left]
		.filter(([one, other]) => one !== other)
		.map(([one, other]) => (at(one) < at(other) ? ([one, other] as const) : ([other, one] as const)))
		.toSorted((a, b) => at(a[0]) - at(b[0]) || at(a[1]) - at(b[1]));
}

const isAlongside = (end: End, {local}: End): boolean => end.local?.host === local?.host;

const byAddress = (ends: readonly End[]): ReadonlyMap<number | undefined, End> => new Map(ends.toReversed().map((end) => [end.local?.id, end]));

/** The one of these whose very address is the other end of a session. */
const pointedAt = ({remote}: End, at: ReturnType<typeof byAddress>): End | undefined => (remote?.kind === 'address' ? at.get(remote.id) : undefined);

import type {End, EndHolder} from './end.js';

/** What the sessions between two ends come to. `first` is the end that is told of, one that was asked for where there is any. */
export type Peering = {readonly first: End} & (
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
	/** The same session more than once. */
	| {readonly kind: 'duplicate'; readonly others: readonly End[]; readonly peers: readonly End[]}
	/** What was read does not tell. */
	| {readonly kind: 'unverifiable'; readonly why: string}
);

/** The ends that a peering is about, the first one first. */
export function endsOf(peering: Peering): readonly End[] {
	switch (peering.kind) {
		case 'pair':
		case 'client':
			return [peering.first, peering.peer];
		case 'self':
			return peering.peer ? [peering.first, peering.peer] : [peering.first];
		case 'several':
			return [peering.first, ...peering.others];
		case 'duplicate':
			return [peering.first, ...peering.others, ...peering.peers];
		case 'dynamic':
		case 'half':
		case 'external':
		case 'unverifiable':
			return [peering.first];
		default:
			return peering satisfies never;
	}
}

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

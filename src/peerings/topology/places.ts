import type {NodeKind} from '../../output/topology.js';
import {onName, type Subject} from '../check/subject.js';
import {type End, type EndHolder, holderKey} from '../pairs/end.js';
import {vrfKey} from '../pairs/units.js';

/** What a line ends at: what bears a session, or what is known of an end that nobody here has. */
export type EndPlace = {
	/** The same for the same thing, and for nothing else. */
	readonly id: string;
	readonly name: string;
	readonly kind: NodeKind;
	/** The device or machine that it is. */
	readonly holder?: EndHolder;
	/** The number that it has by its own session. */
	readonly own?: number;
	/** The number that the session at the other end gives it. */
	readonly claimed?: number;
};

/** What a session is on: the first that the check names, or nothing but its local address. */
export function placeOfEnd(end: End, subject: Subject): EndPlace {
	const [holder] = end.bearers;
	const own = end.localAs === null ? {} : {own: end.localAs};
	if (holder) return {...placeOfHolder(holder, subject), ...own};
	return {id: `session:${end.id}`, name: end.local?.host ?? onName(end, subject), kind: 'no-holder', ...own};
}

/** A device, a machine or a site that has an address. */
export const placeOfHolder = (holder: EndHolder, {holderName}: Subject): EndPlace => ({
	id: holderKey(holder).replace(' ', ':'),
	name: holderName(holder),
	kind: holder.kind,
	holder,
});

/** The same with the number that the other end gives it. */
export const claimedBy = (place: EndPlace, {remoteAs}: End): EndPlace => (remoteAs === null ? place : {...place, claimed: remoteAs});

/**
 * The other end of a session that no session here is known to be at. One host in two VRFs is two of them, and where the VRF is not known one for each
 * address object.
 */
export function placeBeyond(end: End, kind: 'external' | 'unknown' | 'prefix', {lookup}: Subject): EndPlace {
	const {remote} = end;
	const host = remote === null ? 'no other end' : remote.kind === 'prefix' ? remote.prefix : remote.host;
	const vrf = lookup.vrfOf(end);
	const name = vrf ? `${host} in ${vrf.name}` : host;
	return claimedBy({id: `${kind}:${host} in ${vrfKey(end, lookup)}`, name, kind}, end);
}

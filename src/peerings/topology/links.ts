import {mapped, type Work} from '../../core/long-work.js';
import type {CheckedPeering} from '../check/findings.js';
import type {Subject} from '../check/subject.js';
import type {End} from '../pairs/end.js';
import {endsOf, type Peering} from '../pairs/peering.js';
import {claimedBy, type EndPlace, placeBeyond, placeOfEnd, placeOfHolder} from './places.js';

/** A session where it ends. */
type PlacedEnd = {readonly end: End; readonly place: EndPlace};

/** A peering as a line between two places, or within one. `isHalf`: the far one is here, and has no session back. */
export type TopologyLink = {
	readonly checked: CheckedPeering;
	readonly near: EndPlace;
	readonly far: EndPlace;
	readonly ends: readonly PlacedEnd[];
	readonly isHalf: boolean;
};

/** The lines of peerings, a step for each: every session that a peering names is at the end of one. */
export function* linksOf(checked: readonly CheckedPeering[], subject: Subject): Work<readonly TopologyLink[]> {
	const plain = (yield* mapped(checked, (one) => ofPeering(one, subject))).flat();
	const byEnd = new Map<number, TopologyLink[]>();
	for (const link of plain) for (const {end} of link.ends) byEnd.set(end.id, [...(byEnd.get(end.id) ?? []), link]);
	const repeated = yield* mapped(checked, (one) => ofRepeated(one, {subject, linksAt: (end) => byEnd.get(end.id) ?? []}));
	return [...plain, ...repeated.flat()];
}

function ofPeering(checked: CheckedPeering, subject: Subject): readonly TopologyLink[] {
	const {peering} = checked;
	const near = placeOfEnd(peering.first, subject);
	const alone = (far: EndPlace, isHalf = false): TopologyLink => ({checked, near, far, isHalf, ends: [{end: peering.first, place: near}]});
	switch (peering.kind) {
		case 'pair':
		case 'client':
		case 'self':
		case 'several':
			return between(checked, endsOf(peering), subject);
		case 'half':
			return peering.owners.map((owner) => alone(claimedBy(placeOfHolder(owner, subject), peering.first), true));
		case 'external':
			return [alone(placeBeyond(peering.first, 'external', subject))];
		case 'dynamic':
			return [alone(placeBeyond(peering.first, 'prefix', subject))];
		case 'unverifiable':
			return [alone(placeBeyond(peering.first, 'unknown', subject))];
		case 'duplicate':
			return [];
		default:
			return peering satisfies never;
	}
}

/** A line to each place that one of the others is at; those beside the first are on all of them. */
function between(checked: CheckedPeering, [first, ...others]: readonly End[], subject: Subject): readonly TopologyLink[] {
	if (!first) return [];
	const near = placeOfEnd(first, subject);
	const placed = others.map((end): PlacedEnd => ({end, place: placeOfEnd(end, subject)}));
	const beside = [{end: first, place: near}, ...placed.filter(({place}) => place.id === near.id)];
	const byPlace = new Map<string, PlacedEnd[]>();
	for (const one of placed) if (one.place.id !== near.id) byPlace.set(one.place.id, [...(byPlace.get(one.place.id) ?? []), one]);
	if (byPlace.size === 0) return [{checked, near, far: near, ends: beside, isHalf: false}];
	return [...byPlace.values()].flatMap((there) =>
		there[0] ? [{checked, near, far: there[0].place, ends: [...beside, ...there], isHalf: false}] : [],
	);
}

type Repeating = {readonly subject: Subject; readonly linksAt: (end: End) => readonly TopologyLink[]};

/** Sessions that are there more than once go where the one of them goes that has a peering of its own. */
function ofRepeated(checked: CheckedPeering, {subject, linksAt}: Repeating): readonly TopologyLink[] {
	const {peering} = checked;
	if (peering.kind !== 'duplicate') return [];
	if (peering.peers.length > 0) return between(checked, endsOf(peering), subject);
	const ends = endsOf(peering).map((end): PlacedEnd => ({end, place: placeOfEnd(end, subject)}));
	const known = new Map(ends.flatMap(({end}) => linksAt(end)).map((link) => [`${link.near.id} ${link.far.id}`, link]));
	const near = placeOfEnd(peering.first, subject);
	if (known.size === 0) return [{checked, near, far: farOf(peering, subject), ends, isHalf: false}];
	return [...known.values()].map((link) => ({...link, checked, ends}));
}

const farOf = ({first}: Peering, subject: Subject): EndPlace => placeBeyond(first, first.remote?.kind === 'prefix' ? 'prefix' : 'unknown', subject);

import {stringifyJson} from '../../core/json-text.js';
import {mapped, type Work} from '../../core/long-work.js';
import type {CheckedPeering} from '../check/findings.js';
import type {Subject} from '../check/subject.js';
import type {End} from '../pairs/end.js';
import {endsOf, facing, type Peering} from '../pairs/peering.js';
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
			return between(checked, subject);
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

/** A line between each two places whose sessions face each other; sessions that face one of their own place are on all lines from there. */
function between(checked: CheckedPeering, subject: Subject): readonly TopologyLink[] {
	const placed = (end: End): PlacedEnd => ({end, place: placeOfEnd(end, subject)});
	const pairs = facing(checked.peering).map((pair) => pair.flatMap((end) => (end ? placed(end) : [])));
	const isApart = ([one, other]: readonly PlacedEnd[]): boolean => other !== undefined && one?.place.id !== other.place.id;
	const within = pairs.filter((pair) => !isApart(pair)).flat();
	const lines = new Map<string, PlacedEnd[]>();
	for (const pair of pairs.filter(isApart)) {
		const key = stringifyJson(pair.map(({place}) => place.id).toSorted());
		lines.set(key, [...(lines.get(key) ?? []), ...pair]);
	}
	const [near] = within;
	if (lines.size === 0) return near ? [{checked, near: near.place, far: near.place, ends: onceEach(within), isHalf: false}] : [];
	return [...lines.values()].flatMap((line) => {
		const [one, other] = line;
		if (!one || !other) return [];
		const beside = within.filter(({place}) => place.id === one.place.id || place.id === other.place.id);
		return [{checked, near: one.place, far: other.place, ends: onceEach([one, ...beside, ...line]), isHalf: false}];
	});
}

const onceEach = (ends: readonly PlacedEnd[]): readonly PlacedEnd[] => [...new Map(ends.map((one) => [one.end, one])).values()];

type Repeating = {readonly subject: Subject; readonly linksAt: (end: End) => readonly TopologyLink[]};

/** Sessions that are there more than once go where the one of them goes that has a peering of its own. */
function ofRepeated(checked: CheckedPeering, {subject, linksAt}: Repeating): readonly TopologyLink[] {
	const {peering} = checked;
	if (peering.kind !== 'duplicate') return [];
	if (peering.peers.length > 0) return between(checked, subject);
	const ends = endsOf(peering).map((end): PlacedEnd => ({end, place: placeOfEnd(end, subject)}));
	const known = new Map(ends.flatMap(({end}) => linksAt(end)).map((link) => [`${link.near.id} ${link.far.id}`, link]));
	const near = placeOfEnd(peering.first, subject);
	if (known.size === 0) return [{checked, near, far: farOf(peering, subject), ends, isHalf: false}];
	return [...known.values()].map((link) => ({...link, checked, ends}));
}

const farOf = ({first}: Peering, subject: Subject): EndPlace => placeBeyond(first, first.remote?.kind === 'prefix' ? 'prefix' : 'unknown', subject);

import type {Row} from '../../output/output.js';
import type {End} from '../pairs/end.js';
import {endsOf, type Peering} from '../pairs/peering.js';
import type {Fix} from './fixes.js';
import type {Subject} from './subject.js';

/** More than one word: the empty text is none, by its type. */
export type SaidWords = `${string} ${string}`;

/** What a rule says of a peering: on which end, with which other one, in words and in values. */
export type Hit = {readonly message: SaidWords; readonly on?: End; readonly peer?: End; readonly values?: Row; readonly fix?: Fix};

/** How a rule looks at a peering: one hit, several on its ends, or none. */
export type Says = (peering: Peering, subject: Subject) => readonly Hit[];

export type PeeringOf<Kind extends Peering['kind']> = Extract<Peering, {readonly kind: Kind}>;

/** A rule about peerings of some kinds. */
export const about =
	<Kind extends Peering['kind']>(kinds: readonly Kind[], says: (peering: PeeringOf<Kind>, subject: Subject) => Hit | undefined): Says =>
	(peering, subject) => {
		const hit = kinds.includes(peering.kind as Kind) ? says(peering as PeeringOf<Kind>, subject) : undefined;
		return hit ? [hit] : [];
	};

/** A rule about each end, whichever was asked for: what is wrong with the other end is wrong with the peering. */
export const aboutEnds =
	(says: (end: End, subject: Subject, peering: Peering) => Hit | undefined): Says =>
	(peering, subject) => {
		const hits: Hit[] = [];
		for (const end of endsOf(peering)) {
			const hit = says(end, subject, peering);
			if (hit) hits.push({on: end, ...hit});
		}
		return hits;
	};

/** An AS number in words. */
export const asText = (asn: number | null): string => (asn === null ? 'no AS' : `AS${asn}`);

/** The other end in words: a host, or the prefix of dynamic neighbours. */
export const remoteText = ({remote}: End): string => (remote?.kind === 'prefix' ? remote.prefix : (remote?.host ?? ''));

/** Whether both of its numbers are known, and are two. */
export const isExternal = ({localAs, remoteAs}: End): boolean => localAs !== null && remoteAs !== null && localAs !== remoteAs;

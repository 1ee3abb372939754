import type {End} from '../pairs/end.js';

/** A confederation: the number that it shows to others, and those of its members. */
export type Confederation = {readonly asn: number; readonly members: ReadonlySet<number>};

/** Reads `65000=65001,65002`; undefined where it is none. */
export function parseConfederation(text: string): Confederation | undefined {
	const [, asn, members = ''] = /^(\d{1,10})=(\d{1,10}(?:,\d{1,10})*)$/.exec(text.replaceAll(' ', '')) ?? [];
	const numbers = [Number(asn), ...members.split(',').map(Number)];
	const isRight = asn !== undefined && numbers.every((number) => number > 0 && number <= 4_294_967_295);
	return isRight && !numbers.slice(1).includes(Number(asn)) ? {asn: Number(asn), members: new Set(numbers.slice(1))} : undefined;
}

/** Whether what one end says of the numbers is what the other one says. */
export function numbersDiffer(one: End, other: End, confederation: Confederation | undefined): boolean {
	const isMember = (asn: number | null): boolean => asn !== null && confederation?.members.has(asn) === true;
	/** Between a member and somebody outside both the number of the confederation and that of the member are right. */
	const pass = (outside: End, inside: End): boolean => {
		const isOut = outside.localAs !== confederation?.asn && !isMember(outside.localAs);
		const seen = [outside.remoteAs, inside.localAs];
		return isOut && seen.every((asn) => asn === confederation?.asn || isMember(asn)) && seen.includes(confederation?.asn ?? null);
	};
	const differ = (mine: number | null, theirs: number | null): boolean => mine !== null && theirs !== null && mine !== theirs;
	const [there, back] = [differ(one.remoteAs, other.localAs), differ(other.remoteAs, one.localAs)];
	return (there && !pass(one, other)) || (back && !pass(other, one));
}

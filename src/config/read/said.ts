import type {AddressFamily, PeerSettings} from '../model.js';

/** What a line says of a neighbour or of a group. A later line takes the place of an earlier one. */
export type SaidOfPeer = Omit<PeerSettings, 'remoteAs'> & {
	readonly remoteAs?: number | 'internal';
	/** It is in the AS of the device, unless a number is said. */
	readonly isInternal?: boolean;
	readonly isShutdown?: boolean;
	/** Its peer group. */
	readonly group?: string;
	/** What else it takes over from. */
	readonly uses?: readonly string[];
};

/** What is said of: everything in a VRF, a group, a neighbour, or all neighbours in a prefix. */
export type ConfigTarget = {readonly kind: 'all'} | {readonly kind: 'group' | 'neighbor' | 'range'; readonly name: string};

/** An address family as a line names it: another one is held by no session of NetBox. */
export type SaidFamily = AddressFamily | 'other' | null;

/** Where a line stands. */
export type ConfigPlace = {readonly vrf: string | null; readonly target: ConfigTarget; readonly family: SaidFamily};

/** What is made of a line of BGP. */
export type LineMeaning =
	| {readonly kind: 'says'; readonly place: ConfigPlace; readonly says: SaidOfPeer}
	/** There is a group of this name; a name that nothing declares is that of an interface. */
	| {readonly kind: 'declares'; readonly vrf: string | null; readonly name: string}
	/** Lines for this family are there, with neighbours or without. */
	| {readonly kind: 'covers'; readonly vrf: string | null; readonly family: AddressFamily}
	/** The AS number of the device, in a VRF or in all. */
	| {readonly kind: 'asn'; readonly vrf: string | null; readonly asn: number}
	/** It is understood, and NetBox holds nothing of it: what it is about. */
	| {readonly kind: 'beside'; readonly topic: string}
	/** It has a meaning, and nothing to be kept. */
	/** What else the file has is not known from here on: nothing may be taken for missing. */
	| {readonly kind: 'end'; readonly why: string}
	/** The file is none of one device, or not whole: nothing of it is to be believed. */
	| {readonly kind: 'fault'; readonly why: string}
	| {readonly kind: 'nothing'}
	/** `of`: what it seems to be about. */
	| {readonly kind: 'unknown'; readonly of?: Pick<ConfigPlace, 'vrf' | 'target'>};

export const nothing: LineMeaning = {kind: 'nothing'};
export const unknown: LineMeaning = {kind: 'unknown'};
export const unknownOf = ({vrf, target}: Pick<ConfigPlace, 'vrf' | 'target'>): LineMeaning => ({kind: 'unknown', of: {vrf, target}});
export const beside = (topic: string): LineMeaning => ({kind: 'beside', topic});

/** An AS number, also as `1.10`; undefined where the word is none. */
export function asnOf(word: string | undefined): number | undefined {
	const [, high, low] = /^(?:(\d{1,5})\.)?(\d{1,10})$/.exec(word ?? '') ?? [];
	if (low === undefined || (high !== undefined && (Number(high) > 65_535 || Number(low) > 65_535))) return undefined;
	const asn = Number(high ?? 0) * 65_536 + Number(low);
	return asn >= 1 && asn <= 4_294_967_295 ? asn : undefined;
}

/** A number of prefixes; undefined where the word is none. */
export const countOfWord = (word: string | undefined): number | undefined => (/^\d{1,10}$/.test(word ?? '') ? Number(word) : undefined);

/** What `route-map X in` and its like say: undefined without a direction. */
export function directed(
	[name, direction]: readonly (string | undefined)[],
	[toIn, toOut]: readonly [keyof SaidOfPeer, keyof SaidOfPeer],
): SaidOfPeer | undefined {
	if (name === undefined || (direction !== 'in' && direction !== 'out')) return undefined;
	const key = direction === 'in' ? toIn : toOut;
	return {[key]: key === 'imports' || key === 'exports' ? [name] : name};
}

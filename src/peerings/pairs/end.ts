import {canonicalHost} from '../../text/address.js';
import type {Session} from '../session.js';

/** What a session is held by. */
export type EndHolder = NonNullable<Session['holder']>;

/** A VRF that is known. */
export type EndVrf = Exclude<Session['vrf']['value'], 'unread' | null>;

/** A host in its one spelling, with the address object that it is written in, and how it is written there. */
export type EndHost = {readonly kind: 'address'; readonly id: number; readonly host: string; readonly written: string; readonly mask: number};

/** The prefix of dynamic neighbours. */
type EndPrefix = {readonly kind: 'prefix'; readonly id: number; readonly prefix: string};

/** One end of a peering: what its session says of it, and nothing else of the session. */
export type End = {
	readonly id: number;
	readonly name: string | null;
	readonly holders: readonly EndHolder[];
	/** The devices and machines among them; of an end that is on none its site. */
	readonly bearers: readonly EndHolder[];
	readonly local: EndHost | null;
	readonly remote: EndHost | EndPrefix | null;
	/** Null where the session has none of its own. */
	readonly localAs: number | null;
	readonly remoteAs: number | null;
	readonly status: string;
	readonly group: Session['group'];
	/** That of its custom field. */
	readonly vrf: EndVrf | null;
	/** It says that its hosts need be in no common subnet. */
	readonly isMultihop: boolean;
	/** It was asked for, and not found as the other end of one. */
	readonly isNear: boolean;
};

/** Makes ends of sessions. Hosts that were spelt once are not read again. */
export function createEnds(): (session: Session, isNear: boolean) => End {
	const spelt = new Map<string, string>();
	const hostOf = ({id, host, mask}: {readonly id: number; readonly host: string; readonly mask: number}): EndHost => {
		const known = spelt.get(host) ?? canonicalHost(host);
		spelt.set(host, known);
		return {kind: 'address', id, host: known, written: host, mask};
	};
	return (session, isNear) => {
		const {id, name, holders, local, remote, status, group, vrf} = session;
		return {
			...{id, name, holders, status, group, isNear, bearers: bearersAmong(holders)},
			local: local && hostOf(local),
			remote: remote?.kind === 'address' ? hostOf(remote) : remote,
			localAs: numberOf(session.localAs),
			remoteAs: numberOf(session.remoteAs),
			vrf: vrf.sources.session === 'unread' ? null : vrf.sources.session,
			isMultihop: saysMultihop(session),
		};
	};
}

const numberOf = (as: Session['localAs']): number | null => (as === null || as === 'unread' ? null : as.asn);

function saysMultihop({tags, attributes}: Session): boolean {
	const said = attributes['ebgp_multihop'] ?? null;
	return (said !== null && said !== false && said !== 0) || tags.some(({name}) => name?.toLowerCase() === 'multihop');
}

function bearersAmong(holders: readonly EndHolder[]): readonly EndHolder[] {
	const machines = holders.filter(({kind}) => kind !== 'site');
	return machines.length > 0 ? machines : holders;
}

/** Whether one of the bearers of an end is this one. */
export const isBorneBy = ({bearers}: End, {kind, id}: EndHolder): boolean => bearers.some((bearer) => bearer.kind === kind && bearer.id === id);

/** What tells a holder from all others. */
export const holderKey = ({kind, id}: Pick<EndHolder, 'kind' | 'id'>): string => `${kind} ${id}`;

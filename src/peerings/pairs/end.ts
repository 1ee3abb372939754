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
	/** What is said of how it is configured; only where it was asked for. */
	readonly practice?: Practice;
};

/** What is asked of a session's configuration by rules that are told only on demand. */
type Practice = {
	readonly maxPrefixes: number | null;
	/** It has import policies, and export policies, or a prefix list in their place. */
	readonly filters: {readonly in: boolean; readonly out: boolean};
	/** It is on a route reflector. */
	readonly isReflector: boolean;
	/** Its other end is a client of this one; undefined where it does not say. */
	readonly isToClient: boolean | undefined;
};

/** The practice of a session. */
function practiceOf({maxPrefixes, policies, prefixLists, attributes, tags}: Session): Practice {
	const [client, cluster] = [attributes['rr_client'] ?? null, attributes['cluster_id'] ?? null];
	return {
		maxPrefixes,
		filters: {in: policies.in.length > 0 || prefixLists.in !== null, out: policies.out.length > 0 || prefixLists.out !== null},
		isReflector: cluster !== null || client === true || tags.some(({name}) => name?.toLowerCase() === 'route-reflector'),
		isToClient: typeof client === 'boolean' ? client : undefined,
	};
}

/** What ends are made with: `vrfOf` tells the VRF that a session says by itself. */
type EndsMade = {readonly withPractice?: boolean; readonly vrfOf?: ((session: Session) => EndVrf | null) | undefined};

const ownVrf = ({vrf: {sources}}: Session): EndVrf | null => (sources.session === 'unread' ? null : sources.session);

/** Makes ends of sessions, with their practice where that is asked for. Hosts that were spelt once are not read again. */
export function createEnds({withPractice = false, vrfOf = ownVrf}: EndsMade = {}): (session: Session, isNear: boolean) => End {
	const spelt = new Map<string, string>();
	const hostOf = ({id, host, mask}: {readonly id: number; readonly host: string; readonly mask: number}): EndHost => {
		const known = spelt.get(host) ?? canonicalHost(host);
		spelt.set(host, known);
		return {kind: 'address', id, host: known, written: host, mask};
	};
	return (session, isNear) => {
		const {id, name, holders, local, remote, status, group} = session;
		return {
			...{id, name, holders, status, group, isNear, bearers: bearersAmong(holders)},
			local: local && hostOf(local),
			remote: remote?.kind === 'address' ? hostOf(remote) : remote,
			localAs: numberOf(session.localAs),
			remoteAs: numberOf(session.remoteAs),
			vrf: vrfOf(session),
			isMultihop: saysMultihop(session),
			...(withPractice && {practice: practiceOf(session)}),
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

import type {Session} from '../../peerings/session.js';
import {canonicalHost} from '../../text/address.js';
import type {ConfigFault} from '../write/checked.js';
import type {GroupSaid, SessionSurroundings} from './facts.js';

/** What a session says that a configuration can say, with what it has of its peer group: its own values win. */
export type ActingSession = {
	readonly id: number;
	readonly vrf: string | null;
	readonly rd: string | null;
	/** A host in its one spelling, or a prefix. */
	readonly peer: string;
	readonly isRange: boolean;
	readonly localHost: string;
	readonly loopback: string | undefined;
	readonly localAs: number;
	readonly remoteAs: number;
	readonly group: GroupSaid | undefined;
	/** Whether it runs: any status but active is shut down. */
	readonly isShutdown: boolean;
	readonly description: string;
	readonly imports: readonly string[];
	readonly exports: readonly string[];
	readonly prefixListIn: string | null;
	readonly prefixListOut: string | null;
	readonly maxPrefixes: number | null;
};

/** What a session is called where something is said of it. */
const sessionLabel = ({id, name}: Pick<Session, 'id' | 'name'>): string => `${name ?? 'a session without a name'} (id ${id})`;

/** The session as it acts; or why it is no neighbour of a configuration. */
export function actingSession(session: Session, {vrfOf, loopbackOf, groupOf}: SessionSurroundings): ActingSession | {readonly fault: ConfigFault} {
	const {id, local, remote, policies, prefixLists} = session;
	const group = groupOf(session);
	const [localAs, remoteAs] = [asnOf(session.localAs) ?? group?.localAs ?? null, asnOf(session.remoteAs) ?? group?.remoteAs ?? null];
	if (!local || !remote) return {fault: `${sessionLabel(session)} has no ${local ? 'remote' : 'local'} address`};
	if (localAs === null || remoteAs === null) return {fault: `${sessionLabel(session)} has no ${localAs === null ? 'local' : 'remote'} AS`};
	const vrf = vrfOf(session);
	const own = {imports: sortedNames(policies.in), exports: sortedNames(policies.out)};
	return {
		...{id, localAs, remoteAs, group, vrf: vrf?.name ?? null, rd: vrf?.rd ?? null},
		...{peer: remote.kind === 'prefix' ? remote.prefix : canonicalHost(remote.host), isRange: remote.kind === 'prefix'},
		...{localHost: canonicalHost(local.host), loopback: loopbackOf(session), isShutdown: session.status !== 'active'},
		...{description: session.description, maxPrefixes: session.maxPrefixes},
		imports: own.imports.length > 0 ? own.imports : sorted(group?.imports ?? []),
		exports: own.exports.length > 0 ? own.exports : sorted(group?.exports ?? []),
		prefixListIn: prefixLists.in?.name ?? group?.prefixListIn ?? null,
		prefixListOut: prefixLists.out?.name ?? group?.prefixListOut ?? null,
	};
}

const asnOf = (as: Session['localAs']): number | null => (as === null || as === 'unread' ? null : as.asn);

/** Names in the order of their characters: NetBox's own order says nothing. */
const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();
const sortedNames = (refs: Session['policies']['in']): readonly string[] => sorted(refs.flatMap(({name}) => name ?? []));

/** Whether two lists have the same names. */
export const isSameNames = (one: readonly string[], other: readonly string[]): boolean => sorted(one).join('\n') === sorted(other).join('\n');

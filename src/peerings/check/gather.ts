import type {Failure} from '../../core/failure.js';
import {failure} from '../../core/failure.js';
import type {Result} from '../../core/result.js';
import {countOf} from '../../text/digits.js';
import {createEnds, type End, type EndHost} from '../pairs/end.js';
import type {Known} from '../pairs/known.js';
import {unitKey, whyUnverifiable} from '../pairs/units.js';
import {lookBeyond} from '../reading/beyond.js';
import type {Reading} from '../reading/open.js';
import type {ReadingTools} from '../reading/read.js';
import type {Session} from '../session.js';
import {addressFactsOf, holdersByAs} from './told.js';

/** What was gathered to check peerings by, and what could not be. */
export type Gathered = {readonly known: Known; readonly errors: readonly Failure[]; readonly notes: readonly string[]; readonly hidden: number};

/** Collects ends, each session once; one that was asked for stays that. */
export type EndCollection = {readonly take: (sessions: readonly Session[], isNear: boolean) => void; readonly all: () => readonly End[]};

export function collectEnds(): EndCollection {
	const byId = new Map<number, End>();
	const endOf = createEnds();
	return {
		take: (sessions, isNear) => {
			for (const session of sessions) if (!byId.has(session.id)) byId.set(session.id, endOf(session, isNear));
		},
		all: () => [...byId.values()],
	};
}

type Gathering = {
	readonly reading: Reading;
	readonly tools: ReadingTools;
	readonly ends: EndCollection;
	/** Every session that this token may see is among the ends. */
	readonly isWhole: boolean;
};

/** Reads what decides about peerings beside the sessions that were asked for: other ends, addresses, and who has an AS number. */
export async function gather({reading, tools, ends, isWhole}: Gathering): Promise<Gathered> {
	const state: Lacking = {errors: [], notes: [], unread: new Map()};
	const {netbox, proof} = reading;
	const beyond = lookBeyond(netbox, tools.now);
	const isCached = proof.by === 'cache';
	const lacking = isWhole ? [] : withoutReverse(ends.all());
	if (lacking.length > 0) await readFar({reading, tools, ends, lacking}, state);
	const clients = isWhole ? undefined : await readClients({beyond, ends, isCached}, state);
	const facts = isCached ? undefined : valueOr(await beyond.addresses(addressIds(ends.all())), 'the addresses of sessions', state);
	if (isCached) state.notes.push('with "cache force" addresses are not asked for: owners are taken from sessions');
	const foreign = isWhole || isCached ? [] : foreignNumbers(ends.all());
	const holders = valueOr(await beyond.byAs(foreign), 'the holders of AS numbers', state);
	const addresses = facts && addressFactsOf(facts);
	if (addresses && addresses.size > 0 && ![...addresses.values()].some(({on}) => on !== null))
		state.notes.push('addresses are not assigned to interfaces here: owners are taken from sessions');
	const known: Known = {
		...{ends: ends.all(), addresses, unread: state.unread, byAs: holdersByAs(holders ?? [])},
		...(clients !== undefined && {clientsUnread: clients}),
	};
	return {known, errors: state.errors, notes: state.notes, hidden: state.hidden ?? 0};
}

/** What is not known, and why, as it turns out. */
type Lacking = {readonly errors: Failure[]; readonly notes: string[]; readonly unread: Map<string, string>; hidden?: number};

/** The value, or an error among the others. What this token may not see is a note. */
function valueOr<Value>(result: Result<Value>, what: string, {errors, notes}: Lacking): Value | undefined {
	if (result.ok) return result.value;
	if (result.error.code === 'forbidden') notes.push(`this token may not see ${what}: owners are taken from sessions`);
	else errors.push(failure.notRead([what], result.error));
	return undefined;
}

type Far = Pick<Gathering, 'reading' | 'tools' | 'ends'> & {readonly lacking: readonly EndHost[]};

/** The sessions at the remote hosts that no session came from yet. */
async function readFar({reading, tools, ends, lacking}: Far, state: Lacking): Promise<void> {
	tools.report({message: `looking for the other ends of ${countOf(lacking.length, 'session')}`});
	const found = await reading.sessionsAt(lacking.map(({id, written}) => ({id, host: written})));
	const because = (hosts: readonly string[], why: string): void => {
		for (const host of hosts) state.unread.set(host, why);
	};
	const all = lacking.map(({host}) => host);
	if (!found.ok) {
		state.errors.push(failure.notRead(['the other ends'], found.error));
		return because(all, 'its other end could not be read');
	}
	const {sessions, twinsHidden, unread} = found.value;
	ends.take(sessions, false);
	if (twinsHidden) {
		because(all, 'this token may not list addresses: its other end may be written in another one of the same host');
		state.hidden = withoutReverse(ends.all().filter(({isNear}) => isNear)).length;
	}
	if (!unread) return;
	const hosts = new Map(lacking.map(({id, host}) => [id, host]));
	because(
		unread.addresses.flatMap(({id}) => hosts.get(id) ?? []),
		'its other end is not cached, and NetBox could not be asked',
	);
	state.errors.push(failure.notRead(['the other ends'], unread.because));
}

/** The remote addresses from which no session comes back among these, each once. */
function withoutReverse(ends: readonly End[]): readonly EndHost[] {
	const there = new Set(ends.map(({local, remote}) => (remote?.kind === 'address' ? `${local?.host} ${remote.host}` : '')));
	const lacking = new Map<number, EndHost>();
	for (const end of ends) {
		const {local, remote, isNear} = end;
		if (isNear && local && remote?.kind === 'address' && whyUnverifiable(end) === undefined && !there.has(`${remote.host} ${local.host}`))
			lacking.set(remote.id, remote);
	}
	return [...lacking.values()];
}

type Clients = {readonly beyond: ReturnType<typeof lookBeyond>; readonly ends: EndCollection; readonly isCached: boolean};

/** The clients of dynamic neighbours; gives why they are not known where they are not. */
async function readClients({beyond, ends, isCached}: Clients, state: Lacking): Promise<string | undefined> {
	const servers = ends.all().flatMap(({local, remote, isNear}) => (isNear && local && remote?.kind === 'prefix' ? [local] : []));
	if (servers.length === 0) return undefined;
	if (isCached) return 'with "cache force" its clients are not asked for';
	const found = await beyond.towards(servers.map(({id, written}) => ({id, host: written})));
	if (!found.ok) {
		state.errors.push(failure.notRead(['the clients of dynamic neighbours'], found.error));
		return 'its clients could not be read';
	}
	ends.take(found.value.sessions, false);
	return found.value.twinsHidden ? 'this token may not list addresses: its clients may name another one of the same host' : undefined;
}

/** Every address that tells an owner or a VRF. */
const addressIds = (ends: readonly End[]): readonly number[] => [
	...new Set(ends.flatMap(({local, remote, isNear}) => [...(local ? [local.id] : []), ...(isNear && remote?.kind === 'address' ? [remote.id] : [])])),
];

/** The numbers of remote ends that nothing came from, and that nothing which was read has as its own. */
function foreignNumbers(ends: readonly End[]): readonly number[] {
	const own = new Set(ends.map(({localAs}) => localAs));
	const units = new Map<string, number>();
	for (const {local, remote} of ends) if (local && remote?.kind === 'address') count(units, unitKey(local.host, remote.host));
	const alone = ends.filter(
		({isNear, local, remote}) => isNear && local && remote?.kind === 'address' && units.get(unitKey(local.host, remote.host)) === 1,
	);
	return [...new Set(alone.flatMap(({remoteAs}) => (remoteAs === null || own.has(remoteAs) ? [] : [remoteAs])))];
}

const count = (counts: Map<string, number>, key: string): void => {
	counts.set(key, (counts.get(key) ?? 0) + 1);
};

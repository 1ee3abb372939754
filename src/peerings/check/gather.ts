import type {Failure} from '../../core/failure.js';
import {failure} from '../../core/failure.js';
import type {Result} from '../../core/result.js';
import {countOf} from '../../text/digits.js';
import {createEnds, type End, type EndHost} from '../pairs/end.js';
import type {Known} from '../pairs/known.js';
import {lookBeyond} from '../reading/beyond.js';
import type {Reading} from '../reading/open.js';
import type {ReadingTools} from '../reading/read.js';
import type {Session} from '../session.js';
import {addressIds, foreignNumbers, inDoubt, nearLocals, withoutReverse} from './lacking.js';
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
	readonly reading: Pick<Reading, 'netbox' | 'proof' | 'sessionsAt'>;
	readonly tools: ReadingTools;
	readonly ends: EndCollection;
	/** Every session was asked for. */
	readonly isAll: boolean;
	/** Every session that this token may see is among the ends. */
	readonly isWhole: boolean;
};

/** Reads what decides about peerings beside the sessions that were asked for: other ends, addresses, and who has an AS number. */
export async function gather({reading, tools, ends, isAll, isWhole}: Gathering): Promise<Gathered> {
	const state: Lacking = {errors: [], notes: [], unread: new Map()};
	const {netbox, proof} = reading;
	const beyond = lookBeyond(netbox, tools.now);
	const isCached = proof.by === 'cache';
	const lacking = isWhole ? [] : withoutReverse(ends.all());
	if (lacking.length > 0) await readFar({reading, tools, ends, lacking}, state);
	const clientsUnread = isWhole ? undefined : await readTowards({beyond, ends, isCached, isAll}, state);
	const facts = await readFacts({beyond, ends, isCached}, new Map(), state);
	const doubted = isWhole ? [] : inDoubt(ends.all(), facts.addresses).filter(({host}) => !lacking.some((read) => read.host === host));
	if (doubted.length > 0) await readFar({reading, tools, ends, lacking: doubted}, state);
	const told = doubted.length > 0 && facts.addresses ? await readFacts({beyond, ends, isCached}, facts.addresses, state) : facts;
	if (isCached) state.notes.push('with "cache force" addresses and AS numbers are not asked for: owners are taken from sessions');
	const foreign = isWhole || isCached ? [] : foreignNumbers(ends.all(), told.addresses);
	const holders = await beyond.byAs(foreign);
	const rows = valueOr(holders, {what: 'the holders of AS numbers', so: 'which peers are external is not known'}, state);
	if (told.addresses && told.addresses.size > 0 && ![...told.addresses.values()].some(({on}) => on !== null))
		state.notes.push('none of the addresses read is on an interface: owners are taken from sessions');
	const known: Known = {
		...{ends: ends.all(), unread: state.unread, byAs: holdersByAs(rows ?? []), ...told},
		...(clientsUnread !== undefined && {clientsUnread}),
		...(!holders.ok && {numbersUnread: whyUnread(holders.error, 'the holders of AS numbers')}),
	};
	return {known, errors: state.errors, notes: state.notes, hidden: state.hidden ?? 0};
}

type BeyondAsked = Pick<Gathering, 'ends'> & {readonly beyond: ReturnType<typeof lookBeyond>; readonly isCached: boolean};

/** What the addresses of all ends are on, beside what is `known` of them already; with `cache force` nothing is asked. */
async function readFacts(
	{beyond, ends, isCached}: BeyondAsked,
	known: NonNullable<Known['addresses']>,
	state: Lacking,
): Promise<Pick<Known, 'addresses' | 'addressesUnread'>> {
	if (isCached) return {addresses: undefined};
	const rows = await beyond.addresses(addressIds(ends.all()).filter((id) => !known.has(id)));
	const facts = valueOr(rows, {what: 'the addresses of sessions', so: 'owners are taken from sessions'}, state);
	if (facts) return {addresses: new Map([...known, ...addressFactsOf(facts)])};
	return {addresses: undefined, ...(!rows.ok && {addressesUnread: whyUnread(rows.error, 'addresses')})};
}

const whyUnread = ({code}: Failure, what: string): string => (code === 'forbidden' ? `this token may not see ${what}` : `${what} could not be read`);

/** What is not known, and why, as it turns out. */
type Lacking = {readonly errors: Failure[]; readonly notes: string[]; readonly unread: Map<string, string>; hidden?: number};

/** The value, or an error among the others. What this token may not see is a note, with what comes of it. */
function valueOr<Value>(
	result: Result<Value>,
	{what, so}: {readonly what: string; readonly so: string},
	{errors, notes}: Lacking,
): Value | undefined {
	if (result.ok) return result.value;
	if (result.error.code === 'forbidden') notes.push(`this token may not see ${what}: ${so}`);
	else errors.push(failure.notRead([what], result.error));
	return undefined;
}

type Far = Pick<Gathering, 'reading' | 'tools' | 'ends'> & {readonly lacking: readonly EndHost[]};

/** The sessions at these hosts, which no session came from yet, or not every one. */
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

/**
 * The sessions that point at what was asked for: the clients of dynamic neighbours, and sessions without a reverse. Gives why clients are not known where
 * they are not.
 */
async function readTowards({beyond, ends, isCached, isAll}: BeyondAsked & Pick<Gathering, 'isAll'>, state: Lacking): Promise<string | undefined> {
	const all = ends.all();
	const servers = all.flatMap(({local, remote, isNear}) => (isNear && local && remote?.kind === 'prefix' ? [local] : []));
	const locals = isAll ? servers : [...nearLocals(all).values()];
	if (locals.length === 0) return undefined;
	if (isCached) return 'with "cache force" its clients are not asked for';
	const found = await beyond.towards(
		locals.map(({id, written}) => ({id, host: written})),
		new Set(all.map(({id}) => id)),
	);
	if (!found.ok) {
		state.errors.push(failure.notRead(['the sessions that point at these'], found.error));
		return 'its clients could not be read';
	}
	ends.take(found.value.sessions, false);
	return found.value.twinsHidden ? 'this token may not list addresses: its clients may name another one of the same host' : undefined;
}

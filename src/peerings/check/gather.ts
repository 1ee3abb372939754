import {type Failure, failure} from '../../core/failure.js';
import {countOf} from '../../text/digits.js';
import {createEnds, type End, type EndHost, type EndVrf} from '../pairs/end.js';
import {type Known, lookUp} from '../pairs/known.js';
import {type Beyond, lookBeyond} from '../reading/beyond.js';
import type {ReadingTools} from '../reading/read.js';
import type {Session} from '../session.js';
import {vrfInField} from '../session-facts.js';
import type {AskingReading} from './asking.js';
import {readAddresses, readChassis, readGroups, withShared} from './facts.js';
import {foreignNumbers, inDoubt, nearLocals, withoutReverse} from './lacking.js';
import {holdersByAs} from './told.js';
import {createUnread, lackOfRight, type ReadingGaps, valueOr, whyUnread} from './unread.js';

/** What was gathered to check peerings by, and what could not be. */
export type Gathered = {readonly known: Known; readonly errors: readonly Failure[]; readonly notes: readonly string[]};

/** Collects ends, each session once; one that was asked for stays that. */
export type EndCollection = {
	readonly take: (sessions: readonly Session[], isNear: boolean) => void;
	readonly all: () => readonly End[];
	/** The custom field of VRFs that was asked for, if no session has it. */
	readonly lacksField: () => string | undefined;
};

/** `withPractice`: with what rules on demand ask of them; `vrfField`: the custom field that holds their VRF, if it is not `vrf`. */
type EndsAsked = {readonly withPractice?: boolean; readonly vrfField?: string | undefined};

export function collectEnds({withPractice = false, vrfField}: EndsAsked = {}): EndCollection {
	const byId = new Map<number, End>();
	let hasField = vrfField === undefined;
	const vrfOf = (session: Session): EndVrf | null => {
		const vrf = vrfInField(session.held, vrfField ?? 'vrf');
		if (vrf !== undefined) hasField = true;
		return vrf ?? null;
	};
	const endOf = createEnds({withPractice, ...(vrfField !== undefined && {vrfOf})});
	return {
		lacksField: () => (hasField || byId.size === 0 ? undefined : vrfField),
		take: (sessions, isNear) => {
			for (const session of sessions) if (!byId.has(session.id)) byId.set(session.id, endOf(session, isNear));
		},
		all: () => [...byId.values()],
	};
}

type Gathering = {
	readonly reading: AskingReading;
	readonly tools: ReadingTools;
	readonly ends: EndCollection;
	/** Every session that this token may see is among the ends. */
	readonly isWhole: boolean;
};

/**
 * Reads what decides about peerings beside the sessions that were asked for: every other one between the same hosts, addresses, their interfaces, peer
 * groups, and who has an AS number. So it does not matter which ones were asked for.
 */
export async function gather(gathering: Gathering): Promise<Gathered> {
	const {reading, tools, ends, isWhole} = gathering;
	const unread = createUnread();
	const beyond = lookBeyond(reading.netbox, tools.now);
	const reaching = {...gathering, beyond, read: new Set<string>()};
	const clientsUnread = isWhole ? undefined : await readOthers(reaching, unread);
	const facts = reading.proof.by === 'cache' ? forcedFacts(unread) : await readFacts(reaching, unread);
	const known = {ends: ends.all(), unread: unread.hosts, byAs: new Map(), ...facts, ...(clientsUnread !== undefined && {clientsUnread})};
	const lacks = ends.lacksField();
	if (lacks !== undefined) unread.notes.push(`no session has the custom field "${lacks}", which "instance set" names for their VRF`);
	const numbers = isWhole || reading.proof.by === 'cache' ? {} : await readNumbers(beyond, known, unread);
	return {known: {...known, ...numbers, doubts: unread.doubts, rights: unread.rights}, errors: unread.errors, notes: unread.notes};
}

/** `read`: hosts whose sessions were read, or could not be. */
type Reaching = Gathering & {readonly beyond: Beyond; readonly read: Set<string>};

/** The other sessions between the hosts of those that were asked for, and what points at these. Gives why clients are not known where they are not. */
async function readOthers(reaching: Reaching, unread: ReadingGaps): Promise<string | undefined> {
	const {ends} = reaching;
	await readFar(reaching, withoutReverse(ends.all()), unread);
	const clientsUnread = await readAround(reaching, unread);
	if (reaching.reading.proof.by === 'cache') await readFar(reaching, inDoubt(ends.all(), undefined), unread);
	return clientsUnread;
}

/** With `cache force` nothing is asked that is not cached, and no peering is told to be right. */
function forcedFacts({notes, doubts}: ReadingGaps): Pick<Known, 'addresses'> {
	const why = 'with "cache force" addresses are not asked for';
	notes.push('with "cache force" addresses and AS numbers are not asked for: owners are taken from sessions');
	doubts.push({why, isHidden: false, touches: 'all', isSaid: true});
	return {addresses: undefined};
}

type FactsRead = Pick<Known, 'addresses' | 'addressesUnread' | 'groups' | 'chassis' | 'isChassisUnread'>;

async function readFacts(reaching: Reaching, unread: ReadingGaps): Promise<FactsRead> {
	const {beyond, ends, isWhole} = reaching;
	const asking = () => ({beyond, ends: ends.all(), unread});
	const first = await readAddresses(asking(), new Map());
	const doubted = isWhole || !first.addresses ? [] : inDoubt(ends.all(), first.addresses);
	await readFar(reaching, doubted, unread);
	const told = doubted.length > 0 && first.addresses ? await readAddresses(asking(), first.addresses) : first;
	const [addresses, groups, chassis] = await Promise.all([
		told.addresses && withShared(asking(), told.addresses),
		readGroups(asking()),
		readChassis(asking(), told.addresses),
	]);
	if (addresses && addresses.size > 0 && ![...addresses.values()].some(({on}) => on !== null))
		unread.notes.push('none of the addresses read is on an interface: owners are taken from sessions');
	return {...told, addresses, ...groups, ...chassis};
}

/** Who has the AS numbers of remote hosts that nobody owns. */
async function readNumbers(beyond: Beyond, known: Known, unread: ReadingGaps): Promise<Pick<Known, 'byAs' | 'numbersUnread'>> {
	const holders = await beyond.byAs(foreignNumbers(lookUp(known)));
	const rows = valueOr(holders, {what: 'the holders of AS numbers', so: 'which peers are external is not known'}, unread);
	return {byAs: holdersByAs(rows ?? []), ...(!holders.ok && {numbersUnread: whyUnread(unread, holders.error, 'the holders of AS numbers')})};
}

/** The sessions at these hosts, which no session came from yet, or not every one. */
async function readFar({reading, tools, ends, read}: Reaching, wanted: readonly EndHost[], unread: ReadingGaps): Promise<void> {
	const lacking = wanted.filter(({host}) => !read.has(host));
	if (lacking.length === 0) return;
	for (const {host} of lacking) read.add(host);
	tools.report({message: `looking for the other ends of ${countOf(lacking.length, 'session')}`});
	const found = await reading.sessionsAt(lacking.map(({id, written}) => ({id, host: written})));
	const because = (hosts: readonly string[], why: string): void => {
		for (const host of hosts) unread.hosts.set(host, why);
	};
	const all = lacking.map(({host}) => host);
	if (!found.ok) {
		unread.errors.push(failure.notRead(['the other ends'], found.error));
		return because(all, 'its other end could not be read');
	}
	const {sessions, twinsHidden, unread: missing} = found.value;
	ends.take(sessions, false);
	if (twinsHidden)
		because(all, lackOfRight(unread, 'this token may not list addresses: its other end may be written in another one of the same host'));
	if (!missing) return;
	const hosts = new Map(lacking.map(({id, host}) => [id, host]));
	because(
		missing.addresses.flatMap(({id}) => hosts.get(id) ?? []),
		'its other end is not cached, and NetBox could not be asked',
	);
	unread.errors.push(failure.notRead(['the other ends'], missing.because));
}

/**
 * The sessions at the local hosts of what was asked for, and those that point there: a second one between the same hosts, clients of dynamic
 * neighbours, and sessions without a reverse. Gives why clients are not known where they are not.
 */
async function readAround({reading, beyond, ends, read}: Reaching, unread: ReadingGaps): Promise<string | undefined> {
	const all = ends.all();
	const locals = [...nearLocals(all).values()];
	if (locals.length === 0) return undefined;
	if (reading.proof.by === 'cache') return 'with "cache force" its clients are not asked for';
	const found = await beyond.around(
		locals.map(({id, written}) => ({id, host: written})),
		new Set(all.map(({id}) => id)),
	);
	if (!found.ok) {
		unread.errors.push(failure.notRead(['the sessions between the same hosts'], found.error));
		unread.doubts.push({why: 'other sessions between the same hosts could not be read', isHidden: false, touches: 'all', isSaid: true});
		return 'its clients could not be read';
	}
	for (const {host} of locals) read.add(host);
	ends.take(found.value.sessions, false);
	return found.value.twinsHidden
		? lackOfRight(unread, 'this token may not list addresses: its clients may name another one of the same host')
		: undefined;
}

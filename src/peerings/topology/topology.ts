import {type Failure, failure} from '../../core/failure.js';
import {drive, type Work} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Device} from '../../devices/match.js';
import type {Meta, Output} from '../../output/output.js';
import type {Topology} from '../../output/topology.js';
import {findFindings} from '../check/findings.js';
import {collectEnds, type Gathered, gather} from '../check/gather.js';
import {usualRules} from '../check/rules.js';
import {type SaidOfNetwork, type Subject, subjectOf} from '../check/subject.js';
import {tally} from '../check/verdicts.js';
import {type EndHolder, holderKey} from '../pairs/end.js';
import {lookUp} from '../pairs/known.js';
import {findPeerings} from '../pairs/peerings.js';
import type {Tell} from '../reading/parts.js';
import type {PeeringsAsked, ReadingTools} from '../reading/read.js';
import {openReading, type Reading} from '../reading/read.js';
import {readFound} from '../reading/read-found.js';
import {readRest, unheldUnknown} from '../reading/unheld.js';
import type {Session} from '../session.js';
import {graphOf} from './graph.js';
import {linksOf, type TopologyLink} from './links.js';
import {nextHop} from './next-hop.js';
import {topologyOutput} from './shown.js';
import {readSites} from './sites.js';

/** Which peerings are drawn, and what a node of the drawing is. */
export type TopologyAsked = PeeringsAsked &
	Pick<SaidOfNetwork, 'confederation'> & {
		/** The custom field of sessions that holds their VRF, if it is not `vrf`. */
		readonly vrfField?: string;
		/** Every session of the instance, those on no device too. */
		readonly isAll: boolean;
		/** How far from the devices lines are followed, at least 1. */
		readonly hops: number;
		readonly by: Topology['by'];
	};

/** What was read: the sessions of devices that were asked for, or reached before the last hop. */
type TopologyReading = {
	readonly reading: Reading;
	readonly devices: readonly Device[];
	/** Those of them whose sessions are known, by id. */
	readonly answered: ReadonlySet<number>;
	readonly sessions: readonly Session[];
	readonly isWhole: boolean;
	readonly errors: readonly Failure[];
	readonly notes: readonly string[];
	readonly meta: Meta;
};

/**
 * Nodes and edges of peerings, by the pairs and verdicts of the check (docs/contract/topology.md). What could not be read is among the errors, and an end
 * that is not known is a node of its own kind.
 */
export async function readTopology(asked: TopologyAsked, tools: ReadingTools): Promise<Result<Output>> {
	let read = await readAsked(asked, tools);
	for (let hop = 1; ; hop += 1) {
		if (!read.ok) return read;
		const linked = await linkUp(read.value, asked, tools);
		if (!linked) return err(failure.cancelled(tools.netbox.requests(), 'nothing was drawn'));
		const next = hop < asked.hops && !asked.isAll ? nextHop(linked.links, read.value.devices) : undefined;
		if (!next || next.devices.length === 0) return finish({read: read.value, linked, notes: next?.notes ?? []}, asked, tools);
		read = await readNext({read: read.value, next}, asked, tools);
	}
}

async function readAsked(asked: TopologyAsked, tools: ReadingTools): Promise<Result<TopologyReading>> {
	const reading = await openReading(asked, tools);
	if (!reading.ok) return reading;
	const {take, sessions, answered} = collectAnswers();
	const read = await readFound(reading.value, {asked, tools}, take);
	if (!read.ok) return read;
	const {errors, meta} = read.value;
	const all = {reading: reading.value, devices: reading.value.found.devices, answered, meta};
	if (!asked.isAll) return ok({...all, sessions, isWhole: false, errors, notes: read.value.notes});
	if (reading.value.proof.by === 'cache') return ok({...all, sessions, isWhole: false, errors, notes: [...read.value.notes, unheldUnknown]});
	const rest = await readRest(reading.value, {held: sessions.length, undone: 'not drawn', now: tools.now});
	return ok({
		...{...all, sessions: [...sessions, ...rest.unheld], errors: [...errors, ...rest.errors]},
		...{isWhole: rest.isWhole && errors.length === 0, notes: [...read.value.notes, ...(errors.length === 0 ? rest.notes : [])]},
	});
}

type HopTo = {readonly read: TopologyReading; readonly next: NonNullable<ReturnType<typeof nextHop>>};

/** The sessions of the devices of the next hop too. Each hop is a reading with a proof of its own. */
async function readNext({read, next}: HopTo, asked: TopologyAsked, tools: ReadingTools): Promise<Result<TopologyReading>> {
	const here = {...asked, devices: {names: next.devices.map(({name}) => name), globs: [], selectors: []}};
	const reading = await openReading(here, tools);
	if (!reading.ok) return reading;
	const wanted = new Set(next.devices.map(({id}) => id));
	// Others may bear the same names. One that is gone by now has no sessions.
	const found = {...reading.value.found, missing: [], devices: reading.value.found.devices.filter(({id}) => wanted.has(id))};
	const {take, sessions, answered} = collectAnswers();
	const counted = {devices: read.answered.size, sessions: read.sessions.length};
	const more = await readFound({...reading.value, found}, {asked: here, tools: countingOn(tools, counted)}, take);
	if (!more.ok) return more;
	const {errors, notes, meta} = more.value;
	const {hits, misses, oldestSeconds} = read.meta;
	const oldest = [oldestSeconds, meta.oldestSeconds].flatMap((seconds) => seconds ?? []);
	return ok({
		...{...read, reading: reading.value, devices: [...read.devices, ...found.devices], sessions: [...read.sessions, ...sessions]},
		...{answered: new Set([...read.answered, ...answered]), errors: [...read.errors, ...errors], notes: [...read.notes, ...notes, ...next.notes]},
		meta: {...meta, hits: hits + meta.hits, misses: misses + meta.misses, ...(oldest.length > 0 && {oldestSeconds: Math.max(...oldest)})},
	});
}

/** Counts on from what was read before. */
const countingOn = (tools: ReadingTools, before: Readonly<Record<string, number>>): ReadingTools => ({
	...tools,
	report: ({counts = {}, ...report}) => {
		const onwards = Object.entries(counts).map(([thing, {done, total}]) => {
			const base = before[thing] ?? 0;
			return [thing, {done: done + base, ...(total !== undefined && {total: total + base})}] as const;
		});
		tools.report({...report, ...(onwards.length > 0 && {counts: Object.fromEntries(onwards)})});
	},
});

/** Takes the sessions of devices as they come. */
function collectAnswers(): {readonly take: Tell; readonly sessions: Session[]; readonly answered: ReadonlySet<number>} {
	const sessions: Session[] = [];
	const answered = new Set<number>();
	const take: Tell = (_, answer) => {
		answered.add(answer.device);
		for (const session of answer.sessions) sessions.push(session);
	};
	return {take, sessions, answered};
}

type Linked = {readonly links: readonly TopologyLink[]; readonly subject: Subject; readonly gathered: Gathered};

/** Finds the peerings of all sessions that were read so far; undefined if it was stopped. */
async function linkUp(
	{reading, sessions, isWhole}: TopologyReading,
	{vrfField, confederation}: TopologyAsked,
	tools: ReadingTools,
): Promise<Linked | undefined> {
	const ends = collectEnds({vrfField});
	ends.take(sessions, true);
	const gathered = await gather({reading, tools, ends, isWhole});
	const subject = subjectOf(lookUp(gathered.known), {...(confederation && {confederation})});
	const links = await drive(findLinks(subject), {stop: tools.signal});
	return links && {links, subject, gathered};
}

function* findLinks(subject: Subject): Work<readonly TopologyLink[]> {
	return yield* linksOf(yield* findFindings(yield* findPeerings(subject.lookup), subject, usualRules), subject);
}

type Finishing = {readonly read: TopologyReading; readonly linked: Linked; readonly notes: readonly string[]};

async function finish({read, linked, notes}: Finishing, {by}: TopologyAsked, tools: ReadingTools): Promise<Result<Output>> {
	const {links, subject, gathered} = linked;
	const {reading, devices, answered, isWhole, meta} = read;
	const holders = holdersOf(links);
	const told = await readSites(reading.netbox, {holders, known: devices, asks: reading.proof.by !== 'cache'});
	const named = devices.filter(({id}) => answered.has(id)).map(({id, name}): EndHolder => ({kind: 'device', id, name}));
	const asked = isWhole ? [...named, ...holders] : named;
	const topology = await drive(graphOf(links, {by, subject, sites: told.sites, asked}), {stop: tools.signal});
	if (!topology) return err(failure.cancelled(tools.netbox.requests(), 'nothing was drawn'));
	return ok({
		...topologyOutput(topology, hiddenEnds(links)),
		errors: [...read.errors, ...gathered.errors, ...told.errors],
		notes: [...new Set([...read.notes, ...notes, ...gathered.notes, ...told.notes])],
		meta: {...meta, requests: tools.netbox.requests()},
	});
}

/** Sessions whose other end this token may not see. */
const hiddenEnds = (links: readonly TopologyLink[]): number => tally(links.map(({checked}) => checked)).hidden;

function holdersOf(links: readonly TopologyLink[]): readonly EndHolder[] {
	const places = links.flatMap(({near, far, ends}) => [near, far, ...ends.map(({place}) => place)]);
	const byKey = new Map(places.flatMap(({holder}) => (holder ? [[holderKey(holder), holder] as const] : [])));
	return [...byKey.values()];
}

import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {findDevices} from '../../devices/find.js';
import type {Device, Found} from '../../devices/match.js';
import {describeAsked} from '../../devices/selectors.js';
import type {CachedDevice, CachedSet, LookUp, Position} from '../../store/cache/cache.js';
import {foldName} from '../../text/case-fold.js';
import {answersOf, type DeviceAnswer, setsOf, useOf} from '../answer.js';
import {readLog} from '../freshness/change-log.js';
import {needBgp} from '../freshness/proof.js';
import {knownReader, openPlace, type Place, rememberedPlace} from '../freshness/scope.js';
import {typed} from '../session.js';
import {pickCached, rowsOf} from './cached-devices.js';
import {cachedAt} from './offline-hint.js';
import {cachedFor, forcedOpening, isMatching} from './opening.js';
import {readDevices, type SessionSource} from './parts.js';
import type {PeeringsAsked, Reading, ReadingTools} from './read.js';
import {fetchByDevice, toKeep} from './sessions.js';

type Forcing = {
	readonly asked: PeeringsAsked;
	readonly tools: ReadingTools;
	readonly place: Place;
	readonly before: LookUp;
	readonly cached: readonly CachedDevice[];
	readonly opening: ReturnType<typeof forcedOpening>;
};

/** What is cached, unchecked and without any request; only literal names and sessions that are missing are fetched, and kept. */
export async function openForced(asked: PeeringsAsked, tools: ReadingTools): Promise<Result<Reading>> {
	const opened = await forcedPlace(asked, tools);
	if (!opened.ok) return opened;
	const place = opened.value;
	const before = tools.cache.lookUp(place.scope, asked.devices.names);
	if (!before.ok) return before;
	const cached = cachedFor(asked, {tools, scope: place.scope, known: before.value});
	if (!cached.ok) return cached;
	const opening = forcedOpening(asked, {known: before.value, cached: cached.value});
	const sought = await findForced({asked, tools, place, before: before.value, cached: cached.value, opening});
	if (!sought.ok) return sought;
	const {found, position} = sought.value;
	return ok({
		proof: {by: 'cache'},
		netbox: place.netbox,
		found,
		notes: isMatching(asked) ? [`matched among ${cached.value.length} cached devices`] : [],
		read: (devices, tell) => readDevices(createSource({tools, place, position}), devices, tell),
		sessionsAt: async (addresses) => (await import('./ends.js')).forcedEnds({tools, place}, addresses),
	});
}

/** Where what is cached is, without a request where it is known whose it is. */
export async function forcedPlace(asked: PeeringsAsked, tools: ReadingTools): Promise<Result<Place>> {
	if (asked.devices.selectors.some(({field}) => field === 'region')) {
		return err(failure.usage('"region" cannot be answered from the cache: leave out "cache force".'));
	}
	const remembered = rememberedPlace(tools, asked.branch);
	const opened = remembered ? ok(remembered) : await openPlace(tools, asked.branch);
	if (!opened.ok) return err(knownReader(tools.netbox, tools.cache) === undefined ? withReaderHint(opened.error) : opened.error);
	return opened;
}

/** Whose what is cached is, is known by token: one that was never seen gets nothing of it. */
const withReaderHint = (error: Failure): Failure =>
	error.code === 'unreachable'
		? {...error, hint: 'this token was not seen here before: NetBox must say once whose it is, before what is cached is shown'}
		: error;

/** Devices, with the position as of which those that were not cached, and their sessions, will be true: none where nothing can be kept. */
type Sought = {readonly found: Found; readonly position: Position | undefined};

async function findForced(forcing: Forcing): Promise<Result<Sought>> {
	const {asked, tools, place, before, cached, opening} = forcing;
	const list = opening.devices?.list;
	tools.report({
		message: list
			? `retrieving device data for ${describeAsked(list)} from instance '${place.netbox.name}'`
			: `using cached device data for ${describeAsked(asked.devices)}`,
	});
	if (!list) return ok({found: opening.cached, position: before.position});
	const fetched = await fetchDevices(forcing, list);
	if (!fetched.ok) {
		const found = opening.cached;
		if (found.devices.length === 0) return fetched;
		return ok({found: {...found, failures: [failure.notRead(list.names, fetched.error), ...found.failures]}, position: before.position});
	}
	tools.report({message: `retrieved ${fetched.value.devices.length} device(s) from NetBox`});
	const replaced = new Set(list.names.map(foldName));
	const others = rowsOf(cached).filter(({name}) => name === null || !replaced.has(foldName(name)));
	return ok({found: pickCached(asked.devices, [...others, ...fetched.value.devices]), position: fetched.value.position});
}

type Fetched = {readonly devices: readonly Device[]; readonly position: Position | undefined};

/** Devices that are not cached. */
async function fetchDevices({tools, place, before, opening}: Forcing, list: PeeringsAsked['devices']): Promise<Result<Fetched>> {
	const {netbox} = place;
	const asking = Promise.all([netbox.status(), opening.log ? readLog(netbox, undefined, tools.now()) : undefined]);
	const beside = opening.devices?.when === 'beside' ? findDevices(netbox, list) : undefined;
	const [status, log] = await asking;
	const found = await (beside ?? findDevices(netbox, list));
	if (!status.ok) return status;
	const plugin = needBgp(netbox, status.value);
	if (!plugin.ok) return plugin;
	if (!found.ok) return found;
	const {clock, ...versions} = status.value;
	const cursor = log?.ok && log.value.kind === 'read' ? {cursor: log.value.cursor} : {};
	const position = before.position ?? {checkedAt: clock, versions, ...cursor, ...(place.lastSync !== undefined && {lastSync: place.lastSync})};
	const devices = found.value.received.map((row) => ({id: row.id, name: row.name, row, fetchedAt: tools.now()}));
	const kept = tools.cache.write(place.scope, {devices, provedNames: found.value.provedNames, position: {to: position}});
	return ok({devices: found.value.devices, position: kept.ok ? position : undefined});
}

type Reach = Pick<Forcing, 'tools' | 'place'> & {readonly position: Position | undefined};

function createSource({tools, place, position}: Reach): SessionSource {
	const batch: SessionSource['batch'] = async (ids, netbox) => {
		const sets = tools.cache.sessionsOf(place.scope, ids);
		const setOf = new Map((sets.ok ? sets.value : []).map((set) => [set.device, set]));
		const answers = ids.flatMap((id) => setOf.get(id) ?? []).map(forcedAnswer);
		const missing = ids.filter((id) => !setOf.has(id));
		const full = await fetchByDevice(netbox, missing);
		if (!full.ok) return ok({answers, gone: [], unread: {devices: missing, failure: full.error}, change: {}});
		const now = tools.now();
		const fetched = answersOf(missing, full.value, {kept: position !== undefined, now});
		const change = {sessions: toKeep(full.value.sessions, now), sessionSets: setsOf(fetched, now)};
		return ok({answers: [...answers, ...fetched], gone: full.value.gone, change: missing.length > 0 ? change : {}});
	};
	const keep: SessionSource['keep'] = ({change, gone, answers}) => {
		tools.cache.used(place.scope, useOf(answers, tools.now()));
		return change.sessions && position ? tools.cache.write(place.scope, {...change, forgetDevices: gone, position: {to: position}}) : ok(undefined);
	};
	return {tools, netbox: place.netbox, batch, keep};
}

/** A device's sessions as they are cached. */
export function forcedAnswer(set: CachedSet): DeviceAnswer {
	const sessions = set.sessions.map((session) => typed(session, session.checkedAt));
	return {device: set.device, how: {kind: 'forced', at: cachedAt(set)}, sessions};
}

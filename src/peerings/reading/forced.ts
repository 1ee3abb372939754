import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {findDevices} from '../../devices/find.js';
import type {Device, Found} from '../../devices/match.js';
import {describeAsked} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Output} from '../../output/output.js';
import type {CachedDevice, CachedSet, LookUp, Position} from '../../store/cache/cache.js';
import {foldName} from '../../text/case-fold.js';
import {type Answer, answersOf, type BatchAnswer, setsOf, useOf} from '../answer.js';
import {readLog} from '../freshness/change-log.js';
import {needBgp} from '../freshness/proof.js';
import {knownReader} from '../freshness/reader.js';
import {openPlace, type Place, rememberedPlace} from '../freshness/scope.js';
import {pickCached, rowsOf, unknownNames} from './cached-devices.js';
import {collect} from './collect.js';
import {cachedAt} from './offline-hint.js';
import type {Asked, Tools} from './read.js';
import {fetchByDevice, toKeep} from './sessions.js';

type Forcing = {readonly asked: Asked; readonly tools: Tools; readonly place: Place; readonly before: LookUp};

/** What is cached, unchecked and without any request; only literal names and sessions that are missing are fetched, and kept. */
export async function readForced(asked: Asked, tools: Tools): Promise<Result<Output>> {
	if (asked.devices.selectors.some(({field}) => field === 'region')) {
		return err(failure.usage('"region" cannot be answered from the cache: leave out "cache force".'));
	}
	const remembered = rememberedPlace(tools, asked.branch);
	const place = remembered ? ok(remembered) : await openPlace(tools, asked.branch);
	if (!place.ok) return err(knownReader(tools.netbox, tools.cache) === undefined ? withReaderHint(place.error) : place.error);
	const before = tools.cache.lookUp(place.value.scope, asked.devices.names);
	const isMatching = asked.devices.globs.length > 0 || asked.devices.selectors.length > 0;
	const cached = isMatching ? tools.cache.devices(place.value.scope) : ok(before.ok ? before.value.devices : []);
	if (!before.ok) return before;
	if (!cached.ok) return cached;
	const output = await force({asked, tools, place: place.value, before: before.value}, cached.value);
	if (!isMatching || !output.ok) return output;
	return ok({...output.value, notes: [...output.value.notes, `matched among ${cached.value.length} cached devices`]});
}

/** Whose what is cached is, is known by token: one that was never seen gets nothing of it. */
const withReaderHint = (error: Failure): Failure =>
	error.code === 'unreachable'
		? {...error, hint: 'this token was not seen here before: NetBox must say once whose it is, before what is cached is shown'}
		: error;

async function force(forcing: Forcing, cached: readonly CachedDevice[]): Promise<Result<Output>> {
	const {asked, tools, place, before} = forcing;
	const unknown = unknownNames(asked.devices.names, before);
	const asking = {names: unknown, globs: [], selectors: []};
	const isOffline = unknown.length === 0;
	tools.report({
		message: isOffline
			? `using cached device data for ${describeAsked(asked.devices)}`
			: `retrieving device data for ${describeAsked(asking)} from instance '${place.netbox.name}'`,
	});
	const fetched = isOffline ? ok({devices: [], position: before.position}) : await fetchDevices(forcing, asking);
	if (!fetched.ok) {
		const rest = {...asked.devices, names: asked.devices.names.filter((name) => !unknown.includes(name))};
		const found = pickCached(rest, rowsOf(cached));
		if (found.devices.length === 0) return fetched;
		return readSessions(forcing, {...found, failures: [failure.notRead(unknown, fetched.error), ...found.failures]}, before.position);
	}
	if (!isOffline) tools.report({message: `retrieved ${fetched.value.devices.length} device(s) from NetBox`});
	const replaced = new Set(unknown.map(foldName));
	const others = rowsOf(cached).filter(({name}) => name === null || !replaced.has(foldName(name)));
	return readSessions(forcing, pickCached(asked.devices, [...others, ...fetched.value.devices]), fetched.value.position);
}

type Fetched = {readonly devices: readonly Device[]; readonly position: Position | undefined};

/** Devices that are not cached, with the position as of which they and their sessions will be true: none where nothing can be kept. */
async function fetchDevices({tools, place, before}: Forcing, asking: Asked['devices']): Promise<Result<Fetched>> {
	const {netbox} = place;
	const opening = Promise.all([netbox.status(), before.position ? undefined : readLog(netbox, undefined, tools.now())]);
	const early = before.position ? findDevices(netbox, asking) : undefined;
	const [status, log] = await opening;
	const found = await (early ?? findDevices(netbox, asking));
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

function readSessions({asked, tools, place}: Forcing, found: Found, position: Position | undefined): Promise<Result<Output>> {
	const read = async (devices: readonly Device[], netbox: Netbox): Promise<Result<BatchAnswer>> => {
		const ids = devices.map(({id}) => id);
		const sets = tools.cache.sessionsOf(place.scope, ids);
		const setOf = new Map((sets.ok ? sets.value : []).map((set) => [set.device, set]));
		const answers = ids.flatMap((id) => forced(setOf.get(id)));
		const missing = ids.filter((id) => !setOf.has(id));
		const full = await fetchByDevice(netbox, missing);
		if (!full.ok) return ok({answers, gone: [], unread: {devices: missing, failure: full.error}, change: {}});
		const now = tools.now();
		const fetched = answersOf(missing, full.value, {kept: position !== undefined, now});
		const change = {sessions: toKeep(full.value.sessions, now), sessionSets: setsOf(fetched, now)};
		return ok({answers: [...answers, ...fetched], gone: full.value.gone, change: missing.length > 0 ? change : {}});
	};
	const keep = ({change, gone, answers}: BatchAnswer): Result<unknown> => {
		tools.cache.used(place.scope, useOf(answers, tools.now()));
		return change.sessions && position ? tools.cache.write(place.scope, {...change, forgetDevices: gone, position: {to: position}}) : ok(undefined);
	};
	return collect({asked, tools, found, netbox: place.netbox, read, keep});
}

function forced(set: CachedSet | undefined): Answer[] {
	if (!set) return [];
	return [
		{
			device: set.device,
			how: {kind: 'forced', at: cachedAt(set)},
			sessions: set.sessions.map((session) => ({session, checkedAt: session.checkedAt})),
		},
	];
}

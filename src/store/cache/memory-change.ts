import {type StaleParts, wholeRow} from '../../core/stale-parts.js';
import {foldName} from '../../text/case-fold.js';
import type {CacheChange, CachedDevice, CachedSession, Position, ShownObject} from './cache.js';
import {movePosition} from './position.js';

type SessionInMemory = CachedSession & {readonly shows: readonly ShownObject[]};

/** The memory cache's data of one scope: devices and sessions by id, and folded names whose devices are all known. */
export type ScopeInMemory = {
	readonly position?: Position;
	readonly devices: ReadonlyMap<number, CachedDevice>;
	readonly names: ReadonlySet<string>;
	readonly sessions: ReadonlyMap<number, SessionInMemory>;
	readonly counts: {readonly hits: number; readonly misses: number};
};

/** A scope without data. */
export const emptyScope: ScopeInMemory = {devices: new Map(), names: new Set(), sessions: new Map(), counts: {hits: 0, misses: 0}};

/** The scope after a change, with its parts applied in the order of `Change`. */
export function applyToMemory(scope: ScopeInMemory, change: CacheChange): ScopeInMemory {
	const left = change.forgetAll ? {...scope, devices: new Map(), names: new Set<string>(), sessions: new Map()} : scope;
	const marked = {...left, sessions: markStale(left.sessions, change)};
	const proved = prove(keepDevices(forget(marked, new Set(change.forgetDevices)), change.devices ?? []), change);
	const kept = (change.sessionSets ?? []).reduce(keepSet, {...proved, sessions: keepSessions(proved.sessions, change.sessions ?? [])});
	const {position} = change;
	return {...kept, sessions: check(kept.sessions, change), ...(position && {position: movePosition(scope.position, position)})};
}

function markStale(sessions: ScopeInMemory['sessions'], {staleAll, staleSessions, staleObjects = []}: CacheChange): ScopeInMemory['sessions'] {
	const ids = new Set(staleSessions);
	if (!staleAll && ids.size === 0 && staleObjects.length === 0) return sessions;
	const byObject = new Map<string, StaleParts>();
	for (const {type, id, parts} of staleObjects) byObject.set(`${type} ${id}`, (byObject.get(`${type} ${id}`) ?? 0) | parts);
	const marked = ({id, shows}: SessionInMemory): StaleParts =>
		shows.reduce((sum, {type, id}) => sum | (byObject.get(`${type} ${id}`) ?? 0), staleAll || ids.has(id) ? wholeRow : 0);
	return mapValues(sessions, (session) => ({...session, stale: session.stale | marked(session)}));
}

function forget(scope: ScopeInMemory, ids: ReadonlySet<number>): ScopeInMemory {
	if (ids.size === 0) return scope;
	const names = new Set(scope.names);
	for (const id of ids) names.delete(foldName(scope.devices.get(id)?.name ?? ''));
	return {
		...scope,
		names,
		devices: filterValues(scope.devices, ({id}) => !ids.has(id)),
		sessions: filterValues(scope.sessions, ({device}) => device === null || !ids.has(device)),
	};
}

function keepDevices(scope: ScopeInMemory, kept: NonNullable<CacheChange['devices']>): ScopeInMemory {
	const devices = new Map(scope.devices);
	for (const device of kept) devices.set(device.id, {...devices.get(device.id), ...device});
	return {...scope, devices};
}

function prove(scope: ScopeInMemory, {provedNames = [], devices = []}: CacheChange): ScopeInMemory {
	const proved = new Set(provedNames.map(foldName));
	const given = new Set(devices.map(({id}) => id));
	const gone = filterValues(scope.devices, ({id, name}) => name !== null && proved.has(foldName(name)) && !given.has(id));
	const kept = forget(scope, new Set(gone.keys()));
	return {...kept, names: new Set([...kept.names, ...proved])};
}

const keepSessions = (sessions: ScopeInMemory['sessions'], kept: NonNullable<CacheChange['sessions']>): ScopeInMemory['sessions'] =>
	new Map([...sessions, ...kept.map((session) => [session.id, {...session, stale: 0}] as const)]);

function keepSet(scope: ScopeInMemory, {device, sessions, at}: NonNullable<CacheChange['sessionSets']>[number]): ScopeInMemory {
	const listed = new Set(sessions);
	const kept = filterValues(scope.sessions, (session) => session.device !== device || listed.has(session.id));
	const there = filterValues(kept, (session) => session.device === device).size;
	const known = scope.devices.get(device);
	if (!known) return {...scope, sessions: kept};
	const {sessionsAt: _, ...undated} = known;
	const dated = there === listed.size ? {...undated, sessionsAt: at} : undated;
	return {...scope, sessions: kept, devices: new Map(scope.devices).set(device, dated)};
}

function check(sessions: ScopeInMemory['sessions'], {checked}: CacheChange): ScopeInMemory['sessions'] {
	const ids = new Set(checked?.sessions);
	return checked ? mapValues(sessions, (session) => (ids.has(session.id) ? {...session, checkedAt: checked.at} : session)) : sessions;
}

const mapValues = <Key, Value>(map: ReadonlyMap<Key, Value>, change: (value: Value) => Value): ReadonlyMap<Key, Value> =>
	new Map(Array.from(map, ([key, value]) => [key, change(value)]));

const filterValues = <Key, Value>(map: ReadonlyMap<Key, Value>, keep: (value: Value) => boolean): ReadonlyMap<Key, Value> =>
	new Map([...map].filter(([, value]) => keep(value)));

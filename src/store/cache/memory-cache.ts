import {ok} from '../../core/result.js';
import {heldText} from '../../output/json-row.js';
import {foldName} from '../../text/case-fold.js';
import {createNaturalCompare} from '../../text/natural.js';
import type {Cache, CachedDevice, CachedReader, CachedSession, CachedSet, CacheEntry, Scope, SessionHint} from './cache.js';
import {byName, hintOf, partsOf} from './device-hint.js';
import {applyToMemory, emptyScope, type ScopeInMemory} from './memory-change.js';
import {isBelow, newestOf} from './position.js';

type BranchInMemory = {readonly schemaId: string; readonly lastSync: string | null};
type InstanceInMemory = {readonly scopes: Map<string, ScopeInMemory>; readonly branches: Map<string, BranchInMemory>};

/** A cache that ends with the process, used if SQLite cannot be loaded. */
export function createMemoryCache(): Cache {
	const instances = new Map<string, InstanceInMemory>();
	const readers = new Map<string, CachedReader>();
	const open = (name: string): InstanceInMemory => {
		const instance = instances.get(name) ?? {scopes: new Map(), branches: new Map()};
		instances.set(name, instance);
		return instance;
	};
	const find = (scope: Scope): ScopeInMemory => instances.get(scope.instance)?.scopes.get(keyOf(scope)) ?? emptyScope;
	return {
		reader: (instance, mark) => ok(readers.get(`${instance} ${mark('')}`)),
		keepReader: (instance, mark, reader) => ok(void readers.set(`${instance} ${mark('')}`, reader)),
		lastCheck: (instance) =>
			ok(newestOf([...(instances.get(instance)?.scopes ?? [])].map(([key, {position}]) => (ofKey(key).branch === 'main' ? position : undefined)))),
		lookUp: (scope, names) => ok(lookUp(find(scope), new Set(names.map(foldName)))),
		devices: (scope) => ok([...find(scope).devices.values()].toSorted(byId)),
		deviceHints: (scope) => ok([...find(scope).devices.values()].map(hintOf).toSorted(byName)),
		sessionHints: (scope) => ok(sessionHints(find(scope))),
		deviceParts: (scope, field) => {
			const rows = [...find(scope).devices.values()].map(({row}) => row);
			return ok(partsOf(rows, field));
		},
		sessionsOf: (scope, devices, since) => {
			const found = find(scope);
			const isBehind = since !== undefined && (found.position === undefined || isBelow(found.position, since));
			return ok(isBehind ? [] : sessionsOf(found, new Set(devices)));
		},
		write: (scope, change) => {
			const {scopes} = open(scope.instance);
			const changed = applyToMemory(scopes.get(keyOf(scope)) ?? emptyScope, change);
			scopes.set(keyOf(scope), changed);
			return ok(changed.position);
		},
		used: (scope, {hits, misses}) => {
			const {scopes} = open(scope.instance);
			const {counts, ...held} = scopes.get(keyOf(scope)) ?? emptyScope;
			scopes.set(keyOf(scope), {...held, counts: {hits: counts.hits + hits, misses: counts.misses + misses}});
		},
		branch: (instance, name) => ok(instances.get(instance)?.branches.get(name)?.schemaId),
		keepBranch: (instance, branch) => ok(keepBranch(open(instance), branch)),
		clear: (name) => ok(clear(instances, name)),
		stats: () => ok(eachScope(instances).map(([scope, branch, held]) => ({...statsOf(scope, held), branch}))),
		room: () => ok(undefined),
		entries: (name) =>
			ok(
				eachScope(instances).flatMap(([scope, branch, held]) =>
					name === undefined || name === scope.instance ? entriesOf(scope, branch, held) : [],
				),
			),
		deviceNames: ({instance, reader}) =>
			ok(namesOf([...(instances.get(instance)?.scopes ?? [])].flatMap(([key, held]) => (ofKey(key).reader === reader ? [held] : [])))),
		close: () => instances.clear(),
	};
}

function lookUp({position, devices, names, sessions}: ScopeInMemory, wanted: ReadonlySet<string>) {
	const found = [...devices.values()].filter(({name}) => name !== null && wanted.has(foldName(name))).toSorted(byId);
	const showing = new Set([...sessions.values()].filter(({shows}) => shows.some(({type}) => type === '*')).map(({device}) => device));
	return {
		...(position && {position}),
		devices: found,
		known: new Set([...wanted].filter((name) => names.has(name))),
		shownTypes: new Set([...sessions.values()].flatMap(({shows}) => shows.flatMap(({type, id}) => (id === 0 ? [type, `${type}#0`] : [type])))),
		showing: new Set(found.map(({id}) => id).filter((id) => showing.has(id))),
	};
}

function sessionHints({devices, sessions}: ScopeInMemory): readonly SessionHint[] {
	const deviceOf = (id: number | null): string | null => (id === null ? null : (devices.get(id)?.name ?? null));
	const hints = [...sessions.values()].flatMap(({name, device}) => (name === null ? [] : [{name, device: deviceOf(device)}]));
	return hints.toSorted((a, b) => byCode(a.name, b.name) || byCode(a.device ?? '', b.device ?? ''));
}

const byCode = (a: string, b: string): number => Number(a > b) - Number(a < b);

function sessionsOf({devices, sessions}: ScopeInMemory, wanted: ReadonlySet<number>): CachedSet[] {
	const known = [...devices.values()].filter(({id}) => wanted.has(id)).toSorted(byId);
	const sets = new Map<number | null, CachedSession[]>(known.map(({id}) => [id, []]));
	const showing = new Set<number | null>();
	for (const {shows, ...session} of [...sessions.values()].toSorted(byId)) {
		sets.get(session.device)?.push(session);
		if (shows.some(({type}) => type === '*')) showing.add(session.device);
	}
	return known.flatMap(({id: device, sessionsAt: at}) =>
		at === undefined ? [] : [{device, at, sessions: sets.get(device) ?? [], showing: showing.has(device)}],
	);
}

function keepBranch({scopes, branches}: InstanceInMemory, {name, schemaId, lastSync}: BranchInMemory & {readonly name: string}): void {
	const before = branches.get(name);
	if (before && (before.schemaId !== schemaId || before.lastSync !== lastSync)) forgetBranch(scopes, before.schemaId);
	for (const [other, branch] of branches) if (branch.schemaId === schemaId) branches.delete(other);
	branches.set(name, {schemaId, lastSync});
}

function clear(instances: Map<string, InstanceInMemory>, name: string | undefined): number {
	const cleared = name === undefined ? [...instances.keys()] : [name];
	const scopes = cleared.flatMap((key) => [...(instances.get(key)?.scopes.values() ?? [])]);
	for (const key of cleared) instances.delete(key);
	return scopes.reduce((sum, {sessions}) => sum + sessions.size, 0);
}

type EachScope = readonly [scope: Scope, branch: string, held: ScopeInMemory];

/** Every scope with the last name of its branch. */
function eachScope(instances: ReadonlyMap<string, InstanceInMemory>): readonly EachScope[] {
	return [...instances].flatMap(([instance, {scopes, branches}]) =>
		[...scopes].map(([key, held]): EachScope => {
			const scope = {instance, ...ofKey(key)};
			const [name = scope.branch] = [...branches].find(([, {schemaId}]) => schemaId === scope.branch) ?? [];
			return [scope, name, held];
		}),
	);
}

function entriesOf(scope: Scope, branch: string, held: ScopeInMemory): CacheEntry[] {
	const devices = [...held.devices.values()].toSorted(byId);
	return devices.flatMap(({id: device, name, sessionsAt: at}) => {
		if (at === undefined) return [];
		const sessions = [...held.sessions.values()].filter((session) => session.device === device);
		const stale = sessions.filter((session) => session.stale !== 0).length;
		const fetchedAt = Math.min(...sessions.map((session) => session.fetchedAt), sessions.length === 0 ? at : Number.POSITIVE_INFINITY);
		return [{scope, branch, device, name, sessions: sessions.length, stale, bytes: bytesOf(sessions), at, fetchedAt}];
	});
}

const bytesOf = (sessions: readonly CachedSession[]): number => sessions.reduce((sum, {held}) => sum + Buffer.byteLength(heldText(held)), 0);

function statsOf(scope: Scope, {devices, sessions, counts}: ScopeInMemory) {
	const all = [...sessions.values()];
	const oldest = all.reduce<number | undefined>((oldest, {fetchedAt}) => Math.min(oldest ?? fetchedAt, fetchedAt), undefined);
	return {scope, devices: devices.size, sessions: sessions.size, bytes: bytesOf(all), ...counts, evicted: 0, ...(oldest !== undefined && {oldest})};
}

function namesOf(scopes: readonly ScopeInMemory[]): string[] {
	const devices = scopes.flatMap((scope): CachedDevice[] => [...scope.devices.values()]);
	return [...new Set(devices.flatMap(({name}) => name ?? []))].toSorted(createNaturalCompare());
}

/** A schema id of a branch has no blank. */
const keyOf = ({branch, reader}: Scope): string => `${branch} ${reader}`;

function ofKey(key: string): Omit<Scope, 'instance'> {
	const end = key.indexOf(' ');
	return {branch: key.slice(0, end), reader: key.slice(end + 1)};
}

function forgetBranch(scopes: Map<string, ScopeInMemory>, branch: string): void {
	for (const key of scopes.keys()) if (ofKey(key).branch === branch) scopes.delete(key);
}

const byId = (a: {readonly id: number}, b: {readonly id: number}): number => a.id - b.id;

import {holdText} from '../../output/json-row.js';
import {createNaturalCompare} from '../../text/natural.js';
import {givingBack, perConnection, type Sql, whenAsked, withoutWaiting} from '../sqlite/connection.js';
import type {Database} from '../sqlite/database.js';
import {markOf, readKept, surprised} from '../sqlite/kept-text.js';
import {Damage} from '../sqlite/sqlite-failure.js';
import type {Cache, CachedSession, CachedSet, Position, Scope} from './cache.js';
import {createApplyChange} from './sqlite-change.js';
import {createHints} from './sqlite-hints.js';
import {createLookUp, type DeviceLine, toDevice} from './sqlite-look-up.js';
import {createFindReader, createKeepReader, createLastCheck} from './sqlite-readers.js';
import {createEvict, type Keeping, roomOf} from './sqlite-room.js';
import {createEntries, createStats} from './sqlite-stats.js';
import {createPendingUses} from './sqlite-use.js';

/** A list of columns: a thousand lines take half the time that they would take as objects. */
type SessionLine = readonly [
	device: number,
	at: number,
	id: number,
	name: string | null,
	updated: string | null,
	row: string,
	sum: number,
	fetched: number,
	checked: number,
	stale: number,
	mark: number,
	key: number,
	members: number | null,
	keys: number | null,
	showing: number,
];
type SetLine = readonly [device: number, at: number, id: number | null, ...rest: (string | number | null)[]];

/**
 * The cache in a SQLite file made with `cacheMigrations`; any number of processes may share it. Each write also drops old rows, within the limits of
 * `keeping`; without it all is kept.
 */
export function createSqliteCache({attempt, close}: Database, keeping: Keeping = {limits: () => forEver, now: () => 0}): Cache {
	const prepared = perConnection((sql) => prepare(sql, keeping));
	const run = <Value>(work: (on: CacheStatements) => Value) => attempt((sql) => work(prepared(sql)));
	const look = <Value>(read: (on: CacheStatements) => Value) => run((on) => surprised(() => read(on)));
	const uses = createPendingUses();
	/** Uses are not worth waiting for. */
	const putUses = (sql: Sql): void => {
		if (uses.isEmpty()) return;
		withoutWaiting(sql, sql.transaction(() => uses.put(sql)).immediate);
		uses.done();
	};
	return {
		reader: (instance, mark) => look(({reader}) => reader(instance, mark)),
		keepReader: (instance, mark, reader) => run(({keepReader}) => keepReader.immediate(instance, mark, reader)),
		lastCheck: (instance) => look(({lastCheck}) => lastCheck(instance)),
		lookUp: (scope, names) => look(({read}) => read.lookUp(scope, names)),
		devices: (scope) => look(({read}) => read.devices(scope)),
		deviceHints: (scope) => look(({told}) => told.hints(scope)),
		sessionHints: (scope) => look(({told}) => told.sessions(scope)),
		deviceParts: (scope, field) => look(({told}) => told.parts(scope, field)),
		sessionsOf: (scope, devices, since) => look(({read}) => read.sessionsOf(scope, devices, since)),
		write: (scope, change) => {
			const written = run(({sql, write}) => givingBack(sql, () => write(scope, change, uses.put)));
			if (written.ok) uses.done();
			return written;
		},
		used: uses.add,
		branch: (instance, name) => look(({branches}) => branches.schemaIdOf(instance, name)),
		keepBranch: (instance, branch) => run(({branches}) => branches.keep.immediate(instance, branch)),
		clear: (instance) => run(({sql, branches}) => givingBack(sql, () => branches.clear.immediate(instance))),
		stats: () => {
			attempt(putUses);
			return look(({stats}) => stats());
		},
		room: () => look(({sql}) => roomOf(sql, keeping)),
		entries: (instance) => look(({entries}) => entries(instance)),
		deviceNames: (of) => look(({read}) => read.deviceNames(of).toSorted(createNaturalCompare())),
		close: () => {
			attempt(putUses);
			close();
		},
	};
}

const forEver = {bytes: Number.POSITIVE_INFINITY, unusedMs: Number.POSITIVE_INFINITY};

type CacheStatements = ReturnType<typeof prepare>;

const prepare = (sql: Sql, keeping: Keeping) =>
	whenAsked({
		sql: () => sql,
		read: () => createReads(sql),
		told: () => createHints(sql),
		write: () => createApplyChange(sql, createEvict(sql, keeping)).immediate,
		reader: () => createFindReader(sql),
		keepReader: () => createKeepReader(sql),
		lastCheck: () => createLastCheck(sql),
		branches: () => createBranches(sql),
		stats: () => createStats(sql),
		entries: () => createEntries(sql),
	});

function createReads(sql: Sql) {
	const sessionsOf = sql
		.prepare<[Scope & {devices: string; cursor: number | null; checkedAt: number | null}], SetLine>(`
		SELECT device.id, sessions_at, session.id, session.name, last_updated, session_row.row, session.sum, session.fetched_at, checked_at, stale,
			mark, session.key, members, keys, EXISTS (SELECT 1 FROM shown WHERE shown.session = session.key AND shown.object = (
				SELECT key FROM object WHERE object.scope = scope.id AND object.type = '*' AND object.id = 0)) AS showing
		FROM scope CROSS JOIN json_each(@devices) AS wanted CROSS JOIN device ON device.scope = scope.id AND device.id = wanted.value
		LEFT JOIN session ON session.scope = scope.id AND session.device = device.id LEFT JOIN session_row ON session_row.session = session.key
		WHERE scope.instance = @instance AND scope.branch = @branch AND scope.reader = @reader AND sessions_at IS NOT NULL
			AND (@checkedAt IS NULL OR CASE WHEN @cursor IS NULL OR scope.position ->> '$.cursor.id' IS NULL
				THEN scope.position ->> '$.checkedAt' >= @checkedAt ELSE scope.position ->> '$.cursor.id' >= @cursor END)`)
		.raw();
	const devices = sql.prepare<[Scope], DeviceLine>(`
		SELECT device.id, name, row, sum, fetched_at, sessions_at FROM scope JOIN device ON device.scope = scope.id
		WHERE instance = @instance AND branch = @branch AND reader = @reader`);
	const names = sql.prepare<[Omit<Scope, 'branch'>], {name: string}>(`
		SELECT DISTINCT name FROM scope JOIN device ON device.scope = scope.id WHERE instance = @instance AND reader = @reader AND name IS NOT NULL`);
	return {
		lookUp: createLookUp(sql),
		devices: (scope: Scope) => Array.from(devices.iterate(scope), toDevice).toSorted(byId),
		sessionsOf: (scope: Scope, ids: readonly number[], since?: Position) => {
			const behind = {cursor: since?.cursor?.id ?? null, checkedAt: since?.checkedAt ?? null};
			return toSets(sessionsOf.all({...scope, ...behind, devices: JSON.stringify([...new Set(ids)])}));
		},
		deviceNames: (of: Omit<Scope, 'branch'>) => names.all(of).map(({name}) => name),
	};
}

function createBranches(sql: Sql) {
	const find = sql.prepare<[string, string], {schema_id: string; last_sync: string | null}>(
		'SELECT schema_id, last_sync FROM branch_name WHERE instance = ? AND name = ?',
	);
	const keep = sql.prepare('INSERT OR REPLACE INTO branch_name (instance, name, schema_id, last_sync) VALUES (?, ?, ?, ?)');
	const forget = sql.prepare('DELETE FROM scope WHERE instance = ? AND branch = ?');
	const count = sql.prepare<[{instance: string | null}], {sessions: number}>(`
		SELECT count(session.key) AS sessions FROM scope JOIN session ON session.scope = scope.id WHERE @instance IS NULL OR instance = @instance`);
	const clearScopes = sql.prepare('DELETE FROM scope WHERE @instance IS NULL OR instance = @instance');
	const clearNames = sql.prepare('DELETE FROM branch_name WHERE @instance IS NULL OR instance = @instance');
	return {
		schemaIdOf: (instance: string, name: string) => find.get(instance, name)?.schema_id,
		keep: sql.transaction((instance: string, {name, schemaId, lastSync}: Parameters<Cache['keepBranch']>[1]) => {
			const before = find.get(instance, name);
			if (before && (before.schema_id !== schemaId || before.last_sync !== lastSync)) forget.run(instance, before.schema_id);
			keep.run(instance, name, schemaId, lastSync);
		}),
		clear: sql.transaction((name?: string) => {
			const instance = {instance: name ?? null};
			const sessions = count.get(instance)?.sessions ?? 0;
			clearScopes.run(instance);
			clearNames.run(instance);
			return sessions;
		}),
	};
}

const byId = (a: {readonly id: number}, b: {readonly id: number}): number => a.id - b.id;

type SetSoFar = {
	readonly device: number;
	readonly at: number;
	readonly sessions: CachedSession[];
	showing: boolean;
	keys: number;
	readonly expected: readonly [members: unknown, keys: unknown];
};

function toSets(lines: readonly SetLine[]): CachedSet[] {
	const sets = new Map<number, SetSoFar>();
	for (const line of lines) {
		const [device, at] = line;
		const set = sets.get(device) ?? {device, at, sessions: [], showing: false, keys: at, expected: [line[12], line[13]]};
		sets.set(device, set);
		if (line[2] === null) continue;
		set.sessions.push(toSession(line as SessionLine));
		set.keys += (line as SessionLine)[11];
		set.showing ||= (line as SessionLine)[14] === 1;
	}
	for (const {sessions, keys, expected} of sets.values()) {
		if (expected[0] !== null && (expected[0] !== sessions.length || expected[1] !== keys)) throw new Damage('a set is not what it was');
		sessions.sort(byId);
	}
	return [...sets.values()].map(({device, at, sessions, showing}) => ({device, at, sessions, showing})).toSorted((a, b) => a.device - b.device);
}

function toSession([device, , id, name, lastUpdated, row, sum, fetchedAt, checkedAt, stale, mark]: SessionLine): CachedSession {
	if (mark !== markOf(stale, checkedAt, id)) throw new Damage('the marks of a session are not what they were');
	const held = holdText(readKept(row, [id, device, name, lastUpdated, fetchedAt], sum));
	return {id, device, name, lastUpdated, held, fetchedAt, checkedAt, stale};
}

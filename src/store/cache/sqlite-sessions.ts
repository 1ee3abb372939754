import {heldText} from '../../output/json-row.js';
import type {Sql} from '../sqlite/connection.js';
import {markOf, sumOf} from '../sqlite/kept-text.js';
import {Damage} from '../sqlite/sqlite-failure.js';
import type {CacheChange, SessionToKeep} from './cache.js';
import type {Apply} from './sqlite-devices.js';

/** Stores sessions, not stale, with the objects they show. If a row is unchanged, only its times are written: it shows the same objects. */
export function createKeepSessions(sql: Sql): Apply<readonly SessionToKeep[]> {
	const keepShown = createKeepShown(sql);
	// Rows are bound one by one: as JSON inside JSON they would take ten times as long (20,000 rows: 0.13 s against 1.3 s).
	const keep = sql.prepare<[Omit<SessionToKeep, 'held' | 'shows'> & {scope: number; row: string; sum: number; mark: number}], {key: number}>(`
		INSERT INTO session (scope, id, device, name, last_updated, fetched_at, checked_at, stale, mark, bytes, sum)
		VALUES (@scope, @id, @device, @name, @lastUpdated, @fetchedAt, @checkedAt, 0, @mark, octet_length(@row), @sum)
		ON CONFLICT (scope, id) DO UPDATE SET device = excluded.device, name = excluded.name, last_updated = excluded.last_updated,
			fetched_at = excluded.fetched_at, checked_at = excluded.checked_at, stale = 0, mark = excluded.mark, bytes = excluded.bytes, sum = excluded.sum
		RETURNING key`);
	const keepRow = sql.prepare(
		'INSERT INTO session_row (session, row) VALUES (?, ?) ON CONFLICT DO UPDATE SET row = excluded.row WHERE row <> excluded.row',
	);
	return (scope, sessions) => {
		const changed = new Map<number, Shows>();
		for (const {held, shows, ...session} of sessions) {
			const row = heldText(held);
			const {id, device, name, lastUpdated, fetchedAt, checkedAt} = session;
			const sum = sumOf(row, [id, device, name, lastUpdated, fetchedAt]);
			const key = keep.get({...session, scope, row, sum, mark: markOf(0, checkedAt, id)})?.key ?? 0;
			if (keepRow.run(key, row).changes > 0) changed.set(key, {key, shows});
		}
		keepShown(scope, [...changed.values()]);
	};
}

/** A stored session by its key in the file, with the objects it shows. */
type Shows = Pick<SessionToKeep, 'shows'> & {readonly key: number};

function createKeepShown(sql: Sql): Apply<readonly Shows[]> {
	const forget = sql.prepare('DELETE FROM shown WHERE session IN (SELECT value FROM json_each(?))');
	const keepObjects = sql.prepare(`
		INSERT INTO object (scope, type, id) SELECT @scope, value ->> 0, value ->> 1 FROM json_each(@shown) WHERE true ON CONFLICT DO NOTHING`);
	const keep = sql.prepare(`
		INSERT INTO shown (object, session) SELECT object.key, showing.value FROM json_each(@shown) AS one
		CROSS JOIN object ON object.scope = @scope AND object.type = one.value ->> 0 AND object.id = one.value ->> 1
		CROSS JOIN json_each(one.value, '$[2]') AS showing WHERE true ON CONFLICT DO NOTHING`);
	return (scope, sessions) => {
		if (sessions.length === 0) return;
		const shown = JSON.stringify(sessionsByObject(sessions));
		forget.run(JSON.stringify(sessions.map(({key}) => key)));
		keepObjects.run({scope, shown});
		keep.run({scope, shown});
	};
}

/** Each object once, with the sessions that show it: many sessions show the same few. */
function sessionsByObject(sessions: readonly Shows[]): readonly (readonly [type: string, id: number, sessions: readonly number[]])[] {
	const byObject = new Map<string, [string, number, number[]]>();
	for (const {key: session, shows} of sessions) {
		for (const {type, id} of shows) {
			const key = `${type} ${id}`;
			const entry = byObject.get(key) ?? [type, id, []];
			entry[2].push(session);
			byObject.set(key, entry);
		}
	}
	return [...byObject.values()];
}

/** Deletes sessions that are not in a set, and dates the set if all of it is cached. */
export function createKeepSets(sql: Sql): Apply<NonNullable<CacheChange['sessionSets']>> {
	const forgetOthers = sql.prepare(`
		DELETE FROM session WHERE scope = @scope AND device = @device AND id NOT IN (SELECT value FROM json_each(@sessions))`);
	const date = sql.prepare<[{scope: number; device: number; count: number; at: number}], {members: number}>(`
		UPDATE device SET sessions_at = CASE held.members WHEN @count THEN @at END, members = held.members, keys = held.keys + @at, used_at = max(used_at, @at)
		FROM (SELECT count(*) AS members, coalesce(sum(key), 0) AS keys FROM session WHERE scope = @scope AND device = @device) AS held
		WHERE scope = @scope AND id = @device RETURNING members`);
	// Asked only if an index finds too few rows: another one, or the table, says whether it lost something.
	const alsoHeld = sql
		.prepare<[{scope: number; device: number; sessions: string}], number>(`
			SELECT count(*) FROM session INDEXED BY sqlite_autoindex_session_1
			WHERE scope = @scope AND id IN (SELECT value FROM json_each(@sessions)) AND device = @device`)
		.pluck();
	const isThere = sql.prepare<[number, number]>('SELECT 1 FROM device NOT INDEXED WHERE scope = ? AND id = ?');
	return (scope, sets) => {
		for (const {device, sessions, at} of sets) {
			const of = {scope, device, sessions: JSON.stringify(sessions)};
			forgetOthers.run(of);
			const count = new Set(sessions).size;
			const members = date.get({scope, device, count, at})?.members;
			if (members === undefined && isThere.get(scope, device)) throw new Damage('a device is not found by its id');
			// The session exists once, and others than these were deleted.
			if (members !== undefined && members > count) throw new Damage('a set has more sessions than there are');
			if (members !== undefined && members < count && alsoHeld.get(of) !== members) throw new Damage('a session is not found by its device');
		}
	};
}

/** Sessions came to devices, or changed, without the rest of their set: their number is not known. */
export function createForgetMembers(sql: Sql): Apply<readonly (number | null)[]> {
	const forget = sql.prepare(
		'UPDATE device SET members = NULL WHERE scope = @scope AND members IS NOT NULL AND id IN (SELECT value FROM json_each(@ids))',
	);
	return (scope, devices) => void forget.run({scope, ids: JSON.stringify(devices)});
}

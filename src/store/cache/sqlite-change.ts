import type {Transaction} from 'better-sqlite3';
import {wholeRow} from '../../core/stale-parts.js';
import type {Sql} from '../sqlite/connection.js';
import {readKept, sumOf, surprised} from '../sqlite/kept-text.js';
import type {CacheChange, Position, Scope, StaleObject} from './cache.js';
import {movePosition} from './position.js';
import {createForgetAll, createForgetDevices, createKeepDevices, createProveNames} from './sqlite-devices.js';
import {createForgetMembers, createKeepSessions, createKeepSets} from './sqlite-sessions.js';

/**
 * Returns the function that makes a change in one transaction, writes whatever `also` has pending, and drops devices to make room; its statements are
 * prepared once.
 */
export function createApplyChange(
	sql: Sql,
	evict: () => void,
): Transaction<(scope: Scope, change: CacheChange, also: (sql: Sql) => void) => Position | undefined> {
	const open = createOpenScope(sql);
	const mark = createMarks(sql);
	const forgetAll = createForgetAll(sql);
	const forgetDevices = createForgetDevices(sql);
	const keepDevices = createKeepDevices(sql);
	const proveNames = createProveNames(sql, forgetDevices);
	const keepSessions = createKeepSessions(sql);
	const forgetMembers = createForgetMembers(sql);
	const keepSets = createKeepSets(sql);
	const move = createMovePosition(sql);
	return sql.transaction((where, change, also) => {
		const scope = open(where);
		if (change.forgetAll) forgetAll(scope);
		if (change.staleAll) mark.allStale(scope);
		if (change.staleSessions?.length) mark.sessionsStale(scope, change.staleSessions);
		if (change.staleObjects?.length) mark.objectsStale(scope, change.staleObjects);
		if (change.forgetDevices?.length) forgetDevices(scope, change.forgetDevices);
		if (change.devices?.length) keepDevices(scope, change.devices);
		if (change.provedNames?.length) proveNames(scope, {names: change.provedNames, devices: change.devices ?? []});
		if (change.sessions?.length) keepSessions(scope, change.sessions);
		const alone = devicesAlone(change);
		if (alone.length > 0) forgetMembers(scope, alone);
		if (change.sessionSets?.length) keepSets(scope, change.sessionSets);
		if (change.checked) mark.checked(scope, change.checked);
		also(sql);
		if (change.sessions?.length || change.devices?.length) evict();
		return move(scope, change.position);
	});
}

function createOpenScope(sql: Sql): (scope: Scope) => number {
	const make = sql.prepare<[Scope]>('INSERT INTO scope (instance, branch, reader) VALUES (@instance, @branch, @reader) ON CONFLICT DO NOTHING');
	const find = sql.prepare<[Scope], {id: number}>('SELECT id FROM scope WHERE instance = @instance AND branch = @branch AND reader = @reader');
	return (scope) => {
		const found = find.get(scope);
		return found ? found.id : Number(make.run(scope).lastInsertRowid);
	};
}

function createMarks(sql: Sql) {
	const allStale = sql.prepare(
		`UPDATE session SET stale = stale | ${wholeRow}, mark = (stale | ${wholeRow}) * 1000003 + checked_at + id WHERE scope = ? AND stale & ${wholeRow} = 0`,
	);
	const sessionsStale = sql.prepare(
		`UPDATE session SET stale = stale | ${wholeRow}, mark = (stale | ${wholeRow}) * 1000003 + checked_at + id WHERE scope = ? AND id IN (SELECT value FROM json_each(?))`,
	);
	const objectsStale = sql.prepare(`
		UPDATE session SET stale = stale | @parts, mark = (stale | @parts) * 1000003 + checked_at + id WHERE key IN (
			SELECT shown.session FROM json_each(@objects) AS changed
			CROSS JOIN object ON object.scope = @scope AND object.type = changed.value ->> 0 AND object.id = changed.value ->> 1
			CROSS JOIN shown ON shown.object = object.key)`);
	const checked = sql.prepare(
		'UPDATE session SET checked_at = @at, mark = stale * 1000003 + @at + id WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))',
	);
	return {
		allStale: (scope: number) => allStale.run(scope),
		sessionsStale: (scope: number, ids: readonly number[]) => sessionsStale.run(scope, JSON.stringify(ids)),
		objectsStale: (scope: number, objects: readonly StaleObject[]) => {
			for (const parts of new Set(objects.map((object) => object.parts))) {
				const same = objects.filter((object) => object.parts === parts).map(({type, id}) => [type, id]);
				objectsStale.run({scope, parts, objects: JSON.stringify(same)});
			}
		},
		checked: (scope: number, {sessions, at}: NonNullable<CacheChange['checked']>) => checked.run({at, scope, ids: JSON.stringify(sessions)}),
	};
}

/** Devices of sessions that come without the rest of their set. */
function devicesAlone({sessions = [], sessionSets = []}: CacheChange): readonly (number | null)[] {
	const whole = new Set(sessionSets.map(({device}) => device));
	return [...new Set(sessions.map(({device}) => device))].filter((device) => device !== null && !whole.has(device));
}

/** A scope with its position, as stored. */
export type PositionLine = Scope & {position: string | null; position_sum: number | null};

/** The position in a line of a scope, checked. */
export function toPosition({position, position_sum: sum, instance, branch, reader}: PositionLine): Position | undefined {
	return position === null && sum === null ? undefined : surprised(() => JSON.parse(readKept(position, [instance, branch, reader], sum)));
}

function createMovePosition(sql: Sql): (scope: number, position: CacheChange['position']) => Position | undefined {
	const read = sql.prepare<[number], PositionLine>('SELECT instance, branch, reader, position, position_sum FROM scope WHERE id = ?');
	const store = sql.prepare('UPDATE scope SET position = ?, position_sum = ? WHERE id = ?');
	return (scope, position) => {
		const line = read.get(scope);
		const stored = line && toPosition(line);
		if (!position || !line) return stored;
		const moved = movePosition(stored, position);
		const text = JSON.stringify(moved);
		store.run(text, sumOf(text, [line.instance, line.branch, line.reader]), scope);
		return moved;
	};
}

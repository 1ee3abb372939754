import {stringifyJson} from '../../core/json-text.js';
import {foldName} from '../../text/case-fold.js';
import type {Sql} from '../sqlite/connection.js';
import {sumOf} from '../sqlite/kept-text.js';
import {Damage} from '../sqlite/sqlite-failure.js';
import type {CacheChange} from './cache.js';

/** Applies one part of a change to the scope of this key; its statements are prepared once, and it runs inside the transaction of the change. */
export type Apply<Part> = (scope: number, part: Part) => void;

/** Drops devices by id, with their sessions, the objects that only these show, and the proof of their names. */
export function createForgetDevices(sql: Sql): Apply<readonly number[]> {
	const shown = sql.prepare<[{scope: number; ids: string}], {object: number}>(`
		SELECT DISTINCT object FROM session JOIN shown ON shown.session = session.key
		WHERE session.scope = @scope AND session.device IN (SELECT value FROM json_each(@ids))`);
	const forgetObjects = sql.prepare(`
		DELETE FROM object WHERE key IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM shown WHERE shown.object = object.key)`);
	const statements = [
		`DELETE FROM name_state WHERE scope = @scope AND folded IN (
			SELECT folded FROM device WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids)))`,
		'DELETE FROM session WHERE scope = @scope AND device IN (SELECT value FROM json_each(@ids))',
		'DELETE FROM device WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))',
	].map((statement) => sql.prepare(statement));
	return (scope, devices) => {
		const of = {scope, ids: JSON.stringify(devices)};
		const objects = shown.all(of).map(({object}) => object);
		for (const statement of statements) statement.run(of);
		forgetObjects.run(JSON.stringify(objects));
	};
}

/** Drops every device of the scope, with everything that belongs to them. */
export function createForgetAll(sql: Sql): (scope: number) => void {
	const statements = ['name_state', 'session', 'object', 'device'].map((table) => sql.prepare(`DELETE FROM ${table} WHERE scope = ?`));
	return (scope) => {
		for (const statement of statements) statement.run(scope);
	};
}

/** Stores device rows; their known sessions stay. */
export function createKeepDevices(sql: Sql): Apply<NonNullable<CacheChange['devices']>> {
	const keep = sql.prepare(`
		INSERT INTO device (scope, id, name, folded, row, sum, fetched_at, used_at) VALUES (@scope, @id, @name, @folded, @row, @sum, @fetchedAt, @fetchedAt)
		ON CONFLICT (scope, id) DO UPDATE SET name = excluded.name, folded = excluded.folded, row = excluded.row, sum = excluded.sum,
			fetched_at = excluded.fetched_at, used_at = max(used_at, excluded.used_at)`);
	return (scope, devices) => {
		for (const {id, name, row, fetchedAt} of devices) {
			const text = stringifyJson(row);
			keep.run({scope, id, name, folded: name === null ? null : foldName(name), row: text, sum: sumOf(text, [id, name, fetchedAt]), fetchedAt});
		}
	};
}

/**
 * Proves that the given devices are all that have these names, and drops cached ones that claim otherwise. Throws `Damage` if the devices just stored
 * are not found by name.
 */
export function createProveNames(
	sql: Sql,
	forget: Apply<readonly number[]>,
): Apply<{readonly names: readonly string[]; readonly devices: readonly NamedDevice[]}> {
	const held = sql
		.prepare<[{scope: number; names: string}], number>(
			'SELECT id FROM device WHERE scope = @scope AND folded IN (SELECT value FROM json_each(@names))',
		)
		.pluck();
	const prove = sql.prepare(`
		INSERT INTO name_state (scope, folded, devices, ids, sum)
		SELECT @scope, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(@names) WHERE true
		ON CONFLICT (scope, folded) DO UPDATE SET devices = excluded.devices, ids = excluded.ids, sum = excluded.sum`);
	return (scope, {names, devices}) => {
		const given = new Map(devices.map(({id, name}) => [id, name === null ? undefined : foldName(name)]));
		const idsOf = new Map(names.map((name): [string, number[]] => [foldName(name), []]));
		for (const [id, folded] of given) if (folded !== undefined) idsOf.get(folded)?.push(id);
		const found = held.all({scope, names: JSON.stringify([...idsOf.keys()])});
		const gone = found.filter((id) => !given.has(id));
		if (gone.length > 0) forget(scope, gone);
		if (found.length - gone.length !== [...idsOf.values()].flat().length) throw new Damage('a device is not found by its name, or twice');
		const proved = [...idsOf].map(([folded, ids]) => [folded, ids.length, sumOfIds(ids), sumOfName(folded, scope)]);
		prove.run({scope, names: JSON.stringify(proved)});
	};
}

type NamedDevice = {readonly id: number; readonly name: string | null};

const sumOfIds = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + id, 0);

const sumOfName = (folded: string, scope: number): number => sumOf(folded, [scope]);

/** The stored state of a name: how many devices have it, the sum of their ids, and the checksum of the rest. */
export type NameState = {
	readonly scope: number;
	readonly folded: string;
	readonly devices: number;
	readonly ids: number;
	readonly state: number;
};

/** Throws `Damage` if the state of a name is not as stored, or if other devices than its own were found. */
export function checkName({scope, folded, devices, ids, state}: NameState, found: readonly number[]): void {
	if (state !== sumOfName(folded, scope)) throw new Damage('a name is not what it was');
	if (found.length !== devices || sumOfIds(found) !== ids) throw new Damage('a name has other devices than it had');
}

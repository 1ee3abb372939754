import {stringifyJson} from '../json-text.js';
import type {Change} from './cache.js';
import type {Sql} from './connection.js';
import {sumOf} from './kept-text.js';

/** Does one part of a change to the scope of this key; its statements are prepared once, and it runs inside the transaction of the change. */
export type Apply<Part> = (scope: number, part: Part) => void;

/** Forgets devices by id, with their sessions, what these alone show, and what is known of their names. */
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

/** Keeps device rows; what is known of their sessions stays. */
export function createKeepDevices(sql: Sql): Apply<NonNullable<Change['devices']>> {
	const keep = sql.prepare(`
		INSERT INTO device (scope, id, name, folded, row, sum, fetched_at, used_at) VALUES (@scope, @id, @name, @folded, @row, @sum, @fetchedAt, @fetchedAt)
		ON CONFLICT (scope, id) DO UPDATE SET name = excluded.name, folded = excluded.folded, row = excluded.row, sum = excluded.sum,
			fetched_at = excluded.fetched_at, used_at = max(used_at, excluded.used_at)`);
	return (scope, devices) => {
		for (const {id, name, row, fetchedAt} of devices) {
			const text = stringifyJson(row);
			keep.run({scope, id, name, folded: name?.toLowerCase() ?? null, row: text, sum: sumOf(text, [id, name, fetchedAt]), fetchedAt});
		}
	};
}

/** Proves that the devices given are all that have these names; cached ones that claim otherwise are forgotten. */
export function createProveNames(
	sql: Sql,
	forget: Apply<readonly number[]>,
): Apply<{readonly names: readonly string[]; readonly devices: readonly {readonly id: number}[]}> {
	const disproved = sql.prepare<[{scope: number; names: string; ids: string}], {id: number}>(`
		SELECT id FROM device WHERE scope = @scope AND folded IN (SELECT value FROM json_each(@names)) AND id NOT IN (SELECT value FROM json_each(@ids))`);
	const prove = sql.prepare(`
		INSERT INTO name_state (scope, folded, proved) SELECT @scope, value, 1 FROM json_each(@names) WHERE true
		ON CONFLICT (scope, folded) DO UPDATE SET proved = 1`);
	return (scope, {names, devices}) => {
		const folded = JSON.stringify(names.map((name) => name.toLowerCase()));
		const gone = disproved.all({scope, names: folded, ids: JSON.stringify(devices.map(({id}) => id))}).map(({id}) => id);
		if (gone.length > 0) forget(scope, gone);
		prove.run({scope, names: folded});
	};
}

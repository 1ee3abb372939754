import type {Change} from './cache.js';
import type {Database} from './database.js';

export type Sql = Database['sql'];
/** Does one part of a change to the scope of this key; its statements are prepared once, and it runs inside the transaction of the change. */
export type Apply<Part> = (scope: number, part: Part) => void;

/** Forgets devices by id, with their sessions and what is known of their names. */
export function createForgetDevices(sql: Sql): Apply<readonly number[]> {
	const statements = [
		`DELETE FROM name_state WHERE scope = @scope AND folded IN (
			SELECT folded FROM device WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids)))`,
		'DELETE FROM session WHERE scope = @scope AND device IN (SELECT value FROM json_each(@ids))',
		'DELETE FROM device WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))',
	].map((statement) => sql.prepare(statement));
	return (scope, devices) => {
		for (const statement of statements) statement.run({scope, ids: JSON.stringify(devices)});
	};
}

/** Keeps device rows; what is known of their sessions stays. */
export function createKeepDevices(sql: Sql): Apply<NonNullable<Change['devices']>> {
	const keep = sql.prepare(`
		INSERT INTO device (scope, id, name, folded, row, fetched_at) VALUES (@scope, @id, @name, @folded, @row, @fetchedAt)
		ON CONFLICT (scope, id) DO UPDATE SET name = excluded.name, folded = excluded.folded, row = excluded.row, fetched_at = excluded.fetched_at`);
	return (scope, devices) => {
		for (const {id, name, row, fetchedAt} of devices) {
			keep.run({scope, id, name, folded: name?.toLowerCase() ?? null, row: JSON.stringify(row), fetchedAt});
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

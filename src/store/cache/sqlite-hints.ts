import {parseJson} from '../../core/json-text.js';
import type {Sql} from '../sqlite/connection.js';
import type {DeviceHint, Scope, SessionHint} from './cache.js';

/** Reads devices and sessions without their rows. The hints of devices come from `device_by_hint` alone, which has all of their columns. */
export function createHints(sql: Sql) {
	// One text for all ids, one for all names and one for all hints: as cells, or as 50,000 objects to parse, they take twice as long.
	const columns = sql
		.prepare<[Scope], readonly [ids: string, names: string, abouts: string]>(`
			SELECT json_group_array(id), json_group_array(name), json_group_array(concat_ws(', ', nullif(site, ''), nullif(role, ''), nullif(status, '')))
			FROM (
				SELECT device.id, name, row ->> '$.site.name' AS site, row ->> '$.role.name' AS role, row ->> '$.status.value' AS status
				FROM scope CROSS JOIN device INDEXED BY device_by_hint ON device.scope = scope.id
				WHERE instance = @instance AND branch = @branch AND reader = @reader ORDER BY name, device.id)`)
		.raw();
	const read = (scope: Scope): readonly DeviceHint[] => {
		const [ids = [], names = [], abouts = []] = (columns.get(scope) ?? []).map((column) => JSON.parse(column));
		return (ids as readonly number[]).map((id, place) => ({id, name: names[place] ?? null, about: abouts[place] ?? ''}));
	};
	const parts = sql.prepare<[Scope & {path: string}], {part: string}>(`
		SELECT DISTINCT row -> @path AS part FROM scope JOIN device ON device.scope = scope.id
		WHERE instance = @instance AND branch = @branch AND reader = @reader AND row ->> @path IS NOT NULL`);
	const sessions = sql
		.prepare<[Scope], readonly [names: string, devices: string]>(`
			SELECT json_group_array(name), json_group_array(device) FROM (
				SELECT session.name AS name, device.name AS device FROM scope CROSS JOIN session ON session.scope = scope.id
				LEFT JOIN device ON device.scope = scope.id AND device.id = session.device
				WHERE instance = @instance AND branch = @branch AND reader = @reader AND session.name IS NOT NULL ORDER BY 1, 2)`)
		.raw();
	const changes = sql.prepare<[], number>('SELECT total_changes()').pluck();
	let last: {readonly of: string; readonly hints: readonly DeviceHint[]} | undefined;
	return {
		hints: (scope: Scope) => {
			// Changes of other connections move the first, changes of this one the second.
			const of = JSON.stringify([sql.pragma('data_version', {simple: true}), changes.get(), scope.instance, scope.branch, scope.reader]);
			if (last?.of !== of) last = {of, hints: read(scope)};
			return last.hints;
		},
		sessions: (scope: Scope): readonly SessionHint[] => {
			const [names = [], devices = []] = (sessions.get(scope) ?? []).map((column) => JSON.parse(column));
			return (names as readonly string[]).map((name, place) => ({name, device: devices[place] ?? null}));
		},
		parts: (scope: Scope, field: string) => parts.all({...scope, path: `$.${field}`}).map(({part}) => parseJson(part)),
	};
}

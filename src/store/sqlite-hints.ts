import type {Json} from '../output.js';
import type {DeviceHint, Scope} from './cache.js';
import type {Sql} from './sqlite-devices.js';

/** What is read of devices without their rows. The hints come out of `device_by_hint` alone, which holds all that they say. */
export function createHints(sql: Sql) {
	const hints = sql.prepare<[Scope], DeviceHint>(`
		SELECT device.id, name, row ->> '$.site.name' AS site, row ->> '$.role.name' AS role, row ->> '$.status.value' AS status
		FROM scope CROSS JOIN device INDEXED BY device_by_hint ON device.scope = scope.id
		WHERE instance = @instance AND branch = @branch ORDER BY name, device.id`);
	const parts = sql.prepare<[Scope & {path: string}], {part: string}>(`
		SELECT DISTINCT row -> @path AS part FROM scope JOIN device ON device.scope = scope.id
		WHERE instance = @instance AND branch = @branch AND row ->> @path IS NOT NULL`);
	return {
		hints: (scope: Scope): readonly DeviceHint[] => hints.all(scope),
		parts: (scope: Scope, field: string) => parts.all({...scope, path: `$.${field}`}).map(({part}) => JSON.parse(part) as Json),
	};
}

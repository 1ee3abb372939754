import type {Sql} from '../sqlite/connection.js';
import type {Scope, Use} from './cache.js';

/** Uses that are not in the file yet. */
export type PendingUses = {
	readonly add: (scope: Scope, use: Use) => void;
	readonly isEmpty: () => boolean;
	/** Writes them to the file; they stay pending until `done`. */
	readonly put: (sql: Sql) => void;
	readonly done: () => void;
};

type PendingUse = {readonly scope: Scope; readonly devices: Set<number>; at: number; hits: number; misses: number};

/** No uses yet. */
export function createPendingUses(): PendingUses {
	const pending = new Map<string, PendingUse>();
	return {
		add: (scope, {devices, at, hits, misses}) => {
			const key = JSON.stringify([scope.instance, scope.branch, scope.reader]);
			const one = pending.get(key) ?? {scope, devices: new Set(), at, hits: 0, misses: 0};
			for (const device of devices) one.devices.add(device);
			one.at = Math.max(one.at, at);
			one.hits += hits;
			one.misses += misses;
			pending.set(key, one);
		},
		isEmpty: () => pending.size === 0,
		put: (sql) => {
			for (const {scope, devices, at, hits, misses} of pending.values()) {
				const where = 'WHERE instance = @instance AND branch = @branch AND reader = @reader';
				sql.prepare(`UPDATE scope SET hits = hits + @hits, misses = misses + @misses ${where}`).run({...scope, hits, misses});
				sql
					.prepare(
						`UPDATE device SET used_at = max(used_at, @at) WHERE scope = (SELECT id FROM scope ${where}) AND id IN (SELECT value FROM json_each(@devices))`,
					)
					.run({...scope, at, devices: JSON.stringify([...devices])});
			}
		},
		done: () => pending.clear(),
	};
}

import {pragma, type Sql} from '../sqlite/connection.js';
import type {CacheLimits, CacheRoom} from './cache.js';
import {createForgetDevices} from './sqlite-devices.js';

/** The limits, and the clock, in ms. */
export type Keeping = {readonly limits: () => CacheLimits; readonly now: () => number};

/** Devices used within this time, in ms, are not dropped: a job may still need them. */
const latelyMs = 10 * 60_000;

/** Devices that one write drops at most, at a time and in all: this bounds the work added to a write. */
const [atATime, most] = [20, 200];

/** Drops devices that may go, at most 200 of them, the least recently used first; within a transaction. */
export function createEvict(sql: Sql, {limits, now}: Keeping): () => void {
	const oldest = sql.prepare<[number, number], {scope: number; id: number}>(
		'SELECT scope, id FROM device WHERE used_at < ? ORDER BY used_at LIMIT ?',
	);
	const count = sql.prepare('UPDATE scope SET evicted = evicted + ? WHERE id = ?');
	const forget = createForgetDevices(sql);
	return () => {
		const {bytes, unusedMs} = limits();
		for (let gone = 0; gone < most; gone += atATime) {
			const isFull = bytesUsed(sql) > bytes;
			const devices = oldest.all(now() - (isFull ? Math.min(latelyMs, unusedMs) : unusedMs), atATime);
			for (const scope of new Set(devices.map(({scope}) => scope))) {
				const ids = devices.filter((device) => device.scope === scope).map(({id}) => id);
				forget(scope, ids);
				count.run(ids.length, scope);
			}
			if (devices.length < atATime) return;
		}
	};
}

/** The size of the file, and its limit. */
export const roomOf = (sql: Sql, {limits}: Keeping): CacheRoom => ({bytes: pragma(sql, 'page_count') * pragma(sql, 'page_size'), limits: limits()});

const bytesUsed = (sql: Sql): number => (pragma(sql, 'page_count') - pragma(sql, 'freelist_count')) * pragma(sql, 'page_size');

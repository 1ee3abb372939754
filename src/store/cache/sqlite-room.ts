import type {Sql} from '../sqlite/connection.js';
import type {CacheLimits, CacheRoom} from './cache.js';
import {createForgetDevices} from './sqlite-devices.js';

/** How much is kept, and the clock, in ms. */
export type Keeping = {readonly limits: () => CacheLimits; readonly now: () => number};

/** What served so lately, in ms, is not let go of: a job may still need it. */
const latelyMs = 10 * 60_000;

/** Devices that one write lets go of at most, at a time and in all: work that a write may add. */
const [atATime, most] = [20, 200];

/** Lets go of devices that may go, at most 200 of them, the ones that served longest ago first; within a transaction. */
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

/** Does work that writes, and gives the disk back what that freed, and as much again, once a tenth of the file is free. */
export function givingBack<Value>(sql: Sql, work: () => Value): Value {
	const before = pragma(sql, 'freelist_count');
	const done = work();
	const free = pragma(sql, 'freelist_count');
	if (free > before && free * 10 > pragma(sql, 'page_count')) sql.pragma(`incremental_vacuum(${(free - before) * 2})`);
	return done;
}

/** What the file takes, and what it may take. */
export const roomOf = (sql: Sql, {limits}: Keeping): CacheRoom => ({bytes: pragma(sql, 'page_count') * pragma(sql, 'page_size'), limits: limits()});

const bytesUsed = (sql: Sql): number => (pragma(sql, 'page_count') - pragma(sql, 'freelist_count')) * pragma(sql, 'page_size');

const pragma = (sql: Sql, name: string): number => Number(sql.pragma(name, {simple: true}));

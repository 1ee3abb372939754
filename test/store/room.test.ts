import {statSync} from 'node:fs';
import {join} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {expect, test} from 'vitest';
import type {Cache, CacheLimits, Scope} from '../../src/store/cache/cache.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {countStatements, openCacheFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';
import {device, held, main, session} from './cache-samples.js';

const [minute, day] = [60_000, 86_400_000];
const start = 1000 * day;

/** A cache file with a clock and limits that a test moves. */
function openCache() {
	const path = join(temporaryFolder(), 'cache.sqlite');
	const world: {now: number; limits: CacheLimits} = {now: start, limits: {bytes: 10_000_000, unusedMs: 90 * day}};
	const open = () => {
		const counted = countStatements(openCacheFile(path));
		const cache = createSqliteCache(counted.database, {now: () => world.now, limits: () => world.limits});
		return {cache, database: counted.database, statements: counted.count};
	};
	return {path, world, open, ...open()};
}

/** Puts a device with 20 sessions of 1.5 kB into the cache, as a job does. */
function keep(cache: Cache, id: number, at: number, scope: Scope = main): void {
	const sessions = Array.from({length: 20}, (_, index) =>
		session(id * 100 + index, id, {held: held({id, text: 'x'.repeat(1500)}), fetchedAt: at, shows: [{type: 'ipam.asn', id: id * 100 + index}]}),
	);
	const sessionSets = [{device: id, sessions: sessions.map(({id}) => id), at}];
	unwrap(cache.write(scope, {devices: [{...device(id, `R${id}`), fetchedAt: at}], provedNames: [`R${id}`], sessions, sessionSets}));
}

const idsOf = (cache: Cache, scope = main): readonly number[] => unwrap(cache.devices(scope)).map(({id}) => id);
const range = (from: number, to: number): readonly number[] => Array.from({length: to - from + 1}, (_, index) => from + index);

test('a file that is full lets those go that served longest ago, and stays as large as it may be', () => {
	const {cache, path, world} = openCache();
	world.limits = {...world.limits, bytes: 2_000_000};
	for (const id of range(1, 200)) {
		world.now = start + id * 15 * minute;
		keep(cache, id, world.now);
	}
	const kept = idsOf(cache);
	expect(kept).toEqual(range(201 - kept.length, 200));
	expect(kept.length).toBeGreaterThan(20);
	const [{evicted} = {evicted: 0}] = unwrap(cache.stats());
	expect(evicted).toBe(200 - kept.length);
	expect(unwrap(cache.room())?.bytes).toBeLessThan(2_500_000);
	cache.close();
	expect(statSync(path).size).toBeLessThan(2_500_000);
});

test('nothing is left of what went: no session, no object that it alone showed, no name', () => {
	const {cache, database, world} = openCache();
	for (const id of range(1, 40)) keep(cache, id, start);
	world.now = start + 91 * day;
	keep(cache, 41, world.now);
	keep(cache, 42, world.now);
	expect(idsOf(cache)).toEqual([41, 42]);
	const counts = ['session', 'session_row', 'object', 'shown', 'name_state'].map((table) =>
		sqlOf(database).prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
	);
	expect(counts).toEqual([40, 40, 40, 40, 2]);
	expect(unwrap(cache.lookUp(main, ['R1'])).known.size).toBe(0);
	expect(sqlOf(database).pragma('foreign_key_check')).toEqual([]);
});

test('a device that serves stays, however it serves', () => {
	const {cache, open, world} = openCache();
	for (const id of [1, 2, 3]) keep(cache, id, start);
	world.now = start + 80 * day;
	// Answered by `cache force`: nothing is written for it.
	cache.used(main, {devices: [1], at: world.now, hits: 1, misses: 0});
	cache.close();
	const later = open().cache;
	// Confirmed by `cache True`.
	unwrap(later.write(main, {sessionSets: [{device: 2, sessions: range(200, 219), at: world.now}]}));
	world.now = start + 91 * day;
	keep(later, 4, world.now);
	expect(idsOf(later)).toEqual([1, 2, 4]);
});

test('what served of late is not let go of, however full the file is', () => {
	const {cache, world} = openCache();
	world.limits = {...world.limits, bytes: 100_000};
	for (const id of range(1, 30)) keep(cache, id, start);
	cache.used(main, {devices: [1], at: start + 15 * minute, hits: 1, misses: 0});
	expect(idsOf(cache)).toEqual(range(1, 30));
	world.now = start + 15 * minute;
	keep(cache, 31, world.now);
	expect(idsOf(cache)).toEqual([1, 31]);
});

test('one write lets go of 200 devices at most, whatever is left to do', () => {
	const {cache, statements, world} = openCache();
	const devices = range(1, 1000).map((id) => ({...device(id, `R${id}`), fetchedAt: start}));
	unwrap(cache.write(main, {devices}));
	world.now = start + 91 * day;
	const before = statements();
	keep(cache, 2001, world.now);
	expect(idsOf(cache)).toHaveLength(801);
	expect(statements() - before).toBeLessThan(250);
	for (const id of range(2002, 2006)) keep(cache, id, world.now);
	expect(idsOf(cache)).toEqual(range(2001, 2006));
});

test('a write that need not make room asks the same however many devices there are, and looks at the oldest alone', () => {
	const {cache, database, statements} = openCache();
	const cost = (id: number): number => {
		const before = statements();
		keep(cache, id, start);
		return statements() - before;
	};
	keep(cache, 9001, start);
	const few = cost(9002);
	unwrap(cache.write(main, {devices: range(1, 5000).map((id) => ({...device(id, `R${id}`), fetchedAt: start}))}));
	expect(cost(9003)).toBe(few);
	const plan = sqlOf(database).prepare('EXPLAIN QUERY PLAN SELECT scope, id FROM device WHERE used_at < ? ORDER BY used_at LIMIT 20').all(0);
	expect(plan).toEqual([expect.objectContaining({detail: expect.stringContaining('INDEX device_by_use (used_at<?)')})]);
});

test('branches and instances share the room', () => {
	const {cache, world} = openCache();
	const other = {...main, branch: 'abc'};
	keep(cache, 1, start, other);
	world.now = start + 91 * day;
	keep(cache, 1, world.now);
	expect([idsOf(cache, other), idsOf(cache)]).toEqual([[], [1]]);
	expect(unwrap(cache.stats()).map(({scope, evicted}) => [scope.branch, evicted])).toEqual([
		['abc', 1],
		['main', 0],
	]);
});

test('C10 cache-stats a count waits for nobody: while another process writes it is put off, and is there once a write was done', () => {
	const {cache, database, open, path, world} = openCache();
	keep(cache, 1, start);
	const holder = new BetterSqlite3(path);
	holder.exec('BEGIN IMMEDIATE');
	const begin = process.hrtime.bigint();
	cache.used(main, {devices: [1], at: start + day, hits: 5, misses: 2});
	expect(unwrap(cache.stats())).toMatchObject([{hits: 0, misses: 0}]);
	// A busy file is waited for 5 s otherwise.
	expect(Number(process.hrtime.bigint() - begin) / 1e9).toBeLessThan(2);
	expect(sqlOf(database).pragma('busy_timeout', {simple: true})).toBe(5000);
	holder.exec('ROLLBACK');
	holder.close();
	world.now = start + day;
	keep(cache, 2, world.now);
	expect(unwrap(open().cache.stats())).toMatchObject([{hits: 5, misses: 2}]);
	expect(sqlOf(database).prepare('SELECT used_at FROM device WHERE id = 1').pluck().get()).toBe(start + day);
});

test('C10 cache-stats to count writes nothing until there is something else to write, or the end', () => {
	const {cache, open, statements} = openCache();
	keep(cache, 1, start);
	const before = statements();
	for (let times = 0; times < 100; times += 1) cache.used(main, {devices: [1], at: start, hits: 1, misses: 0});
	expect(statements()).toBe(before);
	cache.close();
	expect(unwrap(open().cache.stats())).toMatchObject([{hits: 100}]);
});

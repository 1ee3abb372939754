import {statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {parseJson, stringifyJson} from '../../src/core/json-text.js';
import {createHolding} from '../../src/output/json-row.js';
import type {Row} from '../../src/output/output.js';
import type {Cache, CacheChange} from '../../src/store/cache/cache.js';
import {cacheMigrations} from '../../src/store/cache/cache-schema.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {openCacheFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';
import {describeCache} from './cache.contract.js';
import {held, main, session} from './cache-samples.js';

describeCache('memory', createMemoryCache);
describeCache('SQLite', () => createSqliteCache(openCacheFile(join(temporaryFolder(), 'cache.sqlite'))));

test('the hints of devices are read again only after a change, of whatever process', () => {
	const path = join(temporaryFolder(), 'cache.sqlite');
	const [one, other] = [createSqliteCache(openCacheFile(path)), createSqliteCache(openCacheFile(path))];
	const scope = {instance: 'https://netbox.lab', branch: 'main', reader: 'user 1'};
	const put = (cache: Cache, id: number) => cache.write(scope, {devices: [{id, name: `r${id}`, row: {id, name: `r${id}`}, fetchedAt: id}]});
	const names = () => unwrap(one.deviceHints(scope)).map(({name}) => name);
	put(one, 1);
	expect(unwrap(one.deviceHints(scope))).toBe(unwrap(one.deviceHints(scope)));
	put(one, 2);
	expect(names()).toEqual(['r1', 'r2']);
	put(other, 3);
	expect(names()).toEqual(['r1', 'r2', 'r3']);
	expect(unwrap(one.deviceHints({...scope, branch: 'td5smq0f'}))).toEqual([]);
});

test('sessions that are kept again as they were write their times and nothing else', () => {
	const path = join(temporaryFolder(), 'cache.sqlite');
	const database = openCacheFile(path);
	const cache = createSqliteCache(database);
	const sql = sqlOf(database);
	/** Bytes that go to the disk with a change. */
	const writes = (change: CacheChange): number => {
		sql.pragma('wal_checkpoint(TRUNCATE)');
		unwrap(cache.write(main, change));
		return statSync(`${path}-wal`).size;
	};
	const at = (fetchedAt: number, text: string): CacheChange => ({
		sessions: Array.from({length: 300}, (_, index) =>
			session(index + 1, 1, {held: held({id: index + 1, text: text.repeat(200)}), shows: [{type: 'ipam.asn', id: text.length}], fetchedAt}),
		),
	});
	const first = writes(at(100, 'long text'));
	expect(writes(at(200, 'long text'))).toBeLessThan(first / 5);
	expect(writes(at(300, 'other one'))).toBeGreaterThan(first / 2);
	// What a session shows is found by what its newest row shows.
	unwrap(cache.write(main, at(400, 'a third')));
	unwrap(cache.write(main, {staleObjects: [{type: 'ipam.asn', id: 9, parts: 1}]}));
	expect(sql.prepare('SELECT count(*) FROM session WHERE stale = 1').pluck().get()).toBe(0);
	unwrap(cache.write(main, {staleObjects: [{type: 'ipam.asn', id: 7, parts: 1}]}));
	expect(sql.prepare('SELECT count(*) FROM session WHERE stale = 1').pluck().get()).toBe(300);
});

const exact = '{"__proto__":{"a":1},"big":9007199254740993,"id":1,"name":"r1","site":{"far":1e400,"slug":"ams1"}}';

test.each([
	['memory', createMemoryCache],
	['SQLite', () => createSqliteCache(openCacheFile(join(temporaryFolder(), 'cache.sqlite')))],
])('B3 rows come back out of the cache (%s) with the digits of their numbers', (_, open) => {
	const cache = open();
	const row = parseJson(exact) as Row;
	const sessions = [session(10, 1, {held: held(row)})];
	unwrap(cache.write(main, {devices: [{id: 1, name: 'r1', row, fetchedAt: 1}], sessions, sessionSets: [{device: 1, sessions: [10], at: 1}]}));
	const [set] = unwrap(cache.sessionsOf(main, [1]));
	expect([stringifyJson(unwrap(cache.devices(main))[0]?.row), stringifyJson(set?.sessions[0]?.held.row)]).toEqual([exact, exact]);
	expect(stringifyJson(unwrap(cache.deviceParts(main, 'site')))).toBe('[{"far":1e400,"slug":"ams1"}]');
});

test('B3 what was cached while numbers were rounded is read anew, and nothing else', () => {
	const file = openCacheFile(join(temporaryFolder(), 'cache.sqlite'));
	const cache = createSqliteCache(file);
	const rows = [
		{big: 2 ** 53},
		{list: [-(2 ** 63)]},
		{deep: {decimal: 0.12345678901234568}},
		{asn: 4_200_000_000, at: '2026-01-01T00:00:00.123456Z', serial: '12345678901234567890'},
	];
	const devices = rows.map((_, id) => ({id, name: `r${id}`, row: {id}, fetchedAt: 1}));
	const held = rows.map((row) => createHolding()({...row, id: 1, name: null}));
	// As rows of older releases lie there: compact.
	const sessions = rows.flatMap((row, id) => [session(10 + id, id, {held: held[id] ?? {row}}), session(20 + id, id, {held: {row: {...row}}})]);
	const sessionSets = rows.map((_, device) => ({device, sessions: [10 + device, 20 + device], at: 1}));
	unwrap(cache.write(main, {devices, sessions, sessionSets}));
	sqlOf(file).exec(cacheMigrations.find((step) => step.includes('kept rounded')) ?? '');
	expect(unwrap(cache.sessionsOf(main, [0, 1, 2, 3])).map(({device}) => device)).toEqual([3]);
	cache.close();
});

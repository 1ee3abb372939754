import {statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Cache, Change} from '../../src/store/cache.js';
import {createMemoryCache} from '../../src/store/memory-cache.js';
import {createSqliteCache} from '../../src/store/sqlite-cache.js';
import {openCacheFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';
import {describeCache} from './cache.contract.js';
import {held, main, session} from './cache-samples.js';

describeCache('memory', createMemoryCache);
describeCache('SQLite', () => createSqliteCache(openCacheFile(join(temporaryFolder(), 'cache.sqlite'))));

test('the hints of devices are read again only after a change, of whatever process', () => {
	const path = join(temporaryFolder(), 'cache.sqlite');
	const [one, other] = [createSqliteCache(openCacheFile(path)), createSqliteCache(openCacheFile(path))];
	const scope = {instance: 'https://netbox.lab', branch: 'main'};
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
	const writes = (change: Change): number => {
		sql.pragma('wal_checkpoint(TRUNCATE)');
		unwrap(cache.write(main, change));
		return statSync(`${path}-wal`).size;
	};
	const at = (fetchedAt: number, text: string): Change => ({
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

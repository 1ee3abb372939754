import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Cache} from '../../src/store/cache.js';
import {createMemoryCache} from '../../src/store/memory-cache.js';
import {createSqliteCache} from '../../src/store/sqlite-cache.js';
import {openCacheFile, temporaryFolder, unwrap} from '../support/database.js';
import {describeCache} from './cache.contract.js';

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

import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Cache, CacheChange} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {openCacheFile, temporaryFolder, unwrap} from '../support/database.js';
import {device, main, position, session} from './cache-samples.js';

const names = ['a', 'A', 'b', 'Ä', 'ä', null] as const;
const id = fc.integer({min: 1, max: 4});
const ids = fc.array(id, {maxLength: 3});
const name = fc.constantFrom(...names);
const shown = fc.record({type: fc.constantFrom('dcim.device', 'ipam.asn'), id});

const change: fc.Arbitrary<CacheChange> = fc.record(
	{
		staleAll: fc.boolean(),
		forgetAll: fc.boolean(),
		staleSessions: ids,
		staleObjects: fc.array(
			fc.tuple(shown, fc.integer({min: 1, max: 7})).map(([object, parts]) => ({...object, parts})),
			{maxLength: 2},
		),
		forgetDevices: ids,
		devices: fc.array(
			fc.tuple(id, name).map(([id, name]) => device(id, name)),
			{maxLength: 3},
		),
		provedNames: fc.array(fc.constantFrom('a', 'B', 'Ä'), {maxLength: 2}),
		sessions: fc.array(
			fc.tuple(id, fc.option(id), fc.array(shown, {maxLength: 2})).map(([id, device, shows]) => session(id, device, {shows})),
			{maxLength: 4},
		),
		sessionSets: fc.array(fc.record({device: id, sessions: ids, at: fc.integer({min: 1, max: 9})}), {maxLength: 2}),
		checked: fc.record({sessions: ids, at: fc.integer({min: 1, max: 9})}),
		position: fc.tuple(fc.option(id, {nil: undefined}), id).map(([cursor, checkedAt]) => ({to: position(cursor, checkedAt)})),
	},
	{requiredKeys: []},
);

const other = {...main, branch: 'abc'};
const knownOf = (cache: Cache) =>
	[main, other].map((scope) => [
		// Of types that are shown no more one may know and the other not.
		{...unwrap(cache.lookUp(scope, ['a', 'b', 'ä'])), shownTypes: undefined},
		unwrap(cache.devices(scope)),
		unwrap(cache.sessionsOf(scope, [1, 2, 3, 4])),
		unwrap(cache.deviceNames(main)),
	]);

test('after any changes the memory cache and the SQLite cache know the same', () => {
	const sqlite = createSqliteCache(openCacheFile(join(temporaryFolder(), 'cache.sqlite')));
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.constantFrom(main, other), change), {minLength: 1, maxLength: 8}), (changes) => {
			const memory = createMemoryCache();
			unwrap(sqlite.clear());
			for (const [scope, change] of changes) {
				unwrap(memory.write(scope, change));
				unwrap(sqlite.write(scope, change));
			}
			expect(knownOf(sqlite)).toEqual(knownOf(memory));
			expect(new Set(unwrap(sqlite.stats()))).toEqual(new Set(unwrap(memory.stats())));
			expect(unwrap(sqlite.clear())).toBe(unwrap(memory.clear()));
		}),
		{numRuns: 400},
	);
});

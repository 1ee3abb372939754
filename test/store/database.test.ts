import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {describe, expect, onTestFinished, test} from 'vitest';
import {cacheMigrations} from '../../src/store/cache-schema.js';
import {openDatabase} from '../../src/store/database.js';
import {createSqliteCache} from '../../src/store/sqlite-cache.js';
import {countStatements, messageOf, openCacheFile, temporaryFolder, unwrap} from '../support/database.js';
import {device, main, session} from './cache-samples.js';

const now = () => Date.UTC(2026, 10, 21, 10, 8, 41);
const open = (path: string, migrations: readonly string[] = cacheMigrations) => openDatabase({path, migrations, now});
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('opening', () => {
	test('a new file is its owner’s alone, in a folder of its owner’s alone, side files too', () => {
		const folder = join(temporaryFolder(), 'a', 'b');
		const {sql} = openCacheFile(join(folder, 'cache.sqlite'));
		expect([modeOf(folder), modeOf(join(folder, '..'))]).toEqual([0o700, 0o700]);
		expect(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))])).toEqual([
			['cache.sqlite', 0o600],
			['cache.sqlite-shm', 0o600],
			['cache.sqlite-wal', 0o600],
			['cache.sqlite.lock', 0o600],
		]);
		expect(sql.pragma('journal_mode', {simple: true})).toBe('wal');
		expect(sql.pragma('user_version', {simple: true})).toBe(cacheMigrations.length);
	});
	test('only the migrations that are missing run, and what was there stays', () => {
		const path = join(temporaryFolder(), 'some.sqlite');
		const first = 'CREATE TABLE one (id INTEGER) STRICT';
		const before = unwrap(open(path, [first])).sql;
		before.exec('INSERT INTO one VALUES (1)');
		before.close();
		const {sql} = unwrap(open(path, [first, 'ALTER TABLE one ADD COLUMN name TEXT']));
		onTestFinished(() => void sql.close());
		expect(sql.prepare('SELECT * FROM one').all()).toEqual([{id: 1, name: null}]);
		expect(sql.pragma('user_version', {simple: true})).toBe(2);
	});
	test('a migration that fails changes nothing', () => {
		const path = join(temporaryFolder(), 'some.sqlite');
		expect(open(path, ['CREATE TABLE one (id INTEGER) STRICT', 'nonsense']).ok).toBe(false);
		const {sql} = unwrap(open(path, ['CREATE TABLE one (id INTEGER) STRICT']));
		onTestFinished(() => void sql.close());
		expect(sql.pragma('user_version', {simple: true})).toBe(1);
	});
	test('a file of a newer release is refused and left alone', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		openCacheFile(path).sql.pragma('user_version = 9');
		const refused = open(path);
		expect(messageOf(refused)).toBe('"cache.sqlite" was written by a newer nf: it has version 9, this nf knows 3.');
		expect(readdirSync(join(path, '..')).filter((name) => name.includes('damaged'))).toEqual([]);
	});
	test('a path that cannot be is a failure, not a crash', () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'file'), '');
		expect(messageOf(open(join(folder, 'file', 'cache.sqlite')))).toMatch(
			/^cannot open "cache\.sqlite": (a part of the path is no folder|a file of that name is in the way)\.$/,
		);
		mkdirSync(join(folder, 'cache.sqlite'));
		expect(messageOf(open(join(folder, 'cache.sqlite')))).toBe('cannot open "cache.sqlite": it is a folder.');
	});
	test.skipIf(process.getuid?.() === 0)('a folder that may not be written is a failure', () => {
		const folder = temporaryFolder();
		chmodSync(folder, 0o500);
		expect(messageOf(open(join(folder, 'cache.sqlite')))).toBe('cannot open "cache.sqlite": permission denied.');
	});
});

describe('damage', () => {
	test('a file that is no database is set aside, said, and begun anew', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		writeFileSync(path, 'this is not a database, whatever its name says'.repeat(100));
		const database = unwrap(open(path));
		onTestFinished(() => void database.sql.close());
		expect(database.note).toBe('"cache.sqlite" was damaged: it is set aside as "cache.sqlite.damaged-20261121T100841Z", and a new one is begun.');
		expect(readFileSync(`${path}.damaged-20261121T100841Z`, 'utf8')).toContain('not a database');
		expect(unwrap(createSqliteCache(database).devices(main))).toEqual([]);
	});
	test('damage inside is a failure when it is met, and the next start begins anew', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		const sessions = Array.from({length: 200}, (_, index) => session(index + 1, 1));
		const filled = createSqliteCache(openCacheFile(path));
		unwrap(filled.write(main, {devices: [device(1, 'a')], sessions, sessionSets: [{device: 1, sessions: sessions.map(({id}) => id), at: 1}]}));
		filled.close();
		const bytes = readFileSync(path);
		writeFileSync(path, bytes.fill(0xee, 4096 * 5));
		const damaged = unwrap(open(path));
		onTestFinished(() => void damaged.sql.close());
		expect(messageOf(createSqliteCache(damaged).sessionsOf(main, [1]))).toBe('"cache.sqlite" is damaged.');
		expect(unwrap(createSqliteCache(openCacheFile(path)).devices(main))).toEqual([]);
		expect(readdirSync(join(path, '..')).some((name) => name.startsWith('cache.sqlite.damaged-'))).toBe(true);
	});
});

describe('refusals', () => {
	test('a full disk is a failure, and nothing of the change is there', () => {
		const database = openCacheFile(join(temporaryFolder(), 'cache.sqlite'));
		const cache = createSqliteCache(database);
		unwrap(cache.write(main, {devices: [device(1, 'a')]}));
		database.sql.pragma(`max_page_count = ${database.sql.pragma('page_count', {simple: true})}`);
		const many = Array.from({length: 1000}, (_, index) => device(index + 1, `R${index}`));
		expect(messageOf(cache.write(main, {devices: many}))).toBe('no space left for "cache.sqlite".');
		expect(unwrap(cache.devices(main))).toEqual([device(1, 'a')]);
	});
	test('a file that another process holds for too long is a failure', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		const database = openCacheFile(path);
		const cache = createSqliteCache(database);
		const holder = new BetterSqlite3(path);
		onTestFinished(() => void holder.close());
		holder.exec('BEGIN IMMEDIATE');
		database.sql.pragma('busy_timeout = 1');
		expect(messageOf(cache.write(main, {devices: [device(1, 'a')]}))).toBe('"cache.sqlite" is busy: another process holds it.');
		expect(unwrap(cache.devices(main))).toEqual([]);
		holder.exec('ROLLBACK');
		expect(cache.write(main, {devices: [device(1, 'a')]}).ok).toBe(true);
	});
	test('a file that may not be written can still be read', () => {
		const database = openCacheFile(join(temporaryFolder(), 'cache.sqlite'));
		const cache = createSqliteCache(database);
		unwrap(cache.write(main, {devices: [device(1, 'a')]}));
		database.sql.pragma('query_only = ON');
		expect(messageOf(cache.write(main, {devices: [device(2, 'b')]}))).toBe('"cache.sqlite" is read-only.');
		expect(unwrap(cache.devices(main))).toHaveLength(1);
	});
	test('a cache that was closed is a failure for whoever comes late', () => {
		const cache = createSqliteCache(openCacheFile(join(temporaryFolder(), 'cache.sqlite')));
		cache.close();
		expect(messageOf(cache.write(main, {staleAll: true}))).toBe('"cache.sqlite" is closed.');
		cache.close();
	});
	test('a bug is no failure', () => {
		const {attempt} = openCacheFile(join(temporaryFolder(), 'cache.sqlite'));
		expect(() => attempt(() => JSON.parse('{'))).toThrow(SyntaxError);
	});
});

test.each([1, 500, 20_000])('two statements answer for %i devices', (count) => {
	const counted = countStatements(openCacheFile(join(temporaryFolder(), 'cache.sqlite')));
	const cache = createSqliteCache(counted.database);
	const ids = Array.from({length: count}, (_, index) => index + 1);
	const sessionSets = ids.map((id) => ({device: id, sessions: [id], at: 100}));
	const names = ids.map((id) => `R${id}`);
	unwrap(
		cache.write(main, {devices: ids.map((id) => device(id, `R${id}`)), provedNames: names, sessions: ids.map((id) => session(id, id)), sessionSets}),
	);
	const before = counted.count();
	const {devices, proved} = unwrap(cache.lookUp(main, names));
	const sets = unwrap(cache.sessionsOf(main, ids));
	expect([devices.length, proved.size, sets.length, counted.count() - before]).toEqual([count, count, count, 2]);
});

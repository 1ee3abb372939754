import {mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {describe, expect, onTestFinished, test} from 'vitest';
import {cacheMigrations} from '../../src/store/cache/cache-schema.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {type Database, openDatabase} from '../../src/store/sqlite/database.js';
import {countStatements, messageOf, openCacheFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';
import {device, held, main, session} from './cache-samples.js';

const now = () => Date.UTC(2026, 10, 21, 10, 8, 41);
/** A database that ends with the test, and what was said of its file. */
function open(path: string, migrations: readonly string[] = cacheMigrations): {readonly database: Database; readonly said: readonly string[]} {
	const said: string[] = [];
	const database = unwrap(openDatabase({path, migrations, now, warn: (message) => said.push(message), loss: 'Nothing is kept.'}));
	onTestFinished(database.close);
	return {database, said};
}
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('opening', () => {
	test('a new file is its owner’s alone, in a folder of its owner’s alone, side files too', () => {
		const folder = join(temporaryFolder(), 'a', 'b');
		const sql = sqlOf(openCacheFile(join(folder, 'cache.sqlite')));
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
		const before = open(path, [first]).database;
		sqlOf(before).exec('INSERT INTO one VALUES (1)');
		before.close();
		const sql = sqlOf(open(path, [first, 'ALTER TABLE one ADD COLUMN name TEXT']).database);
		expect(sql.prepare('SELECT * FROM one').all()).toEqual([{id: 1, name: null}]);
		expect(sql.pragma('user_version', {simple: true})).toBe(2);
	});
	test('H3 what an older release kept is nobody’s: it was not known whose token had read it', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		const old = open(path, cacheMigrations.slice(0, 9)).database;
		sqlOf(old).exec(`
			INSERT INTO scope (id, instance, branch) VALUES (1, '${main.instance}', '${main.branch}');
			INSERT INTO device (scope, id, name, folded, row, fetched_at, sessions_at) VALUES (1, 1, 'a', 'a', '{"id":1,"name":"a"}', 100, 200);
			INSERT INTO session (key, scope, id, device, fetched_at, checked_at, stale) VALUES (5, 1, 11, 1, 100, 100, 0);
			INSERT INTO session_row VALUES (5, '{"id": 11}');
			INSERT INTO branch_name VALUES ('${main.instance}', 'b', 'abc', NULL);`);
		old.close();
		const {database, said} = open(path);
		const cache = createSqliteCache(database);
		expect([unwrap(cache.devices(main)), unwrap(cache.sessionsOf(main, [1])), unwrap(cache.stats())]).toEqual([[], [], []]);
		const left = ['device', 'session', 'session_row', 'name_state'].map((table) =>
			sqlOf(database).prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
		);
		expect(left).toEqual([0, 0, 0, 0]);
		expect(unwrap(cache.branch(main.instance, 'b'))).toBe('abc');
		expect(said).toEqual([]);
	});
	test('a migration that fails changes nothing', () => {
		const path = join(temporaryFolder(), 'some.sqlite');
		const migrations = ['CREATE TABLE one (id INTEGER) STRICT', 'nonsense'];
		expect(openDatabase({path, migrations, now, warn: () => undefined, loss: ''}).ok).toBe(false);
		const sql = sqlOf(open(path, ['CREATE TABLE one (id INTEGER) STRICT']).database);
		expect(sql.pragma('user_version', {simple: true})).toBe(1);
	});
	test('a file of a newer release is left alone: what is kept meanwhile ends with the process', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		const newer = open(path).database;
		unwrap(createSqliteCache(newer).write(main, {devices: [device(1, 'a')]}));
		sqlOf(newer).pragma('user_version = 99');
		newer.close();
		const bytes = readFileSync(path);
		const {database, said} = open(path);
		expect(said).toEqual([`"cache.sqlite" was written by a newer nf: it has version 99, this nf knows ${cacheMigrations.length}. Nothing is kept.`]);
		const cache = createSqliteCache(database);
		unwrap(cache.write(main, {devices: [device(2, 'b')]}));
		expect(unwrap(cache.devices(main)).map(({id}) => id)).toEqual([2]);
		database.close();
		expect(readFileSync(path).equals(bytes)).toBe(true);
		expect(readdirSync(join(path, '..')).toSorted()).toEqual(['cache.sqlite', 'cache.sqlite.lock']);
	});
	test('where there can be no file the database is in memory, which is said', () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'file'), '');
		const below = open(join(folder, 'file', 'cache.sqlite'));
		expect(below.said).toEqual([
			expect.stringMatching(/^cannot open "cache\.sqlite": (a part of the path is no folder|a file of that name is in the way)\. Nothing is kept\.$/),
		]);
		unwrap(createSqliteCache(below.database).write(main, {devices: [device(1, 'a')]}));
		expect(unwrap(createSqliteCache(below.database).devices(main))).toEqual([device(1, 'a')]);
		mkdirSync(join(folder, 'cache.sqlite'));
		expect(open(join(folder, 'cache.sqlite')).said).toEqual(['cannot open "cache.sqlite": it is a folder. Nothing is kept.']);
	});
	test('where processes cannot share the memory of a write-ahead log, the old journal does', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		const before = open(path).database;
		unwrap(createSqliteCache(before).write(main, {devices: [device(1, 'a')]}));
		before.close();
		// SQLite does not follow links here: it is as if there were no shared memory.
		symlinkSync('nowhere', `${path}-shm`);
		const {database, said} = open(path);
		expect(sqlOf(database).pragma('journal_mode', {simple: true})).toBe('delete');
		const [one, other] = [createSqliteCache(database), createSqliteCache(open(path).database)];
		unwrap(one.write(main, {devices: [device(2, 'b')]}));
		unwrap(other.write(main, {devices: [device(3, 'c')]}));
		expect(unwrap(one.devices(main)).map(({id}) => id)).toEqual([1, 2, 3]);
		expect(said).toEqual([]);
	});
	test('room that was given back leaves the disk', () => {
		const path = join(temporaryFolder(), 'cache.sqlite');
		const cache = createSqliteCache(openCacheFile(path));
		const sessions = Array.from({length: 2000}, (_, index) => session(index + 1, 1, {held: held({text: 'x'.repeat(1000)})}));
		unwrap(cache.write(main, {devices: [device(1, 'a')], sessions}));
		expect(unwrap(cache.room())?.bytes).toBeGreaterThan(2_000_000);
		unwrap(cache.write(main, {forgetDevices: [1]}));
		const left = unwrap(cache.room())?.bytes ?? 0;
		cache.close();
		expect(left).toBeLessThan(200_000);
		expect(statSync(path).size).toBe(left);
	});
});

describe('refusals', () => {
	test('a full disk is a failure, and nothing of the change is there', () => {
		const database = openCacheFile(join(temporaryFolder(), 'cache.sqlite'));
		const cache = createSqliteCache(database);
		unwrap(cache.write(main, {devices: [device(1, 'a')]}));
		const sql = sqlOf(database);
		sql.pragma(`max_page_count = ${sql.pragma('page_count', {simple: true})}`);
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
		sqlOf(database).pragma('busy_timeout = 1');
		expect(messageOf(cache.write(main, {devices: [device(1, 'a')]}))).toBe('"cache.sqlite" is busy: another process holds it.');
		expect(unwrap(cache.devices(main))).toEqual([]);
		holder.exec('ROLLBACK');
		expect(cache.write(main, {devices: [device(1, 'a')]}).ok).toBe(true);
	});
	test('a file that may not be written can still be read', () => {
		const database = openCacheFile(join(temporaryFolder(), 'cache.sqlite'));
		const cache = createSqliteCache(database);
		unwrap(cache.write(main, {devices: [device(1, 'a')]}));
		sqlOf(database).pragma('query_only = ON');
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
	const {devices, known} = unwrap(cache.lookUp(main, names));
	const sets = unwrap(cache.sessionsOf(main, ids));
	expect([devices.length, known.size, sets.length, counted.count() - before]).toEqual([count, count, count, 2]);
});

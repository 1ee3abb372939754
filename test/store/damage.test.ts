import {openSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {cacheMigrations} from '../../src/store/cache/cache-schema.js';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {type Database, openDatabase} from '../../src/store/sqlite/database.js';
import {damage, openCacheFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';
import {device, held, main, session} from './cache-samples.js';

const now = Date.UTC(2026, 10, 21, 10, 8, 41);
const page = 8192;
const ids = Array.from({length: 300}, (_, index) => index + 1);

function open(path: string, at = now): {readonly database: Database; readonly said: string[]} {
	const said: string[] = [];
	const warn = (message: string): void => void said.push(message);
	const database = unwrap(openDatabase({path, migrations: cacheMigrations, now: () => at, warn, loss: 'Nothing is kept.'}));
	onTestFinished(database.close);
	return {database, said};
}

/** A file with 300 sessions of one device, closed. */
function filledFile(): string {
	const path = join(temporaryFolder(), 'cache.sqlite');
	const database = openCacheFile(path);
	const sessions = ids.map((id) => session(id, 1, {held: held({id, text: 'x'.repeat(1500)}), shows: [{type: 'ipam.asn', id: id % 7}]}));
	unwrap(
		createSqliteCache(database).write(main, {
			devices: [device(1, 'a')],
			provedNames: ['a'],
			sessions,
			sessionSets: [{device: 1, sessions: ids, at: 200}],
		}),
	);
	database.close();
	return path;
}

const overwrite = (path: string, {from, length, byte}: {from: number; length: number; byte: number}): void =>
	void writeSync(openSync(path, 'r+'), Buffer.alloc(length, byte), 0, length, from);
const setAside = (path: string): readonly string[] => readdirSync(dirname(path)).filter((name) => /damaged-\d+T\d+Z$/.test(name));

/** What may happen to a file, and whether all that was in it is gone from it. */
const damages: readonly (readonly [string, (path: string) => void])[] = [
	['all but its first pages overwritten', (path) => overwrite(path, {from: page * 5, length: statSync(path).size - page * 5, byte: 0xee})],
	['its first page overwritten', (path) => overwrite(path, {from: 0, length: page, byte: 0})],
	['cut off in the middle', (path) => truncateSync(path, page * 20)],
	['cut off in the middle of a page', (path) => truncateSync(path, page * 40 + 99)],
	['emptied', (path) => truncateSync(path, 0)],
	['random bytes in its place', (path) => overwrite(path, {from: 0, length: statSync(path).size, byte: 0x5a})],
];

describe.each(damages)('a file %s', (name, harm) => {
	test('is set aside when the next start meets it, and another is begun', () => {
		const path = filledFile();
		harm(path);
		const {database, said} = open(path);
		const cache = createSqliteCache(database);
		expect(unwrap(cache.sessionsOf(main, [1]))).toEqual([]);
		unwrap(cache.write(main, {devices: [device(2, 'b')]}));
		expect(unwrap(cache.devices(main)).map(({id}) => id)).toEqual([2]);
		expect(sqlOf(database).pragma('integrity_check', {simple: true})).toBe('ok');
		// A file without a byte is a new one.
		const expected = name === 'emptied' ? 0 : 1;
		expect([said.length, setAside(path).length]).toEqual([expected, expected]);
	});
	test('is set aside when a read meets it, and the same process goes on with another', () => {
		const path = filledFile();
		const {database, said} = open(path);
		const cache = createSqliteCache(database);
		expect(unwrap(cache.lookUp(main, ['a'])).devices).toHaveLength(1);
		damage(path, () => harm(path));
		expect(unwrap(cache.sessionsOf(main, [1]))).toEqual([]);
		unwrap(cache.write(main, {devices: [device(2, 'b')]}));
		expect(unwrap(cache.devices(main)).map(({id}) => id)).toEqual([2]);
		expect(said).toEqual([`"cache.sqlite" was damaged: it is set aside as "${path}.damaged-20261121T100841Z", and a new one is begun.`]);
		expect(setAside(path)).toEqual(['cache.sqlite.damaged-20261121T100841Z']);
		expect(sqlOf(database).pragma('integrity_check', {simple: true})).toBe('ok');
	});
	test('is set aside when a write meets it, and what was written is in another', () => {
		const path = filledFile();
		const {database, said} = open(path);
		const cache = createSqliteCache(database);
		damage(path, () => harm(path));
		const sessions = ids.map((id) => session(id, 1));
		unwrap(cache.write(main, {devices: [device(1, 'a')], sessions, sessionSets: [{device: 1, sessions: ids, at: 300}]}));
		expect(unwrap(cache.sessionsOf(main, [1]))[0]?.sessions).toHaveLength(300);
		expect([said.length, setAside(path).length]).toEqual([1, 1]);
		database.close();
		expect(unwrap(createSqliteCache(openCacheFile(path)).sessionsOf(main, [1]))[0]?.sessions).toHaveLength(300);
	});
});

test('a row that is not what it was is not believed, although SQLite sees nothing', () => {
	const path = filledFile();
	writeFileSync(path, Buffer.from(readFileSync(path, 'latin1').replaceAll('"id": 150,\n    "text": "x', '"id": 150,\n    "text": "y'), 'latin1'));
	const {database, said} = open(path);
	expect(sqlOf(database).pragma('integrity_check', {simple: true})).toBe('ok');
	expect(unwrap(createSqliteCache(database).sessionsOf(main, [1])).length).toBe(0);
	expect(said).toHaveLength(1);
});

test('a file that another process has put in the place of a damaged one is not set aside', () => {
	const path = filledFile();
	const [one, other] = [open(path), open(path)];
	damage(path, () => overwrite(path, {from: page * 5, length: statSync(path).size - page * 5, byte: 0xee}));
	unwrap(createSqliteCache(one.database).sessionsOf(main, [1]));
	unwrap(createSqliteCache(one.database).write(main, {devices: [device(7, 'g')]}));
	unwrap(createSqliteCache(other.database).sessionsOf(main, [1]));
	expect(unwrap(createSqliteCache(other.database).devices(main)).map(({id}) => id)).toEqual([7]);
	expect([one.said.length, other.said.length, setAside(path).length]).toEqual([1, 0, 1]);
});

test('of damaged files the newest two are kept', () => {
	const path = filledFile();
	for (const second of [1, 2, 3, 4]) {
		writeFileSync(path, 'no database at all'.repeat(500));
		open(path, now + second * 1000).database.close();
	}
	expect(setAside(path)).toEqual(['cache.sqlite.damaged-20261121T100844Z', 'cache.sqlite.damaged-20261121T100845Z']);
});

test('a lock that is no database hinders nobody', () => {
	const path = filledFile();
	writeFileSync(`${path}.lock`, 'no database at all'.repeat(500));
	const {database, said} = open(path);
	expect(unwrap(createSqliteCache(database).devices(main))).toHaveLength(1);
	expect(said).toEqual([]);
});

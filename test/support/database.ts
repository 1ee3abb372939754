import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {expect, onTestFinished} from 'vitest';
import type {Result} from '../../src/core/result.js';
import {cacheMigrations} from '../../src/store/cache/cache-schema.js';
import {jobMigrations} from '../../src/store/jobs/jobs-schema.js';
import type {Sql} from '../../src/store/sqlite/connection.js';
import {type Database, openDatabase} from '../../src/store/sqlite/database.js';

/** A folder of this test's own, gone with all that is in it when the test ends. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'nf-test-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

/** What went well, else the test fails with what did not. */
export function unwrap<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(`unexpected failure: ${result.error.message}`);
	return result.value;
}

/** The message of a failure that is expected. */
export function messageOf(result: Result<unknown>): string {
	if (result.ok) throw new Error('unexpected success');
	return result.error.message;
}

/** An open file of the cache in a folder of the test. */
export const openCacheFile = (path: string): Database => opened(path, cacheMigrations);

/** An open file of the jobs in a folder of the test. */
export const openJobsFile = (path: string): Database => opened(path, jobMigrations);

function opened(path: string, migrations: readonly string[]): Database {
	const database = unwrap(openDatabase({path, migrations, now: () => 0, warn: (message) => expect.fail(message), loss: ''}));
	onTestFinished(database.close);
	return database;
}

/** The connection of a database, as it is now. */
export const sqlOf = ({attempt}: Pick<Database, 'attempt'>): Sql => unwrap(attempt((sql) => sql));

/** Damages a file that others have open: all that was written is in it before, and they read it anew. */
export function damage(path: string, work: () => void): void {
	const other = new BetterSqlite3(path);
	other.pragma(`application_id = ${Number(other.pragma('application_id', {simple: true})) + 1}`);
	other.pragma('wal_checkpoint(TRUNCATE)');
	work();
	other.close();
}

/** The same database, with a count of the statements that were run on it, whatever they gave. */
export function countStatements(database: Database): {readonly database: Database; readonly count: () => number} {
	let count = 0;
	const counted = <Target extends object>(target: Target, names: readonly string[]): Target =>
		new Proxy(target, {
			get: (object, name, itself) => {
				const member = Reflect.get(object, name);
				if (typeof member !== 'function') return member;
				return (...values: unknown[]) => {
					if (names.includes(String(name))) count++;
					const given = Reflect.apply(member, object, values);
					if (given === object) return itself;
					return name === 'prepare' ? counted(given, ['all', 'get', 'iterate', 'run']) : given;
				};
			},
		});
	const seen = new Map<Sql, Sql>();
	const countedOnce = (sql: Sql): Sql => {
		const known = seen.get(sql) ?? counted(sql, ['exec', 'pragma']);
		seen.set(sql, known);
		return known;
	};
	return {database: {...database, attempt: (work) => database.attempt((sql) => work(countedOnce(sql)))}, count: () => count};
}

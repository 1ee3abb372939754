import {basename} from 'node:path';
import {crc32} from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {sumOf} from './kept-text.js';
import {isWithoutWal} from './sqlite-failure.js';

/** An open SQLite file. */
export type Sql = BetterSqlite3.Database;

/** How long a statement waits for another process, in ms. */
const patienceMs = 5000;

/** Opens the file and brings it to the newest migration; refuses a file of a newer release and leaves it alone. Throws SQLite's errors. */
export function connect(path: string, migrations: readonly string[]): Result<Sql> {
	const sql = openReadable(path);
	try {
		sql.pragma('synchronous = NORMAL');
		sql.pragma('foreign_keys = ON');
		const version = migrate(sql, migrations);
		if (version <= migrations.length) return ok(sql);
		sql.close();
		const message = `"${basename(path)}" was written by a newer nf: it has version ${version}, this nf knows ${migrations.length}.`;
		return err(failure.localIo(message, 'update nf, or set NF_HOME to another folder'));
	} catch (error) {
		sql.close();
		throw error;
	}
}

/**
 * With a write-ahead log readers and a writer do not wait for each other. If the file system does not let processes share memory (some network ones),
 * SQLite answers another mode or fails: then the old journal is used, and a file that has such a log is converted back to it, for good.
 */
function openReadable(path: string): Sql {
	try {
		return openWith(path, (sql) => {
			if (versionOf(sql) > 0 || sql.pragma('page_count', {simple: true}) !== 0) return;
			// Such a page holds three sessions; one of SQLite's own 4096 would hold one, and the file would be half as large again.
			sql.pragma('page_size = 8192');
			// Free space is given back to the disk (`givingBack`).
			sql.pragma('auto_vacuum = INCREMENTAL');
			sql.pragma('journal_mode = WAL');
			versionOf(sql);
		});
	} catch (error) {
		if (!isWithoutWal(error)) throw error;
		return openWith(path, (sql) => {
			sql.pragma('locking_mode = EXCLUSIVE');
			sql.pragma('journal_mode = DELETE');
			sql.pragma('locking_mode = NORMAL');
			versionOf(sql);
		});
	}
}

function openWith(path: string, setUp: (sql: Sql) => void): Sql {
	const sql = new BetterSqlite3(path, {timeout: patienceMs});
	try {
		setUp(sql);
		return sql;
	} catch (error) {
		sql.close();
		throw error;
	}
}

const versionOf = (sql: Sql): number => Number(sql.pragma('user_version', {simple: true}));

/** Returns the version after the migration. */
function migrate(sql: Sql, migrations: readonly string[]): number {
	const before = versionOf(sql);
	if (before >= migrations.length) return before;
	sql.function('crc32', {deterministic: true}, (text) => crc32(String(text)));
	sql.function('seal', {deterministic: true, varargs: true}, (text, ...beside) => sumOf(String(text), beside as (string | number | null)[]));
	sql
		.transaction(() => {
			for (const step of migrations.slice(before)) sql.exec(step);
			sql.pragma(`user_version = ${migrations.length}`);
		})
		.immediate();
	return migrations.length;
}

/** Works on a file that another process may hold, without waiting for it: busy fails at once. */
export function withoutWaiting(sql: Sql, work: () => void): void {
	sql.pragma('busy_timeout = 0');
	try {
		work();
	} finally {
		sql.pragma(`busy_timeout = ${patienceMs}`);
	}
}

/** Each part is made on first use: preparing the statements of a cache takes as long as reading a device from it. */
export function whenAsked<Makers extends {readonly [part: string]: () => unknown}>(
	makers: Makers,
): {readonly [Part in keyof Makers]: ReturnType<Makers[Part]>} {
	const parts = {};
	for (const [part, make] of Object.entries(makers)) {
		let made: {readonly value: unknown} | undefined;
		const get = (): unknown => {
			made ??= {value: make()};
			return made.value;
		};
		Object.defineProperty(parts, part, {get});
	}
	return parts as {readonly [Part in keyof Makers]: ReturnType<Makers[Part]>};
}

/** Statements prepared once for each connection: damage brings a new connection. */
export function perConnection<Prepared>(prepare: (sql: Sql) => Prepared): (sql: Sql) => Prepared {
	let last: {readonly sql: Sql; readonly prepared: Prepared} | undefined;
	return (sql) => {
		if (last?.sql !== sql) last = {sql, prepared: prepare(sql)};
		return last.prepared;
	};
}

/** Does work that writes, and returns the freed space to the disk, and as much again, once a tenth of the file is free. */
export function givingBack<Value>(sql: Sql, work: () => Value): Value {
	const before = pragma(sql, 'freelist_count');
	const done = work();
	const free = pragma(sql, 'freelist_count');
	if (free > before && free * 10 > pragma(sql, 'page_count')) sql.pragma(`incremental_vacuum(${(free - before) * 2})`);
	return done;
}

/** A number that SQLite tells of the file. */
export const pragma = (sql: Sql, name: string): number => Number(sql.pragma(name, {simple: true}));

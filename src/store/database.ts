import {closeSync, existsSync, openSync, renameSync, statSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {failure} from '../failure.js';
import {err, ok, type Result} from '../result.js';
import {openFolder} from './private-file.js';
import {failureOf, isDamage} from './sqlite-failure.js';

/** An open SQLite file; another process may have it open too. */
export type Database = {
	readonly sql: BetterSqlite3.Database;
	/** What the user should be told of the opening: a damaged file was set aside. */
	readonly note?: string;
	/** Runs work on `sql`; what SQLite or the disk refuses becomes `local-io`, and a file found damaged is set aside for the next start. Bugs throw. */
	readonly attempt: <Value>(work: () => Value) => Result<Value>;
};

type Options = {
	readonly path: string;
	/** SQL scripts, oldest first; `user_version` counts those that were run. Never edited once released. */
	readonly migrations: readonly string[];
	/** ms since 1970, for the name of a damaged file. */
	readonly now: () => number;
};

/**
 * Opens or makes the file, 0600 in a folder of 0700, and brings it to the newest migration. A damaged file is set aside as
 * `<name>.damaged-<time>` and made anew, which `note` says. A file that a newer release has written is refused.
 */
export function openDatabase({path, migrations, now}: Options): Result<Database> {
	try {
		openFolder(dirname(path));
		return underLock(path, () => openOrReplace({path, migrations, now}));
	} catch (error) {
		return err(failureOf(error, path));
	}
}

/** A database that ends with the process, for when no file can be opened. */
export function openMemoryDatabase(migrations: readonly string[]): Result<Database> {
	try {
		const connected = connect(':memory:', migrations);
		return connected.ok ? ok({sql: connected.value, attempt: createAttempt(connected.value, 'memory', () => {})}) : connected;
	} catch (error) {
		return err(failureOf(error, 'memory'));
	}
}

function openOrReplace({path, migrations, now}: Options): Result<Database> {
	const aside = `${path}.damaged-${new Date(now()).toISOString().replace(/[-:]|\.\d+/g, '')}`;
	try {
		return finish({path, aside, connected: connect(makeFile(path), migrations)});
	} catch (error) {
		if (!isDamage(error)) throw error;
		setAside(path, aside);
		const note = `"${basename(path)}" was damaged: it is set aside as "${basename(aside)}", and a new one is begun.`;
		return finish({path, aside, connected: connect(makeFile(path), migrations), note});
	}
}

type Opened = {readonly path: string; readonly aside: string; readonly connected: Result<BetterSqlite3.Database>; readonly note?: string};

function finish({path, aside, connected, note}: Opened): Result<Database> {
	if (!connected.ok) return connected;
	const inode = statSync(path).ino;
	// Another process may have put a new file in its place since.
	const onDamage = () => underLock(path, () => statSync(path).ino === inode && setAside(path, aside));
	return ok({sql: connected.value, attempt: createAttempt(connected.value, path, onDamage), ...(note !== undefined && {note})});
}

/**
 * Only one process at a time makes, migrates or replaces a file. SQLite's own lock on an empty file beside it does that: the
 * system lets go of it however the process ends. (The switch to WAL is refused as busy while another process makes it.)
 */
function underLock<Value>(path: string, work: () => Value): Value {
	const lock = new BetterSqlite3(makeFile(`${path}.lock`), {timeout: 5000});
	try {
		lock.exec('BEGIN EXCLUSIVE');
		return work();
	} finally {
		lock.close();
	}
}

/** SQLite would make the file readable by all; its side files take the mode of the file itself. */
function makeFile(path: string): string {
	closeSync(openSync(path, 'a', 0o600));
	return path;
}

function connect(path: string, migrations: readonly string[]): Result<BetterSqlite3.Database> {
	const sql = new BetterSqlite3(path, {timeout: 5000});
	try {
		sql.pragma('journal_mode = WAL');
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

/** Gives the version there is then. */
function migrate(sql: BetterSqlite3.Database, migrations: readonly string[]): number {
	const version = Number(sql.pragma('user_version', {simple: true}));
	if (version >= migrations.length) return version;
	sql
		.transaction(() => {
			for (const step of migrations.slice(version)) sql.exec(step);
			sql.pragma(`user_version = ${migrations.length}`);
		})
		.immediate();
	return migrations.length;
}

function createAttempt(sql: BetterSqlite3.Database, path: string, onDamage: () => void): Database['attempt'] {
	return (work) => {
		// A run may end after the shell has begun to leave.
		if (!sql.open) return err(failure.localIo(`"${basename(path)}" is closed.`));
		try {
			return ok(work());
		} catch (error) {
			if (isDamage(error)) tryTo(onDamage);
			return err(failureOf(error, path));
		}
	};
}

/** A file that cannot be set aside now is found damaged by the next start. */
function tryTo(work: () => void): void {
	try {
		work();
	} catch (error) {
		failureOf(error, '');
	}
}

function setAside(path: string, aside: string): void {
	for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end);
}

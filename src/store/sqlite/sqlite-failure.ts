import {basename} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {type Failure, failure} from '../../core/failure.js';
import {hintOf, reasonOf, Unfit} from '../files/io-error.js';

const codeOf = (error: unknown): string => (error instanceof BetterSqlite3.SqliteError ? error.code : '');

/** The file holds something else than was written. */
export class Damage extends Error {}

/** Whether the file is not, or no longer, the database that was created: SQLite or its content says so. */
export function isDamage(error: unknown): boolean {
	if (error instanceof Damage) return true;
	if (codeOf(error) === 'SQLITE_ERROR')
		return /^no such (table|column|index)|malformed|already exists|duplicate column|unsupported file format/.test((error as Error).message);
	// None of our statements breaks a constraint of an intact file.
	return /^SQLITE_(CORRUPT|NOTADB|CONSTRAINT|MISMATCH|IOERR_CORRUPTFS)/.test(codeOf(error));
}

/** Whether SQLite says that there can be no write-ahead log: no memory that processes share, or no file for it. */
export const isWithoutWal = (error: unknown): boolean => /^SQLITE_(IOERR_SHM|CANTOPEN|PROTOCOL)/.test(codeOf(error));

/** Whether another process holds the file; a file system without locks (`ENOLCK`) looks the same, and `underLock` tells them apart. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

/** Whether the file system refused to lock at all. */
export const isWithoutLocks = (error: unknown): boolean => /^SQLITE_IOERR_(RD)?LOCK$/.test(codeOf(error));

/** A file system without locks, as some network ones are. */
export const withoutLocks = (): Unfit => new Unfit('its file system takes no locks', 'set NF_HOME to a folder on another file system');

/** The error of SQLite or the disk about the file, as prose that can also stand after a colon; any other error is a bug and is thrown. */
export function failureOf(error: unknown, path: string): Failure {
	const file = `"${basename(path)}"`;
	const code = codeOf(error);
	if (code.startsWith('SQLITE_FULL')) return failure.localIo(`no space left for ${file}.`);
	if (code.startsWith('SQLITE_READONLY')) return failure.localIo(`${file} is read-only.`);
	if (isWithoutLocks(error)) return failureOf(withoutLocks(), path);
	if (isBusy(error)) return failure.localIo(`${file} is busy: another process holds it.`);
	if (isDamage(error)) return failure.localIo(`${file} is damaged.`);
	if (code !== '' && error instanceof Error) return failure.localIo(`${file} cannot be used: ${error.message} (${code}).`);
	const reason = reasonOf(error) ?? unloadable(error);
	if (reason === undefined) throw error;
	return failure.localIo(`cannot open ${file}: ${reason}.`, hintOf(error));
}

/** better-sqlite3 is compiled for one version of Node, and loads that part when the first file is opened. */
function unloadable(error: unknown): string | undefined {
	const isNative =
		error instanceof Error && (('code' in error && error.code === 'ERR_DLOPEN_FAILED') || /bindings file|better_sqlite3\.node/.test(error.message));
	return isNative ? 'better-sqlite3 does not fit this Node; "npm rebuild better-sqlite3" mends it' : undefined;
}

import {closeSync, constants, statSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {openOwnFile} from '../files/own-file.js';
import {openFolder} from '../files/private-file.js';
import {connect, type Sql} from './connection.js';
import {setAside} from './damaged-file.js';
import {underLock} from './lock.js';
import {failureOf, isDamage} from './sqlite-failure.js';

/** A SQLite file that outlives its own damage; other processes may have it open too. */
export type Database = {
	/**
	 * Works on the file; errors of SQLite or the disk become `local-io`. If the file is found damaged it is set aside, with a warning, a new one is
	 * begun, and the work is done again on that. Bugs throw.
	 */
	readonly attempt: <Value>(work: (sql: Sql) => Value) => Result<Value>;
	readonly close: () => void;
};

type DatabaseOptions = {
	readonly path: string;
	/** SQL scripts, oldest first; `user_version` counts those that were run. Never edit one after its release. */
	readonly migrations: readonly string[];
	/** ms since 1970, for the name of a damaged file. */
	readonly now: () => number;
	/** Called once each when a damaged file was set aside, and when no file can be used. */
	readonly warn: (message: string) => void;
	/** The consequence of having no file, as a sentence. */
	readonly loss: string;
};

/**
 * Opens or creates the file, 0600 in a folder of 0700, and brings it to the newest migration. If there can be no file, or a newer release has written
 * it, the database is in memory and ends with the process. Fails only if SQLite itself cannot be loaded.
 */
export function openDatabase(options: DatabaseOptions): Result<Database> {
	const opened = open(options);
	return opened.ok ? ok(createDatabase(options, opened.value)) : opened;
}

/** A connection, and the inode that tells its file from a replacement; none in memory. */
type OpenedFile = {readonly sql: Sql; readonly inode?: number};

function open(options: DatabaseOptions): Result<OpenedFile> {
	const opened = openFile(options);
	if (opened.ok) return opened;
	const {migrations, warn, loss} = options;
	try {
		const memory = connect(':memory:', migrations);
		if (!memory.ok) return memory;
		warn(`${opened.error.message} ${loss}`);
		return ok({sql: memory.value});
	} catch (error) {
		return err(failureOf(error, options.path));
	}
}

function openFile(options: DatabaseOptions): Result<OpenedFile> {
	const {path, migrations} = options;
	const once = (): Result<OpenedFile> => {
		const sql = connect(makeFile(path), migrations);
		return sql.ok ? ok({sql: sql.value, inode: statSync(path).ino}) : sql;
	};
	try {
		openFolder(dirname(path));
		return underLock(path, () => {
			try {
				return once();
			} catch (error) {
				if (!isDamage(error)) throw error;
				putAside(options);
				return once();
			}
		});
	} catch (error) {
		return err(failureOf(error, path));
	}
}

function putAside({path, now, warn}: DatabaseOptions): void {
	const aside = setAside(path, now());
	warn(`"${basename(path)}" was damaged: it is set aside as "${aside}", and a new one is begun.`);
}

function createDatabase(options: DatabaseOptions, first: OpenedFile): Database {
	const {path} = options;
	let current: OpenedFile | undefined = first;
	/** Begins a new file if the damaged one is still the one that was open: another process may have replaced it. */
	const replace = ({sql, inode}: OpenedFile): Result<OpenedFile> => {
		sql.close();
		try {
			underLock(path, () => statSync(path, {throwIfNoEntry: false})?.ino === inode && putAside(options));
		} catch (error) {
			// The opening that follows reports it.
			failureOf(error, path);
		}
		return open(options);
	};
	return {
		attempt: (work) => {
			// A run may end after the shell has begun to leave.
			if (!current) return err(failure.localIo(`"${basename(path)}" is closed.`));
			const done = tryTo(current.sql, work, path);
			if (done !== 'damaged') return done;
			const replaced = replace(current);
			current = replaced.ok ? replaced.value : undefined;
			if (!replaced.ok) return replaced;
			const again = tryTo(replaced.value.sql, work, path);
			return again === 'damaged' ? err(failure.localIo(`"${basename(path)}" is damaged.`)) : again;
		},
		close: () => {
			current?.sql.close();
			current = undefined;
		},
	};
}

function tryTo<Value>(sql: Sql, work: (sql: Sql) => Value, path: string): Result<Value> | 'damaged' {
	try {
		return ok(work(sql));
	} catch (error) {
		return isDamage(error) ? 'damaged' : err(failureOf(error, path));
	}
}

/** SQLite would make the file readable by all; its side files take the mode of the file itself. */
function makeFile(path: string): string {
	closeSync(openOwnFile(path, constants.O_RDWR | constants.O_CREAT));
	return path;
}

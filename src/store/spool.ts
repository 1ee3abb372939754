import {setFlagsFromString} from 'node:v8';
import BetterSqlite3 from 'better-sqlite3';
import type {Row} from '../output.js';
import {failureOf} from './sqlite-failure.js';

/** Rows of a result that is too large for the memory. */
export type Spool = {
	/** Puts the row out of the memory and gives what reads it, as often as it is called. Where the disk refuses, the row stays in memory. */
	readonly keep: (row: Row) => () => Row;
};

/**
 * Rows in a temporary database: SQLite gives it no name and deletes its file as it opens it, so that nothing is left behind however
 * the process ends, and it is gone as soon as nobody can read its rows any more.
 */
export function openSpool(): Spool {
	// V8 rather collects more often than it grows: most of what passes here is not needed again.
	setFlagsFromString('--heap-growing-percent=20');
	const sql = new BetterSqlite3('');
	sql.pragma('journal_mode = OFF');
	sql.pragma('synchronous = OFF');
	sql.pragma('cache_size = -4096');
	sql.exec('CREATE TABLE spool (key INTEGER PRIMARY KEY, row TEXT NOT NULL) STRICT; BEGIN');
	const add = sql.prepare<[string]>('INSERT INTO spool (row) VALUES (?)');
	const find = sql.prepare<[number], {row: string}>('SELECT row FROM spool WHERE key = ?');
	// A table asks the same row for each of its columns.
	let last: {readonly key: number; readonly row: Row} | undefined;
	const read = (key: number): Row => {
		if (last?.key !== key) last = {key, row: JSON.parse(find.get(key)?.row ?? '') as Row};
		return last.row;
	};
	// Functions of their own: two that are made in one scope share all that either of them holds, and so the row would stay in memory.
	const always = (row: Row) => () => row;
	const later = (key: number) => () => read(key);
	return {
		keep: (row) => {
			const key = tryTo(() => Number(add.run(JSON.stringify(row)).lastInsertRowid));
			return key === undefined ? always(row) : later(key);
		},
	};
}

/** Nothing where SQLite or the disk refuses. */
function tryTo<Value>(work: () => Value): Value | undefined {
	try {
		return work();
	} catch (error) {
		failureOf(error, '');
		return undefined;
	}
}

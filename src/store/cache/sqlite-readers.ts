import type {Sql} from '../sqlite/connection.js';
import {readKept, sumOf} from '../sqlite/kept-text.js';
import type {CachedReader, MarkOf, Position} from './cache.js';
import {newestOf} from './position.js';
import {type PositionLine, toPosition} from './sqlite-change.js';

/** Readers kept for each instance: tokens come and go. */
const most = 50;

/** The mark of a token by the salt of this file. */
function createMarks(sql: Sql): (mark: MarkOf) => string {
	const salt = sql.prepare<[], string>('SELECT salt FROM salt').pluck();
	return (mark) => mark(salt.get() ?? '');
}

/** Finds the reader of a token, as NetBox named it; a token is known by its mark only. */
export function createFindReader(sql: Sql): (instance: string, mark: MarkOf) => CachedReader | undefined {
	const markBy = createMarks(sql);
	const find = sql.prepare<[string, string], CachedReader & {sum: number}>('SELECT reader, at, sum FROM reader WHERE instance = ? AND mark = ?');
	return (instance, mark) => {
		const by = markBy(mark);
		const line = find.get(instance, by);
		return line && {reader: readKept(line.reader, [instance, by, line.at], line.sum), at: line.at};
	};
}

/** Stores it, in a transaction, and drops those asked for longest ago. */
export function createKeepReader(sql: Sql) {
	const markBy = createMarks(sql);
	const keep = sql.prepare('INSERT OR REPLACE INTO reader (instance, mark, reader, at, sum) VALUES (?, ?, ?, ?, ?)');
	const trim = sql.prepare(
		'DELETE FROM reader WHERE instance = @instance AND mark NOT IN (SELECT mark FROM reader WHERE instance = @instance ORDER BY at DESC LIMIT @most)',
	);
	return sql.transaction((instance: string, mark: MarkOf, {reader, at}: CachedReader): void => {
		const by = markBy(mark);
		keep.run(instance, by, reader, at, sumOf(reader, [instance, by, at]));
		trim.run({instance, most});
	});
}

/** Finds the newest position of main, for any reader. */
export function createLastCheck(sql: Sql): (instance: string) => Position | undefined {
	const positions = sql.prepare<[string], PositionLine>(
		"SELECT instance, branch, reader, position, position_sum FROM scope WHERE instance = ? AND branch = 'main'",
	);
	return (instance) => newestOf(positions.all(instance).map(toPosition));
}

import type {MarkOf, Reader} from './cache.js';
import type {Sql} from './connection.js';
import {readKept, sumOf} from './kept-text.js';

/** Readers of an instance that are kept: tokens come and go. */
const most = 50;

/** Who reads by which token, as NetBox said; a token is known by its mark alone. */
export function createReaders(sql: Sql) {
	const salt = sql.prepare<[], string>('SELECT salt FROM salt').pluck();
	const find = sql.prepare<[string, string], Reader & {sum: number}>('SELECT reader, at, sum FROM reader WHERE instance = ? AND mark = ?');
	const keep = sql.prepare('INSERT OR REPLACE INTO reader (instance, mark, reader, at, sum) VALUES (?, ?, ?, ?, ?)');
	const trim = sql.prepare(
		'DELETE FROM reader WHERE instance = @instance AND mark NOT IN (SELECT mark FROM reader WHERE instance = @instance ORDER BY at DESC LIMIT @most)',
	);
	const markBy = (mark: MarkOf): string => mark(salt.get() ?? '');
	return {
		find: (instance: string, mark: MarkOf): Reader | undefined => {
			const by = markBy(mark);
			const line = find.get(instance, by);
			return line && {reader: readKept(line.reader, [instance, by, line.at], line.sum), at: line.at};
		},
		keep: sql.transaction((instance: string, mark: MarkOf, {reader, at}: Reader): void => {
			const by = markBy(mark);
			keep.run(instance, by, reader, at, sumOf(reader, [instance, by, at]));
			trim.run({instance, most});
		}),
	};
}

import {crc32} from 'node:zlib';
import {Damage} from './sqlite-failure.js';

/** A row as it is kept in a file: its JSON, and what that sums up to. */
type KeptText = {readonly row: string; readonly sum: number};

/** The text with what it sums up to. */
export const keepText = (row: string): KeptText => ({row, sum: crc32(row)});

/** The text that was kept. Throws `Damage` where it is another one now: SQLite does not look inside of what it stores. */
export function readKept({row, sum}: KeptText): string {
	if (crc32(row) !== sum) throw new Damage('a row is not what it was');
	return row;
}

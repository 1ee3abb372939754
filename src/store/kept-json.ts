import {crc32} from 'node:zlib';
import {Damage} from './sqlite-failure.js';

/** JSON as it is kept in a file, with what it sums up to. */
export function keepJson(value: unknown): {readonly row: string; readonly sum: number} {
	const row = JSON.stringify(value);
	return {row, sum: crc32(row)};
}

/** The JSON that was kept. Throws `Damage` where it is another text now: SQLite does not look inside of what it stores. */
export function readKept<Value>({row, sum}: {readonly row: string; readonly sum: number}): Value {
	if (crc32(row) !== sum) throw new Damage('a row is not what it was');
	return JSON.parse(row);
}

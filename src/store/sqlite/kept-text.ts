import {crc32} from 'node:zlib';
import {Damage} from './sqlite-failure.js';

/** Values stored beside a text that must be unchanged too, in this order. */
type Beside = readonly (string | number | null)[];

/** The checksum of a text, or of bytes, and the values beside it: SQLite does not look inside its values. `seal` in `connection.ts` is the same for SQL. */
export function sumOf(text: string | Uint8Array, beside: Beside): number {
	let hash = 0;
	for (const part of beside) hash = mix(hash, part);
	return (crc32(text) ^ hash) >>> 0;
}

/** The prime by which FNV-1a spreads its input. */
const spread = 16_777_619;

/** With numbers only: a second crc32 of so short a text would take as long as that of the row. */
function mix(before: number, part: string | number | null): number {
	if (typeof part === 'string') {
		let hash = Math.imul(before ^ part.length, spread);
		for (let place = 0; place < part.length; place += 1) hash = Math.imul(hash ^ part.charCodeAt(place), spread);
		return hash;
	}
	const [low, high] = part === null ? [-1, -1] : [part | 0, (part / 2 ** 32) | 0];
	return Math.imul(Math.imul(before ^ low, spread) ^ high, spread);
}

/** The text, checked. Throws `Damage` if it or the values beside it are not as stored. */
export function readKept(text: unknown, beside: Beside, sum: unknown): string {
	if (typeof text !== 'string' || sumOf(text, beside) !== sum) throw new Damage('a row is not what it was');
	return text;
}

/** The bytes, checked in the same way. */
export function readKeptBytes(bytes: unknown, beside: Beside, sum: unknown): Uint8Array {
	if (!(bytes instanceof Uint8Array) || sumOf(bytes, beside) !== sum) throw new Damage('a piece is not what it was');
	return bytes;
}

/** Reads stored data: any surprise there is damage, since nothing else was written. */
export function surprised<Value>(read: () => Value): Value {
	try {
		return read();
	} catch (error) {
		if (error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError) throw new Damage(error.message);
		throw error;
	}
}

/** A number, added to the others of a row, that seals marks made in place: SQL computes the same sum. */
export const markOf = (stale: number, checkedAt: number, id: number): number => stale * 1_000_003 + checkedAt + id;

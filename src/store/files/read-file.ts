import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import type {Result} from '../../core/result.js';
import {resolvePath, type SaveTarget} from './files.js';
import {attempt, Unfit} from './io-error.js';
import {kindOf} from './own-file.js';

/** The text of a file that the user named, which must be a plain file of at most so many bytes in UTF-8. Never waits for a writer. */
export const readTextFile = (target: Omit<SaveTarget, 'text'>, mostBytes: number): Result<string> =>
	attempt(`cannot read "${target.path}"`, () => {
		const file = openSync(resolvePath(target), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
		try {
			const stats = fstatSync(file);
			if (!stats.isFile()) throw new Unfit(kindOf(stats));
			if (stats.size > mostBytes) throw new Unfit(`it is larger than ${mostBytes / 1_000_000} MB`);
			return textOf(bytesOf(file, stats.size));
		} finally {
			closeSync(file);
		}
	});

/** As many bytes as it had when it was opened, or fewer. */
function bytesOf(file: number, size: number): Uint8Array {
	const bytes = Buffer.alloc(size);
	let done = 0;
	for (let read = -1; done < size && read !== 0; done += read) read = readSync(file, bytes, done, size - done, done);
	return bytes.subarray(0, done);
}

function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		throw new Unfit('it is no text in UTF-8');
	}
}

import {closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {inBlocks} from '../blocks.js';
import {randomUuid} from '../uuid.js';
import {outcomeOf, type Work} from '../work.js';

/** Makes the folder and those above it, where they are missing, for its owner alone (0700). Throws what the operating system says. */
export function openFolder(path: string): void {
	mkdirSync(path, {recursive: true, mode: 0o700});
}

/**
 * Puts the text, which may come in pieces, in place of the file, for its owner alone (0600): whoever reads meanwhile, and a failure half-way, see the
 * old file. Throws what the operating system says.
 */
export const replaceFile = (path: string, text: Iterable<string>): void => outcomeOf(replacing(path, text));

/** The same in steps; where it is stopped the old file stays too. */
export function* replacing(path: string, text: Iterable<string>): Work {
	let isDone = false;
	const temporary = join(dirname(path), `.${basename(path).slice(0, 200)}.${randomUuid()}.tmp`);
	try {
		const file = openSync(temporary, 'wx', 0o600);
		try {
			for (const block of inBlocks(text)) {
				if (block !== '') writeFileSync(file, block);
				yield '';
			}
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(temporary, path);
		isDone = true;
	} finally {
		if (!isDone) rmSync(temporary, {force: true});
	}
}

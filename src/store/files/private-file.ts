import {closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {outcomeOf, type Work} from '../../core/long-work.js';
import {randomUuid} from '../../core/uuid.js';
import {inBlocks} from '../../text/chunks.js';

/** Makes the folder and those above it, where they are missing, for its owner alone (0700). Throws what the operating system says. */
export function openFolder(path: string): void {
	mkdirSync(path, {recursive: true, mode: 0o700});
}

/**
 * Puts the text, which may come in pieces, in place of the file, for its owner alone (0600): whoever reads meanwhile, and a failure half-way, see the
 * old file. What writers left that were killed ten minutes ago or earlier goes. Throws what the operating system says.
 */
export const replaceFile = (path: string, text: Iterable<string>): void => outcomeOf(replacing(path, text));

/** The same in steps; where it is stopped the old file stays too. */
export function* replacing(path: string, text: Iterable<string>): Work {
	let isDone = false;
	const temporary = temporaryBeside(path);
	try {
		const file = openSync(temporary, 'wx', 0o600);
		try {
			for (const block of inBlocks(text)) {
				if (block !== '') writeFileSync(file, block);
				yield '';
			}
			fsyncSync(file);
			sweepBeside(path, fstatSync(file).mtimeMs - longAgoMs);
		} finally {
			closeSync(file);
		}
		renameSync(temporary, path);
		isDone = true;
	} finally {
		if (!isDone) rmSync(temporary, {force: true});
	}
}

/** A new name of a temporary file for a file, which is never opened where it is there. */
export const temporaryBeside = (path: string): string => join(dirname(path), `${stemOf(path)}${randomUuid()}.tmp`);

/** A writer that has not touched its file for so long, in ms, is not at work any more. */
const longAgoMs = 600_000;

/** Removes what killed writers of the file left: its temporary files, ours and those of conf, last written before a time (ms since 1970); all of them for who holds its lock. */
export function sweepBeside(path: string, before = Number.POSITIVE_INFINITY): void {
	const [stem, ofConf] = [stemOf(path), `${basename(path)}.tmp-`];
	const isLeft = (name: string): boolean =>
		(name.startsWith(stem) && /^[\da-f-]{36}\.tmp/.test(name.slice(stem.length))) ||
		(name.startsWith(ofConf) && /^\d{10}[\da-f]{6}$/.test(name.slice(ofConf.length)));
	for (const name of readdirSync(dirname(path)).filter(isLeft)) {
		const left = join(dirname(path), name);
		const {mtimeMs} = statSync(left, {throwIfNoEntry: false}) ?? {mtimeMs: before};
		if (mtimeMs < before) rmSync(left, {force: true});
	}
}

const stemOf = (path: string): string => `.${basename(path).slice(0, 200)}.`;

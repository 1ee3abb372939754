import {closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {outcomeOf, type Work} from '../../core/long-work.js';
import {randomUuid} from '../../core/uuid.js';
import {inBlocks} from '../../text/chunks.js';

/** Creates the folder and missing ones above it, for its owner only (0700). Throws the operating system's errors. */
export function openFolder(path: string): void {
	mkdirSync(path, {recursive: true, mode: 0o700});
}

/**
 * Replaces the file by the text, which may come in pieces, for its owner only (0600): a reader meanwhile, or a failure half-way, sees the old file.
 * Removes temporary files of writers killed ten minutes ago or earlier. Throws the operating system's errors.
 */
export const replaceFile = (path: string, text: Iterable<string>): void => outcomeOf(replacing(path, text));

/** The same in steps; if it is stopped the old file stays too. */
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

/** A new name of a temporary file beside a file; it is never opened if it exists. */
export const temporaryBeside = (path: string): string => join(dirname(path), `${stemOf(path)}${randomUuid()}.tmp`);

/** A writer that has not touched its file for this long, in ms, is dead. */
const longAgoMs = 600_000;

/**
 * Removes files left by killed writers of the file: its temporary files, ours and those of conf, last written before a time (ms since 1970). The
 * holder of the file's lock may remove all of them.
 */
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

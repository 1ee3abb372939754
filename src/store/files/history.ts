import {appendFileSync, closeSync, constants, fstatSync, readSync, statSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {showsSecret} from '../../text/secret-shape.js';
import {underLock} from '../sqlite/lock.js';
import {failureOf} from '../sqlite/sqlite-failure.js';
import {attempt} from './io-error.js';
import {openOwnFile, readOwnFile} from './own-file.js';
import {openFolder, replaceFile} from './private-file.js';

/** The outcome for a line: `private` begins with a space, `secret` holds text shaped like a NetBox token; neither was written. */
type HistoryOutcome = 'kept' | 'repeated' | 'private' | 'secret';

/** The entered lines, in a file of one line for each entry; other shells append to it at the same time. */
export type History = {
	/** The newest entries up to the limit, oldest first, of all shells. A missing file is empty; a half-written end is left out. */
	readonly load: () => Result<readonly string[]>;
	/** Writes the entry at once, with one append, so that neither a kill nor another shell loses it. */
	readonly append: (entry: string) => Result<HistoryOutcome>;
	/** Deletes every entry, those of other shells too. */
	readonly clear: () => Result<void>;
};

/** The history of this file (0600, in a folder of 0700), of which the newest `limit` entries count. */
export function createHistory(path: string, {limit}: {readonly limit: number}): History {
	const name = `"${basename(path)}"`;
	let newest: string | undefined;
	return {
		load: () =>
			attempt(`cannot read ${name}`, () => {
				const {entries} = read(path);
				if (entries.length > 2 * limit) trim(path, limit);
				newest = entries.at(-1);
				return limit > 0 ? entries.slice(-limit) : [];
			}),
		append: (entry) =>
			attempt(`cannot write ${name}`, (): HistoryOutcome => {
				if (entry.startsWith(' ')) return 'private';
				if (showsSecret(entry)) return 'secret';
				if (entry === newest) return 'repeated';
				openFolder(dirname(path));
				appendLine(path, `${writeEntry(entry)}\n`);
				newest = entry;
				return 'kept';
			}),
		clear: () => {
			try {
				openFolder(dirname(path));
				underLock(path, () => replaceFile(path, ''));
				newest = undefined;
				return ok(undefined);
			} catch (error) {
				return err(failureOf(error, path));
			}
		},
	};
}

/** Entries, repeats in a row once, and the size in bytes of what was read. NUL bytes are what a power cut leaves. */
function read(path: string): {readonly entries: readonly string[]; readonly size: number} {
	const bytes = readOwnFile(path, limits.historyBytes) ?? Buffer.alloc(0);
	const lines = bytes.toString('utf8').split('\n').slice(0, -1);
	const entries = lines.filter((line) => line !== '' && !line.includes('\0')).map(readEntry);
	return {entries: entries.filter((entry, index) => entry !== entries[index - 1]), size: bytes.length};
}

/**
 * Rewrites the file only when it is twice as long as it may be; carries over lines that other shells append meanwhile to the old one. One shell does
 * it at a time; if none can, the file stays as it is.
 */
function trim(path: string, limit: number): void {
	try {
		underLock(path, () => {
			const {entries, size} = read(path);
			if (entries.length > 2 * limit) writeAnew(path, {kept: entries.slice(-limit), size});
		});
	} catch (error) {
		failureOf(error, path);
	}
}

function writeAnew(path: string, {kept, size}: {readonly kept: readonly string[]; readonly size: number}): void {
	const old = openOwnFile(path, constants.O_RDONLY);
	try {
		replaceFile(path, kept.map((entry) => `${writeEntry(entry)}\n`).join(''));
		const late = Buffer.alloc(Math.max(0, fstatSync(old).size - size));
		if (late.length > 0) {
			readSync(old, late, {position: size});
			appendLine(path, late.toString('utf8'));
		}
	} finally {
		closeSync(old);
	}
}

/** A line cut off by a crash or a full disk gets its end first, so that it does not swallow this one. */
function appendLine(path: string, line: string): void {
	const file = openOwnFile(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
	try {
		const {size} = fstatSync(file);
		const last = Buffer.alloc(1);
		if (size > 0) readSync(file, last, {position: size - 1});
		appendFileSync(file, size > 0 && last.toString() !== '\n' ? `\n${line}` : line);
		const isReplaced = statSync(path, {throwIfNoEntry: false})?.ino !== fstatSync(file).ino;
		// Another shell rewrote the file meanwhile, and may not have seen the line.
		if (isReplaced) appendLine(path, line);
	} finally {
		closeSync(file);
	}
}

const writeEntry = (entry: string): string => entry.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const readEntry = (line: string): string => line.replace(/\\([\\n])/g, (_, letter) => (letter === 'n' ? '\n' : '\\'));

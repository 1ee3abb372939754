import {appendFileSync, closeSync, fstatSync, openSync, realpathSync, type Stats, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {inBlocks} from '../blocks.js';
import {failure} from '../failure.js';
import {err, type Result} from '../result.js';
import type {Work} from '../work.js';
import {attempt, attemptWork} from './io-error.js';
import {replacing} from './private-file.js';

/** A file as the user named it: `~` is `home`, and a relative path begins at `cwd`. */
export type Target = {readonly path: string; readonly text: Iterable<string>; readonly home: string; readonly cwd: string};

/** What was written: lines, the last one counted without a line feed too, and bytes. */
export type Written = {readonly lines: number; readonly bytes: number};

/**
 * Writes the text to a file of its owner alone (0600), whole or not at all: until then an old file stays as it is. An old
 * file is replaced only with `overwrite`, where a link leads to it too.
 */
export function* saveFile({overwrite, ...target}: Target & {readonly overwrite: boolean}): Work<Result<Written>> {
	const path = resolvePath(target);
	const found = attempt(`cannot write "${target.path}"`, () => statSync(path, {throwIfNoEntry: false}));
	if (!found.ok) return found;
	if (found.value && !overwrite) return err(failure.localIo(`"${target.path}" exists: add "overwrite".`));
	if (found.value && !found.value.isFile()) return err(failure.localIo(`cannot write "${target.path}": ${kindOf(found.value)}.`));
	return yield* attemptWork(`cannot write "${target.path}"`, replaced(found.value ? realpathSync(path) : path, target.text));
}

function* replaced(path: string, text: Iterable<string>): Work<Written> {
	const measure = createMeasure();
	yield* replacing(path, measure.passing(text));
	return measure.written();
}

/**
 * Adds the text at the end of the file, which is made (0600) where it is missing. With `header` the first line of the text is
 * a heading, left out where the file holds something already.
 */
export function appendToFile(target: Target & {readonly header: boolean}): Work<Result<Written>> {
	return attemptWork(`cannot write "${target.path}"`, appended(target));
}

function* appended({header, ...target}: Target & {readonly header: boolean}): Work<Written> {
	const file = openSync(resolvePath(target), 'a', 0o600);
	try {
		const isBegun = fstatSync(file).size > 0;
		const measure = createMeasure();
		const text = header && isBegun ? withoutFirstLine(target.text) : target.text;
		for (const block of inBlocks(measure.passing(text))) {
			if (block !== '') appendFileSync(file, block);
			yield '';
		}
		return measure.written();
	} finally {
		closeSync(file);
	}
}

/** Whether something of this name is there, so that the prompt can ask before it is overwritten. */
export function fileExists(target: Omit<Target, 'text'>): boolean {
	const found = attempt('', () => statSync(resolvePath(target), {throwIfNoEntry: false}));
	return found.ok && found.value !== undefined;
}

function resolvePath({path, home, cwd}: Omit<Target, 'text'>): string {
	return path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : resolve(cwd, path);
}

/** A device or a pipe must not be replaced by a file. */
const kindOf = (found: Stats): string => (found.isDirectory() ? 'it is a folder' : 'it is no plain file');

function* withoutFirstLine(text: Iterable<string>): Generator<string, void> {
	let isPast = false;
	for (const piece of text) {
		const feed = isPast ? -1 : piece.indexOf('\n');
		if (isPast || feed < 0) yield isPast ? piece : '';
		else {
			isPast = true;
			yield piece.slice(feed + 1);
		}
	}
}

/** Counts what passes. */
function createMeasure() {
	let [lines, bytes, isOpen] = [0, 0, false];
	return {
		*passing(text: Iterable<string>): Generator<string, void> {
			for (const piece of text) {
				lines += piece.split('\n').length - 1;
				bytes += Buffer.byteLength(piece);
				if (piece !== '') isOpen = !piece.endsWith('\n');
				yield piece;
			}
		},
		written: (): Written => ({lines: isOpen ? lines + 1 : lines, bytes}),
	};
}

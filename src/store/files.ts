import {appendFileSync, closeSync, constants, fstatSync, openSync, realpathSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {inBlocks} from '../blocks.js';
import {failure} from '../failure.js';
import {err, type Result} from '../result.js';
import {attempt, Unfit} from './io-error.js';
import {kindOf} from './own-file.js';
import {replaceFile} from './private-file.js';

/** A file as the user named it: `~` is `home`, where there is one, and a relative path begins at `cwd`. */
export type Target = {readonly path: string; readonly text: Iterable<string>; readonly home: string | undefined; readonly cwd: string};

/** What was written: lines, the last one counted without a line feed too, and bytes. */
export type Written = {readonly lines: number; readonly bytes: number};

/**
 * Writes the text to a file of its owner alone (0600), whole or not at all: until then an old file stays as it is. An old
 * file is replaced only with `overwrite`, where a link leads to it too.
 */
export function saveFile({overwrite, ...target}: Target & {readonly overwrite: boolean}): Result<Written> {
	const doing = `cannot write "${target.path}"`;
	const found = attempt(doing, () => statSync(resolvePath(target), {throwIfNoEntry: false}));
	if (!found.ok) return found;
	if (found.value && !overwrite) return err(failure.localIo(`"${target.path}" exists: add "overwrite".`));
	return attempt(doing, () => {
		if (found.value && !found.value.isFile()) throw new Unfit(kindOf(found.value));
		const measure = createMeasure();
		const path = resolvePath(target);
		replaceFile(found.value ? realpathSync(path) : path, measure.passing(target.text));
		return measure.written();
	});
}

/**
 * Adds the text at the end of the file, which is made (0600) where it is missing. With `header` the first line of the text is
 * a heading, left out where the file holds something already.
 */
export function appendToFile({header, ...target}: Target & {readonly header: boolean}): Result<Written> {
	return attempt(`cannot write "${target.path}"`, () => {
		// A pipe that nobody reads would be waited for without end.
		const file = openSync(resolvePath(target), constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0), 0o600);
		try {
			if (fstatSync(file).isFIFO()) throw new Unfit(kindOf(fstatSync(file)));
			const isBegun = fstatSync(file).size > 0;
			const measure = createMeasure();
			const text = header && isBegun ? withoutFirstLine(target.text) : target.text;
			for (const block of inBlocks(measure.passing(text))) appendFileSync(file, block);
			return measure.written();
		} finally {
			closeSync(file);
		}
	});
}

/** Whether something of this name is there, so that the prompt can ask before it is overwritten. */
export function fileExists(target: Omit<Target, 'text'>): boolean {
	const found = attempt('', () => statSync(resolvePath(target), {throwIfNoEntry: false}));
	return found.ok && found.value !== undefined;
}

function resolvePath({path, home, cwd}: Omit<Target, 'text'>): string {
	const isHome = path === '~' || path.startsWith('~/');
	if (isHome && home === undefined) throw new Unfit('this user has no home folder', 'set HOME');
	return isHome && home !== undefined ? join(home, path.slice(1)) : resolve(cwd, path);
}

function* withoutFirstLine(text: Iterable<string>): Generator<string, void> {
	let isPast = false;
	for (const piece of text) {
		const feed = isPast ? -1 : piece.indexOf('\n');
		if (isPast) yield piece;
		else if (feed >= 0) {
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

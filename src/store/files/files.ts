import {accessSync, appendFileSync, closeSync, constants, fstatSync, openSync, realpathSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {failure} from '../../core/failure.js';
import type {Work} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {inBlocks} from '../../text/chunks.js';
import {attempt, attemptWork, Unfit} from './io-error.js';
import {kindOf} from './own-file.js';
import {replacing} from './private-file.js';

/** A file as the user named it: `~` is `home`, if there is one, and a relative path begins at `cwd`. */
export type SaveTarget = {readonly path: string; readonly text: Iterable<string>; readonly home: string | undefined; readonly cwd: string};

/** The lines written, including a last one without a line feed, and the bytes. */
export type FileWritten = {readonly lines: number; readonly bytes: number};

/**
 * Writes the text to a file of its owner only (0600), whole or not at all: until then an old file stays unchanged. Replaces an old file only with
 * `overwrite`, also if a link leads to it.
 */
export function* saveFile({overwrite, ...target}: SaveTarget & {readonly overwrite: boolean}): Work<Result<FileWritten>> {
	const found = attempt(`cannot write "${target.path}"`, () => {
		const path = resolvePath(target);
		return {path, stats: statSync(path, {throwIfNoEntry: false})};
	});
	if (!found.ok) return found;
	const {path, stats} = found.value;
	if (stats && !overwrite) return err(existing(target.path));
	if (stats && !stats.isFile()) return err(failure.localIo(`cannot write "${target.path}": ${kindOf(stats)}.`));
	return yield* attemptWork(`cannot write "${target.path}"`, replaced(stats ? realpathSync(path) : path, target.text));
}

function* replaced(path: string, text: Iterable<string>): Work<FileWritten> {
	const measure = createMeasure();
	yield* replacing(path, measure.passing(text));
	return measure.written();
}

/**
 * Whether `saveFile` or `appendToFile` could write there now: checked before a command runs whose result goes there. Fails as they would; later
 * changes are found by them.
 */
export function checkTarget({
	how,
	overwrite,
	...target
}: Omit<SaveTarget, 'text'> & {readonly how: 'save' | 'append'; readonly overwrite: boolean}): Result<void> {
	const doing = `cannot write "${target.path}"`;
	const found = attempt(doing, () => {
		const path = resolvePath(target);
		const there = statSync(path, {throwIfNoEntry: false});
		if (how === 'save' && there && !overwrite) return 'exists';
		if (there && (how === 'save' ? !there.isFile() : there.isDirectory() || there.isFIFO())) throw new Unfit(kindOf(there));
		// The saved file takes the old file's place in its folder.
		accessSync(how === 'append' && there ? path : `${dirname(there ? realpathSync(path) : path)}/.`, constants.W_OK);
		return 'free';
	});
	if (!found.ok) return found;
	return found.value === 'exists' ? err(existing(target.path)) : ok(undefined);
}

const existing = (path: string) => failure.localIo(`"${path}" exists: add "overwrite".`);

/**
 * Appends the text to the file, which is created (0600) if missing. With `header` the first line of the text is a heading, left out if the file is
 * not empty.
 */
export function appendToFile(target: SaveTarget & {readonly header: boolean}): Work<Result<FileWritten>> {
	return attemptWork(`cannot write "${target.path}"`, appended(target));
}

function* appended({header, ...target}: SaveTarget & {readonly header: boolean}): Work<FileWritten> {
	// Opening a pipe without a reader would wait forever.
	const file = openSync(resolvePath(target), constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0), 0o600);
	try {
		if (fstatSync(file).isFIFO()) throw new Unfit(kindOf(fstatSync(file)));
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

/** Whether this name exists, so that the prompt can ask before it overwrites. */
export function fileExists(target: Omit<SaveTarget, 'text'>): boolean {
	const found = attempt('', () => statSync(resolvePath(target), {throwIfNoEntry: false}));
	return found.ok && found.value !== undefined;
}

/** The path of a target; `Unfit` where `~` is no folder. */
export function resolvePath({path, home, cwd}: Omit<SaveTarget, 'text'>): string {
	const isHome = path === '~' || path.startsWith('~/');
	if (isHome && home === undefined) throw new Unfit('this user has no home folder', 'set HOME');
	return isHome && home !== undefined ? join(home, path.slice(1)) : resolve(cwd, path);
}

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

/** Counts the text that passes. */
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
		written: (): FileWritten => ({lines: isOpen ? lines + 1 : lines, bytes}),
	};
}

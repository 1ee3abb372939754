import {accessSync, appendFileSync, closeSync, constants, fstatSync, openSync, realpathSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {failure} from '../../core/failure.js';
import type {Work} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {inBlocks} from '../../text/chunks.js';
import {attempt, attemptWork, Unfit} from './io-error.js';
import {kindOf} from './own-file.js';
import {replacing} from './private-file.js';

/** A file as the user named it: `~` is `home`, where there is one, and a relative path begins at `cwd`. */
export type SaveTarget = {readonly path: string; readonly text: Iterable<string>; readonly home: string | undefined; readonly cwd: string};

/** What was written: lines, the last one counted without a line feed too, and bytes. */
export type FileWritten = {readonly lines: number; readonly bytes: number};

/**
 * Writes the text to a file of its owner alone (0600), whole or not at all: until then an old file stays as it is. An old
 * file is replaced only with `overwrite`, where a link leads to it too.
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
 * Whether `saveFile` or `appendToFile` could write there as things stand: asked before a command runs whose result goes there. Fails as they
 * would; what changes until then, they find.
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
		// What is saved takes the old file's place in its folder.
		accessSync(how === 'append' && there ? path : `${dirname(there ? realpathSync(path) : path)}/.`, constants.W_OK);
		return 'free';
	});
	if (!found.ok) return found;
	return found.value === 'exists' ? err(existing(target.path)) : ok(undefined);
}

const existing = (path: string) => failure.localIo(`"${path}" exists: add "overwrite".`);

/**
 * Adds the text at the end of the file, which is made (0600) where it is missing. With `header` the first line of the text is
 * a heading, left out where the file holds something already.
 */
export function appendToFile(target: SaveTarget & {readonly header: boolean}): Work<Result<FileWritten>> {
	return attemptWork(`cannot write "${target.path}"`, appended(target));
}

function* appended({header, ...target}: SaveTarget & {readonly header: boolean}): Work<FileWritten> {
	// A pipe that nobody reads would be waited for without end.
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

/** Whether something of this name is there, so that the prompt can ask before it is overwritten. */
export function fileExists(target: Omit<SaveTarget, 'text'>): boolean {
	const found = attempt('', () => statSync(resolvePath(target), {throwIfNoEntry: false}));
	return found.ok && found.value !== undefined;
}

function resolvePath({path, home, cwd}: Omit<SaveTarget, 'text'>): string {
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
		written: (): FileWritten => ({lines: isOpen ? lines + 1 : lines, bytes}),
	};
}

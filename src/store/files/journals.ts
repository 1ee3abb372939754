import {closeSync, constants, fstatSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {failure} from '../../core/failure.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {takeLock} from '../sqlite/lock.js';
import {attempt} from './io-error.js';
import {openOwnFile, readOwnFile} from './own-file.js';
import {openFolder} from './private-file.js';

/** The journal of one write, open for one process alone. */
type OpenJournal = {
	/** The whole lines that were there. */
	readonly lines: readonly string[];
	/** Writes a line, which is on the disk when this returns. */
	readonly append: (line: string) => Result<void>;
	/** `isOver`: of no step it is unknown what became of it, so that it may be forgotten some day. */
	readonly close: (how: {readonly isOver: boolean}) => void;
};

/** What was sent to NetBox, line by line, a file for each write by its UUID. */
export type Journals = {
	/** Opens a journal, a new one too; `still-running` where another process writes it. */
	readonly open: (id: string) => Result<OpenJournal>;
	/** The whole lines of a journal; undefined where there is none. */
	readonly read: (id: string) => Result<readonly string[] | undefined>;
	/** The ids of all, the last written first. */
	readonly list: () => Result<readonly string[]>;
};

const ending = '.jsonl';
/** The last line of what is over. */
const overLine = '{"over":true}';
const isId = (id: string): boolean => /^[\da-f-]{36}$/.test(id);

/** The journals of this folder (0700), which needs not exist; each file is its owner's alone (0600). */
export function createJournals(folder: string): Journals {
	const pathOf = (id: string): string => join(folder, `${isId(id) ? id : 'none'}${ending}`);
	const list = (): readonly string[] => {
		if (statSync(folder, {throwIfNoEntry: false}) === undefined) return [];
		const files = readdirSync(folder).filter((name) => name.endsWith(ending) && isId(basename(name, ending)));
		const timed = files.map((name) => ({id: basename(name, ending), at: statSync(join(folder, name), {throwIfNoEntry: false})?.mtimeMs ?? 0}));
		return timed.toSorted((a, b) => b.at - a.at).map(({id}) => id);
	};
	return {
		list: () => attempt('cannot read the journals of writes', list),
		read: (id) => attempt('cannot read the journal of a write', () => readLines(pathOf(id))),
		open: (id) => {
			const opened = attempt('cannot write the journal of a write', () => {
				openFolder(folder);
				return openJournal(pathOf(id));
			});
			if (!opened.ok) return opened;
			if (opened.value === undefined) return err(failure.writeGoesOn());
			// Room for others is made only where a new one begins.
			if (opened.value.lines.length === 0)
				attempt('', () =>
					forget(
						list()
							.filter((one) => one !== id)
							.slice(limits.journals - 1)
							.map(pathOf),
					),
				);
			return ok(opened.value);
		},
	};
}

/** Whole lines alone: a kill may leave half of the last one. */
function readLines(path: string): readonly string[] | undefined {
	const text = readOwnFile(path, limits.journalBytes)?.toString('utf8');
	return text?.split('\n').slice(0, -1);
}

function openJournal(path: string): OpenJournal | undefined {
	const lock = takeLock(path);
	if (!lock) return undefined;
	try {
		const lines = readLines(path) ?? [];
		const file = openOwnFile(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
		if (lines.length === 0) syncFolder(dirname(path));
		// What a kill cut off is no line.
		let begins = '\n';
		return {
			lines,
			append: (line) =>
				attempt('cannot write the journal of a write', () => {
					writeSync(file, `${begins}${line}\n`);
					fsyncSync(file);
					begins = '';
				}),
			close: ({isOver}) => {
				const isEmpty = fstatSync(file).size === 0;
				if (isOver && !isEmpty) attempt('', () => writeSync(file, `${begins}${overLine}\n`));
				closeSync(file);
				if (isEmpty) attempt('', () => [path, `${path}.lock`].map((one) => rmSync(one, {force: true})));
				lock.release();
			},
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** The name of a new file is on the disk too. Not every system can do that. */
function syncFolder(path: string): void {
	attempt('', () => {
		const folder = openSync(path, constants.O_RDONLY);
		try {
			fsyncSync(folder);
		} finally {
			closeSync(folder);
		}
	});
}

/** Drops journals that are over and that nobody writes; where one cannot be dropped it stays. */
function forget(paths: readonly string[]): void {
	for (const path of paths) {
		const lock = takeLock(path);
		if (!lock) continue;
		try {
			if (readLines(path)?.at(-1) !== overLine) continue;
			rmSync(path, {force: true});
			rmSync(`${path}.lock`, {force: true});
		} finally {
			lock.release();
		}
	}
}

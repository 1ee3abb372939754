import {basename, dirname} from 'node:path';
import Conf from 'conf';
import {type Failure, failure} from '../../core/failure.js';
import {parseJson, stringifyJson, TooDeep} from '../../core/json-text.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {hintOf, reasonOf} from '../files/io-error.js';
import {type OwnFile, readOwnFile, targetOf} from '../files/own-file.js';
import {openFolder, sweepBeside} from '../files/private-file.js';

/** The content of a document: a JSON object, which only its reader understands. */
export type DocumentContent = Readonly<Record<string, unknown>>;

/** A JSON file of the user's that several processes read and change: `settings.json`, `tokens.json`. */
export type Document = {
	/**
	 * The current content; empty if there is no file. Fails if others may change the file or its folder, if it is too large, and if it is no JSON
	 * object. Creates no file and no folder.
	 */
	readonly read: () => Result<DocumentContent>;
	/**
	 * Reads, changes and writes it under one lock: no change of another process is lost, and a reader meanwhile sees the old file or the new one. If
	 * the change fails nothing is written, nor is an unreadable file replaced; removes files of killed writers. Returns the content written.
	 */
	readonly change: (change: (newest: DocumentContent) => Result<DocumentContent>) => Promise<Result<DocumentContent>>;
};

/** The document of this path (0600, in a folder of 0700 that the first change creates). A link in its place is followed and stays. */
export function openDocument(path: string, {closed}: Pick<OwnFile, 'closed'> = {}): Document {
	const read = (): Result<DocumentContent> =>
		guarded(path, () => parse(path, readOwnFile(path, limits.settingsBytes, {followsLink: true, ...(closed && {closed})})));
	return {
		read,
		change: async (change) => {
			const [{whenLocked}, {failureOf}] = await Promise.all([import('../sqlite/lock.js'), import('../sqlite/sqlite-failure.js')]);
			const changeNow = (): Result<DocumentContent> => {
				const newest = read();
				const changed = newest.ok ? change(newest.value) : newest;
				const checked = changed.ok ? fitting(path, changed.value) : changed;
				if (checked.ok) write(targetOf(path) ?? path, checked.value);
				return checked;
			};
			try {
				openFolder(dirname(path));
				return await whenLocked(path, changeNow);
			} catch (error) {
				return err(unusable(path, error) ?? failureOf(error, path));
			}
		},
	};
}

/** Refuses content that could not be read again. */
function fitting(path: string, content: DocumentContent): Result<DocumentContent> {
	if (Buffer.byteLength(textOf(content)) <= limits.settingsBytes) return ok(content);
	return err(failure.localIo(`"${basename(path)}" would be larger than ${limits.settingsBytes / 1_000_000} MB.`));
}

/** Numbers that only a newer release knows keep their digits. */
const textOf = (content: DocumentContent): string => stringifyJson(content, undefined, '\t');

/** conf writes it whole: into a temporary file beside it, which then takes its place. */
function write(path: string, content: DocumentContent): void {
	sweepBeside(path);
	const [configName = '', fileExtension = ''] = basename(path).split(/\.(?=[^.]*$)/);
	const names = {configName, fileExtension};
	const form = {configFileMode: 0o600, accessPropertiesByDotNotation: false, serialize: textOf};
	const file = new Conf<Record<string, unknown>>({cwd: dirname(path), ...names, ...form});
	file.store = {...content};
}

function parse(path: string, bytes: Buffer | undefined): Result<DocumentContent> {
	if (bytes === undefined) return ok({});
	const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
	try {
		const value: unknown = parseJson(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value as DocumentContent);
		return err(damaged(path, 'it is no JSON object'));
	} catch (error) {
		if (error instanceof TooDeep) return err(damaged(path, `it is ${error.message}`));
		// V8's own message shows a piece of the text, which may be a token.
		return err(damaged(path, 'it is no JSON'));
	}
}

const damaged = (path: string, why: string): Failure => failure.localIo(`"${basename(path)}" is damaged: ${why}.`, `mend or delete ${path}`);

function guarded<Value>(path: string, work: () => Result<Value>): Result<Value> {
	try {
		return work();
	} catch (error) {
		const failed = unusable(path, error);
		if (failed) return err(failed);
		throw error;
	}
}

function unusable(path: string, error: unknown): Failure | undefined {
	const reason = reasonOf(error);
	return reason === undefined ? undefined : failure.localIo(`cannot use "${basename(path)}": ${reason}.`, hintOf(error));
}

import {closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, type Stats, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {Unfit} from './io-error.js';

/** Rights of others (group and all) that rule out a file: writing, or also reading if it holds secrets. */
type Closed = 'others may not write' | 'others may not read';

export type OwnFile = {
	/** Default: others may not write. */
	readonly closed?: Closed;
	/** Whether to follow a symbolic link to a file of the user's own; other links are refused. */
	readonly followsLink?: boolean;
};

/**
 * Opens a file of this user in a folder of this user: a plain file, no symbolic link, of a trusted owner, and which nobody else may change; the same
 * for its folder. Never waits for a reader or writer of a pipe. Throws `Unfit` for any other file, else the system's error.
 */
export function openOwnFile(path: string, flags: number, {closed = 'others may not write'}: OwnFile = {}): number {
	checkFolder(dirname(path));
	const there = lstatSync(path, {throwIfNoEntry: false});
	if (there) checkFile(path, there, closed);
	const {O_NOFOLLOW = 0, O_NONBLOCK = 0} = constants;
	const file = openSync(path, flags | O_NOFOLLOW | O_NONBLOCK, 0o600);
	try {
		// The path may lead to another file since.
		checkFile(path, fstatSync(file), closed);
		return file;
	} catch (error) {
		closeSync(file);
		throw error;
	}
}

/** The content of a file as `openOwnFile` takes it, at most this many bytes: `Unfit` if there are more. Undefined if there is no file. */
export function readOwnFile(path: string, most: number, how: OwnFile = {}): Buffer | undefined {
	const target = how.followsLink ? targetOf(path) : path;
	if (target === undefined || lstatSync(target, {throwIfNoEntry: false}) === undefined) return undefined;
	const file = openOwnFile(target, constants.O_RDONLY, how);
	try {
		const {size} = fstatSync(file);
		if (size > most) throw new Unfit(`it is larger than ${most / 1_000_000} MB`);
		const bytes = Buffer.alloc(size);
		let done = 0;
		for (let read = -1; done < size && read !== 0; done += read) read = readSync(file, bytes, done, size - done, done);
		return bytes.subarray(0, done);
	} finally {
		closeSync(file);
	}
}

/** The target of a link in the place of the file, which may be missing; undefined if its folder is. */
export function targetOf(path: string): string | undefined {
	const there = lstatSync(path, {throwIfNoEntry: false});
	if (there === undefined) return statSync(dirname(path), {throwIfNoEntry: false}) && path;
	if (!there.isSymbolicLink()) return path;
	if (statSync(path, {throwIfNoEntry: false}) === undefined) throw new Unfit('it is a link to a file that is not there');
	return realpathSync(path);
}

function checkFolder(path: string): void {
	const stats = statSync(path, {throwIfNoEntry: false});
	if (!stats || !hasOwners) return;
	if (!isTrusted(stats.uid)) throw new Unfit('its folder belongs to another user', `set NF_HOME to a folder of your own; this one is ${path}`);
	// If the sticky bit is set, others may add files, which are not used, and not touch ours.
	if ((stats.mode & 0o022) !== 0 && (stats.mode & 0o1000) === 0) throw new Unfit('others may write in its folder', `chmod go-w ${path}`);
}

function checkFile(path: string, stats: Stats, closed: Closed): void {
	if (!stats.isFile()) throw new Unfit(kindOf(stats), `move away ${path}`);
	if (!hasOwners) return;
	if (!isTrusted(stats.uid)) throw new Unfit('it belongs to another user', `move away ${path}, or set NF_HOME to a folder of your own`);
	if ((stats.mode & 0o022) !== 0) throw new Unfit('others may write to it', `chmod go-w ${path}`);
	if (closed === 'others may not read' && (stats.mode & 0o077) !== 0) throw new Unfit('others may read it', `chmod 600 ${path}`);
}

/** What stands in place of a plain file, in a few words. */
export function kindOf(stats: Stats): string {
	if (stats.isDirectory()) return 'it is a folder';
	if (stats.isSymbolicLink()) return 'it is a symbolic link';
	if (stats.isFIFO()) return 'it is a named pipe';
	return stats.isSocket() ? 'it is a socket' : 'it is a device';
}

/** Node shows neither owners nor modes on Windows. */
const hasOwners = process.geteuid !== undefined;

/** The user, and root, who may do everything anyway. */
const isTrusted = (owner: number): boolean => owner === process.geteuid?.() || owner === 0;

import {closeSync, constants, createReadStream, fstatSync, openSync, type Stats} from 'node:fs';
import {Socket} from 'node:net';
import {isatty, ReadStream} from 'node:tty';
import {type Failure, failure} from '../../core/failure.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {attempt, reasonOf} from '../../store/files/io-error.js';

/** The bytes of a script as they come, until they end or it is destroyed. */
type ScriptBytes = AsyncIterable<Buffer> & {readonly destroy: () => unknown};

/** A script that is open, and how messages call it. */
export type ScriptFile = {readonly name: string; readonly bytes: ScriptBytes};

/** Opens a script once, whatever it is: a file, a FIFO whose writer is still to come, a terminal, or `-` for standard input. */
export function openScript(path: string): Result<ScriptFile> {
	// Another look at one's own standard input finds no socket, as which some programs hand it over.
	if (/^(-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/.test(path)) return openStdin();
	const name = `"${path}"`;
	// Without waiting: to open a FIFO would block until somebody writes, and no signal would be heard.
	const opened = attempt(`cannot read ${name}`, () => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY));
	if (!opened.ok) return opened;
	const found = fstatSync(opened.value);
	const fault = faultOf(found);
	if (fault === undefined) return ok({name, bytes: bytesOf(opened.value, found)});
	closeSync(opened.value);
	return err(unreadable(name, fault));
}

function openStdin(): Result<ScriptFile> {
	const name = 'standard input';
	const fault = faultOf(fstatSync(0));
	return fault === undefined ? ok({name, bytes: process.stdin}) : err(unreadable(name, fault));
}

/** Why a script is not read, as in `cannot read "peers.nf": it is a folder.` */
export const unreadable = (name: string, why: string, hint?: string): Failure => failure.localIo(`cannot read ${name}: ${why}.`, hint);

/** What a stream that broke says; nothing where that is no fault of the operating system. */
export const brokenOff = (name: string, error: unknown): Failure | undefined => {
	const reason = reasonOf(error);
	return reason === undefined ? undefined : unreadable(name, reason);
};

export const tooLarge = `it is larger than ${limits.scriptBytes / 1_000_000} MB`;

function faultOf(found: Stats): string | undefined {
	if (found.isDirectory()) return 'it is a folder';
	return found.isFile() && found.size > limits.scriptBytes ? tooLarge : undefined;
}

function bytesOf(descriptor: number, found: Stats): ScriptBytes {
	if (found.isFIFO()) return new Socket({fd: descriptor, readable: true, writable: false});
	return isatty(descriptor) ? new ReadStream(descriptor) : createReadStream('', {fd: descriptor});
}

import {closeSync, constants, createReadStream, fstatSync, openSync, type Stats} from 'node:fs';
import {Socket} from 'node:net';
import {isatty, ReadStream} from 'node:tty';
import {type Failure, failure} from '../../core/failure.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {attempt, reasonOf} from '../../store/files/io-error.js';

/** The bytes of a script as they arrive, until they end or it is destroyed. */
type ScriptBytes = AsyncIterable<Buffer> & {readonly destroy: () => unknown};

/** An open script, and its name in messages. */
export type ScriptFile = {readonly name: string; readonly bytes: ScriptBytes};

/** Opens a script once, of any kind: a file, a FIFO whose writer is still to come, a terminal, or `-` for standard input. */
export function openScript(path: string): Result<ScriptFile> {
	// Opening one's own standard input again fails for a socket, which some programs hand over.
	if (/^(-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/.test(path)) return openStdin();
	const name = `"${path}"`;
	// Without waiting: opening a FIFO would block until somebody writes, and no signal would be heard.
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

/** The failure of a broken stream; undefined if it is no error of the operating system. */
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

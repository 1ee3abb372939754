import {fstatSync, writeSync} from 'node:fs';
import {isatty} from 'node:tty';

/** A stream that a run writes to, stdout or stderr. */
export type Outlet = {
	/** Resolves when the text was taken; at once if nobody will take it any more. Never rejects. */
	readonly write: (text: string) => Promise<void>;
	/** Resolves when all written text has been taken. */
	readonly flushed: () => Promise<void>;
	readonly isBroken: () => boolean;
	/** Calls back once with the reason when nothing can be written any more. */
	readonly onBroken: (hear: (error: Error) => void) => void;
};

type OutletStream = Pick<NodeJS.WriteStream, 'write' | 'on'> & {readonly fd: number};

/** The only writer of a stream of the process. Errors are kept here: a stream that breaks without a listener would end the process. */
export function createOutlet(stream: OutletStream): Outlet {
	let error: Error | undefined;
	let hear: ((error: Error) => void) | undefined;
	let last: Promise<void> = Promise.resolve();
	const broken = (why: Error): void => {
		if (error) return;
		error = why;
		hear?.(why);
	};
	stream.on('error', broken);
	const take = isPlainFile(stream.fd) ? writeToFile : writeToStream;
	return {
		write: (text) => {
			if (!error) last = take(stream, text).catch(broken);
			return last;
		},
		flushed: () => last,
		isBroken: () => error !== undefined,
		onBroken: (listener) => {
			hear = listener;
			if (error) listener(error);
		},
	};
}

/** Whether the reader of a pipe or socket has left, which is its right; any other break of a stream loses written text. */
export const hasReaderLeft = (error: Error): boolean => 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');

/** A file or a device: Node (20) writes to it once and drops the rest, as on a disk that has just become full. */
async function writeToFile({fd}: OutletStream, text: string): Promise<void> {
	const bytes = Buffer.from(text);
	for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

const writeToStream = (stream: OutletStream, text: string): Promise<void> =>
	new Promise((resolve, reject) => {
		stream.write(text, (error) => (error ? reject(error) : resolve()));
	});

function isPlainFile(fd: number): boolean {
	try {
		const found = fstatSync(fd);
		return found.isFile() || (found.isCharacterDevice() && !isatty(fd));
	} catch {
		return false;
	}
}

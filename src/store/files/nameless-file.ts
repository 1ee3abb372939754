import {closeSync, openSync, readSync, unlinkSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {randomUuid} from '../../core/uuid.js';

/** Where a text stands in the file, in bytes. */
export type FileSpan = {readonly from: number; readonly length: number};

/** A file for texts that are too large for the memory. Both throw what the disk says. */
export type NamelessFile = {
	readonly append: (text: string) => FileSpan;
	readonly read: (span: FileSpan) => string;
};

/** Made once and held here: a registry without a holder tells nobody. */
let closing: FinalizationRegistry<number> | undefined;

/**
 * A temporary file, which loses its name when it is opened: nobody else can see it, nothing remains however the process ends, and the space is freed
 * when nothing refers to it any more. Throws what the disk says.
 */
export function openNamelessFile(): NamelessFile {
	const path = join(tmpdir(), `nf-${randomUuid()}.tmp`);
	const file: OpenFile = {
		...{descriptor: openSync(path, 'wx+', 0o600), end: 0, written: Buffer.alloc(0)},
		...{ahead: Buffer.alloc(0), aheadFrom: 0, aheadLength: 0, readTo: 0},
	};
	closing ??= new FinalizationRegistry(closeSync);
	const opened: NamelessFile = {append: (text) => append(file, text), read: (span) => read(file, span)};
	closing.register(opened, file.descriptor);
	unlinkSync(path);
	return opened;
}

/** All texts pass through the same buffers: one each would be much garbage whose growth V8 does not see. */
type OpenFile = {
	readonly descriptor: number;
	end: number;
	written: Buffer;
	/** A part of the file as it was read: so many bytes from there on. */
	ahead: Buffer;
	aheadFrom: number;
	aheadLength: number;
	/** Where the text that was read last ends. */
	readTo: number;
};

/** The next text overwrites a part that a full disk took. */
function append(file: OpenFile, text: string): FileSpan {
	if (file.written.length < text.length * mostOfUnit) file.written = Buffer.allocUnsafeSlow(text.length * mostOfUnit);
	const length = file.written.write(text);
	const from = file.end;
	for (let done = 0; done < length; ) done += writeSync(file.descriptor, file.written, done, length - done, from + done);
	file.end = from + length;
	return {from, length};
}

/** UTF-8 takes at most this many bytes for a unit of UTF-16. */
const mostOfUnit = 3;

/** Bytes that are read at once where texts are read in their order. */
const readAtOnce = 65_536;

function read(file: OpenFile, {from, length}: FileSpan): string {
	const isNext = from === file.readTo;
	if (from < file.aheadFrom || from + length > file.aheadFrom + file.aheadLength)
		readAhead(file, from, isNext ? Math.max(length, readAtOnce) : length);
	file.readTo = from + length;
	const start = from - file.aheadFrom;
	return file.ahead.toString('utf8', start, start + length);
}

function readAhead(file: OpenFile, from: number, length: number): void {
	const wanted = Math.min(length, file.end - from);
	if (file.ahead.length < wanted) file.ahead = Buffer.allocUnsafeSlow(wanted);
	file.aheadLength = 0;
	for (let done = 0; done < wanted; ) {
		const more = readSync(file.descriptor, file.ahead, done, wanted - done, from + done);
		if (more === 0) throw new Error('a temporary file is shorter than what was written to it');
		done += more;
	}
	file.aheadFrom = from;
	file.aheadLength = wanted;
}

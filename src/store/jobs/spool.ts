import {closeSync, openSync, readSync, unlinkSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {randomUuid} from '../../core/uuid.js';
import {heldText, holdText} from '../../output/json-row.js';
import type {HeldRow, Row} from '../../output/output.js';
import {attempt} from '../files/io-error.js';

/** Rows of a result that is too large for the memory. */
export type Spool = {
	/** Moves the row out of memory and returns a held row, which reads it on each access. If the disk refuses, the row stays in memory. */
	readonly keep: (held: HeldRow) => HeldRow;
};

/**
 * A file, open as long as anything refers to this. All rows pass through the same `bytes`: a buffer each would be much garbage whose growth V8 does
 * not see.
 */
type File = {readonly descriptor: number; end: number; bytes: Buffer};

/** Where a row is in the file. */
type SpoolSpan = {readonly from: number; readonly length: number};

/** Made once and held here: a registry without a holder tells nobody. */
let closing: FinalizationRegistry<number> | undefined;

/**
 * Rows one after the other in a temporary file, which loses its name when it is opened: no file remains however the process ends, and the space is
 * freed when nobody can read its rows any more.
 */
export function openSpool(): Spool {
	// V8 should collect more often rather than grow: most of the data that passes here is garbage soon. Few runs come here: the others do not load
	// node:v8.
	process.getBuiltinModule('node:v8').setFlagsFromString('--heap-growing-percent=20');
	const opened = attempt('', openNameless);
	return {keep: opened.ok ? keepIn(opened.value) : (held) => held};
}

function keepIn(file: File): Spool['keep'] {
	// A table asks for the same row for each of its columns.
	let last: {readonly from: number; readonly held: HeldRow} | undefined;
	const read = (place: SpoolSpan): HeldRow => {
		if (last?.from !== place.from) last = {from: place.from, held: holdText(readText(file, place))};
		return last.held;
	};
	return (held) => {
		const written = attempt('', () => append(file, heldText(held)));
		return written.ok ? new SpooledRow(read, written.value) : held;
	};
}

/** A class: an object with its own getters takes half a kB more. */
class SpooledRow implements HeldRow {
	private readonly read: (place: SpoolSpan) => HeldRow;
	private readonly place: SpoolSpan;

	constructor(read: (place: SpoolSpan) => HeldRow, place: SpoolSpan) {
		this.read = read;
		this.place = place;
	}

	get row(): Row {
		return this.read(this.place).row;
	}

	get laid(): string | undefined {
		return this.read(this.place).laid;
	}
}

function openNameless(): File {
	const path = join(tmpdir(), `nf-${randomUuid()}.tmp`);
	const file = {descriptor: openSync(path, 'wx+', 0o600), end: 0, bytes: Buffer.alloc(0)};
	closing ??= new FinalizationRegistry(closeSync);
	closing.register(file, file.descriptor);
	unlinkSync(path);
	return file;
}

/** The next row overwrites a part that a full disk took. */
function append(file: File, text: string): SpoolSpan {
	const bytes = room(file, text.length * mostOfUnit);
	const length = bytes.write(text);
	const from = file.end;
	for (let done = 0; done < length; ) done += writeSync(file.descriptor, bytes, done, length - done, from + done);
	file.end = from + length;
	return {from, length};
}

/** UTF-8 takes at most this many bytes for a unit of UTF-16. */
const mostOfUnit = 3;

function room(file: File, length: number): Buffer {
	if (file.bytes.length < length) file.bytes = Buffer.allocUnsafeSlow(length);
	return file.bytes;
}

function readText(file: File, {from, length}: SpoolSpan): string {
	const bytes = room(file, length);
	for (let done = 0; done < length; ) {
		const read = readSync(file.descriptor, bytes, done, length - done, from + done);
		if (read === 0) throw new Error('a temporary file is shorter than what was written to it');
		done += read;
	}
	return bytes.toString('utf8', 0, length);
}

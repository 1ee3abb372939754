import {heldText, holdText} from '../../output/json-row.js';
import type {HeldRow, Row} from '../../output/output.js';
import {attempt} from '../files/io-error.js';
import {type FileSpan, type NamelessFile, openNamelessFile} from '../files/nameless-file.js';

/** Rows of a result that is too large for the memory. */
export type Spool = {
	/** Moves the row out of memory and returns a held row, which reads it on each access. If the disk refuses, the row stays in memory. */
	readonly keep: (held: HeldRow) => HeldRow;
};

/** Rows one after the other in a file without a name. */
export function openSpool(): Spool {
	// V8 should collect more often rather than grow: most of the data that passes here is garbage soon. Few runs come here: the others do not load
	// node:v8.
	process.getBuiltinModule('node:v8').setFlagsFromString('--heap-growing-percent=20');
	const opened = attempt('', openNamelessFile);
	return {keep: opened.ok ? keepIn(opened.value) : (held) => held};
}

function keepIn(file: NamelessFile): Spool['keep'] {
	// A table asks for the same row for each of its columns.
	let last: {readonly from: number; readonly held: HeldRow} | undefined;
	const read = (place: FileSpan): HeldRow => {
		if (last?.from !== place.from) last = {from: place.from, held: holdText(file.read(place))};
		return last.held;
	};
	return (held) => {
		const written = attempt('', () => file.append(heldText(held)));
		return written.ok ? new SpooledRow(read, written.value) : held;
	};
}

/** A class: an object with its own getters takes half a kB more. */
class SpooledRow implements HeldRow {
	private readonly read: (place: FileSpan) => HeldRow;
	private readonly place: FileSpan;

	constructor(read: (place: FileSpan) => HeldRow, place: FileSpan) {
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

import {type Failure, failure} from '../../core/failure.js';
import {drive} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {WrongShape} from '../../core/shape.js';
import type {JobId} from '../../jobs/job.js';
import {decodeParts, type KeepRow} from '../../output/codec.js';
import type {Output} from '../../output/output.js';
import type {createPieces} from './job-writes.js';
import type {JobRecord, JobStore, Lack} from './jobs.js';
import {packOutput, unpackPiece} from './packed.js';

type PieceWrites = ReturnType<typeof createPieces>;

type Packed = {readonly output: Output; readonly stop: AbortSignal; readonly mostBytes: () => number};

/** Does a write of pieces; false where the job is gone. */
type WritePieces = (work: (pieces: PieceWrites, id: JobId) => boolean) => Result<boolean>;

/** As `JobStore.pack`. */
export async function pack({output, stop, mostBytes}: Packed, write: WritePieces): Promise<void> {
	let [bytes, count, lack]: [number, number, Lack | undefined] = [0, 0, undefined];
	const put = (data: Buffer): boolean => {
		bytes += data.length;
		if (bytes > mostBytes()) lack = 'size';
		else {
			const place = count;
			const written = write((pieces, id) => pieces.put(id, {place, data}));
			if (!written.ok || !written.value) lack = 'disk';
		}
		count += 1;
		return lack === undefined;
	};
	const giveUp = (lacks: Lack) => write((pieces, id) => pieces.giveUp(id, {lacks}));
	const done = await packOutput(output, {stop, put}).catch((error: unknown) => {
		giveUp('disk');
		throw error;
	});
	const finished = done === 'packed' ? write((pieces, id) => pieces.finish(id, {pieces: count, bytes})) : undefined;
	if (finished?.ok) return;
	giveUp(lack ?? (finished ? 'disk' : done === 'large' ? 'size' : 'unfinished'));
}

/** What reads the pieces, and where rows go; `stop` ends it. */
type Unpacking = {readonly stop: AbortSignal; readonly keep: KeepRow; readonly read: (place: number) => Result<Uint8Array | undefined>};

/** As `JobStore.unpack`. */
export async function unpack(
	{number, pieces = 0}: Pick<JobRecord, 'number' | 'pieces'>,
	{stop, keep, read}: Unpacking,
): ReturnType<JobStore['unpack']> {
	try {
		const output = await drive(decodeParts(textsOf(pieces, read), keep), {stop});
		return output && ok(output);
	} catch (error) {
		if (error instanceof Unread) return error.why ? err(error.why) : ok(undefined);
		if (error instanceof WrongShape) return err(failure.localIo(`the result of job ${number} cannot be read: ${error.message}.`));
		throw error;
	}
}

/** A piece could not be read, or was dropped. */
class Unread extends Error {
	readonly why: Failure | undefined;

	constructor(why?: Failure) {
		super('a piece is missing');
		this.why = why;
	}
}

function* textsOf(pieces: number, read: Unpacking['read']): Generator<string, void> {
	for (let place = 0; place < pieces; place += 1) {
		const piece = read(place);
		if (!piece.ok) throw new Unread(piece.error);
		if (!piece.value) throw new Unread();
		yield unpackPiece(piece.value);
	}
}

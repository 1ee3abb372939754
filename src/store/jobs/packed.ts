import {promisify} from 'node:util';
import {brotliCompress, brotliDecompressSync, constants} from 'node:zlib';
import {valuesIn} from '../../core/json-text.js';
import {limits} from '../../core/limits.js';
import {drive} from '../../core/long-work.js';
import {outputLines} from '../../output/codec.js';
import type {Output} from '../../output/output.js';

/** Characters of lines that are compressed together: fewer compress worse, more take longer in one turn when they are read. */
const pieceCharacters = 1_000_000;

/** By measurement (docs/decisions/47-flat-rows-and-kept-results.md): 27:1 in 50 ms for 20 MB, while the event loop goes on. */
const quality = 3;

const compress = promisify(brotliCompress);

/** Where pieces go: `put` tells whether the next one is still wanted. */
type PieceSink = {readonly stop: AbortSignal; readonly put: (piece: Buffer) => boolean};

/**
 * Compresses the lines of an output in pieces of whole lines, one after the other: no more than one is in memory, and rows on disk are read as their
 * lines are made. Gives how it ended: `large` is an output that could not be read again.
 */
export async function packOutput(output: Output, {stop, put}: PieceSink): Promise<'packed' | 'large' | 'stopped'> {
	const unwanted = new AbortController();
	let [lines, length, characters, values] = [[] as string[], 0, 0, 0];
	const flush = async (): Promise<void> => {
		const text = lines.join('');
		[lines, length] = [[], 0];
		if (!put(await compress(text, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}}))) unwanted.abort();
	};
	const take = (line: string): Promise<void> | undefined => {
		characters += line.length;
		values += valuesIn(line);
		lines.push(line);
		length += line.length;
		if (isLarge()) unwanted.abort();
		return length >= pieceCharacters && !unwanted.signal.aborted ? flush() : undefined;
	};
	const isLarge = (): boolean => characters > limits.resultCharacters || values > limits.resultValues;
	await drive(outputLines(output), {stop: AbortSignal.any([stop, unwanted.signal]), take});
	if (isLarge()) return 'large';
	if (lines.length > 0 && !stop.aborted && !unwanted.signal.aborted) await flush();
	return stop.aborted || unwanted.signal.aborted ? 'stopped' : 'packed';
}

/** The lines of a piece. */
export const unpackPiece = (piece: Uint8Array): string => brotliDecompressSync(piece, {maxOutputLength: limits.resultCharacters}).toString();

import type {Work} from '../core/long-work.js';

/** Characters of a block: half of a pipe's capacity (64 KiB on Linux), so that its reader reads one while the next is made. */
const size = 32_768;

/** Joins a text of many small pieces into blocks that are worth a write each; '' while one is made. */
export function* inBlocks(text: Iterable<string>): Work {
	let block = '';
	for (const piece of typeof text === 'string' ? [text] : text) {
		block += piece;
		const isFull = block.length >= size;
		yield isFull ? block : '';
		if (isFull) block = '';
	}
	if (block !== '') yield block;
}

/** The same in blocks of whole lines; the last one ends in a line feed too. */
export function* inLines(text: Iterable<string>): Work {
	let rest = '';
	for (const block of inBlocks(text)) {
		const end = block.lastIndexOf('\n') + 1;
		if (end > 0) yield rest + block.slice(0, end);
		rest = end > 0 ? block.slice(end) : rest + block;
		if (end === 0) yield '';
	}
	if (rest !== '') yield `${rest}\n`;
}

/** A text from a position on, in parts of whole lines, each about a block long. */
export function* partsOf(text: string, from = 0): Generator<string, void> {
	for (let at = from; at < text.length; ) {
		const feed = text.indexOf('\n', at + size);
		const end = feed < 0 ? text.length : feed + 1;
		yield text.slice(at, end);
		at = end;
	}
}

/** How many line feeds a text has. */
export function feedsIn(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
	return count;
}

/** Where the part of whole lines begins, about a block long, that ends here: at the beginning of a line. */
export function partBefore(text: string, end: number): number {
	return end <= size ? 0 : text.lastIndexOf('\n', end - size - 1) + 1;
}

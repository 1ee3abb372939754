/** Characters of a block: half of what a pipe holds (64 KiB on Linux), so that its reader reads one while the next is made. */
const size = 32_768;

/** A text that comes in many small pieces, in blocks that are worth a write each. */
export function* inBlocks(text: Iterable<string>): Generator<string, void> {
	let block = '';
	for (const piece of typeof text === 'string' ? [text] : text) {
		block += piece;
		if (block.length < size) continue;
		yield block;
		block = '';
	}
	if (block !== '') yield block;
}

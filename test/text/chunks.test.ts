import fc from 'fast-check';
import {expect, test} from 'vitest';
import {inBlocks} from '../../src/text/chunks.js';

test('blocks hold the same text, and all but the last are large', () => {
	const pieces = fc.array(fc.integer({min: 0, max: 40_000}).map((length) => 'x'.repeat(length)));
	fc.assert(
		fc.property(pieces, (text) => {
			const blocks = [...inBlocks(text)].filter((block) => block !== '');
			expect(blocks.join('')).toBe(text.join(''));
			expect(blocks.slice(0, -1).every(({length}) => length >= 32_768)).toBe(true);
			expect(blocks.every(({length}) => length > 0)).toBe(true);
		}),
	);
	expect([...inBlocks('one text')]).toEqual(['', 'one text']);
});

test('a block is taken from the text when it is asked for, not before', () => {
	let made = 0;
	function* endless(): Generator<string, void> {
		for (;;) {
			made += 1;
			yield 'x'.repeat(10_000);
		}
	}
	const blocks = inBlocks(endless());
	let first = '';
	while (first === '') first = blocks.next().value ?? '';
	expect([first.length, made]).toEqual([40_000, 4]);
});

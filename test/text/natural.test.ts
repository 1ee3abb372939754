import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createNaturalCompare} from '../../src/text/natural.js';

const collator = new Intl.Collator('en', {numeric: true});

test('names are compared as Unicode compares them, numbers by their value', () => {
	const plain = fc.string({unit: fc.constantFrom(...' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0019aAbBzZ'), maxLength: 6});
	const foreign = fc.string({unit: fc.constantFrom(...'aAb1é-ÿ'), maxLength: 4});
	fc.assert(
		fc.property(fc.oneof(plain, foreign), fc.oneof(plain, foreign), (a, b) => {
			expect(Math.sign(createNaturalCompare()(a, b))).toBe(Math.sign(collator.compare(a, b)) || Number(a > b) - Number(a < b));
		}),
		{numRuns: 20_000},
	);
});

test('eth9 comes before eth10, and case decides only where nothing else does', () => {
	const compare = createNaturalCompare();
	expect(['eth10', 'Eth9', 'eth9', 'eth-1', 'eth_1'].sort(compare)).toEqual(['eth_1', 'eth-1', 'eth9', 'Eth9', 'eth10']);
});

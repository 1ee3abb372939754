import {expect, test} from 'vitest';
import {didYouMean, nearest} from '../../src/text/did-you-mean.js';

test('E2 did-you-mean near are words of distance 2 or less, and words that contain the other', () => {
	expect(nearest('netbx', ['netbox', 'show'])).toEqual(['netbox']);
	expect(nearest('peerings', ['bgp-peerings', 'devices'])).toEqual(['bgp-peerings']);
	expect(nearest('version', ['show'])).toEqual([]);
	expect(nearest('ab', ['xy', 'abc'])).toEqual(['abc']);
	expect(nearest('a', ['b'])).toEqual([]);
});

test('E2 did-you-mean at most three, the nearest first, then in the order given', () => {
	expect(nearest('abcd', ['abcx', 'abxx', 'abcde', 'abcf', 'abcg'])).toEqual(['abcx', 'abcde', 'abcf']);
	expect(didYouMean(['a', 'b', 'c'])).toBe(' Did you mean "a", "b" or "c"?');
	expect(didYouMean([])).toBe('');
});

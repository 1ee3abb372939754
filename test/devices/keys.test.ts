import fc from 'fast-check';
import {expect, test} from 'vitest';
import {keysOf, sharedNames} from '../../src/devices/keys.js';

test('D6 same-name-sessions the lowest id of a name keeps it, others add their id, no name is the id', () => {
	const keys = keysOf([
		{id: 12, name: 'dup'},
		{id: 7, name: 'dup'},
		{id: 3, name: null},
		{id: 4, name: ''},
		{id: 5, name: 'dup #12'},
	]);
	expect([...keys].toSorted(([a], [b]) => a - b)).toEqual([
		[3, '#3'],
		[4, '#4'],
		[5, 'dup #12'],
		[7, 'dup'],
		[12, 'dup #12 #12'],
	]);
});

test('G29 same-name-devices names that several devices bear are listed with their keys', () => {
	const devices = [
		{id: 212, name: 'edge1'},
		{id: 11, name: 'edge1'},
		{id: 1, name: 'leaf1'},
	];
	expect(sharedNames(devices, keysOf(devices))).toEqual([{name: 'edge1', keys: ['edge1', 'edge1 #212']}]);
});

test('no key is given twice and nothing is without a key', () => {
	const name = fc.oneof(fc.constant(null), fc.constantFrom('a', 'a #1', 'a #2', '#1', '__proto__', ''), fc.string());
	fc.assert(
		fc.property(fc.uniqueArray(fc.record({id: fc.integer({min: 1, max: 30}), name}), {selector: ({id}) => id}), (things) => {
			const keys = keysOf(things);
			expect(new Set(keys.values()).size).toBe(things.length);
		}),
		{numRuns: 2000},
	);
});

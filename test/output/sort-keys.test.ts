import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ExactNumber} from '../../src/core/exact-number.js';
import type {Json} from '../../src/output/output.js';
import {createSorter, keysOf} from '../../src/output/sort-keys.js';

const json = fc.jsonValue({maxDepth: 4}).map((value) => JSON.parse(JSON.stringify(value)) as Json);

test('a sorted value says the same, its keys by code point at every depth', () => {
	const sorter = createSorter();
	const check = (value: unknown): void => {
		if (value === null || typeof value !== 'object') return;
		if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(keysOf(value as object & Record<string, unknown>));
		Object.values(value).forEach(check);
	};
	fc.assert(
		fc.property(json, (value) => {
			const sorted = sorter.sort(value);
			if (sorted === undefined) return void expect(JSON.stringify(value)).toMatch(/"(?:\d|__proto__")/);
			expect(sorted).toEqual(value);
			check(sorted);
		}),
	);
});

test('what is sorted already is given back as it is, and only what holds the change is made anew', () => {
	const sorter = createSorter();
	const same = {a: 1, b: {c: [{d: 1}], e: {}}};
	expect(sorter.sort(same)).toBe(same);
	const list = [{y: 1, z: 2}];
	const partly = {a: list, b: {d: 1, c: 2}};
	const sorted = sorter.sort(partly);
	expect([sorted?.a === list, JSON.stringify(sorted), JSON.stringify(partly)]).toEqual([
		true,
		'{"a":[{"y":1,"z":2}],"b":{"c":2,"d":1}}',
		'{"a":[{"y":1,"z":2}],"b":{"d":1,"c":2}}',
	]);
});

test('keys that a plain object does not keep in order are refused', () => {
	const sorter = createSorter();
	expect(['{"5":1}', '{"__proto__":1}', '[{"a":{"10":1}}]'].map((text) => sorter.sort(JSON.parse(text) as Json))).toEqual([
		undefined,
		undefined,
		undefined,
	]);
	expect(sorter.sort(new Map([['a', 1]]))).toBeUndefined();
	expect(sorter.sort([{a: ExactNumber.of('1e400')}])).toBeUndefined();
});

test('more kinds of objects than it remembers are sorted too', () => {
	const sorter = createSorter();
	for (let kind = 0; kind < 12_000; kind += 1) sorter.sort({[`key${kind}`]: kind});
	expect(Object.keys(sorter.sort({z: 1, y: 2}) ?? {})).toEqual(['y', 'z']);
});

import {expect, test} from 'vitest';
import {createPace} from '../../src/peerings/pace.js';

/** The sizes that a pace comes to over so many parts of a server that takes `ms` for each of so many at a time. */
function sizesAt(ms: (size: number) => number, parts = 40): readonly number[] {
	const pace = createPace();
	const sizes: number[] = [];
	let at = 0;
	let underWay: {readonly end: number; readonly came: ReturnType<typeof pace.start>}[] = [];
	for (let part = 0; part < parts || underWay.length > 0; ) {
		for (; part < parts && underWay.length < pace.size(); part += 1) underWay.push({end: at + ms(pace.size()), came: pace.start(at)});
		const [first] = underWay.toSorted((a, b) => a.end - b.end);
		if (!first) break;
		at = first.end;
		underWay = underWay.filter((one) => one !== first);
		first.came(1000, at);
		sizes.push(pace.size());
	}
	return sizes;
}

test.each([
	['of many processes', () => 1000, 5],
	['of two processes', (size: number) => 500 * Math.max(2, size), 2],
	['whose threads hinder each other', (size: number) => 600 * size ** 1.5, 1],
	['of four processes', (size: number) => 250 * Math.max(4, size), 4],
] as const)('N39 a server %s gets as many parts at a time as it answers sooner for', (_, ms, size) => {
	const sizes = sizesAt(ms);
	expect(sizes.slice(-10)).toEqual(Array.from({length: 10}, () => size));
});

test('N39 a reading begins with two parts, and parts without sessions count as well', () => {
	const pace = createPace();
	expect(pace.size()).toBe(2);
	const [one, other] = [pace.start(0), pace.start(0)];
	one(0, 100);
	other(0, 100);
	expect(pace.size()).toBe(3);
});

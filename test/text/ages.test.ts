import {expect, test} from 'vitest';
import {describeLimit, describeTime, describeTook, tookText} from '../../src/text/ages.js';

test('D21 times-for-people how long something takes has one form, and no part that is nothing', () => {
	const forms = {
		'0 ms': [-5, 0],
		'99 ms': [99],
		'0.1 s': [100, 149],
		'0.4 s': [412],
		'1.0 s': [1000, 1001],
		'9.9 s': [9949],
		'10 s': [9950, 10_400],
		'119 s': [119_400],
		'2 min': [119_600, 120_000],
		'2 min 5 s': [125_000],
		'10 min': [600_000],
		'119 min 59 s': [7_199_000],
		'2 h': [7_200_000],
		'3 h 20 min': [12_000_000],
		'24 h': [86_400_000],
	};
	for (const [text, times] of Object.entries(forms)) expect(times.map(describeTime)).toEqual(times.map(() => text));
	expect([1000, 2000, 2100, 10_000, 120_000].map(describeLimit)).toEqual(['1 s', '2 s', '2.1 s', '10 s', '2 min']);
});

test('D21 times-for-people what a row says something took is told to people in that form; another text stays as it is', () => {
	for (const [ms, row, told] of [
		[2100, '2.10s', '2.1 s'],
		[42, '0.04s', '40 ms'],
		[600_000, '600.00s', '10 min'],
	] as const) {
		expect([tookText(ms), describeTook(row)]).toEqual([row, told]);
	}
	for (const other of ['2.1s', '2 s', '-', 'soon 2.10s', `${'9'.repeat(400)}.00s`]) expect(describeTook(other)).toBe(other);
});

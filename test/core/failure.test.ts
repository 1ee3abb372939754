import {expect, test} from 'vitest';
import {exitOf, worstOf} from '../../src/core/exits.js';
import type {Failure} from '../../src/core/failure.js';

const of = (code: Failure['code']): Failure => ({code, message: code});

test('S14 exit-codes of several errors the job takes the exit of the first listed of 3 5 6 9 8 7 1 4, in whatever order they came', () => {
	const listed = ['unauthorized', 'unreachable', 'timeout', 'unknown-outcome', 'partial', 'conflict', 'rejected', 'not-found'] as const;
	expect(listed.map(exitOf)).toEqual([3, 5, 6, 9, 8, 7, 1, 4]);
	for (const [at, code] of listed.entries()) {
		const others = listed.slice(at).map(of);
		expect([worstOf(others)?.code, worstOf(others.toReversed())?.code]).toEqual([code, code]);
	}
	expect(worstOf([])).toBeUndefined();
});

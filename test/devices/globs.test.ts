import {expect, test} from 'vitest';
import {matchesGlob} from '../../src/devices/selectors.js';

test('G25 device-globs a glob matches the whole name, without case', () => {
	const matches: readonly (readonly [name: string, glob: string])[] = [
		...([
			['leaf1', 'LEAF?'],
			['leaf1', '*'],
			['', '*'],
			['leaf1', 'l**1'],
			['a*b', 'a\\*b'],
			['abcab', '*ab'],
			['東京-1', '東?-1'],
		] as const),
		...([
			['Straße', 'STRAßE'],
			['a\nb', 'a?b'],
			['aXbXc', 'a*x*C'],
			['😀1', '?1'],
		] as const),
	];
	for (const [name, glob] of matches) expect([name, glob, matchesGlob(name, glob)]).toEqual([name, glob, true]);
	for (const [name, glob] of [
		['leaf1', 'leaf'],
		['leaf1', 'eaf1'],
		['', '?'],
		['aXb', 'a\\*b'],
		['abc', '*ab'],
		['ab', 'a?b'],
	] as const)
		expect([name, glob, matchesGlob(name, glob)]).toEqual([name, glob, false]);
	expect([matchesGlob(null, '*'), matchesGlob(null, '**')]).toEqual([true, false]);
});

test('G25 device-globs a glob of many stars takes no more steps than its length times that of the name', () => {
	// Tried in all ways this takes some 10 ** 18 steps.
	expect(matchesGlob('a'.repeat(120), `${'*a'.repeat(30)}*b`)).toBe(false);
});

import {expect, test} from 'vitest';
import {compareVersions, isOlder, parseVersion} from '../../src/netbox/read/versions.js';

test.each([
	['4.7.3', [4, 7, 3]],
	['4.7.0-beta1', [4, 7, 0]],
	['4.6.8-Docker-3.5.0', [4, 6, 8]],
	['v0.20', [0, 20]],
	['unknown', undefined],
	['', undefined],
	[null, undefined],
	[undefined, undefined],
])('%s reads as %j', (version, numbers) => {
	expect(parseVersion(version)).toEqual(numbers);
});

test('C5 netbox-status versions compare by number, whatever stands behind them', () => {
	expect(compareVersions('4.10.0', '4.9.9')).toBeGreaterThan(0);
	expect(compareVersions('4.7', '4.7.0-beta1')).toBe(0);
	expect(compareVersions('4.7', null)).toBeUndefined();
});

test('a version that cannot be read counts as older, the careful side', () => {
	expect(['0.18.2', '0.19', '0.20.2', null, 'dev'].map((version) => isOlder(version, '0.19'))).toEqual([true, false, false, true, true]);
});

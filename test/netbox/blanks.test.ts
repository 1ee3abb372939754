import {expect, test} from 'vitest';
import {ok} from '../../src/core/result.js';
import {hasBlankEnds} from '../../src/netbox/read/blanks.js';
import {checkFilter} from '../../src/netbox/schema/filters.js';

test('H7 a blank at an end is seen, of every kind that Python takes for one, and one within is none', () => {
	const blanks = [' ', '\t', '\n', '\u001C', '\u0085', '\u00A0', '\u2003', '\u3000'];
	expect(blanks.map((blank) => [`${blank}r1`, `r1${blank}`, blank].every(hasBlankEnds))).toEqual(blanks.map(() => true));
	expect(['r1', 'r 1', 'r\u30001', ''].some(hasBlankEnds)).toBe(false);
});

test('H7 a filter of which NetBox would leave a blank out is refused before anything is sent, also an unchecked one', async () => {
	const schema = {filters: async () => ok([]), document: async () => ok(null), paths: async () => ok([])};
	const check = (filter: object, unchecked = {}) => checkFilter(filter as never, {path: '/dcim/devices/', what: 'dcim.devices', schema, unchecked});
	for (const [filter, unchecked] of [
		[{name: ' r1'}, {}],
		[{name: ['r1', 'r2 ']}, {}],
		[{serial: ' '}, {}],
		[{}, {serial: '\u00A0'}],
	] as const) {
		expect(await check(filter, unchecked)).toMatchObject({
			ok: false,
			error: {code: 'usage', message: expect.stringContaining('begins or ends with a blank')},
		});
	}
	expect(await check({name: 'r 1', name__iregex: '^ r1$'})).toMatchObject({ok: true});
});

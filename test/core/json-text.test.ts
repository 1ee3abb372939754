import fc from 'fast-check';
import {expect, test} from 'vitest';
import {compareNumbers, ExactNumber} from '../../src/core/exact-number.js';
import {parseJson, stringifyJson} from '../../src/core/json-text.js';
import {limits} from '../../src/core/limits.js';
import type {Row} from '../../src/output/output.js';

const huge = [
	'9007199254740993',
	'9223372036854775807',
	'-9223372036854775808',
	'1e400',
	'-1E+400',
	'1e-400',
	'0.1234567890123456789012345',
	'-0',
	'-0.0',
	'4e-324',
];
const held = [
	'0',
	'1',
	'-1',
	'1.0',
	'1E5',
	'0.1',
	'1e21',
	'9007199254740992',
	'9007199254740994',
	'52.370216',
	'1e-7',
	'1.7976931348623157e308',
	'5e-324',
];

test('B3 a number that a double does not give back keeps its digits, any other is a plain number', () => {
	const text = `{"a":[${huge.join(',')}],"b":{"c":${huge[0]}}}`;
	expect(stringifyJson(parseJson(text))).toBe(text);
	for (const numeral of huge) expect([parseJson(numeral), String(parseJson(numeral))]).toEqual([expect.any(ExactNumber), numeral]);
	for (const numeral of held) expect(parseJson(`[${numeral}]`)).toEqual([Number(numeral)]);
	// A number of a text is a text.
	expect(parseJson('["9007199254740993", "\\\\", "a\\"1e400,\\\\\\"", 1]')).toEqual(['9007199254740993', '\\', 'a"1e400,\\"', 1]);
});

test('B3 whatever JSON holds comes back with the value of each of its numbers', () => {
	const digits = fc.stringMatching(/^(0|[1-9]\d{0,24})$/);
	const numeral = fc
		.tuple(fc.constantFrom('', '-'), digits, fc.option(fc.stringMatching(/^\d{1,24}$/)), fc.option(fc.integer({min: -400, max: 400})))
		.map(
			([sign, whole, fraction, exponent]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${exponent}`}`,
		);
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.string(), numeral)), (pairs) => {
			const text = `[${pairs.map(([name, number]) => `{${JSON.stringify(name)}: [${number}, ${JSON.stringify(number)}]}`).join(', ')}]`;
			const read = parseJson(stringifyJson(parseJson(text), undefined, 4)) as readonly Row[];
			for (const [index, [name, number]] of pairs.entries()) {
				const [value, said] = (read[index]?.[name] ?? []) as readonly unknown[];
				expect([compareNumbers(String(value), number), said]).toEqual([0, number]);
			}
		}),
	);
});

test('B3 numbers are in the order of their exact values', () => {
	const ordered = [
		'-1e400',
		'-9007199254740993',
		'-9007199254740992',
		'-1e-400',
		'0',
		'1e-400',
		'2e-400',
		'0.30',
		'9007199254740992',
		'9007199254740993',
	];
	const more = [...ordered, '9007199254740993.5', '9223372036854775806', '9223372036854775807', '1e400', '11e399', '1e99999999999999999999'];
	expect(more.toReversed().toSorted(compareNumbers)).toEqual(more);
	expect([
		compareNumbers('1e400', '10E+399'),
		compareNumbers('1.50', '1.5'),
		compareNumbers('1e99999999999999999999', '1e99999999999999999998'),
	]).toEqual([0, 0, 1]);
});

test('B3 nobody rounds such a number by mistake: arithmetic and JSON.stringify throw', () => {
	const number = ExactNumber.of('9007199254740993');
	expect(() => JSON.stringify({number})).toThrow('stringifyJson');
	expect(() => Number(number)).toThrow('String()');
	expect([ExactNumber.of('12'), () => ExactNumber.of('1,5')]).toEqual([12, expect.any(Function)]);
	expect(() => ExactNumber.of('0x10')).toThrow(TypeError);
});

test('A6 JSON that is too deep is refused before anything is made of it, and what is just not too deep is read and written', () => {
	const nested = (depth: number, inner = ''): string => '[{"a":'.repeat(depth / 2) + (inner || 'null') + '}]'.repeat(depth / 2);
	expect(stringifyJson(parseJson(nested(limits.jsonDepth, '1e400')))).toBe(nested(limits.jsonDepth, '1e400'));
	for (const text of [nested(limits.jsonDepth + 2), nested(2_500), '['.repeat(5_000_000)])
		expect(() => parseJson(text)).toThrow(/^nested deeper than 100 levels$/);
	// Brackets in texts are no levels.
	expect(parseJson(`["${'['.repeat(200)}", "\\"${'{'.repeat(200)}"]`)).toHaveLength(2);
});

test('A6 `__proto__` is a key like others, beside exact numbers too', () => {
	for (const text of ['{"__proto__":{"x":1},"constructor":2}', '{"__proto__":1e400,"b":{"__proto__":[1e400]},"a":1}'])
		expect(stringifyJson(parseJson(text))).toBe(text);
	expect(Object.getPrototypeOf(parseJson('{"__proto__":{"x":1e400}}'))).toBe(Object.prototype);
});

test('A6 a text of a megabyte, and as many escapes, are read in one go', () => {
	const text = JSON.stringify({text: '\\"\n'.repeat(500_000), number: 1}).replace(/1}$/, '1e400}');
	expect(stringifyJson(parseJson(text))).toBe(text);
});

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createHolding, fieldOf, heldText, holdText, laidAt} from '../../src/output/json-row.js';
import type {Json, Row} from '../../src/output/output.js';

const json = fc.jsonValue({maxDepth: 3}).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const row = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('5', '__proto__', 'b', 'a')), json, {maxKeys: 4});

test('a held row is the row, and so is what is made of the text it is kept as', () => {
	const hold = createHolding();
	fc.assert(
		fc.property(row, (row: Row) => {
			const held = hold(row);
			expect(held.row).toEqual(row);
			const again = holdText(heldText(held));
			expect([again.row, again.laid]).toEqual([row, Object.keys(row).length === 0 ? undefined : held.laid]);
		}),
	);
});

test('one field of a held row is that of the row, whatever the others are', () => {
	const hold = createHolding();
	fc.assert(
		fc.property(row, fc.string(), (row: Row, other) => {
			const held = holdText(heldText(hold(row)));
			for (const key of [...Object.keys(row), other, 'a']) expect(fieldOf(held, key)).toEqual(Object.hasOwn(row, key) ? row[key] : undefined);
		}),
	);
	const broken = holdText('{\n    "a": {\n        "b": 1\n    },\n    "c": broken');
	expect(fieldOf(broken, 'a')).toEqual({b: 1});
});

test('its JSON has the keys by code point, and is indented as a whole', () => {
	const {laid = ''} = createHolding()({b: ['\n'], a: {d: 1, c: null}});
	expect(laid).toBe(JSON.stringify({a: {c: null, d: 1}, b: ['\n']}, undefined, 4));
	expect(laidAt('\n    ', laid)).toBe(JSON.stringify([JSON.parse(laid)], undefined, 4).slice('[\n    '.length, -'\n]'.length));
});

test('a row is opened once, and only where somebody looks into it', () => {
	const held = createHolding()({a: {b: 1}});
	expect(held.row).toBe(held.row);
	const broken = holdText('{\n broken');
	expect(broken.laid).toBe('{\n broken');
	expect(() => broken.row).toThrow(SyntaxError);
});

test('keys that no plain object holds in order, and JSON of an older file, are held as they are', () => {
	const row = {'5': 1, a: 2};
	expect(createHolding()(row)).toEqual({row});
	expect(holdText('{"b":1,"a":2}')).toEqual({row: {b: 1, a: 2}});
});

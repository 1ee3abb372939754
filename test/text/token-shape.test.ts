import fc from 'fast-check';
import {expect, test} from 'vitest';
import {holdsToken, maskTokens, maybeHoldsToken} from '../../src/text/token-shape.js';

const tokens = fc.constantFrom('0123456789abcdef0123456789ABCDEF01234567', 'nbt_key.secret', 'NBT_key', '"password": "a b"', '"Password":"\\""');
const others = fc.constantFrom('\n', '\t', '"', '\\', 'n', 'u', ' ', 'é', '\u202E', 'nbt', '0123456789abcdef');

test('in the JSON of a text that holds a token it is never missed, whatever stands around it', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(tokens, others), {maxLength: 8}), (pieces) => {
			const text = pieces.join('');
			expect(maybeHoldsToken(JSON.stringify({text})) || !holdsToken(text)).toBe(true);
			expect(maskTokens(text) === text || maybeHoldsToken(JSON.stringify([text]))).toBe(true);
		}),
	);
	expect(maskTokens('{"username": "u", "password": "a \\"b\\" c", "x": 1}')).toBe('{"username": "u", "password": "***", "x": 1}');
	expect(holdsToken('{"id": 1, "token": "Fhfd64qL71pwAbCdEf0123456789GhIjKlMnOpQr"}')).toBe(true);
	expect(['"token": "********"', '"token": "set"'].filter(holdsToken)).toEqual([]);
	expect(maybeHoldsToken('a plain event of device leaf1, 3d3b12d4-9b3c-4c11-9d3c-1b2c3d4e5f60')).toBe(false);
});

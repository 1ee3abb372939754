import fc from 'fast-check';
import {expect, test} from 'vitest';
import {maskSecrets, mayShowSecret, showsSecret} from '../../src/text/secret-shape.js';

const tokens = fc.constantFrom('0123456789abcdef0123456789ABCDEF01234567', 'nbt_key.secret', 'NBT_key', '"password": "a b"', '"Password":"\\""');
const others = fc.constantFrom('\n', '\t', '"', '\\', 'n', 'u', ' ', 'é', '\u202E', 'nbt', '0123456789abcdef');

test('in the JSON of a text that holds a token it is never missed, whatever stands around it', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(tokens, others), {maxLength: 8}), (pieces) => {
			const text = pieces.join('');
			expect(mayShowSecret(JSON.stringify({text})) || !showsSecret(text)).toBe(true);
			expect(maskSecrets(text) === text || mayShowSecret(JSON.stringify([text]))).toBe(true);
		}),
	);
	expect(maskSecrets('{"username": "u", "password": "a \\"b\\" c", "x": 1}')).toBe('{"username": "u", "password": "***", "x": 1}');
	expect(showsSecret('{"id": 1, "token": "Fhfd64qL71pwAbCdEf0123456789GhIjKlMnOpQr"}')).toBe(true);
	expect(['"token": "********"', '"token": "set"'].filter(showsSecret)).toEqual([]);
	expect(maskSecrets('{"auth_key": "k1", "bgp_password":"k2", "auth_psk": "", "preshared_key": "k3"}')).toBe(
		'{"auth_key": "***", "bgp_password": "***", "auth_psk": "", "preshared_key": "***"}',
	);
	expect(mayShowSecret('a plain event of device leaf1, 3d3b12d4-9b3c-4c11-9d3c-1b2c3d4e5f60')).toBe(false);
});

import {expect, test} from 'vitest';
import {authorization, maskedAuthorization, tokenKind, withoutToken} from '../../src/netbox/transport/token.js';
import {errorOf} from './support.js';

const v1 = '0123456789abcdef0123456789abcdef01234567';
const v2 = 'nbt_adminkey0001.adminadminadminadminadminadminadminadmin';

test('N48 token-kinds a v1 token goes out as Token, a v2 token as Bearer', () => {
	expect(authorization(v1)).toEqual({ok: true, value: `Token ${v1}`});
	expect(authorization(v2)).toEqual({ok: true, value: `Bearer ${v2}`});
	expect([tokenKind(v1), tokenKind(` ${v2}`)]).toEqual(['v1', 'v2']);
});

test('white space and line ends around a token do not matter', () => {
	expect(authorization(`\t${v2}\r\n`)).toEqual({ok: true, value: `Bearer ${v2}`});
});

test.each(['', ' \n', `Token ${v1}`, `${v1}\n${v1}`, `${v1}\u00a0x`, `${v1}ü`, `${v1}\u0000`])('%j is refused without being shown', (token) => {
	const error = errorOf(authorization(token));
	expect(error).toMatchObject({code: 'usage'});
	expect(JSON.stringify(error)).not.toContain(v1.slice(0, 6));
});

test('D16 dry-run-document the masked header names the kind and nothing else', () => {
	expect(maskedAuthorization(v2)).toBe('Bearer ********');
	expect(maskedAuthorization(v1)).toBe('Token ********');
});

test('a token that a server repeats is hidden, in whole and in its parts', () => {
	const text = withoutToken(`a ${v2} b ${v2.split('.')[1]} c ${v2.split('.')[0]}`, ` ${v2}\n`);
	expect(text).toBe('a ******** b ******** c ********');
});

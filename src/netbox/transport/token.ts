import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';

/** NetBox has two kinds of tokens; v2 came with 4.5, v1 goes with 5.0. */
export type TokenKind = 'v1' | 'v2';

/** The kind of a token, by how it begins. */
export const tokenKind = (token: string): TokenKind => (token.trim().startsWith('nbt_') ? 'v2' : 'v1');

/**
 * The value of the `Authorization` header. NetBox takes white space after a token but not within, and would answer that with
 * a message about the header, so it is refused here (`usage`), without showing any part of the token.
 */
export function authorization(token: string): Result<string> {
	const trimmed = token.trim();
	if (trimmed === '') return err(failure.usage('the NetBox token is empty.'));
	if (/\s/.test(trimmed)) return err(failure.usage('the NetBox token holds white space.', 'give the token alone, without "Token" or "Bearer"'));
	if (!/^[\x21-\x7e]+$/.test(trimmed)) return err(failure.usage('the NetBox token holds characters that no token has.'));
	return ok(`${keywordOf(trimmed)} ${trimmed}`);
}

/** The same header as people may see it: `Bearer ********`. */
export const maskedAuthorization = (token: string): string => `${keywordOf(token)} ********`;

/**
 * What a token is known by where it must not stand itself: a sum of it and of a salt, of 64 hexadecimal digits, from which it cannot be told. Node's
 * own takes 3 ms to load, at each start.
 */
export const tokenMark = (token: string, salt: string): string => bytesToHex(hmac(sha256, utf8ToBytes(salt), utf8ToBytes(token.trim())));

/** The text without the token, wherever a server repeats it. */
export function withoutToken(text: string, token: string): string {
	const secret = token.trim();
	const parts = [secret, ...secret.split('.')].filter((part) => part.length >= 8);
	return parts.reduce((rest, part) => rest.replaceAll(part, '********'), text);
}

const keywordOf = (token: string): string => (tokenKind(token) === 'v2' ? 'Bearer' : 'Token');

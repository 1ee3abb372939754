import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {idOf, textOf} from '../model/context.js';
import {tableOf} from '../model/tables.js';
import {contains, parseNetwork} from '../reads/ip-network.js';
import type {Store} from '../state/store.js';

/** Who calls, and whether the token lets them write. */
export type Caller = {readonly id: number; readonly name: string; readonly superuser: boolean; readonly staff: boolean; readonly write: boolean};

/** How a request shows who it is from. */
export type Shown = {readonly authorization: string | undefined; readonly address: string; readonly now: Date};

const notProvided = 'Authentication credentials were not provided.';
const form = 'Invalid authorization header: Must be in the form "Bearer <key>.<token>" or "Token <token>"';

/** The caller, or the sentence of the 403: NetBox has no 401. */
export function authenticate(shown: Shown, store: Store): Result<Caller, string> {
	const words = (shown.authorization ?? '').split(/\s+/u).filter((word) => word !== '');
	const token = store.profile.isFrom('4.5') ? findToken(words, store) : findOldToken(words, store);
	if (!token.ok) return token;
	const fault = faultOf(token.value, shown);
	return fault === undefined ? callerOf(token.value, store) : err(fault);
}

/** From NetBox 4.5: `Token` and `Bearer` with tokens of either version. */
function findToken(words: readonly string[], store: Store): Result<Row, string> {
	const [keyword = '', value = ''] = words;
	if (!['token', 'bearer'].includes(keyword.toLowerCase())) return err(notProvided);
	if (words.length !== 2) return err(form);
	if (!value.startsWith('nbt_')) {
		const found = tokensOf(store).find((token) => textOf(token, 'key') === '' && token['secret'] === value);
		return found === undefined ? err('Invalid v1 token') : ok(found);
	}
	const [key, secret] = value.slice('nbt_'.length).split('.');
	if (secret === undefined)
		return err("Invalid authorization header: Could not parse key from v2 token. Did you mean to use 'Token' instead of 'Bearer'?");
	const found = tokensOf(store).find((token) => token['key'] === key && token['secret'] === secret);
	return found === undefined ? err('Invalid v2 token') : ok(found);
}

/** Before 4.5: `Token` alone; disabled and v2 tokens are not known there. */
function findOldToken(words: readonly string[], store: Store): Result<Row, string> {
	const [keyword = '', value = ''] = words;
	if (keyword.toLowerCase() !== 'token') return err(notProvided);
	if (words.length === 1) return err('Invalid token header. No credentials provided.');
	if (words.length > 2) return err('Invalid token header. Token string should not contain spaces.');
	const found = tokensOf(store).find((token) => textOf(token, 'key') === '' && token['enabled'] !== false && token['secret'] === value);
	return found === undefined ? err('Invalid token') : ok(found);
}

const tokensOf = (store: Store): readonly Row[] =>
	[...tableOf(store.main, 'users/tokens').values()].filter((token) => textOf(token, 'secret') !== '');

function faultOf(token: Row, {address, now}: Shown): string | undefined {
	const caller = parseNetwork(address);
	const allowed = (Array.isArray(token['allowed_ips']) ? (token['allowed_ips'] as readonly Json[]) : []).map((one) => parseNetwork(String(one)));
	if (allowed.length > 0 && !allowed.some((one) => one !== undefined && caller !== undefined && contains(one, caller))) {
		return `Source IP ${address} is not permitted to authenticate using this token.`;
	}
	if (token['enabled'] === false) return 'Token disabled';
	const expires = textOf(token, 'expires');
	return expires !== '' && Date.parse(expires) <= now.getTime() ? 'Token expired' : undefined;
}

function callerOf(token: Row, store: Store): Result<Caller, string> {
	const user = tableOf(store.main, 'users/users').get(Number(token['user']));
	if (user === undefined) return err('Invalid token');
	if (user['is_active'] === false) return err('User inactive');
	const [superuser, staff] = [user['is_superuser'] === true, user['is_staff'] === true];
	return ok({id: idOf(user), name: textOf(user, 'username'), superuser, staff, write: token['write_enabled'] !== false});
}

import {err, ok, type Result} from '../result.js';
import type {Token} from './credentials.js';
import {contains, parseNetwork} from './network.js';
import {idOf} from './scene.js';
import type {Store} from './store.js';
import {tableOf} from './world.js';

/** Who calls, and whether the token lets them write. */
export type Caller = {readonly id: number; readonly name: string; readonly superuser: boolean; readonly staff: boolean; readonly write: boolean};

/** How a request shows who it is from. */
export type Shown = {readonly authorization: string | undefined; readonly address: string; readonly now: Date};

const notProvided = 'Authentication credentials were not provided.';
const form = 'Invalid authorization header: Must be in the form "Bearer <key>.<token>" or "Token <token>"';

/** The caller, or the sentence of the 403: NetBox has no 401. */
export function authenticate(shown: Shown, store: Store): Result<Caller, string> {
	const words = (shown.authorization ?? '').split(/\s+/u).filter((word) => word !== '');
	const token = store.profile.since45 ? findToken(words, store) : findOldToken(words, store);
	if (!token.ok) return token;
	const fault = faultOf(token.value, shown);
	return fault === undefined ? ok(callerOf(token.value, store)) : err(fault);
}

/** From NetBox 4.5: `Token` and `Bearer` with tokens of either version. */
function findToken(words: readonly string[], store: Store): Result<Token, string> {
	const [keyword = '', value = ''] = words;
	if (!['token', 'bearer'].includes(keyword.toLowerCase())) return err(notProvided);
	if (words.length !== 2) return err(form);
	const known = [...store.credentials.tokens, ...store.tokens];
	if (!value.startsWith('nbt_')) {
		const found = known.find((token) => token.key === undefined && token.secret === value);
		return found === undefined ? err('Invalid v1 token') : ok(found);
	}
	const [key, secret] = value.slice('nbt_'.length).split('.');
	if (secret === undefined)
		return err("Invalid authorization header: Could not parse key from v2 token. Did you mean to use 'Token' instead of 'Bearer'?");
	const found = known.find((token) => token.key === key && token.secret === secret);
	return found === undefined ? err('Invalid v2 token') : ok(found);
}

/** Before 4.5: `Token` alone; disabled and v2 tokens are not known there. */
function findOldToken(words: readonly string[], store: Store): Result<Token, string> {
	const [keyword = '', value = ''] = words;
	if (keyword.toLowerCase() !== 'token') return err(notProvided);
	if (words.length === 1) return err('Invalid token header. No credentials provided.');
	if (words.length > 2) return err('Invalid token header. Token string should not contain spaces.');
	const found = [...store.credentials.tokens, ...store.tokens].find(
		(token) => token.key === undefined && token.enabled !== false && token.secret === value,
	);
	return found === undefined ? err('Invalid token') : ok(found);
}

function faultOf(token: Token, {address, now}: Shown): string | undefined {
	const [caller, allowed] = [parseNetwork(address), token.from === undefined ? undefined : parseNetwork(token.from)];
	if (allowed !== undefined && (caller === undefined || !contains(allowed, caller))) {
		return `Source IP ${address} is not permitted to authenticate using this token.`;
	}
	if (token.enabled === false) return 'Token disabled';
	return token.expires !== undefined && Date.parse(token.expires) <= now.getTime() ? 'Token expired' : undefined;
}

function callerOf(token: Token, store: Store): Caller {
	const row = [...tableOf(store.main, 'users/users').values()].find((user) => user['username'] === token.user);
	const user = store.credentials.users.find(({name}) => name === token.user);
	return {
		id: row === undefined ? 0 : idOf(row),
		name: token.user,
		superuser: user?.superuser === true,
		staff: row?.['is_staff'] === true,
		write: token.write,
	};
}

/** What a permission allows. */
export type Action = 'view' | 'add' | 'change' | 'delete';

/** Whether the caller may do this to objects of a content type. */
export function isAllowed(caller: Caller, action: Action, type: string, store: Store): boolean {
	if (action !== 'view' && !caller.write) return false;
	if (caller.superuser) return true;
	const permissions = tableOf(store.main, 'users/users').get(caller.id)?.['permissions'];
	return (
		Array.isArray(permissions) &&
		permissions.some(({enabled, object_types, actions}) => enabled === true && object_types.includes(type) && actions.includes(action))
	);
}

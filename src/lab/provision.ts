import {randomBytes} from 'node:crypto';
import type {Row} from '../output.js';
import {type Answer, detail, json} from './answer.js';
import type {Token} from './credentials.js';
import {nested} from './render.js';
import type {Asked} from './request.js';
import {idOf, type Scene} from './scene.js';
import {nextId, type Store} from './store.js';
import {tableOf} from './world.js';
import {readBody} from './writes/body.js';

/** Gives out a token for a user name and password; the only write that needs no credential. */
export function provision(asked: Asked, {store, scene, tick}: {readonly store: Store; readonly scene: Scene; readonly tick: () => string}): Answer {
	const read = readBody(asked);
	if ('refusal' in read) return read.refusal;
	const body = (read.value ?? {}) as Row;
	const missing = ['username', 'password'].filter((name) => body[name] === undefined);
	if (missing.length > 0) return json(400, Object.fromEntries(missing.map((name) => [name, ['This field is required.']])));
	const user = store.credentials.users.find(({name, password}) => name === body['username'] && password === body['password']);
	if (user === undefined) return detail(403, 'Invalid username/password');
	const version = store.profile.since45 && body['version'] !== 1 ? 2 : 1;
	const token = createToken(user.name, version, body);
	store.tokens.push(token);
	return json(201, tokenRow(token, body, {store, scene, created: tick()}));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const word = (length: number): string => [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');

/** It may write unless told otherwise. */
function createToken(user: string, version: 1 | 2, body: Row): Token {
	const expires = typeof body['expires'] === 'string' ? {expires: body['expires']} : {};
	const write = body['write_enabled'] !== false;
	return version === 2
		? {user, key: word(12), secret: word(40), write, ...expires}
		: {user, secret: randomBytes(20).toString('hex'), write, ...expires};
}

function tokenRow(token: Token, body: Row, {store, scene, created}: {readonly store: Store; readonly scene: Scene; readonly created: string}): Row {
	const id = store.credentials.tokens.length + nextId(store, 'users/tokens');
	const owner = [...tableOf(store.main, 'users/users').values()].find((row) => row['username'] === token.user);
	const urls = {id, url: `${scene.origin}/api/users/tokens/${id}/`, display_url: `${scene.origin}/users/tokens/${id}/`};
	const user = owner === undefined ? null : nested(scene, 'users/users', idOf(owner));
	const dates = {created, expires: token.expires ?? null, last_used: null};
	const rest = {write_enabled: token.write, description: body['description'] ?? '', allowed_ips: body['allowed_ips'] ?? []};
	const masked = `**********************************${token.secret.slice(-6)}`;
	if (!store.profile.since45) return {...urls, display: masked, user, ...dates, key: token.secret, ...rest};
	const version = token.key === undefined ? 1 : 2;
	return {...urls, display: token.key ?? masked, version, user, key: token.key ?? null, ...dates, enabled: true, ...rest, token: token.secret};
}

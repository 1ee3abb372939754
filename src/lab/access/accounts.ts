import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {Objects} from '../dataset/dataset.js';
import {permission, token, tokenDisplay, user} from '../kinds/users.js';
import {idOf, textOf} from '../model/context.js';
import {put, tableOf, type World} from '../model/tables.js';
import {mirrorAll} from '../state/mirror.js';
import {stored} from '../state/stored.js';
import type {Credentials, Token} from './credentials.js';

/** Gives the users of a data set their passwords, tokens and permissions, wherever it tells of them. */
export function addAccounts(main: World, objects: Objects, {users, tokens}: Credentials): void {
	addPermissions(main, objects);
	mirrorAll(main);
	for (const {name, password, superuser} of users) {
		const known = userNamed(main, name);
		if (known !== undefined) put(main, user.path, {...known, password, is_superuser: superuser});
	}
	for (const one of tokens) addToken(main, one);
}

/** A user by name. */
export const userNamed = (main: World, name: unknown): Row | undefined =>
	[...tableOf(main, user.path).values()].find(({username}) => username === name);

/** Permissions that a data set only shows in those who have them: without constraints. */
function addPermissions(main: World, objects: Objects): void {
	const shown = ['users/users', 'users/groups'].flatMap((path) => objects[path] ?? []).map((row) => row['permissions'] ?? null);
	for (const one of (shown as readonly Json[]).flat() as readonly Json[]) {
		if (isRow(one) && !tableOf(main, permission.path).has(idOf(one))) put(main, permission.path, stored(permission, one));
	}
}

/** A token whose row the data set has is known by its key, or by its owner and the end of its secret. */
function addToken(main: World, {user: name, key, secret, write, enabled = true, expires, from}: Token): void {
	const owner = userNamed(main, name);
	if (owner === undefined) return;
	const table = tableOf(main, token.path);
	const id = Math.max(0, ...table.keys()) + 1;
	const version = key === undefined ? 1 : 2;
	const given = {key: key ?? null, secret, user: idOf(owner), version, write_enabled: write, enabled, expires: expires ?? null};
	const time = textOf(owner, 'date_joined') || null;
	const record = {
		...stored(token, {id, ...given, created: time, pepper_id: version === 2 ? 1 : null}),
		...given,
		allowed_ips: from === undefined ? [] : [from],
	};
	const known = [...table.values()].find((row) => !textOf(row, 'secret') && row['user'] === record.user && rowName(row) === tokenDisplay(record));
	put(main, token.path, known === undefined ? record : {...record, ...known, key: record.key, secret});
}

/** What a row of a data set calls its token by. */
const rowName = (row: Row): string => textOf(row, 'display') || tokenDisplay(row);

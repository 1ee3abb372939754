import {randomBytes} from 'node:crypto';
import type {Row} from '../../output/output.js';
import {noIds, noNames} from '../filters/absent.js';
import type {Scene} from '../model/context.js';
import {textOf} from '../model/context.js';
import {count, type Field, mustRef, needed, number, text, unique} from '../model/field.js';
import {type FilterSpec, flags, numbers, type RelationKey, texts} from '../model/filter-spec.js';
import type {Faults, Kind} from '../model/kind.js';
import {identity, named} from './parts.js';

/** Who may do what: nothing of this kind is in a branch, none of its edits in the change log, and its rows bear no time of their last edit. */
const own = {global: true, unlogged: true} as const;

/** The two filters of objects that a field lists: by their name and by their id. */
const listed = (name: string, field: string, to: string, key: RelationKey = 'name'): {readonly [name: string]: FilterSpec} => ({
	[name]: {by: 'relation', through: [field], to, key},
	[`${name}_id`]: {by: 'relation', through: [field], to, key: 'id'},
});

const permissions = (mirror: string): Field => ({is: 'refs', to: 'users/permissions', mirror});

/** The name of a user, with the person's own where it is known. */
function userDisplay(record: Row): string {
	const person = `${textOf(record, 'first_name')} ${textOf(record, 'last_name')}`.trim();
	return person === '' ? textOf(record, 'username') : `${textOf(record, 'username')} (${person})`;
}

const [times, {password, username}] = [
	{date_joined: {is: 'time'}, last_login: {is: 'time'}} as const,
	{
		password: {is: 'text', max: 128, required: true, hidden: true},
		username: {is: 'text', max: 150, required: true, unique: true, taken: 'A user with that username already exists.'},
	} as const,
];

/** What an address of mail looks like to Django. */
const emailRule = {
	pattern:
		/^[-!#$%&'*+/=?^_`{}|~\w]+(?:\.[-!#$%&'*+/=?^_`{}|~\w]+)*@(?:localhost|(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{1,62}[a-z\d]|\[[\da-f:.]+\])$/iu,
	fault: 'Enter a valid email address.',
};

/** Users with the groups that they are in and the permissions given to themselves. Whether one is a superuser is never shown. */
export const user: Kind = {
	...named('users/users', 'users.user', 'User'),
	...own,
	display: userDisplay,
	fields: {
		...identity('users/users'),
		...{username, password, first_name: text(150), last_name: text(150), email: {is: 'text', max: 254, invalid: emailRule.fault, rules: [emailRule]}},
		...{is_staff: {is: 'flag', initial: false}, is_active: {is: 'flag', initial: true}},
		...times,
		...{groups: {is: 'refs', to: 'users/groups'}, permissions: permissions('users')},
	},
	brief: ['id', 'url', 'display', 'username'],
	ordering: ['username'],
	filters: {
		...numbers('id'),
		...texts('username', 'first_name', 'last_name', 'email'),
		...flags('is_active', 'is_superuser'),
		...listed('group', 'groups', 'users/groups'),
		permission_id: {by: 'relation', through: ['permissions'], to: 'users/permissions', key: 'id'},
		...noNames('owner'),
		...noIds('notification_group_id', 'owner_id'),
		...{date_joined: {by: 'time', field: 'date_joined'}, last_login: {by: 'time', field: 'last_login'}},
	},
	search: ['username', 'first_name', 'last_name', 'email'],
	clean: passwordFault,
	// A password that nobody knows, as of a user who never had one.
	keep: () => ({password: '!', is_superuser: false}),
	born: (time) => ({date_joined: time, is_superuser: false}),
};

/** A new password has twelve characters, a numeral, a capital and a small letter (rules and words of 4.7.3). */
function passwordFault(record: Row, _: Scene, before: Row | undefined): Faults | undefined {
	const password = textOf(record, 'password');
	if (password === before?.['password']) return undefined;
	const lacking = [
		[/\p{Nd}/u, 'numeral'],
		[/\p{Lu}/u, 'uppercase letter'],
		[/\p{Ll}/u, 'lowercase letter'],
	] as const;
	const missing = lacking.find(([pattern]) => !pattern.test(password))?.[1];
	const faults = [
		...([...password].length < 12 ? ['This password is too short. It must contain at least 12 characters.'] : []),
		...(missing === undefined ? [] : [`Password must have at least one ${missing}.`]),
	];
	return faults.length > 0 ? {__all__: faults} : undefined;
}

/** Groups of users. */
export const group: Kind = {
	...named('users/groups', 'users.group', 'Group'),
	...own,
	fields: {
		...identity('users/groups'),
		...{name: unique(150), description: text(), permissions: permissions('groups'), user_count: count('users/users', 'groups')},
	},
	brief: ['id', 'url', 'display', 'name', 'description'],
	filters: {
		...numbers('id'),
		...texts('name', 'description'),
		user_id: {by: 'relation', through: [], to: 'users/users', key: 'id', back: 'groups'},
		permission_id: {by: 'relation', through: ['permissions'], to: 'users/permissions', key: 'id'},
		...noNames('owner'),
		...noIds('notification_group_id', 'owner_id'),
	},
	search: ['name', 'description'],
};

const can = (action: string): FilterSpec => ({by: 'yes-no', matches: ({actions}) => Array.isArray(actions) && actions.includes(action)});

/** What some users and groups may do to which objects. */
export const permission: Kind = {
	...named('users/permissions', 'users.objectpermission', 'ObjectPermission', 'permission'),
	...own,
	fields: {
		...identity('users/permissions'),
		...{name: needed(100), description: text(), enabled: {is: 'flag', initial: true}},
		...{object_types: {is: 'json', initial: [], required: true}, actions: {is: 'json', initial: [], required: true}},
		...{constraints: {is: 'json', initial: null}},
		...{
			groups: {is: 'refs', to: 'users/groups', mirror: 'permissions', keys: ['id', 'url', 'display_url', 'display', 'name']},
			users: {is: 'refs', to: 'users/users', mirror: 'permissions', keys: ['id', 'url', 'display_url', 'display', 'username']},
		},
	},
	brief: ['id', 'url', 'display', 'name', 'description', 'enabled', 'object_types', 'actions'],
	lacks: ['object_type', 'object_type_id', 'object_types'],
	filters: {
		...numbers('id'),
		...texts('name', 'description'),
		...flags('enabled'),
		...{can_view: can('view'), can_add: can('add'), can_change: can('change'), can_delete: can('delete')},
		...listed('user', 'users', 'users/users', 'username'),
		...listed('group', 'groups', 'users/groups'),
	},
	search: ['name', 'description'],
	clean: permissionFaults,
};

/** NetBox has types that the lab has not, so that only their form is looked at. */
function permissionFaults({object_types: types, actions}: Row): Faults | undefined {
	const bad = Array.isArray(types) ? types.find((type) => typeof type !== 'string' || !/^[a-z_]+\.[a-z]+$/u.test(type)) : types;
	if (!Array.isArray(types)) return {object_types: [`Expected a list of items but got type "${typeof types}".`]};
	if (bad !== undefined) return {object_types: ["Invalid value. Specify a content type as '<app_label>.<model_name>'."]};
	return Array.isArray(actions) && actions.length === 0 ? {actions: ['This list may not be empty.']} : undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const word = (length: number): string => [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');

/** A secret that was not given out before. */
function secretOf(version: 1 | 2): Row {
	const secret = version === 1 ? randomBytes(20).toString('hex') : word(40);
	return {secret, plain: secret, key: version === 2 ? word(12) : null, pepper_id: version === 2 ? 1 : null};
}

const moments = (...names: readonly string[]): {readonly [name: string]: FilterSpec} =>
	Object.fromEntries(names.map((field) => [field, {by: 'time', field, only: ['', 'gte', 'lte']} as const]));

/** What a token is called: by its key, or by the end of its secret where it has none. */
export function tokenDisplay(record: Row): string {
	return textOf(record, 'key') || `${'*'.repeat(34)}${textOf(record, 'secret').slice(-6)}`;
}

/** Before NetBox 4.5 the key is all there is of a token; later its secret is shown when it is made and never again. */
function shownKey(record: Row, {profile}: Scene): string | null {
	return profile.isFrom('4.5') ? textOf(record, 'key') || null : textOf(record, 'plain') || null;
}

/** Tokens. */
export const token: Kind = {
	...named('users/tokens', 'users.token', 'Token'),
	...own,
	display: tokenDisplay,
	fields: {
		...identity('users/tokens'),
		...{version: {is: 'number', initial: 2}, key: {is: 'made', make: shownKey}, user: mustRef('users/users', 'cascade')},
		...{description: text(), created: {is: 'time'}, expires: {is: 'text', max: 40, nullable: true}, last_used: {is: 'time'}},
		...{enabled: {is: 'flag', initial: true}, write_enabled: {is: 'flag', initial: true}, pepper_id: number({min: 0, max: 32_767})},
		...{allowed_ips: {is: 'json', initial: []}, token: {is: 'made', make: (record) => textOf(record, 'plain') || null}},
	},
	brief: ['id', 'url', 'display', 'version', 'key', 'enabled', 'write_enabled', 'description'],
	ordering: ['-created'],
	lacks: ['version'],
	filters: {
		...numbers('id', 'pepper_id'),
		...texts('description', 'key'),
		...moments('created', 'expires', 'last_used'),
		...flags('enabled', 'write_enabled'),
		user: {by: 'relation', through: ['user'], to: 'users/users', key: 'username'},
		user_id: {by: 'relation', through: ['user'], to: 'users/users', key: 'id'},
	},
	search: ['=key', 'description', 'user.username'],
	clean: ({version}) => (version === 1 || version === 2 ? undefined : {version: [`"${String(version)}" is not a valid choice.`]}),
	// A data set tells the secret of none; the name stands for it.
	keep: ({key, display}) => ({key: key ?? null, secret: '', display: display ?? ''}),
	born: (time, {version}) => ({created: time, ...secretOf(version === 1 ? 1 : 2)}),
};

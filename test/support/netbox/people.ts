import type {Rest} from '../../peerings/support.js';
import type {Django} from './django.js';

/** One alternative of a permission: field lookups that all must hold. */
export type Constraint = {readonly [field: string]: string | number | boolean | null | readonly (string | number)[]};

/** What a permission lets its users view: kinds as `dcim.device`, all of them or those that match one of the constraints. */
type Grant = {readonly kinds: readonly string[]; readonly constraints?: readonly Constraint[] | null; readonly enabled?: boolean};

/** A user with a token and permissions by name; each is as NetBox's own administrator makes it, by REST. */
export type Person = {
	readonly id: number;
	readonly token: string;
	/** Makes a permission, or changes the one of this name. */
	readonly grant: (name: string, grant: Grant) => Promise<void>;
	readonly revoke: (name: string) => Promise<void>;
	/** One more token of the same user. */
	readonly newToken: () => Promise<string>;
	readonly remove: () => Promise<void>;
};

type Means = {readonly rest: Rest; readonly django: Django};

/** Makes a user who may do nothing yet; names begin with the user's. */
export async function createPerson({rest, django}: Means, username: string): Promise<Person> {
	await django.run(`User.objects.filter(username=name).delete(); ObjectPermission.objects.filter(name__startswith=name + ' ').delete()`, {
		name: username,
	});
	const id = await made(rest('POST', 'users/users/', {username, password: `${username}-Password-1`}));
	const permissions = new Map<string, number>();
	const newToken = async (): Promise<string> =>
		String(await django.run('made = Token(user_id=user, version=1, write_enabled=False); made.save(); result = made.token', {user: id}));
	const revoke = async (name: string): Promise<void> => {
		await rest('DELETE', `users/permissions/${permissions.get(name)}/`);
		permissions.delete(name);
	};
	return {
		id,
		token: await newToken(),
		newToken,
		revoke,
		grant: async (name, {kinds, constraints = null, enabled = true}) => {
			const body = {name: `${username} ${name}`, object_types: kinds, actions: ['view'], users: [id], constraints, enabled};
			const known = permissions.get(name);
			if (known === undefined) permissions.set(name, await made(rest('POST', 'users/permissions/', body)));
			else await made(rest('PATCH', `users/permissions/${known}/`, body));
		},
		remove: async () => {
			for (const name of [...permissions.keys()]) await revoke(name);
			await rest('DELETE', `users/users/${id}/`);
		},
	};
}

/** The id of what was made or changed; refusals are thrown. */
export async function made(answer: ReturnType<Rest>): Promise<number> {
	const {status, json} = await answer;
	if (status >= 300) throw new Error(`NetBox refused: ${status} ${JSON.stringify(json)}`);
	return Number(json['id']);
}

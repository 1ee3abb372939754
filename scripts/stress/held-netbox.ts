import type {Row} from '../../src/output/output.js';
import {tokens} from '../../test/e2e/nf.js';
import {createSandbox, type Sandbox} from '../../test/peerings/sandbox.js';
import type {Rest} from '../../test/peerings/support.js';
import {type Django, openDjango} from '../../test/support/netbox/django.js';
import {createPerson, made, type Person} from '../../test/support/netbox/people.js';

/** What edits change beside rows: what is under way from one to the next. */
type HeldState = {
	/** A custom field: none, away while its job runs, or there. */
	field: 'none' | 'away' | 'there';
	branch?: {readonly name: string; readonly path: string; readonly schema: string};
	branches: number;
	logIsWhole: boolean;
};

/** A real NetBox with objects, users and fields of our own. */
export type HeldNetbox = {
	readonly url: string;
	readonly rest: Rest;
	readonly django: Django;
	readonly random: () => number;
	readonly sandbox: Sandbox;
	/** A user whose rights change. */
	readonly narrow: Person;
	readonly state: HeldState;
	readonly tokens: {readonly wide: string; readonly narrow: string};
	readonly branch: () => string | undefined;
	readonly logIsWhole: () => boolean;
	readonly close: () => Promise<void>;
};

const fields = [
	['long_user', 'object', 'users.user'],
	['long_users', 'multiobject', 'users.user'],
	['long_group', 'object', 'users.group'],
	['long_region', 'object', 'dcim.region'],
] as const;

const fixed = [
	'netbox_bgp.bgppeergroup',
	'netbox_bgp.routingpolicy',
	'netbox_bgp.prefixlist',
	'dcim.site',
	'tenancy.tenant',
	'ipam.ipaddress',
	'ipam.asn',
];

/** Makes all of it; `close` takes it away. */
export async function createHeldNetbox({url, rest, random}: Pick<HeldNetbox, 'url' | 'rest' | 'random'>): Promise<HeldNetbox> {
	const django = openDjango(url);
	await django.run(`User.objects.filter(username__startswith='long-').delete()\nGroup.objects.filter(name__startswith='long').delete()`);
	const sandbox = await createSandbox(rest, {name: 'long', net: 27, asn: 4_200_908_001});
	const narrow = await createPerson({rest, django}, 'long-narrow');
	await narrow.grant('fixed', {kinds: [...fixed, 'extras.tag', 'netbox_branching.branch']});
	for (const [name, kinds] of changing) await narrow.grant(name, {kinds});
	const made = await makeFields(rest);
	await showUsers({django, sandbox});
	const state: HeldState = {field: 'none', branches: 0, logIsWhole: true};
	return {
		...{url, rest, django, random, sandbox, narrow, state},
		tokens: {wide: tokens.admin, narrow: narrow.token},
		branch: () => state.branch?.name,
		logIsWhole: () => state.logIsWhole,
		close: async () => {
			if (state.branch) await rest('DELETE', state.branch.path);
			await removeField(rest, 'long_late');
			for (const id of made) await rest('DELETE', `extras/custom-fields/${id}/`);
			await narrow.remove();
			await sandbox.remove();
			await django.run(`User.objects.filter(username__startswith='long-').delete()\nGroup.objects.filter(name__startswith='long').delete()
Region.objects.filter(name__startswith='long').delete()\nBGPSession.objects.filter(name__startswith='long-bulk').delete()`);
			await django.close();
		},
	};
}

/** The permissions that change. */
export const changing = [
	['devices', ['dcim.device']],
	['sessions', ['netbox_bgp.bgpsession']],
	['log', ['core.objectchange']],
] as const;

async function makeFields(rest: Rest): Promise<readonly number[]> {
	const ids: number[] = [];
	for (const [name, type, related_object_type] of fields) {
		await removeField(rest, name);
		ids.push(await made(rest('POST', 'extras/custom-fields/', {name, type, related_object_type, object_types: ['netbox_bgp.bgpsession']})));
	}
	return ids;
}

/** Deletes a custom field by REST, if there is one of this name. */
export async function removeField(rest: Rest, name: string): Promise<void> {
	const {json} = await rest('GET', `extras/custom-fields/?name=${name}`);
	for (const {id} of json['results'] as readonly Row[]) await rest('DELETE', `extras/custom-fields/${id}/`);
}

/** Three users, two groups and a region; the first sessions show them. */
async function showUsers({django, sandbox}: Pick<HeldNetbox, 'django' | 'sandbox'>): Promise<void> {
	await django.run(
		`
		users = [User.objects.create(username=f'long-user-{n}') for n in range(3)]
		groups = [Group.objects.create(name=f'long group {n}') for n in range(2)]
		region = Region.objects.create(name='long region', slug='long-region')
		shown = [
			{'long_user': users[0].pk, 'long_group': groups[0].pk}, {'long_users': [u.pk for u in users]},
			{'long_user': users[1].pk, 'long_region': region.pk}, {'long_group': groups[1].pk},
		]
		for pk, values in zip(sessions, shown):
			s = BGPSession.objects.get(pk=pk)
			s.custom_field_data.update(values)
			s.save()
		`,
		{sessions: sandbox.targets.get('plugins/bgp/session') ?? []},
	);
}

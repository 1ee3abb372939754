import {afterAll, beforeAll, describe, test} from 'vitest';
import {made} from '../support/netbox/people.js';
import {type Edit, expectBeside, openStand, type Stand} from './edit-stand.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

/** Kinds whose changes NetBox does not log, each with a field that shows one of them. */
const fields = [
	['unlog_user', 'object', 'users.user'],
	['unlog_users', 'multiobject', 'users.user'],
	['unlog_group', 'object', 'users.group'],
	['unlog_file', 'object', 'core.datafile'],
	['unlog_job', 'object', 'core.job'],
	['unlog_token', 'object', 'users.token'],
	['unlog_right', 'object', 'users.objectpermission'],
] as const;

/** Code that finds one of the objects that a session shows; `x` is then its query set. */
const one = {
	user: `x = User.objects.filter(username__startswith='unlog-one')`,
	group: `x = Group.objects.filter(name__startswith='unlog group')`,
	file: `x = DataFile.objects.filter(path__startswith='unlog')`,
	job: `x = Job.objects.filter(name='unlog job')`,
	token: `x = Token.objects.filter(user__username__startswith='unlog-one')`,
	right: `x = ObjectPermission.objects.filter(name__startswith='unlog right')`,
};

const django = (code: string) => (stand: Stand) => stand.django.run(code);
const changed = (title: string, which: keyof typeof one, [after, before]: readonly [string, string]): Edit => ({
	title,
	make: django(`${one[which]}\nx.update(${after})`),
	undo: django(`${one[which]}\nx.update(${before})`),
});
const userPath = async (stand: Stand): Promise<string> => `users/users/${await stand.django.run(`${one.user}\nresult = x.get().pk`)}/`;

const edits: readonly Edit[] = [
	{
		title: 'a user is renamed by REST',
		make: async (stand) => made(stand.rest('PATCH', await userPath(stand), {username: 'unlog-one-renamed', password: 'Unlog-password-1'})),
		undo: async (stand) => made(stand.rest('PATCH', await userPath(stand), {username: 'unlog-one', password: 'Unlog-password-1'})),
	},
	{
		title: 'a user is renamed by a plain save',
		make: django(`${one.user}\nu = x.get()\nu.username = 'unlog-one-saved'\nu.save()`),
		undo: django(`${one.user}\nu = x.get()\nu.username = 'unlog-one'\nu.save()`),
	},
	changed('a group is renamed', 'group', [`name='unlog group renamed'`, `name='unlog group'`]),
	changed('a data file moves', 'file', [`path='unlog/renamed'`, `path='unlog/file'`]),
	changed('a job, which shows no id, comes to its end', 'job', [`status='completed'`, `status='pending'`]),
	changed('a token is disabled', 'token', ['enabled=False', 'enabled=True']),
	changed('a permission is renamed', 'right', [`name='unlog right renamed'`, `name='unlog right'`]),
	{
		title: 'one of several users is renamed',
		make: django(`User.objects.filter(username='unlog-two').update(username='unlog-two-renamed')`),
		undo: django(`User.objects.filter(username='unlog-two-renamed').update(username='unlog-two')`),
	},
	{
		title: 'a user whom nothing shows is renamed',
		make: django(`User.objects.filter(username='unlog-three').update(username='unlog-3')`),
		shownTo: 'nobody',
	},
	{title: 'one of several users is deleted', make: django(`User.objects.filter(username='unlog-two').delete()`)},
	{title: 'a data file is deleted', make: django(`${one.file}\nx.delete()`)},
	{
		title: 'a group is deleted by REST',
		make: async (stand) => stand.rest('DELETE', `users/groups/${await stand.django.run(`${one.group}\nresult = x.get().pk`)}/`),
	},
	{title: 'a user is deleted by REST', make: async (stand) => stand.rest('DELETE', await userPath(stand))},
];

describe.skipIf(url === '')('an object that a custom field shows and whose changes are in no log', {timeout: 120_000}, () => {
	let stand: Stand;
	const fieldIds: number[] = [];

	beforeAll(async () => {
		stand = await openStand(url, {name: 'unlog', net: 20, asn: 4_200_901_001});
		const values = (await stand.django.run(objects)) as Readonly<Record<string, number>>;
		for (const [name, type, related_object_type] of fields) {
			const {json} = await stand.rest('POST', 'extras/custom-fields/', {name, type, related_object_type, object_types: ['netbox_bgp.bgpsession']});
			fieldIds.push(Number(json['id']));
		}
		// REST fails over jobs and tokens as values.
		await stand.django.run(`s = BGPSession.objects.get(pk=pk)\ns.custom_field_data.update(values)\ns.save()`, {
			pk: stand.id('plugins/bgp/session'),
			values,
		});
	}, 60_000);

	afterAll(async () => {
		for (const id of fieldIds) await stand.rest('DELETE', `extras/custom-fields/${id}/`);
		await stand.django.run(
			[
				...Object.values(one).map((code) => `${code}\nx.delete()`),
				`User.objects.filter(username__startswith='unlog').delete()`,
				`DataSource.objects.filter(name='unlog').delete()`,
			].join('\n'),
		);
		await stand.close();
	}, 60_000);

	test.each(edits)('O7 cache-true $title', (edit) => expectBeside(stand, edit));
});

/** Makes one of each, and gives the values of the fields that show them. */
const objects = `
import uuid
from django.utils import timezone
users = [User.objects.create(username=f'unlog-{n}') for n in ('one', 'two', 'three')]
group = Group.objects.create(name='unlog group')
source = DataSource.objects.create(name='unlog', type='local', source_url='/nowhere')
file = DataFile.objects.create(source=source, path='unlog/file', last_updated=timezone.now(), size=1, hash='0' * 64, data=b'x')
job = Job.objects.create(name='unlog job', job_id=uuid.uuid4(), status='pending')
token = Token(user=users[0], version=1)
token.save()
right = ObjectPermission.objects.create(name='unlog right', actions=['view'], enabled=False)
result = {
    'unlog_user': users[0].pk, 'unlog_users': [users[0].pk, users[1].pk], 'unlog_group': group.pk, 'unlog_file': file.pk,
    'unlog_job': job.pk, 'unlog_token': token.pk, 'unlog_right': right.pk,
}
`;

import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {made} from '../support/netbox/people.js';
import {type Edit, expectBeside, grantAll, openStand, type Stand} from './edit-stand.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const all = ['rights-a', 'rights-b', 'rights-c'];
const devices =
	(constraints: readonly {readonly [field: string]: string | readonly string[]}[] | null, enabled = true) =>
	(stand: Stand) =>
		stand.reader.grant('devices', {kinds: ['dcim.device'], constraints, enabled});
const sessions = (constraints: readonly {readonly [field: string]: string | readonly string[]}[] | null) => (stand: Stand) =>
	stand.reader.grant('sessions', {kinds: ['netbox_bgp.bgpsession'], constraints});
const patch = (path: string, body: object) => (stand: Stand) => made(stand.rest('PATCH', `${path}/${stand.id(path)}/`, body));
const inTurn =
	(...steps: readonly ((stand: Stand) => Promise<unknown>)[]) =>
	async (stand: Stand): Promise<void> => {
		for (const step of steps) await step(stand);
	};
const back = (stand: Stand): Promise<void> => grantAll(stand.reader, 'rights');
const user = (code: string) => (stand: Stand) => stand.django.run(`u = User.objects.get(pk=pk)\n${code}`, {pk: stand.reader.id});

const changes: readonly Edit[] = [
	{title: 'devices are narrowed to another one', make: devices([{name: 'rights-b'}])},
	{title: 'devices are narrowed to this one', make: devices([{name: 'rights-a'}]), shownTo: 'nobody'},
	{title: 'devices are taken away', make: (stand) => stand.reader.revoke('devices')},
	{title: 'the permission on devices is disabled', make: devices([{name__in: all}], false)},
	{title: 'sessions are narrowed to those of another device', make: sessions([{device__name: 'rights-b'}])},
	{title: 'sessions are narrowed to one', make: sessions([{name__endswith: 'nothing'}, {name__startswith: 'rights-a', local_as__asn: '4200904001'}])},
	{title: 'sessions are narrowed to none', make: sessions([{name: 'none'}])},
	{title: 'sessions are taken away', make: (stand) => stand.reader.revoke('sessions')},
	{title: 'devices are narrowed, and widened again', make: [devices([{name: 'rights-b'}]), back], shownTo: 'nobody'},
	{
		title: 'both are widened',
		devices: ['rights-d', 'rights-a'],
		make: inTurn(devices([{name__in: [...all, 'rights-d']}]), sessions([{device__name__in: [...all, 'rights-d']}])),
	},
	{
		title: 'another permission adds a device',
		devices: ['rights-d', 'rights-a'],
		make: (stand) => stand.reader.grant('more', {kinds: ['dcim.device', 'netbox_bgp.bgpsession']}),
		undo: (stand) => stand.reader.revoke('more'),
	},
	{
		title: 'they come by a group, which the user leaves',
		first: inTurn(
			user(
				`g = Group.objects.create(name='rights group')\nu.groups.add(g)\nObjectPermission.objects.get(name='rights-reader devices').groups.add(g)\nObjectPermission.objects.get(name='rights-reader devices').users.remove(u)`,
			),
		),
		make: user(`u.groups.clear()`),
		undo: inTurn(user(`Group.objects.filter(name='rights group').delete()`), back),
	},
	{
		title: 'the user becomes a superuser',
		devices: ['rights-d', 'rights-a'],
		make: user(`u.is_superuser = True\nu.save()`),
		undo: user(`u.is_superuser = False\nu.save()`),
	},
	{title: 'the user is made inactive', make: user(`u.is_active = False\nu.save()`), undo: user(`u.is_active = True\nu.save()`)},
	{title: 'the token is disabled', make: user(`u.tokens.update(enabled=False)`), undo: user(`u.tokens.update(enabled=True)`)},
	{
		title: 'a device leaves what the permission allows',
		first: devices([{status: 'active'}]),
		make: patch('dcim/devices', {status: 'offline'}),
		undo: inTurn(patch('dcim/devices', {status: 'active'}), back),
	},
	{
		title: 'sessions leave what the permission allows when their peer group is renamed',
		first: sessions([{peer_group__name: 'rights group'}]),
		make: patch('plugins/bgp/peer-group', {name: 'rights other'}),
		undo: inTurn(patch('plugins/bgp/peer-group', {name: 'rights group'}), back),
		shownTo: 'admin',
	},
	{
		title: 'devices leave what the permission allows when their site is renamed',
		first: devices([{site__name: 'rights site'}]),
		make: patch('dcim/sites', {name: 'rights other'}),
		undo: inTurn(patch('dcim/sites', {name: 'rights site'}), back),
		shownTo: 'admin',
	},
	{
		title: 'the log is taken away, and a peer group renamed',
		make: [(stand) => stand.reader.revoke('log'), patch('plugins/bgp/peer-group', {name: 'rights renamed'})],
		undo: inTurn(patch('plugins/bgp/peer-group', {name: 'rights group'}), back),
		shownTo: 'admin',
	},
	{
		title: 'the log is given, and a peer group was renamed before',
		first: (stand) => stand.reader.revoke('log'),
		make: inTurn(patch('plugins/bgp/peer-group', {name: 'rights renamed'}), (stand) => stand.reader.grant('log', {kinds: ['core.objectchange']})),
		undo: inTurn(patch('plugins/bgp/peer-group', {name: 'rights group'}), back),
		shownTo: 'admin',
	},
];
const edits = changes.map((edit): Edit => ({undo: back, shownTo: 'reader', ...edit}));

describe.skipIf(url === '')('the rights of a token', {timeout: 180_000}, () => {
	let stand: Stand;
	beforeAll(async () => {
		stand = await openStand(url, {name: 'rights', net: 23, asn: 4_200_904_001});
	}, 60_000);
	afterAll(() => stand.close(), 60_000);

	test.each(edits)('O7 cache-true $title', (edit) => expectBeside(stand, edit));

	test('O7 cache-true a new token of the same user finds its cache, and shows the same', async () => {
		const beside = (await stand.open()).as(await stand.reader.newToken());
		const {stderr} = await beside.say('reader', 'netbox get bgp-peerings devices rights-a cache True', ['--events', 'lines']);
		expect(stderr).toContain("using cache, it is up to date for 'rights-a'");
		expect(await beside.differences()).toEqual([]);
	});

	test.each([
		['has', []],
		['lost', [devices([{name: 'rights-a'}]), sessions([{device__name: 'rights-a'}])]],
	] as const)('a name that the token no longer %s is nowhere', async (_, steps) => {
		const beside = await stand.open(['rights-d', 'rights-b']);
		const hidden = steps.length === 0 ? /rights-d/ : /rights-[bcd]/;
		try {
			for (const step of steps) await step(stand);
			const asked = hidden.source.replace('[bcd]', 'b');
			const first = 'netbox get bgp-peerings devices rights-* cache True';
			// What NetBox is not asked for between two checks is what it said at the last one.
			const checked = [first, await beside.say('reader', first)] as const;
			const others = await Promise.all(
				[
					`netbox get bgp-peerings devices rights-? cache refresh`,
					`netbox get bgp-peerings devices rights- cache True`,
					`netbox get bgp-peerings devices ${asked}x cache True`,
					`netbox get bgp-peerings devices rights-* cache force`,
					'netbox cache list',
					'netbox cache list | csv',
				].map(async (line) => [line, await beside.say('reader', line)] as const),
			);
			const said = [checked, ...others];
			const words = ['nf netbox get bgp-peerings devices rights', 'nf netbox cache clear keys get_bgp', 'nf netbox cache clear keys '];
			const completed = await Promise.all(words.map(async (line) => [line, {stdout: await beside.complete(line), stderr: '', code: 0}] as const));
			const shown = [...said, ...completed].flatMap(([line, {stdout, stderr}]) =>
				`${stdout}\n${stderr}`
					.split('\n')
					.filter((text) => hidden.test(text.replaceAll(`${asked}x`, '')))
					.slice(0, 1)
					.map((text) => `${line}: ${text.trim()}`),
			);
			expect(shown).toEqual([]);
		} finally {
			await back(stand);
		}
	});

	test('a session that the token may not see is not shown by force either', async () => {
		const beside = await stand.open(['rights-d', 'rights-b']);
		const {stdout, code} = await beside.say('reader', 'netbox get bgp-peerings devices rights-d cache force');
		expect([stdout.includes('rights group'), code]).toEqual([false, 4]);
	});
});

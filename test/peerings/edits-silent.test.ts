import {afterAll, beforeAll, describe, test} from 'vitest';
import {type Edit, expectBeside, expectNamed, openStand, type Stand} from './edit-stand.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

/** Finds one of our own: `x` is its query set. */
const find = (model: string, field: string, name: string): string => `x = ${model}.objects.filter(${field}__startswith='${name}').order_by('pk')[:1]`;
const objects = {
	session: find('BGPSession', 'name', 'silent-a-'),
	device: find('Device', 'name', 'silent-a'),
	address: find('IPAddress', 'address', '198.21.0.1/'),
	number: find('ASN', 'asn', '4200902001'),
	group: find('BGPPeerGroup', 'name', 'silent group'),
	policy: find('RoutingPolicy', 'name', 'silent policy'),
	list: find('PrefixList', 'name', 'silent list'),
	site: find('Site', 'name', 'silent site'),
	tenant: find('Tenant', 'name', 'silent tenant'),
	tag: find('Tag', 'name', 'silent tag'),
};
type Kind = keyof typeof objects;

const django = (code: string) => (stand: Stand) => stand.django.run(code);
/** A plain save, which moves the time of the object and leaves no row in the log. */
const saved = (title: string, kind: Kind, [field, value]: readonly [string, string]): Edit => ({
	title: `${title} is saved by a script`,
	make: django(`${objects[kind]}\no = x.get()\no.${field} = ${value}\no.save()`),
});
/** An update of a query set, which leaves nothing, unless it moves the time itself. */
const updated = (title: string, kind: Kind, change: string): Edit => ({
	title,
	make: django(`from django.utils import timezone\n${objects[kind]}\ntype(x.get()).objects.filter(pk=x.get().pk).update(${change})`),
});
const newSession = `
    device=d, local_address=IPAddress.objects.get(address='198.21.0.1/30'), remote_address=IPAddress.objects.get(address='198.21.1.2/30'),
    local_as=ASN.objects.get(asn=4200902001), remote_as=ASN.objects.get(asn=4200902002), status='active'`;

const edits: readonly Edit[] = [
	saved('a peer group', 'group', ['name', `'silent group saved'`]),
	saved('an address', 'address', ['description', `'saved'`]),
	saved('a device', 'device', ['description', `'saved'`]),
	saved('the asset tag of a device', 'device', ['asset_tag', `'silent-tag'`]),
	saved('an AS number', 'number', ['description', `'saved'`]),
	saved('a policy', 'policy', ['name', `'silent policy saved'`]),
	saved('a prefix list', 'list', ['name', `'silent list saved'`]),
	saved('a site', 'site', ['description', `'saved'`]),
	saved('a tenant', 'tenant', ['description', `'saved'`]),
	saved('a tag', 'tag', ['name', `'silent tag saved'`]),
	saved('a session', 'session', ['description', `'saved'`]),
	{
		title: 'a device is renamed by a script that saves it',
		make: django(`${objects.device}\no = x.get()\no.name = 'silent-a2'\no.save()`),
		undo: django(`${objects.device}\no = x.get()\no.name = 'silent-a'\no.save()`),
	},
	updated('a query set moves what a peer group is called, and its time', 'group', `name='silent group stamped', last_updated=timezone.now()`),
	updated('a query set moves the status of a session, and its time', 'session', `status='offline', last_updated=timezone.now()`),
	updated('a query set renames a session', 'session', `name='silent-a-renamed'`),
	{
		title: 'a session is made in bulk',
		make: django(`d = Device.objects.get(name='silent-a')\nBGPSession.objects.bulk_create([BGPSession(name='silent-a-bulk', ${newSession})])`),
		undo: django(`BGPSession.objects.filter(name='silent-a-bulk').delete()`),
	},
	{
		title: 'a session is deleted and made anew by a script, with its id',
		devices: ['silent-d', 'silent-b'],
		shownTo: 'admin',
		make: django(`o = BGPSession.objects.filter(name__startswith='silent-d').first()\nold = o.pk\no.delete()\no.pk = old\no.save(force_insert=True)`),
	},
	{
		title: 'a session moves to another device by a script',
		make: django(`${objects.session}\no = x.get()\no.device = Device.objects.get(name='silent-c')\no.save()`),
		undo: django(`${objects.session}\no = x.get()\no.device = Device.objects.get(name='silent-a')\no.save()`),
	},
];

/** Nothing of these is in the log, and no time moves that says so. */
const named: readonly Edit[] = [
	updated('what a peer group is called', 'group', `name='silent group updated'`),
	updated('the description of a device', 'device', `description='updated'`),
	updated('the status of a session', 'session', `status='failed'`),
	updated('the description of an address', 'address', `description='updated'`),
	{
		title: 'a policy is added to a session by a script',
		make: django(`p = RoutingPolicy.objects.create(name='silent more')\n${objects.session}\ns = x.get()\ns.import_policies.add(p)`),
	},
	{title: 'a policy is deleted by a script', make: django(`RoutingPolicy.objects.filter(name='silent more').delete()`)},
	{title: 'a tag is taken off a session by a script', make: django(`${objects.session}\nx.get().tags.clear()`)},
	{title: 'a peer group is deleted by a script', make: django(`${objects.group}\nx.get().delete()`)},
];

describe.skipIf(url === '')('a change by a script, of which no request knows', {timeout: 120_000}, () => {
	let stand: Stand;
	beforeAll(async () => {
		stand = await openStand(url, {name: 'silent', net: 21, asn: 4_200_902_001});
	}, 60_000);
	afterAll(() => stand.close(), 60_000);

	test.each(edits)('O7 cache-true $title', (edit) => expectBeside(stand, edit));

	test.for(named)('what gives no sign shows with cache refresh: $title', async (edit, {annotate}) => {
		const old = await expectNamed(stand, edit);
		await annotate(old.length === 0 ? 'seen at once' : `named: ${old.join('; ')}`);
	});
});

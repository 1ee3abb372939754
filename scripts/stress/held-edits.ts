import type {Row} from '../../src/output/output.js';
import {deviceMaking, edit, hiddenEdits, visibleEdits} from '../../test/peerings/edits.js';
import {restOf} from '../../test/peerings/support.js';
import {type Constraint, made} from '../../test/support/netbox/people.js';
import {changing, type HeldNetbox, removeField} from './held-netbox.js';
import {pause} from './stand.js';

/** What was done. `anew`: what is cached may be old for a reason that the page on the cache names, and is read again. */
export type Edited = {readonly group: string; readonly told: string; readonly anew?: boolean};

type Kind = (netbox: HeldNetbox) => Promise<string | {readonly told: string; readonly anew: boolean}>;

const below = ({random}: HeldNetbox, count: number): number => Math.floor(random() * count);
const pick = <Item>(netbox: HeldNetbox, items: readonly Item[]): Item => items[below(netbox, items.length)] as Item;

/** Models by path: all of them have a description. */
const models = {
	'plugins/bgp/session': 'BGPSession',
	'plugins/bgp/peer-group': 'BGPPeerGroup',
	'plugins/bgp/routing-policy': 'RoutingPolicy',
	'plugins/bgp/prefix-list': 'PrefixList',
	'dcim/devices': 'Device',
	'dcim/sites': 'Site',
	'tenancy/tenants': 'Tenant',
	'ipam/ip-addresses': 'IPAddress',
	'ipam/asns': 'ASN',
	'extras/tags': 'Tag',
} as const;

const names = ['long-a', 'long-b', 'long-c', 'long-d', 'LONG-A', 'long-e', 'null', null];

/** The edits that the other tests draw too: relations from both ends, renames, moves, deletions. */
const byRest: Kind = async (netbox) => {
	const draw = {kind: below(netbox, 9999), pick: below(netbox, 9999), value: below(netbox, 9999)};
	const kinds = [...visibleEdits, ...hiddenEdits, deviceMaking(netbox.sandbox.like)];
	await edit(kinds, {rest: netbox.rest, targets: netbox.sandbox.targets, names, draw});
	return `REST edit ${draw.kind % kinds.length} of ${draw.pick} to ${draw.value}`;
};

const inBulk: Kind = async (netbox) => {
	const path = pick(netbox, ['plugins/bgp/session', 'ipam/ip-addresses', 'dcim/devices', 'plugins/bgp/peer-group'] as const);
	const description = `bulk ${below(netbox, 99)}`;
	const ids = (netbox.sandbox.targets.get(path) ?? []).filter(() => netbox.random() < 0.6);
	const {status} = await netbox.rest(
		'PATCH',
		`${path}/`,
		ids.map((id) => ({id, description})),
	);
	return `${ids.length} of ${path} in bulk: ${status}`;
};

const ofUsers: Kind = async (netbox) => {
	const code = pick(netbox, [
		`u = User.objects.filter(username__startswith='long-user').order_by('pk').first()\nu.username = f'long-user-{n}'\nu.save()`,
		`u = User.objects.filter(username__startswith='long-user').order_by('-pk').first()\nUser.objects.filter(pk=u.pk).update(username=f'long-user-{n}')`,
		`g = Group.objects.filter(name__startswith='long').order_by('pk').first()\ng.name = f'long group {n}'\ng.save()`,
		`User.objects.filter(username__startswith='long-user').order_by('pk').first().delete()\nu = User.objects.create(username=f'long-user-{n}')
s = BGPSession.objects.filter(pk__in=sessions).order_by('pk').first()\nif s:\n    s.custom_field_data['long_user'] = u.pk\n    s.save()`,
		`r = Region.objects.get(name__startswith='long')\nr.description = f'region {n}'\nr.save()`,
	]);
	const n = 10 + below(netbox, 1_000_000);
	await netbox.django.run(code, {n, sessions: netbox.sandbox.targets.get('plugins/bgp/session') ?? []});
	return `user or group ${n}: ${code.slice(0, 60)}`;
};

const ofFields: Kind = async ({rest, django, state}) => {
	const start = `from extras.jobs import provision_custom_field\nf = CustomField.objects.get(name='long_late')\n`;
	if (state.field === 'none') {
		await made(rest('POST', 'extras/custom-fields/', {name: 'long_late', type: 'text', default: 'late', object_types: ['netbox_bgp.bgpsession']}));
		await django.run(`${start}f.remove_stale_data(f.object_types.all())\nCustomField.objects.filter(pk=f.pk).update(status='provisioning')`);
		state.field = 'away';
	} else if (state.field === 'away') {
		await django.run(`${start}provision_custom_field(f.pk, [t.pk for t in f.object_types.all()])`);
		state.field = 'there';
	} else {
		await removeField(rest, 'long_late');
		state.field = 'none';
	}
	return `custom field ${state.field}`;
};

const constraints: Readonly<Record<(typeof changing)[number][0], readonly (readonly Constraint[] | null)[]>> = {
	devices: [
		null,
		[{name__in: ['long-a', 'long-b']}],
		[{name__startswith: 'long-'}],
		[{status: 'active'}],
		[{site__name: 'long site'}],
		[{name: 'none'}],
	],
	sessions: [null, [{status: 'active'}], [{device__name: 'long-a'}], [{peer_group__name: 'long group'}], [{name: 'none'}], [{description: ''}]],
	log: [null, null, [{changed_object_type__model: 'site'}], [{user_name: 'long-nobody'}]],
};

const ofRights: Kind = async (netbox) => {
	const [name, kinds] = pick(netbox, changing);
	const limit = pick(netbox, constraints[name]);
	const isEnabled = netbox.random() < 0.85;
	await netbox.narrow.grant(name, {kinds, constraints: limit, enabled: isEnabled});
	const wasWhole = netbox.state.logIsWhole;
	if (name === 'log') netbox.state.logIsWhole = limit === null && isEnabled;
	return {told: `${name} of narrow: ${JSON.stringify(limit)}${isEnabled ? '' : ', disabled'}`, anew: !wasWhole && netbox.state.logIsWhole};
};

const byScript: Kind = async (netbox) => {
	const path = pick(netbox, Object.keys(models) as (keyof typeof models)[]);
	const id = pick(netbox, netbox.sandbox.targets.get(path) ?? [0]) ?? 0;
	const text = `script ${below(netbox, 999)}`;
	await netbox.django.run(`o = ${models[path]}.objects.filter(pk=pk).first()\nif o:\n    o.description = text\n    o.save()`, {pk: id, text});
	return `a script saves ${path} ${id}: ${text}`;
};

/** Nothing tells of it. */
const unseen: Kind = async (netbox) => {
	const path = pick(netbox, Object.keys(models) as (keyof typeof models)[]);
	const text = `unseen ${below(netbox, 999)}`;
	const ids = netbox.sandbox.targets.get(path) ?? [];
	await netbox.django.run(`${models[path]}.objects.filter(pk__in=ids).update(description=text)`, {ids, text});
	return `a query set updates ${path}: ${text}`;
};

const ofBranch: Kind = async (netbox) => {
	const {rest, state, sandbox, url} = netbox;
	if (!state.branch) {
		state.branches += 1;
		const name = `long-${Date.now().toString(36)}`;
		const path = `plugins/branching/branches/${await made(rest('POST', 'plugins/branching/branches/', {name}))}/`;
		await until(netbox, path, 'ready');
		state.branch = {name, path, schema: String((await rest('GET', path)).json['schema_id'])};
		return `branch ${name}`;
	}
	const {name, path, schema} = state.branch;
	if (netbox.random() < 0.75) {
		const draw = {kind: below(netbox, 9999), pick: below(netbox, 9999), value: below(netbox, 9999)};
		const within = restOf(url, {'x-netbox-branch': schema});
		const session = pick(netbox, sandbox.targets.get('plugins/bgp/session') ?? [0]);
		const [target, body] = pick(netbox, [
			[`plugins/bgp/session/${session}/`, {description: `branch ${draw.value}`}],
			[`plugins/bgp/peer-group/${sandbox.targets.get('plugins/bgp/peer-group')?.[0] ?? 0}/`, {description: `branch ${draw.value}`}],
		] as const);
		return `in branch ${name}: ${target} ${draw.value}: ${(await within('PATCH', target, body)).status}`;
	}
	const action = pick(netbox, ['sync', 'merge']);
	await rest('POST', `${path}${action}/`, {commit: true});
	const status = await until(netbox, path, action === 'sync' ? 'ready' : 'merged');
	if (action === 'sync' && status === 'ready') return `branch ${name} synced`;
	delete state.branch;
	await rest('DELETE', path);
	return `branch ${name} ${action}: ${status}`;
};

/** Waits for a branch's job; one that fails or finds nothing to do leaves it as it is. */
async function until({rest}: HeldNetbox, path: string, wanted: string): Promise<string> {
	let status = '';
	for (let look = 0; look < 60 && status !== wanted && status !== 'failed'; look += 1) {
		await pause(look < 4 ? 500 : 1000);
		status = String(((await rest('GET', path)).json['status'] as Row | undefined)?.['value']);
		if (wanted === 'merged' && status === 'ready' && look > 6) break;
	}
	return status;
}

const ofLog: Kind = async (netbox) => {
	const keep = pick(netbox, [0, 1, 5, 50]);
	await netbox.django.run(
		`keep = list(ObjectChange.objects.order_by('-pk').values_list('pk', flat=True)[:n])\nObjectChange.objects.exclude(pk__in=keep).delete()`,
		{
			n: keep,
		},
	);
	return `the log is pruned to ${keep} rows`;
};

/** How often each is drawn. */
const kinds: readonly (readonly [group: string, weight: number, kind: Kind])[] = [
	['rest', 18, byRest],
	['bulk', 3, inBulk],
	['users', 6, ofUsers],
	['fields', 3, ofFields],
	['rights', 6, ofRights],
	['scripts', 6, byScript],
	['named', 1, unseen],
	['branch', 3, ofBranch],
	['log', 1, ofLog],
];

/** Makes one edit, as drawn, of the groups that are not left out. */
export async function drawEdit(netbox: HeldNetbox, without: readonly string[]): Promise<Edited> {
	const chances = kinds.filter(([group]) => !without.includes(group)).flatMap((one) => Array.from({length: one[1]}, () => one));
	const [group, , kind] = pick(netbox, chances);
	const done = await kind(netbox);
	return typeof done === 'string' ? {group, told: done} : {group, ...done};
}

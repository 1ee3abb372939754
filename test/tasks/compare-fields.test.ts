import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {comparedFields} from '../../src/peerings/compare/values.js';
import {restOf} from '../peerings/support.js';
import {pipe, textOf} from '../pipes/chain.js';
import {temporaryFolder, unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const get = 'netbox get bgp-peerings devices';
const said = async (shell: Shell, line: string): Promise<Output> => unwrap(await shell.say(line));

type Change = Readonly<Record<'field' | 'old' | 'new', unknown>>;

/** Every field of session 1 with the value that it is given, and what is shown of both. Those that must be objects of their own are made. */
async function edits(shell: Shell, headers: Headers = {}): Promise<{readonly body: Row; readonly expected: readonly Change[]}> {
	const rest = restOf(shell.lab.url, headers);
	const make = async (path: string, body: object): Promise<number> => {
		const {status, json} = await rest('POST', path, body);
		expect([path, status]).toEqual([path, 201]);
		return Number(json['id']);
	};
	const {json: now} = await restOf(shell.lab.url)('GET', 'plugins/bgp/session/1/');
	const nameIn = (field: string): unknown => (now[field] as Row | null)?.['name'] ?? null;
	const namesIn = (field: string): unknown => (now[field] as readonly Row[]).map(({name}) => name);
	const asnIn = (field: string): unknown => (now[field] as Row)['asn'];
	const policy = await make('plugins/bgp/routing-policy/', {name: 'NEW-POLICY'});
	const list = await make('plugins/bgp/prefix-list/', {name: 'NEW-LIST', family: 'ipv4'});
	const as = await make('ipam/asns/', {asn: 64_999, rir: 1});
	const body: Row = {
		...{
			name: 'new name',
			status: 'planned',
			description: 'new',
			comments: 'new',
			max_prefixes: 7,
			remote_as_macro: 'AS-NEW',
			extra_attributes: {ttl: 2},
		},
		...{
			device: 3,
			site: await make('dcim/sites/', {name: 'NEW-SITE', slug: 'new-site'}),
			tenant: await make('tenancy/tenants/', {name: 'NEW-TENANT', slug: 'new-t'}),
		},
		...{
			local_address: await make('ipam/ip-addresses/', {address: '198.18.9.1/30'}),
			remote_address: await make('ipam/ip-addresses/', {address: '198.18.9.2/30'}),
		},
		...{local_as: as, remote_as: as, peer_group: await make('plugins/bgp/bgppeergroup/', {name: 'NEW-GROUP'})},
		...{import_policies: [policy], export_policies: [policy], prefix_list_in: list, prefix_list_out: list},
		...{tags: [{id: await make('extras/tags/', {name: 'new-tag', slug: 'new-tag'})}], custom_fields: {tier: 'gold'}},
	};
	const change = (field: string, old: unknown, is: unknown): Change => ({field, old, new: is});
	const expected = [
		change('name', now['name'], 'new name'),
		change('device', nameIn('device'), 'fceos6'),
		change('site', nameIn('site'), 'NEW-SITE'),
		change('status', 'active', 'planned'),
		change('local', '10.0.2.1/30', '198.18.9.1/30'),
		change('local-as', asnIn('local_as'), 64_999),
		change('remote', '10.0.2.2/30', '198.18.9.2/30'),
		change('remote-as', asnIn('remote_as'), 64_999),
		change('remote-as-macro', null, 'AS-NEW'),
		change('peer-group', nameIn('peer_group'), 'NEW-GROUP'),
		change('import', namesIn('import_policies'), ['NEW-POLICY']),
		change('export', namesIn('export_policies'), ['NEW-POLICY']),
		change('prefix-list-in', nameIn('prefix_list_in'), 'NEW-LIST'),
		change('prefix-list-out', nameIn('prefix_list_out'), 'NEW-LIST'),
		change('max-prefixes', null, 7),
		change('tenant', nameIn('tenant'), 'NEW-TENANT'),
		change('description', now['description'], 'new'),
		change('comments', '', 'new'),
		change('tags', [], ['new-tag']),
		change('extra-attributes', {}, {ttl: 2}),
		change('custom_fields.tier', null, 'gold'),
	];
	return {body, expected};
}

/** A moment that is over before anything else is done. */
async function moment(): Promise<string> {
	const at = Date.now() + 2;
	while (Date.now() <= at) await new Promise((resolve) => setImmediate(resolve));
	return new Date(at).toISOString();
}

type Headers = Readonly<Record<string, string>>;

const inBranch: Headers = {'X-NetBox-Branch': 'labmnt42'};

/** With what sessions are compared: what is said behind `compare` once that state is there. */
const states: readonly (readonly [string, (shell: Shell) => Promise<string>, Headers])[] = [
	// There the description is another one already.
	['a branch', async () => 'branch maint-42 except description', inBranch],
	['a moment', async () => `at ${await moment()}`, {}],
	[
		'the cache',
		async (shell) => {
			await said(shell, `${get} fceos4,fceos6`);
			return 'cache';
		},
		{},
	],
	[
		'a file',
		async (shell) => {
			const path = join(temporaryFolder(), 'peers.json');
			writeFileSync(path, textOf(await said(shell, `${get} fceos4,fceos6`), pipe('json')));
			return `file ${path}`;
		},
		{},
	],
];

test.each(states)(
	'CM2 difference-rows CM3 compared-values CM5 compare-exit beside %s an edit of every field is shown with old and new, and nothing else',
	async (name, prepare, headers) => {
		const shell = await startShell();
		const {body, expected} = await edits(shell, headers);
		const words = await prepare(shell);
		const line = `${get} fceos4,fceos6 | compare ${words}`;
		// The cache is brought up to date by each comparison.
		expect(await said(shell, name === 'the cache' ? `${get} leaf1` : line)).not.toHaveProperty('differs');
		const written = await restOf(shell.lab.url, headers)('PATCH', 'plugins/bgp/session/1/', body);
		expect([written.status, written.status === 200 ? {} : written.json]).toEqual([200, {}]);
		const output = await said(shell, line);
		expect(editsIn(output)).toEqual(expected.filter(({field}) => field !== 'description' || headers !== inBranch));
		expect(output.differs).toBe(true);
		// These are all fields that can be named.
		const named = [...expected.map(({field}) => String(field).replace(/^custom_fields\..*/, 'custom-fields')), 'virtual-machine'];
		expect(named.toSorted()).toEqual(comparedFields.toSorted());
	},
);

const editsIn = (output: Output): readonly Change[] =>
	((documentOf(output) as Row)['changes'] as readonly Row[]).map(({field, old, new: now}) => ({field, old, new: now}));

test('CM2 difference-rows beside another instance an edit of each field that does not tell the session apart is shown alone', async () => {
	const shell = await startShell();
	const {body, expected} = await edits(shell);
	const apart = ['device', 'site', 'local', 'remote'];
	const kept = Object.fromEntries(Object.entries(body).filter(([name]) => !['device', 'site', 'local_address', 'remote_address'].includes(name)));
	expect((await restOf(shell.lab.url)('PATCH', 'plugins/bgp/session/1/', kept)).status).toBe(200);
	const output = await said(shell, `${get} fceos4 | compare instance lab`);
	const changes = ((documentOf(output) as Row)['changes'] as readonly Row[]).map(({field, old, new: now}) => ({field, old, new: now}));
	expect(changes).toEqual(
		expected.filter(({field}) => !apart.includes(String(field))).map(({field, old, new: now}) => ({field, old: now, new: old})),
	);
	expect(output.differs).toBe(true);
});

import {afterEach, describe, expect, test} from 'vitest';
import {netbox, orThrow} from '../../src/netbox/open.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {openShell, type Speaker} from './netbox-support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

/** Everything that is made here is called so and is gone at the end. */
const mark = 'nf-real-crud';
const list = (said: Output): readonly Row[] => documentOf(said) as readonly Row[];

/** A shell before the real NetBox, and the writes that go by. */
async function open(): Promise<Speaker & {readonly writes: () => readonly string[]; readonly gives: (line: string) => Promise<Output>}> {
	const front = await startFront(url, () => 'pass');
	const shell = openShell(front.url, {token});
	const writes = () => front.asked.filter((line) => !/^(?:GET|OPTIONS) /.test(line));
	return {...shell, writes, gives: async (line) => unwrap(await shell.say(`netbox crud ${line}`))};
}

describe.skipIf(url === '' || token === '')('netbox crud create, update and delete at a real NetBox', {timeout: 300_000}, () => {
	afterEach(async () => {
		const nb = orThrow(netbox({url, token}));
		for (const left of [nb.endpoint('plugins/bgp/session'), nb.endpoint('dcim/sites')]) {
			const rows = orThrow(await left.list({}, {unchecked: {name__isw: mark}}));
			orThrow(await left.removeMany(rows.map(({id}) => id)));
		}
		await nb.close();
	}, 60_000);

	test('C18 crud-write a site: each write is shown by a dry run that sends none, and done with its message in the change log', async () => {
		const {gives, writes} = await open();
		const create = `create object-type dcim.sites data {"name": "${mark}", "slug": "${mark}"} message "${mark}"`;
		expect(documentOf(await gives(`${create} dry-run`))).toEqual({count: 1, preview: [{name: mark, slug: mark}]});
		expect(writes()).toEqual([]);
		const [{id = null} = {}] = list(await gives(`${create} yes`));
		const update = `update object-type dcim.sites object-id ${id} data {"status": "planned", "tags": [], "slug": "${mark}"} message "${mark}"`;
		const changes = [{id, display: mark, changes: {status: {old: 'active', new: 'planned'}}}];
		expect(documentOf(await gives(`${update} dry-run`))).toEqual({count: 1, changes});
		expect(writes()).toHaveLength(1);
		expect(list(await gives(`${update} yes`))).toEqual(changes);
		const remove = `delete object-type dcim.sites object-id ${id} message "${mark}"`;
		expect(documentOf(await gives(`${remove} dry-run`))).toMatchObject({count: 1, would_delete: [{id, display: mark}]});
		expect(writes()).toHaveLength(2);
		expect(list(await gives(`${remove} yes`))).toMatchObject([{id, status: {value: 'planned'}}]);
		expect(writes()).toEqual(['POST /api/dcim/sites/', `PATCH /api/dcim/sites/${id}/`, `DELETE /api/dcim/sites/${id}/`]);
		const log = list(await gives(`changelogs filters {"changed_object_type": "dcim.site", "changed_object_id": ${id}}`));
		expect(log.map((change) => [(change['action'] as Row)['value'], change['message']])).toEqual(
			['delete', 'update', 'create'].map((did) => [did, mark]),
		);
	});

	test('C18 crud-write several sites at once: one request for each write, each object with the message, and its own reason where one is refused', async () => {
		const {gives, say, writes} = await open();
		const sites = ['a', 'b', 'c'].map((name) => ({name: `${mark}-${name}`, slug: `${mark}-${name}`}));
		const create = (bodies: readonly Row[]) => `create object-type dcim.sites data ${JSON.stringify(bodies)} message "${mark}"`;
		expect(documentOf(await gives(`${create(sites)} dry-run`))).toMatchObject({count: 3});
		expect(writes()).toEqual([]);
		const [there = {}] = list(await gives('get object-type dcim.sites'));
		expect(await say(`netbox crud ${create([...sites, {name: mark, slug: there['slug'] ?? ''}])} yes`)).toMatchObject({
			error: {code: 'rejected', hint: expect.stringMatching(/^item 4 \(nf-real-crud\): slug: .* Nothing was created\.$/)},
		});
		const ids = list(await gives(`${create(sites)} yes`)).map(({id}) => id);
		const changed = list(await gives(`update object-type dcim.sites object-id ${ids} data {"facility": "f"} message "${mark}" yes`));
		expect(changed.map(({changes}) => changes)).toEqual(ids.map(() => ({facility: {old: '', new: 'f'}})));
		expect(await say(`netbox crud delete object-type dcim.sites object-id ${ids},1 yes`)).toMatchObject({
			error: {code: 'conflict', hint: expect.stringMatching(/^1 \(.*\) is needed by dcim\.devices .*Nothing was deleted\.$/)},
		});
		expect(list(await gives(`delete object-type dcim.sites object-id ${ids} message "${mark}" yes`))).toHaveLength(3);
		expect(writes().map((line) => line.split(' ')[0])).toEqual(['POST', 'POST', 'PATCH', 'DELETE', 'DELETE']);
		const log = list(await gives(`changelogs filters {"changed_object_type": "dcim.site", "changed_object_id": ${ids[1]}}`));
		expect(log.map(({message}) => message)).toEqual([mark, mark, mark]);
	});

	test('C18 crud-write O7 cache-true a BGP session: created, changed and deleted, and cached peerings are right after each', async () => {
		const {gives, say, writes} = await open();
		const peerings = async (cache: string) => documentOf(unwrap(await say(`netbox get bgp-peerings devices fceos4 cache ${cache}`)));
		const same = async () => expect(await peerings('True')).toEqual(await peerings('False'));
		await same();
		const [like = {}] = list(await gives('get object-type plugins.bgp.session filters {"name": "fceos4-fceos5-eth105"}'));
		const id = (field: string) => (like[field] as Row)['id'] ?? null;
		const ends = {device: id('device'), local_address: id('local_address'), remote_address: id('remote_address'), local_as: id('local_as')};
		const create = (remote: unknown) => `create object-type plugins.bgp.session data ${JSON.stringify({...ends, name: mark, remote_as: remote})}`;
		expect(await say(`netbox crud ${create(id('remote_as'))} yes`)).toMatchObject({
			error: {code: 'conflict', message: expect.stringMatching(/^this BGP session exists already: "fceos4-fceos5-eth105" \(id \d+, device fceos4, /)},
		});
		expect(documentOf(await gives(`${create(ends.local_as)} dry-run`))).toMatchObject({count: 1});
		expect(writes()).toEqual([]);
		const [made = {}] = list(await gives(`${create(ends.local_as)} yes`));
		await same();
		const update = `update object-type plugins.bgp.session object-id ${made['id']} data {"status": "planned"}`;
		expect(list(await gives(`${update} yes`))).toMatchObject([{changes: {status: {old: 'active', new: 'planned'}}}]);
		await same();
		expect(JSON.stringify([...(((await peerings('force')) as ReadonlyMap<string, ReadonlyMap<string, Row>>).get('fceos4')?.keys() ?? [])])).toContain(
			mark,
		);
		expect(list(await gives(`delete object-type plugins.bgp.session object-id ${made['id']} yes`))).toMatchObject([{name: mark}]);
		await same();
	});

	test('C18 crud-write a duplicate that only NetBox sees (500) is explained, and a deletion that others depend on names them', async () => {
		const front = await startFront(url, () => 'pass');
		const meanwhile: (() => Promise<unknown>)[] = [];
		const answer = async () => {
			await meanwhile.shift()?.();
			return true;
		};
		const {say} = openShell(front.url, {token, answer});
		const [like = {}] = list(unwrap(await say('netbox crud get object-type plugins.bgp.session filters {"name": "fceos4-fceos5-eth105"}')));
		const id = (field: string) => (like[field] as Row)['id'] ?? null;
		const body = {device: id('device'), local_address: id('local_address'), remote_address: id('remote_address'), local_as: id('remote_as')};
		const create = `netbox crud create object-type plugins.bgp.session data ${JSON.stringify({...body, name: mark, remote_as: id('local_as')})}`;
		meanwhile.push(async () => unwrap(await say(`${create} yes`)));
		expect(await say(create)).toMatchObject({error: {code: 'conflict', message: expect.stringContaining(`exists already: "${mark}" (id `)}});
		expect(front.asked.filter((line) => line.startsWith('POST'))).toHaveLength(2);
		expect(await say(`netbox crud delete object-type dcim.devices object-id ${id('device')} yes`)).toMatchObject({
			error: {code: 'conflict', message: expect.stringContaining('fceos4-fceos5-eth105')},
		});
	});

	test('C33 crud-clone a site and a BGP session: what is made differs from what was copied only by what was said and by what NetBox sets', async () => {
		const {gives, writes} = await open();
		const readOf = async (type: string, id: unknown): Promise<Row> => list(await gives(`get object-type ${type} object-id ${id}`))[0] ?? {};
		const differing = (a: Row, b: Row) => Object.keys(a).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
		const times = ['created', 'display', 'id', 'last_updated', 'url'];
		const [session = {}] = list(await gives('get object-type plugins.bgp.session filters {"name": "fceos4-fceos5-eth105"}'));
		const cases = [
			['plugins.bgp.session', session['id'], `{"name": "${mark}", "remote_address": "10.0.3.2/30"}`, ['name', 'remote_address']],
			['dcim.sites', 1, `{"name": "${mark}", "slug": "${mark}"}`, ['display_url', 'name', 'slug']],
		] as const;
		for (const [type, from, data, said] of cases) {
			const line = `clone object-type ${type} object-id ${from} data ${data}`;
			const before = writes().length;
			expect(documentOf(await gives(`${line} dry-run`))).toMatchObject({copy_of: {id: from}, requests: [{method: 'GET'}, {method: 'POST'}]});
			expect(writes()).toHaveLength(before);
			const [made = {}] = list(await gives(`${line} yes`));
			const differ = differing(await readOf(type, from), await readOf(type, made['id'])).filter((name) => !name.endsWith('_count'));
			expect(differ.toSorted()).toEqual([...times, ...said].toSorted());
			expect(writes().slice(before)).toEqual([`POST /api/${type.replaceAll('.', '/')}/`]);
		}
	});

	test('C34 object-dependents are those that NetBox names when it refuses, and those that lose what is deleted', async () => {
		const {gives, say} = await open();
		const {dependents} = documentOf(await gives('delete object-type dcim.devices object-id 1 dry-run')) as {readonly dependents: Row};
		const found = dependents['lists'] as readonly Row[];
		expect(found).toMatchObject([{object_type: 'plugins.bgp.session', field: 'device', on_delete: 'refused'}]);
		const refused = await say('netbox crud delete object-type dcim.devices object-id 1 yes');
		expect(refused).toMatchObject({
			error: {code: 'conflict', message: expect.stringContaining(`${dependents['at_least']} dependent objects were found`)},
		});
		const group = documentOf(await gives('delete object-type plugins.bgp.peer-group object-id 1 dry-run'));
		expect(group).toMatchObject({dependents: {lists: [{object_type: 'plugins.bgp.session', field: 'peer_group', on_delete: 'emptied'}]}});
	});

	test('C34 object-dependents what is tied to an interface and to a site by fields for any kind goes with them, and is named before', async () => {
		const {gives} = await open();
		const make = async (type: string, body: Row): Promise<number> =>
			Number(list(await gives(`create object-type ${type} data ${JSON.stringify(body)} yes`))[0]?.['id']);
		const named = async (type: string, id: number) => {
			const {dependents} = documentOf(await gives(`delete object-type ${type} object-id ${id} dry-run`)) as {readonly dependents: Row};
			return (dependents['lists'] as readonly Row[]).map((one) => [one['object_type'], one['field'], one['count'], one['on_delete']]);
		};
		const kept = async (type: string, id: number) => list(await gives(`get object-type ${type} filters {"id": ${id}}`)).length;
		const port = await make('dcim.interfaces', {device: 'fceos4', name: mark, type: 'virtual'});
		const assigned = {assigned_object_type: 'dcim.interface', assigned_object_id: port};
		const address = await make('ipam.ip-addresses', {address: '203.0.113.9/32', ...assigned});
		const mac = await make('dcim.mac-addresses', {mac_address: '00:11:22:33:44:55', ...assigned});
		const journal = await make('extras.journal-entries', {...assigned, comments: mark});
		expect(await named('dcim.interfaces', port)).toEqual([
			['dcim.mac-addresses', 'assigned_object', 1, 'deleted'],
			['extras.journal-entries', 'assigned_object', 1, 'deleted'],
			['ipam.ip-addresses', 'assigned_object', 1, 'deleted'],
		]);
		await gives(`delete object-type dcim.interfaces object-id ${port} yes`);
		expect([await kept('ipam.ip-addresses', address), await kept('dcim.mac-addresses', mac), await kept('extras.journal-entries', journal)]).toEqual([
			0, 0, 0,
		]);
		const site = await make('dcim.sites', {name: mark, slug: mark});
		const prefix = await make('ipam.prefixes', {prefix: '203.0.113.0/24', scope_type: 'dcim.site', scope_id: site});
		expect(await named('dcim.sites', site)).toContainEqual(['ipam.prefixes', 'scope', 1, 'deleted']);
		await gives(`delete object-type dcim.sites object-id ${site} yes`);
		expect(await kept('ipam.prefixes', prefix)).toBe(0);
	});
});

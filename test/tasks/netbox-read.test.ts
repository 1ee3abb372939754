import {expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {documentOf, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {createSchemaStore} from '../../src/store/files/schema-store.js';
import {unwrap} from '../support/database.js';
import {commandOf} from '../support/shell-tree.js';
import {startShell} from './netbox-support.js';

const withoutBranching = (dataset: LabDataset): LabDataset => ({...dataset, status: {...dataset.status, plugins: {netbox_bgp: '0.20.2'}}});
const keysOf = (value: unknown): readonly string[] => (value instanceof Map ? [...value.keys()] : []);

test('C11 get-devices netbox get devices gives the full REST object of each device by its name, in natural order', async () => {
	const shell = await startShell();
	const said = unwrap(await shell.say('netbox get devices devices leaf[1-3] fceos4'));
	const value = documentOf(said) as ReadonlyMap<string, Row>;
	expect(keysOf(value)).toEqual(['fceos4', 'leaf1', 'leaf2', 'leaf3']);
	expect(value.get('fceos4')).toMatchObject({name: 'fceos4', config_context: {}, custom_fields: {}, site: {slug: 'saltnornir-lab'}});
	expect(rowsOf(said).columns.map(({name}) => name)).toEqual(['name', 'site', 'role', 'status', 'platform', 'primary-ip']);
	expect([shell.asked().length, shell.counted(), said.meta.requests]).toEqual([2, 2, 2]);
});

test('C11 get-devices devices and filters together give what matches both', async () => {
	const shell = await startShell();
	const both = unwrap(await shell.say('netbox get devices devices leaf* fceos4 filters {"role": "leaf", "name": ["leaf1", "leaf2", "fceos4"]}'));
	expect(keysOf(documentOf(both))).toEqual(['leaf1', 'leaf2']);
	const filtered = unwrap(await shell.say('netbox get devices filters {"name": "leaf2"}'));
	expect(keysOf(documentOf(filtered))).toEqual(['leaf2']);
});

test.each([
	['filters {"name": ""}', 'the filter "name" has an empty value: it would match everything.'],
	['filters {"limit": 5}', '"limit" is no filter: it is an option of its own.'],
	['filters {"site": {"slug": "a"}}', 'the filter "site" must be a text, a number, a truth value, null or a list of these.'],
	['filters ["a"]', '"filters" must be one JSON object.'],
	['branch maint-42', 'name devices, or give filters.'],
])('C11 get-devices netbox get devices %s is refused before a request', async (options, message) => {
	const shell = await startShell();
	expect(await shell.say(`netbox get devices ${options}`)).toMatchObject({error: {code: 'usage', message}});
	expect(shell.asked()).toEqual([]);
});

test('C11 get-devices a device that is not there is an error beside those that are', async () => {
	const shell = await startShell();
	const said = unwrap(await shell.say('netbox get devices devices fceos4 nope'));
	expect([keysOf(documentOf(said)), said.errors.map(({code, resource}) => [code, resource])]).toEqual([['fceos4'], [['not-found', 'nope']]]);
	expect(shell.reports).toContain("Device 'nope' not found in Netbox");
});

test('C11 get-devices two devices of one name are both there, under keys that say so', async () => {
	const shell = await startShell((dataset) => {
		const devices = dataset.objects['dcim/devices'] ?? [];
		const twin = {...devices[0], id: 9000, site: 2} as Row;
		return {...dataset, objects: {...dataset.objects, 'dcim/devices': [...devices, twin]}};
	});
	const said = unwrap(await shell.say('netbox get devices devices fceos4'));
	expect(keysOf(documentOf(said))).toEqual(['fceos4', 'fceos4 #9000']);
	expect(shell.reports).toContain("2 devices named 'fceos4' in 'env': keys are 'fceos4' and 'fceos4 #9000'");
});

test('C11 get-devices dry-run sends nothing and shows the requests without the token', async () => {
	const shell = await startShell();
	const plan = documentOf(unwrap(await shell.say('netbox get devices devices fceos4 filters {"role": "leaf"} branch maint-42 dry-run')));
	const whys = (plan as {requests: {why: string; url: string}[]}).requests.map(({why, url}) => `${why}: ${url.replace(/^.*\/api/, '')}`);
	expect(whys).toEqual([
		expect.stringMatching(/^id and state of the branch: \/plugins\/branching\/branches\/\?name=maint-42/),
		expect.stringMatching(/^proof that NetBox acts in the branch: \/dcim\/devices\/\?role=leaf&fields=id&/),
		expect.stringMatching(/^devices that match the filters: \/dcim\/devices\/\?role=leaf&fields=id&/),
		expect.stringMatching(/^ids of the devices: \/dcim\/devices\/\?name=fceos4&/),
		expect.stringMatching(/^the devices in full: \/dcim\/devices\/\?id=<id of fceos4>&/),
	]);
	expect([shell.asked(), JSON.stringify(plan).includes('01234567')]).toEqual([[], false]);
});

test.each([
	['fceos4', 'fceos4'],
	[`"fceos4" "a b" it\\'s`, `fceos4 'a b' "it's"`],
	['leaf* "a b"* x\\**', "leaf* 'a b'* 'x*'*"],
	['leaf[1-2] site=ams1,"Paris 1" role!=spine', "leaf1 leaf2 site=ams1,'Paris 1' role!=spine"],
])('D16 dry-run-document a dry run shows the devices as they are typed, in quotes only what needs them: %s', async (said, shown) => {
	const shell = await startShell();
	for (const command of ['netbox get devices', 'netbox get bgp-peerings']) {
		const plan = documentOf(unwrap(await shell.say(`${command} devices ${said} dry-run`))) as {readonly devices: string};
		expect(plan.devices).toBe(shown);
		const devicesOf = (words: string) => commandOf(`${command} devices ${words}`).args['devices'];
		expect(devicesOf(plan.devices)).toEqual(devicesOf(said));
	}
});

test('C12 branch-list netbox branch list gives the branches by name, all or those in a state', async () => {
	const shell = await startShell();
	const all = unwrap(await shell.say('netbox branch list'));
	expect(documentOf(all)).toMatchObject([
		{name: 'maint-42', status: 'ready', owner: 'admin', last_sync: expect.any(String)},
		{name: 'wip', status: 'new', owner: 'admin', last_sync: null},
	]);
	expect(documentOf(unwrap(await shell.say('netbox branch list status new,merged')))).toMatchObject([{name: 'wip'}]);
});

test('C12 branch-list without the branching plugin netbox branch list says so', async () => {
	const shell = await startShell(withoutBranching);
	expect(await shell.say('netbox branch list')).toMatchObject({
		error: {code: 'plugin-missing', message: 'env Netbox instance has no Branching Plugin installed'},
	});
});

test('C17 crud-get netbox crud get gives one object by id, or not-found', async () => {
	const shell = await startShell();
	expect(documentOf(unwrap(await shell.say('netbox crud get object-type dcim.devices object-id 1 fields name')))).toEqual([{id: 1, name: 'fceos4'}]);
	expect(await shell.say('netbox crud get object-type dcim/devices object-id 999999')).toMatchObject({
		error: {code: 'not-found', message: 'no dcim.devices 999999 in "env".'},
	});
});

test('C17 crud-get D14 cut-list a list that the limit cut says how much of it is shown', async () => {
	const shell = await startShell();
	const cut = unwrap(await shell.say('netbox crud get object-type plugins.bgp.session limit 2 offset 1 ordering -id fields name'));
	expect([cut.notes, cut.meta.truncated, (documentOf(cut) as Row[]).length]).toEqual([['showing 2 of 229'], true, 2]);
	const whole = unwrap(await shell.say('netbox crud get object-type dcim.sites brief'));
	expect([whole.notes, whole.meta.truncated]).toEqual([[], false]);
	expect(Object.keys((documentOf(whole) as Row[])[0] ?? {}).toSorted()).toEqual(['description', 'display', 'id', 'name', 'slug', 'url']);
});

test('C17 crud-get in a branch the objects are those of the branch', async () => {
	const shell = await startShell();
	const line = 'netbox crud get object-type plugins.bgp.session filters {"id": 1} fields description';
	const [main, branch] = [await shell.say(line), await shell.say(`${line} branch maint-42`)];
	expect(documentOf(unwrap(main))).not.toMatchObject([{description: 'changed in the branch'}]);
	expect(documentOf(unwrap(branch))).toMatchObject([{description: 'changed in the branch'}]);
	expect(unwrap(branch).meta).toMatchObject({branch: 'maint-42', requests: 3});
	expect(await shell.say(`${line} branch nope`)).toMatchObject({error: {code: 'not-found'}});
});

test.each([
	['object-type /sites', '"/sites" is no object type.'],
	['object-type dcim.%2e%2e', '"dcim.%2e%2e" is no object type.'],
	[
		'object-type dcim.sites object-id 1 filters {"name": "AMS1"}',
		'"object-id" is one object: leave out "filters", "offset", "ordering" and "brief".',
	],
	['object-type dcim.sites brief fields name', 'say "fields" or "brief", not both.'],
	['object-type dcim.sites filters {"name": []}', 'the filter "name" has no values: it would match everything.'],
])('C17 crud-get netbox crud get %s is refused before a request', async (options, message) => {
	const shell = await startShell();
	expect(await shell.say(`netbox crud get ${options}`)).toMatchObject({error: {code: 'usage', message}});
	expect(shell.asked()).toEqual([]);
});

const schema = {paths: {'/api/dcim/sites/': {get: {parameters: ['name', 'slug', 'region'].map((name) => ({name, in: 'query'}))}}}};

test('C17 crud-get a filter that is not in the schema is refused before the list is asked, by the schema that an earlier run kept', async () => {
	const shell = await startShell();
	const key = `${shell.lab.url} 4.7.3 netbox_bgp=0.20.2 netbox_branching=1.2.2`;
	await createSchemaStore(shell.schemas).write(key, JSON.stringify(schema));
	expect(await shell.say('netbox crud get object-type dcim.sites filters {"slugg": "ams1"}')).toMatchObject({
		error: {code: 'usage', message: 'dcim.sites has no filter "slugg". Did you mean "slug"?'},
	});
	expect(shell.asked()).toEqual(['/api/status/']);
	const found = unwrap(await shell.say('netbox crud get object-type dcim.sites filters {"slug": "ams1"} fields slug'));
	expect(documentOf(found)).toEqual([{id: 2, slug: 'ams1'}]);
});

test('C17 crud-get a kind that NetBox does not have is told as such', async () => {
	const shell = await startShell();
	expect(await shell.say('netbox crud get object-type dcim.devicez')).toMatchObject({
		error: {code: 'unexpected-answer', message: 'NetBox "env" has nothing at /api/dcim/devicez/.'},
	});
});

test('C19 crud-changelogs netbox crud changelogs gives the newest change first, all or those that match', async () => {
	const shell = await startShell();
	const ids = (documentOf(unwrap(await shell.say('netbox crud changelogs'))) as Row[]).map(({id}) => Number(id));
	expect(ids.length).toBeGreaterThan(1);
	expect(ids).toEqual(ids.toSorted((a, b) => b - a));
	const one = unwrap(await shell.say('netbox crud changelogs filters {"action": "create"} limit 1 fields time'));
	expect([documentOf(one), one.notes, one.meta.truncated]).toEqual([[{id: ids[0], time: expect.any(String)}], [`showing 1 of ${ids.length}`], true]);
	expect(documentOf(unwrap(await shell.say('netbox crud changelogs filters {"action": "delete"}')))).toEqual([]);
});

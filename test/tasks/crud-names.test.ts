import {expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {startShell} from './netbox-support.js';

const update = 'netbox crud update object-type plugins.bgp.session object-id 1 data';
const table = (said: Output): readonly Row[] => rowsOf(said).rows.map(({row}) => row);
const changesOf = (said: Output): Row => ((documentOf(said) as {readonly changes: readonly Row[]}).changes[0]?.['changes'] ?? {}) as Row;

/** The addresses of the lab, with another object of an address that it has: one for each of these tenants. */
const withTwins =
	(address: string, tenants: readonly number[]) =>
	(dataset: LabDataset): LabDataset => {
		const rows = dataset.objects['ipam/ip-addresses'] ?? [];
		const like = rows.find((row) => row['address'] === address) ?? {};
		const owners = dataset.objects['tenancy/tenants'] ?? [];
		const twins = tenants.map((id, place) => ({...like, id: 9001 + place, tenant: owners.find((tenant) => tenant['id'] === id) ?? null}));
		return {...dataset, objects: {...dataset.objects, 'ipam/ip-addresses': [...rows, ...twins]}};
	};

test('C30 natural-keys update: related objects are named as people call them, shown with their ids, and sent by them', async () => {
	const shell = await startShell();
	const data = '{"device": "fceos5", "remote_as": "AS65100", "peer_group": "FABRIC", "site": "ams1", "remote_address": "10.0.3.1/30"}';
	const dry = unwrap(await shell.say(`${update} ${data} dry-run`));
	expect(changesOf(dry)).toEqual({
		device: {old: 1, new: 2, named: 'fceos5'},
		remote_as: {old: 2, new: 1, named: 'AS65100'},
		peer_group: {old: 1, new: 2, named: 'FABRIC'},
		site: {old: 1, new: expect.any(Number), named: 'AMS1'},
		remote_address: {old: 2, new: 3, named: '10.0.3.1/30'},
	});
	expect(table(dry).map((row) => [row['field'], row['old'], row['new']])).toContainEqual(['remote_as', 'AS65101 (id 2)', 'AS65100 (id 1)']);
	expect(shell.writes()).toEqual([]);
	const done = unwrap(await shell.say(`${update} ${data} yes`));
	expect(documentOf(done)).toMatchObject([{changes: {device: {new: 2}, remote_as: {new: 1}, peer_group: {new: 2}, remote_address: {new: 3}}}]);
	expect(shell.writes()).toEqual(['PATCH /api/plugins/bgp/session/1/']);
});

test('C30 natural-keys create: names, slugs and lists of them; several bodies cost one request for each kind and key', async () => {
	const shell = await startShell();
	const device = (name: string, site: string) =>
		`{"name": "${name}", "site": "${site}", "role": "leaf", "device_type": "FakeNOS Arista cEOS", "tags": ["core"]}`;
	const line = `netbox crud create object-type dcim.devices data [${device('n1', 'ams1')}, ${device('n2', 'SALTNORNIR-LAB')}]`;
	const dry = unwrap(await shell.say(`${line} dry-run`));
	const preview = documentOf(dry) as {readonly preview: readonly Row[]; readonly named: readonly Row[]};
	expect(preview.named).toEqual([
		{site: 'AMS1', role: expect.stringMatching(/leaf/i), device_type: 'FakeNOS Arista cEOS', tags: ['core']},
		{site: 'SALTNORNIR-LAB', role: expect.stringMatching(/leaf/i), device_type: 'FakeNOS Arista cEOS', tags: ['core']},
	]);
	expect(preview.preview[1]).toMatchObject({name: 'n2', site: 1, device_type: 1});
	expect(table(dry)[1]?.['site']).toBe('SALTNORNIR-LAB (id 1)');
	const asked = shell.asked().filter((path) => /sites|roles|types|tags/.test(path));
	expect(asked.map((path) => path.split('fields')[0]).toSorted()).toEqual([
		'/api/dcim/device-roles/?name=leaf&',
		'/api/dcim/device-roles/?slug=leaf&',
		'/api/dcim/device-types/?model=FakeNOS%20Arista%20cEOS&',
		'/api/dcim/sites/?name=ams1&name=SALTNORNIR-LAB&',
		'/api/dcim/sites/?slug=ams1&slug=SALTNORNIR-LAB&',
		'/api/extras/tags/?name=core&',
		'/api/extras/tags/?slug=core&',
	]);
	expect(documentOf(unwrap(await shell.say(`${line} yes`)))).toMatchObject([{site: {slug: 'ams1'}}, {site: {id: 1}, tags: [{slug: 'core'}]}]);
});

test.each([
	['{"remote_as": "AS9"}', 'no ipam.asns "AS9" for "remote_as" in "env".', 'it is looked up by asn; nothing was sent'],
	['{"device": "FCEOS4"}', 'no dcim.devices "FCEOS4" for "device" in "env". Did you mean "fceos4"?', 'it is looked up by name; nothing was sent'],
	['{"local_as": 65101}', 'no ipam.asns with the id 65101 for "local_as" in "env" that this token may see.', 'say "AS65101"'],
	['{"local_as": 64}', 'no ipam.asns with the id 64 for "local_as" in "env" that this token may see.', 'nothing was sent'],
	['{"local_address": "fceos4"}', 'no ipam.ip-addresses "fceos4" for "local_address" in "env".', 'it is looked up by address; nothing was sent'],
	[
		'{"import_policies": ["RPL1", "nope"]}',
		'no plugins.bgp.routing-policy "nope" for "import_policies" in "env".',
		'it is looked up by name; nothing was sent',
	],
])('C30 natural-keys %s is refused by name, in a dry run too', async (data, message, hint) => {
	const shell = await startShell();
	for (const how of ['yes', 'dry-run']) expect(await shell.say(`${update} ${data} ${how}`)).toMatchObject({error: {message, hint}});
	expect(shell.writes()).toEqual([]);
});

test('C30 natural-keys an id that exists is an id, a text of digits too, unless it may be both', async () => {
	const shell = await startShell();
	expect(changesOf(unwrap(await shell.say(`${update} {"remote_as": 1, "device": 2} dry-run`)))).toEqual({
		remote_as: {old: 2, new: 1, named: 'AS65100'},
		device: {old: 1, new: 2, named: 'fceos5'},
	});
	expect(changesOf(unwrap(await shell.say(`${update} {"remote_as": "65100", "device": "2"} dry-run`)))).toEqual({
		remote_as: {old: 2, new: 1, named: 'AS65100'},
		device: {old: 1, new: 2, named: 'fceos5'},
	});
	unwrap(await shell.say('netbox crud create object-type ipam.asns data {"asn": 2, "rir": 1} yes'));
	expect(await shell.say(`${update} {"remote_as": "2"} dry-run`)).toMatchObject({
		error: {code: 'usage', message: expect.stringMatching(/^remote_as "2" is 2 objects: .*\(id 2\).*\.$/)},
	});
});

test('C30 natural-keys several objects of one name are refused with what tells them apart, and how the right one is said', async () => {
	const shell = await startShell(withTwins('10.0.2.1/30', [1]));
	expect(await shell.say(`${update} {"remote_address": "10.0.2.1/30"} yes`)).toMatchObject({
		error: {
			code: 'usage',
			message: 'remote_address "10.0.2.1/30" is 2 objects: global (id 1), in tenant SALTNORNIR (id 9001).',
			hint: 'say which by its id, or more of it: {"address": "10.0.2.1/30", "tenant": {"name": "SALTNORNIR"}}',
		},
	});
	expect(shell.writes()).toEqual([]);
	const said = '{"remote_address": {"address": "10.0.2.1/30", "tenant": {"name": "SALTNORNIR"}}}';
	expect(documentOf(unwrap(await shell.say(`${update} ${said} yes`)))).toMatchObject([{changes: {remote_address: {old: 2, new: 9001}}}]);
});

/** A shell whose requests that begin so are answered by a page of something else than NetBox. */
const withBroken = (beginning: string) =>
	startShell(undefined, {
		front: async (url) =>
			(await startFront(url, (method, path) => (`${method} ${path}`.startsWith(beginning) ? {status: 404, html: '<p>no</p>'} : 'pass'))).url,
	});

test('C30 natural-keys nothing is written on a look-up that failed or was cut off', async () => {
	const failing = await withBroken('GET /api/dcim/sites/');
	expect(await failing.say(`${update} {"site": "ams1", "device": "fceos5"} yes`)).toMatchObject({error: {code: 'unexpected-answer'}});
	const many = await startShell(withTwins('10.0.2.1/30', Array(1_001).fill(1)));
	expect(await many.say(`${update} {"remote_address": "10.0.2.1"} yes`)).toMatchObject({
		error: {
			code: 'usage',
			message: '1002 ipam.ip-addresses have "10.0.2.1" as "address", which is too many to tell which is meant.',
			hint: 'say the id; nothing was sent',
		},
	});
	expect([failing.writes(), many.writes()]).toEqual([[], []]);
});

test('O6 branch-read C30 natural-keys names are looked up in the branch that is written', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud create object-type dcim.sites data {"name": "Only Here", "slug": "only-here"} branch maint-42 yes'));
	expect(changesOf(unwrap(await shell.say(`${update} {"site": "only-here"} branch maint-42 dry-run`)))).toMatchObject({site: {named: 'Only Here'}});
	expect(await shell.say(`${update} {"site": "only-here"} dry-run`)).toMatchObject({
		error: {message: 'no dcim.sites "only-here" for "site" in "env".'},
	});
});

test('C30 natural-keys a server that shows no schema writes by ids as before, and refuses a name with the reason', async () => {
	const shell = await withBroken('GET /api/schema/');
	expect(changesOf(unwrap(await shell.say(`${update} {"remote_as": 1} dry-run`)))).toEqual({remote_as: {old: 2, new: 1}});
	expect(await shell.say(`${update} {"site": "ams1"} dry-run`)).toMatchObject({
		error: {hint: expect.stringMatching(/; "site" said by its id needs no schema$/)},
	});
});

test('C30 natural-keys the schema is read once and kept: the next shell asks for names alone', async () => {
	const shell = await startShell();
	unwrap(await shell.say(`${update} {"site": "ams1"} dry-run`));
	expect(shell.reports.join()).toContain('looking up what "data" names');
	shell.asked();
	unwrap(await shell.say(`${update} {"site": "ams1"} dry-run`));
	expect(shell.asked().some((path) => path.startsWith('/api/schema/'))).toBe(false);
	unwrap(await shell.say(`${update} {"comments": "x"} dry-run`));
	expect(shell.asked().some((path) => /status|schema/.test(path))).toBe(false);
});

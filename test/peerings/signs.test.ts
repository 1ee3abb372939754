import {expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import type {Row} from '../../src/output/output.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {recordedDataset} from '../lab/replay.js';
import {caches, difference, openLab, openShell, outputOf, type Reading, type Rest, restOf, rowOf, type Shell, seenDuring} from './support.js';

const first = 'fceos4-fceos5-eth105';

/** What `cache True` shows, which must be what `cache False` shows, also where another device was asked first. */
async function fresh(shell: Shell, names: string): Promise<Reading> {
	const [cached, asked] = [await shell.read(names), await shell.read(names, 'False')];
	expect(difference(cached, asked)).toEqual([]);
	return cached;
}

async function start(): Promise<{readonly lab: RunningLab; readonly shell: Shell; readonly rest: Rest}> {
	const lab = await openLab(recordedDataset('4.7.3'));
	return {lab, shell: openShell(lab.url, {cache: caches[1]?.[1]() ?? createMemoryCache()}), rest: restOf(lab.url)};
}

test.each([
	['a user that is renamed', 'users/users', {username: 'somebody', password: 'Some-body-password-1'}, {username: 'renamed'}],
	['a group that is renamed', 'users/groups', {name: 'some'}, {name: 'renamed'}],
])('H1 %s, which no log tells, shows at once', async (_, path, made, edited) => {
	const {shell, rest} = await start();
	const {json: object} = await rest('POST', `${path}/`, made);
	const related = path === 'users/users' ? 'users.user' : 'users.group';
	for (const [name, type, value] of [
		['one', 'object', object['id']],
		['many', 'multiobject', [object['id']]],
	] as const) {
		await rest('POST', 'extras/custom-fields/', {name, type, related_object_type: related, object_types: ['netbox_bgp.bgpsession']});
		expect((await rest('PATCH', 'plugins/bgp/session/1/', {custom_fields: {[name]: value}})).status).toBe(200);
	}
	await shell.read('fceos4 leaf1');
	expect((await fresh(shell, 'fceos4')).events.at(-1)).toBe("using cache, it is up to date for 'fceos4'");
	await rest('PATCH', `${path}/${object['id']}/`, edited);
	await shell.read('leaf1');
	const glob = {names: [], globs: ['fceos*']};
	expect(difference(await shell.read(glob), await shell.read(glob, 'False'))).toEqual([]);
	const shown = rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields'];
	expect(shown).toMatchObject({one: edited});
	await rest('DELETE', `${path}/${object['id']}/`);
	expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields']).toMatchObject({one: null});
});

test('H1 a data file that is synced again shows at once, and costs no more where no session shows such a thing', async () => {
	const {lab, shell, rest} = await start();
	const file = lab.behind.insert('core/data-files', {path: 'a.yaml', size: 3, hash: 'ab', last_updated: '2026-01-01T00:00:00.000000Z'});
	await rest('POST', 'extras/custom-fields/', {
		name: 'file',
		type: 'object',
		related_object_type: 'core.datafile',
		object_types: ['netbox_bgp.bgpsession'],
	});
	await rest('PATCH', 'plugins/bgp/session/1/', {custom_fields: {file}});
	await shell.read('fceos4 leaf1');
	await fresh(shell, 'fceos4 leaf1');
	lab.behind.update('core/data-files', file, {path: 'b.yaml'});
	const tracesOf = async (name: string) =>
		(await seenDuring(lab, () => shell.read(name))).filter(({path}) => path.includes('fields=id,name,last_updated'));
	expect((await tracesOf('leaf1')).map(({path}) => path.includes('custom_fields'))).toEqual([false]);
	expect((await tracesOf('fceos4')).map(({path}) => path.includes('custom_fields'))).toEqual([true]);
	expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields']).toMatchObject({file: {path: 'b.yaml'}});
});

test('H2 a custom field that is filled in the background shows once it is there', async () => {
	const {lab, shell, rest} = await start();
	await shell.read('fceos4 leaf1');
	const {json} = await rest('POST', 'extras/custom-fields/', {name: 'stage', type: 'text', default: 'new', object_types: ['netbox_bgp.bgpsession']});
	const field = Number(json['id']);
	lab.behind.update('extras/custom-fields', field, {status: 'provisioning'});
	expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields']).not.toHaveProperty('stage');
	await fresh(shell, 'leaf1');
	lab.behind.update('extras/custom-fields', field, {status: 'active'});
	expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields']).toHaveProperty('stage', 'new');
	await fresh(shell, 'leaf1');
	expect((await shell.read('fceos4')).requests).toBe(4);
});

test('H2 a cache that begins while a field is being filled does not miss it', async () => {
	const {lab, shell, rest} = await start();
	const {json} = await rest('POST', 'extras/custom-fields/', {name: 'stage', type: 'text', default: 'new', object_types: ['netbox_bgp.bgpsession']});
	lab.behind.update('extras/custom-fields', Number(json['id']), {status: 'provisioning'});
	await shell.read('fceos4 leaf1');
	lab.behind.update('extras/custom-fields', Number(json['id']), {status: 'active'});
	await fresh(shell, 'leaf1');
	expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['custom_fields']).toHaveProperty('stage', 'new');
});

test('H2 an edit of a custom field costs one request more, once', async () => {
	const {shell, rest} = await start();
	await shell.read('fceos4');
	await rest('PATCH', 'extras/custom-fields/1/', {description: 'edited'});
	const costs: number[] = [];
	for (let time = 0; time < 3; time += 1) costs.push((await fresh(shell, 'fceos4')).requests);
	expect(costs).toEqual([6, 4, 4]);
});

/** A user who may see devices and sessions, and of the log what a constraint leaves, in its own words. */
async function openPartial(lab: RunningLab, constraints: Row): Promise<Shell> {
	const rest = restOf(lab.url);
	const {json: user} = await rest('POST', 'users/users/', {username: 'partial', password: 'Partial-password-1'});
	const {json: token} = await rest('POST', 'users/tokens/', {user: user['id'] ?? null, version: 1});
	const allow = (types: readonly string[], constraints: Row | null) =>
		rest('POST', 'users/permissions/', {name: String(types[0]), object_types: types, actions: ['view'], constraints, users: [user['id']]});
	const kinds = ['dcim.device', 'netbox_bgp.bgpsession', 'netbox_bgp.bgppeergroup', 'netbox_bgp.routingpolicy', 'tenancy.tenant', 'extras.tag'];
	expect([(await allow(kinds, null)).json, (await allow(['core.objectchange'], constraints)).json]).toMatchObject([
		{id: expect.any(Number)},
		{id: expect.any(Number)},
	]);
	return openShell(lab.url, {token: String(token['token'])});
}

test.each([
	['a kind', {changed_object_type__model: 'site'}],
	['a user', {user_name: 'nobody'}],
	['a time', {time__lt: '2026-01-01T00:00:00Z'}],
])('H4 an edit that a log hides, by %s, shows at once, and the log is known to be partial', async (_, constraints) => {
	const {lab, rest} = await start();
	const shell = await openPartial(lab, constraints);
	await shell.read('fceos4 leaf1');
	const group = (rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['peer_group'] as Row)['id'];
	await rest('PATCH', `plugins/bgp/peer-group/${group}/`, {name: 'hidden'});
	await shell.read('leaf1');
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['peer_group'] as Row)['name']).toBe('hidden');
	const said = [await shell.read('leaf1'), await shell.read('leaf1')].flatMap(({warnings}) => warnings);
	expect(said).toEqual([]);
	const {json: policies} = await rest('GET', 'plugins/bgp/session/1/');
	const [policy] = policies['import_policies'] as readonly Row[];
	// A deletion moves no time: what is known to be partial is compared by the lists themselves.
	await rest('DELETE', `plugins/bgp/routing-policy/${policy?.['id']}/`);
	expect(rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['import_policies']).not.toContainEqual(policy);
});

test('H4 it is said once that the log is partial', async () => {
	const {lab, rest} = await start();
	const shell = await openPartial(lab, {changed_object_type__model: 'site'});
	await shell.read('fceos4');
	await rest('PATCH', 'tenancy/tenants/1/', {description: 'hidden'});
	const said: (readonly string[])[] = [];
	for (let time = 0; time < 4; time += 1) said.push((await shell.read('fceos4')).warnings);
	expect(said.map(({length}) => length)).toEqual([0, 1, 0, 0]);
	expect(said[1]?.[0]).toMatch(/^the change log of 'prod' does not show this token every change \(tenancy\.tenant 1 was saved without a row\)/);
});

test.each([
	['a peer group', 'plugins/bgp/peer-group', 'peer_group'],
	['a tenant', 'tenancy/tenants', 'tenant'],
	['an AS number', 'ipam/asns', 'local_as'],
	['an address', 'ipam/ip-addresses', 'local_address'],
])('H5 %s that a script saves past the log shows at once', async (_, path, field) => {
	const {lab, shell} = await start();
	await shell.read('fceos4 leaf1');
	const id = Number((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)[field] as Row)['id']);
	lab.behind.update(path, id, {description: 'by hand'}, {stamp: true});
	await shell.read('leaf1');
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)[field] as Row)['description']).toBe('by hand');
});

test('H5 a device that a script renames shows under its new name, whatever the log says', async () => {
	const {lab, shell} = await start();
	await shell.read('fceos4');
	lab.behind.update('dcim/devices', 1, {name: 'by-hand'});
	expect(outputOf(await fresh(shell, 'fceos4')).groups).toMatchObject([{key: 'fceos4', found: false}]);
	expect(outputOf(await fresh(shell, 'by-hand')).groups).toMatchObject([{found: true}]);
});

test('H6 a log that was emptied and filled again proves nothing', async () => {
	const {lab, shell, rest} = await start();
	lab.behind.remove('core/object-changes', () => true);
	await rest('PATCH', 'tenancy/tenants/1/', {description: 'one'});
	const restore = lab.behind.backup();
	await rest('PATCH', 'tenancy/tenants/1/', {description: 'two'});
	lab.behind.remove('core/object-changes', () => true);
	await shell.read('fceos4');
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['tenant'] as Row)['description']).toBe('two');
	restore();
	for (const {id} of lab.behind.rows('core/object-changes'))
		lab.behind.update('core/object-changes', Number(id), {time: '2026-11-01T00:00:00.000000Z'});
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['tenant'] as Row)['description']).toBe('one');
});

test('H6 a log that was empty at the last check, and has a row from before it, proves nothing', async () => {
	const {lab, shell, rest} = await start();
	await rest('PATCH', 'dcim/devices/3/', {description: 'of a device that nobody reads'});
	const restore = lab.behind.backup();
	await rest('PATCH', 'tenancy/tenants/1/', {description: 'two'});
	lab.behind.remove('core/object-changes', () => true);
	await shell.read('fceos4');
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['tenant'] as Row)['description']).toBe('two');
	restore();
	const time = new Date(Date.now() - 3_000).toISOString().replace('Z', '000Z');
	for (const {id} of lab.behind.rows('core/object-changes')) lab.behind.update('core/object-changes', Number(id), {time});
	expect((rowOf(await fresh(shell, 'fceos4'), 'fceos4', first)['tenant'] as Row)['description']).not.toBe('two');
});

test('H7 a name with blanks at its ends is asked as it is, and one that only differs in them is another', async () => {
	const {lab, shell} = await start();
	lab.behind.update('dcim/devices', 1, {name: ' fceos4 '});
	for (const policy of ['True', 'True', 'False', 'refresh', 'force'] as const) {
		expect(outputOf(await shell.read({names: [' fceos4 ']}, policy)).groups).toMatchObject([{key: ' fceos4 ', found: true, rows: {length: 3}}]);
	}
	const missing = outputOf(await shell.read({names: ['fceos4']}));
	expect([missing.groups[0]?.found, missing.errors.map(({hint}) => hint)]).toEqual([false, ['Did you mean " fceos4 "?']]);
	expect(outputOf(await shell.read({names: ['leaf1 ']})).groups).toMatchObject([{found: false}]);
});

test('H7 names are told apart as NetBox does: ß is SS, ſ is S, and the Kelvin sign is no K', async () => {
	const {lab, shell} = await start();
	for (const [id, name] of [
		[1, 'straße'],
		[6, 'maſs'],
		[7, '\u{212A}1'],
	] as const) {
		lab.behind.update('dcim/devices', id, {name});
	}
	for (const asked of ['STRASSE', 'strasse', 'Straße', 'mass', 'k1', '\u{212A}1']) {
		await shell.read(asked);
		expect(outputOf(await fresh(shell, asked)).groups[0]?.found).toBe(asked !== 'k1');
	}
});

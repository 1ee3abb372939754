import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import type {Json, Row} from '../../src/output/output.js';
import {call, list} from './client.js';
import {credentials, recordedDataset} from './replay.js';

let lab: RunningLab;
beforeEach(async () => {
	lab = await startLab({dataset: labDataset(), now: () => new Date('2026-03-01T10:00:00Z')});
});
afterEach(() => lab.close());

const session = async (id: number): Promise<Row> => (await call(lab.url, 'GET', `plugins/bgp/session/${id}/`)).json;
const patch = (path: string, body: Json, more: {readonly branch?: string} = {}) => call(lab.url, 'PATCH', path, {body, ...more});

/** The newest changes as `update dcim.device 1`, oldest first. */
async function changesSince(id: number): Promise<readonly string[]> {
	const rows = await list(lab.url, `core/object-changes/?id__gt=${id}&ordering=id&limit=1000`);
	return rows.map((row) => `${(row['action'] as Row)['value']} ${row['changed_object_type']} ${row['changed_object_id']}`);
}
const newestChange = async (): Promise<number> => Number((await list(lab.url, 'core/object-changes/?ordering=-id&limit=1'))[0]?.['id'] ?? 0);

describe('an edit of what a session shows changes the session and not its last_updated', () => {
	const nested: readonly (readonly [string, Json, string, Json])[] = [
		['dcim/devices/1/', {name: 'renamed'}, 'device', 'renamed'],
		['plugins/bgp/peer-group/1/', {description: 'new words'}, 'peer_group', 'new words'],
		['plugins/bgp/prefix-list/1/', {name: 'PFL2'}, 'prefix_list_in', 'PFL2'],
		['plugins/bgp/routing-policy/1/', {name: 'RPL2'}, 'import_policies', 'RPL2'],
		['dcim/sites/1/', {name: 'Elsewhere'}, 'site', 'Elsewhere'],
		['tenancy/tenants/1/', {description: 'theirs'}, 'tenant', 'theirs'],
		['ipam/asns/1/', {description: 'ours'}, 'local_as', 'ours'],
		['ipam/ip-addresses/1/', {description: 'near'}, 'local_address', 'near'],
	];
	for (const [path, body, field, shown] of nested) {
		test(path, async () => {
			const before = await session(1);
			const newest = await newestChange();
			expect((await patch(path, body)).status).toBe(200);
			const after = await session(1);
			expect(JSON.stringify(after[field])).toContain(JSON.stringify(shown));
			expect(after['last_updated']).toBe(before['last_updated']);
			expect(await changesSince(newest)).toHaveLength(1);
		});
	}
});

test('a session saved without a difference moves last_updated and leaves no change', async () => {
	const before = await session(1);
	const newest = await newestChange();
	await patch('plugins/bgp/session/1/', {status: 'active'});
	expect((await session(1))['last_updated']).not.toBe(before['last_updated']);
	expect(await changesSince(newest)).toEqual([]);
});

test('a deleted peer group leaves its sessions, whose last_updated moves', async () => {
	const newest = await newestChange();
	const before = await session(1);
	expect((await call(lab.url, 'DELETE', 'plugins/bgp/peer-group/1/')).status).toBe(204);
	const after = await session(1);
	expect(after['peer_group']).toBeNull();
	expect(after['last_updated']).not.toBe(before['last_updated']);
	expect(await changesSince(newest)).toEqual([
		'delete netbox_bgp.bgppeergroup 1',
		...[1, 3, 5, 2, 4, 6].map((id) => `update netbox_bgp.bgpsession ${id}`),
	]);
});

test('a deleted policy leaves the lists of its sessions, one change each, whose last_updated stays', async () => {
	const newest = await newestChange();
	const before = await session(1);
	await call(lab.url, 'DELETE', 'plugins/bgp/routing-policy/1/');
	const after = await session(1);
	expect([after['import_policies'], after['export_policies']]).toEqual([[], []]);
	expect(after['last_updated']).toBe(before['last_updated']);
	expect(await changesSince(newest)).toHaveLength(7);
});

test('a deleted custom field leaves every session without a change of its own', async () => {
	const [field] = await list(lab.url, 'extras/custom-fields/?name=tier');
	const newest = await newestChange();
	expect((await call(lab.url, 'DELETE', `extras/custom-fields/${field?.['id']}/`)).status).toBe(204);
	expect((await session(24))['custom_fields']).toEqual({maintenance: true});
	expect(await changesSince(newest)).toEqual([`delete extras.customfield ${field?.['id']}`]);
});

test('a device in use cannot be deleted; its dependants are named', async () => {
	const {status, json} = await call(lab.url, 'DELETE', 'dcim/devices/17/');
	expect(status).toBe(409);
	expect(json['detail']).toBe('Unable to delete object. 1 dependent objects were found: 東京-ルーター1:北京 — 東京 (31)');
});

test('a bulk deletion of what others need is refused as a whole, and only counts them', async () => {
	const free = (await call(lab.url, 'POST', 'dcim/sites/', {body: {name: 'Free', slug: 'free'}})).json['id'] ?? null;
	const {status, json} = await call(lab.url, 'DELETE', 'dcim/sites/', {body: [{id: free}, {id: 1}]});
	expect([status, json]).toEqual([
		409,
		{
			detail: '1 of 2 objects could not be deleted.',
			errors: [{id: 1, errors: {__all__: ['Unable to delete: 3 dependent object(s) prevent deletion.']}}],
		},
	]);
	expect((await call(lab.url, 'GET', `dcim/sites/${free}/`)).status).toBe(200);
});

test('each object of a bulk write has the message of its own body in the change log', async () => {
	const body = ['a', 'b'].map((slug) => ({name: slug, slug, changelog_message: `why ${slug}`}));
	const made = (await call(lab.url, 'POST', 'dcim/sites/', {body})).json as unknown as readonly Row[];
	await call(lab.url, 'DELETE', 'dcim/sites/', {body: made.map(({id = null, slug = null}) => ({id, changelog_message: `bye ${slug}`}))});
	const changes = await list(lab.url, 'core/object-changes/?ordering=-id&limit=4');
	expect(changes.map(({message}) => message).toSorted()).toEqual(['bye a', 'bye b', 'why a', 'why b']);
});

test('a bulk write with one fault saves nothing', async () => {
	const newest = await newestChange();
	const body = [
		{name: 'A1', slug: 'a1'},
		{name: 'A1', slug: 'a1'},
	];
	const {status, json} = await call(lab.url, 'POST', 'dcim/sites/', {body});
	expect([status, json['detail']]).toEqual([400, '1 of 2 objects could not be created.']);
	expect(await list(lab.url, 'dcim/sites/?slug=a1')).toEqual([]);
	expect(await changesSince(newest)).toEqual([]);
});

test('a token that may only read cannot write', async () => {
	const {status} = await call(lab.url, 'PATCH', 'plugins/bgp/session/1/', {body: {name: 'x'}, as: 'reader'});
	expect(status).toBe(403);
});

test('a provisioned token works until the lab ends', async () => {
	const {json} = await call(lab.url, 'POST', 'users/tokens/provision/', {body: {username: 'reader', password: 'reader-password'}, as: 'none'});
	const authorization = `Bearer nbt_${json['key']}.${json['token']}`;
	expect((await call(lab.url, 'GET', 'status/', {headers: {authorization}})).status).toBe(200);
});

test('updated_by_request finds what one request touched', async () => {
	const {headers} = await patch('plugins/bgp/session/1/', {description: 'new'});
	const rows = await list(lab.url, `plugins/bgp/session/?updated_by_request=${headers.get('x-request-id')}&fields=id`);
	expect(rows).toEqual([{id: 1}]);
});

describe('branches', () => {
	test('an edit in a branch is seen there alone', async () => {
		await patch('plugins/bgp/session/2/', {description: 'only here'}, {branch: 'labmnt42'});
		const [there] = await list(lab.url, 'plugins/bgp/session/?id=2', 'labmnt42');
		expect([there?.['description'], (await session(2))['description']]).toEqual(['only here', 'BGP peering between fceos5 and fceos4 on eth105']);
		expect(await list(lab.url, 'core/object-changes/', 'labmnt42')).toHaveLength(2);
	});

	test('a later edit of main is not seen in a branch until it is synced', async () => {
		await patch('plugins/bgp/session/3/', {description: 'later'});
		const shown = async (): Promise<Json | undefined> => (await list(lab.url, 'plugins/bgp/session/?id=3', 'labmnt42'))[0]?.['description'];
		expect(await shown()).not.toBe('later');
		await call(lab.url, 'POST', 'plugins/branching/branches/1/sync/', {body: {commit: true}});
		expect(await shown()).toBe('later');
		expect((await list(lab.url, 'plugins/bgp/session/?id=1', 'labmnt42'))[0]?.['description']).toBe('changed in the branch');
	});

	test('a merge brings edits with a new time, and births without one', async () => {
		const body = {name: 'born', local_address: 1, remote_address: 2, local_as: 1, remote_as: 2};
		const {json} = await call(lab.url, 'POST', 'plugins/bgp/session/', {body, branch: 'labmnt42'});
		const before = await session(1);
		expect((await call(lab.url, 'POST', 'plugins/branching/branches/1/merge/', {body: {commit: true}})).status).toBe(200);
		const [edited, born] = [await session(1), await session(Number(json['id']))];
		expect(edited['description']).toBe('changed in the branch');
		expect(edited['last_updated']).not.toBe(before['last_updated']);
		expect(born['last_updated']).toBeNull();
		expect(born['created']).toMatch(/\.\d{3}Z$/u);
		const refused = await call(lab.url, 'GET', 'plugins/bgp/session/1/', {branch: 'labmnt42'});
		expect(refused.status).toBe(400);
	});

	test('a new branch is ready as soon as its create was answered', async () => {
		const {json} = await call(lab.url, 'POST', 'plugins/branching/branches/', {body: {name: 'mine'}});
		expect((json['status'] as Row)['value']).toBe('new');
		expect(await list(lab.url, 'plugins/branching/branches/?name=mine')).toMatchObject([{status: {value: 'ready'}}]);
		expect(await list(lab.url, 'plugins/bgp/session/?id=1', String(json['schema_id']))).toHaveLength(1);
	});
});

describe('a write with fields= hears no other field', () => {
	test('so that a create lacks what it needs', async () => {
		const {status, json} = await call(lab.url, 'POST', 'dcim/sites/?fields=id,name', {body: {name: 'F1', slug: 'f1'}});
		expect([status, json]).toEqual([400, {slug: ['This field cannot be blank.']}]);
		const body = {name: 'x', device: 3, local_address: 40, remote_address: 41, local_as: 18, remote_as: 19};
		expect((await call(lab.url, 'POST', 'plugins/bgp/session/?fields=id,name', {body})).json).toEqual({
			...{local_address: ['This field cannot be null.'], local_as: ['This field cannot be null.'], remote_as: ['This field cannot be null.']},
			remote_address: ['Either a Remote Address or a Remote Prefix is required'],
			remote_prefix: ['Either a Remote Address or a Remote Prefix is required'],
		});
	});
	test('and an edit of another is lost in silence', async () => {
		const {status, json} = await call(lab.url, 'PATCH', 'dcim/sites/1/?fields=id', {body: {description: 'X'}});
		expect([status, json]).toEqual([200, {id: 1}]);
		expect(await list(lab.url, 'dcim/sites/?id=1&fields=description')).toEqual([{description: ''}]);
	});
});

describe('background=true', () => {
	const body = [{name: 'B1', slug: 'b1'}];
	test('answers a write of several objects with a job, whatever comes of it', async () => {
		const {status, headers, json} = await call(lab.url, 'POST', 'dcim/sites/?background=true', {body});
		expect([status, json]).toEqual([202, {job: {id: 1, url: `${lab.url}/api/core/jobs/1/`, status: 'pending'}}]);
		expect(headers.get('location')).toBe(`${lab.url}/api/core/jobs/1/`);
		expect(await list(lab.url, 'dcim/sites/?slug=b1&fields=name')).toEqual([{name: 'B1'}]);
		expect((await call(lab.url, 'POST', 'dcim/sites/?background=true', {body})).status).toBe(202);
	});
	test('means nothing for one object, as another word, and to NetBox 4.4', async () => {
		expect((await call(lab.url, 'POST', 'dcim/sites/?background=true', {body: {name: 'B0', slug: 'b0'}})).status).toBe(201);
		expect((await call(lab.url, 'POST', 'dcim/sites/?background=1', {body})).status).toBe(201);
		const old = await startLab({dataset: recordedDataset('4.4.10')});
		expect((await call(old.url, 'POST', 'dcim/sites/?background=true', {body})).status).toBe(201);
		await old.close();
	});
});

test('a deleted prefix list leaves its sessions, two changes each where it was there both ways', async () => {
	const newest = await newestChange();
	await call(lab.url, 'DELETE', 'plugins/bgp/prefix-list/1/');
	const once = [1, 3, 5, 2, 4, 6].map((id) => `update netbox_bgp.bgpsession ${id}`);
	expect(await changesSince(newest)).toEqual(['delete netbox_bgp.prefixlist 1', ...once, ...once]);
});

describe('Accept-Language', () => {
	const say = async (language: string, method: string, path: string): Promise<readonly [string | null, unknown]> => {
		const {headers, json} = await call(lab.url, method, path, {headers: {'accept-language': language}});
		return [headers.get('content-language'), json];
	};
	test.each([
		['de', 'de'],
		['de-CH', 'de'],
		['xx, de', 'de'],
		['de;q=0.1, en', 'en'],
		['tlh', 'en'],
	])('%s is answered in %s', async (asked, given) => {
		const sentence = given === 'de' ? 'Methode "POST" nicht erlaubt.' : 'Method "POST" not allowed.';
		expect(await say(asked, 'POST', 'status/')).toEqual([given, {detail: sentence}]);
	});
	test('translates labels of NetBox, not those of plugins, and no value', async () => {
		expect((await say('de', 'GET', 'dcim/devices/1/?fields=status'))[1]).toEqual({status: {value: 'active', label: 'Aktiv'}});
		expect((await say('de', 'GET', 'plugins/bgp/session/1/?fields=status'))[1]).toEqual({status: {value: 'active', label: 'Active'}});
	});
	test('translates what is wrong with a filter', async () => {
		const wrong = 'Bitte eine gültige Auswahl treffen. 99999 ist keine gültige Auswahl.';
		expect((await say('de', 'GET', 'dcim/devices/?site_id=99999'))[1]).toEqual({site_id: [wrong]});
	});
});

test('F5 what stands behind a whole value of JSON is told as Python tells it (seen on 4.7.3)', async () => {
	const said = async (body: string): Promise<Json> => {
		const headers = {authorization: credentials['admin'] ?? '', 'content-type': 'application/json'};
		const answer = await fetch(`${lab.url}/api/dcim/sites/`, {method: 'POST', headers, body});
		return ((await answer.json()) as Row)['detail'] ?? null;
	};
	expect(await said('{"a":1}{')).toBe('JSON parse error - Extra data: line 1 column 8 (char 7)');
	expect(await said('{"a":1} x')).toBe('JSON parse error - Extra data: line 1 column 9 (char 8)');
});

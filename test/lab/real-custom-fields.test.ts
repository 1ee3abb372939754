import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {Json, Row} from '../../src/output/output.js';
import {Made, type Server, servers} from './both.js';

const path = 'plugins/bgp/session/1/';
const types = ['netbox_bgp.bgpsession'];

describe.each(servers)('custom fields of %s', {timeout: 120_000}, (_, open) => {
	let server: Server;
	let made: Made;
	beforeAll(async () => {
		server = await open();
	});
	afterAll(() => server.close());
	beforeEach(() => {
		made = new Made(server.ask);
	});
	afterEach(() => made.remove(), 60_000);

	const fieldsOf = (row: Row | undefined): Row =>
		Object.fromEntries(Object.entries((row?.['custom_fields'] ?? {}) as Row).filter(([name]) => name.startsWith('cf_test')));
	const one = async (): Promise<Row> => fieldsOf((await server.ask('GET', path)).json);
	const listed = async (): Promise<Row> =>
		fieldsOf(((await server.ask('GET', 'plugins/bgp/session/?id=1')).json['results'] as readonly Row[] | undefined)?.[0]);
	const set = (fields: Row) => server.ask('PATCH', path, {custom_fields: fields});
	const field = (name: string, type: string, related: string | null, more: Row = {}): Promise<Row> =>
		made.make('extras/custom-fields', {name, type, object_types: types, related_object_type: related, ...more});
	const user = async (username: string): Promise<number> => Number((await made.make('users/users', {username, password: 'Custom-password-1'}))['id']);

	const changes = async (): Promise<number> => Number((await server.ask('GET', 'core/object-changes/?limit=1')).json['count']);

	test('an object that one shows is in its short form, as it is now, and null when it is gone', async () => {
		const id = await user('cf-user');
		const group = (await made.make('users/groups', {name: 'cf-group'}))['id'] as number;
		await field('cf_test_user', 'object', 'users.user');
		await field('cf_test_group', 'object', 'users.group');
		await field('cf_test_tag', 'object', 'extras.tag');
		await field('cf_test_role', 'object', 'dcim.devicerole');
		expect((await set({cf_test_user: id, cf_test_group: {name: 'cf-group'}, cf_test_tag: 1, cf_test_role: {id: 2}})).status).toBe(200);
		const short = (to: string, row: Row): Row => ({id: 1, url: `${server.url}/api/${to}/${row['id']}/`, display: row['name'] ?? null, ...row});
		const shown = {
			cf_test_user: {...short('users/users', {id, username: 'cf-user'}), display: 'cf-user'},
			cf_test_group: short('users/groups', {id: group, name: 'cf-group', description: ''}),
			cf_test_tag: short('extras/tags', {id: 1, name: 'core', slug: 'core', color: '9e9e9e', description: ''}),
			cf_test_role: short('dcim/device-roles', {
				...{id: 2, name: 'leaf', slug: 'leaf', description: ''},
				...{device_count: 0, virtualmachine_count: 0, _depth: 0},
			}),
		};
		expect([await one(), await listed()]).toEqual([shown, shown]);
		const before = [await changes(), (await server.ask('GET', path)).json['last_updated']];
		await server.ask('PATCH', `users/users/${id}/`, {username: 'cf-renamed', first_name: 'C'});
		await server.ask('PATCH', `users/groups/${group}/`, {name: 'cf-other'});
		expect(await one()).toMatchObject({cf_test_user: {display: 'cf-renamed (C)'}, cf_test_group: {name: 'cf-other'}});
		await server.ask('DELETE', `users/users/${id}/`);
		expect(await listed()).toMatchObject({cf_test_user: null});
		expect([await changes(), (await server.ask('GET', path)).json['last_updated']]).toEqual(before);
	});

	test('several objects stand by id in a list and in their own order in one row; none are null there and empty here', async () => {
		const [z, a] = [await user('cf-z'), await user('cf-a')];
		await field('cf_test_users', 'multiobject', 'users.user');
		await field('cf_test_sites', 'multiobject', 'dcim.site');
		expect((await set({cf_test_users: [z, a], cf_test_sites: [3, 1]})).status).toBe(200);
		const names = (fields: Row): unknown =>
			Object.values(fields).map((value) => (Array.isArray(value) ? value.map((row) => (row as Row)['display']) : value));
		const sites = ['FRA1', 'SALTNORNIR-LAB'];
		expect([names(await one()), names(await listed())]).toEqual([
			[sites, ['cf-a', 'cf-z']],
			[sites, ['cf-z', 'cf-a']],
		]);
		await server.ask('DELETE', `users/users/${z}/`);
		expect([names(await one()), names(await listed())]).toEqual([
			[sites, ['cf-a']],
			[sites, ['cf-a']],
		]);
		await server.ask('DELETE', `users/users/${a}/`);
		expect([names(await one()), names(await listed())]).toEqual([
			[sites, []],
			[sites, null],
		]);
	});

	test('what is wrong with such a field or its value is said', async () => {
		const make = async (body: Row): Promise<Json> =>
			(await server.ask('POST', 'extras/custom-fields/', {name: 'cf_test_x', object_types: types, ...body})).json;
		expect(await make({type: 'object'})).toEqual({related_object_type: ['Object fields must define an object type.']});
		expect(await make({type: 'text', related_object_type: 'users.user'})).toEqual({type: ['Text fields may not define an object type.']});
		await field('cf_test_user', 'object', 'users.user');
		await field('cf_test_users', 'multiobject', 'users.user');
		for (const [value, said] of [
			[{cf_test_user: 999999}, 'Related object not found using the provided numeric ID: 999999'],
			[{cf_test_user: {username: 'cf-no'}}, "Related object not found using the provided attributes: {'username': 'cf-no'}"],
			[{cf_test_users: 1}, 'Unknown related object(s): 1'],
		] as const)
			expect(await set(value)).toEqual({status: 400, json: {custom_fields: [said]}});
	});

	test('a default reaches all objects there are, and a new name their values, and no time moves', async () => {
		const before = (await server.ask('GET', path)).json['last_updated'];
		const {id, status} = await field('cf_test_stage', 'text', null, {default: 'new'});
		expect([status, await one()]).toEqual([{value: 'active', label: 'Active'}, {cf_test_stage: 'new'}]);
		const count = await changes();
		await server.ask('PATCH', `extras/custom-fields/${id}/`, {name: 'cf_test_step'});
		expect(await one()).toEqual({cf_test_step: 'new'});
		await server.ask('PATCH', `extras/custom-fields/${id}/`, {object_types: ['dcim.device']});
		expect(await one()).toEqual({});
		await server.ask('PATCH', `extras/custom-fields/${id}/`, {object_types: types, default: 'again'});
		expect(await one()).toEqual({cf_test_step: 'again'});
		expect([await changes(), (await server.ask('GET', path)).json['last_updated']]).toEqual([count + 3, before]);
	});

	test('they stand by group, weight and name', async () => {
		for (const [name, more] of [
			['cf_test_c', {weight: 1}],
			['cf_test_b', {}],
			['cf_test_a', {group_name: 'z'}],
			['cf_test_d', {}],
		] as const)
			await field(name, 'text', null, more);
		expect(Object.keys(await one())).toEqual(['cf_test_c', 'cf_test_b', 'cf_test_d', 'cf_test_a']);
	});

	test('their status can be asked for and not set', async () => {
		const {id} = await field('cf_test_stage', 'text', null);
		const path = `extras/custom-fields/${id}/`;
		expect((await server.ask('PATCH', path, {status: 'deleting'})).json['status']).toEqual({value: 'active', label: 'Active'});
		const count = async (query: string): Promise<unknown> =>
			(await server.ask('GET', `extras/custom-fields/?name=cf_test_stage&${query}`)).json['count'];
		expect([await count('status=active'), await count('status__n=active'), await count('status=provisioning')]).toEqual([1, 0, 0]);
		expect(await server.ask('GET', 'extras/custom-fields/?status=bogus')).toEqual({
			status: 400,
			json: {status: ['Select a valid choice. bogus is not one of the available choices.']},
		});
	});
});

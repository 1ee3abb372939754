import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {Json, Row} from '../../src/output/output.js';
import {type Heard, Made, type Server, servers} from './both.js';

const forbidden = {detail: 'You do not have permission to perform this action.'};
const seen = ({status, json}: Heard): unknown =>
	status === 200 && Array.isArray(json['results']) ? json['results'].map((row) => (row as Row)['name'] ?? null) : [status, json];

describe.each(servers)('%s keeps to the rights of a caller', {timeout: 120_000}, (_, open) => {
	let server: Server;
	let made: Made;
	let [token, user] = ['', 0];
	beforeAll(async () => {
		server = await open();
	});
	afterAll(() => server.close());
	beforeEach(async () => {
		made = new Made(server.ask);
		user = Number((await made.make('users/users', {username: 'rights-user', password: 'Rights-password-1'}))['id']);
		token = String((await made.make('users/tokens', {user, version: 1}))['token']);
	});
	afterEach(() => made.remove(), 60_000);

	const allow = async (types: readonly string[], constraints: Json, more: Row = {}): Promise<string> => {
		const name = `rights ${types.join(' ')}`;
		const {id} = await made.make('users/permissions', {name, object_types: types, actions: ['view'], constraints, users: [user], ...more});
		return `users/permissions/${id}/`;
	};
	const ask = (path: string, method = 'GET', body?: Json): Promise<Heard> => server.ask(method, path, body, token);
	const devices = async (): Promise<unknown> => seen(await ask('dcim/devices/?fields=name&ordering=id'));

	const leaves = ['leaf1', 'leaf2', 'leaf3', 'leaf4'];
	const ams = ['spine1', 'spine2', ...leaves, 'edge1', 'RTR1'];
	const all = 17;
	test('devices are those that a constraint matches, as Django reads it', async () => {
		const permission = await allow(['dcim.device'], null);
		const cases: readonly (readonly [Json, readonly (string | null)[] | number])[] = [
			[{name: 'leaf1'}, ['leaf1']],
			[{name: 'LEAF1'}, []],
			[{name__iexact: 'LEAF1'}, ['leaf1']],
			[{name__startswith: 'leaf'}, leaves],
			[{name__istartswith: 'LEAF'}, leaves],
			[{name__contains: 'eaf'}, leaves],
			[{name__icontains: 'EAF'}, leaves],
			[{name__regex: '^leaf[12]$'}, ['leaf1', 'leaf2']],
			[{name__in: ['leaf1', 'spine1', 'nobody']}, ['spine1', 'leaf1']],
			[{name__gt: 'r'}, ['spine1', 'spine2', 'RTR1', 'rtr1', '東京-ルーター1']],
			[{name: null}, [null]],
			[{name: 'null'}, ['null']],
			[{name__isnull: true}, [null]],
			[{asset_tag__isnull: false}, ['fceos4', 'fceos5', 'fceos6']],
			[{id__lt: 5}, ['fceos4', 'fceos5', 'fceos6', 'spine1']],
			[{id__lt: '3'}, ['fceos4', 'fceos5']],
			[{id__range: [2, 3]}, ['fceos5', 'fceos6']],
			[{id__gte: 5, id__lte: 6}, ['spine2', 'leaf1']],
			[{pk: 1}, ['fceos4']],
			[{site: 1}, ['fceos4', 'fceos5', 'fceos6']],
			[{site_id: 1}, ['fceos4', 'fceos5', 'fceos6']],
			[{site__slug: 'ams1'}, ams],
			[{site__name__startswith: 'AMS', status: 'active'}, ams],
			[{site__region: null}, all],
			[{tenant__isnull: true, name__startswith: 'f'}, []],
			[{role__name: 'leaf'}, leaves],
			[{device_type__manufacturer__slug: 'arista'}, all],
			[{tags__name: 'core'}, ['spine1', 'spine2', 'edge1']],
			[{tags__name__in: ['core', 'edge'], name: 'edge1'}, ['edge1', 'edge1']],
			[
				[{name: 'leaf1'}, {name: 'spine1'}],
				['spine1', 'leaf1'],
			],
			[[{name: 'leaf1'}, {}], all],
			[[{name: 'leaf1'}, null], all],
			[[], all],
			[{}, all],
			[null, all],
			[{name__startswith: '$user'}, []],
			[{custom_field_data__x: 1}, []],
		];
		for (const [constraints, names] of cases) {
			expect((await server.ask('PATCH', permission, {constraints})).status).toBe(200);
			const found = (await devices()) as readonly unknown[];
			expect([constraints, typeof names === 'number' ? found.length : found]).toEqual([constraints, names]);
		}
	});

	test('what no constraint can be is an error of the server at each request', async () => {
		for (const [constraints, exception] of [
			['text', 'AttributeError'],
			[{id: 'abc'}, 'ValueError'],
			[{created: 'x'}, 'ValidationError'],
			[{name__bogus: 'x'}, 'FieldError'],
		] as const) {
			const permission = await allow(['dcim.device'], constraints);
			expect(await ask('dcim/devices/')).toMatchObject({status: 500, json: {exception}});
			expect((await server.ask('DELETE', permission)).status).toBe(204);
		}
	});

	test('a hidden object is not there, a filter by it is no fault, and what points at it shows it', async () => {
		await allow(['dcim.device'], {name: 'leaf1'});
		await allow(['netbox_bgp.bgpsession'], {id__lt: 3});
		expect(await ask('dcim/devices/1/')).toEqual({status: 404, json: {detail: 'No Device matches the given query.'}});
		expect(seen(await ask('dcim/devices/?id=1&fields=name'))).toEqual([]);
		expect(seen(await ask('dcim/devices/?name=fceos4&fields=name'))).toEqual([]);
		expect(await ask('plugins/bgp/session/9/')).toEqual({status: 404, json: {detail: 'No BGPSession matches the given query.'}});
		const sessions = await ask('plugins/bgp/session/?device_id=1&ordering=id');
		expect([sessions.json['count'], (sessions.json['results'] as readonly Row[])[0]]).toMatchObject([1, {id: 1, device: {id: 1, name: 'fceos4'}}]);
		expect((await ask('plugins/bgp/session/?device_id=999999')).status).toBe(400);
		expect(await ask('dcim/sites/')).toEqual({status: 403, json: forbidden});
	});

	test('permissions add up, of the user and of its groups; one that is switched off is none', async () => {
		const group = (await made.make('users/groups', {name: 'rights-group'}))['id'] as number;
		const shared = await allow(['dcim.device'], {name: 'leaf1'}, {users: [], groups: [group]});
		expect(await devices()).toEqual([403, forbidden]);
		await server.ask('PATCH', `users/users/${user}/`, {groups: [group]});
		expect(await devices()).toEqual(['leaf1']);
		await allow(['dcim.device'], [{id: 2}, {id: '$user'}]);
		const own = ['fceos5', ...(await nameOf(user))];
		expect(new Set((await devices()) as unknown[])).toEqual(new Set([...own, 'leaf1']));
		await server.ask('PATCH', shared, {enabled: false});
		expect(await devices()).toEqual(own);
		expect((await ask('authentication-check/')).json).toMatchObject({groups: [{name: 'rights-group'}], permissions: [{name: 'rights dcim.device'}]});
		expect((await server.ask('GET', shared)).json).toMatchObject({groups: [{id: group}], users: [], constraints: {name: 'leaf1'}});
	});
	const nameOf = async (id: number): Promise<readonly string[]> => {
		const {json} = await server.ask('GET', `dcim/devices/?id=${id}&fields=name`);
		return (json['results'] as readonly Row[]).map(({name}) => String(name));
	};

	test('the change log shows the rows that a constraint matches, and in them what one may not see', async () => {
		const site = await made.make('dcim/sites', {name: 'rights site', slug: 'rights-site'});
		const region = await made.make('dcim/regions', {name: 'rights region', slug: 'rights-region'});
		const permission = await allow(['core.objectchange'], null);
		const log = async (constraints: Json): Promise<unknown> => {
			await server.ask('PATCH', permission, {constraints});
			const {json} = await ask('core/object-changes/?ordering=-id&limit=2&fields=changed_object_type,changed_object');
			return (json['results'] as readonly Row[]).map((row) => [row['changed_object_type'], (row['changed_object'] as Row | null)?.['id']]);
		};
		const [ofSite, ofRegion] = [
			['dcim.site', site['id']],
			['dcim.region', region['id']],
		];
		expect(await log({object_repr__startswith: 'rights'})).toEqual([ofRegion, ofSite]);
		expect((await log({changed_object_type__model: 'site'})) as unknown[]).toContainEqual(ofSite);
		expect(await log({changed_object_type__model__in: ['region', 'site'], user__username: 'admin'})).toEqual([ofRegion, ofSite]);
		expect(await log({changed_object_type__app_label: 'dcim', action: 'create', changed_object_id: site['id'] as number})).toContainEqual(ofSite);
		expect(await log({id__lt: 1})).toEqual([]);
		expect(await log({user: '$user'})).toEqual([]);
	});

	test('writes keep to them too: out of reach is 404, into what is out of reach is 403', async () => {
		const mine = await made.make('dcim/sites', {name: 'rights site', slug: 'rights-site'});
		const region = await made.make('dcim/regions', {name: 'rights region', slug: 'rights-region'});
		await allow(['dcim.site'], {name__startswith: 'rights site'}, {actions: ['view', 'add', 'change', 'delete']});
		const gone = {status: 404, json: {detail: 'No Site matches the given query.'}};
		expect(await ask('dcim/sites/1/', 'PATCH', {description: 'x'})).toEqual(gone);
		expect(await ask('dcim/sites/1/', 'DELETE')).toEqual(gone);
		expect(await ask('dcim/sites/', 'POST', {name: 'other', slug: 'rights-other'})).toEqual({status: 403, json: forbidden});
		expect(await ask(`dcim/sites/${mine['id']}/`, 'PATCH', {name: 'out'})).toEqual({status: 403, json: forbidden});
		const each = {__all__: ['You do not have permission to perform this action on this object.']};
		const bodies = [
			{name: 'rights site 2', slug: 'rights-site-2'},
			{name: 'other', slug: 'rights-other'},
		];
		expect(await ask('dcim/sites/', 'POST', bodies)).toEqual({
			status: 403,
			json: {detail: '1 of 2 objects could not be created.', errors: [{index: 1, errors: each}]},
		});
		const unknown = [{id: 1, errors: {id: ['Object with ID 1 does not exist']}}];
		expect(await ask('dcim/sites/', 'PATCH', [{id: 1, description: 'x'}])).toEqual({
			status: 400,
			json: {detail: '1 of 1 objects could not be found.', errors: unknown},
		});
		const [byName, byId] = [{region: {name: 'rights region'}}, {region: {id: region['id'] as number}}];
		expect((await ask(`dcim/sites/${mine['id']}/`, 'PATCH', byName)).status).toBe(400);
		expect((await ask(`dcim/sites/${mine['id']}/`, 'PATCH', byId)).status).toBe(200);
	});

	test('GraphQL shows neither hidden objects nor the hidden ones that others point at', async () => {
		await allow(['dcim.device', 'netbox_bgp.bgpsession'], {name__startswith: 'spine1'});
		const query = '{device_list{name} netbox_bgp_session_list{name device{name} site{name} tags{name}}}';
		const answer = await fetch(`${server.url}/graphql/`, {
			method: 'POST',
			headers: {connection: 'close', authorization: `Token ${token}`, 'content-type': 'application/json', accept: 'application/json'},
			body: JSON.stringify({query}),
		});
		const {data} = (await answer.json()) as {data: {device_list: unknown; netbox_bgp_session_list: readonly unknown[]}};
		expect(data.device_list).toEqual([{name: 'spine1'}]);
		expect(data.netbox_bgp_session_list[0]).toEqual({name: 'spine1-leaf1', device: {name: 'spine1'}, site: null, tags: []});
	});

	test('tokens and users are changed while the server runs', async () => {
		const permission = await allow(['dcim.device'], {name: 'leaf1'});
		const {json} = await server.ask('GET', `users/tokens/?user_id=${user}`);
		const [row] = json['results'] as readonly Row[];
		expect(row).toMatchObject({version: 1, key: null, token: null, enabled: true, display: `${'*'.repeat(34)}${token.slice(-6)}`, user: {id: user}});
		const path = `users/tokens/${row?.['id']}/`;
		for (const [where, body, said] of [
			[path, {enabled: false}, 'Token disabled'],
			[path, {enabled: true, expires: '2020-01-01T00:00:00Z'}, 'Token expired'],
			[path, {expires: null, allowed_ips: ['192.0.2.0/24']}, 'Source IP 127.0.0.1 is not permitted to authenticate using this token.'],
			[path, {allowed_ips: []}, undefined],
			[`users/users/${user}/`, {is_active: false}, 'User inactive'],
			[`users/users/${user}/`, {is_active: true, permissions: []}, forbidden.detail],
			[permission, {users: [user]}, undefined],
		] as const) {
			expect((await server.ask('PATCH', where, body)).status).toBe(200);
			expect(await devices()).toEqual(said === undefined ? ['leaf1'] : [403, {detail: said}]);
		}
		expect((await server.ask('DELETE', path)).status).toBe(204);
		expect(await devices()).toEqual([403, {detail: 'Invalid v1 token'}]);
	});

	test('a token of version 2 is made too, and none of this stands in the change log', async () => {
		const newest = await server.ask('GET', 'core/object-changes/?ordering=-id&limit=1&fields=id');
		const [last] = newest.json['results'] as readonly Row[];
		const {key, token: secret, pepper_id} = await made.make('users/tokens', {user});
		const answer = await fetch(`${server.url}/api/status/`, {headers: {connection: 'close', authorization: `Bearer nbt_${key}.${secret}`}});
		expect([answer.status, pepper_id]).toEqual([200, 1]);
		const renamed = await server.ask('PATCH', `users/users/${user}/`, {first_name: 'Ada', last_name: 'L', email: 'a@example.net'});
		expect(renamed.json).toMatchObject({display: 'rights-user (Ada L)', email: 'a@example.net'});
		expect(renamed.json).not.toHaveProperty('password');
		const log = await server.ask('GET', `core/object-changes/?id__gt=${last?.['id'] ?? 0}&limit=1000&fields=changed_object_type`);
		expect((log.json['results'] as readonly Row[]).filter(({changed_object_type: type}) => String(type).startsWith('users.'))).toEqual([]);
	});

	test('what is wrong with a user, a group or a permission is said', async () => {
		await made.make('users/groups', {name: 'rights-group'});
		for (const [path, body, faults] of [
			['users/users', {}, {username: ['This field is required.'], password: ['This field is required.']}],
			['users/users', {username: 'rights-user', password: 'Rights-password-1'}, {username: ['A user with that username already exists.']}],
			['users/groups', {name: 'rights-group'}, {name: ['group with this name already exists.']}],
			['users/permissions', {}, {name: ['This field is required.'], object_types: ['This field is required.'], actions: ['This field is required.']}],
			[
				'users/permissions',
				{name: 'x', object_types: ['nope'], actions: ['view']},
				{object_types: ["Invalid value. Specify a content type as '<app_label>.<model_name>'."]},
			],
			['users/permissions', {name: 'x', object_types: ['dcim.site'], actions: []}, {actions: ['This list may not be empty.']}],
			[
				'users/permissions',
				{name: 'x', object_types: ['dcim.site'], actions: ['view'], users: [999999]},
				{users: ['Invalid pk "999999" - object does not exist.']},
			],
			['users/tokens', {user, version: 3}, {version: ['"3" is not a valid choice.']}],
			['users/tokens', {}, {user: ['This field is required.']}],
		] as const) {
			expect([body, await server.ask('POST', `${path}/`, body as unknown as Row)]).toEqual([body, {status: 400, json: faults}]);
		}
	});
});

import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {parseDataset} from '../../src/lab/dataset/dataset.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import type {Json, Row} from '../../src/output/output.js';
import {call} from './client.js';
import {recordedDataset} from './replay.js';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
	lab = await startLab({dataset: labDataset()});
});
afterAll(() => lab.close());

const send = async (method: string, path: string, body?: Json) => {
	const {status, json} = await call(lab.url, method, path, body === undefined ? {} : {body});
	return [status, json] as const;
};
const idOf = ([, row]: readonly [number, Row]): number => Number(row['id']);
const counts = async (path: string): Promise<unknown> => (await send('GET', `${path}&limit=1`))[1]['count'];

const ownParent = {parent: ['Cannot assign self or a descendant as parent.']};

test.each(['dcim/regions', 'dcim/platforms', 'dcim/device-roles', 'dcim/locations'])(
	'F1 an object of %s is put neither under itself nor under what stands under it',
	async (path) => {
		const more = path === 'dcim/locations' ? {site: 1} : {};
		const make = async (slug: string, parent: number | null) => idOf(await send('POST', `${path}/`, {name: slug, slug, parent, ...more}));
		const top = await make('f1-top', null);
		const middle = await make('f1-middle', top);
		const low = await make('f1-low', middle);
		for (const parent of [top, middle, low]) expect(await send('PATCH', `${path}/${top}/`, {parent})).toEqual([400, ownParent]);
		expect((await send('PATCH', `${path}/`, [{id: top, parent: low}]))[0]).toBe(400);
		expect((await send('PATCH', `${path}/${low}/`, {parent: top}))[1]['_depth']).toBe(1);
		expect((await send('DELETE', `${path}/${top}/`))[0]).toBe(204);
	},
);

test('F1 a location stands in the site of the one above it', async () => {
	const above = idOf(await send('POST', 'dcim/locations/', {name: 'F1', slug: 'f1-site', site: 1}));
	const below = {name: 'F1 below', slug: 'f1-below', site: 2, parent: above};
	expect(await send('POST', 'dcim/locations/', below)).toEqual([400, {__all__: ['Parent location (F1) must belong to the same site (AMS1).']}]);
});

test('F1 a data set whose tree bites its tail is refused, in main and in a branch', () => {
	const {status, objects} = labDataset();
	const regions = [
		{id: 1, name: 'a', slug: 'a', parent: 2},
		{id: 2, name: 'b', slug: 'b', parent: {id: 1}},
	];
	const why = 'the data set cannot be read: "dcim/regions" 1 stands under itself.';
	expect(parseDataset({status, objects: {...objects, 'dcim/regions': regions}})).toMatchObject({ok: false, error: {message: why}});
	expect(parseDataset({status, objects, branches: {labmnt42: {'dcim/regions': regions}}})).toMatchObject({ok: false, error: {message: why}});
});

test('F2 the filters of a query hold for one object as for a list', async () => {
	const gone = {detail: 'No BGPSession matches the given query.'};
	const bad = {device_id: ['Select a valid choice. 999 is not one of the available choices.']};
	for (const [method, body] of [['GET'], ['PATCH', {}], ['PUT', {}], ['DELETE']] as const) {
		expect(await send(method, 'plugins/bgp/session/1/?device_id=999', body)).toEqual([400, bad]);
		expect(await send(method, 'plugins/bgp/session/1/?name=nobody', body)).toEqual([404, gone]);
		expect(await send(method, 'plugins/bgp/session/999999/?device_id=999', body)).toEqual([400, bad]);
	}
	expect((await send('GET', 'plugins/bgp/session/1/?device_id=1&nope=1'))[0]).toBe(200);
});

test('F3 masks, roles and bearers of addresses, masks of prefixes and sites of AS numbers are filtered', async () => {
	const all = Number(await counts('ipam/ip-addresses/?'));
	const long = Number(await counts('ipam/ip-addresses/?mask_length__gte=31'));
	expect([long > 0, long < all, await counts('ipam/ip-addresses/?mask_length__lte=30')]).toEqual([true, true, all - long]);
	expect(await counts('ipam/prefixes/?mask_length=24')).toBe(1);
	expect(await counts('ipam/prefixes/?mask_length=25')).toBe(0);
	const found = {'device_id=1': 4, 'device=fceos4': 4, 'virtual_machine=vm-rr1': 1, 'role=loopback': 0, 'device_id=999': 0};
	for (const [filter, count] of Object.entries(found)) expect([filter, await counts(`ipam/ip-addresses/?${filter}`)]).toEqual([filter, count]);
	expect((await send('PATCH', 'ipam/ip-addresses/1/', {role: 'loopback'}))[1]['role']).toEqual({value: 'loopback', label: 'Loopback'});
	expect(await counts('ipam/ip-addresses/?role=loopback')).toBe(1);
	expect((await send('PATCH', 'dcim/sites/2/', {asns: [1]}))[0]).toBe(200);
	expect([await counts('ipam/asns/?site=ams1'), await counts('ipam/asns/?site_id=1')]).toEqual([1, 0]);
	expect(await send('GET', 'ipam/ip-addresses/?mask_length=x')).toEqual([400, {mask_length: ['Enter a whole number.']}]);
});

test.each([
	['GET', 'ipam/vlans/?available_at_site=1', undefined, 'filter "available_at_site" of ipam/vlans'],
	['GET', 'extras/tags/?content_type__n=dcim.site', undefined, 'filter "content_type__n" of extras/tags'],
	['GET', 'users/permissions/?object_type=dcim.site', undefined, 'filter "object_type" of users/permissions'],
	['POST', 'users/owners/', {name: 'x'}, '/api/users/owners/'],
	['GET', 'dcim/console-ports/', undefined, '/api/dcim/console-ports/'],
	['DELETE', 'dcim/console-ports/7/', undefined, '/api/dcim/console-ports/'],
	['GET', 'dcim/interfaces/1/trace/', undefined, '/api/dcim/interfaces/*/trace/'],
	['POST', 'dcim/devices/1/render-config/', {}, '/api/dcim/devices/*/render-config/'],
	['GET', 'plugins/bgp/community/', undefined, '/api/plugins/bgp/community/'],
	['POST', 'dcim/sites/', {name: 'F3', slug: 'f3', latitude: 52.1}, 'other value of the field "latitude" of dcim/sites than null'],
	['PATCH', 'dcim/devices/', [{id: 1, description: 'lost', position: 3}], 'other value of the field "position" of dcim/devices than null'],
	['POST', 'dcim/cables/', {a_terminations: [{object_type: 'dcim.consoleport', object_id: 1}]}, 'cable that ends at dcim.consoleport'],
] as const)('F3 what NetBox has and the lab lacks is refused in words: %s %s', async (method, path, body, what) => {
	expect(await send(method, path, body as Json | undefined)).toEqual([501, {detail: `The lab has no ${what}; NetBox 4.7.3 has it.`}]);
	expect(await counts('dcim/devices/?description=lost')).toBe(0);
});

test('F3 what is unknown to NetBox too is answered as NetBox does', async () => {
	expect((await send('GET', 'dcim/nothing/'))[0]).toBe(404);
	expect((await send('GET', 'dcim/console-ports/7/nothing/'))[0]).toBe(404);
	expect(await counts('dcim/sites/?nothing=1&nothing__n=2')).toBe(await counts('dcim/sites/?'));
	expect((await send('PATCH', 'dcim/sites/1/', {time_zone: null, latitude: null, device_count: 7}))[0]).toBe(200);
});

test('F3 a constraint of a permission that the lab cannot ask is refused in words, to those whom it limits', async () => {
	const reader = (await call(lab.url, 'GET', 'authentication-check/', {as: 'reader'})).json;
	const constraints = {bgpsession__name: 'ix'};
	const body = {name: 'F3', object_types: ['dcim.device'], actions: ['view'], users: [Number(reader['id'])], constraints};
	await send('PATCH', 'users/permissions/1/', {enabled: false});
	expect((await send('POST', 'users/permissions/', body))[0]).toBe(201);
	expect((await call(lab.url, 'GET', 'dcim/devices/', {as: 'reader'})).json).toEqual({
		detail: 'The lab has no constraint "bgpsession__name" of dcim/devices; NetBox 4.7.3 has it.',
	});
	expect((await send('GET', 'dcim/devices/'))[0]).toBe(200);
});

test('F3 a kind that was held against NetBox 4.7 alone is refused of an older one', async () => {
	const older = await startLab({dataset: recordedDataset('4.6.8')});
	onTestFinished(() => older.close());
	expect((await call(older.url, 'GET', 'dcim/interfaces/')).json).toEqual({detail: 'The lab has no /api/dcim/interfaces/; NetBox 4.7.3 has it.'});
	expect((await call(older.url, 'GET', 'dcim/interfaces/1/')).status).toBe(501);
	expect((await call(older.url, 'GET', 'dcim/')).json).not.toHaveProperty('interfaces');
	expect((await send('GET', 'dcim/'))[1]).toHaveProperty('interfaces');
});

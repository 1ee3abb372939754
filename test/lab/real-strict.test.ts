import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {Json, Row} from '../../src/output/output.js';
import {Made, type Server, servers} from './both.js';

const refusedBy = (field: string, ...said: readonly string[]) => ({status: 400, json: {[field]: said}});
const taken = (address: string) => refusedBy('address', `Duplicate IP address found in global table: ${address}`);

describe.each(servers)('F5 F6 F7 what %s takes', {timeout: 120_000}, (_, open) => {
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

	const site = (name: string) => made.make('dcim/sites', {name, slug: name});

	test('a host is in the global table once, whatever its mask, but for roles that are shared', async () => {
		const post = (body: Json) => server.ask('POST', 'ipam/ip-addresses/', body);
		const {id} = await made.make('ipam/ip-addresses', {address: '10.199.2.1/30'});
		for (const address of ['10.199.2.1/30', '10.199.2.1/24', '10.199.2.1']) expect(await post({address})).toEqual(taken('10.199.2.1/30'));
		expect(await post({address: '10.199.2.1/30', role: 'anycast'})).toEqual(taken('10.199.2.1/30'));
		expect((await server.ask('PATCH', `ipam/ip-addresses/${id}/`, {address: '10.199.2.1/24'})).status).toBe(200);
		await made.make('ipam/ip-addresses', {address: '10.199.3.1/30', role: 'vip'});
		await made.make('ipam/ip-addresses', {address: '10.199.3.1/30', role: 'vrrp'});
		expect(await post({address: '10.199.3.1/30', role: 'loopback'})).toEqual(taken('10.199.3.1/30'));
		expect(await server.ask('PATCH', `ipam/ip-addresses/${id}/`, {address: '10.199.3.1/24'})).toEqual(taken('10.199.3.1/30'));
		expect(await made.make('ipam/ip-addresses', {address: '2001:DB8:199:0::1/64'})).toMatchObject({address: '2001:db8:199::1/64'});
		expect(await post({address: '2001:db8:199:0:0::1/127'})).toEqual(taken('2001:db8:199::1/64'));
		expect(await post([{address: '10.199.4.1/24'}, {address: '10.199.4.1/24'}])).toEqual({
			status: 400,
			json: {
				detail: '1 of 2 objects could not be created.',
				errors: [{index: 1, errors: {address: ['Duplicate IP address found in global table: 10.199.4.1/24']}}],
			},
		});
		expect(await post({address: '1.2.3.4/0'})).toEqual(refusedBy('address', 'Cannot create IP address with /0 mask.'));
	});

	test('a prefix is there once, without bits of hosts, and not all of the table', async () => {
		const post = (prefix: string) => server.ask('POST', 'ipam/prefixes/', {prefix});
		await made.make('ipam/prefixes', {prefix: '10.199.0.0/24'});
		expect(await post('10.199.0.0/24')).toEqual(refusedBy('prefix', 'Duplicate prefix found in global table: 10.199.0.0/24'));
		expect(await post('10.199.0.7/24')).toEqual(refusedBy('prefix', '10.199.0.7/24 is not a valid prefix. Did you mean 10.199.0.0/24?'));
		expect(await post('0.0.0.0/0')).toEqual(refusedBy('prefix', 'Cannot create prefix with /0 mask.'));
	});

	test('an object stands once in a request of several', async () => {
		const said = (id: number, count = 2) => ({id, errors: {id: [`Each object may be specified only once; ID ${id} is listed ${count} times`]}});
		const refused = (all: number, ...errors: readonly Json[]) => ({
			status: 400,
			json: {detail: `${errors.length} of ${all} objects are listed more than once.`, errors},
		});
		expect(await server.ask('PATCH', 'dcim/sites/', [{id: 1}, {id: 2}, {id: 1}, {id: 2}])).toEqual(refused(4, said(1), said(2)));
		expect(await server.ask('PATCH', 'dcim/sites/', [{id: 999_999}, {id: 999_999}])).toEqual(refused(2, said(999_999)));
		expect(await server.ask('DELETE', 'dcim/sites/', [{id: 4}, {id: 4}])).toEqual(refused(2, said(4)));
	});

	test('a colour is six small hexadecimal digits', async () => {
		for (const path of ['extras/tags/', 'dcim/device-roles/']) {
			const post = (color: string) => server.ask('POST', path, {name: 'c', slug: 'c', color});
			for (const color of ['zzz', 'ABCDEF', 'abcde'])
				expect(await post(color)).toEqual(refusedBy('color', 'Enter a valid hexadecimal RGB color code.'));
			expect(await post('')).toEqual(refusedBy('color', 'This field may not be blank.'));
		}
	});

	test('a write shows the whole row under brief, and hears nothing of what omit leaves out', async () => {
		const {id} = await site('strict-a');
		for (const [method, path, body] of [
			['PATCH', `dcim/sites/${id}/?brief=1`, {description: 'b'}],
			['PUT', `dcim/sites/${id}/?brief=1`, {name: 'strict-a', slug: 'strict-a'}],
		] as const)
			expect((await server.ask(method, path, body)).json).toHaveProperty('physical_address');
		const [row] = (await server.ask('PATCH', 'dcim/sites/?brief=1', [{id: id as number, description: 'c'}])).json as unknown as readonly Row[];
		expect(row).toHaveProperty('physical_address');
		expect(await server.ask('POST', 'dcim/sites/?omit=tags,name', {name: 'strict-b', slug: 'strict-b'})).toEqual(
			refusedBy('name', 'This field cannot be blank.'),
		);
	});

	test('of a parameter that counts once the last value does', async () => {
		await site('strict-c');
		const rows = async (query: string): Promise<readonly Row[]> =>
			(await server.ask('GET', `dcim/sites/?${query}`)).json['results'] as readonly Row[];
		const ids = async (query: string): Promise<readonly unknown[]> => (await rows(`${query}&fields=id`)).map((row) => row['id']);
		expect(await ids('limit=3&limit=4')).toHaveLength(4);
		expect(await ids('limit=2&limit=')).toHaveLength((await ids('')).length);
		expect((await ids('ordering=-id&ordering=id')).slice(0, 3)).toEqual([1, 2, 3]);
		expect(await ids('offset=1&offset=2&limit=1&ordering=id')).toEqual([3]);
		expect((await ids('start=1&start=3'))[0]).toBe(3);
		expect((await server.ask('GET', 'dcim/sites/?start=1&start=x')).status).toBe(400);
		expect(await rows('id=1&fields=id&fields=slug')).toEqual([{slug: 'saltnornir-lab'}]);
		expect((await rows('id=1&omit=id&omit=name'))[0]).toMatchObject({id: 1});
		expect((await rows('id=1&brief=1&brief='))[0]).toHaveProperty('physical_address');
	});
});

import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startLab} from '../../src/lab/http/server.js';
import {admin, type Server, servers} from './both.js';
import {recordedDataset} from './replay.js';

const path = 'authentication-check/';
const reader = '1123456789abcdef0123456789abcdef01234567';
const keys = ['id', 'url', 'display_url', 'display', 'username', 'first_name', 'last_name', 'email', 'is_active', 'date_joined', 'last_login'];

describe.each(servers)('%s says who calls', {timeout: 120_000}, (_, open) => {
	let server: Server;
	beforeAll(async () => {
		server = await open();
	});
	afterAll(() => server.close());

	test.each([
		[1, 'admin', admin],
		[2, 'reader', reader],
	])('%i, %s: as a user object whose permissions are short', async (id, username, token) => {
		const {status, json} = await server.ask('GET', path, undefined, token);
		expect([status, json['id'], json['username'], Object.keys(json)]).toEqual([200, id, username, [...keys, 'groups', 'permissions']]);
		const shorts = (json['permissions'] as readonly object[]).map((one) => Object.keys(one));
		expect(shorts).toEqual(username === 'admin' ? [] : [['id', 'url', 'display', 'name', 'description', 'enabled', 'object_types', 'actions']]);
	});

	test('a token that is not known is refused, another method too', async () => {
		expect(await server.ask('GET', path, undefined, 'deadbeef')).toEqual({status: 403, json: {detail: 'Invalid v1 token'}});
		expect(await server.ask('POST', path, {})).toEqual({status: 405, json: {detail: 'Method "POST" not allowed.'}});
	});
});

test('NetBox 4.4.10 has no such path: an HTML 404', async () => {
	const lab = await startLab({dataset: recordedDataset('4.4.10')});
	const answer = await fetch(`${lab.url}/api/${path}`, {headers: {authorization: `Token ${admin}`}});
	expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
	await lab.close();
});

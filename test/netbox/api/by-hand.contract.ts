import {expect, test} from 'vitest';
import {orThrow} from '../../../src/netbox/open.js';
import {errorOf} from '../support.js';
import {openAt} from './support.js';

/** A NetBox that holds the data set of `test/support/netbox/dataset.py`, or the same plus more. */
type Subject = {readonly url: string; readonly token: string};

/** What the client promises of requests by hand, of GraphQL and of the root pages at any NetBox, real or not. Reads only. */
export function describeByHand(subject: () => Subject): void {
	const open = (token?: string) => openAt(subject().url, {token: token ?? subject().token});

	test('graphql gives the data of a query, with variables and over several lines', async () => {
		const query = 'query ($names: [String!]) {\n  device_list(filters: {name: {in_list: $names}}) {\n    id name site { slug }\n  }\n}';
		const data = orThrow(await open().graphql({query, variables: {names: ['fceos4', 'fceos5']}}));
		expect(data).toEqual({
			device_list: ['fceos4', 'fceos5'].map((name) => ({id: expect.any(String), name, site: {slug: 'saltnornir-lab'}})),
		});
	});

	test('errors of graphql are errors, though the status is 200, and say where', async () => {
		const api = open();
		const where = expect.stringMatching(/^NetBox "prod" refused the query: Cannot query field 'nme' on type 'DeviceType'.* \(line 1, column 17\)\.$/);
		expect(errorOf(await api.graphql({query: '{ device_list { nme } }'}))).toMatchObject({code: 'rejected', message: where});
		expect(errorOf(await api.graphql({query: 'mutation { a }'}))).toMatchObject({
			code: 'rejected',
			message: expect.stringContaining('mutation operation'),
		});
		expect(errorOf(await api.graphql({query: ' '}))).toMatchObject({code: 'usage'});
		expect(errorOf(await open('deadbeefdeadbeefdeadbeefdeadbeefdeadbeef').graphql({query: '{ __typename }'}))).toMatchObject({
			code: 'unauthorized',
			message: expect.stringMatching(/^NetBox "prod" refused the token \(403\): Invalid (v1 token|token \(it is a v1 token\))\.$/),
		});
	});

	test('the schema of graphql tells the types of filters', async () => {
		const query = '{ __type(name: "DeviceFilter") { inputFields { name type { inputFields { name } } } } }';
		const {__type: type} = orThrow(await open().graphql({query})) as {__type: {inputFields: {name: string; type: {inputFields: {name: string}[]}}[]}};
		expect(type.inputFields.find(({name}) => name === 'name')?.type.inputFields.map(({name}) => name)).toEqual(
			expect.arrayContaining(['exact', 'in_list']),
		);
	});

	test('all rows of a list by hand are those of the list, in the order asked, whatever the pages', async () => {
		const api = open();
		const sessions = orThrow(await api.bgp.sessions.list());
		const path = '/api/plugins/bgp/session/';
		expect(orThrow(await api.restAll({path, query: [['limit', 7]]}))).toEqual(sessions);
		const fallen = orThrow(
			await api.restAll({
				path,
				query: [
					['ordering', '-id'],
					['limit', 10],
					['fields', 'name'],
				],
			}),
		); // prettier-ignore
		expect(fallen.map(({id}) => id)).toEqual(sessions.map(({id}) => id).toReversed());
	});

	test('a path that is no list, or not there, says so', async () => {
		const api = open();
		expect(errorOf(await api.restAll({path: '/api/status/'}))).toMatchObject({
			hint: expect.stringMatching(/^no list of objects .* in the answer to \/api\/status\/$/),
		});
		expect(errorOf(await api.rest({method: 'GET', path: '/api/dcim/sites/999999/'}))).toMatchObject({
			code: 'not-found',
			message: 'no dcim.sites 999999 in "prod".',
		});
		expect(errorOf(await api.rest({method: 'GET', path: '/api/dcim/nope/'}))).toMatchObject({
			message: 'NetBox "prod" has nothing at /api/dcim/nope/.',
		});
	});

	test('HEAD gives the headers, OPTIONS what may be written', async () => {
		const api = open();
		expect(orThrow(await api.rest({method: 'HEAD', path: '/api/dcim/sites/1/'}))).toMatchObject({allow: 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'});
		expect(orThrow(await api.rest({method: 'OPTIONS', path: '/api/dcim/sites/'}))).toMatchObject({actions: {POST: {slug: {required: true}}}});
		expect(api.requests()).toBe(2);
	});

	test('the root pages name lists of apps and plugins', async () => {
		const api = open();
		const {paths, failures} = orThrow(await api.roots());
		expect(failures).toEqual([]);
		expect(paths).toEqual(
			expect.arrayContaining([
				{name: 'dcim.devices', path: '/api/dcim/devices/'},
				{name: 'plugins.bgp.session', path: '/api/plugins/bgp/session/'},
				{name: 'plugins.branching.branches', path: '/api/plugins/branching/branches/'},
			]),
		);
		expect(api.requests()).toBeLessThan(20);
	});
}

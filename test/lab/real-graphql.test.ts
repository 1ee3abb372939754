import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startLab} from '../../src/lab/server.js';
import {credentials, recordedDataset} from './replay.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

const devices = (filters: string, fields = 'id name'): string => `{ device_list(filters: ${filters}) { ${fields} } }`;
const sessions = (filters: string, fields = 'id'): string => `{ netbox_bgp_session_list(filters: ${filters}) { ${fields} } }`;

const queries: readonly (string | {readonly query: string; readonly variables: object})[] = [
	'{ __typename }',
	'{ device_list { id name display site { name slug } role { name } status tags { name } } }',
	'{ site_list(pagination: {offset: 1, limit: 1}) { id display } tag_list { name slug color } }',
	'{ one: device(id: 1) { name } other: device(id: 2) { name } }',
	'{ site(id: "99999") { name } }',
	devices('{name: {exact: "fceos4"}}'),
	devices('{name: {in_list: ["fceos4", "fceos5"]}, status: {exact: STATUS_ACTIVE}}'),
	devices('{name: {i_exact: "FCEOS4"}}'),
	devices('{site: {slug: {exact: "ams1"}}, AND: {name: {starts_with: "leaf"}}}'),
	devices('{name: {exact: "leaf1"}, OR: {name: {exact: "leaf2"}}}'),
	devices('{NOT: {name: {starts_with: "leaf"}}}'),
	devices('{site_id: "2"}'),
	devices('{tags: {slug: {exact: "core"}}}'),
	devices('{id: {in_list: ["1", "2"]}}'),
	devices('{name: "fceos4"}'),
	devices('{site: "ams1"}'),
	devices('{site_id: {exact: 2}}'),
	devices('{status: {exact: active}}'),
	sessions('{status: ACTIVE, device: {name: {in_list: ["fceos4"]}}}', 'id status remote_as { asn }'),
	sessions('{device_id: "1"}'),
	sessions('{local_as: {asn: {exact: 65100}}}'),
	{query: 'query Some($names: [String!]!) { device_list(filters: {name: {in_list: $names}}) { id } }', variables: {names: ['fceos4']}},
	{query: 'query ($filters: DeviceFilter) { device_list(filters: $filters) { name } }', variables: {filters: {name: {exact: 'fceos4'}}}},
	{query: '# devices\nquery ($name: String = "leaf1") { device_list(filters: {name: {exact: $name}}) { name } }', variables: {}},
	'{ device_list(nope: 1) { id } }',
	'{ netbox_bgp_session_list(pagination: {limit: 1}) { id } }',
	'{ device_list { site } }',
	'{ device_list { id }',
	'x',
];

/** Places of faults in the text of filters are not told by the lab. */
const plain = (text: string): unknown => JSON.parse(text, (key, value: unknown) => (key === 'locations' ? undefined : value));

describe.runIf(url !== '')('the lab answers GraphQL as the real server at NF_TEST_NETBOX_URL', () => {
	let lab: Awaited<ReturnType<typeof startLab>>;
	beforeAll(async () => {
		lab = await startLab({dataset: recordedDataset('4.7.3')});
	});
	afterAll(() => lab.close());

	test.each(queries.map((asked) => (typeof asked === 'string' ? {query: asked} : asked)))('$query', async (body) => {
		const headers = {authorization: credentials['admin'] ?? '', accept: 'application/json', 'content-type': 'application/json', connection: 'close'};
		const answers = await Promise.all([lab.url, url].map((to) => fetch(`${to}/graphql/`, {method: 'POST', headers, body: JSON.stringify(body)})));
		const [mine, real] = await Promise.all(answers.map(async (answer) => [answer.status, plain(await answer.text())]));
		expect(mine).toEqual(real);
	});
});

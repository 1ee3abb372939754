import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startLab} from '../../src/lab/http/server.js';
import {credentials, recordedDataset} from './replay.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

const devices = (filters: string, fields = 'id name'): string => `{ device_list(filters: ${filters}) { ${fields} } }`;
const sessions = (filters: string, fields = 'id'): string => `{ netbox_bgp_session_list(filters: ${filters}) { ${fields} } }`;

const queries: readonly (string | {readonly query: string; readonly variables: object; readonly operationName?: string})[] = [
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
	'fragment D on DeviceType { name } { device(id: 1) { ...D } }',
	'fragment D on DeviceType { ...D } { device(id: 1) { ...D } }',
	'{ device(id: 1) { ...Nobody } }',
	'{ device(id: 1) { id @include(if: false) name @skip(if: true) serial @nope } }',
	'{ device(id: 1) { id @include(if: false) name @skip(if: true) serial class_type custom_fields interface_count } }',
	'{ site_list { name device_count devices { name } virtual_machines { name } asns { asn } region { name sites { name } } } }',
	'{ site(id: 1) { id devices(filters: {name: {exact: "fceos4"}}) { id site { name } } } }',
	'{ ip_address(id: 1) { family { value label } address role } prefix(id: 1) { prefix _depth } }',
	{query: 'query A { __typename } query B { site(id: 1) { id } }', variables: {}, operationName: 'B'},
	{query: 'query A { __typename }', variables: {}, operationName: 'C'},
	'query A { __typename } query B { site(id: 1) { id } }',
	devices('{nope: 1}'),
	devices('{vc_position: {}}'),
	{query: 'query ($f: DeviceFilter) { device_list(filters: $f) { id } }', variables: {f: {name: {exat: 'x'}}}},
	{query: 'query ($f: DeviceFilter) { device_list(filters: $f) { id } }', variables: {f: {site: {slug: {exact: {a: [true, null]}}}}}},
	{query: 'query ($n: [String!]!) { device_list(filters: {name: {in_list: $n}}) { id } }', variables: {n: [null]}},
	'{ device { id } }',
	'{ device(id: null) { id } }',
	'{ device(id: "abc") { id } }',
	'{ device(id: 1) { id } device(id: 2) { id } }',
	'{ device_list(pagination: {limit: 1, offset: -1}) { id } }',
	'{ device_list(pagination: {start: 3, limit: 2}) { id } }',
	'mutation { x }',
	'{ __proto__ { constructor } }',
	devices('{constructor: {exact: "x"}}'),
	'{ a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename g: __typename h: __typename i: __typename j: __typename k: __typename }',
	`${'{a'.repeat(250)}${'}'.repeat(250)}`,
	'{ __type(name: "StrFilterLookup") { name kind inputFields { name } } }',
];

const plain = (text: string): unknown => (text.startsWith('{') ? JSON.parse(text) : text);

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

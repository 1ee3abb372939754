import {afterAll, beforeAll, expect, test} from 'vitest';
import {limits} from '../../src/core/limits.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {credentials} from './replay.js';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
	lab = await startLab({dataset: labDataset()});
});
afterAll(() => lab.close());

async function post(body: unknown, headers: {readonly [name: string]: string} = {}): Promise<readonly [number, unknown]> {
	const answer = await fetch(`${lab.url}/graphql/`, {
		method: 'POST',
		headers: {authorization: credentials['admin'] ?? '', accept: 'application/json', 'content-type': 'application/json', ...headers},
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await answer.text();
	return [answer.status, text.startsWith('{') ? JSON.parse(text) : text];
}

const ask = (query: string, more: object = {}) => post({query, ...more});
const failed = (message: string, column: number) => [200, {data: null, errors: [{message, locations: [{line: 1, column}]}]}];

test('F9 fragments, directives, operation names, variables and lists within lists are answered', async () => {
	expect(await ask('fragment D on DeviceType { name } { device(id: 1) { ...D ... on DeviceType { id } } }')).toEqual([
		200,
		{data: {device: {name: 'fceos4', id: '1'}}},
	]);
	const some = 'query ($no: Boolean = false) { device(id: 1) { id @include(if: $no) name @skip(if: $no) serial @skip(if: true) } }';
	expect(await ask(some)).toEqual([200, {data: {device: {name: 'fceos4'}}}]);
	expect(await ask(some, {variables: {no: true}})).toEqual([200, {data: {device: {id: '1'}}}]);
	const two = 'query A { __typename } query B { site(id: 1) { devices(filters: {name: {exact: "fceos5"}}) { name site { slug } } } }';
	expect(await ask(two, {operationName: 'B'})).toEqual([200, {data: {site: {devices: [{name: 'fceos5', site: {slug: 'saltnornir-lab'}}]}}}]);
	expect(await ask(two)).toEqual([200, {data: {__typename: 'Query'}}]);
	expect(await ask(two, {operationName: 'C'})).toEqual([400, 'Unknown operation named "C".']);
	expect(await ask('{ __type(name: "OffsetPaginationInput") { inputFields { name } } }')).toEqual([
		200,
		{data: {__type: {inputFields: [{name: 'offset'}, {name: 'limit'}, {name: 'start'}]}}},
	]);
});

test('F9 interfaces, cables and VRFs are asked for as devices are', async () => {
	const interfaces =
		'{ interface_list(filters: {device: {name: {exact: "fceos4"}}, name: {exact: "eth105"}}) { name type device { name } cable { status } ip_addresses { address } } }';
	expect(await ask(interfaces)).toEqual([
		200,
		{
			data: {
				interface_list: [
					{
						name: 'eth105',
						type: expect.any(String),
						device: {name: 'fceos4'},
						cable: {status: 'connected'},
						ip_addresses: [{address: '10.0.2.1/30'}],
					},
				],
			},
		},
	]);
	expect(
		await ask('{ device(id: 1) { interfaces { name } } vrf_list(filters: {name: {exact: "MGMT"}}) { rd import_targets { name } } }'),
	).toMatchObject([
		200,
		{data: {device: {interfaces: expect.arrayContaining([{name: 'eth105'}])}, vrf_list: [{rd: '65000:100', import_targets: [{name: '65000:100'}]}]}},
	]);
});

test('F9 a null where the schema has none spoils the answer, and says where', async () => {
	const [, {errors}] = (await ask('{ netbox_bgp_session_list {\n name } }')) as [number, {errors: readonly {path: readonly unknown[]}[]}];
	expect(errors).toHaveLength(1);
	expect(errors[0]).toMatchObject({message: 'Cannot return null for non-nullable field BGPSessionType.name.', locations: [{line: 2, column: 2}]});
	expect(errors[0]?.path).toEqual(['netbox_bgp_session_list', expect.any(Number), 'name']);
});

test.each([
	['{ device_list { nam } }', "Cannot query field 'nam' on type 'DeviceType'. Did you mean 'name'?", 17],
	['{ device_list { site } }', "Field 'site' of type 'SiteType!' must have a selection of subfields. Did you mean 'site { ... }'?", 17],
	['{ device(id: 1) { id @nope } }', "Unknown directive '@nope'.", 22],
	['{ device { id } }', "Argument 'Query.device(id:)' of type 'ID!' is required, but it was not provided.", 3],
	['{ device(id: null) { id } }', "Expected value of non-null type 'ID!' not to be None.", 14],
	[
		'{ device_list(filters: {nope: 1}) { id } }',
		"Expected value of type 'DeviceFilter' not to include unknown field 'nope'. Did you mean 'NOT', 'name', or 'role'? Found: { nope: 1 }.",
		25,
	],
	['{ device_list(filters: {name: {exact: 5}}) {id} }', 'String cannot represent a non string value: 5', 39],
	['{ ', 'Syntax Error: Expected Name, found <EOF>.', 3],
	['mutation { x }', 'The mutation operation is not supported by the schema.', 1],
	[`${'{a'.repeat(300)}${'}'.repeat(300)}`, 'Syntax Error: Document is nested too deeply. Parsing aborted.', 401],
	['{ __proto__ { constructor } }', "Cannot query field '__proto__' on type 'Query'.", 3],
	['{ device(id: 1) { toString } }', "Cannot query field 'toString' on type 'DeviceType'.", 19],
])('E4 a query that is wrong is told in the words of NetBox: %s', async (query, message, column) => {
	expect(await ask(query)).toEqual(failed(message, column));
});

test('E4 a variable that is wrong is told with its place and its value', async () => {
	const query = 'query ($f: DeviceFilter) { device_list(filters: $f) { id } }';
	const cases = [
		[
			{name: {exat: 'x'}},
			" at .name: Expected value of type 'StrFilterLookup' not to include unknown field 'exat'. Did you mean 'exact'? Found: {'exat': 'x'}.",
		],
		[{name: {in_list: ['a', 5]}}, ' at .name.in_list[1]: String cannot represent a non string value: 5'],
		[[1], ": Expected value of type 'DeviceFilter' to be an object, found: [1]."],
	] as const;
	for (const [f, why] of cases) expect(await ask(query, {variables: {f}})).toEqual(failed(`Variable '$f' has invalid value${why}`, 8));
});

test('E4 requests that are no query get the sentences of NetBox', async () => {
	expect(await post([{query: '{ __typename }'}])).toEqual([400, 'Batching is not enabled']);
	expect(await post('xx')).toEqual([400, 'Unable to parse request body as JSON']);
	expect(await post({})).toEqual([400, 'No GraphQL query found in the request']);
	expect(await post({query: 5})).toEqual([400, "The GraphQL operation's `query` must be a string or null, if provided."]);
	expect(await post('{}', {'content-type': 'text/plain'})).toEqual([400, 'Unsupported content type']);
	expect((await post('5'))[0]).toBe(500);
});

test.each([
	['{ front_port_list { id } }', 'GraphQL field "front_port_list" of Query'],
	['{ device(id: 1) { consoleports { name } } }', 'GraphQL field "consoleports" of DeviceType'],
	['{ device_list(filters: {created: {year: {exact: 2026}}}) { id } }', 'GraphQL lookup "year"'],
	['{ site_list(filters: {devices: {name: {exact: "x"}}}) { id } }', undefined],
])('F3 what NetBox has and the lab lacks is refused in GraphQL too: %s', async (query, what) => {
	if (what === undefined) expect(await ask(query)).not.toEqual([200, {data: {site_list: []}}]);
	else expect(await ask(query)).toEqual([501, {detail: `The lab has no ${what}; NetBox 4.7.3 has it.`}]);
});

test('E4 queries are bounded: aliases, words, and the fields of the answer', async () => {
	const named = Array.from({length: 11}, (_, index) => `a${index}: __typename`).join(' ');
	expect(await ask(`{ ${named} }`)).toEqual([200, {data: null, errors: [{message: '11 aliases found. Allowed: 10'}]}]);
	expect(await ask(`fragment F on Query { ${named} } { ...F }`)).toEqual([200, {data: null, errors: [{message: '11 aliases found. Allowed: 10'}]}]);
	const [, {errors}] = (await ask(`{ ${'__typename '.repeat(limits.labQueryTokens)} }`)) as [number, {errors: readonly {message: string}[]}];
	expect(errors[0]?.message).toContain('tokens');
	const wide = 'site { devices { '.repeat(8);
	expect((await ask(`{ device_list { ${wide} id ${'} }'.repeat(8)} } }`))[0]).toBe(413);
});

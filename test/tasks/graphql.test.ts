import {beforeEach, expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {unwrap} from '../support/database.js';
import {type Shell, shareShell} from './netbox-support.js';

const shared = shareShell();
let shell: Shell;
beforeEach(() => {
	shell = shared();
	shell.asked();
});

const bodies = (document: unknown): readonly unknown[] => (document as {requests: {body?: unknown}[]}).requests.map(({body}) => body);

test('C14 graphql-command a query gives its data, several lines and bare braces included; one list is a table as well', async () => {
	const said = unwrap(await shell.say('netbox graphql query-string {device_list(filters: {name: {exact: "fceos4"}}) {\n  name\n  site { name }\n}}'));
	expect(documentOf(said)).toEqual({device_list: [{name: 'fceos4', site: {name: 'SALTNORNIR-LAB'}}]});
	expect([rowsOf(said).rows.length, rowsOf(said).columns.map(({name}) => name), said.meta.requests]).toEqual([1, ['name', 'site'], 1]);
	const line = 'netbox graphql query-string "query ($n: String!) { device_list(filters: {name: {exact: $n}}) { id } }" variables {"n": "fceos5"}';
	expect(documentOf(unwrap(await shell.say(line)))).toEqual({device_list: [{id: '2'}]});
});

test.each([
	['devices', 'device_list'],
	['dcim.devices', 'device_list'],
	['device_list', 'device_list'],
	['ip-addresses', 'ip_address_list'],
	['ipam.prefixes', 'prefix_list'],
	['plugins.bgp.session', 'netbox_bgp_session_list'],
	['plugins.bgp.prefix-list', 'netbox_bgp_prefixlist_list'],
	['plugins.bgp.routing-policy', 'netbox_bgp_routing_policy_list'],
])('C14 graphql-command obj %s is the list %s', async (obj, list) => {
	expect(Object.keys(documentOf(unwrap(await shell.say(`netbox graphql obj ${obj}`))) as Row)).toEqual([list]);
});

test('C14 graphql-command filters are written as in REST or as GraphQL wants them, and fields of related objects by their paths', async () => {
	const short = 'netbox graphql obj devices filters {"name": ["fceos4", "fceos5"], "status": "active"} fields name,site.slug,tags.name';
	const said = unwrap(await shell.say(short));
	expect(documentOf(said)).toEqual({
		device_list: ['fceos4', 'fceos5'].map((name) => ({name, site: {slug: 'saltnornir-lab'}, tags: expect.any(Array)})),
	});
	expect([rowsOf(said).columns.map(({name}) => name), said.meta.requests]).toEqual([['name', 'site.slug', 'tags.name'], 3]);
	const long = 'netbox graphql obj plugins.bgp.session filters {"device": {"name": {"exact": "fceos4"}}, "status": "active"} fields remote-as.asn';
	const {netbox_bgp_session_list: sessions} = documentOf(unwrap(await shell.say(long))) as {netbox_bgp_session_list: Row[]};
	expect(sessions[0]).toEqual({remote_as: {asn: 65101}});
	const asn = unwrap(await shell.say('netbox graphql obj asns filters {"asn": 65100} fields asn'));
	expect(documentOf(asn)).toEqual({asn_list: [{asn: 65100}]});
});

test('C14 graphql-command errors of GraphQL are errors', async () => {
	const refused = {
		code: 'rejected',
		message: expect.stringMatching(/^NetBox "env" refused the query: Cannot query field 'nme' on type 'DeviceType'/),
	};
	expect(await shell.say('netbox graphql query-string {device_list{nme}}')).toMatchObject({error: refused});
	expect(await shell.say('netbox graphql obj devices fields nme')).toMatchObject({error: refused});
	expect(await shell.say('netbox graphql obj devices filters {"nme": "x"}')).toMatchObject({
		error: {message: expect.stringContaining("unknown field 'nme'")},
	});
	expect(await shell.say('netbox graphql obj devicez')).toMatchObject({
		error: {code: 'not-found', message: 'no GraphQL list "devicez" in "env". Did you mean "device_list"?'},
	});
});

test.each([
	['', 'say "query-string" or "obj", one of them.'],
	['query-string {a} obj devices', 'say "query-string" or "obj", one of them.'],
	['query-string {a} fields name', '"filters" and "fields" go with "obj".'],
	['obj devices variables {}', '"variables" go with "query-string".'],
	['obj devices filters []', '"filters" must be one JSON object.'],
	['obj devices fields "name }"', '"name }" is no field.'],
	['query-string ""', 'the GraphQL query is empty.'],
])('C14 graphql-command netbox graphql %s is refused before a request', async (options, message) => {
	expect(await shell.say(`netbox graphql ${options}`)).toMatchObject({error: {code: 'usage', message}});
	expect(shell.asked()).toEqual([]);
});

test('C14 graphql-command a list that NetBox may have cut is told', async () => {
	const said = unwrap(await shell.say('netbox graphql obj plugins.bgp.session fields id'));
	const {netbox_bgp_session_list: sessions} = documentOf(said) as {netbox_bgp_session_list: Row[]};
	expect(sessions.length).toBeGreaterThan(100);
	expect(said.notes).toEqual([
		`netbox_bgp_session_list: ${sessions.length} rows; NetBox may have cut this list, GraphQL does not say so ("netbox crud get" does)`,
	]);
	expect(unwrap(await shell.say('netbox graphql obj tags')).notes).toEqual([]);
});

test('C14 graphql-command in a branch, and dry-run, which sends nothing', async () => {
	const line = 'netbox graphql query-string "{ netbox_bgp_session(id: 1) { description } }" branch maint-42';
	expect(documentOf(unwrap(await shell.say(line)))).toEqual({netbox_bgp_session: {description: 'changed in the branch'}});
	shell.asked();
	expect(bodies(documentOf(unwrap(await shell.say(`${line} dry-run`))))).toEqual([
		undefined,
		{query: '{ __typename }'},
		{query: '{ netbox_bgp_session(id: 1) { description } }'},
	]);
	expect(bodies(documentOf(unwrap(await shell.say('netbox graphql obj devices filters {"name": "a"} fields id,site.name dry-run'))))).toEqual([
		{query: expect.stringContaining('__schema')},
		{
			query: 'query ($filters: <type of its filters>) { <list of devices>(filters: $filters) { id site { name } } }',
			variables: {filters: {name: 'a'}},
		},
	]);
	expect(shell.asked()).toEqual([]);
});

import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {createSchemaStore} from '../../src/store/files/schema-store.js';
import {usualTypes} from '../../src/tasks/netbox/crud-search.js';
import {unwrap} from '../support/database.js';
import {openShell, type Speaker} from './netbox-support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

/** Everything that is made here is called so and is gone at the end. */
const mark = 'nf-real-rest';

describe.skipIf(url === '' || token === '')('rest, graphql and search at a real NetBox', () => {
	const endings: (() => void | Promise<void>)[] = [];
	let shell: Speaker;
	beforeAll(() => {
		shell = openShell(url, {token, ending: (end) => void endings.push(end)});
	});
	afterAll(async () => {
		for (const end of endings.toReversed()) await end();
	});

	const rowsOf = async (line: string): Promise<readonly Row[]> => documentOf(unwrap(await shell.say(line))) as readonly Row[];

	test('C15 list-objects every kind of the schema is listed, and all that are searched by default have a search', async () => {
		const kinds = await rowsOf('netbox crud list-objects');
		const names = kinds.map(({object_type: type}) => String(type));
		expect(names).toEqual(expect.arrayContaining(['dcim.devices', 'plugins.bgp.session', 'plugins.branching.branches', ...usualTypes]));
		expect(kinds).toContainEqual({object_type: 'core.object-changes', path: '/api/core/object-changes/', methods: ['GET']});
		const key = `${url} 4.7.3 netbox_bgp=0.20.2 netbox_branching=1.2.2`;
		const schema = JSON.parse((await createSchemaStore(shell.schemas).read(key)) ?? '{}') as {
			paths: Record<string, {get?: {parameters?: {name: string}[]}}>;
		};
		const withoutSearch = usualTypes.filter((type) => {
			const parameters = schema.paths[`/api/${type.replaceAll('.', '/')}/`]?.get?.parameters ?? [];
			return !parameters.some(({name}) => name === 'q');
		});
		expect(withoutSearch).toEqual([]);
	});

	test('C16 crud-search a search finds what is called so, and refuses kinds without one', async () => {
		const found = await rowsOf('netbox crud search query fceos4');
		expect([...new Set(found.map(({object_type: type}) => type))]).toEqual(expect.arrayContaining(['dcim.devices', 'plugins.bgp.session']));
		expect(await shell.say('netbox crud search query x object-types dcim.cable-terminations')).toMatchObject({
			error: {code: 'usage', message: 'dcim.cable-terminations has no filter "q".'},
		});
	});

	test('C13 rest-command all rows of a list are those of the list, and a site is made, changed and removed', async () => {
		const all = await rowsOf('netbox rest path /api/plugins/bgp/session/ params {"limit": 10, "fields": "id"} all');
		expect(all.length).toBe((await rowsOf('netbox rest path /api/plugins/bgp/session/ params {"limit": 1000, "fields": "id"}')).length);
		const made = unwrap(await shell.say(`netbox rest path /api/dcim/sites/ method POST data {"name": "${mark}", "slug": "${mark}"} yes`));
		const path = `/api/dcim/sites/${(documentOf(made) as Row)['id']}/`;
		try {
			expect(unwrap(await shell.say(`netbox rest path ${path} method PATCH data {"status": "planned"} yes`))).toMatchObject({
				value: {status: {value: 'planned'}},
			});
			expect(await shell.say(`netbox rest path /api/dcim/sites/ method POST data {"name": "${mark}", "slug": "${mark}"} yes`)).toMatchObject({
				error: {code: 'conflict'},
			});
		} finally {
			expect(unwrap(await shell.say(`netbox rest path ${path} method DELETE yes`))).toMatchObject({notes: [`done: DELETE ${path}`]});
		}
		expect(await shell.say(`netbox rest path ${path}`)).toMatchObject({error: {code: 'not-found'}});
	});

	test('C14 graphql-command lists by their names in REST, filters as in REST, choices and numbers too', async () => {
		const line =
			'netbox graphql obj plugins.bgp.session filters {"status": "active", "device": {"name": {"exact": "fceos4"}}} fields name,remote-as.asn';
		const {netbox_bgp_session_list: sessions} = documentOf(unwrap(await shell.say(line))) as {netbox_bgp_session_list: Row[]};
		expect(sessions[0]).toEqual({name: 'fceos4-fceos5-eth105', remote_as: {asn: 65101}});
		const devices = 'netbox graphql obj dcim.devices filters {"name": ["fceos4", "fceos5"], "status": "active"} fields name';
		expect(documentOf(unwrap(await shell.say(devices)))).toEqual({device_list: [{name: 'fceos4'}, {name: 'fceos5'}]});
		expect(documentOf(unwrap(await shell.say('netbox graphql obj asns filters {"asn": 65100} fields asn')))).toEqual({asn_list: [{asn: 65100}]});
	});

	test('C8 instance-commands instance test tells who the token is and what it may do', async () => {
		expect(documentOf(unwrap(await shell.say('instance test')))).toMatchObject({
			token: {kind: 'v1', user: 'admin'},
			may_read: {devices: true, 'BGP sessions': true, 'the change log': true},
			may_write: {devices: true, 'BGP sessions': true},
		});
	});
});

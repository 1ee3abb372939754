import {expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {createSchemaStore} from '../../src/store/files/schema-store.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const pages = {parameters: ['limit', 'offset', 'q'].map((name) => ({name, in: 'query'}))};
const schema = {
	paths: {
		'/api/dcim/sites/': {get: pages, post: {}},
		'/api/dcim/sites/{id}/': {get: {}},
		'/api/dcim/connected-device/': {get: {}},
		'/api/plugins/bgp/session/': {get: pages, post: {}, delete: {}},
	},
};

async function withSchema(): Promise<Shell> {
	const shell = await startShell();
	const key = `${shell.lab.url} 4.7.3 netbox_bgp=0.20.2 netbox_branching=1.2.2`;
	await createSchemaStore(shell.schemas).write(key, JSON.stringify(schema));
	return shell;
}

const said = async (shell: Shell, line: string): Promise<readonly Row[]> => documentOf(unwrap(await shell.say(line))) as readonly Row[];

test('C15 list-objects every kind with its path and methods, plugins included, by the schema of the server', async () => {
	const shell = await withSchema();
	expect(await said(shell, 'netbox crud list-objects')).toEqual([
		{object_type: 'dcim.sites', path: '/api/dcim/sites/', methods: ['GET', 'POST']},
		{object_type: 'plugins.bgp.session', path: '/api/plugins/bgp/session/', methods: ['GET', 'POST', 'DELETE']},
	]);
	for (const app of ['plugins.bgp', 'bgp', 'plugins'])
		expect((await said(shell, `netbox crud list-objects app-filter ${app}`)).map(({object_type}) => object_type)).toEqual(['plugins.bgp.session']);
	expect(await shell.say('netbox crud list-objects app-filter dicm')).toMatchObject({
		error: {code: 'not-found', message: 'no app "dicm" in "env". Did you mean "dcim"?'},
	});
});

test('C15 list-objects where there is no schema the pages of the API tell the kinds, and that methods are not known is said', async () => {
	const shell = await startShell(undefined, {faults: ['404@/api/schema/']});
	const kinds = await said(shell, 'netbox crud list-objects app-filter dcim,bgp');
	expect(kinds).toContainEqual({object_type: 'dcim.devices', path: '/api/dcim/devices/', methods: null});
	expect(kinds).toContainEqual({object_type: 'plugins.bgp.session', path: '/api/plugins/bgp/session/', methods: null});
	expect(shell.reports.at(-1)).toMatch(/^no schema of 'env': its methods are not known/);
});

test('C16 crud-search objects of several kinds by a text, each with its kind, and where was searched', async () => {
	const shell = await startShell();
	const found = unwrap(await shell.say('netbox crud search query fceos4'));
	const kinds = (documentOf(found) as Row[]).map(({object_type}) => object_type);
	expect([...new Set(kinds)]).toEqual(['dcim.devices', 'ipam.asns', 'plugins.bgp.session']);
	expect((documentOf(found) as Row[])[0]).toEqual({
		object_type: 'dcim.devices',
		...{id: 1, description: '', display: expect.stringContaining('fceos4'), url: `${shell.lab.url}/api/dcim/devices/1/`},
	});
	expect(found.errors).toEqual([]);
	expect(found.notes).toEqual([
		expect.stringMatching(/^found in dcim\.devices \(1\), ipam\.asns \(1\), plugins\.bgp\.session \(\d+\)$/),
		expect.stringMatching(/^nothing in dcim\.interfaces, .*plugins\.bgp\.prefix-list$/),
		// Kinds that the lab has none of, which is no error where nobody named them.
		'not searched: circuits.circuits',
	]);
});

test('C16 crud-search kinds, fields and a limit of each can be said, and what is cut is told', async () => {
	const shell = await startShell();
	const line = 'netbox crud search query fceos4 object-types dcim.devices,plugins.bgp.session fields name limit 1';
	const found = unwrap(await shell.say(line));
	expect(documentOf(found)).toEqual([
		{object_type: 'dcim.devices', id: 1, name: 'fceos4'},
		{object_type: 'plugins.bgp.session', id: 1, name: 'fceos4-fceos5-eth105'},
	]);
	expect([found.notes[0], found.meta.truncated, found.meta.requests]).toEqual([
		expect.stringMatching(/^plugins\.bgp\.session: showing 1 of \d+$/),
		true,
		2,
	]);
	expect(await shell.say('netbox crud search query ""')).toMatchObject({error: {code: 'usage'}});
});

test('C16 crud-search a kind that fails is an error beside what the others give', async () => {
	const shell = await startShell(undefined, {faults: ['403@/api/plugins/bgp/session/']});
	const named = unwrap(await shell.say('netbox crud search query fceos4 object-types dcim.devices,plugins.bgp.session'));
	expect([(documentOf(named) as Row[]).length, named.errors.map(({code}) => code)]).toEqual([1, ['forbidden']]);
	const usual = unwrap(await shell.say('netbox crud search query fceos4'));
	expect([usual.errors, shell.reports.filter((text) => text.startsWith('not searched: plugins.bgp.session')).length]).toEqual([[], 2]);
});

test('C16 crud-search a kind without a search of its own is refused: NetBox would answer with everything', async () => {
	const shell = await withSchema();
	expect(await shell.say('netbox crud search query x object-types dcim.connected-device')).toMatchObject({error: {code: 'usage'}});
});

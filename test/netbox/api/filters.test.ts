import {expect, test} from 'vitest';
import {parseFault} from '../../../src/lab/faults/faults.js';
import {orThrow} from '../../../src/netbox/open.js';
import type {SchemaStore} from '../../../src/netbox/schema/openapi.js';
import {errorOf, page, scripted} from '../support.js';
import {openAt, startedLab} from './support.js';

const parameter = (name: string) => ({name, in: 'query'});
const document = {
	openapi: '3.0.3',
	paths: {
		'/api/dcim/sites/': {get: {parameters: ['name', 'name__ic', 'facility', 'id__gt'].map(parameter)}, post: {}},
		'/api/dcim/sites/{id}/': {get: {parameters: [{name: 'id', in: 'path'}]}},
	},
};

/** A server that has a schema; it counts who asked for what. */
const withSchema = async (version = '4.7.3') => {
	const http = await scripted(({path}) => {
		if (path === '/api/status/') return {json: {'netbox-version': version, plugins: {netbox_bgp: '0.20.2'}}};
		if (path === '/api/extras/custom-fields/') return {json: page([{id: 1, name: 'tier', type: {value: 'select'}, filter_logic: {value: 'exact'}}])};
		return path === '/api/schema/' ? {json: document} : {json: page([{id: 1}])};
	});
	return {http, paths: () => http.seen.map(({path}) => path)};
};

const memoryStore = () => {
	const kept = new Map<string, string>();
	const store: SchemaStore = {read: async (key) => kept.get(key), write: async (key, text) => void kept.set(key, text)};
	return {store, kept};
};

test('N43 unknown-filter an unknown filter is refused before it is sent, with the nearest name', async () => {
	const {http, paths} = await withSchema();
	expect(errorOf(await openAt(http.url).dcim.sites.list({facilty: 'x'} as never))).toMatchObject({
		code: 'usage',
		message: 'dcim.sites has no filter "facilty". Did you mean "facility"?',
		hint: 'NetBox would ignore it and answer with everything; nothing was sent',
	});
	expect(paths()).toEqual(['/api/status/', '/api/schema/']);
});

test('C17 crud-get a filter of the schema is sent, and the schema is fetched once for a client', async () => {
	const {http, paths} = await withSchema();
	const {sites} = openAt(http.url).dcim;
	orThrow(await sites.list({name__ic: ['a', 'b'], cf_tier: 'gold'}));
	orThrow(await sites.list({facility: 'x'}));
	expect(paths().filter((path) => path === '/api/schema/')).toHaveLength(1);
	expect(http.seen.map(({target}) => target)).toContain('/api/dcim/sites/?name__ic=a&name__ic=b&cf_tier=gold&ordering=id&limit=1000');
});

test('a store keeps the schema for other clients, by version of NetBox and plugins', async () => {
	const {store, kept} = memoryStore();
	const {http, paths} = await withSchema();
	for (const _ of [1, 2]) orThrow(await openAt(http.url, {store}).dcim.sites.list({facility: 'x'}));
	expect(paths().filter((path) => path === '/api/schema/')).toHaveLength(1);
	expect([...kept.keys()]).toEqual([`${http.url} 4.7.3 netbox_bgp=0.20.2`, `paths of ${http.url}`, `fields of ${http.url}`]);
	expect(orThrow(await openAt(http.url, {store}).openapi())).toEqual(document);
	expect(orThrow(await openAt(http.url, {store}).paths())).toContainEqual({path: '/api/dcim/sites/', methods: ['GET', 'POST'], isList: false});
});

test('a kept schema that is damaged is fetched again', async () => {
	const {http, paths} = await withSchema();
	const store: SchemaStore = {read: async () => '{"paths"', write: async () => undefined};
	orThrow(await openAt(http.url, {store}).dcim.sites.list({facility: 'x'}));
	expect(paths()).toContain('/api/schema/');
});

test.each([
	['an empty text', {name: ''}],
	['no values', {name: []}],
	['an empty text among others', {name: ['a', '']}],
	['a missing variable', {name: undefined}],
	['no number', {id: Number.NaN}],
	['the text "null"', {name: 'null'}],
	['a page size', {limit: 5}],
	['a branch', {_branch: 'abcdefgh'}],
])('%s is refused before anything is sent', async (_, filter) => {
	const {http} = await withSchema();
	expect(errorOf(await openAt(http.url).dcim.sites.list(filter as never))).toMatchObject({code: 'usage'});
	expect(errorOf(await openAt(http.url).dcim.sites.list({}, {unchecked: filter}))).toMatchObject({code: 'usage'});
	expect(http.seen).toHaveLength(0);
});

test('devices, sessions, changes and branches need no schema for their usual filters', async () => {
	const lab = await startedLab();
	const netbox = openAt(lab.url);
	const found = orThrow(await netbox.dcim.devices.list({name__ic: 'LEAF', status: 'active', tenant_id: null}, {fields: ['name']}));
	expect(found.length).toBeGreaterThan(0);
	orThrow(await netbox.bgp.sessions.list({device_id: [1, 2], remote_as: 65101}));
	orThrow(await netbox.core.objectChanges.list({action: 'create', time_after: '2020-01-01T00:00:00Z'}));
	orThrow(await netbox.branching.branches.list({name: 'nope'}));
	expect(lab.requests().map(({path}) => path.split('?')[0])).toEqual([
		'/api/dcim/devices/',
		'/api/plugins/bgp/session/',
		'/api/core/object-changes/',
		'/api/plugins/branching/branches/',
	]);
});

test('without a schema a filter that stands in no list is not sent, unless it is said to be unchecked', async () => {
	const fault = parseFault('404@/api/schema/');
	const lab = await startedLab('4.7.3', fault.ok ? [fault.value] : []);
	const {tenants} = openAt(lab.url).tenancy;
	expect(errorOf(await tenants.list({slug: 'acme'}))).toMatchObject({code: 'unexpected-answer'});
	expect(lab.requests().some(({path}) => path.startsWith('/api/tenancy/'))).toBe(false);
	expect(await tenants.list({}, {unchecked: {slug: 'acme'}})).toMatchObject({ok: true});
});

test.each(['4.7.3', '4.6.8', '4.4.10'] as const)('the schema of the embedded %s lets every filter be checked', async (version) => {
	const lab = await startedLab(version);
	const nb = openAt(lab.url);
	expect(orThrow(await nb.tenancy.tenants.list({slug: 'saltnornir'}))).toHaveLength(1);
	expect(errorOf(await nb.ipam.asns.list({asm: 65100} as never))).toMatchObject({code: 'usage'});
	expect(orThrow(await nb.paths()).find(({path}) => path === '/api/plugins/bgp/session/')?.methods).toEqual([
		'GET',
		'POST',
		'PUT',
		'PATCH',
		'DELETE',
	]);
	const tagsOf = async (): Promise<boolean> => (await nb.dcim.sites.list({tag__any: ['core']})).ok;
	expect(await tagsOf()).toBe(version !== '4.4.10');
});

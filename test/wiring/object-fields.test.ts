import {afterAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {createValues, type OnOffer} from '../../src/wiring/complete/values.js';
import {adminToken, homeFolder, openApp, type TestApp} from './open-app.js';

const reader = '1123456789abcdef0123456789abcdef01234567';
const endings: (() => void | Promise<void>)[] = [];
afterAll(async () => {
	for (const end of endings.toReversed()) await end();
});

async function open(token: string): Promise<{readonly lab: RunningLab; readonly shell: TestApp}> {
	const lab = await startLab({dataset: labDataset(), record: true});
	const folder = homeFolder();
	const shell = await openApp({home: folder.home, env: {NF_URL: lab.url, NF_TOKEN: token}});
	endings.push(folder.remove, lab.close, shell.close);
	return {lab, shell};
}

/** All answers of a source to a prompt that has asked nothing yet. */
async function answers({app}: TestApp, source: string, isOffline = false): Promise<readonly Parameters<OnOffer>[0][]> {
	const {netboxes, ...services} = app.services;
	const options = {...services, ...(!isOffline && {netboxes}), runner: app.shell.runner, cwd: '/', signal: new AbortController().signal};
	const offered: Parameters<OnOffer>[0][] = [];
	await createValues(options).offer(source, (one) => void offered.push(one));
	return offered;
}

test('H14 value-sources H21 json-fields fields are those that NetBox lets this token write, by one OPTIONS; what they name comes with a schema that was kept', async () => {
	const {lab, shell} = await open(adminToken);
	const asked = async (source: string) => ({
		last: (await answers(shell, source)).at(-1),
		paths: lab.requests().map(({method, path}) => `${method} ${path}`),
	});
	const first = await asked('fields of plugins.bgp.session');
	expect(first.last?.values).toContainEqual({text: 'local_as', help: 'object', required: true});
	expect(first.last?.values).toContainEqual({text: 'status', help: 'offline, active, planned, failed'});
	expect(first.last?.values.map(({text}) => text).filter((name) => ['id', 'url', 'display', 'created'].includes(name))).toEqual([]);
	expect(first.paths).toEqual(['OPTIONS /api/plugins/bgp/session/']);
	expect((await asked('field values of plugins.bgp.session status')).last?.values).toContainEqual({text: '"planned"', help: 'Planned'});
	expect((await asked('field values of dcim.devices name')).last?.values).toEqual([]);
	expect((await shell.run('netbox crud describe object-type session')).exit).toBe(0);
	expect((await asked('fields of session')).last?.values).toContainEqual({text: 'local_as', help: 'object, of ipam.asns', required: true});
	expect((await asked('field values of session local_as')).last?.values).toContainEqual({text: '"AS65100"', help: expect.any(String)});
	expect((await asked('field values of session device')).last?.values).toContainEqual({text: '"fceos4"', help: 'SALTNORNIR-LAB'});
	expect((await asked('fields of dcim.nope')).last).toMatchObject({values: [], failure: {code: 'unexpected-answer'}});
});

test('H13 dynamic-values H21 json-fields where NetBox is not asked, or tells this token nothing, the kept schema says the fields, and says of when', async () => {
	const {lab, shell} = await open(reader);
	expect(await answers(shell, 'fields of dcim.sites', true)).toEqual([{values: []}]);
	expect((await answers(shell, 'fields of dcim.sites')).at(-1)).toMatchObject({values: [], failure: {code: 'forbidden'}});
	expect((await shell.run('netbox crud describe object-type session')).exit).toBe(0);
	const before = lab.requests().length;
	const offline = (await answers(shell, 'fields of sites', true)).at(-1);
	expect([offline?.title, lab.requests().length - before]).toEqual(['as of NetBox 4.7.3', 0]);
	expect(offline?.values).toContainEqual({text: 'tenant', help: 'object, of tenancy.tenants'});
	expect(offline?.values.map(({text}) => text)).not.toContain('id');
	expect((await answers(shell, 'field values of sites status', true)).at(-1)?.values).toContainEqual({text: '"planned"', help: ''});
	expect((await answers(shell, 'fields of dcim.sites')).at(-1)?.values).toEqual(offline?.values);
});

test('H14 value-sources H21 json-fields custom fields and their choices are asked of NetBox each time; a token that may not view them is told why', async () => {
	const {shell} = await open(adminToken);
	const last = async (source: string) => (await answers(shell, source)).at(-1);
	expect((await last('custom fields of session'))?.values).toEqual([
		{text: 'maintenance', help: 'boolean'},
		{text: 'tier', help: 'gold, silver'},
	]);
	expect((await last('custom field values of plugins.bgp.session tier'))?.values).toContainEqual({text: '"gold"', help: expect.any(String)});
	expect((await last('custom field values of plugins.bgp.session maintenance'))?.values).toEqual([
		{text: 'true', help: ''},
		{text: 'false', help: ''},
	]);
	expect((await last('custom fields of dcim.sites'))?.values).toEqual([]);
	expect(await last('custom fields of nope')).toMatchObject({values: [], failure: {code: 'usage'}});
	expect(await answers(shell, 'custom fields of session', true)).toEqual([{values: []}]);
	const restricted = await open(reader);
	expect((await answers(restricted.shell, 'custom fields of session')).at(-1)).toMatchObject({values: [], failure: {code: 'forbidden'}});
});

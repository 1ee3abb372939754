import {afterAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import type {OfferedValue} from '../../src/shell/message.js';
import {createValues, type OnOffer} from '../../src/wiring/complete/values.js';
import {adminToken, homeFolder, openApp, type TestApp} from './open-app.js';

type Offered = Parameters<OnOffer>[0];
const folders: (() => void)[] = [];
afterAll(() => {
	for (const remove of folders) remove();
});

function home(): string {
	const folder = homeFolder();
	folders.push(folder.remove);
	return folder.home;
}

/** The last answer of a source, or all of them; a new prompt is one that has asked nothing yet. */
async function answers({app}: TestApp, source: string, isOffline = false): Promise<readonly Offered[]> {
	const {netboxes, ...services} = app.services;
	const values = createValues({
		...services,
		...(!isOffline && {netboxes}),
		runner: app.shell.runner,
		cwd: '/',
		signal: new AbortController().signal,
	});
	const offered: Offered[] = [];
	await values.offer(source, (one) => void offered.push(one));
	return offered;
}
const last = async (...asked: Parameters<typeof answers>): Promise<readonly OfferedValue[]> => (await answers(...asked)).at(-1)?.values ?? [];

test('H14 value-sources object types and paths come from the pages of the API, and from the schema once one was read: then by one small request', async () => {
	const lab = await startLab({dataset: labDataset(), record: true});
	const shell = await openApp({home: home(), env: {NF_URL: lab.url, NF_TOKEN: adminToken}});
	expect(await last(shell, 'object-types')).toContainEqual({text: 'plugins.bgp.session', help: '/api/plugins/bgp/session/'});
	expect(await last(shell, 'api-paths')).toContainEqual({text: '/api/status/', help: 'status'});
	expect(lab.requests().filter(({path}) => path.startsWith('/api/schema/'))).toEqual([]);

	const kinds = (await shell.run('netbox crud list-objects')).json as readonly {readonly object_type: string; readonly path: string}[];
	const before = lab.requests().length;
	expect(await last(shell, 'object-types')).toEqual(kinds.map(({object_type, path}) => ({text: object_type, help: path})));
	expect(
		lab
			.requests()
			.slice(before)
			.map(({path}) => path),
	).toEqual(['/api/status/']);
	const paths = await last(shell, 'api-paths');
	expect(paths).toContainEqual({text: '/api/dcim/device-roles/', help: 'dcim.device-roles'});
	expect(paths.filter(({text}) => text.includes('{'))).toEqual([]);
	expect(paths).toEqual(paths.toSorted((a, b) => (a.text < b.text ? -1 : 1)));
	await shell.close();
	await lab.close();
});

test('H13 dynamic-values H14 value-sources where NetBox does not answer, what its schema said is offered, else what NetBox 4.7 has; each says so', async () => {
	const lab = await startLab({dataset: labDataset(), record: true});
	const [env, folder] = [{NF_URL: lab.url, NF_TOKEN: adminToken}, home()];
	const shell = await openApp({home: folder, env});
	const [usual] = await answers(shell, 'object-types', true);
	expect(usual?.title).toBe('as in NetBox 4.7');
	expect(usual?.values).toContainEqual({text: 'plugins.bgp.session', help: '/api/plugins/bgp/session/'});
	await shell.run('netbox crud list-objects');
	const online = await last(shell, 'object-types');
	const before = lab.requests().length;
	expect(await answers(shell, 'object-types', true)).toEqual([{values: online, title: 'as of NetBox 4.7.3'}]);
	expect(lab.requests()).toHaveLength(before);
	await shell.close();
	await lab.close();
});

test('H14 value-sources after an upgrade what the old schema said is not believed', async () => {
	const lab = await startLab({dataset: labDataset(), record: true});
	const shell = await openApp({home: home(), env: {NF_URL: lab.url, NF_TOKEN: adminToken}});
	const store = await shell.app.services.state.schemas();
	const old = {netbox: '4.6.8', plugins: {netbox_bgp: '0.19.0'}, paths: [{path: '/api/dcim/gone/', isList: true}]};
	await store.write(`paths of ${lab.url}`, JSON.stringify(old));
	expect(await last(shell, 'object-types', true)).toEqual([{text: 'dcim.gone', help: '/api/dcim/gone/'}]);
	const now = (await last(shell, 'object-types')).map(({text}) => text);
	expect([now.includes('dcim.gone'), now.includes('dcim.sites')]).toEqual([false, true]);
	await store.write(`paths of ${lab.url}`, '{"netbox": 4');
	expect((await answers(shell, 'object-types', true))[0]?.title).toBe('as in NetBox 4.7');
	await shell.close();
	await lab.close();
});

import {afterAll, expect, test} from 'vitest';
import {createValues, type OnOffer} from '../../src/wiring/complete/values.js';
import {homeFolder, openApp} from './open-app.js';

const folder = homeFolder();
afterAll(folder.remove);
const {NF_TEST_NETBOX_URL: url = '', NF_TEST_NETBOX_TOKEN: token = ''} = process.env;

test('H14 value-sources N49 real-schema a real NetBox: its kinds by the pages of its API, and then exactly those of its schema', async () => {
	const shell = await openApp({home: folder.home, env: {NF_URL: url, NF_TOKEN: token}});
	const ask = async (): Promise<readonly string[]> => {
		const signal = new AbortController().signal;
		let last: Parameters<OnOffer>[0] = {values: []};
		await createValues({...shell.app.services, runner: shell.app.shell.runner, cwd: '/', signal}).offer('object-types', (offered) => {
			last = offered;
		});
		return last.values.map(({text}) => text);
	};
	const byPages = await ask();
	expect(byPages).toContain('plugins.bgp.session');
	const kinds = (await shell.run('netbox crud list-objects')).json as readonly {readonly object_type: string}[];
	const bySchema = await ask();
	expect(bySchema).toEqual(kinds.map(({object_type}) => object_type));
	expect(bySchema.filter((kind) => !byPages.includes(kind))).toEqual([]);
	expect(byPages.filter((kind) => !bySchema.includes(kind))).not.toEqual([]);
	await shell.close();
});

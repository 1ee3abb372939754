import {afterAll, expect, test} from 'vitest';
import {startServer} from '../support/http.js';
import {commandOf} from '../support/shell-tree.js';
import {adminToken, homeFolder, openApp} from './open-app.js';

const {home, remove} = homeFolder();
afterAll(remove);

test('A8 a shell that is closed right after a job was started keeps that it was cancelled', async () => {
	const server = await startServer(() => ({instead: 'stall'}));
	const env = {NF_URL: server.url, NF_TOKEN: adminToken};
	const shell = await openApp({home, env});
	const command = commandOf('netbox get bgp-peerings devices fceos4');
	await shell.app.shell.ready(command);
	await shell.app.shell.jobs.start(command).taken;
	await shell.app.close();
	const later = await openApp({home, env});
	expect((await later.run('show jobs')).json).toMatchObject([{id: 1, status: 'cancelled'}]);
	await later.close();
	await server.close();
});

import {afterAll, expect, test} from 'vitest';
import {startServer} from '../support/http.js';
import {adminToken, homeFolder, openApp} from './open-app.js';

const {home, remove} = homeFolder();
afterAll(remove);

test('J23 signals-restore a shell that is closed cancels its jobs and keeps that they were cancelled', async () => {
	const server = await startServer(() => ({instead: 'stall'}));
	const env = {NF_URL: server.url, NF_TOKEN: adminToken};
	const left = await openApp({home, env});
	await left.start('netbox get bgp-peerings devices fceos4');
	await server.until(1);
	await left.start('netbox get bgp-peerings devices fceos5');
	await left.app.close();
	await server.close();
	const later = await openApp({home, env});
	const {json} = await later.run('show jobs');
	await later.close();
	expect(json).toEqual([expect.objectContaining({id: 2, status: 'cancelled'}), expect.objectContaining({id: 1, status: 'cancelled'})]);
});

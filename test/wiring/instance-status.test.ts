import {afterAll, expect, test} from 'vitest';
import {standingOf} from '../../src/wiring/instance-status.js';
import {unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {adminToken, homeFolder, openApp} from './open-app.js';

const folder = homeFolder();
afterAll(folder.remove);

test('H20 where-line where the shell stands: the instance, and the versions of its last check, without a request', async () => {
	const server = await startServer(() => ({instead: 'stall'}));
	const {app, close} = await openApp({home: folder.home, env: {NF_URL: server.url, NF_TOKEN: adminToken}});
	expect(await standingOf(app.services)).toEqual({instance: 'env'});
	const cache = await app.services.state.cache();
	const versions = {netbox: '4.6.8', plugins: {netbox_bgp: '0.19.0', netbox_branching: null}};
	unwrap(cache.write({instance: server.url, branch: 'main', reader: 'user 1'}, {position: {to: {checkedAt: 1, versions}}}));
	expect(await standingOf(app.services)).toEqual({instance: 'env', netbox: '4.6.8', bgp: '0.19.0'});
	expect(server.seen).toEqual([]);
	await close();
	await server.close();
});

test('H20 where-line where several are set up and none is the default, no NetBox is meant', async () => {
	const {app, run, close} = await openApp({home: folder.home});
	await run('instance add one url https://one.example token-env T');
	expect(await standingOf(app.services)).toEqual({instance: 'one'});
	await run('instance add two url https://two.example token-env T');
	expect(await standingOf(app.services)).toBeUndefined();
	await close();
});

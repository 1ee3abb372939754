import {afterAll, expect, onTestFinished, test} from 'vitest';
import {once} from '../../src/core/once.js';
import {unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {adminToken, homeFolder, openApp} from './open-app.js';

const {home, remove} = homeFolder();
afterAll(remove);

const silent = {signal: new AbortController().signal, onRetry: () => undefined};

test('A1 jobs that ask for a server at the same moment share its connections: 4 requests in flight in all', async () => {
	const server = await startServer(() => ({json: {'netbox-version': '4.7.3', plugins: {}}}));
	onTestFinished(server.close);
	const {app, close} = await openApp({home, env: {NF_URL: server.url, NF_TOKEN: adminToken}});
	onTestFinished(close);
	const opened = await Promise.all(Array.from({length: 3}, () => app.services.netboxes.connect('env', silent)));
	const asked = opened.flatMap((one) => Array.from({length: 6}, () => unwrap(one).status()));
	for (const status of await Promise.all(asked)) unwrap(status);
	expect([server.seen.length, server.connections()]).toEqual([18, 4]);
});

test('A1 what is shared is made once however many ask, and once more after it could not be made', async () => {
	let made = 0;
	const shared = once(
		async () => {
			made += 1;
			await new Promise((resolve) => setImmediate(resolve));
			if (made === 1) throw new Error('not yet');
			return made;
		},
		(value) => value > 2,
	);
	const all = async () =>
		(await Promise.allSettled([shared(), shared(), shared()])).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
	expect([await all(), await all(), await all(), await all()]).toEqual([
		['failed', 'failed', 'failed'],
		[2, 2, 2],
		[3, 3, 3],
		[3, 3, 3],
	]);
});

import {afterAll, expect, test} from 'vitest';
import {startServer} from '../support/http.js';
import {adminToken, homeFolder, openApp} from './open-app.js';

const folder = homeFolder();
afterAll(folder.remove);

test('J19 job-list a job has its instance while it runs, also in another shell, and when it ended without a result', async () => {
	const server = await startServer(() => ({instead: 'stall'}));
	const {app, start, run, close} = await openApp({home: folder.home, env: {NF_URL: server.url, NF_TOKEN: adminToken}});
	const {id, over} = await start('netbox get bgp-peerings devices R1');
	await server.until(1);
	for (const line of ['jobs', 'show jobs']) expect((await run(line)).json).toMatchObject([{status: 'running', instance: 'env'}]);
	// It takes the job for lost, since both shells are one process here.
	const other = await openApp({home: folder.home});
	expect((await other.run('show jobs')).json).toMatchObject([{instance: 'env'}]);
	await other.close();
	app.shell.jobs.cancel(id);
	await over;
	for (const line of ['jobs', 'show jobs']) expect((await run(line)).json).toMatchObject([{status: 'cancelled', instance: 'env'}]);
	await close();
	await server.close();
});

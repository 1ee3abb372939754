import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {startServer, type TestServer} from '../support/http.js';
import {adminToken, homeFolder, openApp} from './open-app.js';

const {home, remove} = homeFolder();
let server: TestServer;
beforeAll(async () => {
	server = await startServer(({path}) =>
		path.includes('stall') ? {instead: 'stall'} : path.includes('no') ? {status: 404, json: {detail: 'No.'}} : {json: {note: 'x'.repeat(6_000_000)}},
	);
});
afterAll(async () => {
	await server.close();
	remove();
});

const openHere = async (keepOutputs = true) => {
	const shell = await openApp({home, env: {NF_URL: server.url, NF_TOKEN: adminToken}, keepOutputs});
	onTestFinished(shell.close);
	return shell;
};

test('B6 a result above 5 MB is given by the shell that has it; another says that it was not kept, and ends with an error', async () => {
	const shell = await openHere();
	const big = await shell.run('netbox rest path /api/big/');
	expect(big.exit).toBe(0);
	expect((await shell.run(`job result ${big.job.id}`)).json).toEqual(big.json);
	const other = await openHere();
	const asked = await other.run(`job result ${big.job.id}`);
	expect([asked.exit, asked.json, asked.errors.map(({message}) => message)]).toEqual([4, undefined, [`job ${big.job.number}: result not kept.`]]);
	for (let more = 0; more < 3; more += 1) await shell.run('netbox rest path /api/big/');
	expect((await shell.run(`job result ${big.job.id}`)).exit).toBe(4);
});

test('B6 a script keeps what ran in the background for its own lines', async () => {
	const shell = await openHere(false);
	const job = await shell.run('netbox rest path /api/big/ &');
	expect((await shell.run(`job result ${job.job.id}`)).json).toEqual(job.json);
	const foreground = await shell.run('netbox rest path /api/big/');
	expect(await shell.run(`job wait ${foreground.job.id}`)).toMatchObject({exit: 4, json: undefined});
});

test('B6 the result of a job that failed, or was late, fails as the job did; nothing of it is shown as none', async () => {
	const shell = await openHere();
	for (const [line, timeout] of [['netbox rest path /api/no/'], ['netbox rest path /api/stall/', 0.05]] as const) {
		const failed = await shell.run(line, timeout);
		const asked = await shell.run(`job result ${failed.job.id}`);
		expect([asked.exit, asked.json]).toEqual([failed.exit, undefined]);
		expect(asked.errors[0]?.message).toBe(`job ${failed.job.number} has no result: ${failed.errors[0]?.message}`);
	}
});

test('B6 a job of a shell that is gone has neither result nor events, which is an error', async () => {
	const gone = await openHere();
	const job = await gone.start('netbox rest path /api/stall/');
	const other = await openHere();
	for (const line of [`job result ${job.id}`, `job events ${job.id}`, `job events ${job.id} follow`]) {
		const asked = await other.run(line);
		expect([line, asked.exit, asked.json]).toEqual([line, 4, undefined]);
		expect(asked.errors[0]?.message).toMatch(/^job \d+ is lost: its shell ended before it did\.$/);
	}
});

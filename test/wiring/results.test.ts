import {randomBytes} from 'node:crypto';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {startServer, type TestServer} from '../support/http.js';
import {adminToken, homeFolder, openApp} from './open-app.js';

const {home, remove} = homeFolder();
/** It does not compress to a megabyte. */
const noise = randomBytes(4_500_000).toString('base64');
let server: TestServer;
beforeAll(async () => {
	server = await startServer(({path}) =>
		path.includes('stall')
			? {instead: 'stall'}
			: path.includes('no')
				? {status: 404, json: {detail: 'No.'}}
				: {
						json: {note: path.includes('random') ? noise : 'x'.repeat(6_000_000)},
					},
	);
});
afterAll(async () => {
	await server.close();
	remove();
});

const openHere = async (keepOutputs = true) => {
	const shell = await openApp({home, env: {NF_URL: server.url, NF_TOKEN: adminToken}, keepOutputs});
	onTestFinished(() => shell.close());
	return shell;
};

test('B6 J20 job-commands J21 stored-jobs a result above 5 MB is given by the shell that has it, and once it is written by every other', async () => {
	const shell = await openHere();
	const big = await shell.run('netbox rest path /api/big/');
	expect(big.exit).toBe(0);
	expect((await shell.run(`job result ${big.job.id}`)).json).toEqual(big.json);
	await shell.close();
	const asked = await (await openHere()).run(`job result ${big.job.id}`);
	expect([asked.exit, asked.json]).toEqual([0, big.json]);
});

test('J20 job-commands J21 stored-jobs C21 set-cli what is larger than results-size is an error that says so, and no result', async () => {
	const shell = await openHere();
	await shell.run('set cli results-size 1');
	onTestFinished(async () => void (await shell.run('set cli results-size 200')));
	const noise = await shell.run('netbox rest path /api/random/');
	await shell.close();
	const asked = await (await openHere()).run(`job result ${noise.job.id}`);
	expect([asked.exit, asked.json, asked.errors]).toEqual([
		1,
		undefined,
		[
			{
				code: 'not-kept',
				message: `job ${noise.job.number}: result not kept: it is larger than all results may be together.`,
				hint: '"set cli results-size" lets them take more, "| save FILE" keeps one for good',
			},
		],
	]);
});

test('B6 a script keeps what ran in the background for its own lines', async () => {
	const shell = await openHere(false);
	const job = await shell.run('netbox rest path /api/big/ &');
	expect((await shell.run(`job result ${job.job.id}`)).json).toEqual(job.json);
	const foreground = await shell.run('netbox rest path /api/big/');
	expect(await shell.run(`job wait ${foreground.job.id}`)).toMatchObject({
		exit: 1,
		json: undefined,
		errors: [{message: `job ${foreground.job.number}: result not kept: a script keeps none.`}],
	});
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

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {afterAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {startLab} from '../../src/lab/http/server.js';
import {startServer, type TestServer} from '../support/http.js';
import {asEnv, binary, cleanEnv, createPlayground, ended, nf, startNf, tokens} from './nf.js';

const play = createPlayground();
const home = play.home();
afterAll(play.close);

const words = 'netbox get bgp-peerings devices fceos4'.split(' ');

/** A NetBox that takes requests and never answers. */
async function silence(): Promise<TestServer> {
	const server = await startServer(() => ({instead: 'stall'}));
	play.onClose(server.close);
	return server;
}

for (const [signal, code] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const) {
	test(`S10 signal-exits ${signal} during a request: ${code}, not a word, nothing on stdout, the request aborted`, async () => {
		const server = await silence();
		const program = startNf(words, {home, env: asEnv(server)});
		const over = ended(program);
		await server.until(1);
		program.kill(signal);
		expect(await over).toEqual({code, stdout: '', stderr: ''});
	});
}

test('S10 signal-exits a signal also ends a script that waits for its next line', async () => {
	const program = startNf([], {home});
	const over = ended(program);
	program.stdin?.write('pwd\n');
	await once(program.stdout ?? program, 'data');
	program.kill('SIGINT');
	expect(await over).toEqual({code: 130, stdout: expect.any(String), stderr: ''});
});

test('S10 signal-exits a reader that closes stdout (| head -1) ends the run with 141 and without a word', async () => {
	const lab = await play.lab();
	const env = cleanEnv(home, asEnv(lab));
	const line = `set -o pipefail; '${process.execPath}' '${binary}' --events off netbox get bgp-peerings devices '*' | head -1; echo "\${PIPESTATUS[0]}"`;
	const run = await ended(spawn('bash', ['-c', line], {env, cwd: home}));
	expect(run).toMatchObject({stdout: '{\n141\n', stderr: ''});
});

test('S10 signal-exits a closed stdout stops the rest of a script', async () => {
	const program = startNf([], {home});
	const over = ended(program);
	program.stdout?.destroy();
	program.stdin?.end(`${'man tree\n'.repeat(50)}netbx\n`);
	expect(await over).toMatchObject({code: 141, stderr: ''});
});

test('J21 stored-jobs a job that a signal ended is stored as cancelled, and one that was killed is lost', async () => {
	const own = play.home();
	const server = await silence();
	for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
		const seen = server.seen.length;
		const program = startNf(words, {home: own, env: asEnv(server)});
		const over = ended(program);
		await server.until(seen + 1);
		program.kill(signal);
		await over;
	}
	const {stdout} = await nf(['-c', 'show jobs | select id,status | json compact'], {home: own});
	expect(JSON.parse(stdout)).toEqual([
		{id: 2, status: 'lost'},
		{id: 1, status: 'cancelled'},
	]);
});

test('lab serve prints its address and the tokens it knows, answers, and ends on SIGTERM with 0', async () => {
	const program = startNf(['lab', 'serve'], {home});
	const over = ended(program);
	const [first] = (await once(program.stdout ?? program, 'data')) as [string];
	const url = String(first).split('\n')[0] ?? '';
	expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	const run = await nf(['-c', 'netbox get bgp-peerings devices * | count'], {home: play.home(), env: asEnv({url})});
	expect(Number(run.stdout)).toBe(labDataset().objects['plugins/bgp/session']?.filter(({device}) => device !== null).length);
	program.kill('SIGTERM');
	expect(await over).toMatchObject({
		code: 0,
		stderr: expect.stringMatching(/^nf: everybody knows these tokens: [^\n]+\n$/),
		stdout: expect.stringContaining(`\nadmin ${tokens.admin2}\n`),
	});
});

test.each([
	['--fault', 'gremlins', '"gremlins" is no fault'],
	['--port', '99999', '"99999" is not a value of "--port": expected a whole number from 0 to 65535.'],
	['--scale', '9999999', '"9999999" is not a value of "--scale": expected a whole number from 0 to 2000.'],
	['--dataset', '.', 'cannot read ".": it is a folder.'],
])('E3 lab serve refuses %s %s at once and in words', async (flag, value, words) => {
	const run = await nf(['lab', 'serve', flag, value], {home});
	expect([run.code, run.stdout, run.stderr]).toEqual([2, '', expect.stringContaining(words)]);
});

test('E3 lab serve obeys SIGTERM while a large network is being made', async () => {
	const program = startNf(['lab', 'serve', '--scale', '2000'], {home});
	const over = ended(program);
	await new Promise((resolve) => setTimeout(resolve, 400));
	program.kill('SIGTERM');
	expect([0, 143, null]).toContain((await over).code);
});

test.each([
	['yaml', 'SIGTERM', 143],
	['pprint', 'SIGINT', 130],
] as const)(
	'A2 %s of a large result is stopped by %s while it is made',
	async (form, signal, code) => {
		const lab = await startLab({dataset: scaleDataset(150)});
		play.onClose(lab.close);
		const program = startNf(['-c', `netbox get bgp-peerings devices * | ${form}`], {home: play.home(), env: asEnv(lab)});
		const over = ended(program);
		await once(program.stdout ?? program, 'data');
		const begin = performance.now();
		program.kill(signal);
		const {code: exit, stdout} = await over;
		expect(exit).toBe(code);
		expect(stdout).not.toContain('lab-00149-lab-00009-10');
		expect(performance.now() - begin).toBeLessThan(10_000);
	},
	120_000,
);

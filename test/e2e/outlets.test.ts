import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {request} from 'node:http';
import {afterAll, afterEach, expect, test} from 'vitest';
import {startServer} from '../support/http.js';
import {openPty, type Pty} from '../support/pty.js';
import {asEnv, binary, cleanEnv, createPlayground, type Ended, ended, startNf} from './nf.js';

const play = createPlayground();
const opened: Pty[] = [];
afterEach(async () => {
	for (const pty of opened.splice(0)) await pty.close();
});
afterAll(play.close);
const home = play.home();
const bash = (line: string): Promise<Ended> => ended(spawn('bash', ['-c', line, process.execPath, binary], {cwd: home, env: cleanEnv(home)}));
const peerings = 'netbox get bgp-peerings devices fceos4';

test('B7 a stderr that cannot be written costs no data', async () => {
	const whole = await bash(`"$0" "$1" ${peerings}`);
	expect(JSON.parse(whole.stdout)).toHaveProperty('fceos4');
	for (const how of ['2> >(true)', '2> /dev/full', '2>&-', '2< /dev/null']) {
		const run = await bash(`sleep 0; "$0" "$1" --events lines ${peerings} ${how}`);
		expect([how, run.code, run.stdout === whole.stdout]).toEqual([how, 0, true]);
	}
});

test.skipIf(!existsSync('/dev/full'))(
	'S16 full-stdout B8 a stdout that takes no more is a full disk, not a reader that has left: local-io, exit 10, on every way out',
	async () => {
		const full = (words: string): Promise<Ended> => bash(`"$0" "$1" ${words} > /dev/full`);
		const runs = await Promise.all(
			['show version', '--version', '--help', 'completion bash', 'lab serve', `-c "${peerings} | json" -c pwd`].map(full),
		);
		expect(runs.map(({code, stderr}) => [code, stderr.split('\n').at(-2)])).toEqual(
			runs.map(() => [10, 'nf: cannot write the output: no space left.']),
		);
		expect(await bash('"$0" "$1" show version 1< /dev/null')).toMatchObject({
			code: 10,
			stderr: 'nf: cannot write the output: it is not open for that.\n',
		});
		const left = await Promise.all(
			['show version', '--version', 'completion bash'].map((words) =>
				bash(`set -o pipefail; sleep 0; { "$0" "$1" ${words}; echo "$?" >&2; } | exec true`),
			),
		);
		for (const {stderr} of left) expect(['141\n', '0\n']).toContain(stderr);
	},
);

test('S16 full-stdout B8 a disk that becomes full in the middle is told, however little of a block it took', async () => {
	const run = await bash('ulimit -f 8; trap "" XFSZ; "$0" "$1" -c "man json-schema netbox" > some.json');
	expect([run.code, run.stderr]).toEqual([10, 'nf: cannot write the output: the file would be too large.\n']);
});

test('S10 signal-exits a large result waits for its slow reader, and a signal ends the waiting', async () => {
	const words = [
		'-c',
		'netbox get bgp-peerings devices * | json',
		'-c',
		'netbox get bgp-peerings devices * | json',
		'-c',
		'netbox get bgp-peerings devices * | json',
	];
	const slow = await bash(`"$0" "$1" ${words.map((word) => `'${word}'`).join(' ')} | { sleep 1; wc -c; }`);
	const fast = await bash(`"$0" "$1" ${words.map((word) => `'${word}'`).join(' ')} | wc -c`);
	expect([Number(slow.stdout) > 200_000, slow.stdout]).toEqual([true, fast.stdout]);
	const stuck = startNf(words, {home});
	await once(stuck.stdout ?? stuck, 'readable');
	const over = once(stuck, 'exit');
	stuck.kill('SIGTERM');
	const [code, signal] = (await over) as [number | null, string | null];
	expect(code === 143 || signal === 'SIGTERM').toBe(true);
});

test('A1 two workers that ask at once start one lab, and the run ends by itself', async () => {
	const run = await bash(`"$0" "$1" -c 'set cli workers 2' && "$0" "$1" ${peerings} workers all && "$0" "$1" -c 'set cli workers 1'`);
	expect([run.code, Object.keys(JSON.parse(run.stdout) as object)]).toEqual([0, ['fceos4']]);
});

test('A1 lab serve ends at a signal though a request is under way; a run ends at the second signal whatever it waits for', async () => {
	const lab = startNf(['lab', 'serve', '--fault', 'silent'], {home});
	const [bytes] = (await once(lab.stdout ?? lab, 'data')) as [Buffer];
	// A server that says "continue" has the request before it.
	const asked = request(`${bytes.toString().split('\n')[0]}/api/status/`, {headers: {expect: '100-continue'}});
	asked.on('error', () => undefined).flushHeaders();
	await once(asked, 'continue');
	asked.end();
	const over = once(lab, 'exit');
	lab.kill('SIGTERM');
	const [code, signal] = (await over) as [number | null, string | null];
	expect(code === 0 || signal === 'SIGTERM').toBe(true);
	const server = await startServer(() => ({instead: 'stall'}));
	play.onClose(server.close);
	const run = startNf(peerings.split(' '), {home, env: asEnv(server)});
	const runOver = once(run, 'exit');
	await server.until(1);
	run.kill('SIGINT');
	run.kill('SIGINT');
	const [runCode, runSignal] = (await runOver) as [number | null, string | null];
	expect(runCode === 130 || runSignal === 'SIGINT').toBe(true);
});

test.each([
	[0, 0],
	[1, 1],
	[10, 3],
	[65_535, 24],
])('A11 the prompt opens on a terminal of %i columns and %i rows, runs a line and leaves', async (columns, rows) => {
	const script = `stty cols ${columns} rows ${rows}; exec "$0" "$1"`;
	const pty = openPty({file: 'bash', args: ['-c', script, process.execPath, binary], cwd: home, env: cleanEnv(home)});
	opened.push(pty);
	await pty.until(({written}) => written().includes('\u001b[?2004h'));
	pty.type('pwd\r');
	await pty.until(({written}) => /(?:\u001b\[[GJ]|\n)\/\r?\n/.test(written()));
	pty.type('\u0004');
	expect(await pty.exit).toBe(0);
});

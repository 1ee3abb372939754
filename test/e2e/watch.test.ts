import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {afterAll, afterEach, expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import {openPty, type Pty} from '../support/pty.js';
import {asEnv, binary, cleanEnv, createPlayground, type Ended, ended, nf, startNf, tokens} from './nf.js';

const play = createPlayground();
const opened: Pty[] = [];
afterEach(async () => {
	for (const pty of opened.splice(0)) await pty.close();
});
afterAll(play.close);

const line = 'netbox get bgp-peerings devices fceos4';

function open(lab: RunningLab, args: readonly string[] = [], home = play.home()): Pty {
	const pty = openPty({file: process.execPath, args: [binary, ...args], cwd: home, env: cleanEnv(home, asEnv(lab)), columns: 100, rows: 24});
	opened.push(pty);
	return pty;
}

async function patch(lab: RunningLab, id: number, edit: object): Promise<void> {
	const headers = {authorization: `Token ${tokens.admin}`, 'content-type': 'application/json'};
	const answer = await fetch(`${lab.url}/api/plugins/bgp/session/${id}/`, {method: 'PATCH', headers, body: JSON.stringify(edit)});
	expect(answer.status).toBe(200);
}

const textOf = (pty: Pty): string => pty.everything().join('\n');

/** A script that watches, once its first round is over. */
async function watching(lab: RunningLab, watched: string): Promise<{readonly program: ChildProcess; readonly over: Promise<Ended>}> {
	const program = startNf(['--events', 'json', '-c', watched], {home: play.home(), env: asEnv(lab)});
	const over = ended(program);
	await new Promise<void>((resolve) => {
		let said = '';
		program.stderr?.on('data', (text: string) => {
			said += text;
			if (said.includes('completed')) resolve();
		});
		void over.then(() => resolve());
	});
	return {program, over};
}
const atPrompt = (pty: Pty): boolean => /nf#\s*$/.test((pty.rows()[pty.cursor().y] ?? '').slice(0, pty.cursor().x));

test('WT3 watch-marks WT4 watch-end at the prompt the frame marks what is edited meanwhile; q leaves the last frame below all that was there', async () => {
	const lab = await play.lab();
	const home = play.home();
	const pty = open(lab, [], home);
	await pty.until(atPrompt);
	pty.type(`${line} | watch 1\r`);
	await pty.until('round 1 at');
	await patch(lab, 1, {status: 'planned'});
	await pty.until(' 0 added, 0 removed, 1 changed');
	expect(pty.rows().join('\n')).toMatch(/\n~ +fceos4 +fceos4-fceos5-eth105 +~planned/);
	await pty.until(' 0 added, 0 removed, 0 changed');
	pty.type('q');
	await pty.until('watched ');
	await pty.until(atPrompt);
	const text = textOf(pty);
	expect(text.match(/every 1 s \| round/g)).toHaveLength(1);
	expect(text).toContain(`nf#${line} | watch 1\n`);
	expect(text).toMatch(/fceos4-fceos5-eth105 +planned/);
	// No round left a record.
	pty.type('show jobs | count\r');
	await pty.until('Count: 0');
	pty.type(`${line} | watch 1\r`);
	await pty.until('round 2 at');
	pty.signal('SIGTERM');
	expect(await pty.exit).toBe(143);
	expect(pty.written()).not.toMatch(/\u001B\[\?1049h/);
});

test('WT5 watch-lines a prompt that is written line by line gets the table, a line for each change, and the last table', async () => {
	const lab = await play.lab();
	const home = play.home();
	expect(await nf(['set', 'cli', 'plain', 'on'], {home})).toMatchObject({code: 0});
	const pty = open(lab, [], home);
	await pty.until(atPrompt);
	pty.type(`${line} | watch 1\r`);
	await pty.until('round 1 at');
	await patch(lab, 3, {status: 'failed'});
	await pty.until('fceos4-fceos5-eth106 status: active -> failed');
	pty.type('\u0003');
	await pty.until('watched ');
	await pty.until(atPrompt);
});

test('WT6 watch-json WT7 watch-until a script gets a JSON line for each change, and ends when the rows are so many', async () => {
	const lab = await play.lab();
	await patch(lab, 1, {status: 'planned'});
	const {program, over} = await watching(lab, `${line} | where status!=active | watch 1 until count=0`);
	await patch(lab, 3, {status: 'failed'});
	await once(program.stdout ?? program, 'data');
	await patch(lab, 1, {status: 'active'});
	await patch(lab, 3, {status: 'active'});
	const {code, stdout} = await over;
	expect(code).toBe(0);
	const changes = stdout
		.trim()
		.split('\n')
		.map((text) => JSON.parse(text) as {change: string; at: string; row: Record<string, unknown>});
	expect(changes.map(({change, row}) => [change, row['session'], row['status']])).toEqual([
		['+', 'fceos4-fceos5-eth106', 'failed'],
		...[
			['-', 'fceos4-fceos5-eth105', 'planned'],
			['-', 'fceos4-fceos5-eth106', 'failed'],
		].toSorted(),
	]);
	expect(changes[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('WT6 watch-json what every round warns of is said once', async () => {
	const lab = await play.lab({record: true});
	const program = startNf(['-c', 'netbox get bgp-peerings devices edge1 | watch 1'], {home: play.home(), env: asEnv(lab)});
	const over = ended(program);
	// Each round asks for the change log: by the third the second is over.
	while (lab.requests().filter(({path}) => path.includes('object-changes')).length < 4) await new Promise((resolve) => setImmediate(resolve));
	program.kill('SIGINT');
	const {code, stderr} = await over;
	expect([code, stderr.match(/2 devices named 'edge1'/g)]).toEqual([130, ["2 devices named 'edge1'"]]);
});

test('WT4 watch-end a script that is watching ends with the code of its signal', async () => {
	const lab = await play.lab();
	const {program, over} = await watching(lab, `${line} | watch 60`);
	program.kill('SIGTERM');
	expect(await over).toMatchObject({code: 143, stdout: ''});
});

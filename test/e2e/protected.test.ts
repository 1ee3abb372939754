import {afterAll, afterEach, expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import {openPty, type Pty} from '../support/pty.js';
import {binary, cleanEnv, createPlayground, nf, tokens} from './nf.js';

const play = createPlayground();
const opened: Pty[] = [];
afterEach(async () => {
	for (const pty of opened.splice(0)) await pty.close();
});
afterAll(play.close);

const env = {PROD_TOKEN: tokens.admin};
const removal = 'netbox crud delete object-type plugins.bgp.session object-id 1 progress False';
const question = 'delete 1 object of plugins.bgp.session in prod? Type "prod" to confirm';
const sent = ['DELETE /api/plugins/bgp/session/1/'];
const writesOf = (lab: RunningLab) => lab.requests().flatMap(({method, path}) => (/^(GET|OPTIONS)$/.test(method) ? [] : [`${method} ${path}`]));

/** A home whose default instance is `prod`, protected. */
async function setUp(...more: readonly string[]): Promise<{readonly home: string; readonly lab: RunningLab}> {
	const [home, lab] = [play.home(), await play.lab({record: true})];
	const lines = [`instance add prod url ${lab.url} token-env PROD_TOKEN default`, 'instance set prod protected', ...more];
	expect(
		await nf(
			lines.flatMap((line) => ['-c', line]),
			{home, env},
		),
	).toMatchObject({code: 0});
	return {home, lab};
}

function open(home: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Pty {
	const pty = openPty({file: process.execPath, args: [binary, ...args], cwd: home, env: cleanEnv(home, {...env, ...more}), columns: 100, rows: 24});
	opened.push(pty);
	return pty;
}

const stands = (text: string) => (pty: Pty) => (pty.rows()[pty.cursor().y] ?? '').trimEnd() === text && pty.cursor().x >= text.length;

test.each([
	['drawn', []],
	['plain', ['set cli plain on']],
])('C24 protected-instance at the prompt, %s, yes is not enough: a write is sent when the name is typed', async (_, settings) => {
	const {home, lab} = await setUp(...settings);
	const pty = open(home);
	await pty.until(stands('nf#'));
	pty.type(`${removal} yes\r`);
	await pty.until(stands(`${question}:`));
	pty.type('y\r');
	pty.type('\r');
	await pty.until('not confirmed: nothing was sent.');
	expect(writesOf(lab)).toEqual([]);
	await pty.until(stands('nf#'));
	pty.type(`${removal}\r`);
	await pty.until((page) => page.rows().filter((row) => row.startsWith(question)).length >= 2 && stands(`${question}:`)(page));
	pty.type('prod\r');
	await pty.until('deleted 1 object from plugins.bgp.session');
	expect(writesOf(lab)).toEqual(sent);
});

test.each([
	['drawn', {}],
	['plain', {TERM: 'dumb'}],
])('C24 protected-instance S9 needs-answer one-shot on a terminal, %s, shows the write and asks for the name', async (_, more) => {
	const {home, lab} = await setUp();
	const words = removal.split(' ');
	const refused = open(home, [...words, 'yes'], more);
	await refused.until(question);
	expect(refused.rows().some((row) => row.includes('fceos4-fceos5-eth105'))).toBe(true);
	refused.type('y\r');
	expect(await refused.exit).toBe(11);
	expect(writesOf(lab)).toEqual([]);
	const confirmed = open(home, words, more);
	await confirmed.until(question);
	confirmed.type('prod\r');
	expect(await confirmed.exit).toBe(0);
	expect(writesOf(lab)).toEqual(sent);
});

test('C24 protected-instance S9 needs-answer one-shot without a terminal: the line itself names it, and no flag and no default does', async () => {
	const {home, lab} = await setUp();
	const words = removal.split(' ');
	const before = lab.requests().length;
	for (const args of [
		[...words, 'yes'],
		['--instance', 'prod', ...words, 'yes'],
		[...words, 'instance', 'prod'],
	]) {
		const ended = await nf(args, {home, env: {...env, NF_INSTANCE: 'prod'}});
		expect(ended).toMatchObject({code: 11, stdout: ''});
		expect(ended.stderr).toContain('nf: "prod" is protected: nothing was sent. say "instance" with this name, and "yes", in the line itself');
	}
	expect(lab.requests().length).toBe(before);
	expect(await nf([...words, 'instance', 'prod', 'yes'], {home, env})).toMatchObject({code: 0});
	expect(writesOf(lab)).toEqual(sent);
});

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, expect, test} from 'vitest';
import {openPty, type Pty} from '../support/pty.js';
import {binary, cleanEnv, createPlayground, nf, tokens} from './nf.js';

const play = createPlayground();
const opened: Pty[] = [];
afterEach(async () => {
	for (const pty of opened.splice(0)) await pty.close();
});
afterAll(play.close);

const reply = '\u001B]11;rgb:1e1e/1e1e/2e2e\u001B\\\u001B[?61;4;6c';

/** nf on a terminal, its stdout in a file; the shell stays, since a terminal may lose what is written right before its end. */
function open(args: string, home: string, env: Readonly<Record<string, string>> = {}): Pty {
	const line = `'${process.execPath}' '${binary}' ${args} > out; echo "code $?"; cat`;
	const pty = openPty({file: 'sh', args: ['-c', line], cwd: home, env: cleanEnv(home, env)});
	opened.push(pty);
	return pty;
}

test.each([
	['TERM=dumb', {TERM: 'dumb'}, false],
	['NO_COLOR', {NO_COLOR: '1'}, false],
	['set cli plain on', {}, true],
])('D3 D17 plain-prompt with %s every question is a plain line, without one escape byte', async (_, env, isSet) => {
	const [lab, home] = [await play.lab(), play.home()];
	if (isSet) await nf(['set', 'cli', 'plain', 'on'], {home});
	const pty = open('instance add', home, env as Record<string, string>);
	await pty.until('name: ');
	pty.type('prox\u007Fd\r');
	await pty.until('URL: ');
	pty.type(`${lab.url}\r`);
	await pty.until('token of prod: ');
	pty.type(`${tokens.admin}\r`);
	await pty.until('code 0');
	expect(pty.written()).not.toContain('\u001B');
	expect(pty.written()).not.toContain('123456789');
	expect(readFileSync(join(home, 'out'), 'utf8')).toBe('prod: NetBox 4.7.3, netbox-bgp 0.20.2\n');
});

test('D3 what is typed ahead of a question is its answer', async () => {
	const [lab, home] = [await play.lab(), play.home()];
	const pty = open('instance add', home, {TERM: 'dumb'});
	await pty.until('name: ');
	pty.type(`prod\r${lab.url}\r${tokens.admin}\r`);
	await pty.until('code 0');
	expect(readFileSync(join(home, 'out'), 'utf8')).toBe('prod: NetBox 4.7.3, netbox-bgp 0.20.2\n');
});

test('D1 replies of the terminal are no part of an answer, and reach neither the prompt nor a full screen', async () => {
	const [lab, home] = [await play.lab(), play.home()];
	const asked = open('instance add', home);
	await asked.until('name');
	asked.type(`pr${reply}od\r`);
	await asked.until('URL');
	asked.type(`${reply}${lab.url}\r`);
	await asked.until('token of prod');
	asked.type(`${tokens.admin}${reply}\r`);
	await asked.until('code 0');
	expect(readFileSync(join(home, 'out'), 'utf8')).toBe('prod: NetBox 4.7.3, netbox-bgp 0.20.2\n');

	const pty = openPty({file: process.execPath, args: [binary], cwd: home, env: cleanEnv(home), columns: 80, rows: 12});
	opened.push(pty);
	await pty.until('nf#');
	pty.type(`man${reply} tree\r`);
	await pty.until((page) => page.rows().some((row) => row.startsWith('--More--')));
	pty.type(`${reply}q`);
	await pty.until((page) => page.rows().some((row) => row.trimEnd() === 'nf#'));
	expect(pty.everything().join('\n')).not.toMatch(/rgb:|61;4/);
});

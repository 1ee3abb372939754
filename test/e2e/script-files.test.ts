import {spawn} from 'node:child_process';
import {mkdirSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {binary, cleanEnv, createPlayground, type Ended, ended, nf, startNf} from './nf.js';

const play = createPlayground();
afterAll(play.close);
const home = play.home();
const bash = (line: string): Promise<Ended> => ended(spawn('bash', ['-c', line, process.execPath, binary], {cwd: home, env: cleanEnv(home)}));
const file = (name: string, bytes: string | Uint8Array): string => {
	writeFileSync(join(home, name), bytes);
	return name;
};
const said = (run: Ended) => [run.code, run.stdout, run.stderr];

test('S17 script-reading A7 a script is opened once: process substitution, a pipe as /dev/stdin, a FIFO whose writer comes later', async () => {
	const runs = await Promise.all([
		bash('"$0" "$1" -f <(echo pwd)'),
		bash('echo pwd | "$0" "$1" -f /dev/stdin'),
		nf(['-f', '/dev/stdin'], {home, stdin: 'pwd\n'}),
		nf(['-f', '-'], {home, stdin: 'pwd\n'}),
		bash('mkfifo later; "$0" "$1" -f later & sleep 0.3; echo pwd > later; wait $!'),
	]);
	expect(runs.map(said)).toEqual(runs.map(() => [0, '/\n', '']));
});

test('S17 script-reading A7 each reason for which a script cannot be read is told as what it is', async () => {
	mkdirSync(join(home, 'folder'));
	file('long.nf', `pwd\n# ${'x'.repeat(1_000_001)}\n`);
	file('open.nf', `pwd\nman tree "${'x\n'.repeat(500_001)}`);
	truncateSync(join(home, file('huge.nf', '')), 65_000_000);
	const reasons: readonly (readonly [args: readonly string[], stdout: string, why: string])[] = [
		[['-f', 'none.nf'], '', 'cannot read "none.nf": no such file or folder.'],
		[['-f', 'folder'], '', 'cannot read "folder": it is a folder.'],
		[['-f', 'long.nf'], '/\n', 'cannot read "long.nf": line 2 has more than 1,000,000 characters.'],
		[
			['-f', 'open.nf'],
			'/\n',
			'cannot read "open.nf": what begins in line 2 has more than 1,000,000 characters. a quote or a bracket may be open there',
		],
		[['-f', 'huge.nf'], '', 'cannot read "huge.nf": it is larger than 64 MB.'],
	];
	for (const [args, stdout, why] of reasons) expect(said(await nf(args, {home}))).toEqual([10, stdout, `nf: ${why}\n`]);
	expect(said(await bash('"$0" "$1" < folder'))).toEqual([10, '', 'nf: cannot read standard input: it is a folder.\n']);
	expect(said(await bash('"$0" "$1" -f /dev/zero'))).toEqual([10, '', 'nf: cannot read "/dev/zero": line 1 holds a NUL: it is no text.\n']);
});

test('D2 a byte order mark and CRLF are read; what is no UTF-8 text is refused, with the line where it stands', async () => {
	const both = 'pwd\r\n\r\n# é\r\npwd';
	const runs = await Promise.all([nf(['-f', file('bom.nf', `\uFEFF${both}`)], {home}), nf([], {home, stdin: `\uFEFF${both}`})]);
	expect(runs.map(said)).toEqual(runs.map(() => [0, '/\n/\n', '']));
	const utf16 = await nf(['-f', file('wide.nf', Buffer.from(`\uFEFF${both}`, 'utf16le'))], {home});
	expect(said(utf16)).toEqual([10, '', 'nf: cannot read "wide.nf": it is UTF-16, not UTF-8. save it as UTF-8\n']);
	const latin = await nf(['-f', file('latin.nf', Buffer.from('pwd\n# caf\xe9\npwd\n', 'latin1'))], {home});
	expect(said(latin)).toEqual([10, '/\n', 'nf: cannot read "latin.nf": line 2 is not UTF-8.\n']);
	const nul = await nf(['--keep-going', '-f', file('nul.nf', 'pwd\np\0wd\npwd\n')], {home});
	expect(said(nul)).toEqual([10, '/\n', 'nf: cannot read "nul.nf": line 2 holds a NUL: it is no text.\n']);
});

test('D2 lines for a command are never cut off in silence where the rest cannot be read', async () => {
	const run = await nf(['-f', file('load.nf', Buffer.from('netbox get bgp-peerings devices load-terminal dry-run\nR1\n\xe9\n.\n', 'latin1'))], {
		home,
	});
	expect(said(run)).toEqual([10, '', 'nf: cannot read "load.nf": line 3 is not UTF-8.\n']);
});

test('A1 a signal ends what waits for a FIFO that nobody writes to', async () => {
	await bash('mkfifo silent');
	const program = startNf(['-c', 'pwd', '-f', 'silent'], {home});
	const waiting = startNf(['-f', 'silent'], {home});
	expect(await ended(program)).toMatchObject({code: 0});
	const over = ended(waiting);
	waiting.kill('SIGTERM');
	expect([143, null]).toContain((await over).code);
});

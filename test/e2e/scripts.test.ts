import {spawn} from 'node:child_process';
import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {binary, cleanEnv, createPlayground, ended, nf} from './nf.js';

const play = createPlayground();
afterAll(play.close);
const home = play.home();

test('S4 script-lines scripts have comments, #!, continued lines, sub-shells and exit, and no banner, prompt or echo', async () => {
	const script = [
		'#!/usr/bin/env -S nf -f',
		'# the places one goes through',
		'netbox get',
		'pwd',
		"bgp devices 'fceos4' \\",
		'  fceos5 | count  # two devices',
		'exit',
		'pwd',
		'/show settings | where name=timeout | select value | json compact',
		'top',
		'pwd',
		'exit',
		'pwd',
	];
	const file = join(home, 'places.nf');
	writeFileSync(file, script.join('\n'));
	const run = await nf(['-f', file, '--instance', 'lab'], {home});
	expect(run).toMatchObject({code: 0, stderr: ''});
	expect(run.stdout.split('\n')).toEqual(['/netbox get', expect.stringMatching(/^\d+$/), '/netbox', expect.stringContaining('600'), '/', '']);
});

test('S5 stop-on-failure a script stops at the first line that fails; with --keep-going it goes on and gives the first code', async () => {
	const stdin = 'pwd\njob result 99\nnetbx\npwd\nman tree show.version | first 1\n';
	const stopped = await nf([], {home, stdin});
	expect(stopped).toEqual({code: 4, stdout: '/\n', stderr: 'nf: no job 99.\n'});
	const kept = await nf(['--keep-going'], {home, stdin});
	expect([kept.code, kept.stdout]).toEqual([4, '/\n/\nroot\n']);
	expect(kept.stderr.split('\n').slice(0, 2)).toEqual(['nf: no job 99.', 'nf: -:3:1: unknown command "netbx". Did you mean "netbox"?']);
});

test('S6 several-documents several results are JSON documents one after another', async () => {
	const run = await nf(['-c', 'set cli timeout', '-c', 'set cli workers'], {home});
	expect(run.code).toBe(0);
	const documents = run.stdout.split(/(?<=^\]\n)/m).map((text) => JSON.parse(text) as readonly {name: string}[]);
	expect(documents.map(([setting]) => setting?.name)).toEqual(['timeout', 'workers']);
});

test('S6 several-documents lines of -c share one shell: a job of one is known to the next', async () => {
	const own = play.home();
	const lines = ['netbox get bgp-peerings devices fceos4 | count', 'show jobs | select id,status,command | json compact'];
	const run = await nf(
		lines.flatMap((line) => ['-c', line]),
		{home: own},
	);
	expect(run.code).toBe(0);
	expect(JSON.parse(run.stdout.split('\n')[1] ?? '')).toEqual([{id: 1, status: 'completed', command: expect.stringContaining('devices fceos4')}]);
});

test('S11 script-background a background job prints nothing on stdout, is waited for, writes its files, and its failure counts', async () => {
	const good = await nf(['--instance', 'lab'], {home, stdin: 'netbox get bgp-peerings devices fceos4 | count | save count.txt &\npwd\n'});
	expect(good).toMatchObject({code: 0, stdout: '/\n'});
	expect(good.stderr).toMatch(/^nf: wrote \d+ lines? \(.*\) to count\.txt\n$/);
	const bad = await nf(['--instance', 'lab'], {home, stdin: 'netbox get bgp-peerings devices fceos99 &\npwd\n'});
	expect([bad.code, bad.stdout]).toEqual([4, '/\n']);
	expect(bad.stderr).toContain("nf: Device 'fceos99' not found in Netbox");
});

test('G10 line-continuation a quote that is still open at the end of a script is the error of E4', async () => {
	const run = await nf([], {home, stdin: "pwd\nshow 'version\nx"});
	expect([run.code, run.stdout]).toEqual([2, '/\n']);
	expect(run.stderr).toContain("nf: -:2:6: the ' quote at column 6 is never closed.");
});

test('N24 one-shot S4 script-lines S15 shell-completion a file that begins with #! is a program; bash completes nf', async () => {
	const [folder, file] = [play.home(), join(home, 'place.nf')];
	writeFileSync(file, '#!/usr/bin/env -S nf -f\nnf#netbox get\nnf[netbox-get]#pwd\n');
	writeFileSync(join(folder, 'nf'), `#!/bin/sh\nexec '${process.execPath}' '${binary}' "$@"\n`);
	for (const path of [file, join(folder, 'nf')]) chmodSync(path, 0o700);
	const env = {...cleanEnv(home), PATH: `${folder}:${process.env['PATH']}`};
	expect(await ended(spawn(file, {env, stdio: ['ignore', 'pipe', 'pipe']}))).toEqual({code: 0, stdout: '/netbox get\n', stderr: ''});
	const line = 'eval "$(nf completion bash)"; COMP_LINE="nf --instance lab sh" COMP_POINT=20 COMP_TYPE=9; _nf; declare -p COMPREPLY; complete -p nf';
	const completed = await ended(spawn('bash', ['-c', line], {env, stdio: ['ignore', 'pipe', 'pipe']}));
	expect(completed).toEqual({code: 0, stdout: 'declare -a COMPREPLY=([0]="show ")\ncomplete -o nosort -o nospace -F _nf nf\n', stderr: ''});
});

test('G7 pasted-prompt a pasted transcript runs: the prompts in front of its lines are dropped', async () => {
	const run = await nf([], {home, stdin: 'nf#netbox get\nnf[netbox-get]#pwd\n'});
	expect(run).toEqual({code: 0, stdout: '/netbox get\n', stderr: ''});
});

test('G36 load-terminal in a script load-terminal reads to a line that is only a dot', async () => {
	const stdin = 'netbox get bgp-peerings devices load-terminal | count\nfceos4\nfceos5\n.\npwd\n';
	const listed = 'netbox get bgp-peerings devices fceos4 fceos5 | count';
	const [read, typed] = await Promise.all([nf(['--instance', 'lab'], {home, stdin}), nf(['--instance', 'lab', '-c', listed], {home})]);
	expect(read).toEqual({code: 0, stdout: `${typed.stdout}/\n`, stderr: ''});
});

test('E4 script-errors S12 same-everywhere a faulty line has the same code and message by -c, a file and stdin; a file is named', async () => {
	const file = join(home, 'peers.nf');
	const line = 'netbox get bgp-peerings devices fceos4 cache ref';
	writeFileSync(file, `pwd\n${line}\n`);
	const [command, script, stdin] = await Promise.all([nf(['-c', line], {home}), nf(['-f', 'peers.nf'], {home}), nf([], {home, stdin: line})]);
	const message = '"ref" is not a value of "cache": expected True, False, refresh or force. Did you mean "refresh"?';
	const shown = `\n  ${line}\n  ${' '.repeat(line.length - 3)}^\n  did you mean: ${line}resh\n`;
	expect(command).toEqual({code: 2, stdout: '', stderr: `nf: 1:46: ${message}${shown}`});
	expect(script).toEqual({code: 2, stdout: '/\n', stderr: `nf: peers.nf:2:46: ${message}${shown}`});
	expect(stdin).toEqual({code: 2, stdout: '', stderr: `nf: -:1:46: ${message}${shown}`});
});

test('S14 exit-codes a script that is not there ends with 10', async () => {
	const run = await nf(['-f', join(home, 'nothing.nf')], {home});
	expect([run.code, run.stdout]).toEqual([10, '']);
	expect(run.stderr).toMatch(/^nf: cannot read ".*nothing\.nf": no such file or folder\.\n$/);
});

test('S4 script-lines an empty script does nothing and ends with 0', async () => {
	expect(await nf([], {home, stdin: ''})).toEqual({code: 0, stdout: '', stderr: ''});
});

import {spawn, spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {openPty} from '../support/pty.js';
import {binary, cleanEnv, createPlayground, type Ended, ended, nf, root, tokens} from './nf.js';

const play = createPlayground();
afterAll(play.close);

const nobody = 54_321;
const canBeNobody = process.getuid?.() === 0 && spawnSync(process.execPath, [binary, '--version'], {uid: nobody, gid: nobody, env: {}}).status === 0;

/** nf as a user whom the system does not know. */
function runAsNobody(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
	const program = spawn(process.execPath, [binary, ...args], {cwd: '/', env: {NF_KEYCHAIN: 'off', ...env}, uid: nobody, gid: nobody});
	program.stdin.end();
	return ended(program);
}

const peerings = ['--instance', 'lab', 'netbox', 'get', 'bgp-peerings', 'devices', 'fceos4', '|', 'count'];

test.skipIf(!canBeNobody)(
	'C7 a user without a name and a home is told what to set, and nothing else; with NF_HOME all works (skipped where nobody is root)',
	async () => {
		for (const env of [{}, {HOME: ''}, {HOME: 'relative'}]) {
			expect(await runAsNobody(['show', 'version'], env)).toEqual({
				...{code: 10, stdout: ''},
				stderr: 'nf: this user has no home folder. set HOME, or NF_HOME, to an absolute path\n',
			});
		}
		const home = play.home();
		chmodSync(home, 0o1777);
		const env = {NF_HOME: join(home, 'mine')};
		expect(await runAsNobody(peerings, env)).toMatchObject({code: 0, stdout: '3\n'});
		expect(await runAsNobody(['set', 'cli', 'timeout', '30'], env)).toMatchObject({code: 0, stderr: ''});
		expect((await runAsNobody(['show', 'settings', '|', 'where', 'name=timeout', '|', 'json'], env)).stdout).toContain('"value": 30');
		expect(await runAsNobody(['show', 'version', '|', 'save', '~/x'], env)).toMatchObject({
			...{code: 10, stderr: expect.stringContaining('cannot write "~/x": this user has no home folder.')},
		});
	},
);

test.skipIf(!canBeNobody)('C8 a home that is not there, or not writable, costs warnings and no answer (skipped where nobody is root)', async () => {
	const closed = play.home();
	chmodSync(closed, 0o755);
	for (const HOME of ['/nonexistent/home', closed]) {
		const run = await runAsNobody(peerings, {HOME});
		expect([run.code, run.stdout]).toEqual([0, '3\n']);
		expect(run.stderr).toMatch(/cannot open "cache\.sqlite": .* Nothing is cached beyond this run\./);
		expect(run.stderr).not.toContain('settings.json');
		expect((await runAsNobody(['set', 'cli', 'timeout', '30'], {HOME})).stderr).toMatch(
			/^nf: cannot use "settings\.json": (permission denied|no such file or folder)\.\n$/,
		);
	}
});

test('C7 a folder that is gone under nf is told in a line', () => {
	const folder = play.home();
	const line = `cd '${folder}' && rmdir '${folder}' && exec '${process.execPath}' '${binary}' show version`;
	const {status, stderr} = spawnSync('bash', ['-c', line], {env: cleanEnv(play.home()), encoding: 'utf8'});
	expect([status, stderr]).toEqual([10, 'nf: the folder in which nf was started is gone. go to another one and start it again\n']);
});

test('C1 settings that nobody can read cost what depends on them, and nothing else', async () => {
	const home = play.home();
	writeFileSync(join(home, 'settings.json'), '{"settings', {mode: 0o600});
	const why = '"settings.json" is damaged: it is no JSON.';
	const lab = await nf(peerings, {home});
	expect([lab.code, lab.stdout, lab.stderr]).toEqual([0, '3\n', expect.stringContaining(`nf: ${why} Until that is mended `)]);
	for (const line of [
		'netbox get bgp-peerings devices fceos4',
		'set cli timeout 3',
		'show settings',
		'alias list',
		'instance use lab',
		'show instances',
	]) {
		const {code, stdout, stderr} = await nf(line.split(' '), {home});
		expect([line, code, stdout, stderr]).toEqual([line, 10, '', expect.stringContaining(`nf: ${why} mend or delete `)]);
	}
	const write = await nf(['--instance', 'lab', 'netbox', 'rest', 'path', '/api/dcim/sites/1/', 'method', 'DELETE', 'yes'], {home});
	expect([write.code, readFileSync(join(home, 'settings.json'), 'utf8')]).toEqual([11, '{"settings']);
});

test('C2 C1 an instance that works is refused before the first question, and its token stays; Enter at the name asks again', async () => {
	const home = play.home();
	await nf(['instance', 'add', 'p1', 'url', 'http://127.0.0.1:1', 'token-env', 'T'], {home});
	await nf(['instance', 'token', 'p1', 'stdin'], {home, stdin: `${tokens.admin}\n`});
	const before = readFileSync(join(home, 'tokens.json'), 'utf8');
	const pty = openPty({file: process.execPath, args: [binary, 'instance', 'add', 'p1'], cwd: home, env: cleanEnv(home), columns: 100, rows: 20});
	await pty.until((one) => one.rows().some((row) => row.includes('there is an instance "p1" already: choose another name.')));
	expect(pty.written()).not.toContain('URL');
	expect(readFileSync(join(home, 'tokens.json'), 'utf8')).toBe(before);
	const asked = openPty({file: process.execPath, args: [binary, 'instance', 'add'], cwd: home, env: cleanEnv(home), columns: 100, rows: 20});
	await asked.until((one) => one.rows().some((row) => /name/.test(row)));
	asked.type('\r');
	await asked.until((one) => one.everything().filter((row) => /name/.test(row)).length >= 2);
	asked.type('p1\r');
	await asked.until((one) => one.rows().some((row) => row.includes('there is an instance "p1" already')));
	expect(asked.written()).not.toContain('URL');
	const empty = await nf(['instance', 'add', '', 'url', 'http://127.0.0.1:1', 'token-env', 'T'], {home});
	expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('"" cannot be the name of an instance: ')]);
	expect(JSON.parse((await nf(['show', 'instances'], {home})).stdout)).toHaveLength(2);
});

const shim = join(root, 'test', 'e2e', 'no-locks.c');
const compiled = (folder: string): string | undefined => {
	const library = join(folder, 'no-locks.so');
	return spawnSync('cc', ['-shared', '-fPIC', '-o', library, shim, '-ldl']).status === 0 ? library : undefined;
};

test.each([
	['ENOLCK', '37'],
	['EOPNOTSUPP', '95'],
	['ENOSYS', '38'],
])('C9 a file system without locks (%s) is told at once, and costs no answer', async (_, errno) => {
	const [home, folder] = [play.home(), play.home()];
	const library = compiled(folder);
	// There is no compiler: nothing can be shown.
	if (library === undefined) return;
	const env = {LD_PRELOAD: library, NF_TEST_LOCK_ERRNO: errno};
	const start = performance.now();
	const run = await nf(peerings, {home, env});
	expect([run.code, run.stdout]).toEqual([0, '3\n']);
	expect(run.stderr).toMatch(/cannot open "cache\.sqlite": its file system takes no locks\. Nothing is cached beyond this run\./);
	const set = await nf(['set', 'cli', 'timeout', '30'], {home, env});
	expect(set).toMatchObject({
		code: 10,
		stderr: 'nf: cannot use "settings.json": its file system takes no locks. set NF_HOME to a folder on another file system\n',
	});
	// One wait for another process would take 15 s.
	expect(performance.now() - start).toBeLessThan(14_000);
	expect(existsSync(join(home, 'settings.json'))).toBe(false);
});

test('D9 D0 which-instance "instance use lab" works, and the lab that was chosen so needs no notice', async () => {
	const home = play.home();
	mkdirSync(home, {recursive: true});
	expect(await nf(['instance', 'use', 'lab'], {home})).toMatchObject({code: 0, stderr: ''});
	const hidden = await nf(['instance', 'use', 'lab'], {home, env: {NF_URL: 'https://netbox.example', NF_TOKEN: '0'.repeat(40)}});
	expect([hidden.code, hidden.stderr]).toEqual([0, 'nf: "env" is asked all the same, until NF_URL, NF_INSTANCE and --instance say no other\n']);
	const run = await nf(peerings.slice(2), {home});
	expect([run.code, run.stderr]).toEqual([0, '']);
	rmSync(join(home, 'settings.json'));
	expect((await nf(peerings.slice(2), {home})).stderr).toContain('no NetBox is set up');
});

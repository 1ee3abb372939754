import {spawn, spawnSync} from 'node:child_process';
import {chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {startLab} from '../../src/lab/http/server.js';
import {asEnv, binary, cleanEnv, createPlayground, type Ended, ended, nf} from './nf.js';

const play = createPlayground();
afterAll(play.close);

/** More than one batch of requests holds: a full disk takes the one and leaves the other. */
const count = 60;
const line = 'netbox get bgp-peerings devices lab-*';
let url = '';
let truth = '';
/** A home in whose cache all devices are. */
let filled = '';

beforeAll(async () => {
	const lab = await startLab({dataset: scaleDataset(count)});
	play.onClose(lab.close);
	url = lab.url;
	filled = play.home();
	const said = await nf([...line.split(' '), '--json'], {home: filled, env: asEnv({url})});
	truth = said.stdout;
	expect([said.code, Object.keys(JSON.parse(truth)).length]).toEqual([0, count]);
});

/** What is said of files, one line each; the time in front goes. */
const warnings = ({stderr}: Ended): readonly string[] =>
	stderr
		.split('\n')
		.filter((text) => /^[\d:.]+ WARN|^nf: /.test(text))
		.map((text) => text.replace(/^nf: |^[\d:.]+ WARN +\S+ +\S+ +\S+ \S+ /, ''));

/** nf on a disk on which no file may grow beyond so many kB. */
function runFull(home: string, kilobytes: number, how = 'True'): Promise<Ended> {
	const limited = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
	const env = cleanEnv(home, {...asEnv({url}), TMPDIR: home});
	const program = spawn('bash', ['-c', limited, process.execPath, binary, ...line.split(' '), 'cache', how, '|', 'json'], {cwd: home, env});
	program.stdin.end();
	return ended(program);
}

describe('a disk that is full', () => {
	test.each([
		['in the middle of what is cached', 2000],
		['at the first rows', 300],
		['for the files of a database', 40],
		['for the memory that processes share', 16],
		['for every byte', 0],
	])('%s costs no answer and no code; what is lost is said once for each file', async (_, kilobytes) => {
		const home = play.home();
		const run = await runFull(home, kilobytes);
		expect([run.code, run.stdout === truth]).toEqual([0, true]);
		const said = warnings(run);
		expect(said.filter((text) => text.includes('cache'))).toHaveLength(1);
		expect(said.length).toBeLessThanOrEqual(2);
		const later = await nf(['-c', line, '-c', line], {home, env: asEnv({url})});
		expect([later.code, later.stderr, later.stdout === truth + truth]).toEqual([0, '', true]);
	});
	test('while the cache is full already', async () => {
		const home = play.home();
		cpSync(join(filled, 'cache.sqlite'), join(home, 'cache.sqlite'));
		const run = await runFull(home, 300, 'refresh');
		expect([run.code, run.stdout === truth]).toEqual([0, true]);
		expect(warnings(run)).toEqual([expect.stringMatching(/^could not write the cache for 'lab-\d+' and \d+ more: /)]);
	});
});

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
/** Root may write anywhere: there the program runs as somebody else, if that one may read it. */
const runsAsNobody = !isRoot || spawnSync(process.execPath, [binary, '--version'], {uid: nobody, gid: nobody, env: {}}).status === 0;

function runAsNobody(home: string): Promise<Ended> {
	const user = isRoot ? {uid: nobody, gid: nobody} : {};
	const program = spawn(process.execPath, [binary, ...line.split(' '), '--json', '--events', 'lines'], {
		cwd: '/',
		env: cleanEnv(home, asEnv({url})),
		...user,
	});
	program.stdin.end();
	return ended(program);
}

describe.skipIf(!runsAsNobody)('a place that may not be written (skipped where root cannot run nf as another user)', () => {
	test('a folder costs no answer, with and without a cache in it', async () => {
		for (const fill of [false, true]) {
			const home = join(play.home(), 'home');
			mkdirSync(home);
			if (fill) cpSync(join(filled, 'cache.sqlite'), join(home, 'cache.sqlite'));
			chmodSync(join(home, '..'), 0o755);
			chmodSync(home, 0o555);
			const run = await runAsNobody(home);
			expect([run.code, run.stdout === truth]).toEqual([0, true]);
			expect(warnings(run)).toContainEqual(
				expect.stringMatching(/^cannot open "cache\.sqlite": permission denied\. Nothing is cached beyond this run\.$/),
			);
			chmodSync(home, 0o755);
		}
	});
	test('a file costs no answer, and is left as it is', async () => {
		const home = join(play.home(), 'home');
		mkdirSync(home);
		const path = join(home, 'cache.sqlite');
		cpSync(join(filled, 'cache.sqlite'), path);
		chmodSync(join(home, '..'), 0o755);
		chmodSync(path, 0o444);
		if (isRoot) chownSync(home, nobody, nobody);
		const before = readFileSync(path);
		const run = await runAsNobody(home);
		expect([run.code, run.stdout === truth]).toEqual([0, true]);
		expect(warnings(run)).toEqual(['cannot open "cache.sqlite": permission denied. Nothing is cached beyond this run.']);
		expect(readFileSync(path).equals(before)).toBe(true);
		expect(existsSync(`${path}-wal`)).toBe(false);
	});
});

import {afterAll, expect, test} from 'vitest';
import {createPlayground, ended, errorOf, nf, startNf} from './nf.js';

const play = createPlayground();
afterAll(play.close);
const home = play.home();

test('E4 script-errors a faulty word in argv: place, message, line and caret on stderr, nothing on stdout, exit 2', async () => {
	const run = await nf(['netbox', 'get', 'bgp-peering-x', 'devices', 'fceos4'], {home});
	expect(run).toEqual({
		code: 2,
		stdout: '',
		stderr: `nf: 1:12: unknown keyword "bgp-peering-x" after "netbox get". Did you mean "bgp-peerings"?
  netbox get bgp-peering-x devices fceos4
             ^
  did you mean: netbox get bgp-peerings devices fceos4
`,
	});
});

test('E4 script-errors a faulty line of stdin is told by `-`, its line and its column', async () => {
	const run = await nf([], {home, stdin: '# peers\n\n  netbx\n'});
	expect(run).toEqual({code: 2, stdout: '', stderr: 'nf: -:3:3: unknown command "netbx". Did you mean "netbox"?\n    netbx\n    ^\n'});
});

test('E5 json-errors with --json a faulty line is one line of JSON with every key', async () => {
	const run = await nf(['--json'], {home, stdin: 'pwd\nnetbox get bgp-peering-x devices fceos4\n'});
	expect(run.code).toBe(2);
	expect(run.stderr.match(/\n/g)).toHaveLength(1);
	expect(JSON.parse(run.stderr)).toEqual({
		error: {
			code: 'unknown-keyword',
			message: 'unknown keyword "bgp-peering-x" after "netbox get". Did you mean "bgp-peerings"?',
			hint: 'did you mean: netbox get bgp-peerings devices fceos4',
			exit: 2,
			command: 'netbox get bgp-peering-x devices fceos4',
			file: '-',
			line: 2,
			column: 12,
			length: 13,
			candidates: ['bgp-peerings'],
			job: null,
			instance: null,
			errors: [],
		},
	});
});

test('E3 first-fault the whole line is checked before anything runs: a faulty pipe makes no job', async () => {
	const own = play.home();
	const run = await nf(['-c', 'netbox get bgp-peerings devices fceos4 | mach x', '--json'], {home: own});
	expect(errorOf(run.stderr)).toMatchObject({code: 'unknown-pipe', line: 1, column: 42, candidates: ['match']});
	expect((await nf(['show', 'jobs'], {home: own})).stdout).toBe('[]\n');
});

const faults: readonly (readonly [code: string, args: readonly string[]])[] = [
	['unknown-flag', ['--jsn']],
	['missing-value', ['--instance']],
	['bad-value', ['--events', 'loud', 'show', 'version']],
	['unknown-option', ['show', 'version', '--', '--json']],
	['incomplete-command', ['netbox', 'get']],
	['missing-option', ['netbox', 'get', 'bgp-peerings']],
	['bad-value', ['netbox', 'get', 'bgp-peerings', 'devices', 'fceos4', 'cache', 'ref']],
	['unknown-path', ['man', 'tree', 'netbox.get.peerings']],
	['needs-answer', ['instance', 'add', 'prod']],
];

test('S14 exit-codes every fault of a line, a flag or a value ends with 2 and leaves stdout empty', async () => {
	const runs = await Promise.all(faults.map(([, args]) => nf(['--json', ...args], {home})));
	expect(runs.map(({code, stdout, stderr}) => [code, stdout, errorOf(stderr)['code']])).toEqual(faults.map(([code]) => [2, '', code]));
});

test('S1 argv-words argv words are literal: quotes, spaces and backslashes are part of the name', async () => {
	const run = await nf(['netbox', 'get', 'bgp-peerings', 'devices', "it's a\\b", 'dry-run'], {home});
	expect(run.code).toBe(0);
	expect((JSON.parse(run.stdout) as {devices: unknown}).devices).toEqual(expect.stringContaining("it's a"));
	const piped = await nf(['netbox', 'get', 'bgp-peerings', 'devices', 'fceos4', '|', 'count'], {home});
	expect(piped.stdout).toBe('3\n');
});

test('S2 flag-places flags stand before, between and after the words', async () => {
	const texts = [
		['--json', 'man', 'tree', 'show.version'],
		['man', '--json', 'tree', 'show.version'],
		['man', 'tree', 'show.version', '--json'],
	];
	const runs = await Promise.all(texts.map((args) => nf(args, {home})));
	expect(new Set(runs.map(({stdout}) => stdout)).size).toBe(1);
	expect(JSON.parse(runs[0]?.stdout ?? '')).toContain('show');
});

test('S2 flag-places --version and --help end with 0', async () => {
	expect(await nf(['-V'], {home})).toEqual({code: 0, stdout: 'nf 0.1.0\n', stderr: ''});
	const help = await nf(['-h'], {home});
	expect([help.code, help.stderr, help.stdout.split('\n')[0]]).toEqual([0, '', 'nf, a shell for the BGP peerings in NetBox']);
});

test('H19 command-help --help before, among or after the words of a command prints its help; behind -- it is a word', async () => {
	const words = ['netbox', 'get', 'bgp-peerings', 'devices', 'fceos4'];
	const [after, before, among, short] = await Promise.all([
		nf([...words, '--help'], {home}),
		nf(['--help', ...words], {home}),
		nf([...words.slice(0, 2), '-h', ...words.slice(2)], {home}),
		nf(['-c', 'netbox get bgp-peerings -h'], {home}),
	]);
	expect([after.code, after.stderr]).toEqual([0, '']);
	expect(after.stdout).toMatch(/^netbox get bgp-peerings: .*\n\n.*\n\nusage: netbox get bgp-peerings \*devices .*\n \*devices /);
	expect(after.stdout).toMatch(/\n cache +How to use cache +\[True\|False\|refresh\|force, default True\]\n/);
	expect(after.stdout).toMatch(/\nexamples:\n netbox get bgp-peerings devices fceos4\n/);
	expect([before, among, short]).toEqual([after, after, after]);
	const piped = await nf(['show', 'jobs', '--help', '|', 'match', '^usage'], {home});
	expect(piped).toEqual({code: 0, stdout: 'usage: show jobs [last] [status] [task]\n', stderr: ''});
	expect((await nf(['netbox', 'gte', '--help'], {home})).stderr).toContain('unknown keyword "gte" after "netbox"');
	const word = await nf(['--json', '--', ...words.slice(0, 4), '--help'], {home});
	expect([word.code, JSON.parse(word.stdout)]).toEqual([4, {'--help': {}}]);
});

test('S2 flag-places --version and --help that nobody takes end as every command does, without a word', async () => {
	for (const flag of ['--version', '--help']) {
		const program = startNf([flag], {home});
		// Before it can have written anything.
		program.stdout?.destroy();
		expect(await ended(program)).toEqual({code: 141, stdout: '', stderr: ''});
	}
});

test('H5 trailing-question-mark a line that ends in ? prints its help and runs nothing', async () => {
	const run = await nf(['-c', 'show ?'], {home});
	expect([run.code, run.stderr]).toEqual([0, '']);
	expect(run.stdout).toContain('version');
});

import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import {asEnv, createPlayground, nf} from './nf.js';

const play = createPlayground();
const home = play.home();
let lab: RunningLab;
beforeAll(async () => {
	lab = await play.lab();
});
afterAll(play.close);

const line = 'netbox get bgp-peerings devices fceos4 fceos5';

test('S12 same-everywhere the same line gives the same JSON by argv, -c, a file and stdin', async () => {
	const file = join(home, 'peers.nf');
	writeFileSync(file, `${line}\n`);
	const env = asEnv(lab);
	const runs = await Promise.all([
		nf(line.split(' '), {home, env}),
		nf(['-c', line], {home, env}),
		nf(['-f', file], {home, env}),
		nf([], {home, env, stdin: line}),
	]);
	expect(runs.map(({code, stderr}) => [code, stderr])).toEqual(runs.map(() => [0, '']));
	expect(new Set(runs.map(({stdout}) => stdout)).size).toBe(1);
});

test('D2 json-output the JSON is device, session and the object of NetBox: indent 4, keys sorted, a line feed at the end', async () => {
	const {stdout} = await nf(line.split(' '), {home, env: asEnv(lab)});
	const [first, second, third, fourth] = stdout.split('\n');
	expect([first, second, third, fourth]).toEqual(['{', '    "fceos4": {', '        "fceos4-fceos5-eth105": {', '            "comments": "",']);
	const sessions = (JSON.parse(stdout) as Record<string, Record<string, Record<string, unknown>>>)['fceos4'] ?? {};
	for (const session of Object.values(sessions)) expect(Object.keys(session)).toEqual(Object.keys(session).toSorted());
	expect(stdout.endsWith('}\n')).toBe(true);
});

test('D0 which-instance on the embedded lab that nobody named stderr says once that its data is made up', async () => {
	const said = 'nf: no NetBox is set up: this is made-up data of the embedded lab\n';
	const unnamed = await nf(['-c', `${line} | count`, '-c', `${line} | count`], {home});
	expect([unnamed.code, unnamed.stderr]).toEqual([0, said]);
	const named = await nf(['-c', `${line} instance lab | count`], {home});
	expect([named.stdout, named.stderr]).toEqual([unnamed.stdout.split('\n')[0]?.concat('\n'), '']);
});

test('D13 empty-result an empty result is said: {} or [] with exit 0', async () => {
	const none = await nf(['-c', `${line} | match no-such-thing`, '-c', 'show jobs last 1 status lost'], {home, env: asEnv(lab)});
	expect(none).toMatchObject({code: 0, stdout: '{}\n[]\n'});
});

test('D7 missing-device a device that NetBox does not have: its key holds {}, the others are whole, exit 4', async () => {
	const run = await nf('netbox get bgp-peerings devices fceos4 fceos99'.split(' '), {home, env: asEnv(lab)});
	expect(run.code).toBe(4);
	const document = JSON.parse(run.stdout) as Record<string, object>;
	expect(document['fceos99']).toEqual({});
	expect(Object.keys(document['fceos4'] ?? {})).not.toEqual([]);
	expect(run.stderr).toMatch(/WARN {2}netbox-worker-1 .* Device 'fceos99' not found in Netbox\nnf: Device 'fceos99' not found in Netbox/);
});

test('S8 stderr-events events: none but warnings by default, lines, JSON objects, or off', async () => {
	const env = asEnv(lab);
	await nf(line.split(' '), {home, env});
	const [bare, lines, json, off] = await Promise.all([
		nf(line.split(' '), {home, env}),
		nf(['--events', 'lines', ...line.split(' ')], {home, env}),
		nf(['--events', 'json', ...line.split(' ')], {home, env}),
		nf(['--events', 'off', '-c', 'netbox get bgp-peerings devices fceos99'], {home, env}),
	]);
	expect(bare.stderr).toBe('');
	expect(lines.stderr).toMatch(/^job \d+ \| netbox get bgp-peerings devices fceos4 fceos5 \| env \| workers any \| timeout 10 min\n/);
	expect(lines.stderr).toMatch(/\n2 devices, \d+ sessions, \d+(?:\.\d)? m?s, \d+ requests, 2 from cache, \d+ events: job events \d+\n$/);
	const events = json.stderr.trimEnd().split('\n');
	const keys = ['ts', 'job', 'severity', 'worker', 'status', 'service', 'task', 'resource', 'message'];
	expect(events.map((event) => Object.keys(JSON.parse(event) as object))).toEqual(events.map(() => keys));
	expect(off.stderr).toMatch(/^nf: Device 'fceos99' not found in Netbox.*\n$/);
});

test('O5 dry-run D16 dry-run-document a dry run sends nothing at all and never shows the token', async () => {
	const asked = await play.lab({record: true});
	const run = await nf([...line.split(' '), 'dry-run', 'branch', 'maint-42'], {home, env: asEnv(asked)});
	expect([run.code, asked.requests()]).toEqual([0, []]);
	expect(Object.keys(JSON.parse(run.stdout) as object)).toEqual(expect.arrayContaining(['branch', 'cache', 'devices', 'instance', 'requests']));
	expect(run.stdout).toMatch(/"Authorization": "(Bearer|Token) \*{8}"/);
});

test('D15 result-envelope verbose-result is one envelope with an honest status', async () => {
	const run = await nf('netbox get bgp-peerings devices fceos4 fceos99 verbose-result'.split(' '), {home, env: asEnv(lab)});
	const envelope = JSON.parse(run.stdout) as Record<string, unknown>;
	expect(run.code).toBe(4);
	expect(envelope).toMatchObject({status: 'failed', failed: true, instance: 'env', errors: [{code: 'not-found', resource: 'fceos99'}]});
	expect(Object.keys(envelope)).toEqual(Object.keys(envelope).toSorted());
});

test('P11 save-format P12 save-overwrite save takes the format of its name, is 0600, and never overwrites unasked', async () => {
	const own = play.home();
	const options = {home: own, env: asEnv(lab)};
	const saved = await nf(['-c', `${line} | save peers.csv`], options);
	expect([saved.code, saved.stdout]).toEqual([0, '']);
	expect(saved.stderr).toMatch(/^nf: wrote \d+ lines \(.*\) to peers\.csv\n$/);
	const file = join(own, 'peers.csv');
	expect(readFileSync(file, 'utf8')).toMatch(/^device,session,/);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	const before = readFileSync(file, 'utf8');
	const again = await nf(['-c', `${line} | count | save peers.csv`], options);
	expect(again).toMatchObject({code: 10, stdout: '', stderr: 'nf: "peers.csv" exists: add "overwrite".\n'});
	expect(readFileSync(file, 'utf8')).toBe(before);
	// What could not be kept is not done.
	const undone = await nf(
		['--keep-going', '-c', 'alias set a "show version" | save peers.csv', '-c', 'alias set b "show version" | append no/x'],
		options,
	);
	expect(undone).toMatchObject({
		code: 10,
		stderr: 'nf: "peers.csv" exists: add "overwrite".\nnf: cannot write "no/x": no such file or folder.\n',
	});
	expect((await nf(['-c', 'alias list | count'], options)).stdout).toBe('0\n');
	const over = await nf(['-c', `${line} | count | save peers.csv overwrite`], options);
	expect([over.code, readFileSync(file, 'utf8')]).toEqual([0, expect.stringMatching(/^count\r?\n\d+\r?\n$/)]);
});

test('P4 count-rows D5 default-forms count is a bare number in a pipe and text is text', async () => {
	const run = await nf(['-c', `${line} | count`, '-c', 'man tree show.version'], {home, env: asEnv(lab)});
	expect(run.stdout).toMatch(/^\d+\nroot\n└── show:/);
});

test('M1 man-tree man tree netbox.get.bgp_peerings is the tree of NorFab to the byte', async () => {
	const run = await nf(['man', 'tree', 'netbox.get.bgp_peerings'], {home});
	const {createHash} = await import('node:crypto');
	expect(createHash('sha256').update(run.stdout).digest('hex')).toBe('1bcb7c2c56921a60c385259e757d3a94632e3ddd959761cb4b56eb2647faaa41');
});

test('D10 no-color no escape bytes in a pipe unless colour is forced, and --no-color wins', async () => {
	const show = ['-c', `${line} | table`];
	const [plain, forced, never] = await Promise.all([
		nf(show, {home, env: asEnv(lab)}),
		nf(show, {home, env: {...asEnv(lab), FORCE_COLOR: '1'}}),
		nf(['--no-color', ...show], {home, env: {...asEnv(lab), FORCE_COLOR: '1'}}),
	]);
	expect(plain.stdout).not.toContain('\u001b');
	expect(forced.stdout).toContain('\u001b[');
	expect(never.stdout).toBe(plain.stdout);
});

test('C21 set-cli D10 no-color in a script a setting holds from the next line on', async () => {
	const own = play.home();
	const show = ['-c', `${line} | table`];
	const run = await nf([...show, '-c', 'set cli color always', ...show, '-c', 'set cli color never', ...show], {home: own, env: asEnv(lab)});
	expect(run.code).toBe(0);
	const plain = await nf(show, {home: own, env: asEnv(lab)});
	const forced = await nf(show, {home: own, env: {...asEnv(lab), FORCE_COLOR: '1'}});
	expect(run.stdout).toBe(plain.stdout + forced.stdout + plain.stdout);
});

import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import {startFront} from '../netbox/api/support.js';
import {startServer, tlsFixture} from '../support/http.js';
import {asEnv, createPlayground, errorOf, nf, tokens} from './nf.js';

const play = createPlayground();
const home = play.home();
let lab: RunningLab;
beforeAll(async () => {
	lab = await play.lab();
});
afterAll(play.close);

const words = 'netbox get bgp-peerings devices fceos4'.split(' ');

/** Runs the words against a NetBox and gives what a caller of nf would look at. */
async function ask(env: Readonly<Record<string, string>>, more: readonly string[] = []) {
	const {code, stdout, stderr} = await nf(['--json', ...words, ...more], {home, env});
	return {exit: code, stdout, ...errorOf(stderr)} as {exit: number | null; stdout: string} & Record<string, unknown>;
}

test('S14 exit-codes exit 3: a wrong, an expired token and a user without rights, each said in its own words', async () => {
	const [wrong, wrong2, expired, nobody] = await Promise.all([
		ask(asEnv(lab, 'f'.repeat(40))),
		ask(asEnv(lab, 'nbt_adminkey0001.wrongwrongwrongwrong')),
		ask(asEnv(lab, tokens.expired)),
		ask(asEnv(lab, tokens.nobody)),
	]);
	expect(wrong).toMatchObject({exit: 3, stdout: '', code: 'unauthorized', instance: 'env', hint: expect.any(String)});
	expect([wrong, wrong2, expired].map(({message}) => message)).toEqual([
		'NetBox "env" refused the token (403): Invalid v1 token.',
		'NetBox "env" refused the token (403): Invalid v2 token.',
		'NetBox "env" refused the token (403): Token expired (it is a v1 token).',
	]);
	expect(nobody).toMatchObject({exit: 3, stdout: '', code: 'forbidden', hint: expect.stringContaining('needs permission ')});
});

test('S14 exit-codes both kinds of token work, and one that may only read', async () => {
	const runs = await Promise.all([tokens.admin, tokens.admin2, tokens.reader].map((token) => nf(words, {home: play.home(), env: asEnv(lab, token)})));
	expect(runs.map(({code}) => code)).toEqual([0, 0, 0]);
	expect(new Set(runs.map(({stdout}) => stdout)).size).toBe(1);
});

test('S14 exit-codes exit 4: a device, a glob, a branch, an instance, a worker or a job that does not exist', async () => {
	const env = asEnv(lab);
	const lines = [
		'netbox get bgp-peerings devices fceos99',
		'netbox get bgp-peerings devices leafx*',
		'netbox get bgp-peerings devices fceos4 branch m-42',
		'netbox get bgp-peerings devices fceos4 instance prd',
		'netbox get bgp-peerings devices fceos4 workers w9',
		'job result 99',
	];
	const runs = await Promise.all(lines.map((line) => nf(['--json', '-c', line], {home, env})));
	expect(runs.map(({code, stderr}) => [code, errorOf(stderr)['code']])).toEqual(lines.map(() => [4, 'not-found']));
	expect(runs.map(({stderr}) => errorOf(stderr)['message'])).toEqual([
		"Device 'fceos99' not found in Netbox",
		'no device matches "leafx*".',
		'branch "m-42" does not exist in "env".',
		'no instance "prd".',
		'no worker "w9": choose any, all or netbox-worker-1.',
		'no job 99.',
	]);
});

test('S14 exit-codes exit 1: no BGP plugin, a branch that is not ready, an answer that is no NetBox', async () => {
	const bare = await play.lab({faults: [{kind: 'no-plugin'}]});
	const page = await startServer(() => ({html: '<html>Please log in</html>'}));
	play.onClose(page.close);
	const [plugin, branch, login] = await Promise.all([ask(asEnv(bare)), ask(asEnv(lab), ['branch', 'wip']), ask(asEnv(page))]);
	expect(plugin).toMatchObject({exit: 1, stdout: '', code: 'plugin-missing', message: 'env Netbox instance has no BGP Plugin installed'});
	expect(branch).toMatchObject({exit: 1, stdout: '', code: 'branch-not-ready', message: 'branch "wip" is not ready: new.'});
	expect(login).toMatchObject({exit: 1, stdout: '', code: 'unexpected-answer'});
});

test('S14 exit-codes exit 5: nothing listens, an unknown name, a certificate that nobody vouches for', async () => {
	const secure = await startServer(() => ({json: {}}), tlsFixture('self-signed'));
	play.onClose(secure.close);
	const closed = await startServer(() => ({json: {}}));
	await closed.close();
	const [refused, nameless, untrusted] = await Promise.all([
		ask(asEnv(closed)),
		ask({...asEnv(lab), NF_URL: 'http://netbox.invalid'}),
		ask(asEnv(secure)),
	]);
	expect(refused).toMatchObject({
		exit: 5,
		stdout: '',
		code: 'unreachable',
		message: `cannot reach NetBox "env" at ${closed.url}: connection refused.`,
	});
	expect(nameless).toMatchObject({exit: 5, stdout: '', code: 'unreachable'});
	expect(untrusted).toMatchObject({exit: 5, stdout: '', code: 'unreachable', message: expect.stringContaining('certificate')});
	expect(secure.seen).toEqual([]);
});

test('S14 exit-codes NF_CA_FILE vouches for a certificate, NF_INSECURE=1 asks for none, and the header says so', async () => {
	const {cert} = tlsFixture('self-signed');
	const secure = await startServer((_, turn) => ({status: 418, json: {detail: `turn ${turn}`}}), tlsFixture('self-signed'));
	play.onClose(secure.close);
	const file = join(home, 'ca.pem');
	writeFileSync(file, cert);
	const trusted = await nf(['--events', 'lines', ...words], {home, env: {...asEnv(secure), NF_CA_FILE: file}});
	const blind = await nf(['--events', 'lines', ...words], {home, env: {...asEnv(secure), NF_INSECURE: '1'}});
	expect([trusted.code, blind.code]).toEqual([1, 1]);
	expect(trusted.stderr.split('\n')[0]).not.toMatch(/tls|insecure|verif/i);
	expect(blind.stderr.split('\n')[0]).toMatch(/tls|insecure|verif/i);
});

test('O11 cache-offline with the cache filled and NetBox gone: exit 5 and the way to the old copy, which cache force shows', async () => {
	const own = play.home();
	const short = await play.lab();
	const options = {home: own, env: asEnv(short)};
	const before = await nf(words, options);
	await short.close();
	const gone = await nf(words, options);
	expect([gone.code, gone.stdout]).toEqual([5, '']);
	expect(gone.stderr).toMatch(/connection refused\. .*"cache force" shows the copy cached .* ago/);
	const forced = await nf([...words, 'cache', 'force'], options);
	expect([forced.code, forced.stdout]).toEqual([0, before.stdout]);
});

test('J14 deadline-passes exit 6: the deadline passes, nothing on stdout, how far it came on stderr', async () => {
	const silent = await startServer(() => ({instead: 'stall'}));
	play.onClose(silent.close);
	const late = await ask(asEnv(silent), ['timeout', '1']);
	expect(late).toMatchObject({exit: 6, stdout: '', code: 'timeout', message: expect.stringMatching(/^timed out after 1 s: /)});
});

const create = (sites: readonly object[]) => ['-c', `netbox crud create object-type dcim.sites data ${JSON.stringify(sites)} yes`];
const site = (name: string, slug = name) => ({name, slug});

test('S14 exit-codes exit 2, 7, 8, 9 and 11: writes that were not confirmed, in conflict, done in part, of unknown outcome, and refused here', async () => {
	const own = await play.lab();
	const front = await startFront(own.url, (method, path) => {
		if (method === 'POST') return 'lose-answer';
		return path.includes('object-changes') ? {status: 403, html: '<html>no</html>'} : 'pass';
	});
	const fixed = play.home();
	await nf(['-c', 'set cli read-only on'], {home: fixed});
	const many = [...Array.from({length: 100}, (_, index) => site(`s${index}`)), site('bad', 's0')];
	const run = (args: readonly string[], more: {readonly home?: string; readonly url?: string} = {}) =>
		nf(['--json', ...args], {home: more.home ?? home, env: asEnv({url: more.url ?? own.url})});
	const runs = await Promise.all([
		run(['-c', 'netbox crud delete object-type dcim.sites object-id 1']),
		run(['-c', 'netbox crud delete object-type dcim.devices object-id 1 yes']),
		run(create(many)),
		run(create([site('lost')]), {url: front.url}),
		run(create([site('never')]), {home: fixed}),
	]);
	expect(runs.map(({code, stderr}) => [code, errorOf(stderr)['code'], errorOf(stderr)['message']])).toEqual([
		[2, 'needs-answer', 'this needs an answer: add "yes", or run it at the prompt.'],
		[7, 'conflict', expect.stringMatching(/^NetBox "env" answered 409: Unable to delete object\. \d+ dependent objects were found: .*fceos4/)],
		[8, 'partial', '100 of 101 objects were created; 1 was not.'],
		[9, 'unknown-outcome', 'the answer to POST dcim.sites was lost: the object may exist.'],
		[11, 'refused', 'read-only is on: nothing was sent.'],
	]);
	expect(runs.map(({stdout}) => (stdout === '' ? 0 : (JSON.parse(stdout) as object[]).length))).toEqual([0, 0, 100, 0, 0]);
	expect(front.asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

test('S7 stdout-data N44 http-errors stdout holds data only: the good devices beside one that is missing, and nothing of a command that failed', async () => {
	const [part, nothing] = await Promise.all([
		nf([...words, 'fceos99'], {home: play.home(), env: asEnv(lab)}),
		nf(['netbox', 'crud', 'get', 'object-type', 'dcim.devices', 'object-id', '99999'], {home: play.home(), env: asEnv(lab)}),
	]);
	expect([part.code, Object.keys(JSON.parse(part.stdout) as object)]).toEqual([4, ['fceos4', 'fceos99']]);
	expect(part.stderr).toContain("nf: Device 'fceos99' not found in Netbox");
	expect([nothing.code, nothing.stdout]).toEqual([4, '']);
	expect(nothing.stderr).not.toMatch(/Status: /);
});

test('S14 exit-codes exit 10: a file that cannot be written, with its reason', async () => {
	const run = await nf(['-c', 'netbox get bgp-peerings devices fceos4 | save no/such/folder.json'], {home, env: asEnv(lab)});
	expect(run).toMatchObject({code: 10, stdout: '', stderr: 'nf: cannot write "no/such/folder.json": no such file or folder.\n'});
});

test('S14 exit-codes a cache that cannot be opened costs a warning and no answer', async () => {
	const own = play.home();
	mkdirSync(join(own, 'cache.sqlite'));
	const run = await nf(words, {home: own, env: asEnv(lab)});
	expect(run.code).toBe(0);
	expect(run.stderr).toContain('Nothing is cached beyond this run.');
	expect(Object.keys(JSON.parse(run.stdout) as object)).toEqual(['fceos4']);
});

test('S14 exit-codes exit 70: a bug shows an id and no trace; the trace is in the log', async () => {
	const broken = play.home();
	await nf(['--instance', 'lab', ...words], {home: broken});
	const run = await nf(['--json', '-c', 'show jobs'], {
		home: broken,
		env: {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(sabotage)}`},
	});
	expect(run).toMatchObject({code: 70, stdout: ''});
	const error = errorOf(run.stderr);
	expect(error).toMatchObject({code: 'internal', exit: 70});
	const [, id = ''] = /^internal error (\S+); details are in the log\.$/.exec(String(error['message'])) ?? [];
	expect(readFileSync(join(broken, 'nf.log'), 'utf8')).toContain(`bug ${id}: Error: no decimals today`);
	expect(run.stderr).not.toContain('    at ');
});

/** Breaks what the task `show jobs` writes seconds with. */
const sabotage = `Number.prototype.toFixed = () => { throw new Error('no decimals today'); };`;

test('S14 exit-codes NF_URL without NF_TOKEN is a usage error; NF_TOKEN alone is a warning', async () => {
	const half = await nf(words, {home, env: {NF_URL: lab.url}});
	expect(half).toEqual({code: 2, stdout: '', stderr: 'nf: NF_URL is set but NF_TOKEN is not.\n'});
	const other = await nf(['-c', 'pwd'], {home, env: {NF_TOKEN: tokens.admin}});
	expect(other).toEqual({code: 0, stdout: '/\n', stderr: 'nf: NF_TOKEN is set but NF_URL is not: it is not used.\n'});
});

test('P6 unknown-field P15 typed-comparison P16 impossible-condition exit 2: a custom field that no row has; a label of a choice finds what its value finds', async () => {
	const line = async (pipes: string) => {
		const {code, stdout, stderr} = await nf(['-c', `netbox get bgp-peerings devices fceos4,leaf1 ${pipes}`], {home, env: asEnv(lab)});
		return {exit: code, stdout, stderr};
	};
	const [misspelt, label, value, key] = await Promise.all([
		line('| where custom_fields.maintenence=true'),
		line('| where family=ipv6 | count'),
		line('| where family=6 | count'),
		line('| where max_prefixes=none virtualmachine=none | count'),
	]);
	expect([misspelt.exit, misspelt.stdout]).toEqual([2, '']);
	expect(misspelt.stderr).toContain('unknown field "custom_fields.maintenence".');
	expect([label, value, key].map(({exit, stdout}) => [exit, stdout])).toEqual([
		[0, '1\n'],
		[0, '1\n'],
		[0, '6\n'],
	]);
});

test('S14 exit-codes BE28 check-exit exit 12: findings of a check, with their rows and without an error; a script stops there, and no pipe changes it', async () => {
	const env = asEnv(lab);
	const line = 'netbox check bgp-peerings devices leaf1';
	const [found, none, piped, noted, json] = await Promise.all([
		nf(['-c', `${line} | csv`], {home, env}),
		nf(['-c', 'netbox check bgp-peerings devices fceos4 | count'], {home, env}),
		nf(['-c', `${line} | where rule=duplicate | count`], {home, env}),
		nf(['-c', `${line} except as-mismatch`], {home, env}),
		nf(['--json', '-c', line], {home, env}),
	]);
	expect([found.code, found.stdout.split('\n')[1]]).toEqual([12, expect.stringMatching(/^as-mismatch,leaf1,leaf1-spine2,/)]);
	expect([none.code, none.stdout]).toEqual([0, '0\n']);
	expect([piped.code, piped.stdout]).toEqual([12, '0\n']);
	expect(noted.code).toBe(0);
	expect([json.code, json.stderr, JSON.parse(json.stdout)]).toMatchObject([12, '', {checked: 3, findings: [{rule: 'as-mismatch'}]}]);
	const script = await nf([], {home, env, stdin: `${line} | count\npwd\n`});
	expect([script.code, script.stdout]).toEqual([12, '1\n']);
	const kept = await nf(['--keep-going'], {home, env, stdin: `${line} | count\njob result | count\npwd\n`});
	expect([kept.code, kept.stdout.endsWith('/\n')]).toEqual([12, true]);
	const missing = await nf(['-c', `${line} nothere`], {home, env});
	expect(missing.code).toBe(4);
	const enveloped = await nf(['-c', `${line} verbose-result`], {home, env});
	expect([enveloped.code, JSON.parse(enveloped.stdout)]).toMatchObject([12, {status: 'completed', errors: [], failed: false}]);
});

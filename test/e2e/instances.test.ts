import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import {asEnv, createPlayground, errorOf, filesOf, nf, tokens} from './nf.js';

const play = createPlayground();
let lab: RunningLab;
beforeAll(async () => {
	lab = await play.lab();
});
afterAll(play.close);

const words = 'netbox get bgp-peerings devices fceos4'.split(' ');

test('C7 instance-add C8 instance-commands an instance is added, tested, used, and forgotten with its cache', async () => {
	const home = play.home();
	const options = {home, env: {LAB_TOKEN: tokens.admin}};
	const added = await nf(['instance', 'add', 'prod', 'url', lab.url, 'token-env', 'LAB_TOKEN'], options);
	expect(added.code).toBe(0);
	const tested = await nf(['instance', 'test', 'prod'], options);
	expect(JSON.parse(tested.stdout)).toMatchObject({name: 'prod', url: lab.url, netbox: '4.7.3'});
	const other = await nf(['instance', 'add', 'other', 'url', 'http://127.0.0.1:1', 'token-env', 'LAB_TOKEN', 'default'], options);
	expect([other.code, other.stdout]).toEqual([5, '']);
	expect((await nf(['instance', 'use', 'prod'], options)).code).toBe(0);
	expect((await nf([...words, 'cache', 'refresh'], options)).code).toBe(0);
	const shown = JSON.parse((await nf(['show', 'instances'], options)).stdout) as readonly Record<string, unknown>[];
	expect(shown.map(({name, default: isDefault, token}) => [name, isDefault, token])).toEqual(
		expect.arrayContaining([
			['prod', true, 'set'],
			['other', false, 'set'],
		]),
	);
	const unasked = await nf(['--json', 'instance', 'remove', 'prod'], options);
	expect([unasked.code, errorOf(unasked.stderr)['code']]).toEqual([2, 'needs-answer']);
	expect((await nf(['instance', 'remove', 'prod', 'yes'], options)).code).toBe(0);
	const forced = await nf(['--json', ...words, 'instance', 'prod', 'cache', 'force'], options);
	expect(errorOf(forced.stderr)).toMatchObject({code: 'not-found', message: 'no instance "prod".'});
});

test('C8 instance-commands a token comes from stdin into a file that only its owner can read, and nowhere else', async () => {
	const home = play.home();
	const add = ['instance', 'add', 'prod', 'url', lab.url, 'token-env', 'NOT_SET'];
	expect((await nf(add, {home})).code).toBe(2);
	const kept = await nf(['instance', 'token', 'prod', 'stdin'], {home, stdin: `${tokens.admin2}\n`});
	expect(kept.code).toBe(0);
	const file = join(home, 'tokens.json');
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(readFileSync(file, 'utf8')).toContain(tokens.admin2);
	const run = await nf(['--events', 'lines', ...words, 'verbose-result'], {home, env: {NF_DEBUG: '1'}});
	expect(run.code).toBe(0);
	const said = [kept, run].flatMap(({stdout, stderr}) => [stdout, stderr]);
	const stored = filesOf(home).filter(({path}) => path !== file);
	for (const text of said) expect(text).not.toContain('adminadmin');
	for (const {path, bytes} of stored) expect([path, bytes.includes('adminadmin')]).toEqual([path, false]);
	expect(stored.map(({path}) => path)).toContain(join(home, 'nf.log'));
});

test('L7 secrets-not-kept the token of NF_TOKEN is in no output and in no file, whatever goes wrong', async () => {
	const home = play.home();
	const env = {...asEnv(lab), NF_DEBUG: '1'};
	const lines = [
		'netbox get bgp-peerings devices fceos4 verbose-result',
		'netbox get bgp-peerings devices fceos4 dry-run',
		'instance test',
		'show instances',
		'show settings',
		'show jobs',
		'job events 1',
	];
	const good = await nf(['--keep-going', '--events', 'json', ...lines.flatMap((line) => ['-c', line])], {home, env});
	const bad = await nf(['--json', ...words], {home, env: {...env, NF_TOKEN: tokens.expired}});
	expect([good.code, bad.code]).toEqual([0, 3]);
	for (const {path, bytes} of filesOf(home))
		expect([path, bytes.includes(tokens.admin), bytes.includes(tokens.expired)]).toEqual([path, false, false]);
	for (const text of [good, bad].flatMap(({stdout, stderr}) => [stdout, stderr])) expect(text).not.toContain('123456789abcdef');
});

test('D0 which-instance which instance: option, --instance, NF_INSTANCE, NF_URL, the default, the only one, the lab; several need a name', async () => {
	const home = play.home();
	const secret = {A_TOKEN: tokens.admin};
	const script = `instance add a url ${lab.url} token-env A_TOKEN\ninstance add b url ${lab.url}/ token-env A_TOKEN\n`;
	const instanceOf = async (flags: readonly string[], env: Readonly<Record<string, string>> = {}, more: readonly string[] = []) => {
		const {code, stdout, stderr} = await nf([...flags, ...words, 'dry-run', ...more], {home, env: {...secret, ...env}});
		return code === 0 ? (JSON.parse(stdout) as {instance: string}).instance : stderr;
	};
	expect(await instanceOf([])).toBe('lab');
	await nf(['--keep-going'], {home, env: secret, stdin: script.split('\n')[0] ?? ''});
	expect(await instanceOf([])).toBe('a');
	await nf(['--keep-going'], {home, env: secret, stdin: script});
	expect(await instanceOf([])).toBe('nf: several NetBox instances are set up: name one with "instance", or run "instance use NAME".\n');
	const found = await Promise.all([
		instanceOf([], asEnv(lab)),
		instanceOf([], {...asEnv(lab), NF_INSTANCE: 'a'}),
		instanceOf(['--instance', 'b'], {...asEnv(lab), NF_INSTANCE: 'a'}),
		instanceOf(['--instance', 'b'], {NF_INSTANCE: 'a'}, ['instance', 'lab']),
	]);
	expect(found).toEqual(['env', 'a', 'b', 'lab']);
	await nf(['instance', 'use', 'b'], {home, env: secret});
	expect(await instanceOf([])).toBe('b');
});

test('C21 set-cli C4 show-settings a setting is stored for the user and says where it comes from; a bad value changes nothing', async () => {
	const home = play.home();
	expect(await nf(['set', 'cli', 'timeout', '30'], {home})).toMatchObject({code: 0, stderr: ''});
	const bad = await nf(['set', 'cli', 'timeout', 'abc'], {home});
	expect(bad).toMatchObject({
		code: 2,
		stdout: '',
		stderr: expect.stringContaining('"abc" is not a value of "timeout": expected a whole number from 1 to 86400.'),
	});
	const settings = JSON.parse((await nf(['show', 'settings'], {home})).stdout) as readonly Record<string, unknown>[];
	expect(settings).toContainEqual({name: 'timeout', value: 30, unit: 's', from: 'user'});
	expect(settings).toContainEqual({name: 'workers', value: 1, unit: null, from: 'default'});
	const run = await nf(['--events', 'lines', '--instance', 'lab', ...words], {home});
	expect(run.stderr.split('\n')[0]).toMatch(/\| timeout 30 s$/);
});

test('C1 show-version show version asks nobody and names nf and Node', async () => {
	const asked = await play.lab({record: true});
	const run = await nf(['show', 'version'], {home: play.home(), env: asEnv(asked)});
	expect([run.code, asked.requests()]).toEqual([0, []]);
	expect(JSON.parse(run.stdout)).toEqual(
		expect.arrayContaining([
			{name: 'nf', version: '0.1.0'},
			{name: 'node', version: process.versions.node},
		]),
	);
});

/** Three instances of one NetBox: two users, of whom one has two tokens. */
async function openThree() {
	const options = {home: play.home(), env: {ADM: tokens.admin, AGAIN: tokens.admin2, NOB: tokens.reader}};
	for (const [name, token] of [
		['adm', 'ADM'],
		['again', 'AGAIN'],
		['nob', 'NOB'],
	] as const)
		expect((await nf(['instance', 'add', name, 'url', lab.url, 'token-env', token], options)).code).toBe(0);
	const run = async (line: string): Promise<unknown> => {
		const {code, stdout, stderr} = await nf(['-c', line], options);
		expect([line, code, stderr.replace(/^\d\d:.*\n/gm, '')]).toEqual([line, 0, expect.not.stringContaining('error')]);
		return stdout === '' ? undefined : JSON.parse(stdout);
	};
	for (const [device, name] of [
		['fceos4', 'adm'],
		['leaf1', 'nob'],
	])
		await run(`netbox get bgp-peerings devices ${device} instance ${name}`);
	await run('netbox get bgp-peerings devices leaf2 instance again cache refresh');
	const listed = async (line = ''): Promise<readonly string[]> =>
		((await run(`netbox cache list ${line}`)) as readonly {readonly key: string; readonly instance: string}[])
			.map(({key, instance}) => `${instance} ${key.replace('get_bgp_peerings::', '')}`)
			.toSorted();
	return {run, listed, options};
}

test('C9 cache-commands C10 cache-stats N33 cache-keys what is cached is of the instance whose token has read it, also where several are one NetBox', async () => {
	const {run, listed, options} = await openThree();
	expect(await listed()).toEqual(['adm fceos4', 'adm leaf2', 'nob leaf1']);
	expect([await listed('instance adm'), await listed('instance again'), await listed('instance nob')]).toEqual([
		['adm fceos4', 'adm leaf2'],
		['again fceos4', 'again leaf2'],
		['nob leaf1'],
	]);
	const stats = (await run('show cache instance nob')) as readonly Record<string, unknown>[];
	expect(stats.map(({instance, entries}) => [instance, entries])).toEqual([['nob', 1]]);
	expect(((await run('netbox cache stats')) as readonly Record<string, unknown>[]).map(({instance, entries}) => [instance, entries])).toEqual(
		expect.arrayContaining([
			['adm', 2],
			['nob', 1],
		]),
	);
	expect(await run('netbox cache get instance nob key fceos4')).toEqual({});
	expect(Object.keys((await run('netbox cache get instance again key fceos4')) as object)).toEqual(['get_bgp_peerings::fceos4']);
	const offered = async (name: string): Promise<string> =>
		(await nf(['completion', 'fish', 'netbox', 'cache', 'get', 'instance', name, 'key', ''], options)).stdout;
	expect((await offered('nob')).match(/(?:fceos|leaf)\d/g)).toEqual(['leaf1']);
	await run('netbox cache clear instance nob all');
	expect(await listed()).toEqual(['adm fceos4', 'adm leaf2']);
});

test('C8 instance-commands removing an instance drops of its cache what no other instance has read', async () => {
	const {listed, options} = await openThree();
	expect((await nf(['instance', 'remove', 'adm', 'yes'], options)).code).toBe(0);
	expect(await listed()).toEqual(['again fceos4', 'again leaf2', 'nob leaf1']);
	// Whose NOB is cannot be told now, so what it has read stays.
	expect((await nf(['instance', 'remove', 'again', 'yes'], {...options, env: {...options.env, NOB: ''}})).code).toBe(0);
	expect(await listed()).toEqual(['nob leaf1']);
	expect((await nf(['instance', 'remove', 'nob', 'yes'], options)).code).toBe(0);
	expect((await nf(['instance', 'add', 'nob', 'url', lab.url, 'token-env', 'NOB'], options)).code).toBe(0);
	expect(await listed()).toEqual([]);
});

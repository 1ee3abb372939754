import {randomUUID} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {ok} from '../../src/core/result.js';
import {statePaths} from '../../src/store/files/paths.js';
import {createApp} from '../../src/wiring/app.js';
import {completion} from '../../src/wiring/complete/completion.js';
import {createLog} from '../../src/wiring/run/log.js';
import {unwrap} from '../support/database.js';
import {shellTree} from '../support/shell-tree.js';
import {keepReader} from './open-app.js';

const home = mkdtempSync(join(tmpdir(), 'nf-completion-'));
afterAll(() => rmSync(home, {recursive: true, force: true}));
const warned: string[] = [];
const paths = statePaths({env: {NF_HOME: home}, cwd: '/', platform: {config: '/', data: '/', cache: '/'}});

/** A NetBox that nothing listens for: whoever asked it would fail. */
const open = async (instance: string | undefined) =>
	ok(
		await createApp({
			tree: shellTree(),
			env: {NF_URL: 'http://127.0.0.1:9', NF_TOKEN: 'x', NF_KEYCHAIN: 'off'},
			paths,
			now: () => 0,
			newId: randomUUID,
			log: createLog(paths.logFile, {isDebug: false, now: () => 0, newId: randomUUID}),
			version: '0',
			instance,
			warn: (message) => void warned.push(message),
			attended: 'nobody',
			readLine: async () => undefined,
			keepOutputs: false,
		}),
	);

const names = ['edge 1', 'fceos4', 'fceos5', 'evil\u001B[2J'];

beforeAll(async () => {
	mkdirSync(join(home, 'peers'));
	writeFileSync(join(home, 'peers.nf'), '');
	const app = await open(undefined);
	const cache = await app.value.services.state.cache();
	const devices = names.map((name, index) => ({
		id: index + 1,
		name,
		row: {name, site: {name: 'AMS 1', slug: 'ams1'}, role: {name: 'leaf', slug: 'leaf'}, status: {value: 'active'}},
		fetchedAt: 0,
	}));
	unwrap(keepReader(cache, {url: 'http://127.0.0.1:9', token: 'x'}));
	unwrap(cache.write({instance: 'http://127.0.0.1:9', branch: 'main', reader: 'user 1'}, {devices}));
	app.value.services.state.close();
});

const offered = async (...words: string[]) => completion(words, {open, cwd: home});
/** What fish is offered, help left out. */
const texts = async (...words: string[]): Promise<readonly string[]> => {
	const found = await offered('fish', ...words);
	if (!found.ok) throw new Error(found.error.message);
	return found.value
		.split('\n')
		.slice(0, -1)
		.map((line) => line.split('\t')[0] ?? '');
};

test('S15 shell-completion keywords by the one reader: abbreviations, options still free, pipes, fields', async () => {
	expect(await texts('net', 'get', '')).toEqual(['bgp-peerings', 'config', 'devices', 'topology']);
	expect(await texts('netbox', 'get', 'bgp-peerings', 'devices', 'R1', 'ca')).toEqual(['cache']);
	expect(await texts('netbox', 'get', 'bgp-peerings', 'cache', 'RE')).toEqual(['refresh']);
	expect(await texts('show', 'version', '|', 'cou')).toEqual(['count']);
	expect(await texts('netbox', 'crud', 'get', 'object-type', 'dcim.sites')).toEqual(['dcim.sites']);
	// A shell takes only what goes on from the word: a type that has it within is for the prompt's menu (C31 short-types).
	expect(await texts('netbox', 'crud', 'get', 'object-type', 'session')).toEqual([]);
	expect(await texts('netbox', 'get', 'bgp-peerings', 'devices', 'R1', '|', 'where', 'stat')).toEqual(['status=']);
});

test('S15 shell-completion names come from the cache and from nowhere else; one that a terminal would obey is left out', async () => {
	expect(await offered('fish', 'netbox', 'get', 'bgp-peerings', 'devices', 'fce')).toEqual(
		ok('fceos4\tAMS 1, leaf, active\nfceos5\tAMS 1, leaf, active\n'),
	);
	expect(await texts('netbox', 'get', 'bgp-peerings', 'devices', 'e')).toEqual(['edge 1']);
	expect(await texts('netbox', 'get', 'bgp-peerings', 'devices', 'fceos4,fce')).toEqual(['fceos4,fceos5']);
	expect(await texts('netbox', 'get', 'bgp-peerings', 'devices', 'site=a')).toEqual(['site=ams1']);
	expect(warned).toEqual([]);
});

test('S15 shell-completion flags, their values, files, and the words outside of the tree', async () => {
	expect(await texts('--ev')).toEqual(['--events']);
	expect(await texts('--events', '')).toEqual(['lines', 'json', 'off']);
	expect(await texts('--instance', 'l')).toEqual(['lab']);
	expect(await texts('--instance', 'lab', 'sho')).toEqual(['show']);
	expect(await texts('-f', 'pee')).toEqual(['peers.nf', 'peers/']);
	expect(await texts('comp')).toEqual(['completion']);
	expect(await texts('completion', 'z')).toEqual(['zsh']);
	expect(await texts('--', '--')).toEqual([]);
});

test('S15 shell-completion bash gets words it reads back, the part it replaces alone, and help only where it lists', async () => {
	const line = 'nf netbox get bgp-peerings devices';
	const breaks = ' \t\n"\'@><=;|&(:';
	expect(await offered('bash', `${line} edg`, breaks, '9')).toEqual(ok('edge\\ 1 \n'));
	expect(await offered('bash', `${line} 'edg`, breaks, '9')).toEqual(ok('edge 1 \n'));
	expect(await offered('bash', `${line} site=am`, breaks, '9')).toEqual(ok('ams1 \n'));
	expect(await offered('bash', `${line} fceos4`, breaks, '63')).toEqual(ok('fceos4  (AMS 1, leaf, active)\n'));
	expect(await offered('bash', `${line} fceos4 '|' where stat`, breaks, '9')).toEqual(ok('status=\n'));
});

test('S15 shell-completion zsh is told of words that go on', async () => {
	expect(await offered('zsh', 'show', 'version', '|', 'sa')).toEqual(ok(' save\tWrite to a file\n'));
	expect(await offered('zsh', 'netbox', 'get', 'bgp-peerings', 'devices', 'R1', '|', 'where', 'stat')).toEqual(ok('+status=\tstatus.value\n'));
});

test('S15 shell-completion the scripts: each begins as its shell wants it, hands on the words and keeps stderr to itself', async () => {
	const [bash, zsh, fish] = await Promise.all(['bash', 'zsh', 'fish'].map((shell) => offered(shell)));
	expect(bash?.ok && bash.value).toMatch(/nf completion bash "\$\{COMP_LINE:0:COMP_POINT\}".* 2>\/dev\/null\)$/m);
	expect(zsh?.ok && zsh.value).toMatch(/^#compdef nf\n/);
	expect(zsh?.ok && zsh.value).toMatch(/nf completion zsh "\$\{\(@Q\)words\[2,CURRENT-1\]\}" "\$\{\(Q\)PREFIX\}" 2>\/dev\/null\)$/m);
	expect(fish?.ok && fish.value).toMatch(/^complete -c nf -f -k -a '\(__nf_offers\)'$/m);
	expect(fish?.ok && fish.value).toContain('command nf completion fish $words');
});

test('S15 shell-completion another shell is a usage error', async () => {
	expect(await offered('csh')).toMatchObject({error: {code: 'usage', message: '"csh" is no shell: expected bash, zsh or fish.'}});
	expect(await offered()).toMatchObject({error: {message: 'nf completion needs a shell: bash, zsh or fish.'}});
});

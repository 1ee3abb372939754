import {execFile} from 'node:child_process';
import {appendFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, test} from 'vitest';
import {createHistory} from '../../src/store/files/history.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

const inFolder = () => join(temporaryFolder(), 'state', 'history');
const lines = (count: number, prefix = 'line'): string[] => Array.from({length: count}, (_, index) => `${prefix} ${index}`);

describe('keeping', () => {
	test('L5 history-append a line is in the file when append returns, and the file is its owner’s alone', () => {
		const path = inFolder();
		const history = createHistory(path, {limit: 10});
		expect(unwrap(history.load())).toEqual([]);
		expect(unwrap(history.append('show version'))).toBe('kept');
		expect(readFileSync(path, 'utf8')).toBe('show version\n');
		expect([statSync(path).mode & 0o777, statSync(join(path, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
	});
	test('E6 message-style a file of more than 64 MB is no history, and is not read', () => {
		const path = join(temporaryFolder(), 'history');
		writeFileSync(path, 'show version\n', {mode: 0o600});
		truncateSync(path, 64_000_000);
		expect(createHistory(path, {limit: 10}).load().ok).toBe(true);
		truncateSync(path, 64_000_001);
		expect(messageOf(createHistory(path, {limit: 10}).load())).toContain('it is larger than 64 MB');
	});
	test('L8 history-size a multi-line entry is one entry, backslashes and all', () => {
		const path = inFolder();
		const entries = ['a\nb\n\nc', String.raw`it\'s \n \\n`, 'ends in \\', '日本 é', 'a\nb'];
		for (const entry of entries) unwrap(createHistory(path, {limit: 10}).append(entry));
		expect(unwrap(createHistory(path, {limit: 10}).load())).toEqual(entries);
	});
	test('L8 history-size repeats in a row are stored once, also across a restart', () => {
		const path = inFolder();
		const history = createHistory(path, {limit: 10});
		expect(['a', 'a', 'b', 'a'].map((line) => unwrap(history.append(line)))).toEqual(['kept', 'repeated', 'kept', 'kept']);
		const next = createHistory(path, {limit: 10});
		expect(unwrap(next.load())).toEqual(['a', 'b', 'a']);
		expect(unwrap(next.append('a'))).toBe('repeated');
	});
	test.each([
		['a line that begins with a space', ' show version', 'private'],
		['a token of version 1', 'instance add token 0123456789abcdef0123456789ABCDEF01234567', 'secret'],
		['a token of version 2', 'x "nbt_AbCdEf123456.0123456789012345678901234567890123456789"', 'secret'],
		['a password in JSON', 'netbox crud create object-type users.users data {"username": "u", "password": "a \\"b\\" c"}', 'secret'],
	])('L7 secrets-not-kept %s is not kept, which is said', (_, line, said) => {
		const path = inFolder();
		const history = createHistory(path, {limit: 10});
		expect(unwrap(history.append(line))).toBe(said);
		expect(unwrap(history.load())).toEqual([]);
	});
	test.each(['device 0123456789abcdef0123456789abcdef0123456', 'devices R1', 'x 0123456789abcdef0123456789abcdef012345678'])(
		'L7 secrets-not-kept %s is no token',
		(line) => {
			expect(unwrap(createHistory(inFolder(), {limit: 10}).append(line))).toBe('kept');
		},
	);
});

describe('loading', () => {
	test('L8 history-size the newest entries up to the limit come back, and the file shrinks only when it is twice as long', () => {
		const path = inFolder();
		const history = createHistory(path, {limit: 10});
		for (const line of lines(20)) unwrap(history.append(line));
		expect(unwrap(history.load())).toEqual(lines(20).slice(-10));
		expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(21);
		unwrap(history.append('one more'));
		expect(unwrap(history.load())).toEqual([...lines(20).slice(-9), 'one more']);
		expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(11);
		expect(statSync(path).mode & 0o777).toBe(0o600);
	});
	test('a half-written end is left out, and does not swallow the next line', () => {
		const path = inFolder();
		const history = createHistory(path, {limit: 10});
		unwrap(history.append('whole'));
		appendFileSync(path, 'hal');
		expect(unwrap(history.load())).toEqual(['whole']);
		unwrap(history.append('next'));
		expect(unwrap(history.load())).toEqual(['whole', 'hal', 'next']);
	});
	test('bytes that a power cut leaves are skipped', () => {
		const path = inFolder();
		unwrap(createHistory(path, {limit: 10}).append('a'));
		appendFileSync(path, Buffer.concat([Buffer.alloc(100), Buffer.from([0xff, 0xfe, 10, 10]), Buffer.from('b\n')]));
		expect(unwrap(createHistory(path, {limit: 10}).load())).toEqual(['a', 'b']);
	});
	test('a file that cannot be is a failure', () => {
		const path = inFolder();
		mkdirSync(path, {recursive: true});
		const history = createHistory(path, {limit: 10});
		expect(messageOf(history.load())).toBe('cannot read "history": it is a folder.');
		expect(messageOf(history.append('a'))).toBe('cannot write "history": it is a folder.');
		writeFileSync(join(path, 'file'), '');
		expect(messageOf(createHistory(join(path, 'file', 'history'), {limit: 10}).append('a'))).toMatch(/^cannot write "history": /);
	});
});

test('L6 shared-history of shells that write at once no line is lost, and each line is whole', async () => {
	const path = inFolder();
	const script = `
		import {createHistory} from ${JSON.stringify(join(import.meta.dirname, '../../src/store/files/history.ts'))};
		const history = createHistory(process.argv[1], {limit: 10000});
		for (let index = 0; index < 300; index++) history.append(process.argv[2] + ' ' + index);`;
	const run = promisify(execFile);
	await Promise.all(['a', 'b', 'c'].map((name) => run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, path, name])));
	const all = unwrap(createHistory(path, {limit: 10_000}).load());
	for (const name of ['a', 'b', 'c']) expect(all.filter((line) => line.startsWith(name))).toEqual(lines(300, name));
	expect(all).toHaveLength(900);
});

test('L8 history-size of shells that shorten the file at once no line is lost that is new enough', async () => {
	const path = inFolder();
	const script = `
		import {createHistory} from ${JSON.stringify(join(import.meta.dirname, '../../src/store/files/history.ts'))};
		for (let index = 0; index < 150; index++) {
			const history = createHistory(process.argv[1], {limit: 20});
			history.append(process.argv[2] + ' ' + index);
			const loaded = history.load();
			if (!loaded.ok) console.log(loaded.error.message);
		}`;
	const run = promisify(execFile);
	const said = await Promise.all(
		['a', 'b', 'c'].map((name) => run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, path, name])),
	);
	expect(said.map(({stdout}) => stdout)).toEqual(['', '', '']);
	const all = unwrap(createHistory(path, {limit: 10_000}).load());
	const last = all.at(-1)?.split(' ')[0] ?? '';
	const numbers = [...new Set(all.filter((line) => line.startsWith(last)).map((line) => Number(line.split(' ')[1])))].toSorted((a, b) => a - b);
	expect([all.length >= 20, numbers]).toEqual([true, numbers.map((_, index) => 150 - numbers.length + index)]);
});

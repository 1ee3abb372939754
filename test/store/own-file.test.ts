import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	linkSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {cacheMigrations} from '../../src/store/cache/cache-schema.js';
import {createHistory} from '../../src/store/files/history.js';
import {replaceFile} from '../../src/store/files/private-file.js';
import {createSchemaStore} from '../../src/store/files/schema-store.js';
import {createTokenFile} from '../../src/store/secrets/token-file.js';
import {openSettings} from '../../src/store/settings/settings.js';
import {openDatabase} from '../../src/store/sqlite/database.js';
import {createLog} from '../../src/wiring/run/log.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

/** Every file of the state, and what is said where it cannot be used; the log can tell nobody. */
const uses: Readonly<Record<string, (folder: string) => Promise<string> | string>> = {
	'settings.json': (folder) => messageOf(openSettings({folder})),
	'tokens.json': (folder) => messageOf(createTokenFile(join(folder, 'tokens.json')).read('prod')),
	history: (folder) => `${messageOf(createHistory(join(folder, 'history'), {limit: 5}).append('show jobs'))}`,
	'cache.sqlite': openCache,
	'cache.sqlite.lock': openCache,
	'nf.log': (folder) => {
		createLog(join(folder, 'nf.log'), {isDebug: true, now: () => 0, newId: () => 'x'}).debug('a line');
		return '';
	},
};

function openCache(folder: string): string {
	const said: string[] = [];
	const path = join(folder, 'cache.sqlite');
	const opened = openDatabase({path, migrations: cacheMigrations, now: () => 0, warn: (message) => said.push(message), loss: ''});
	if (opened.ok) opened.value.close();
	return said.join(' ');
}

const namesOfState = Object.keys(uses);

/** What may stand in the place of a file, and how it is named. */
const inTheWay: readonly (readonly [string, (path: string) => void | Promise<void>])[] = [
	['it is a named pipe', (path) => void execFileSync('mkfifo', [path])],
	['it is a folder', (path) => mkdirSync(path)],
	[
		'it is a socket',
		async (path) => {
			const server = createServer();
			await new Promise<void>((resolve) => server.listen(path, resolve));
			onTestFinished(() => void server.close());
		},
	],
];

describe.each(inTheWay)('E7 %s in place of a file', (reason, put) => {
	test.each(namesOfState)('%s is named at once, and nothing waits for it', async (name) => {
		const folder = temporaryFolder();
		await put(join(folder, name));
		const said = await uses[name]?.(folder);
		expect(said).toContain(name === 'nf.log' ? '' : `: ${reason}.`);
	});
});

describe('C5 a symbolic link', () => {
	test.each(['cache.sqlite', 'cache.sqlite.lock', 'history', 'nf.log'])(
		'in place of %s is not followed: what it leads to stays as it is',
		async (name) => {
			const [folder, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'precious')];
			writeFileSync(elsewhere, 'precious');
			symlinkSync(elsewhere, join(folder, name));
			const said = await uses[name]?.(folder);
			expect(said).toContain(name === 'nf.log' ? '' : ': it is a symbolic link.');
			expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
		},
	);
	test('in place of a file that is not there yet makes none elsewhere', () => {
		const [folder, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'new')];
		for (const name of ['cache.sqlite', 'cache.sqlite.lock', 'history', 'nf.log']) symlinkSync(elsewhere, join(folder, name));
		for (const name of ['cache.sqlite', 'history', 'nf.log']) void uses[name]?.(folder);
		expect(existsSync(elsewhere)).toBe(false);
	});
	test('another name of a file, in place of the lock, is not cut', () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'precious'), 'precious', {mode: 0o600});
		linkSync(join(folder, 'precious'), join(folder, 'cache.sqlite.lock'));
		expect(openCache(folder)).toContain('its lock has another name too');
		expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('precious');
	});
	test('in place of the settings is the user’s own: it is read and written through, and stays a link', async () => {
		const [folder, dotfiles] = [temporaryFolder(), temporaryFolder()];
		const target = join(dotfiles, 'nf-settings');
		writeFileSync(target, '{"settings": {"timeout": 30}}', {mode: 0o600});
		writeFileSync(join(dotfiles, 'nf-settings.tmp-1234567890abcdef'), 'left by a killed writer');
		symlinkSync(target, join(folder, 'settings.json'));
		const {settings} = unwrap(openSettings({folder}));
		expect(settings.get('timeout')).toBe(30);
		unwrap(await settings.set('workers', '2'));
		expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual({settings: {timeout: 30, workers: 2}});
		expect([lstatSync(join(folder, 'settings.json')).isSymbolicLink(), readdirSync(dotfiles)]).toEqual([true, ['nf-settings']]);
	});
	test('that leads nowhere is not taken for no settings', () => {
		const folder = temporaryFolder();
		symlinkSync(join(folder, 'gone'), join(folder, 'settings.json'));
		expect(messageOf(openSettings({folder}))).toBe('cannot use "settings.json": it is a link to a file that is not there.');
	});
});

describe('C4 who else may write', () => {
	test.each([
		[0o777, 'others may write in its folder'],
		[0o770, 'others may write in its folder'],
	])('a folder of mode %o is not used', async (mode, reason) => {
		const folder = temporaryFolder();
		for (const name of ['settings.json', 'tokens.json']) writeFileSync(join(folder, name), '{}', {mode: 0o600});
		chmodSync(folder, mode);
		for (const name of namesOfState)
			expect([name, await uses[name]?.(folder)]).toEqual([name, expect.stringContaining(name === 'nf.log' ? '' : reason)]);
		expect(readdirSync(folder)).toEqual(['settings.json', 'tokens.json']);
	});
	test('a folder with the sticky bit is used: there others cannot touch what is ours', async () => {
		const folder = temporaryFolder();
		chmodSync(folder, 0o1777);
		unwrap(await unwrap(openSettings({folder})).settings.set('timeout', '5'));
		expect(unwrap(openSettings({folder})).settings.get('timeout')).toBe(5);
	});
	test.each([0o666, 0o620, 0o602])('settings of mode %o are not obeyed, and what to do is said', (mode) => {
		const folder = temporaryFolder();
		const path = join(folder, 'settings.json');
		writeFileSync(path, '{}');
		chmodSync(path, mode);
		expect(openSettings({folder})).toMatchObject({
			error: {message: 'cannot use "settings.json": others may write to it.', hint: `chmod go-w ${path}`},
		});
	});
	test.skipIf(process.getuid?.() !== 0)('settings and folders of another user are not obeyed (skipped where nobody is root)', () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'settings.json'), '{}', {mode: 0o600});
		chownSync(join(folder, 'settings.json'), 65_534, 65_534);
		expect(messageOf(openSettings({folder}))).toBe('cannot use "settings.json": it belongs to another user.');
		chownSync(folder, 65_534, 65_534);
		expect(messageOf(openSettings({folder}))).toBe('cannot use "settings.json": its folder belongs to another user.');
	});
});

test('C8 to read makes no file and no folder', async () => {
	const folder = join(temporaryFolder(), 'not', 'there');
	const {settings, instances} = unwrap(openSettings({folder}));
	expect([settings.get('timeout'), instances.list(), unwrap(createTokenFile(join(folder, 'tokens.json')).read('prod'))]).toEqual([
		600,
		[],
		undefined,
	]);
	expect([unwrap(createHistory(join(folder, 'history'), {limit: 5}).load()), await createSchemaStore(folder).read('x')]).toEqual([[], undefined]);
	expect(existsSync(join(folder, '..'))).toBe(false);
});

test('E5 what a killed writer of any file left goes with a later write; what another writes now, and what is of another file, does not', () => {
	const folder = temporaryFolder();
	const [old, young] = ['.peers.json.11111111-1111-4111-8111-111111111111.tmp', '.peers.json.22222222-2222-4222-8222-222222222222.tmp'];
	const other = '.other.json.11111111-1111-4111-8111-111111111111.tmp';
	for (const name of [old, young, other]) writeFileSync(join(folder, name), '');
	for (const name of [old, other]) utimesSync(join(folder, name), 1, 1);
	replaceFile(join(folder, 'peers.json'), '{}');
	expect(readdirSync(folder).toSorted()).toEqual([young, other, 'peers.json'].toSorted());
});

test('E5 what a killed writer of settings and tokens left goes with the next change, which holds their lock', async () => {
	const folder = temporaryFolder();
	const left = ['settings.json', 'tokens.json'].map((name) => `${name}.tmp-1234567890abcdef`);
	const others = ['settings.json.tmp-mine', 'x-settings.json.tmp-1234567890abcdef'];
	for (const name of [...left, ...others]) writeFileSync(join(folder, name), '');
	unwrap(await unwrap(openSettings({folder})).settings.set('timeout', '5'));
	unwrap(await createTokenFile(join(folder, 'tokens.json')).store('prod', 'x'));
	const kept = ['settings.json', 'settings.json.lock', 'tokens.json', 'tokens.json.lock', ...others];
	expect(readdirSync(folder).toSorted()).toEqual(kept.toSorted());
});

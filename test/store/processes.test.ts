import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createSqliteCache} from '../../src/store/cache/sqlite-cache.js';
import {createTokenFile} from '../../src/store/secrets/token-file.js';
import {openSettings} from '../../src/store/settings/settings.js';
import {openCacheFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';
import {main} from './cache-samples.js';

const startWriter = (path: string, device: number, generations: number) =>
	spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'write-cache.child.ts'), path, String(device), String(generations)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});

/** All that a writer says until it ends. */
async function runWriter(path: string, device: number, generations: number): Promise<string> {
	let said = '';
	const child = startWriter(path, device, generations);
	child.stdout.on('data', (text) => {
		said += text;
	});
	await once(child, 'close');
	return said;
}

test('processes that open a new file at once and write to it all succeed', async () => {
	const path = join(temporaryFolder(), 'cache.sqlite');
	const said = await Promise.all([1, 2, 3].map((device) => runWriter(path, device, 15)));
	expect(said).toEqual(Array(3).fill('writing\n'));
	const sets = unwrap(createSqliteCache(openCacheFile(path)).sessionsOf(main, [1, 2, 3]));
	expect(sets.map(({device, at, sessions}) => [device, at, sessions.length])).toEqual([1, 2, 3].map((device) => [device, 15, 50]));
});

test('J23 signals-restore a process killed in the middle of writing leaves whole sets only', async () => {
	const path = join(temporaryFolder(), 'cache.sqlite');
	for (let round = 0; round < 2; round++) {
		const child = startWriter(path, 1, 1_000_000);
		await once(child.stdout, 'data');
		child.kill('SIGKILL');
		await once(child, 'close');
		const database = openCacheFile(path);
		expect(sqlOf(database).pragma('integrity_check', {simple: true})).toBe('ok');
		expect(sqlOf(database).pragma('foreign_key_check')).toEqual([]);
		const [set] = unwrap(createSqliteCache(database).sessionsOf(main, [1]));
		expect(set?.sessions.map(({held: {row}}) => row['generation'])).toEqual(Array(50).fill(set?.at));
	}
});

/** A process that changes what is kept, and the names that it told as done. */
function startChanger(folder: string, who: number, count: number) {
	const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'change-state.child.ts'), folder, String(who), String(count)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let said = '';
	child.stdout.on('data', (text) => {
		said += text;
	});
	return {child, done: () => said.split('\n').slice(1, -1)};
}

/** What of these names is kept, in the order in which it is told. */
function kept(folder: string, names: readonly string[]): readonly string[] {
	const {aliases, instances} = unwrap(openSettings({folder}));
	const [lines, known, tokens] = [aliases.list(), instances.list().map(({name}) => name), createTokenFile(join(folder, 'tokens.json'))];
	return names.filter((name) => name in lines && known.includes(name) && unwrap(tokens.read(name)) === `secret of ${name}`);
}

const whatIsThere = ['settings.json', 'settings.json.lock', 'tokens.json', 'tokens.json.lock'];

test('C23 settings-file C3 processes that write settings, aliases, instances and tokens at once lose nothing', async () => {
	const folder = temporaryFolder();
	const changers = Array.from({length: 4}, (_, who) => startChanger(folder, who, 5));
	await Promise.all(changers.map(({child}) => once(child, 'close')));
	const done = changers.flatMap((changer) => changer.done());
	expect([done.length, done.filter((name) => name.startsWith('failed'))]).toEqual([20, []]);
	expect(kept(folder, done)).toEqual(done);
	expect(readdirSync(folder).toSorted()).toEqual(whatIsThere);
}, 60_000);

test('C23 settings-file C3 E5 of a process that is killed while it writes nothing is lost that it told, and nothing is left after the next', async () => {
	const folder = temporaryFolder();
	const told: string[] = [];
	for (let round = 0; round < 3; round += 1) {
		const {child, done} = startChanger(folder, round, 1000);
		await once(child.stdout, 'data');
		while (done().length < 1 + round) await once(child.stdout, 'data');
		child.kill('SIGKILL');
		await once(child, 'close');
		told.push(...done());
	}
	const {settings} = unwrap(openSettings({folder}));
	unwrap(await settings.set('timeout', '7'));
	unwrap(await createTokenFile(join(folder, 'tokens.json')).store('last', 'x'));
	expect([told.length >= 6, kept(folder, told)]).toEqual([true, told]);
	expect(readdirSync(folder).toSorted()).toEqual(whatIsThere);
}, 60_000);

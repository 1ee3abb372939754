import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createSqliteCache} from '../../src/store/sqlite-cache.js';
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
	const said = await Promise.all([1, 2, 3, 4].map((device) => runWriter(path, device, 40)));
	expect(said).toEqual(Array(4).fill('writing\n'));
	const sets = unwrap(createSqliteCache(openCacheFile(path)).sessionsOf(main, [1, 2, 3, 4]));
	expect(sets.map(({device, at, sessions}) => [device, at, sessions.length])).toEqual([1, 2, 3, 4].map((device) => [device, 40, 50]));
});

test('J23 a process killed in the middle of writing leaves whole sets only', async () => {
	const path = join(temporaryFolder(), 'cache.sqlite');
	for (let round = 0; round < 3; round++) {
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

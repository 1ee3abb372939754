import {describe, expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import type {Row} from '../../src/output/output.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {recordedDataset} from '../lab/replay.js';
import {unwrap} from '../support/database.js';
import {admin, caches, difference, openLab, openShell, outputOf, type Reading, type Rest, reader, restOf, type Shell} from './support.js';

const everything = 'fceos4 leaf1 edge1';
const openSqlite = caches[1]?.[1] ?? createMemoryCache;

/** A user with the right to see some devices and all sessions, whose tokens and rights change as they are told to. */
type User = {
	readonly token: () => Promise<string>;
	readonly see: (type: string, constraints: Row | null) => Promise<void>;
	readonly hide: (type: string) => Promise<void>;
};

async function openUser(rest: Rest, username: string): Promise<User> {
	const {json: user} = await rest('POST', 'users/users/', {username, password: 'Some-body-password-1'});
	const permissions = new Map<string, unknown>();
	const hide = async (type: string): Promise<void> => {
		if (permissions.has(type)) await rest('DELETE', `users/permissions/${permissions.get(type)}/`);
		permissions.delete(type);
	};
	return {
		token: async () => String((await rest('POST', 'users/tokens/', {user: user['id'], version: 1})).json['token']),
		see: async (type, constraints) => {
			await hide(type);
			const made = await rest('POST', 'users/permissions/', {name: type, object_types: [type], actions: ['view'], constraints, users: [user['id']]});
			expect(made.status).toBe(201);
			permissions.set(type, made.json['id']);
		},
		hide,
	};
}

type Started = {readonly lab: RunningLab; readonly rest: Rest; readonly cache: Cache; readonly shell: (token: string) => Shell; readonly user: User};

async function start(openCache: () => Cache): Promise<Started> {
	const lab = await openLab(recordedDataset('4.7.3'));
	const [rest, cache] = [restOf(lab.url), openCache()];
	const user = await openUser(rest, 'somebody');
	for (const type of ['dcim.device', 'netbox_bgp.bgpsession', 'core.objectchange', 'extras.customfield']) await user.see(type, null);
	return {lab, rest, cache, user, shell: (token) => openShell(lab.url, {token, cache})};
}

/** What `True` shows, which must be what `False` shows. */
async function fresh(shell: Shell, names = everything): Promise<Reading> {
	const [cached, asked] = [await shell.read(names), await shell.read(names, 'False')];
	expect(difference(cached, asked)).toEqual([]);
	return cached;
}

describe.each(caches)('H3 with the %s cache', (_, openCache) => {
	test('another user’s token gets nothing of what was cached, not even with force', async () => {
		const {shell, user} = await start(openCache);
		await shell(admin).read(everything);
		await user.see('dcim.device', {name: 'leaf1'});
		const other = shell(await user.token());
		const forced = await other.read(everything, 'force');
		expect(outputOf(forced).groups.map(({key, found}) => [key, found])).toEqual([
			['edge1', false],
			['fceos4', false],
			['leaf1', true],
		]);
		expect(forced.events.filter((event) => event.includes('(forced)'))).toEqual([]);
		await fresh(other);
		expect((await shell(admin).read(everything, 'force')).requests).toBe(0);
	});

	test('a device that is hidden from now on is not shown, nor is another that was cached', async () => {
		const {lab, shell, user, cache} = await start(openCache);
		const mine = shell(await user.token());
		await mine.read(everything);
		await user.see('dcim.device', {name: 'leaf1'});
		expect(outputOf(await fresh(mine, 'fceos4')).groups).toMatchObject([{found: false, rows: []}]);
		expect(unwrap(cache.entries(lab.url)).map(({name}) => name)).not.toContain('edge1');
		expect(outputOf(await mine.read('edge1', 'force')).groups).toMatchObject([{found: false}]);
		await user.see('dcim.device', null);
		expect(outputOf(await fresh(mine)).groups.every(({found}) => found)).toBe(true);
	});

	test('sessions that are hidden from now on are not shown, nor are others that were cached', async () => {
		const {lab, shell, user, cache} = await start(openCache);
		const mine = shell(await user.token());
		await mine.read(everything);
		await user.see('netbox_bgp.bgpsession', {status: 'planned'});
		await fresh(mine, 'fceos4');
		expect(unwrap(cache.entries(lab.url)).map(({name}) => name)).not.toContain('edge1');
		await fresh(mine);
	});

	test('who may see no devices any more gets the same error, and what was cached is gone', async () => {
		const {lab, shell, user, cache} = await start(openCache);
		const mine = shell(await user.token());
		await mine.read(everything);
		await user.hide('dcim.device');
		const [cached, asked] = [await mine.read('fceos4'), await mine.read('fceos4', 'False')];
		expect(difference(cached, asked)).toEqual([]);
		expect(cached.result).toMatchObject({ok: false, error: {code: 'forbidden'}});
		expect(unwrap(cache.entries(lab.url))).toEqual([]);
	});

	test('a token that is renewed for the same user keeps what was cached', async () => {
		const {shell, user} = await start(openCache);
		await shell(await user.token()).read(everything);
		const renewed = shell(await user.token());
		expect((await renewed.read(everything, 'force')).requests).toBe(1);
		expect((await renewed.read(everything)).events.at(-1)).toBe("using cache, it is up to date for 'leaf1'");
		expect((await renewed.read(everything)).requests).toBe(4);
	});
});

test('H3 a device that rights now show is shown, though nothing changed', async () => {
	const {shell, user} = await start(createMemoryCache);
	await user.see('dcim.device', {id__lt: 11});
	const mine = shell(await user.token());
	expect(outputOf(await fresh(mine, 'edge1')).groups).toHaveLength(1);
	await user.see('dcim.device', null);
	expect(outputOf(await fresh(mine, 'edge1')).groups).toHaveLength(2);
});

test('H3 O10 cache-force a token that was never seen gets nothing where NetBox is away, and an error says why', async () => {
	const {lab, shell} = await start(openSqlite);
	await shell(admin).read(everything);
	await lab.close();
	expect(outputOf(await shell(admin).read(everything, 'force')).groups).toHaveLength(4);
	for (const policy of ['force', 'True'] as const) {
		expect((await shell(reader).read('fceos4', policy)).result).toMatchObject({ok: false, error: {code: 'unreachable'}});
	}
	expect((await shell(reader).read('fceos4', 'force')).result).toMatchObject({
		error: {hint: 'this token was not seen here before: NetBox must say once whose it is, before what is cached is shown'},
	});
	expect((await shell(reader).read('fceos4')).result).not.toMatchObject({error: {hint: expect.stringContaining('cached')}});
});

test('H3 before NetBox 4.5 a token counts for itself, and where it stands it cannot be read', async () => {
	const lab = await openLab(recordedDataset('4.4.10'));
	const cache = openSqlite();
	await openShell(lab.url, {token: admin, cache}).read('fceos4');
	expect((await openShell(lab.url, {token: admin, cache}).read('fceos4', 'force')).requests).toBe(0);
	expect((await openShell(lab.url, {token: reader, cache}).read('fceos4', 'force')).requests).toBeGreaterThan(0);
	const readers = unwrap(cache.entries(lab.url)).map(({scope}) => scope.reader);
	expect(readers.map((one) => /^token [0-9a-f]{64}$/.test(one))).toEqual([true, true]);
	expect(JSON.stringify(readers)).not.toContain(admin.slice(0, 12));
});

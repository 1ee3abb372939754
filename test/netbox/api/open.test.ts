import {Agent} from 'undici';
import {expect, onTestFinished, test} from 'vitest';
import {netbox, orThrow, provision} from '../../../src/netbox/open.js';
import {tlsFixture} from '../../support/http.js';
import {startProxy} from '../../support/proxy.js';
import {errorOf, scripted, secret} from '../support.js';
import {adminToken, startedLab} from './support.js';

const status = {json: {'netbox-version': '4.7.3', plugins: {}}};

test('a URL with a password, a URL that is none and an empty token are refused, without their secret', () => {
	const withPassword = netbox({url: 'https://user:hidden@netbox.example', token: 'x'});
	expect(errorOf(withPassword)).toMatchObject({code: 'usage'});
	expect(JSON.stringify(withPassword)).not.toContain('hidden');
	expect(errorOf(netbox({url: 'ftp://netbox.example', token: 'x'}))).toMatchObject({code: 'usage'});
	expect(errorOf(netbox({url: 'netbox.example', token: ' '}))).toMatchObject({code: 'usage'});
});

test('the token cannot be read back, and is in no failure', async () => {
	const http = await scripted(() => ({status: 403, json: {detail: `Invalid v2 token ${secret}`}}));
	const nb = orThrow(netbox({url: http.url, token: secret}));
	const result = await nb.dcim.sites.create({name: 'x', slug: 'x'});
	expect(JSON.stringify([Object.entries(nb), result])).not.toContain('topsecret');
	expect(errorOf(await nb.dcim.sites.list())).toMatchObject({code: 'unauthorized', hint: 'it is the option "token"'});
	await nb.close();
});

test('own authority, own proxy, own dispatcher', async () => {
	const fixture = tlsFixture('self-signed');
	const http = await scripted(() => status, fixture);
	expect(errorOf(await orThrow(netbox({url: http.url, token: 't'})).version())).toMatchObject({code: 'unreachable'});
	expect(orThrow(await orThrow(netbox({url: http.url, token: 't', ca: fixture.cert})).version())).toBe('4.7.3');
	expect(orThrow(await orThrow(netbox({url: http.url, token: 't', verifyTls: false})).version())).toBe('4.7.3');
	const plain = await scripted(() => status);
	const proxy = await startProxy(plain.port);
	expect(orThrow(await orThrow(netbox({url: 'http://netbox.example', token: 't', proxies: {http: proxy.url}})).version())).toBe('4.7.3');
	const dispatcher = new Agent({connect: {rejectUnauthorized: false}});
	onTestFinished(() => dispatcher.destroy());
	expect(orThrow(await orThrow(netbox({url: http.url, token: 't', dispatcher})).version())).toBe('4.7.3');
});

test('no more requests are under way than were allowed', async () => {
	let release: () => void = () => undefined;
	const gate = new Promise<void>((resolve) => {
		release = resolve;
	});
	const http = await scripted(async () => {
		await gate;
		return status;
	});
	const nb = orThrow(netbox({url: http.url, token: 't', concurrency: 2}));
	const all = Promise.all(Array.from({length: 6}, () => nb.version()));
	await http.until(2);
	release();
	await all;
	expect([http.most(), http.seen.length]).toEqual([2, 6]);
	await nb.close();
});

test('a closed client has cut what was under way', async () => {
	const http = await scripted(() => ({instead: 'stall'}));
	const nb = orThrow(netbox({url: http.url, token: 't'}));
	const version = nb.version();
	await http.until(1);
	await nb.close();
	expect(errorOf(await version)).toMatchObject({code: 'cancelled'});
});

test.each([
	['4.7.3', undefined, /^nbt_\w{12}\.\w{40}$/],
	['4.7.3', 1, /^[\da-f]{40}$/],
	['4.4.10', undefined, /^[\da-f]{40}$/],
] as const)('a token of %s (version %s) is given as it is used, and may not write unless asked', async (server, version, shape) => {
	const {url} = await startedLab(server);
	const token = orThrow(await provision({url, user: 'admin', password: 'admin-password', ...(version && {version})}));
	expect(token).toMatch(shape);
	const nb = orThrow(netbox({url, token}));
	expect(orThrow(await nb.version())).toBe(server);
	expect(errorOf(await nb.dcim.sites.create({name: 'x', slug: 'x'}))).toMatchObject({code: 'forbidden'});
	const writer = orThrow(await provision({url, user: 'admin', password: 'admin-password', write: true}));
	expect(orThrow(await orThrow(netbox({url, token: writer})).dcim.sites.create({name: 'x', slug: 'x'}))).toMatchObject({name: 'x'});
});

test('a refused password is told without it, and a lost answer is told as a token that may exist', async () => {
	const {url} = await startedLab();
	const refused = await provision({url, name: 'prod', user: 'admin', password: 'hidden-password'});
	expect(errorOf(refused)).toMatchObject({code: 'unauthorized', message: 'NetBox "prod" refused the user "admin" or the password (403).'});
	expect(JSON.stringify(refused)).not.toContain('hidden');
	const lossy = await scripted(() => ({instead: 'reset'}));
	expect(errorOf(await provision({url: lossy.url, user: 'a', password: 'b'}))).toMatchObject({code: 'unknown-outcome'});
	expect(lossy.seen).toHaveLength(1);
});

test('orThrow gives the value, or throws what the failure says with the failure as its cause', async () => {
	const {url} = await startedLab();
	const nb = orThrow(netbox({url, token: adminToken, name: 'prod'}));
	const failed = await nb.dcim.devices.one({name: 'nope'});
	expect(() => orThrow(failed)).toThrow('no dcim.devices with name=nope in "prod".');
	expect(() => orThrow(failed)).toThrow(expect.objectContaining({cause: expect.objectContaining({code: 'not-found'})}));
});

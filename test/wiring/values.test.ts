import {afterAll, expect, test} from 'vitest';
import {offersAt} from '../../src/language/suggest/offers.js';
import type {OfferedValue} from '../../src/shell/message.js';
import {createValues, type OnOffer} from '../../src/wiring/complete/values.js';
import {unwrap} from '../support/database.js';
import {type Reply, startServer} from '../support/http.js';
import {lineAt} from '../support/shell-tree.js';
import {adminToken, homeFolder, keepReader, openApp} from './open-app.js';

const folder = homeFolder();
afterAll(folder.remove);

test('H13 dynamic-values W2 key-latency a NetBox that is silent is asked once for a source, however often TAB asks; what is cached is read once', async () => {
	const server = await startServer(() => ({instead: 'stall'}));
	const {app, close} = await openApp({home: folder.home, env: {NF_URL: server.url, NF_TOKEN: adminToken}});
	const cache = await app.services.state.cache();
	const row = {id: 1, name: 'r1', site: {name: 'AMS1'}, role: {name: 'edge'}, status: {value: 'active'}};
	unwrap(keepReader(cache, {url: server.url, token: adminToken}));
	cache.write({instance: server.url, branch: 'main', reader: 'user 1'}, {devices: [{id: 1, name: 'r1', row, fetchedAt: Date.now()}]});
	const stop = new AbortController();
	const sources = createValues({...app.services, runner: app.shell.runner, cwd: '/', signal: stop.signal});
	const ask = (): Promise<Parameters<OnOffer>[0]> => new Promise((resolve) => void sources.offer('devices', resolve));
	const ahead: unknown[] = [];
	await sources.ahead('devices', (offered) => ahead.push(offered));
	expect(ahead).toEqual([{values: [{text: 'r1', help: 'AMS1, edge, active'}], title: 'cached', early: true}]);
	expect(server.seen).toHaveLength(0);
	const twice = new Promise<readonly unknown[]>((resolve) => {
		const offered: unknown[] = [];
		void sources.offer('devices', ({early, title}) => offered.push({early, title}) === 2 && resolve(offered));
	});
	expect(await twice).toEqual([{early: true, title: 'cached'}, {title: 'cached'}]);

	const cached: readonly OfferedValue[] = [{text: 'r1', help: 'AMS1, edge, active'}];
	const first = await ask();
	expect(first.values).toEqual(cached);
	await server.until(1);
	const [second, third] = await Promise.all([ask(), ask()]);
	expect([second.values, third.values].map((values) => values === first.values)).toEqual([true, true]);
	expect(server.seen).toHaveLength(1);
	stop.abort();
	await close();
	await server.close();
});

test('B9 H13 dynamic-values values of a field that nobody lists are a part of them, those of devices and peer groups are not', async () => {
	const server = await startServer(() => ({json: {count: 0, next: null, previous: null, results: []}}));
	const home = homeFolder();
	const {app, close} = await openApp({home: home.home, env: {NF_URL: server.url, NF_TOKEN: adminToken}});
	const sources = createValues({...app.services, runner: app.shell.runner, cwd: '/', signal: new AbortController().signal});
	const partOf = async (source: string): Promise<unknown> => {
		const parts: unknown[] = [];
		await sources.offer(source, ({partial}) => parts.push(partial));
		return parts.at(-1);
	};
	expect([await partOf('values of remote-as'), await partOf('sessions')]).toEqual([true, true]);
	expect(server.seen).toEqual([]);
	expect([await partOf('values of peer-group'), await partOf('devices')]).toEqual([undefined, undefined]);
	await close();
	await server.close();
	home.remove();
});

test('H13 dynamic-values what a NetBox still says after another one is used is offered to nobody, and the other is asked', async () => {
	let answer = (): void => undefined;
	const late = new Promise<void>((resolve) => {
		answer = resolve;
	});
	const listOf = (name: string): Reply => ({json: {count: 1, next: null, previous: null, results: [{id: 1, name}]}});
	const [slow, quick] = await Promise.all([startServer(async () => late.then(() => listOf('old1'))), startServer(() => listOf('new1'))]);
	const home = homeFolder();
	const {app, run, close} = await openApp({home: home.home, env: {TOKEN: adminToken}});
	for (const [name, {url}] of Object.entries({slow, quick})) {
		unwrap(await unwrap(await app.services.state.settings()).instances.add({name, url, token: {from: 'env', name: 'TOKEN'}, verifyTls: true}));
	}
	await run('instance use slow');
	const sources = createValues({...app.services, runner: app.shell.runner, cwd: '/', signal: new AbortController().signal});
	const elsewhere = new Promise((resolve) => void sources.offer('devices at quick', ({values}) => resolve(values)));
	expect(await elsewhere).toEqual([{text: 'new1', help: ''}]);
	expect([slow.seen.length, quick.seen.length]).toEqual([0, 1]);
	const nowhere = new Promise((resolve) => void sources.offer('devices at absent', ({failure}) => resolve(failure?.message)));
	expect(await nowhere).toContain('absent');
	const offered: string[] = [];
	const offer: OnOffer = ({values}) => void offered.push(...values.map(({text}) => text));
	const before = sources.offer('devices', offer);
	await slow.until(1);
	await run('instance use quick');
	sources.forget();
	await sources.offer('devices', offer);
	answer();
	await before;
	expect(offered).toEqual(['new1']);
	await run('instance use slow');
	sources.forget();
	await sources.offer('devices', offer);
	expect(offered).toEqual(['new1', 'old1']);
	await close();
	await Promise.all([slow.close(), quick.close()]);
	home.remove();
});

test('SB10 session-names TAB for the word of show bgp neighbors and history offers cached sessions, and asks no NetBox', async () => {
	const server = await startServer(() => ({instead: 'stall'}));
	const home = homeFolder();
	const {app, close} = await openApp({home: home.home, env: {NF_URL: server.url, NF_TOKEN: adminToken}});
	const cache = await app.services.state.cache();
	unwrap(keepReader(cache, {url: server.url, token: adminToken}));
	const now = Date.now();
	const session = {...{id: 7, device: 1, name: 'up', lastUpdated: null, fetchedAt: now, checkedAt: now, shows: []}, held: {row: {id: 7}}};
	const devices = [{id: 1, name: 'r1', row: {id: 1, name: 'r1'}, fetchedAt: now}];
	unwrap(cache.write({instance: server.url, branch: 'main', reader: 'user 1'}, {devices, sessions: [session]}));
	const sources = createValues({...app.services, runner: app.shell.runner, cwd: '/', signal: new AbortController().signal});
	for (const line of ['show bgp neighbors ', 'show bgp history ']) {
		const {sources: asked} = offersAt(lineAt(line), () => []);
		expect([line, asked]).toEqual([line, ['sessions']]);
	}
	expect(offersAt(lineAt('show bgp neighbors devices '), () => []).sources).toEqual(['devices']);
	expect(await new Promise((resolve) => void sources.offer('sessions', ({values}) => resolve(values)))).toEqual([{text: 'up', help: 'r1'}]);
	expect(server.seen).toEqual([]);
	await close();
	await server.close();
	home.remove();
});

import {expect, test} from 'vitest';
import {devices} from '../../src/netbox/endpoints.js';
import {startProxy} from '../support/proxy.js';
import {connectTo, scripted, scriptedNetbox} from './support.js';

const good = {json: {'netbox-version': '4.7.3', plugins: {}}};

test('each wire keeps a connection of its own, whatever else is asked; requests are counted for the job', async () => {
	const {netbox, http} = await scriptedNetbox(() => good);
	const wires = [netbox.wired(), netbox.wired()];
	expect(http.connections()).toBe(0);
	for (let times = 0; times < 3; times += 1) for (const one of [netbox, ...wires.map(({netbox}) => netbox)]) await one.status();
	expect(http.connections()).toBe(3);
	expect(netbox.requests()).toBe(9);
	for (const {close} of wires) close();
	await netbox.status();
	expect(http.connections()).toBe(3);
});

test('a wire looks at the branch that its NetBox looks at, and asks what NetBox itself is without it', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({json: {count: 0, results: []}}));
	const {netbox: wired} = netbox.onBranch('abcdefgh').wired();
	await wired.list(devices, []);
	await wired.status();
	expect(http.seen.map(({headers}) => headers['x-netbox-branch'])).toEqual(['abcdefgh', undefined]);
	expect(http.connections()).toBe(1);
});

test('what is on its way over a wire ends with the server', async () => {
	const {netbox, server, http} = await scriptedNetbox(() => ({instead: 'stall'}));
	const asked = netbox.wired().netbox.status();
	await http.until(1);
	await server.close();
	expect(await asked).toMatchObject({ok: false, error: {code: 'cancelled'}});
});

test('a wire goes through the proxy that is set', async () => {
	const http = await scripted(() => good);
	const proxy = await startProxy(http.port);
	const {netbox} = connectTo('http://netbox.invalid', {transport: {proxies: {http: proxy.url}}});
	expect(await netbox.wired().netbox.status()).toMatchObject({ok: true});
	expect(proxy.asked).toEqual(['GET http://netbox.invalid/api/status/']);
});

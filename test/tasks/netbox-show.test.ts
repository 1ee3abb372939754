import {expect, test} from 'vitest';
import {documentOf} from '../../src/output/output.js';
import {format, onTerminal} from '../format/written.js';
import {unwrap} from '../support/database.js';
import {adminToken, startShell} from './netbox-support.js';

test('C5 netbox-status show netbox status tells what NetBox runs on, in one request of the job', async () => {
	const shell = await startShell();
	const said = unwrap(await shell.say('show netbox status'));
	expect(documentOf(said)).toMatchObject({
		netbox: '4.7.3',
		django: '6.1.2',
		python: '3.12.1',
		plugins: {netbox_bgp: '0.20.2', netbox_branching: '1.2.2'},
		rq_workers: 1,
		latency_ms: expect.any(Number),
	});
	expect(format(said, onTerminal)).toMatch(/^url: +http.*\nnetbox: +4\.7\.3\n(.*\n)*plugins\.netbox_bgp: +0\.20\.2\n(.*\n)*rq_workers: +1\n/);
	expect([shell.asked(), shell.counted(), said.meta]).toEqual([['/api/status/'], 1, expect.objectContaining({instance: 'env', requests: 1})]);
});

test('C5 netbox-status show netbox version gives the API and the plugins, null where one is missing', async () => {
	const shell = await startShell((dataset) => ({...dataset, status: {...dataset.status, plugins: {netbox_bgp: null}}}));
	const said = unwrap(await shell.say('show netbox version'));
	expect(documentOf(said)).toEqual({netbox: '4.7.3', api: '4.7', bgp: null, branching: null});
	expect(format(said, onTerminal)).toBe('netbox:     4.7.3\napi:        4.7\nbgp:        -\nbranching:  -\n');
});

test.each([
	['4.7.3', {netbox_bgp: '0.20.2'}, true, null],
	['4.8.0-beta1', {netbox_bgp: '0.21.0rc1'}, true, null],
	['4.4.0-Docker-3.0', {netbox_bgp: null}, true, null],
	['4.3.7', {netbox_bgp: '0.16.0'}, false, 'NetBox 4.3.7 is older than 4.4'],
	['4.7.3', {netbox_bgp: '0.16.1'}, false, 'netbox-bgp 0.16.1 is older than 0.17'],
	['4.7.3', {}, false, 'netbox-bgp is not installed'],
] as const)('C5 netbox-status NetBox %s with %j: compatible is %j', async (netbox, plugins, compatible, reason) => {
	const shell = await startShell((dataset) => ({...dataset, status: {...dataset.status, 'netbox-version': netbox, plugins}}));
	expect(documentOf(unwrap(await shell.say('show netbox compatibility instance env')))).toMatchObject([{instance: 'env', compatible, reason}]);
});

test('C5 netbox-status an instance that cannot be reached is null, with the reason, beside those that can', async () => {
	const shell = await startShell();
	const {instances} = unwrap(await shell.state.settings());
	unwrap(await instances.add({name: 'gone', url: 'http://127.0.0.1:1', token: {from: 'env', name: 'NF_TOKEN'}, verifyTls: true}));
	const said = documentOf(unwrap(await shell.say('show netbox compatibility')));
	expect(said).toMatchObject([
		{instance: 'env', compatible: true},
		{instance: 'gone', compatible: null, reason: expect.stringContaining('connection refused')},
		{instance: 'lab', compatible: true},
	]);
});

test('C6 netbox-inventory show netbox inventory holds no part of a token, and asks nobody', async () => {
	const shell = await startShell();
	const output = unwrap(await shell.say('show netbox inventory instance env'));
	const said = documentOf(output);
	const lines = format(output, onTerminal);
	expect(lines).toMatch(
		/^instances\.env\.url: +http.*\ninstances\.env\.default: +yes\ninstances\.env\.token: +\*{8}\n(.*\n)*instances\.env\.ca: +-\n/,
	);
	expect(lines).toMatch(/^settings\.cache-age: +24 h\n/m);
	expect(said).toMatchObject({
		instances: new Map([['env', {url: shell.lab.url, default: true, token: '********', verify_tls: true, ca: null}]]),
		settings: expect.any(Map),
	});
	const text = JSON.stringify(said, (_, value) => (value instanceof Map ? [...value] : value));
	const shown = text + lines;
	expect([shown.includes(adminToken.slice(0, 8)), shown.includes(adminToken.slice(-8)), shell.asked()]).toEqual([false, false, []]);
});

test('C6 netbox-inventory an instance that nobody set up is not found', async () => {
	const shell = await startShell();
	expect(await shell.say('show netbox inventory instance lba')).toMatchObject({
		error: {code: 'not-found', message: expect.stringContaining('no instance "lba"')},
	});
});

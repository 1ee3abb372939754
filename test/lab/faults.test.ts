import {afterEach, describe, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type Fault, parseFault} from '../../src/lab/faults.js';
import {type LabOptions, type RunningLab, startLab} from '../../src/lab/server.js';
import {call, list} from './client.js';

let lab: RunningLab | undefined;
afterEach(() => lab?.close());

const fault = (text: string): Fault => {
	const read = parseFault(text);
	if (!read.ok) throw new Error(read.error.message);
	return read.value;
};
async function start(faults: readonly string[], more: Partial<LabOptions> = {}): Promise<RunningLab> {
	lab = await startLab({dataset: labDataset(), faults: faults.map(fault), record: true, ...more});
	return lab;
}

describe('a fault is read from its text', () => {
	test('with value, path and share or count', () => {
		expect(fault('503@/api/dcim/:3')).toEqual({kind: '503', path: '/api/dcim/', times: 3});
		expect(fault('reset:20%')).toEqual({kind: 'reset', share: 0.2});
		expect(fault('base-path=/netbox')).toEqual({kind: 'base-path', value: '/netbox'});
	});
	test('and refused where nobody knows it', () => {
		expect(parseFault('nonsense')).toMatchObject({ok: false, error: {code: 'usage'}});
	});
});

test('a status code befalls the first requests to a path, then the real answer comes', async () => {
	const {url} = await start(['503@/api/dcim/:2']);
	const statuses = [];
	for (const path of ['dcim/sites/', 'plugins/bgp/session/1/', 'dcim/sites/', 'dcim/sites/']) statuses.push((await call(url, 'GET', path)).status);
	expect(statuses).toEqual([503, 200, 503, 200]);
});

test('a share of requests fails, the same ones in every run', async () => {
	const run = async (): Promise<readonly number[]> => {
		const {url, close} = await start(['502:50%']);
		const statuses = [];
		for (let i = 0; i < 20; i += 1) statuses.push((await call(url, 'GET', 'status/')).status);
		await close();
		return statuses;
	};
	const first = await run();
	expect(new Set(first)).toEqual(new Set([200, 502]));
	expect(await run()).toEqual(first);
});

test('retry-after is a 429 that says when to come back', async () => {
	const {url} = await start(['retry-after=7:1']);
	const {status, headers} = await call(url, 'GET', 'status/');
	expect([status, headers.get('retry-after')]).toEqual([429, '7']);
});

test('html-login is a page with status 200', async () => {
	const {url} = await start(['html-login']);
	const {status, headers} = await call(url, 'GET', 'status/');
	expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

for (const kind of ['reset', 'truncated']) {
	test(`${kind} breaks the answer off`, async () => {
		const {url} = await start([kind]);
		await expect(call(url, 'GET', 'plugins/bgp/session/')).rejects.toThrow();
	});
}

test('a silent lab still closes', async () => {
	const {url, close, requests} = await start(['silent']);
	const asked = call(url, 'GET', 'status/');
	await expect.poll(requests).toHaveLength(1);
	await close();
	await expect(asked).rejects.toThrow();
});

test('no-plugin is a NetBox without netbox-bgp', async () => {
	const {url} = await start(['no-plugin']);
	expect((await call(url, 'GET', 'status/')).json['plugins']).toEqual({netbox_branching: '1.2.2'});
	expect((await call(url, 'GET', 'plugins/bgp/session/')).status).toBe(404);
	expect(await list(url, 'dcim/devices/?name=fceos4')).toHaveLength(1);
});

test('small-pages cuts limits silently', async () => {
	const {url} = await start(['small-pages=3']);
	expect(await list(url, 'plugins/bgp/session/?limit=1000')).toHaveLength(3);
});

test('a base path stands in every address', async () => {
	const {url} = await start(['base-path=/netbox']);
	expect(url).toMatch(/\/netbox$/u);
	const {json} = await call(url, 'GET', 'dcim/devices/?limit=1');
	expect(json['next']).toBe(`${url}/api/dcim/devices/?limit=1&offset=1`);
});

test('next-host names a host that callers cannot reach', async () => {
	const {url} = await start(['next-host']);
	expect((await call(url, 'GET', 'dcim/devices/?limit=1')).json['next']).toBe('http://netbox-internal:8001/api/dcim/devices/?limit=1&offset=1');
});

test('requests are kept with path, query and headers', async () => {
	const {url, requests} = await start([]);
	await call(url, 'GET', 'status/?a=1');
	expect(requests()).toMatchObject([{method: 'GET', path: '/api/status/?a=1', headers: {authorization: expect.stringMatching(/^Token /u)}}]);
});

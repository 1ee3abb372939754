import {describe, expect, onTestFinished, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type LabOptions, type RunningLab, startLab} from '../../src/lab/http/server.js';
import {call, list, type Reply} from './client.js';
import {faultOf} from './faulty.js';
import {lengthsOf, openWire} from './wire.js';

const noon = new Date('2026-03-01T12:00:00Z');

async function start(faults: readonly string[], more: Partial<LabOptions> = {}): Promise<RunningLab> {
	const lab = await startLab({dataset: labDataset(), faults: faults.map(faultOf), record: true, now: () => noon, ...more});
	onTestFinished(lab.close);
	return lab;
}

const ask = async (fault: string, path = 'status/', headers = {}): Promise<Reply> => call((await start([fault])).url, 'GET', path, {headers});
const lookOf = ({status, headers}: Reply, ...names: readonly string[]): readonly unknown[] => [status, ...names.map((name) => headers.get(name))];

describe('the wire', () => {
	test('latency: a later answer overtakes a late one', async () => {
		const {url} = await start(['latency=300@/api/status/']);
		const came: string[] = [];
		await Promise.all(['status/', 'dcim/sites/'].map(async (path) => came.push(`${(await call(url, 'GET', path)).status} ${path}`)));
		expect(came).toEqual(['200 dcim/sites/', '200 status/']);
	});

	test('drip: the body comes piece by piece and whole', async () => {
		const {url} = await start(['drip=2']);
		const {body} = await fetch(`${url}/api/status/`, {headers: {authorization: 'Token 0123456789abcdef0123456789abcdef01234567'}});
		const pieces: string[] = [];
		for await (const piece of body ?? []) pieces.push(Buffer.from(piece).toString());
		expect(pieces.length).toBeGreaterThan(5);
		expect(JSON.parse(pieces.join(''))).toMatchObject({'netbox-version': '4.7.3'});
	});

	test('stall: half of the body and then nothing, until the lab ends', async () => {
		const {port, close} = await start(['stall']);
		const wire = openWire(port);
		wire.get('status/');
		const half = (text: string): boolean => lengthsOf(text).came >= Math.floor(lengthsOf(text).promised / 2);
		await wire.until(half);
		await close();
		const {promised, came} = lengthsOf((await wire.heard).text);
		expect(came).toBe(Math.floor(promised / 2));
	});

	test('silent: no byte, until the lab ends', async () => {
		const {port, close, requests} = await start(['silent']);
		const wire = openWire(port);
		wire.get('status/');
		await expect.poll(requests).toHaveLength(1);
		await close();
		expect((await wire.heard).text).toBe('');
	});

	test('reset: no byte', async () => {
		const wire = openWire((await start(['reset'])).port);
		wire.get('status/');
		expect(await wire.heard).toEqual({text: '', end: 'reset'});
	});

	test('reset-body: half of the body', async () => {
		const wire = openWire((await start(['reset-body'])).port);
		wire.get('plugins/bgp/session/');
		const {text, end} = await wire.heard;
		const {promised, came} = lengthsOf(text);
		expect([end, came > 0, came < promised]).toEqual(['reset', true, true]);
	});

	test('reset-idle: a whole answer, and a reset when the connection is used again', async () => {
		const wire = openWire((await start(['reset-idle'])).port);
		wire.get('status/');
		const first = await wire.until((text) => lengthsOf(text).came === lengthsOf(text).promised);
		wire.get('status/');
		expect(await wire.heard).toEqual({text: first, end: 'reset'});
	});

	test('gzip: for those who take it', async () => {
		const {url} = await start(['gzip']);
		const compressed = await call(url, 'GET', 'status/', {headers: {'accept-encoding': 'gzip'}});
		const plain = await call(url, 'GET', 'status/', {headers: {'accept-encoding': 'identity'}});
		expect(lookOf(compressed, 'content-encoding')).toEqual([200, 'gzip']);
		expect(lookOf(plain, 'content-encoding')).toEqual([200, null]);
		expect(compressed.json).toEqual(plain.json);
	});
});

describe('a front answers in its place', () => {
	test.each<[string, readonly unknown[], readonly string[]]>([
		['html-login', [200, 'text/html; charset=utf-8', null], ['content-type', 'api-version']],
		['401', [401, 'application/json', 'Token'], ['content-type', 'www-authenticate']],
		['403', [403, 'application/json'], ['content-type']],
		['404', [404, 'text/html; charset=utf-8', null], ['content-type', 'api-version']],
		['429', [429, null], ['retry-after']],
		['retry-after=7', [429, '7'], ['retry-after']],
		['retry-date=90', [429, 'Sun, 01 Mar 2026 12:01:30 GMT', 'Sun, 01 Mar 2026 12:00:00 GMT'], ['retry-after', 'date']],
		['502', [502, 'text/html; charset=utf-8'], ['content-type']],
		['503', [503, 'text/html; charset=utf-8'], ['content-type']],
		['504', [504, 'text/html; charset=utf-8'], ['content-type']],
	])('%s', async (fault, look, names) => {
		expect(lookOf(await ask(fault), ...names)).toEqual(look);
	});

	test.each([
		['500', 'KeyError', "'import_policies'"],
		['500=OperationalError', 'OperationalError', 'connection already closed'],
	])('%s is a crash of NetBox', async (fault, exception, error) => {
		expect(await ask(fault)).toMatchObject({status: 500, json: {exception, error, netbox_version: '4.7.3'}});
	});

	test('redirect-https and redirect-host name where to go, base path and query included', async () => {
		const {url, port} = await start(['redirect-https@/api/status/', 'redirect-host=other.example@/api/dcim/', 'base-path=/nb']);
		const look = async (path: string) => {
			const {status, headers} = await fetch(`${url}/api/${path}`, {redirect: 'manual'});
			return [status, headers.get('location')];
		};
		expect(await look('status/?a=1')).toEqual([301, `https://127.0.0.1:${port}/nb/api/status/?a=1`]);
		expect(await look('dcim/sites/')).toEqual([302, 'http://other.example/api/dcim/sites/']);
	});

	test('short-lines: a 400 above so many bytes, and nothing below', async () => {
		const {url} = await start(['short-lines=100']);
		const text = await (await fetch(`${url}/api/status/?a=${'x'.repeat(100)}`)).text();
		expect(text).toContain('Request Line is too large (128 &gt; 100)');
		expect((await call(url, 'GET', 'status/')).status).toBe(200);
	});
});

describe('the real answer is changed', () => {
	test('truncated: half of the JSON as a whole answer', async () => {
		const {url} = await start(['truncated']);
		const answer = await fetch(`${url}/api/status/`, {headers: {authorization: 'Token 0123456789abcdef0123456789abcdef01234567'}});
		const text = await answer.text();
		expect([answer.headers.get('content-type'), Number(answer.headers.get('content-length'))]).toEqual(['application/json', text.length]);
		expect(() => JSON.parse(text)).toThrow(SyntaxError);
	});

	test('wrong-type: JSON that is said to be text', async () => {
		const answer = await ask('wrong-type');
		expect(lookOf(answer, 'content-type')).toEqual([200, 'text/plain; charset=utf-8']);
		expect(answer.json).toMatchObject({'netbox-version': '4.7.3'});
	});

	test('wrong-shape: the JSON of another service', async () => {
		expect(await ask('wrong-shape', 'dcim/sites/')).toMatchObject({status: 200, json: {status: 'ok'}});
	});

	test('next-host: links to a host that callers cannot reach', async () => {
		const {json} = await ask('next-host', 'dcim/devices/?limit=1');
		expect(json['next']).toBe('http://netbox-internal:8001/api/dcim/devices/?limit=1&offset=1');
	});

	test('rate-limit: used up until so many seconds from now', async () => {
		const names = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
		expect(lookOf(await ask('rate-limit=30'), ...names)).toEqual([200, '100', '0', String(noon.getTime() / 1000 + 30)]);
	});
});

test('moving-rows: pages by offset miss a row, pages by id miss none that stays', async () => {
	const ids = async (faults: readonly string[], next: (last: number, seen: number) => string): Promise<readonly number[]> => {
		const {url} = await start(faults, {maxPageSize: 100});
		const seen: number[] = [];
		for (let page = Array.from({length: 100}, () => 0); page.length === 100; ) {
			page = (await list(url, `plugins/bgp/session/?ordering=id&limit=100&fields=id&${next(seen.at(-1) ?? 0, seen.length)}`)).map((row) =>
				Number(row['id']),
			);
			seen.push(...page);
		}
		return seen;
	};
	const all = await ids([], (_, seen) => `offset=${seen}`);
	const byOffset = await ids(['moving-rows'], (_, seen) => `offset=${seen}`);
	const byId = await ids(['moving-rows'], (last) => `id__gt=${last}`);
	expect(all.filter((id) => !byOffset.includes(id))).not.toEqual([]);
	expect(all.filter((id) => !byId.includes(id))).toEqual([]);
	expect(byId.length).toBeGreaterThan(all.length);
});

describe('the whole lab', () => {
	test('no-plugin is a NetBox without netbox-bgp', async () => {
		const {url} = await start(['no-plugin']);
		expect((await call(url, 'GET', 'status/')).json['plugins']).toEqual({netbox_branching: '1.2.2'});
		expect((await call(url, 'GET', 'plugins/bgp/session/')).status).toBe(404);
		expect(await list(url, 'dcim/devices/?name=fceos4')).toHaveLength(1);
	});

	test('small-pages cuts limits silently', async () => {
		expect(await list((await start(['small-pages=3'])).url, 'plugins/bgp/session/?limit=1000')).toHaveLength(3);
	});

	test('a base path stands in every address, and nothing is found outside of it', async () => {
		const {url, port} = await start(['base-path']);
		expect(url).toMatch(/\/netbox$/u);
		expect((await call(url, 'GET', 'dcim/devices/?limit=1')).json['next']).toBe(`${url}/api/dcim/devices/?limit=1&offset=1`);
		expect((await call(`http://127.0.0.1:${port}`, 'GET', 'status/')).status).toBe(404);
	});

	test('clock-skew moves the Date of answers and the times of edits', async () => {
		const {url} = await start(['clock-skew=-3600']);
		const {headers, json} = await call(url, 'PATCH', 'plugins/bgp/session/1/', {body: {description: 'new'}});
		expect(headers.get('date')).toBe('Sun, 01 Mar 2026 11:00:00 GMT');
		expect(json['last_updated']).toMatch(/^2026-03-01T11:00:00/u);
	});
});

test('requests are kept with path, query and headers', async () => {
	const {url, requests} = await start([]);
	await call(url, 'GET', 'status/?a=1');
	expect(requests()).toMatchObject([{method: 'GET', path: '/api/status/?a=1', headers: {authorization: expect.stringMatching(/^Token /u)}}]);
});

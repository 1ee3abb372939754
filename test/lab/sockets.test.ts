import {once} from 'node:events';
import {connect} from 'node:net';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {limits} from '../../src/core/limits.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {call} from './client.js';
import {credentials} from './replay.js';

const bugs: unknown[] = [];
let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
	lab = await startLab({dataset: labDataset(), bug: (error) => bugs.push(error)});
});
afterAll(() => lab.close());

/** Sends bytes, and gives what came until the lab closed the connection or `until` was heard. */
function say(bytes: string, {until, end = false}: {readonly until?: RegExp; readonly end?: boolean} = {}): Promise<string> {
	return new Promise((resolve) => {
		let heard = '';
		const socket = connect(lab.port, '127.0.0.1', () => (end ? socket.end(bytes) : socket.write(bytes)));
		socket.on('data', (chunk) => {
			heard += String(chunk);
			if (until?.test(heard)) socket.destroy();
		});
		socket.on('error', () => undefined);
		socket.on('close', () => resolve(heard));
	});
}

const head = (line: string, more = ''): string => `${line} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${credentials['admin']}\r\n${more}\r\n`;
const status = /^HTTP\/1\.1 \d{3} [^\r]+\r\n/u;
const statusOf = (heard: string): number => Number(/^HTTP\/1\.1 (\d{3})/u.exec(heard)?.[1]);

test('E3 a body that says it is too large is refused before it comes', async () => {
	const heard = await say(head('POST /api/dcim/sites/', 'Content-Type: application/json\r\nContent-Length: 419430400\r\n'), {until: /detail/u});
	expect([statusOf(heard), heard]).toEqual([413, expect.stringContaining('The body is larger than 16 MB, the most that the lab reads.')]);
});

test('E3 a body without a length is refused when it has become too large, and the rest of it is not kept', async () => {
	// A caller that goes on sending, whatever it hears.
	const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1_048_576, 32), Buffer.from('\r\n')]);
	const socket = connect(lab.port, '127.0.0.1');
	let [heard, most] = ['', 0];
	socket.on('data', (chunk) => {
		heard += String(chunk);
	});
	socket.on('error', () => undefined);
	const before = process.memoryUsage().arrayBuffers;
	socket.write(head('POST /api/dcim/sites/', 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n'));
	for (let sent = 0; sent < 256; sent += 1) {
		if (!socket.write(piece)) await once(socket, 'drain');
		most = Math.max(most, process.memoryUsage().arrayBuffers - before);
	}
	expect(statusOf(heard)).toBe(413);
	expect(most).toBeLessThan(8 * limits.labBodyBytes);
	socket.destroy();
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1', '[::2]', 'x@127.0.0.1:1@evil', ''])(
	'E3 a Host %j that is not this machine is refused and never echoed',
	async (host) => {
		const heard = await say(
			`GET /api/dcim/sites/1/ HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${credentials['admin']}\r\nConnection: close\r\n\r\n`,
		);
		expect(statusOf(heard)).toBe(400);
		expect(heard).not.toContain('evil');
	},
);

test.each(['localhost', 'LOCALHOST:80', '127.0.0.1', '127.8.9.1:8000', '[::1]:8000'])(
	'E3 a Host %s that is this machine is answered',
	async (host) => {
		const heard = await say(
			`GET /api/dcim/sites/1/ HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${credentials['admin']}\r\nConnection: close\r\n\r\n`,
		);
		expect([statusOf(heard), heard]).toEqual([200, expect.stringContaining(`"url":"http://${host}/api/dcim/sites/1/"`)]);
	},
);

test.each([
	['an address of a megabyte', head(`GET /api/dcim/sites/?q=${'x'.repeat(1_048_576)}`), 431],
	['an address longer than gunicorn takes', head(`GET /api/dcim/sites/?q=${'x'.repeat(5000)}`, 'Connection: close\r\n'), 400],
	['bad percent escapes', head('GET /api/%zz/%c3%28/?q=%zz&%=%', 'Connection: close\r\n'), 404],
	['bad percent escapes in a query', head('GET /api/dcim/sites/?q=%zz&name=%c3%28&%=%', 'Connection: close\r\n'), 200],
	['an upgrade', head('GET /api/dcim/sites/', 'Connection: Upgrade, close\r\nUpgrade: websocket\r\n'), 200],
	['no HTTP', 'hello\r\n\r\n', 400],
	['two lengths', head('POST /api/dcim/sites/', 'Content-Length: 2\r\nContent-Length: 5\r\n'), 400],
	['a length that is no number', head('POST /api/dcim/sites/', 'Content-Length: many\r\n'), 400],
	['an unknown method', head('BREW /api/dcim/sites/'), 400],
	['a whole address in the line', head('GET http://evil.example/api/dcim/sites/1/', 'Connection: close\r\n'), 404],
	['a path of stars', head('OPTIONS *', 'Connection: close\r\n'), 404],
])('A5 %s is answered, and the lab goes on', async (_, bytes, wanted) => {
	expect(statusOf(await say(bytes))).toBe(wanted);
	expect((await call(lab.url, 'GET', 'dcim/sites/1/')).status).toBe(200);
});

test('A5 requests behind one another are answered in their order; a body that is cut short changes nothing', async () => {
	const three = ['status', 'dcim/sites/1', 'dcim/regions/1'].map((path) => head(`GET /api/${path}/`)).join('');
	const heard = await say(three, {until: /"_depth":0\}/u});
	expect(heard.match(/HTTP\/1\.1 200/gu)).toHaveLength(3);
	expect(heard.indexOf('netbox-version')).toBeLessThan(heard.indexOf('/api/dcim/sites/1/'));
	await say(`${head('DELETE /api/dcim/sites/1/', 'Content-Type: application/json\r\nContent-Length: 9\r\n')}{"a"`, {end: true});
	expect((await call(lab.url, 'GET', 'dcim/sites/1/')).status).toBe(200);
});

test('A5 patterns that would take for ever are answered, and what only NetBox can match is refused in words', async () => {
	const evil = encodeURIComponent('^(([a-zA-Z])+)+([a-zA-Z]+)*$!');
	expect((await call(lab.url, 'GET', `dcim/devices/?name__regex=${evil}`)).json['count']).toBe(0);
	const named = await call(lab.url, 'GET', `dcim/devices/?name__regex=${encodeURIComponent('^fceos[[:digit:]]$')}`);
	expect(named.json['count']).toBe(3);
	expect((await call(lab.url, 'GET', `dcim/devices/?name__regex=${encodeURIComponent('(?=x)')}`)).status).toBe(501);
	expect((await call(lab.url, 'GET', 'dcim/devices/?name__regex=[')).status).toBe(500);
});

test('A5 connections beyond the most that the lab takes are closed, and it goes on when others end', async () => {
	const sockets = Array.from({length: limits.labConnections + 1}, () => connect(lab.port, '127.0.0.1').on('error', () => undefined));
	await Promise.race(sockets.map((socket) => once(socket, 'close')));
	for (const socket of sockets) socket.destroy();
	await vi.waitFor(async () => expect(await say(head('GET /api/'), {until: status})).toMatch(status));
});

test('A5 JSON that is deep, long or broken is refused without delay', async () => {
	const sends = async (text: string, to = 'dcim/sites') => {
		const headers = {authorization: credentials['admin'] ?? '', 'content-type': 'application/json'};
		return (await fetch(`${lab.url}/api/${to}/`, {method: 'POST', headers, body: text})).status;
	};
	expect(await sends('['.repeat(1_000_000))).toBe(501);
	expect(await sends(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe(501);
	expect(await sends('[1, 2')).toBe(400);
	expect(await sends(`[${'{},'.repeat(limits.labBulkObjects)}{}]`)).toBe(413);
	expect(await sends(`[${'{},'.repeat(limits.labBulkObjects)}{}]`, 'ipam/prefixes/1/available-ips')).toBe(413);
	expect(status.test(await say(head('GET /api/'), {until: status}))).toBe(true);
});

test('A5 what goes wrong in the lab is a 500 in words for that request alone, and is kept', async () => {
	const broken = await startLab({
		dataset: labDataset(),
		bug: (error) => bugs.push(error),
		now: () => {
			if (asked) throw new Error('the clock fell down');
			return new Date();
		},
	});
	let asked = false;
	bugs.length = 0;
	try {
		asked = true;
		const answer = await call(broken.url, 'GET', 'dcim/sites/');
		expect([answer.status, answer.json['error'], bugs.length]).toEqual([500, 'the embedded NetBox failed: the clock fell down', 1]);
		asked = false;
		expect((await call(broken.url, 'GET', 'dcim/sites/1/')).status).toBe(200);
	} finally {
		await broken.close();
	}
});

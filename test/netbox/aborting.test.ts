import {createServer} from 'node:net';
import {expect, onTestFinished, test, vi} from 'vitest';
import {devices, sessions} from '../../src/netbox/read/endpoints.js';
import {createPatience} from '../../src/netbox/transport/timeouts.js';
import {closeAll, listen, trackSockets} from '../support/http.js';
import {connectTo, errorOf, page, scripted, scriptedNetbox} from './support.js';

const good = {json: page([])};
const cancelled = (requests: number) => ({
	code: 'cancelled',
	message: `cancelled after ${requests} ${requests === 1 ? 'request' : 'requests'}: nothing done.`,
});

test('J15 ctrl-c-job an abort before the first request sends nothing', async () => {
	const {netbox, http} = await scriptedNetbox(() => good, {signal: AbortSignal.abort()});
	expect(errorOf(await netbox.list(devices, []))).toMatchObject(cancelled(0));
	expect(http.seen).toHaveLength(0);
});

test('J15 ctrl-c-job an abort while waiting for the answer ends the read, and the connection', async () => {
	const job = new AbortController();
	const {netbox, http, retries} = await scriptedNetbox(() => ({instead: 'stall'}), {signal: job.signal});
	const listed = netbox.list(devices, []);
	await http.until(1);
	job.abort();
	expect(errorOf(await listed)).toMatchObject(cancelled(1));
	expect(retries).toEqual([]);
});

test('J15 ctrl-c-job an abort in the middle of a body ends the read', async () => {
	const job = new AbortController();
	const reply = {json: page([{id: 1, name: 'x'.repeat(1_000)}]), cut: {after: 500, and: 'stall'}} as const;
	const {netbox, http} = await scriptedNetbox(() => reply, {signal: job.signal});
	const listed = netbox.list(devices, []);
	await http.until(1);
	job.abort();
	expect(errorOf(await listed)).toMatchObject(cancelled(1));
});

test('J15 ctrl-c-job an abort between pages stops the paging', async () => {
	const job = new AbortController();
	const {netbox, http} = await scriptedNetbox(
		(_, turn) => {
			if (turn === 2) job.abort();
			return {json: page([{id: turn + 1, name: null}], 100)};
		},
		{signal: job.signal},
	);
	expect(errorOf(await netbox.list(devices, []))).toMatchObject(cancelled(3));
	expect(http.seen).toHaveLength(3);
});

test('J15 ctrl-c-job an abort while waiting for a retry, and for a server that asked for quiet, ends the wait', async () => {
	const job = new AbortController();
	const sleep = async (_: number, signal: AbortSignal) => {
		job.abort();
		expect(signal.aborted).toBe(true);
	};
	const {netbox, http} = await scriptedNetbox(() => ({status: 429, headers: {'retry-after': '50'}}), {signal: job.signal, sleep});
	expect(errorOf(await netbox.list(devices, []))).toMatchObject(cancelled(1));
	expect(http.seen).toHaveLength(1);
});

test('J15 ctrl-c-job an abort while a connection comes to stand does not wait for it', async () => {
	const silent = createServer();
	const sockets = trackSockets(silent);
	const port = await listen(silent);
	onTestFinished(() => closeAll(silent, sockets.open));
	const job = new AbortController();
	const {netbox} = connectTo(`https://127.0.0.1:${port}`, {
		signal: job.signal,
		transport: {timeouts: {connect: 60_000, headers: 60_000, body: 60_000}},
	});
	const status = netbox.status();
	await vi.waitFor(() => expect(sockets.count()).toBe(1));
	job.abort();
	expect(errorOf(await status)).toMatchObject({code: 'cancelled'});
});

test('J15 ctrl-c-job a read that waits for its turn behind another job’s requests ends at once', async () => {
	const job = new AbortController();
	const {netbox: busy, server, http} = await scriptedNetbox(() => ({instead: 'stall'}));
	const slow = [1, 2, 3, 4].map(() => busy.list(devices, []));
	await http.until(4);
	const {requests, status} = server.connect({signal: job.signal, onRetry: () => {}});
	const waiting = status();
	job.abort();
	expect(errorOf(await waiting)).toMatchObject(cancelled(0));
	expect([http.seen.length, requests()]).toEqual([4, 0]);
	await server.close();
	expect(await Promise.all(slow)).toMatchObject(slow.map(() => ({ok: false})));
});

test('an aborted job does not disturb another on the same server', async () => {
	const job = new AbortController();
	const http = await scripted(({path}) => (path.includes('devices') ? {instead: 'stall'} : good));
	const {server, netbox} = connectTo(http.url);
	const aborted = server.connect({signal: job.signal, onRetry: () => {}});
	const lists = [1, 2, 3, 4, 5, 6].map(() => aborted.list(devices, []));
	await http.until(4);
	job.abort();
	for (const list of lists) expect(errorOf(await list)).toMatchObject({code: 'cancelled'});
	expect(await netbox.list(sessions, [])).toMatchObject({ok: true});
	expect(netbox.requests()).toBe(1);
});

test('no more than 4 requests are in flight, however many jobs and lists there are', async () => {
	const {server, http} = await scriptedNetbox(async () => {
		await new Promise((resolve) => setImmediate(resolve));
		return good;
	});
	const jobs = Array.from({length: 5}, () => server.connect({signal: new AbortController().signal, onRetry: () => {}}));
	await Promise.all(jobs.flatMap((job) => Array.from({length: 10}, () => job.list(devices, []))));
	expect(http.seen).toHaveLength(50);
	expect(http.most()).toBeLessThanOrEqual(4);
	expect(jobs.map((job) => job.requests())).toEqual([10, 10, 10, 10, 10]);
});

test('many reads under one signal are no leak of listeners', async () => {
	const warnings: string[] = [];
	const hear = (warning: Error) => warnings.push(warning.name);
	process.on('warning', hear);
	onTestFinished(() => void process.off('warning', hear));
	const {netbox} = await scriptedNetbox(() => good);
	await netbox.listBy(devices, {parameter: 'name', values: Array.from({length: 60}, (_, n) => `d${n}`), most: 1}, []);
	await new Promise((resolve) => setImmediate(resolve));
	expect(warnings).toEqual([]);
});

test('A4 who has given up waits no more, whatever still comes: no timer keeps the process', () => {
	const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
	const before = timers();
	const patience = createPatience({connect: 60_000, headers: 60_000, body: 60_000});
	patience.arrived();
	expect(timers()).toBe(before + 1);
	patience.end();
	// An answer that was unpacked meanwhile goes on.
	patience.arrived();
	expect(timers()).toBe(before);
});

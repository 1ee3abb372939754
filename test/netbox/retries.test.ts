import {expect, test, vi} from 'vitest';
import {devices} from '../../src/netbox/read/endpoints.js';
import type {Reply} from '../support/http.js';
import {beginning, connectTo, errorOf, page, scripted, scriptedNetbox} from './support.js';

const good: Reply = {json: page([])};
const timeouts = {connect: 5_000, headers: 500, body: 500};
const date = (ms: number) => new Date(beginning + ms).toUTCString();

/** Replies in order; the last one repeats. */
const inTurn =
	(...replies: readonly Reply[]) =>
	(_: unknown, turn: number): Reply =>
		replies[turn] ?? replies.at(-1) ?? good;

test.each([429, 502, 503, 504])('J13 event-warnings %i is tried again up to 3 times, each told before its wait', async (status) => {
	const {netbox, waits, retries, http, log} = await scriptedNetbox(inTurn({status}, {status}, {status}, good));
	expect(await netbox.list(devices, [])).toEqual({ok: true, value: []});
	const because = `${status} from NetBox`;
	expect(retries).toEqual([250, 500, 1_000].map((ms, place) => ({attempt: place + 1, of: 3, because, in: ms})));
	expect(waits.filter((ms) => ms > 0)).toEqual([250, 500, 1_000]);
	expect([http.seen.length, netbox.requests()]).toEqual([4, 4]);
	const line = ({target}: {readonly target: string}, turn: number) => `GET ${http.url}${target} ${turn < 3 ? status : 200} 0ms`;
	expect(log).toEqual(http.seen.map(line));
});

test.each([429, 502, 503, 504])('unreachable: %i four times in a row', async (status) => {
	const {netbox, http} = await scriptedNetbox(inTurn({status, html: '<title>busy</title>'}));
	const message = `cannot reach NetBox "prod" at ${http.url}: ${status} from NetBox.`;
	expect(errorOf(await netbox.list(devices, []))).toMatchObject({code: 'unreachable', message});
	expect(http.seen).toHaveLength(4);
});

test.each<[string, Reply, string]>([
	['a reset', {instead: 'reset'}, 'connection'],
	['a body that is reset mid-way', {json: page([{id: 1, name: 'a'}]), cut: {after: 20, and: 'reset'}}, 'connection'],
	[
		'a body that ends within a chunk',
		{json: page([{id: 1, name: 'a'}]), cut: {after: 20, and: 'end'}},
		'connection closed before the whole answer came',
	],
	[
		'a body that ends early and had no length',
		{json: page([{id: 1, name: 'a'}]), cut: {after: 20, and: 'end-without-length'}},
		'before the whole answer',
	],
	['no answer', {instead: 'stall'}, 'no answer within 0.5 s'],
	['a body that stops', {json: page([{id: 1, name: 'a'}]), cut: {after: 20, and: 'stall'}}, 'no more of the answer within 0.5 s'],
])('J13 event-warnings %s is tried again as a whole', async (_, reply, because) => {
	const {netbox, retries, http} = await scriptedNetbox(inTurn(reply, good), {transport: {timeouts}});
	expect(await netbox.list(devices, [])).toEqual({ok: true, value: []});
	expect(retries).toMatchObject([{attempt: 1, because: expect.stringContaining(because)}]);
	expect(http.seen).toHaveLength(2);
	expect(http.seen[1]?.headers).not.toHaveProperty('range');
});

test('unreachable: nobody listens', async () => {
	const gone = await scripted(() => good);
	await gone.close();
	const {netbox, retries} = connectTo(gone.url);
	expect(errorOf(await netbox.status())).toMatchObject({
		code: 'unreachable',
		message: `cannot reach NetBox "prod" at ${gone.url}: connection refused.`,
	});
	expect(retries.map(({because}) => because)).toEqual(['connection refused', 'connection refused', 'connection refused']);
});

test('unreachable: a body that is always cut, a server that never answers', async () => {
	const cut = await scriptedNetbox(inTurn({json: page([{id: 1, name: 'a'}]), cut: {after: 20, and: 'reset'}}));
	expect(errorOf(await cut.netbox.list(devices, []))).toMatchObject({code: 'unreachable'});
	const silent = await scriptedNetbox(inTurn({instead: 'stall'}), {transport: {timeouts}});
	expect(errorOf(await silent.netbox.status())).toMatchObject({code: 'unreachable', message: expect.stringContaining('no answer within 0.5 s')});
});

test('N38 connection-traces a name that does not exist is not tried again', async () => {
	const {netbox, retries} = connectTo('http://netbox.invalid');
	expect(errorOf(await netbox.status())).toMatchObject({
		code: 'unreachable',
		message: expect.stringMatching(/name not found|name server does not answer/),
	});
	expect(retries).toEqual([]);
});

test.each<[string, Record<string, string>, number]>([
	['seconds', {'retry-after': '7'}, 7_000],
	['a date, by the server’s own clock', {date: date(3_600_000), 'retry-after': date(3_612_000)}, 12_000],
	['a past date, which means now', {date: date(0), 'retry-after': date(-5_000)}, 250],
	['nonsense', {'retry-after': 'soon'}, 250],
])('Retry-After as %s is obeyed', async (_, headers, wait) => {
	const {netbox, retries} = await scriptedNetbox(inTurn({status: 503, headers}, good));
	await netbox.list(devices, []);
	expect(retries).toMatchObject([{in: wait}]);
});

test('above 60 s the read gives up and says when to come back', async () => {
	const {netbox, http, waits} = await scriptedNetbox(inTurn({status: 429, headers: {'retry-after': '61'}}));
	const why = '429 from NetBox: come back in 61 s';
	expect(errorOf(await netbox.list(devices, []))).toMatchObject({code: 'unreachable', message: `cannot reach NetBox "prod" at ${http.url}: ${why}.`});
	expect(errorOf(await netbox.list(devices, []))).toMatchObject({message: expect.stringContaining('it asks to come back in 61 s')});
	expect([http.seen.length, waits]).toEqual([1, []]);
});

test('one 429 quiets the whole server: other jobs wait as well', async () => {
	const sleepers: (() => void)[] = [];
	const sleep = () => new Promise<void>((resolve) => sleepers.push(resolve));
	const {netbox, server, waits, http} = await scriptedNetbox(inTurn({status: 429, headers: {'retry-after': '30'}}, good), {sleep});
	const other = server.connect({signal: new AbortController().signal, onRetry: () => {}});
	const first = netbox.list(devices, []);
	await vi.waitFor(() => expect(sleepers).toHaveLength(1));
	const second = other.list(devices, []);
	await vi.waitFor(() => expect(sleepers).toHaveLength(2));
	expect([http.seen.length, waits]).toEqual([1, [30_000, 30_000]]);
	for (const wake of sleepers) wake();
	expect(await Promise.all([first, second])).toMatchObject([{ok: true}, {ok: true}]);
	expect(http.seen).toHaveLength(3);
});

test('a used up rate limit is waited for before the next request', async () => {
	const headers = {date: date(0), 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String((beginning + 20_000) / 1_000)};
	const {netbox, waits, retries} = await scriptedNetbox(inTurn({...good, headers}, good));
	await netbox.list(devices, []);
	expect(waits).toEqual([]);
	await netbox.list(devices, []);
	expect([waits, retries]).toEqual([[20_000], []]);
});

test('a rate limit that has not been reached costs nothing', async () => {
	const headers = {'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String((beginning + 20_000) / 1_000)};
	const {netbox, waits} = await scriptedNetbox(inTurn({...good, headers}, good));
	await netbox.list(devices, []);
	await netbox.list(devices, []);
	expect(waits).toEqual([]);
});

test('a crash of NetBox is not tried again, a lost database once', async () => {
	const crash = (exception: string) => ({status: 500, json: {error: 'why', exception}});
	const bug = await scriptedNetbox(inTurn(crash('KeyError')));
	expect(errorOf(await bug.netbox.status())).toMatchObject({code: 'rejected'});
	expect(bug.http.seen).toHaveLength(1);
	const lost = await scriptedNetbox(inTurn(crash('OperationalError')));
	expect(errorOf(await lost.netbox.status())).toMatchObject({code: 'rejected', message: 'NetBox "prod" answered 500: OperationalError: why'});
	expect(lost.http.seen).toHaveLength(2);
	expect(lost.retries).toMatchObject([{attempt: 1, of: 1, because: 'NetBox lost its database'}]);
	const back = await scriptedNetbox(inTurn(crash('OperationalError'), good));
	expect(await back.netbox.list(devices, [])).toMatchObject({ok: true});
});

test('after a 504 or a time-out the page is halved, and stays so', async () => {
	const rows = [1, 2, 3].map((id) => ({id, name: null}));
	const {netbox, http} = await scriptedNetbox(
		inTurn({status: 504}, {instead: 'stall'}, {json: page(rows.slice(0, 2), 3)}, {json: page(rows.slice(2))}),
		{transport: {timeouts}},
	);
	expect(await netbox.list(devices, [])).toEqual({ok: true, value: rows});
	expect(http.seen.map(({query}) => query.get('limit'))).toEqual(['1000', '500', '250', '250']);
});

test('a single page is never made smaller', async () => {
	const {netbox, http} = await scriptedNetbox(inTurn({status: 504}, good));
	await netbox.page(devices, [['limit', 7]]);
	expect(http.seen.map(({query}) => query.get('limit'))).toEqual(['7', '7']);
});

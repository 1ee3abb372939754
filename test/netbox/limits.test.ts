import {gzipSync} from 'node:zlib';
import pLimit from 'p-limit';
import {expect, test} from 'vitest';
import {ok} from '../../src/core/result.js';
import {devices, sessions} from '../../src/netbox/read/endpoints.js';
import type {Source} from '../../src/netbox/read/pages.js';
import {fetchAll} from '../../src/netbox/read/pages.js';
import {rateLimitLeft, retryAfter} from '../../src/netbox/transport/retry-after.js';
import {fetchNamed} from '../../src/peerings/reading/fetch-by-name.js';
import {errorOf, page, scriptedNetbox} from './support.js';

/** 1,000 devices with config contexts of 40 KB each. */
const context = {text: 'c'.repeat(40_000)};
const device = (id: number) => ({id, name: `d${id}`, config_context: context});
/** Large where many are asked for at once, as if only some had so much. */
const deviceOf = (limit: number, id: number) => (limit > 250 ? device(id) : {id, name: `d${id}`, config_context: {}});

test('A4 a page of 1,000 devices with large config contexts is asked again in smaller pages', async () => {
	const {netbox, http, retries} = await scriptedNetbox(({query}) => {
		const after = Number(query.get('id__gt') ?? 0);
		const left = 1_000 - after;
		return {
			json: page(
				Array.from({length: Math.min(left, Number(query.get('limit')))}, (_, at) => deviceOf(Number(query.get('limit')), after + at + 1)),
				left,
			),
		};
	});
	const found = await netbox.list(devices, []);
	expect(found.ok && found.value.map(({id}) => id)).toEqual(Array.from({length: 1_000}, (_, at) => at + 1));
	expect(http.seen.map(({query}) => query.get('limit'))).toEqual(['1000', '250', '250', '250', '250']);
	expect(retries.map(({because}) => because)).toEqual(['an answer of more than 32 MB']);
});

test('A4 one device that is too large is not asked for again and again', async () => {
	const body = gzipSync(`{"count":1,"results":[{"id":1,"name":"${'n'.repeat(33_000_000)}"}]}`);
	const {netbox, http} = await scriptedNetbox(() => ({body, headers: {'content-type': 'application/json', 'content-encoding': 'gzip'}}));
	expect(errorOf(await netbox.page(devices, [['limit', 1]]))).toMatchObject({
		code: 'unexpected-answer',
		message: 'NetBox "prod" did not answer with NetBox JSON (more than 32 MB, 200).',
	});
	expect(errorOf(await netbox.status())).toMatchObject({code: 'unexpected-answer'});
	expect(http.seen).toHaveLength(2);
});

test('A4 an answer of too many values is refused before they are made', async () => {
	const {netbox} = await scriptedNetbox(() => ({
		body: `{"count":2000000,"results":[${'{},'.repeat(2_000_000)}{}]}`,
		headers: {'content-type': 'application/json'},
	}));
	expect(errorOf(await netbox.page(devices, [['limit', 1]]))).toMatchObject({message: expect.stringContaining('more than 1.5 million values, 200')});
});

test('A4 an error page that is too large is still the error that it is', async () => {
	const huge = {html: '<p>'.repeat(11_000_000), status: 503};
	const {netbox, retries} = await scriptedNetbox((_, turn) => (turn === 0 ? huge : {json: page([{id: 1, name: 'a'}])}));
	expect(await netbox.list(devices, [])).toMatchObject({ok: true, value: [{id: 1}]});
	expect(retries).toMatchObject([{because: '503 from NetBox'}]);
});

test('A4 a byte order mark is let pass, and pages in other charsets are quoted as they are', async () => {
	const json = {'content-type': 'application/json; charset="UTF-8"'};
	const marked = await scriptedNetbox(() => ({body: `\ufeff${JSON.stringify(page([{id: 1, name: 'Zürich'}]))}`, headers: json}));
	expect(await marked.netbox.list(devices, [])).toMatchObject({value: [{name: 'Zürich'}]});
	const html = {'content-type': 'text/html; charset=iso-8859-1'};
	const german = await scriptedNetbox(() => ({body: Buffer.from('<title>Für Prüfer</title>', 'latin1'), headers: html}));
	expect(errorOf(await german.netbox.list(devices, []))).toMatchObject({hint: expect.stringContaining('"Für Prüfer"')});
});

const session = (id: number, name = `s${id}`) => ({id, name, device: {id: 4, name: 'leaf1'}, last_updated: '2026-01-01T00:00:00Z'});

test('A4 of lists that have become large one is read on at a time', async () => {
	const turns = pLimit(1);
	const order: string[] = [];
	const read = (name: string) => {
		let id = 0;
		const get: Source['get'] = async () => {
			order.push(name);
			id += 1;
			return ok({status: 200, headers: {}, body: ' '.repeat(5_000_000), json: page([{id, name: `d${id}`}], 5 - id)});
		};
		const instance = {name, url: 'http://x.invalid', token: {from: 'env', name: 'T'}, verifyTls: true} as const;
		return fetchAll({instance, token: 'x', get, holding: {most: 100_000_000, turns}}, {endpoint: devices, query: []});
	};
	const lists = await Promise.all([read('a'), read('b')]);
	expect(lists.map((list) => list.ok && list.value.length)).toEqual([4, 4]);
	expect(order.join('')).toBe('ababaabb');
});

test('A4 a list that is held whole is held up to its limit and no further', async () => {
	let asked = 0;
	// Only its length is looked at.
	const body = ' '.repeat(100_000_000);
	const get: Source['get'] = async () => {
		asked += 1;
		return ok({status: 200, headers: {}, body, json: page([{id: asked, name: 'd'}], 100 - asked)});
	};
	const instance = {name: 'prod', url: 'http://x.invalid', token: {from: 'env', name: 'T'}, verifyTls: true} as const;
	const list = await fetchAll({instance, token: 'x', get}, {endpoint: devices, query: []});
	expect([asked, !list.ok && list.error.failure.message]).toEqual([6, expect.stringContaining('more than 512 MB')]);
});

test('B4 an id that comes twice is refused by every way in', async () => {
	const twice = page([session(1), session(2), session(2, 'another')], 3);
	const {netbox} = await scriptedNetbox(() => ({json: twice}));
	const answers = [
		await netbox.page(sessions, []),
		await netbox.list(sessions, []),
		await netbox.counted(sessions, []),
		await netbox.listBy(sessions, {parameter: 'device_id', values: [4]}, []),
		await netbox.page(devices, []),
		await netbox.list(devices, []),
		await fetchNamed(netbox, [['device', 'leaf1']]),
	];
	for (const answer of answers) expect(errorOf(answer)).toMatchObject({code: 'unexpected-answer', hint: expect.stringContaining('the id 2 twice')});
});

test('B4 rows of a page before, told again on the next, are refused where sessions are asked by name', async () => {
	const {netbox} = await scriptedNetbox(() => ({json: page([session(1), session(2)], 4)}));
	expect(errorOf(await fetchNamed(netbox, [['device', 'leaf1']]))).toMatchObject({
		code: 'unexpected-answer',
		hint: 'the server ignores "id__gt" in BGP sessions',
	});
});

test('B4 a row that two requests give, and not alike, is the newer one, or refused where nobody can tell', async () => {
	const at = (time: string) => async () => {
		const {netbox} = await scriptedNetbox(({query}) => {
			const isFirst = query.get('device_id') === '1';
			return {json: page([{...session(7, isFirst ? 'old' : 'new'), last_updated: isFirst ? '2026-01-01T00:00:00Z' : time}])};
		});
		return netbox.listBy(sessions, {parameter: 'device_id', values: [1, 2], most: 1}, []);
	};
	expect(await at('2026-01-02T00:00:00Z')()).toMatchObject({value: {rows: [{id: 7, name: 'new'}]}});
	expect(errorOf(await at('2026-01-01T00:00:00Z')())).toMatchObject({hint: expect.stringContaining('the id 7 twice, and not alike')});
});

test('A4 more rows than were asked for, or none of those that are left, are no page', async () => {
	const many = await scriptedNetbox(({query}) => ({
		json: page(
			Array.from({length: Number(query.get('limit')) + 1}, (_, at) => device(at + 1)),
			9_999,
		),
	}));
	expect(errorOf(await many.netbox.page(devices, [['limit', 5]]))).toMatchObject({hint: expect.stringMatching(/^6 objects where 5 were asked for/)});
	const hollow = await scriptedNetbox(() => ({json: page([], 12)}));
	expect(errorOf(await hollow.netbox.list(devices, []))).toMatchObject({hint: 'a page without objects, of 12 that are left, in devices'});
	expect(hollow.http.seen).toHaveLength(2);
	const once = await scriptedNetbox((_, turn) => ({json: turn === 0 ? page([], 1) : page([])}));
	expect(await once.netbox.list(devices, [])).toEqual({ok: true, value: []});
});

test.each([
	['429', {'retry-after': '9'.repeat(400)}],
	['429', {'retry-after': 'Fri, 31 Dec 2900 23:59:59 GMT'}],
	['503', {'retry-after': '86400'}],
])('E6 a wait without end is told in words (%s)', async (status, headers) => {
	const {netbox} = await scriptedNetbox(() => ({status: Number(status), headers, json: {}}));
	expect(errorOf(await netbox.status())).toMatchObject({message: expect.stringContaining(`${status} from NetBox: come back in a day or more`)});
});

test.each(['9'.repeat(400), '86401', 'Fri, 31 Dec 2900 23:59:59 GMT'])(
	'E6 nobody is waited for longer than a day, whatever a header says: %s',
	(said) => {
		const answer = {
			status: 429,
			headers: {'retry-after': said, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9'.repeat(400)},
			body: '',
			json: undefined,
		};
		expect([retryAfter(answer, 0), rateLimitLeft(answer, 0)]).toEqual([86_400_000, 86_400_000]);
	},
);

test('E6 a rate limit in another unit asks for a day at most, and one that is no number for nothing', async () => {
	const limited = (reset: string) => ({json: page([]), headers: {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset}});
	const {netbox} = await scriptedNetbox(() => limited('9'.repeat(400)));
	await netbox.list(devices, []);
	expect(errorOf(await netbox.list(devices, []))).toMatchObject({
		message: expect.stringMatching(/it asks to come back in (a day or more|863\d\ds|86400s)\.$/),
	});
	const odd = await scriptedNetbox(() => limited('1e400'));
	await odd.netbox.list(devices, []);
	expect(await odd.netbox.list(devices, [])).toMatchObject({ok: true});
});

test.each([
	[{status: 401, headers: {'www-authenticate': 'Basic realm="Intranet, 2"'}, html: '<title>401 Nope</title>'}, '401, Basic'],
	[{status: 401, headers: {'www-authenticate': 'Negotiate'}, json: {detail: 'who are you?'}}, '401, Negotiate'],
	[{status: 401, headers: {'www-authenticate': 'Bearer realm="gw", error="invalid_token"'}, json: {detail: 'Not authenticated'}}, '401, Bearer'],
	[{status: 403, headers: {'www-authenticate': 'NTLM'}, html: ''}, '403, NTLM'],
	[{status: 401, json: {message: 'Unauthorized'}}, '401'],
])('D5 the sign-in of a front is told as such, and not as a bad token (%#)', async (reply, said) => {
	const {netbox, retries} = await scriptedNetbox(() => reply);
	const error = errorOf(await netbox.status());
	expect(error).toMatchObject({code: 'unauthorized', message: `a front of NetBox "prod" asks for a sign-in of its own (${said}).`});
	expect(JSON.stringify(error)).not.toMatch(/instance token|refused the token/);
	expect(retries).toHaveLength(0);
});

test('D5 a proxy that wants a sign-in for plain http is the proxy', async () => {
	const {netbox} = await scriptedNetbox(() => ({status: 407, headers: {'proxy-authenticate': 'Basic'}, html: ''}));
	expect(errorOf(await netbox.status())).toMatchObject({code: 'unreachable', message: expect.stringContaining('the proxy asks for a sign-in (407)')});
});

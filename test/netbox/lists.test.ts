import {expect, test} from 'vitest';
import {devices, sessions} from '../../src/netbox/read/endpoints.js';
import type {Reply, Seen} from '../support/http.js';
import {errorOf, page, scriptedNetbox} from './support.js';

const everything = Array.from({length: 20}, (_, place) => ({id: 3 * place + 1, name: `d${place}`, nested: {b: 1, a: [null]}, __proto__: null}));

/** A server that pages as NetBox does, never with more rows than its own maximum. */
const paged =
	(most: number, rows: readonly {readonly id: number}[] = everything) =>
	({query}: Seen): Reply => {
		const after = rows.filter(({id}) => id > Number(query.get('id__gt') ?? 0));
		return {json: page(after.slice(0, Math.min(most, Number(query.get('limit')))), after.length)};
	};

test.each([
	[1, 20],
	[7, 3],
	[19, 2],
	[1_000, 1],
])('a server with pages of %i gives every row once, in %i requests, by id', async (most, requests) => {
	const {netbox, http} = await scriptedNetbox(paged(most));
	expect(await netbox.list(devices, [['name', 'x']])).toEqual({ok: true, value: everything});
	expect(http.seen).toHaveLength(requests);
	expect(netbox.requests()).toBe(requests);
	const targets = http.seen.map(({target}) => target);
	const lasts = targets.map((_, place) => (place === 0 ? '' : `&id__gt=${3 * (place * most - 1) + 1}`));
	expect(targets).toEqual(lasts.map((last) => `/api/dcim/devices/?name=x${last}&ordering=id&limit=1000`));
});

test('an empty list is one request', async () => {
	const {netbox, http} = await scriptedNetbox(paged(5, []));
	expect(await netbox.list(devices, [])).toEqual({ok: true, value: []});
	expect(http.seen).toHaveLength(1);
});

test('D2 json-output rows come back as they were sent, keys in their order', async () => {
	const body = '{"count":1,"results":[{"zz":1,"__proto__":{"x":1},"name":null,"10":{"b":[],"a":{}},"id":4,"\\u202e":"\\u001b[2J"}]}';
	const {netbox} = await scriptedNetbox(() => ({body, headers: {'content-type': 'application/json'}}));
	const rows = await netbox.list(devices, []);
	expect(JSON.stringify(rows.ok && rows.value)).toBe(JSON.stringify(JSON.parse(body).results));
});

test('a caller’s own lower bound is replaced on later pages, not repeated', async () => {
	const {netbox, http} = await scriptedNetbox(paged(7));
	await netbox.list(devices, [['id__gt', 10]]);
	expect(http.seen.map(({query}) => query.getAll('id__gt'))).toEqual([['10'], ['31'], ['52']]);
});

test('rows that come and go between pages neither repeat nor hide others', async () => {
	const rows = [...everything];
	const {netbox} = await scriptedNetbox((seen, turn) => {
		if (turn === 1) rows.splice(0, 3);
		if (turn === 2) rows.unshift({id: 0, name: 'new', nested: {b: 1, a: [null]}, __proto__: null});
		return paged(7, rows)(seen);
	});
	const listed = await netbox.list(devices, []);
	expect(listed.ok && listed.value.map(({id}) => id)).toEqual(everything.map(({id}) => id));
});

test('a server that ignores id__gt or the order is found out', async () => {
	const deaf = await scriptedNetbox(() => ({json: page(everything.slice(0, 5), 20)}));
	expect(errorOf(await deaf.netbox.list(devices, []))).toMatchObject({code: 'unexpected-answer', hint: 'the server ignores "id__gt" in devices'});
	expect(deaf.http.seen).toHaveLength(2);
	const mixed = await scriptedNetbox(() => ({json: page(everything.toReversed())}));
	expect(errorOf(await mixed.netbox.list(devices, []))).toMatchObject({hint: 'the server ignores "ordering=id" in devices'});
});

test('a list in another order, or with an empty value, is a bug', async () => {
	const {netbox} = await scriptedNetbox(paged(5));
	await expect(netbox.list(devices, [['ordering', 'name']])).rejects.toThrow('by id');
	await expect(netbox.list(devices, [['name', '']])).rejects.toThrow('empty value');
});

test('a single page is exactly what was asked, in any order', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({
		json: page(
			[
				{id: 9, name: 'z'},
				{id: 3, name: null},
			],
			50,
		),
	}));
	const asked = await netbox.page(devices, [
		['ordering', '-id'],
		['limit', 2],
	]);
	expect(asked).toEqual({
		ok: true,
		value: {
			count: 50,
			results: [
				{id: 9, name: 'z'},
				{id: 3, name: null},
			],
		},
	});
	expect(http.seen.map(({target}) => target)).toEqual(['/api/dcim/devices/?ordering=-id&limit=2']);
});

test('every request asks for JSON in English and names the shell', async () => {
	const {netbox, http} = await scriptedNetbox(paged(100));
	await netbox.list(devices, []);
	expect(http.seen[0]).toMatchObject({
		method: 'GET',
		headers: {
			accept: 'application/json',
			'accept-language': 'en',
			'user-agent': 'nf-shell',
			authorization: 'Bearer nbt_secretkey001.topsecrettopsecrettopsecrettopsecrettops',
		},
	});
	expect(http.seen[0]?.headers).not.toHaveProperty('x-netbox-branch');
});

test('a session without device, name and time is a session', async () => {
	const odd = {id: 1, name: null, device: null, last_updated: null};
	const {netbox} = await scriptedNetbox(() => ({json: page([odd, {...odd, id: 2, device: {id: 4, name: null}}])}));
	expect(await netbox.list(sessions, [])).toMatchObject({ok: true, value: [{id: 1}, {id: 2}]});
});

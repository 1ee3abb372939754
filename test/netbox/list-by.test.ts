import {expect, test} from 'vitest';
import {devices, sessions} from '../../src/netbox/read/endpoints.js';
import type {Reply, Seen} from '../support/http.js';
import {connectTo, errorOf, isProof, page, scripted, scriptedNetbox} from './support.js';

const choice = (value: string) => `Select a valid choice. ${value} is not one of the available choices.`;
const session = (id: number, device: number) => ({id, name: null, device: {id: device, name: null}, last_updated: null});
const asked = ({query}: Seen): string[] => query.getAll('device_id');

/** Sessions by device, as NetBox filters them: one unknown device and the whole request is refused. */
const filtered =
	(known: (device: number) => boolean, say = choice) =>
	(seen: Seen): Reply => {
		const refused = asked(seen).find((device) => !known(Number(device)));
		if (refused !== undefined) return {status: 400, json: {device_id: [say(refused)]}};
		return {
			json: page(
				asked(seen)
					.map((device) => session(Number(device) * 10, Number(device)))
					.toSorted((a, b) => a.id - b.id),
			),
		};
	};
const numbers = (length: number) => Array.from({length}, (_, place) => place + 1);

test('many values go out in few requests, 4 at a time, and come back by ascending id', async () => {
	const {netbox, http} = await scriptedNetbox(async (seen) => {
		await new Promise((resolve) => setImmediate(resolve));
		return filtered(() => true)(seen);
	});
	const values = numbers(2_000).toReversed();
	const found = await netbox.listBy(sessions, {parameter: 'device_id', values, most: 200}, []);
	expect(found.ok && found.value.rows.map(({id}) => id)).toEqual(numbers(2_000).map((id) => id * 10));
	expect(found).toMatchObject({ok: true, value: {gone: []}});
	expect(http.seen).toHaveLength(10);
	expect(http.seen.flatMap(asked).toSorted()).toEqual(values.map(String).toSorted());
	expect(http.most()).toBeLessThanOrEqual(4);
	expect(http.connections()).toBeLessThanOrEqual(4);
});

test('no request is longer than servers take, whatever the names', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({json: page([])}));
	await netbox.listBy(devices, {parameter: 'name', values: numbers(300).map((n) => `東京-ルーター${n}`)}, []);
	expect(Math.max(...http.seen.map(({target}) => target.length))).toBeLessThan(3_800);
	expect(http.seen.length).toBeGreaterThan(1);
});

test('no values, no request: an empty filter would match everything', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({json: page([])}));
	expect(await netbox.listBy(sessions, {parameter: 'device_id', values: []}, [])).toEqual({ok: true, value: {rows: [], gone: []}});
	expect(http.seen).toHaveLength(0);
});

test('a value given twice is asked once; a row that matches twice comes once', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({json: page([session(5, 1)])}));
	expect(await netbox.listBy(sessions, {parameter: 'tag', values: ['a', 'b', 'a'], most: 1}, [])).toMatchObject({value: {rows: [{id: 5}]}});
	expect(http.seen.map(({query}) => query.getAll('tag'))).toEqual([['a'], ['b']]);
});

test('values that name nothing are left out and told, one or all', async () => {
	const {netbox, http} = await scriptedNetbox(filtered((device) => device % 3 !== 0));
	const some = await netbox.listBy(sessions, {parameter: 'device_id', values: [1, 2, 3, 4, 6]}, []);
	expect(some).toMatchObject({ok: true, value: {rows: [{id: 10}, {id: 20}, {id: 40}], gone: [3, 6]}});
	expect(http.seen.map((seen) => asked(seen).length)).toEqual([5, 4, 3]);
	const all = await netbox.listBy(sessions, {parameter: 'device_id', values: [3, 6]}, []);
	expect(all).toEqual({ok: true, value: {rows: [], gone: [3, 6]}});
	expect(http.seen.every((seen) => asked(seen).length > 0)).toBe(true);
});

test('where the text cannot be read the set is split until the value is found', async () => {
	const german = (value: string) => `Bitte eine gültige Auswahl treffen. ${value} ist keine gültige Auswahl.`;
	const {netbox} = await scriptedNetbox(filtered((device) => device !== 6, german));
	const found = await netbox.listBy(sessions, {parameter: 'device_id', values: numbers(9)}, []);
	expect(found).toMatchObject({ok: true, value: {gone: [6]}});
	expect(found.ok && found.value.rows.map(({id}) => id)).toEqual([10, 20, 30, 40, 50, 70, 80, 90]);
});

test('a 400 about something else is a failure', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({status: 400, json: {site: [choice('ams9')]}}));
	expect(errorOf(await netbox.listBy(sessions, {parameter: 'device_id', values: [1, 2]}, []))).toMatchObject({code: 'rejected'});
	expect(http.seen).toHaveLength(1);
});

test.each<[string, Reply]>([
	['400 of gunicorn', {status: 400, html: '<html><title>Bad Request</title>Request Line is too large (5534 &gt; 4094)</html>'}],
	['414 of nginx', {status: 414, html: '<title>414 Request-URI Too Large</title>'}],
])('a request line that a server finds too long is halved: %s', async (_, refusal) => {
	const {netbox, http} = await scriptedNetbox((seen) => (asked(seen).length > 3 ? refusal : filtered(() => true)(seen)));
	const found = await netbox.listBy(sessions, {parameter: 'device_id', values: numbers(10)}, []);
	expect(found.ok && found.value.rows.map(({id}) => id)).toEqual(numbers(10).map((id) => id * 10));
	expect(http.seen.map((seen) => asked(seen).length)).toEqual([10, 5, 3, 2, 5, 3, 2]);
});

test('one value that is too long by itself is a failure, not a loop', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({status: 414, html: 'x'}));
	expect(errorOf(await netbox.listBy(devices, {parameter: 'name', values: ['x'.repeat(5_000)]}, []))).toMatchObject({code: 'unexpected-answer'});
	expect(http.seen).toHaveLength(1);
});

test('the first failure stops the other requests of the list', async () => {
	const {netbox, http} = await scriptedNetbox((_, turn) => (turn === 3 ? {status: 403, json: {detail: 'Token expired'}} : {instead: 'stall'}));
	const found = await netbox.listBy(sessions, {parameter: 'device_id', values: numbers(20), most: 1}, []);
	expect(errorOf(found)).toMatchObject({code: 'unauthorized'});
	expect(http.seen).toHaveLength(4);
	expect(await netbox.listBy(sessions, {parameter: 'device_id', values: []}, [])).toMatchObject({ok: true});
});

test('small pages within a cut are followed', async () => {
	const rows = numbers(9).map((id) => session(id, 1));
	const {netbox, http} = await scriptedNetbox(({query}) => {
		const after = rows.filter(({id}) => id > Number(query.get('id__gt') ?? 0));
		return {json: page(after.slice(0, 4), after.length)};
	});
	expect(await netbox.listBy(sessions, {parameter: 'device_id', values: [1]}, [])).toEqual({ok: true, value: {rows, gone: []}});
	expect(http.seen).toHaveLength(3);
});

test('a base path stands before every path and counts for the length', async () => {
	const http = await scripted(() => ({json: page([])}));
	const {netbox} = connectTo(`${http.url}/a/netbox`);
	await netbox.listBy(sessions, {parameter: 'device_id', values: [1]}, []);
	expect(http.seen.map(({path}) => path)).toEqual(['/a/netbox/api/plugins/bgp/session/']);
});

test('O5 dry-run D16 dry-run-document described requests are the ones that go out, credential masked, and nothing is sent', async () => {
	const {netbox, http} = await scriptedNetbox(({path}) => ({json: path.endsWith('/status/') ? {'netbox-version': '4.7.3'} : page([])}));
	const within = netbox.onBranch('abcd1234');
	const by = {parameter: 'device_id', values: numbers(300), most: 200};
	const query = [['fields', 'id,name,last_updated']] as const;
	const described = [
		...netbox.describe('status'),
		...netbox.describe({branch: 'maint 42'}),
		...within.describe({endpoint: sessions, by, query}),
		...netbox.describe({endpoint: devices, query: []}),
	];
	expect([http.seen.length, netbox.requests()]).toEqual([0, 0]);
	await netbox.status();
	await netbox.branch('maint 42');
	await within.listBy(sessions, by, query);
	await netbox.list(devices, []);
	const shown = described.map(({url, headers}) => [
		url,
		Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
	]);
	const sent = http.seen
		.filter((seen) => !isProof(seen))
		.map(({target, headers: {host: _, connection: __, ...rest}}) => [http.url + target, {...rest, authorization: 'Bearer ********'}]);
	expect(shown.toSorted()).toEqual(sent.toSorted());
	expect(JSON.stringify(described)).not.toContain('secret');
});

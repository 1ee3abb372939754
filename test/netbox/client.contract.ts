import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import type {Result} from '../../src/core/result.js';
import type {Netbox} from '../../src/netbox/netbox.js';
import {devices, objectChanges, objectTypes, peerGroups, sessions, sessionTraces, sites} from '../../src/netbox/read/endpoints.js';
import type {Row} from '../../src/output/output.js';
import {errorOf} from './support.js';

/** A NetBox that holds the data set of `test/support/netbox/dataset.py`, or the same plus more. */
export type Subject = {
	readonly url: string;
	readonly token: string;
	/** A client that may view everything. */
	readonly connect: (token?: string) => Netbox;
};

/** What the client promises of any NetBox, real or not. Reads only. */
export function describeClient(subject: () => Subject): void {
	const client = (token?: string) => subject().connect(token);

	test('the status names NetBox and the BGP plugin, and gives a clock', async () => {
		const status = unwrap(await client().status());
		expect(status.netbox).toMatch(/^\d+\.\d+/);
		expect(status.plugins).toHaveProperty('netbox_bgp');
		expect(status.clock).toBeGreaterThan(Date.parse('2020-01-01'));
	});

	test('sessions come as a plain fetch gives them, whatever the size of pages', async () => {
		const plain = await plainFetch('/api/plugins/bgp/session/?limit=1000&ordering=id');
		for (const limit of [1_000, 7]) {
			const netbox = client();
			expect(unwrap(await netbox.list(sessions, [['limit', limit]]))).toEqual(plain);
			expect(netbox.requests()).toBe(Math.ceil(plain.length / limit));
		}
	});

	test('devices come once each, by id, names repeated or missing', async () => {
		const found = unwrap(await client().list(devices, [['exclude', 'config_context']]));
		expect(found.map(({id}) => id)).toEqual((await plainFetch('/api/dcim/devices/?limit=1000&ordering=id')).map(({id}) => id));
		expect(found.filter(({name}) => name === 'edge1').length).toBeGreaterThan(1);
		expect(found.filter(({name}) => name === null).length).toBeGreaterThan(0);
	});

	test('every session of the devices called edge1, by device id, in one request', async () => {
		const named = unwrap(await client().listBy(devices, {parameter: 'name', values: ['EDGE1']}, [['fields', 'id,name']])).rows;
		expect(named.map(({name}) => name)).toEqual(named.map(() => 'edge1'));
		const netbox = client();
		const found = unwrap(await netbox.listBy(sessions, {parameter: 'device_id', values: named.map(({id}) => id)}, []));
		const plain = (await plainFetch('/api/plugins/bgp/session/?limit=1000&ordering=id')).filter((row) => isOn(row, 'edge1'));
		expect(found).toEqual({rows: plain, gone: []});
		// One of the five has a remote prefix, which netbox-bgp 0.17 does not know.
		expect([4, 5]).toContain(plain.length);
		expect(netbox.requests()).toBe(1);
	});

	test('devices that do not exist are told as gone, the others answered', async () => {
		const [first] = unwrap(await client().page(devices, [['name', 'fceos4']])).results;
		const netbox = client();
		const found = unwrap(await netbox.listBy(sessionTraces, {parameter: 'device_id', values: [999_998, first?.id ?? 0, 999_999]}, traceFields));
		expect(found.gone.toSorted()).toEqual([999_998, 999_999]);
		expect(found.rows.length).toBeGreaterThan(0);
		expect(netbox.requests()).toBe(3);
	});

	test('ids that do not exist match nothing, without a word', async () => {
		const found = await client().listBy(sessions, {parameter: 'id', values: [1, 999_999]}, []);
		expect(found).toMatchObject({ok: true, value: {rows: [{id: 1}], gone: []}});
	});

	test('2,000 names fit through requests that the server takes', async () => {
		const values = Array.from({length: 2_000}, (_, place) => `no such device ${place}`);
		expect(await client().listBy(devices, {parameter: 'name', values: [...values, 'fceos4']}, [])).toMatchObject({
			ok: true,
			value: {rows: [{name: 'fceos4'}], gone: []},
		});
	});

	test('a filter that NetBox refuses is a failure that names it', async () => {
		const answer = errorOf(await client().list(sessions, [['status', 'foo']]));
		expect(answer).toMatchObject({code: 'rejected', message: expect.stringContaining('answered 400: status: Select a valid choice.')});
	});

	test('a branch that does not exist is not found', async () => {
		const netbox = client();
		expect(errorOf(await netbox.branch('no-such-branch'))).toEqual(failure.noBranch('no-such-branch', netbox.name));
		expect(errorOf(await netbox.onBranch('zzzzzzzz').list(sites, []))).toMatchObject({code: 'not-found'});
	});

	test('the newest change, the type of sessions and a small page can be asked', async () => {
		expect(
			await client().page(objectChanges, [
				['ordering', '-id'],
				['limit', 1],
				['fields', 'id,time'],
			]),
		).toMatchObject({ok: true});
		expect(
			await client().page(objectTypes, [
				['app_label', 'netbox_bgp'],
				['model', 'bgpsession'],
			]),
		).toMatchObject({value: {count: 1}});
		expect(unwrap(await client().page(peerGroups, [['limit', 2]])).results).toHaveLength(2);
	});

	test('a wrong token is refused, whatever its kind, and a missing permission is named', async () => {
		for (const token of ['deadbeefdeadbeefdeadbeefdeadbeefdeadbeef', 'nbt_nokeynokey01.wrongwrongwrongwrongwrongwrongwrongwrong'])
			expect(errorOf(await client(token).status())).toMatchObject({code: 'unauthorized'});
		const reader = client('1123456789abcdef0123456789abcdef01234567');
		expect(await reader.list(sessions, [['limit', 1]])).toMatchObject({ok: true});
		expect(errorOf(await reader.page(objectChanges, []))).toEqual({
			...failure.forbidden(reader.name, 'the change log', 'core.view_objectchange'),
			...{status: 403, requestId: expect.stringMatching(/^[\da-f-]{36}$/)},
		});
	});

	async function plainFetch(path: string): Promise<readonly (Row & {readonly id: number})[]> {
		const {url, token} = subject();
		// A connection of its own: servers close idle ones just when they are used again.
		const headers = {Authorization: `Token ${token}`, Accept: 'application/json', Connection: 'close'};
		const answer = await fetch(url + path, {headers});
		const body = (await answer.json()) as {readonly results: (Row & {readonly id: number})[]};
		return body.results;
	}
}

const traceFields = [['fields', 'id,name,last_updated,import_policies,export_policies']] as const;

function unwrap<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(result.error.message);
	return result.value;
}

const isOn = ({device}: Row, name: string): boolean => JSON.stringify(device).includes(`"name":${JSON.stringify(name)}`);

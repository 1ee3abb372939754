import {beforeAll, describe, expect, test} from 'vitest';
import {stringifyJson} from '../../src/core/json-text.js';
import {netbox, type OpenNetbox, orThrow} from '../../src/netbox/open.js';
import type {Item} from '../../src/netbox/read/item.js';
import {listedFilters} from '../../src/netbox/schema/known-filters.js';
import type {SchemaStore} from '../../src/netbox/schema/openapi.js';
import {openAt, startFront} from './api/support.js';
import {errorOf} from './support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';
const kept = new Map<string, string>();
const schemas: SchemaStore = {read: async (key) => kept.get(key), write: async (key, text) => void kept.set(key, text)};

/** Everything that is made here is called so and is gone at the end. */
const mark = 'nf-real-writes';

describe.skipIf(url === '' || token === '')('writes at a real NetBox', () => {
	let nb: OpenNetbox;
	beforeAll(() => {
		nb = orThrow(netbox({url, token, name: 'real', schemas}));
	});

	test('every listed filter stands in the schema of the server', async () => {
		const document = stringifyJson(orThrow(await nb.openapi()));
		expect(document.length).toBeGreaterThan(1_000_000);
		for (const path of ['/dcim/devices/', '/plugins/bgp/session/', '/core/object-changes/', '/plugins/branching/branches/']) {
			const schema = (JSON.parse(document) as {paths: Record<string, {get: {parameters: {name: string}[]}}>}).paths[`/api${path}`];
			const known = schema?.get.parameters.map(({name}) => name) ?? [];
			expect(listedFilters(path).filter((name) => !known.includes(name))).toEqual([]);
		}
	});

	test('one object: create, exists already, change, conflict, remove; its changes bear the message', async () => {
		const {sites} = nb.dcim;
		const made = orThrow(await sites.create({name: mark, slug: mark}, {message: mark}));
		try {
			expect(errorOf(await sites.create({name: mark, slug: mark}))).toMatchObject({code: 'conflict'});
			expect(orThrow(await sites.update(made.id, {description: 'x'}, {since: made}))).toMatchObject({description: 'x'});
			expect(errorOf(await sites.update(made.id, {description: 'y'}, {since: made}))).toMatchObject({code: 'conflict'});
		} finally {
			expect(orThrow(await sites.remove(made.id, {message: mark}))).toEqual({id: made.id});
		}
		const log = orThrow(await nb.core.objectChanges.list({changed_object_type: 'dcim.site', changed_object_id: made.id}));
		expect(log.map((change) => [change.action?.value, change['message']])).toEqual([
			['create', mark],
			['update', ''],
			['delete', mark],
		]);
	});

	test('many objects: all or nothing of a request, each with its reason', async () => {
		const {sites} = nb.dcim;
		const bodies = ['a', 'b', 'c'].map((name) => ({name: `${mark}-${name}`, slug: `${mark}-${name}`}));
		const refused = await sites.createMany([...bodies, {name: mark, slug: 'no slug'}]);
		expect(errorOf(refused)).toMatchObject({
			code: 'rejected',
			items: [{state: 'not-sent'}, {state: 'not-sent'}, {state: 'not-sent'}, {state: 'refused'}],
		});
		const made = orThrow(await sites.createMany(bodies));
		expect(orThrow(await sites.updateMany(made.map(({id}) => ({id, facility: 'f'}))))).toHaveLength(3);
		expect(orThrow(await sites.list({slug__isw: mark, facility: 'f'}))).toHaveLength(3);
		expect(
			orThrow(
				await sites.removeMany(
					made.map(({id}) => id),
					{message: mark},
				),
			),
		).toHaveLength(3);
		expect(orThrow(await sites.count({slug__isw: mark}))).toBe(0);
	});

	test('a lost answer is found again by the change log, and what never arrived is told so', async () => {
		let fate: 'lose-answer' | 'lose-request' = 'lose-answer';
		const front = await startFront(url, (method) => (method === 'GET' || method === 'OPTIONS' ? 'pass' : fate));
		const {sites} = openAt(front.url, {token}).dcim;
		const made = orThrow(await sites.create({name: mark, slug: mark}));
		expect(orThrow(await sites.update(made.id, {description: 'z'}))).toMatchObject({description: 'z'});
		fate = 'lose-request';
		expect(errorOf(await sites.remove(made.id))).toMatchObject({message: expect.stringContaining('it had not come about')});
		fate = 'lose-answer';
		expect(orThrow(await sites.remove(made.id))).toEqual({id: made.id});
		expect(front.asked.filter((line) => !/^(?:GET|OPTIONS) /.test(line))).toHaveLength(4);
	});

	test('free addresses are listed and taken, until too few are left', async () => {
		const {prefixes, ipAddresses} = nb.ipam;
		const prefix = orThrow(await prefixes.create({prefix: '198.51.100.248/30', description: mark}));
		const within = nb.available('prefixes', prefix.id, 'ips');
		expect(orThrow(await within.list())).toMatchObject([{address: '198.51.100.249/30'}, {address: '198.51.100.250/30'}]);
		const taken = orThrow(await within.take([{description: mark}, {description: mark}]));
		expect(taken.map((row) => row['address'])).toEqual(['198.51.100.249/30', '198.51.100.250/30']);
		expect(errorOf(await within.take([{}]))).toMatchObject({code: 'conflict'});
		orThrow(await ipAddresses.removeMany(taken.map(({id}) => id)));
		expect(orThrow(await nb.available('prefixes', prefix.id, 'prefixes').list())).toMatchObject([{prefix: '198.51.100.248/30'}]);
		orThrow(await prefixes.remove(prefix.id));
	});

	test('a session that exists already, and a device that others depend on', async () => {
		const [session] = orThrow(await nb.bgp.sessions.list({name: 'fceos4-fceos5-eth105'})) as readonly Item[];
		const keys = ['device', 'local_address', 'remote_address', 'local_as', 'remote_as'];
		const body = Object.fromEntries(keys.map((key) => [key, (session?.[key] as {id: number} | undefined)?.id ?? 0]));
		expect(errorOf(await nb.bgp.sessions.create(body as never))).toMatchObject({code: 'conflict'});
		expect(errorOf(await nb.dcim.devices.remove(body['device'] ?? 0))).toMatchObject({
			code: 'conflict',
			message: expect.stringContaining('fceos4-fceos5-eth105'),
		});
	});

	test('choices, the settings of an app, the listed plugins', async () => {
		expect(orThrow(await nb.bgp.sessions.choices())['status']).toContainEqual({value: 'active', label: expect.any(String)});
		expect(orThrow(await nb.config('users'))).toEqual(expect.any(Object));
		expect(orThrow(await nb.installedPlugins()).map((row) => row['package'])).toContain('netbox_bgp');
		await nb.close();
	});
});

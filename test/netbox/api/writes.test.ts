import {expect, test} from 'vitest';
import {orThrow} from '../../../src/netbox/open.js';
import type {Item} from '../../../src/netbox/read/item.js';
import {changed, writable} from '../../../src/netbox/write/writable.js';
import type {Row} from '../../../src/output/output.js';
import {errorOf, page, scripted} from '../support.js';
import {openAt, startedLab, startFront} from './support.js';

const idOf = (row: Row | undefined, key: string): number => {
	const value = row?.[key];
	return value !== null && typeof value === 'object' && 'id' in value ? Number(value['id']) : 0;
};

test('create, update, replace and remove give the rows as NetBox has them', async () => {
	const {dcim, core} = openAt((await startedLab()).url);
	const made = orThrow(await dcim.sites.create({name: 'New', slug: 'new'}, {message: 'because'}));
	expect(made).toMatchObject({name: 'New', status: {value: 'active'}});
	expect(orThrow(await dcim.sites.update(made.id, {status: 'planned'}))).toMatchObject({status: {value: 'planned'}});
	expect(orThrow(await dcim.sites.replace(made.id, {name: 'Newer', slug: 'new'}))).toMatchObject({name: 'Newer'});
	expect(orThrow(await dcim.sites.remove(made.id))).toEqual({id: made.id});
	const log = orThrow(await core.objectChanges.list({changed_object_id: made.id, changed_object_type: 'dcim.site'}));
	expect(log.map((change) => [change.action?.value, change['message']])).toEqual([
		['create', 'because'],
		['update', ''],
		['update', ''],
		['delete', ''],
	]);
});

test.each(['4.7.3', '4.6.8', '4.4.10'] as const)('conflict: a row of %s that has changed since it was read is not written over', async (version) => {
	const lab = await startedLab(version);
	const {sites} = openAt(lab.url).dcim;
	const since = orThrow(await sites.get(1)) as Item;
	expect(orThrow(await sites.update(1, {description: 'first'}, {since}))).toMatchObject({description: 'first'});
	for (const again of [
		() => sites.update(1, {description: 'second'}, {since}),
		() => sites.replace(1, {} as never, {since}),
		() => sites.remove(1, {since}),
	])
		expect(errorOf(await again())).toMatchObject({code: 'conflict', message: 'dcim.sites 1 was changed by someone else since it was read (412).'});
	expect(lab.requests().filter(({method}) => method === 'PATCH')).toHaveLength(1);
});

test('a change between the look and the write is refused by the ETag', async () => {
	const lab = await startedLab();
	const {sites} = openAt(lab.url).dcim;
	const since = orThrow(await sites.get(1)) as Item;
	const http = await scripted(({method, path}) => (method === 'GET' ? {json: since, headers: {etag: 'W/"x"'}} : {status: 412, json: {detail: path}}));
	expect(errorOf(await openAt(http.url).dcim.sites.update(1, {}, {since}))).toMatchObject({code: 'conflict'});
	expect(http.seen.find(({method}) => method === 'PATCH')?.headers['if-match']).toBe('W/"x"');
});

test('N30 branch-dry-run a dry run gives the requests and sends nothing', async () => {
	const lab = await startedLab();
	const {dryRun} = openAt(lab.url).dcim.sites;
	const since = {id: 4, last_updated: '2026-11-21T11:19:16.464603Z'};
	expect(orThrow(dryRun.create({name: 'A', slug: 'a'}, {message: 'm'}))).toEqual([
		{method: 'POST', path: '/api/dcim/sites/', body: {name: 'A', slug: 'a', changelog_message: 'm'}},
	]);
	expect(orThrow(dryRun.update(4, {name: 'B'}, {since}))).toEqual([
		{method: 'PATCH', path: '/api/dcim/sites/4/', body: {name: 'B'}, headers: {'If-Match': 'W/"2026-11-21T11:19:16.464603+00:00"'}},
	]);
	expect(orThrow(dryRun.removeMany([1, 2]))).toEqual([{method: 'DELETE', path: '/api/dcim/sites/', body: [{id: 1}, {id: 2}]}]);
	expect([dryRun.remove(1), dryRun.createMany([]), dryRun.updateMany([])].map(orThrow)).toEqual([
		[{method: 'DELETE', path: '/api/dcim/sites/1/'}],
		[],
		[],
	]);
	expect(lab.requests()).toHaveLength(0);
});

test.each(['4.7.3', '4.6.8', '4.4.10'] as const)(
	'bulk on %s: NetBox saves all of a request or nothing, and each object says why',
	async (version) => {
		const {sites} = openAt((await startedLab(version)).url).dcim;
		const before = orThrow(await sites.count());
		const mixed = await sites.createMany([
			{name: 'A', slug: 'a'},
			{name: 'B', slug: 'no slug'},
		]);
		expect(errorOf(mixed)).toMatchObject({
			code: 'rejected',
			items: [{state: 'not-sent'}, {state: 'refused', why: expect.stringContaining('slug: ')}],
		});
		expect(orThrow(await sites.count())).toBe(before);
		const made = orThrow(
			await sites.createMany([
				{name: 'A', slug: 'a'},
				{name: 'B', slug: 'b'},
			]),
		);
		const updated = orThrow(await sites.updateMany(made.map(({id}, index) => ({id, description: `${index}`}))));
		expect(updated.map((row) => row['description'])).toEqual(['0', '1']);
		expect(errorOf(await sites.removeMany([...made.map(({id}) => id), 999_999]))).toMatchObject({
			code: 'not-found',
			message: 'no dcim.sites 999999 in "prod".',
		});
		expect(orThrow(await sites.count())).toBe(before + 2);
		expect(orThrow(await sites.removeMany(made.map(({id}) => id)))).toEqual(made.map(({id}) => ({id})));
		expect(orThrow(await sites.count())).toBe(before);
	},
);

test('ids that are not there are told also where NetBox skips them in silence', async () => {
	const {sites} = openAt((await startedLab('4.4.10')).url).dcim;
	const result = await sites.updateMany([
		{id: 1, description: 'x'},
		{id: 999_999, description: 'y'},
	]);
	expect(errorOf(result)).toMatchObject({
		code: 'partial',
		message: '1 of 2 objects was changed; 1 was not.',
		items: [
			{state: 'done', row: {description: 'x'}},
			{state: 'refused', why: 'no dcim.sites 999999 in "prod"'},
		],
	});
});

test('partial: requests before the one that failed were done, later ones are not sent', async () => {
	const bodies = Array.from({length: 5}, (_, index) => ({name: `S${index}`, slug: `s${index}`, comments: 'x'.repeat(240_000)}));
	const lab = await startedLab();
	let posts = 0;
	const front = await startFront(lab.url, (method) =>
		method !== 'POST' ? 'pass' : ++posts === 2 ? {status: 413, html: '<html>too large</html>'} : 'pass',
	);
	const result = await openAt(front.url).dcim.sites.createMany(bodies);
	expect(errorOf(result)).toMatchObject({code: 'partial', message: '2 of 5 objects were created; 3 were not.'});
	expect((errorOf(result) as {items: {state: string}[]}).items.map(({state}) => state)).toEqual(['done', 'done', 'refused', 'refused', 'not-sent']);
	expect(posts).toBe(2);
});

test.each([[[{id: 7}]], [[{id: 7}, {id: 8}, {id: 9}]], [[]]])(
	'an answer of %j to two new objects does not say which is which: of neither is anything known',
	async (rows) => {
		const http = await scripted(() => ({status: 201, json: rows}));
		const made = errorOf(
			await openAt(http.url)
				.endpoint('dcim/sites')
				.createMany([{name: 'A'}, {name: 'B'}]),
		);
		expect(made).toMatchObject({code: 'unexpected-answer', items: [{state: 'unknown'}, {state: 'unknown'}]});
		expect(http.seen.filter(({method}) => method === 'POST')).toHaveLength(1);
	},
);

test('an empty list sends nothing', async () => {
	const lab = await startedLab();
	const {sites} = openAt(lab.url).dcim;
	expect([await sites.createMany([]), await sites.updateMany([]), await sites.removeMany([])]).toEqual(Array(3).fill({ok: true, value: []}));
	expect(lab.requests()).toHaveLength(0);
});

test.each(['4.7.3', '4.6.8', '4.4.10'] as const)(
	'a session that exists already is a conflict on %s, whatever the plugin makes of it',
	async (version) => {
		const {bgp} = openAt((await startedLab(version)).url);
		const [session] = orThrow(await bgp.sessions.list());
		const keys = ['device', 'local_address', 'remote_address', 'local_as', 'remote_as'];
		const body = Object.fromEntries(keys.map((key) => [key, idOf(session, key)]));
		expect(errorOf(await bgp.sessions.create(body as never))).toMatchObject({
			code: 'conflict',
			message: expect.stringMatching(/^plugins\.bgp\.session exists already/),
		});
	},
);

test('a deletion that others depend on names them', async () => {
	const {devices} = openAt((await startedLab()).url).dcim;
	const {id} = orThrow(await devices.one({name: 'fceos4'}));
	expect(errorOf(await devices.remove(id))).toMatchObject({
		code: 'conflict',
		message: expect.stringMatching(/answered 409: Unable to delete object\. 3 dependent objects were found: .*fceos4-fceos5-eth105/),
	});
});

test('what is not there, and what the token may not do, are told apart', async () => {
	const lab = await startedLab();
	expect(errorOf(await openAt(lab.url).dcim.sites.update(999_999, {name: 'x'}))).toMatchObject({
		code: 'not-found',
		message: 'no dcim.sites 999999 in "prod".',
	});
	const reader = openAt(lab.url, {token: '1123456789abcdef0123456789abcdef01234567'});
	expect(errorOf(await reader.dcim.sites.remove(1))).toMatchObject({
		code: 'forbidden',
		message: 'NetBox "prod" does not let this token delete dcim.sites (403).',
	});
});

test('addresses and prefixes: what is free, taken in one step, and nothing where too few are left', async () => {
	const free = [{family: 4, address: '192.0.2.1/30', vrf: null}];
	const http = await scripted(({method, path}) => {
		if (method === 'GET') return {json: path.endsWith('available-ips/') ? free : page([])};
		return http.seen.length > 2
			? {status: 409, json: {detail: 'Insufficient resources are available to satisfy the request'}}
			: {status: 201, json: [{id: 9}]};
	});
	const within = openAt(http.url).available('prefixes', 12, 'ips');
	expect(orThrow(await within.list({limit: 1}))).toEqual(free);
	expect(orThrow(await within.take([{description: 'a'}]))).toEqual([{id: 9}]);
	expect(errorOf(await within.take([{}, {}]))).toMatchObject({code: 'conflict', message: expect.stringContaining('Insufficient resources')});
	expect(orThrow(await within.take([]))).toEqual([]);
	expect(http.seen.map(({method, target}) => `${method} ${target}`)).toEqual([
		'GET /api/ipam/prefixes/12/available-ips/?limit=1',
		'POST /api/ipam/prefixes/12/available-ips/',
		'POST /api/ipam/prefixes/12/available-ips/',
	]);
});

test('what was read is written back as NetBox takes it, and a draft gives its differences alone', async () => {
	const {bgp} = openAt((await startedLab()).url);
	const [session] = orThrow(await bgp.sessions.list({name: 'fceos4-fceos5-eth105'}));
	if (!session) throw new Error('no session');
	const body = writable(session);
	expect(body).toMatchObject({status: 'active', device: idOf(session, 'device'), name: 'fceos4-fceos5-eth105'});
	expect(body).not.toHaveProperty('display');
	expect(orThrow(await bgp.sessions.update(session.id, body))).toEqual({...session, last_updated: expect.any(String)});
	expect(changed(session, {...session, status: {value: 'planned', label: 'Planned'}, description: 'new', tags: session['tags'] ?? []})).toEqual({
		status: 'planned',
		description: 'new',
	});
});

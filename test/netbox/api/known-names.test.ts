import {expect, test} from 'vitest';
import {orThrow} from '../../../src/netbox/open.js';
import {errorOf, scripted} from '../support.js';
import {openAt, startedLab, startFront} from './support.js';

const reader = '1123456789abcdef0123456789abcdef01234567';

test('G1 a custom field that there is not is no filter, in whatever list, and the whole table never comes', async () => {
	const lab = await startedLab();
	const nb = openAt(lab.url);
	const all = orThrow(await nb.bgp.sessions.count());
	expect(errorOf(await nb.bgp.sessions.list({cf_nope: 'x'}))).toMatchObject({
		code: 'usage',
		message: expect.stringMatching(/^plugins\.bgp\.session has no filter "cf_nope"\./),
	});
	expect(errorOf(await nb.bgp.sessions.list({cf_teir: 'gold'}))).toMatchObject({
		message: 'plugins.bgp.session has no filter "cf_teir". Did you mean "cf_tier"?',
	});
	for (const filter of [{cf_tier__bogus: 'x'}, {cf_maintenance__ic: 'x'}, {cf_: 'x'}, {cf_tier__gt: 'x'}] as const)
		expect(errorOf(await nb.bgp.sessions.count(filter as never))).toMatchObject({code: 'usage'});
	// A field of sessions is none of sites.
	expect(errorOf(await nb.dcim.sites.list({cf_tier: 'gold'}))).toMatchObject({code: 'usage'});
	const some = orThrow(await nb.bgp.sessions.count({cf_tier: 'gold'}));
	expect(some).toBeLessThan(all);
	expect(orThrow(await nb.bgp.sessions.count({cf_tier__n: 'gold'}))).toBe(all - some);
	const before = lab.requests().length;
	await nb.bgp.sessions.list({cf_tier: 'gold', cf_maintenance: true});
	expect(lab.requests().length - before).toBe(1);
});

test('G1 a token that may not see custom fields is told by the rows which there are', async () => {
	const nb = openAt((await startedLab()).url, {token: reader});
	expect(errorOf(await nb.bgp.sessions.list({cf_nope: 'x'}))).toMatchObject({code: 'usage'});
	expect((await nb.bgp.sessions.list({cf_tier: 'gold'})).ok).toBe(true);
});

test('G3 an order or a field that a list does not have is refused, and asked about only where rows do not tell', async () => {
	const lab = await startedLab();
	const nb = openAt(lab.url);
	const {devices} = nb.dcim;
	const sites = nb.endpoint('dcim/sites');
	for (const ordering of ['bogus', '-bogus', 'name,-bogus', 'site__name', '-site__name', 'display', 'custom_fields', 'name;', '']) {
		expect([ordering, errorOf(await devices.list({}, {ordering}))]).toMatchObject([ordering, {code: 'usage'}]);
		expect([ordering, errorOf(await devices.page({}, {ordering}))]).toMatchObject([ordering, {code: 'usage'}]);
	}
	expect(errorOf(await sites.list({}, {ordering: '-nmae'}))).toMatchObject({message: 'dcim.sites has no field "nmae". Did you mean "name"?'});
	for (const read of [
		() => sites.list({}, {fields: ['nmae']}),
		() => sites.page({}, {fields: ['slug', 'nmae']}),
		() => sites.one({slug: 'ams1'}, {fields: ['nmae']}),
		() => sites.get(1, {fields: ['nmae']}),
	])
		expect(errorOf(await read())).toMatchObject({code: 'usage', message: 'dcim.sites has no field "nmae". Did you mean "name"?'});
	for await (const page of sites.pages({}, {fields: ['nmae']})) expect(errorOf(page)).toMatchObject({code: 'usage'});
	const before = lab.requests().length;
	expect((await devices.list({}, {ordering: '-name', fields: ['name', 'site']})).ok).toBe(true);
	expect((await devices.list({}, {ordering: 'status'})).ok).toBe(true);
	expect(lab.requests().length - before).toBe(2);
	// The order is not among the fields: one row in full tells, once.
	const fresh = openAt(lab.url).dcim.devices;
	for (const ordering of ['status', '-serial']) expect((await fresh.list({}, {ordering, fields: ['name']})).ok).toBe(true);
	expect(lab.requests().length - before).toBe(5);
});

test('G4 omit leaves fields out, knows their names, and is refused where the server takes no notice', async () => {
	const lab = await startedLab();
	const nb = openAt(lab.url);
	const {sites} = nb.dcim;
	const whole = Object.keys(orThrow(await sites.get(1)) ?? {});
	const without = whole.filter((name) => name !== 'slug' && name !== 'tags');
	for (const rows of [orThrow(await sites.list({}, {omit: ['slug', 'tags']})), orThrow(await sites.page({}, {omit: ['slug', 'tags']})).results])
		expect(rows.map(Object.keys)).toEqual(Array(4).fill(without));
	expect(Object.keys(orThrow(await sites.get(1, {omit: ['slug', 'tags']})) ?? {})).toEqual(without);
	expect(Object.keys(orThrow(await sites.one({slug: 'ams1'}, {omit: ['slug', 'tags']})))).toEqual(without);
	for await (const page of sites.pages({}, {omit: ['slug', 'tags']})) expect(Object.keys(orThrow(page)[0] ?? {})).toEqual(without);
	// Only the first of these asked for a row in full, to know the names.
	expect(lab.requests().filter(({path}) => path.includes('limit=1') && !path.includes('omit') && !path.includes('slug='))).toHaveLength(1);
	const wrong = nb.endpoint('dcim/sites');
	expect(errorOf(await wrong.list({}, {omit: ['nmae']}))).toMatchObject({message: 'dcim.sites has no field "nmae". Did you mean "name"?'});
	const before = lab.requests().length;
	for (const bad of [{omit: ['id']}, {omit: []}, {omit: ['name'], fields: ['name']}, {omit: ['name'], brief: true}, {omit: 'name'}])
		expect(errorOf(await wrong.list({}, bad as never))).toMatchObject({code: 'usage'});
	expect(lab.requests().length).toBe(before);
	const old = openAt((await startedLab('4.4.10')).url).dcim.sites;
	for (const answer of [await old.list({}, {omit: ['name']}), await old.get(1, {omit: ['name']})])
		expect(errorOf(answer)).toMatchObject({code: 'usage', message: 'NetBox "prod" does not leave "name" out of dcim.sites: it can from 4.5.2 on.'});
});

test.each(['4.7.3', '4.6.8', '4.4.10'] as const)('G8 a body of %s says nothing that NetBox would ignore, and nothing is sent', async (version) => {
	const lab = await startedLab(version);
	const sites = openAt(lab.url).endpoint('dcim/sites');
	const body = {name: 'New', slug: 'new'};
	const unknown = {code: 'usage', message: 'dcim.sites has no field "facilty". Did you mean "facility"?'};
	for (const answer of [
		await sites.create({...body, facilty: 'x'}),
		await sites.createMany([body, {...body, facilty: 'x'}]),
		await sites.update(1, {facilty: 'x'}),
		await sites.updateMany([{id: 1, facilty: 'x'}]),
		await sites.replace(1, {...body, facilty: 'x'}),
		await sites.replaceMany([{id: 1, ...body, facilty: 'x'}]),
	])
		expect(errorOf(answer)).toMatchObject(unknown);
	expect(errorOf(await sites.create({...body, id: 9}))).toMatchObject({code: 'usage', message: '"id" of dcim.sites is set by NetBox itself.'});
	expect(errorOf(await sites.update(1, {display: 'x'}))).toMatchObject({code: 'usage', message: '"display" of dcim.sites is set by NetBox itself.'});
	expect(lab.requests().map(({method}) => method)).toEqual(['OPTIONS']);
	expect(orThrow(await sites.create(body, {message: 'said'}))).toMatchObject(body);
	// Tags are added and taken away from 4.6 on; before, nobody hears it.
	const tagged = await sites.update(1, {add_tags: [{slug: 'core'}]});
	expect(version === '4.4.10' ? errorOf(tagged) : lab.requests().at(-1)?.method).toEqual(
		version === '4.4.10' ? expect.objectContaining({code: 'usage', message: 'dcim.sites has no field "add_tags". Did you mean "tags"?'}) : 'PATCH',
	);
});

test('G8 a token that may not write hears that, and a server that tells no fields is not asked twice', async () => {
	const lab = await startedLab();
	const body = {name: 'New', slug: 'new', nope: 1};
	expect(errorOf(await openAt(lab.url, {token: reader}).endpoint('dcim/sites').create(body))).toMatchObject({code: 'forbidden'});
	const http = await scripted(({method}) => (method === 'POST' ? {status: 201, json: {id: 1}} : {status: 405, json: {detail: 'No.'}}));
	expect(orThrow(await openAt(http.url).endpoint('dcim/sites').create(body))).toEqual({id: 1});
	expect(http.seen.map(({method}) => method)).toEqual(['OPTIONS', 'POST']);
});

test('G7 a list that a plugin has not is told apart from a plugin that is not installed', async () => {
	const lab = await startedLab();
	const html = {status: 404, html: '<!DOCTYPE html><html data-netbox-version="4.7.3"><body>Page Not Found</body></html>'};
	const nb = openAt((await startFront(lab.url, (_, path) => (path.includes('/community') ? html : 'pass'))).url);
	const noList = (path: string, plugin: string) => ({message: `NetBox "prod" has nothing at /api${path}: its ${plugin} Plugin has no such list.`});
	expect(errorOf(await nb.endpoint('plugins/bgp/community').list())).toMatchObject(noList('/plugins/bgp/community/', 'BGP'));
	expect(errorOf(await nb.endpoint('plugins/bgp/nope').list())).toMatchObject(noList('/plugins/bgp/nope/', 'BGP'));
	expect(errorOf(await nb.endpoint('plugins/branching/nope').count())).toMatchObject(noList('/plugins/branching/nope/', 'Branching'));
	expect(errorOf(await nb.endpoint('plugins/other/list').list())).toMatchObject({
		code: 'plugin-missing',
		message: 'prod Netbox instance has no other Plugin installed',
	});
	const json = await scripted(({path}) =>
		path === '/api/plugins/'
			? {json: {bgp: 'http://x.invalid/api/plugins/bgp/'}}
			: {status: 404, json: {detail: 'Not found.'}, headers: {'api-version': '4.7'}},
	);
	const other = openAt(json.url);
	expect(errorOf(await other.endpoint('plugins/bgp/community').list())).toMatchObject(noList('/plugins/bgp/community/', 'BGP'));
	expect(errorOf(await other.endpoint('plugins/branching/branches').list())).toMatchObject({code: 'plugin-missing'});
	expect(orThrow(await other.bgp.sessions.get(7))).toBeNull();
});

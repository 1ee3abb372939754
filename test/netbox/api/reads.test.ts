import {expect, test} from 'vitest';
import {orThrow} from '../../../src/netbox/open.js';
import {errorOf, page, scripted} from '../support.js';
import {openAt, startedLab} from './support.js';

test('get gives the row, or null where there is none', async () => {
	const {sites} = openAt((await startedLab()).url).dcim;
	expect(orThrow(await sites.get(1))).toMatchObject({id: 1});
	expect(orThrow(await sites.get(1, {fields: ['slug']}))).toEqual({id: 1, slug: expect.any(String)});
	expect(orThrow(await sites.get(999_999))).toBeNull();
});

test('one gives the only match; none and several are different answers', async () => {
	const {devices} = openAt((await startedLab()).url).dcim;
	expect(orThrow(await devices.one({name: 'fceos4'}))).toMatchObject({name: 'fceos4'});
	expect(errorOf(await devices.one({name: 'nope'}))).toMatchObject({code: 'not-found', message: 'no dcim.devices with name=nope in "prod".'});
	expect(errorOf(await devices.one({name: 'edge1'}))).toMatchObject({
		code: 'usage',
		message: '2 dcim.devices match: 10 (site AMS1), 11 (site FRA1).',
		candidates: ['10 (site AMS1)', '11 (site FRA1)'],
	});
});

test('one page, by page, by ranges side by side: the same rows in the same order', async () => {
	const {sessions} = openAt((await startedLab()).url).bgp;
	const rows = orThrow(await sessions.list());
	expect(rows.map(({id}) => id)).toEqual(rows.map(({id}) => id).toSorted((a, b) => a - b));
	expect(orThrow(await sessions.list({}, {pageSize: 7}))).toEqual(rows);
	expect(orThrow(await sessions.list({}, {pageSize: 5, parallel: true}))).toEqual(rows);
	const sizes: number[] = [];
	for await (const one of sessions.pages({}, {pageSize: 10})) sizes.push(orThrow(one).length);
	expect(sizes).toEqual([10, 10, 10, rows.length - 30]);
	expect(orThrow(await sessions.count({}))).toBe(rows.length);
});

test('an order of its own holds over many pages, ties by id', async () => {
	const {sessions} = openAt((await startedLab()).url).bgp;
	const whole = orThrow(await sessions.list({}, {ordering: 'name'}));
	expect(orThrow(await sessions.list({}, {ordering: 'name', pageSize: 5}))).toEqual(whole);
	const named = whole.filter(({name}) => name === 'ix').map(({id}) => id);
	expect(named).toEqual(named.toSorted((a, b) => a - b));
	expect(orThrow(await sessions.page({}, {limit: 3, offset: 2, ordering: 'name'}))).toEqual({count: whole.length, results: whole.slice(2, 5)});
});

test('no row is lost or doubled while others delete and add', async () => {
	const rows = new Set(Array.from({length: 30}, (_, index) => index + 1));
	const http = await scripted(({query}) => {
		const from = Math.max(Number(query.get('id__gt') ?? 0), Number(query.get('id__gte') ?? 1) - 1);
		const upTo = Number(query.get('id__lt') ?? Number.POSITIVE_INFINITY);
		const matching = [...rows].filter((id) => id > from && id < upTo).toSorted((a, b) => (query.get('ordering') === '-id' ? b - a : a - b));
		const answer = page(
			matching.slice(0, Number(query.get('limit'))).map((id) => ({id})),
			matching.length,
		);
		// One row goes and one comes with every request.
		rows.delete(Math.min(...rows));
		rows.add(Math.max(...rows) + 1);
		return {json: answer};
	});
	const {sites} = openAt(http.url).dcim;
	for (const parallel of [false, true]) {
		const before = [...rows];
		const seen = orThrow(await sites.list({}, {pageSize: 4, parallel})).map(({id}) => id);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toEqual(seen.toSorted((a, b) => a - b));
		expect(seen).toEqual(expect.arrayContaining(before.filter((id) => rows.has(id))));
	}
});

test('more values than a request line takes are cut, but not where they mean AND', async () => {
	const lab = await startedLab();
	const {devices} = openAt(lab.url).dcim;
	const names = Array.from({length: 400}, (_, index) => `no-such-device-${index}`);
	expect(orThrow(await devices.list({name: [...names, 'fceos4']}))).toMatchObject([{name: 'fceos4'}]);
	expect(Math.max(...lab.requests().map(({path}) => path.length))).toBeLessThan(3_800);
	expect(errorOf(await devices.list({name__n: names}))).toMatchObject({code: 'usage'});
});

test('fields of sessions bring both policies, without which netbox-bgp 0.17 crashes', async () => {
	const {sessions} = openAt((await startedLab('4.4.10')).url).bgp;
	const [first] = orThrow(await sessions.list({}, {fields: ['name']}));
	expect(Object.keys(first ?? {}).toSorted()).toEqual(['export_policies', 'id', 'import_policies', 'name']);
	expect(orThrow(await sessions.count({}))).toBeGreaterThan(30);
});

test('choices come by field; a token that may not write hears why there are none', async () => {
	const lab = await startedLab();
	expect(orThrow(await openAt(lab.url).dcim.sites.choices())['status']).toContainEqual({value: 'active', label: 'Active'});
	const reader = openAt(lab.url, {token: '1123456789abcdef0123456789abcdef01234567'});
	expect(errorOf(await reader.dcim.sites.choices())).toMatchObject({code: 'forbidden'});
});

test('a branch is a value: what it holds is seen through it alone', async () => {
	const netbox = openAt((await startedLab()).url);
	const branches = orThrow(await netbox.branching.branches.list());
	const ready = branches.find(({status}) => status.value === 'ready');
	expect(errorOf(await netbox.branch('no-such'))).toMatchObject({code: 'not-found', message: 'branch "no-such" does not exist in "prod".'});
	const branch = orThrow(await netbox.branch(ready?.name ?? ''));
	expect([netbox.inBranch, branch.inBranch]).toEqual([undefined, ready?.name]);
	const made = orThrow(await branch.dcim.sites.create({name: 'In branch', slug: 'in-branch'}));
	expect(orThrow(await netbox.dcim.sites.get(made.id))).toBeNull();
	expect(orThrow(await branch.dcim.sites.get(made.id))).toMatchObject({name: 'In branch'});
});

test('status, version, plugins, and any list by its path', async () => {
	const netbox = openAt((await startedLab()).url);
	expect(orThrow(await netbox.version())).toBe('4.7.3');
	expect(orThrow(await netbox.plugins())).toMatchObject({netbox_bgp: '0.20.2'});
	expect(orThrow(await netbox.installedPlugins())).toMatchObject([{package: 'netbox_bgp'}, {package: 'netbox_branching'}]);
	expect(orThrow(await netbox.endpoint('plugins/bgp/peer-group').count())).toBe(3);
	expect(orThrow(await netbox.endpoint('/plugins/bgp/peer-group/').count())).toBe(3);
	expect(errorOf(await netbox.endpoint('plugins/none/such').list())).toMatchObject({code: 'plugin-missing'});
	expect(netbox.requests()).toBe(7);
});

test('C13 rest-command rest reaches any path of this server and of no other', async () => {
	const lab = await startedLab();
	const netbox = openAt(lab.url);
	expect(orThrow(await netbox.rest({method: 'GET', path: '/api/dcim/sites', query: [['limit', 1]]}))).toMatchObject({count: 4});
	expect(orThrow(await netbox.rest({method: 'DELETE', path: '/api/plugins/bgp/session/1/'}))).toBeNull();
	const before = lab.requests().length;
	for (const path of ['http://other/api/', '/graphql/', '/api/../x/', '/api/%2E%2e/x/', '/api/x/?a=1', '//other/api/'])
		expect(errorOf(await netbox.rest({method: 'GET', path}))).toMatchObject({code: 'usage'});
	expect(errorOf(await netbox.rest({method: 'GET', path: '/api/x/', query: [['name', '']]}))).toMatchObject({code: 'usage'});
	expect(lab.requests()).toHaveLength(before);
});

import {describe, expect, test} from 'vitest';
import {netbox, orThrow} from '../../src/netbox/open.js';
import {sites} from '../../src/netbox/read/endpoints.js';
import {adminToken, type Fate, openAt, startedLab, startFront} from './api/support.js';
import {connectTo, errorOf, scripted} from './support.js';

const ignored = {code: 'branch-ignored', message: expect.stringContaining('the header "X-NetBox-Branch" does not reach it')};

/** A client of a lab behind a front, and the same lab seen without it; what the lab saw of writes. */
async function behind(fate: (method: string, path: string) => Fate) {
	const lab = await startedLab();
	const front = await startFront(lab.url, fate);
	return {lab, nb: openAt(front.url), direct: openAt(lab.url), front};
}

describe('B2 a front that drops the branch', () => {
	test('from everything: nothing is read, written or told as done', async () => {
		const {nb, direct, lab} = await behind(() => 'drop-branch');
		const inside = orThrow(await nb.branch('maint-42'));
		const before = orThrow(await direct.core.objectChanges.count());
		const {sites: list} = inside.dcim;
		for (const done of [
			() => list.list(),
			() => list.get(1),
			() => list.count(),
			() => list.choices(),
			() => inside.graphql({query: '{ site_list { name } }'}),
			() => inside.rest({method: 'GET', path: '/api/dcim/sites/'}),
			() => inside.rest({method: 'HEAD', path: '/api/dcim/sites/'}),
			() => inside.rest({method: 'DELETE', path: '/api/dcim/sites/1/'}),
			() => inside.restAll({path: '/api/dcim/sites/'}),
			() => list.create({name: 'X', slug: 'x'}),
			() => list.createMany([{name: 'X', slug: 'x'}]),
			() => list.update(1, {description: 'x'}),
			() => list.replace(1, {name: 'x', slug: 'x'}),
			() => list.updateMany([{id: 1, description: 'x'}]),
			() => list.remove(1),
			() => list.removeMany([1]),
			() => inside.available('prefixes', 1, 'ips').take([{}]),
		])
			expect(errorOf(await done())).toMatchObject(ignored);
		expect(orThrow(await direct.core.objectChanges.count())).toBe(before);
		// What changes something goes out to nobody's object alone.
		expect(lab.requests().filter(({method, path}) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && !/nf-branch-proof|graphql/.test(path))).toEqual(
			[],
		);
	});

	test.each(['POST', 'PATCH', 'PUT', 'DELETE'])('from %s alone: such writes are refused, and reads are right', async (dropped) => {
		const {nb, direct} = await behind((method) => (method === dropped ? 'drop-branch' : 'pass'));
		const {sites: list} = orThrow(await nb.branch('maint-42')).dcim;
		const before = orThrow(await direct.core.objectChanges.count());
		expect((await list.list()).ok).toBe(true);
		const writes = {
			POST: () => list.create({name: 'X', slug: 'x'}),
			PATCH: () => list.update(1, {description: 'x'}),
			PUT: () => list.replace(1, {name: 'x', slug: 'x'}),
			DELETE: () => list.remove(1),
		};
		for (const [method, write] of Object.entries(writes)) {
			const done = await write();
			expect([method, done.ok || done.error.code]).toEqual([
				method,
				method === dropped ? 'branch-ignored' : expect.not.stringMatching('branch-ignored'),
			]);
		}
		expect(orThrow(await direct.core.objectChanges.count())).toBe(before);
	});

	test('from the lists of one app: its writes are refused', async () => {
		const {nb, direct} = await behind((_, path) => (path.startsWith('/api/dcim/') ? 'drop-branch' : 'pass'));
		const inside = orThrow(await nb.branch('maint-42'));
		expect((await inside.tenancy.tenants.list()).ok).toBe(true);
		expect(errorOf(await inside.dcim.sites.create({name: 'X', slug: 'x'}))).toMatchObject(ignored);
		expect(errorOf(await direct.dcim.sites.one({slug: 'x'}))).toMatchObject({code: 'not-found'});
	});

	test('from GraphQL alone: it is not believed, and reads are right', async () => {
		const {nb} = await behind((_, path) => (path === '/graphql/' ? 'drop-branch' : 'pass'));
		const inside = orThrow(await nb.branch('maint-42'));
		expect((await inside.dcim.sites.list()).ok).toBe(true);
		expect(errorOf(await inside.graphql({query: '{ site_list { name } }'}))).toMatchObject(ignored);
	});

	test('and says 400 to what it does not know proves nothing: only the words of NetBox do', async () => {
		const lab = await startedLab();
		const front = await scripted(async ({method, target, headers: {host: _host, connection: _connection, ...headers}}) => {
			const {'x-netbox-branch': branch, ...others} = headers;
			if (branch?.startsWith('NF-')) return {status: 400, html: '<title>400 Bad Request</title>'};
			const answer = await fetch(lab.url + target, {method, headers: others});
			return {status: answer.status, body: await answer.text(), headers: {'content-type': answer.headers.get('content-type') ?? ''}};
		}, 'unproved');
		const inside = orThrow(await openAt(front.url).branch('maint-42'));
		expect(errorOf(await inside.dcim.sites.list())).toMatchObject(ignored);
		expect(errorOf(await inside.dcim.sites.update(1, {facility: '1'}))).toMatchObject(ignored);
	});

	test('a cache before NetBox that minds the URL alone answers a branch with main: its rows are not believed', async () => {
		const lab = await startedLab();
		const kept = new Map<string, {status: number; body: string; headers: Record<string, string>}>();
		const cache = await scripted(async ({method, target, headers}) => {
			const {host: _host, connection: _connection, ...rest} = headers;
			const known = kept.get(target);
			if (method === 'GET' && known) return known;
			const answer = await fetch(lab.url + target, {method, headers: rest});
			const made = {status: answer.status, body: await answer.text(), headers: {'content-type': answer.headers.get('content-type') ?? ''}};
			if (!target.includes('/branches/')) kept.set(target, made);
			return made;
		}, 'unproved');
		const nb = openAt(cache.url);
		orThrow(await nb.bgp.sessions.list({name: 'fceos4-fceos5-eth105'}));
		const inside = orThrow(await nb.branch('maint-42'));
		expect(errorOf(await inside.bgp.sessions.list({name: 'fceos4-fceos5-eth105'}))).toMatchObject(ignored);
	});
});

test('B2 a NetBox that acts in branches proves it to every kind of request, and no two jobs ask for the same impossible branch', async () => {
	const lab = await startedLab();
	for (let job = 0; job < 2; job += 1) {
		const nb = orThrow(netbox({url: lab.url, token: adminToken}));
		const inside = orThrow(await nb.branch('maint-42'));
		const asked = [
			inside.dcim.sites.list(),
			inside.dcim.sites.choices(),
			inside.graphql({query: '{ site_list { name } }'}),
			inside.rest({method: 'HEAD', path: '/api/dcim/sites/'}),
			inside.rest({method: 'OPTIONS', path: '/api/dcim/sites/'}),
			inside.dcim.sites.update(1, {facility: '1'}),
		];
		for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ok: true});
		await nb.close();
	}
	const tried = lab.requests().flatMap(({headers: {'x-netbox-branch': branch}}) => (branch?.startsWith('NF-') ? [branch] : []));
	expect(new Set(tried).size).toBe(tried.length);
});

test('B2 one proof is asked for each method and job, beside what it proves; it is of a branch that nobody can have', async () => {
	const lab = await startedLab();
	const nb = openAt(lab.url);
	const inside = orThrow(await nb.branch('maint-42'));
	await Promise.all([inside.dcim.sites.list(), inside.dcim.devices.count(), inside.tenancy.tenants.list()]);
	await inside.dcim.sites.update(1, {facility: '1'});
	await inside.dcim.sites.update(2, {facility: '2'});
	const proofs = lab.requests().filter(({headers}) => headers['x-netbox-branch']?.startsWith('NF-'));
	expect(proofs.map(({method, path}) => `${method} ${path.split('?')[0]}`)).toEqual([
		'GET /api/dcim/sites/',
		'OPTIONS /api/dcim/sites/',
		'PATCH /api/dcim/sites/nf-branch-proof/',
	]);
	expect(nb.requests()).toBe(lab.requests().length);
});

test('B2 a proof that got no answer is asked again by the next read, and tells why the first failed', async () => {
	const lab = await startedLab();
	let isAway = false;
	const front = await startFront(lab.url, () => (isAway ? 'lose-request' : 'pass'));
	const inside = orThrow(await openAt(front.url).branch('maint-42'));
	isAway = true;
	expect(errorOf(await inside.dcim.sites.list())).toMatchObject({code: 'unreachable'});
	isAway = false;
	expect((await inside.dcim.sites.list()).ok).toBe(true);
});

test('B2 a question too long for one request line is proved by its path', async () => {
	const lab = await startedLab();
	const front = await startFront(lab.url, (_, path) => (path.length > 300 ? {status: 414, html: 'Request-URI Too Large'} : 'pass'));
	const {netbox} = connectTo(front.url, {token: adminToken});
	const branch = orThrow(await netbox.branch('maint-42'));
	const values = Array.from({length: 60}, (_, index) => index + 1);
	expect(await netbox.onBranch(branch.schemaId).listBy(sites, {parameter: 'id', values}, [])).toMatchObject({ok: true});
});

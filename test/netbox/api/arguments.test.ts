import {expect, test} from 'vitest';
import {changed, netbox, orThrow, provision, writable} from '../../../src/netbox/open.js';
import {errorOf, page, scripted} from '../support.js';
import {adminToken, openAt, startedLab} from './support.js';

const cyclic: Record<string, unknown> = {};
cyclic['itself'] = cyclic;
const throwing = {
	get id(): never {
		throw new Error('no');
	},
};
const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;

/** Arguments that no type allows, and some that one does. */
const junk: readonly unknown[] = [
	...[
		undefined,
		null,
		true,
		0,
		-1,
		1,
		1.5,
		1e9,
		1e21,
		Number.NaN,
		Number.POSITIVE_INFINITY,
		2n,
		'',
		' ',
		'1',
		'..',
		'../..',
		'%2e%2e',
		'\u0000',
		Symbol('s'),
	],
	...[[], [undefined], [[]], [{}], [{id: '1'}], {}, {id: '../1'}, {id: 1}, {name: {}}, {name: [[]]}, {toString: 1}, {__proto__: null}, {nope: 1}],
	...[cyclic, throwing, deep, {a: 2n}, new Date(), new Map(), new FormData(), new URL('http://x.invalid'), /x/, () => 1, Promise.resolve(1)],
	...[{path: '/api/../admin/', method: 'GET'}, {method: 'GET'}, {path: '/api/x/', method: 'BREW'}, {query: 7}, {url: 'http://netbox.invalid'}],
	...[
		{pageSize: 0},
		{limit: '10'},
		{fields: 'name'},
		{fields: [1]},
		{ordering: 1},
		{signal: {}},
		{parallel: 1},
		{since: 1},
		{message: 7},
		{patience: -1},
	],
];

/** Every function of an object and of those within it, by its path. */
function functionsOf(within: object, path = ''): readonly (readonly [string, (...args: unknown[]) => unknown])[] {
	return Object.entries(within).flatMap(([name, value]) => {
		if (typeof value === 'function') return [[path + name, value as (...args: unknown[]) => unknown] as const];
		return typeof value === 'object' && value !== null ? functionsOf(value as object, `${path}${name}.`) : [];
	});
}

test('G6 whatever is handed to any function of the client, it gives a result, and asks nothing but the API', async () => {
	const http = await scripted(() => ({json: page([])}));
	const nb = orThrow(netbox({url: http.url, token: 'x'.repeat(20)}));
	const {dcim, branching, rest, restAll, graphql, config, branch, available} = nb;
	const {branches: _, ...verbs} = branching;
	const api = {rest, restAll, graphql, config, branch, available, sites: dcim.sites, verbs};
	const outcomes: string[] = [];
	const call = async (name: string, run: () => unknown): Promise<void> => {
		try {
			const given = await run();
			const value = given !== null && typeof given === 'object' && Symbol.asyncIterator in given ? await (given as AsyncGenerator).next() : given;
			if (value === undefined) outcomes.push(`${name} gives nothing`);
		} catch (error) {
			outcomes.push(`${name}: ${String(error)}`);
		}
	};
	const calls: Promise<void>[] = [];
	for (const [name, run] of functionsOf(api)) {
		for (const one of junk) {
			for (const args of [[one], [1, one], [1, {}, one], [{}, one]]) calls.push(call(`${name}`, () => run(...args)));
		}
	}
	await Promise.all(calls);
	expect([...new Set(outcomes)]).toEqual([]);
	const outside = http.seen.filter(
		({target}) => !/^\/(api\/[\w/-]*|graphql\/)(\?|$)/.test(target) || /\.\.|%2e|%2f|%5c/i.test(target.split('?')[0] ?? ''),
	);
	expect(outside.map(({target}) => target)).toEqual([]);
	await nb.close();
}, 60_000);

test('G6 the functions beside it give a result as well, and send nothing', async () => {
	const http = await scripted(() => ({json: {}}));
	const options = [
		'ca',
		'proxies',
		'timeouts',
		'headers',
		'concurrency',
		'dispatcher',
		'signal',
		'schemas',
		'log',
		'onRetry',
		'verifyTls',
		'name',
		'url',
		'token',
	];
	for (const one of junk) {
		expect(netbox(one as never).ok).toBe(false);
		expect((await provision(one as never)).ok).toBe(false);
		expect(() => orThrow(one as never)).toThrow(Error);
	}
	for (const one of [null, 0, -1, Number.NaN, '', ' ', 2n, Symbol('s'), [], {x: 1}, throwing, new Map()]) {
		for (const option of options) {
			const made = netbox({url: http.url, token: 'x', [option]: one} as never);
			expect(made).toHaveProperty('ok');
		}
	}
	for (const one of [undefined, null, 1, '', true]) expect([writable(one as never), changed(one as never, one as never)]).toEqual([{}, {}]);
	expect(http.seen).toEqual([]);
});

const usage = {code: 'usage'};

test('C6 G2 a name or an id that would make another path is refused, in every call, and nothing is sent', async () => {
	const lab = await startedLab();
	const nb = openAt(lab.url);
	const names = [
		'../../admin',
		'dcim/../../admin',
		'..%2f..%2fadmin',
		'dcim/%2e%2e/x',
		'dcim\\sites',
		'//host/x',
		'dcim/sites?q=1',
		'dcim/sites#x',
		'dcim//sites',
		'dcim',
		'',
		'dcim/si tes',
		'dcim/\u0000',
	];
	for (const name of names) {
		const list = nb.endpoint(name);
		const calls = [
			list.list(),
			list.get(1),
			list.one({}),
			list.count(),
			list.page(),
			list.choices(),
			list.fields('create'),
			list.create({}),
			list.remove(1),
			list.removeMany([1]),
		];
		for (const called of await Promise.all(calls)) expect([name, errorOf(called)]).toMatchObject([name, usage]);
		expect([name, list.dryRun.remove(1).ok]).toEqual([name, false]);
		for await (const part of list.pages()) expect(errorOf(part)).toMatchObject(usage);
		expect(errorOf(await nb.config(name === 'dcim' ? 'a/b' : name))).toMatchObject(usage);
	}
	const {sites} = nb.dcim;
	for (const id of ['1/../../devices/1', '../../users/tokens/1', '1', undefined, null, 0, -1, 1.5, Number.NaN, 2 ** 60, [1], {id: 1}]) {
		const bad = id as never;
		const calls = [
			sites.get(bad),
			sites.update(bad, {name: 'x'}),
			sites.replace(bad, {name: 'x', slug: 'x'}),
			sites.remove(bad),
			sites.removeMany([bad]),
			sites.updateMany([{id: bad}]),
		];
		const others = [
			nb.available('prefixes', bad, 'ips').list(),
			nb.available('prefixes', bad, 'ips').take([{}]),
			nb.branching.sync(bad),
			nb.branching.archive(bad),
		];
		for (const called of await Promise.all<{readonly ok: boolean}>([...calls, ...others])) expect([id, errorOf(called)]).toMatchObject([id, usage]);
		expect(sites.dryRun.update(bad, {name: 'x'}).ok).toBe(false);
	}
	const paths = [
		'/api/..%2f..%2fadmin/',
		'/api/%2e%2e/admin/',
		'/api/x/..',
		'/api/x\\..\\admin/',
		'//host/api/',
		'/api/x/?q=1',
		'/api/x/#y',
		'/api/a//b/',
		'/api/%00/',
		'/api/\u0007/',
		'/api/%252e%252e/',
		'/admin/',
		'/api',
		'http://host/api/',
	];
	for (const path of paths) {
		for (const method of ['GET', 'DELETE'] as const) expect([path, errorOf(await nb.rest({method, path}))]).toMatchObject([path, usage]);
		expect(errorOf(await nb.restAll({path}))).toMatchObject(usage);
	}
	expect(errorOf(await (nb.available as (...args: unknown[]) => ReturnType<typeof nb.available>)('../../admin', 1, 'ips').list())).toMatchObject(
		usage,
	);
	expect(errorOf(await (nb.available as (...args: unknown[]) => ReturnType<typeof nb.available>)('asn-ranges', 1, 'ips').list())).toMatchObject(
		usage,
	);
	expect(lab.requests()).toHaveLength(0);
});

test('G6 what JSON cannot say, sizes that are none and options that there are not are refused in words', async () => {
	const lab = await startedLab();
	const nb = openAt(lab.url);
	const {sites} = nb.dcim;
	for (const pageSize of [0, Number.NaN, -1, 1.5, 1e9, '10'])
		expect(errorOf(await sites.list({}, {pageSize: pageSize as number}))).toMatchObject({
			message: expect.stringMatching(/^"pageSize" must be a whole number from 1 to 1000, not /),
		});
	expect(errorOf(await sites.list({}, {pagesize: 5} as never))).toMatchObject({message: 'there is no option "pagesize". Did you mean "pageSize"?'});
	expect(errorOf(await sites.one(undefined as never))).toMatchObject({message: 'the filter must be a plain object, not undefined.'});
	expect(errorOf(await nb.rest({method: 'POST', path: '/api/dcim/sites/', body: new FormData() as never}))).toMatchObject({
		message: '"body" holds what JSON cannot say.',
	});
	expect(errorOf(await sites.create({name: 'x', slug: 'x', custom_fields: {at: new Date()} as never}))).toMatchObject({
		message: 'the body holds what JSON cannot say.',
	});
	expect(errorOf(await sites.update(1, {id: 2, name: 'x'} as never))).toMatchObject(usage);
	expect(errorOf(await sites.update(1, {name: 'x'}, {since: {id: 2}}))).toMatchObject(usage);
	expect(errorOf(await nb.rest({method: 'GET', path: '/api/dcim/sites/', body: {}}))).toMatchObject(usage);
	expect(errorOf(await nb.rest({method: 'PATCH', path: '/api/dcim/sites/1/', query: [['x', 1]], body: {}}))).toMatchObject(usage);
	for (const concurrency of [0, 101]) expect(errorOf(netbox({url: lab.url, token: adminToken, concurrency}))).toMatchObject(usage);
	expect(lab.requests()).toHaveLength(0);
});

import {describe, expect, test} from 'vitest';
import {caches, openLab, openShell, outputOf, restOf, rowOf, selector, sessionsOf} from './support.js';

const minute = 60_000;

describe.each(caches)('with the %s cache', (_, openCache) => {
	test('D2 json-output device, session, and the REST object as NetBox sent it', async () => {
		const lab = await openLab();
		const {json} = await restOf(lab.url)('GET', 'plugins/bgp/session/1/');
		const reading = await openShell(lab.url, {cache: openCache()}).read('fceos4');
		expect(rowOf(reading, 'fceos4', 'fceos4-fceos5-eth105')).toEqual(json);
	});

	test('J7 event-texts J10 event-fetched the first reading tells what it fetched, J11 the second that nothing changed', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		expect((await shell.read('fceos5 fceos4')).events).toEqual([
			"retrieving device data for 2 device(s) from instance 'prod'",
			'retrieved 2 device(s) from NetBox',
			"fetched and cached 3 BGP session(s) for 'fceos4'",
			"fetched and cached 3 BGP session(s) for 'fceos5'",
		]);
		expect((await shell.read('fceos4')).events).toEqual([
			'using cached device data for 1 device(s)',
			"retrieved 3 BGP session(s) from cache for 'fceos4'",
			"using cache, it is up to date for 'fceos4'",
		]);
	});

	test('J12 event-changed changes are counted as they came, and the next reading says J11', async () => {
		const lab = await openLab();
		const rest = restOf(lab.url);
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('fceos4');
		await rest('PATCH', 'plugins/bgp/session/1/', {name: 'renamed'});
		await rest('DELETE', 'plugins/bgp/session/3/');
		const reading = await shell.read('fceos4');
		expect(reading.events.slice(1)).toEqual([
			"retrieved 3 BGP session(s) from cache for 'fceos4'",
			"removed 1 deleted BGP session(s) for 'fceos4'",
			"fetching 1 updated BGP session(s) for 'fceos4'",
			"updated cache for 'fceos4'",
		]);
		expect(sessionsOf(reading)).toEqual({fceos4: ['fceos4-fceos5-eth107', 'renamed']});
		expect((await shell.read('fceos4')).events.at(-1)).toBe("using cache, it is up to date for 'fceos4'");
	});

	test('J9 event-uncached O8 cache-false with False the cache is neither read nor written', async () => {
		const lab = await openLab();
		const cache = openCache();
		const shell = openShell(lab.url, {cache});
		const reading = await shell.read('fceos4', 'False');
		expect(reading.events.at(-1)).toBe("retrieved 3 BGP session(s) for 'fceos4'");
		expect(cache.stats()).toEqual({ok: true, value: []});
	});

	test('O9 cache-refresh refresh fetches everything and replaces the copy', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('fceos4');
		expect((await shell.read('fceos4', 'refresh')).events.at(-1)).toBe("fetched and cached 3 BGP session(s) for 'fceos4'");
		expect(sessionsOf(await shell.read('fceos4', 'force'))).toEqual({
			fceos4: ['fceos4-fceos5-eth105', 'fceos4-fceos5-eth106', 'fceos4-fceos5-eth107'],
		});
	});

	test('O10 cache-force J8 event-forced D8 cached-age force shows the copy with its age, unchecked and without a request', async () => {
		const lab = await openLab();
		let now = Date.parse('2026-11-21T10:00:00Z');
		const shell = openShell(lab.url, {cache: openCache(), now: () => now});
		const before = await shell.read('fceos4');
		await restOf(lab.url)('PATCH', 'plugins/bgp/session/1/', {description: 'new'});
		now += 180 * minute;
		const forced = await shell.read('fceos4', 'force');
		expect(forced.requests).toBe(0);
		expect(forced.events).toEqual(['using cached device data for 1 device(s)', "using cached BGP peerings for 'fceos4' (forced), cached 3 h ago"]);
		expect(outputOf(forced).groups[0]).toMatchObject({key: 'fceos4', found: true, cachedAt: now - 180 * minute});
		expect(sessionsOf(forced)).toEqual(sessionsOf(before));
	});

	test('O10 cache-force force fetches and keeps only what is missing', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		expect((await shell.read('fceos4', 'force')).events.at(-1)).toBe("fetched and cached 3 BGP session(s) for 'fceos4'");
		const both = await shell.read('fceos4 fceos5', 'force');
		expect(both.events.map((event) => event.replace(/\d+ s ago/, '0 s ago'))).toEqual([
			"retrieving device data for 1 device(s) from instance 'prod'",
			'retrieved 1 device(s) from NetBox',
			"using cached BGP peerings for 'fceos4' (forced), cached 0 s ago",
			"fetched and cached 3 BGP session(s) for 'fceos5'",
		]);
		expect((await shell.read('fceos4 fceos5', 'force')).requests).toBe(0);
		expect((await shell.read('fceos4 fceos5')).events.at(-1)).toBe("using cache, it is up to date for 'fceos5'");
	});

	test('O10 cache-force globs and selectors are answered from the cached devices alone', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('fceos4 fceos5 leaf1');
		const glob = await shell.read({globs: ['FCEOS?']}, 'force');
		expect([Object.keys(sessionsOf(glob)), glob.requests, outputOf(glob).notes]).toEqual([
			['fceos4', 'fceos5'],
			0,
			['matched among 3 cached devices'],
		]);
		const site = await shell.read({selectors: [selector('site', 'AMS1')]}, 'force');
		expect([Object.keys(sessionsOf(site)), site.requests]).toEqual([['leaf1'], 0]);
		expect((await shell.read({selectors: [selector('region', 'eu')]}, 'force')).result).toMatchObject({ok: false, error: {code: 'usage'}});
	});

	test('O10 cache-force D7 missing-device a name beside a glob that is not cached is asked for, never shown empty', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url, {cache: openCache()});
		await shell.read('leaf1');
		const reading = await shell.read({names: ['fceos4'], globs: ['leaf*']}, 'force');
		expect(Object.entries(sessionsOf(reading)).map(([key, sessions]) => [key, sessions.length])).toEqual([
			['fceos4', 3],
			['leaf1', 3],
		]);
	});
});

test('O10 cache-force D7 missing-device offline force shows what is cached, and an error for the rest without an empty key', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	await shell.read('fceos4');
	await lab.close();
	const reading = await shell.read('fceos4 fceos5 fceos6', 'force');
	expect(Object.keys(sessionsOf(reading))).toEqual(['fceos4']);
	expect(outputOf(reading).errors).toMatchObject([
		{code: 'unreachable', message: expect.stringMatching(/^'fceos5' and 1 more could not be read: cannot reach NetBox "prod"/)},
	]);
	expect((await shell.read('fceos5', 'force')).result).toMatchObject({ok: false, error: {code: 'unreachable'}});
});

test('O11 cache-offline True without NetBox is an error that says how old the copy is', async () => {
	const lab = await openLab();
	let now = Date.parse('2026-11-21T10:00:00Z');
	const shell = openShell(lab.url, {now: () => now});
	await shell.read('leaf1');
	now += 180 * minute;
	await lab.close();
	for (const asked of ['leaf1', {globs: ['leaf*']}]) {
		expect((await shell.read(asked)).result).toMatchObject({
			ok: false,
			error: {code: 'unreachable', hint: '"cache force" shows the copy cached 3 h ago'},
		});
	}
	expect((await shell.read('spine1')).result).toMatchObject({ok: false, error: {code: 'unreachable'}});
});

test('D7 missing-device a device that is not there has an empty key and an error, the others are complete', async () => {
	const lab = await openLab();
	const reading = await openShell(lab.url).read('fceos4 fceos99 fceos6');
	expect(outputOf(reading).groups.map(({key, found, rows}) => [key, found, rows.length])).toEqual([
		['fceos4', true, 3],
		['fceos6', true, 0],
		['fceos99', false, 0],
	]);
	expect(outputOf(reading).errors).toMatchObject([{code: 'not-found', message: "Device 'fceos99' not found in Netbox"}]);
	expect(reading.warnings).toEqual(["Device 'fceos99' not found in Netbox"]);
});

test('D7 missing-device a missing device may have meant one that is cached; with cache False the cache is not read for that', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	await shell.read('fceos4 fceos5 leaf1');
	const hinted = await shell.read('fceos45');
	expect(outputOf(hinted).errors).toMatchObject([{code: 'not-found', hint: 'Did you mean "fceos4" or "fceos5"?', instance: 'prod'}]);
	const unread = await shell.read('fceos45', 'False');
	expect(outputOf(unread).errors.map(({code, candidates}) => [code, candidates])).toEqual([['not-found', undefined]]);
});

test('D6 same-name-sessions sessions of one name are all there, and said', async () => {
	const lab = await openLab();
	const reading = await openShell(lab.url).read({names: ['edge1'], selectors: [selector('site', 'ams1')]});
	expect(sessionsOf(reading)).toEqual({edge1: ['dynamic', 'ix', 'ix #25']});
	expect(reading.warnings).toEqual(["2 sessions named 'ix' on 'edge1': keys are 'ix' and 'ix #25'"]);
});

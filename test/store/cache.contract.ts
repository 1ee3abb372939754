import {describe, expect, test} from 'vitest';
import {wholeRow} from '../../src/core/stale-parts.js';
import type {Cache, CachedSet, Position} from '../../src/store/cache/cache.js';
import {unwrap} from '../support/database.js';
import {device, main, position, session} from './cache-samples.js';

/** What every cache must do; `open` gives an empty one. */
export function describeCache(name: string, open: () => Cache): void {
	describe(name, () => {
		test('an empty cache knows nothing and says so without failing', () => {
			const cache = open();
			expect(unwrap(cache.lookUp(main, ['R1']))).toEqual({devices: [], known: new Set(), showing: new Set(), shownTypes: new Set()});
			expect(unwrap(cache.devices(main))).toEqual([]);
			expect(unwrap(cache.sessionsOf(main, [1]))).toEqual([]);
			expect(unwrap(cache.branch('x', 'y'))).toBeUndefined();
			expect(unwrap(cache.stats())).toEqual([]);
			expect(unwrap(cache.clear())).toBe(0);
		});
		describeNames(open);
		describeSessions(open);
		describeMarks(open);
		describePosition(open);
		describeScopes(open);
		describeReaders(open);
	});
}

const idsOf = (sets: readonly CachedSet[]): number[][] => sets.map(({device, sessions}) => [device, ...sessions.map(({id}) => id)]);

function describeNames(open: () => Cache): void {
	test('a device comes back as it was kept, found without case, in any alphabet', () => {
		const cache = open();
		const devices = [device(2, 'ÄRGER-1'), device(1, 'Edge1'), device(3, null)];
		unwrap(cache.write(main, {devices, provedNames: ['ärger-1', 'EDGE1', 'none']}));
		const found = unwrap(cache.lookUp(main, ['edge1', 'ärger-1', 'EDGE1', 'None', 'other']));
		expect(found.devices).toEqual([device(1, 'Edge1'), device(2, 'ÄRGER-1')]);
		expect(found.known).toEqual(new Set(['EDGE1', 'ÄRGER-1', 'NONE']));
		expect(unwrap(cache.devices(main)).map(({id}) => id)).toEqual([1, 2, 3]);
	});
	test('G29 same-name-devices two devices of one name are both found', () => {
		const cache = open();
		unwrap(cache.write(main, {devices: [device(7, 'edge1'), device(5, 'edge1')], provedNames: ['edge1']}));
		expect(unwrap(cache.lookUp(main, ['edge1'])).devices.map(({id}) => id)).toEqual([5, 7]);
	});
	test('a device that is kept is not a proof that no other has its name', () => {
		const cache = open();
		unwrap(cache.write(main, {devices: [device(1, 'R1')]}));
		const found = unwrap(cache.lookUp(main, ['R1']));
		expect([found.devices.length, found.known.size]).toEqual([1, 0]);
	});
	test('H7 names are folded as NetBox folds them: by the capitals of Unicode', () => {
		const cache = open();
		const names = ['maſs', 'straße', '\u{212A}1', 'ıx', 'σς', 'µ'];
		unwrap(cache.write(main, {devices: names.map((name, index) => device(index + 1, name))}));
		const found = (asked: string) => unwrap(cache.lookUp(main, [asked])).devices.map(({id}) => id);
		expect(['MASS', 'STRASSE', 'STRAßE', 'k1', '\u{212A}1', 'IX', 'ΣΣ', 'μ'].map(found)).toEqual([[1], [2], [2], [], [3], [4], [5], [6]]);
	});
	test('H3 all of a reader is forgotten at once, and what the same change brings is kept', () => {
		const cache = open();
		const sessionSets = [{device: 1, sessions: [10], at: 100}];
		unwrap(cache.write(main, {devices: [device(1, 'a')], provedNames: ['a', 'b'], sessions: [session(10, 1)], sessionSets}));
		unwrap(cache.write({...main, reader: 'user 2'}, {devices: [device(1, 'a')]}));
		unwrap(cache.write(main, {forgetAll: true, devices: [device(2, 'b')], provedNames: ['b']}));
		expect(unwrap(cache.devices(main)).map(({id}) => id)).toEqual([2]);
		expect(unwrap(cache.lookUp(main, ['a', 'b'])).known).toEqual(new Set(['B']));
		expect(unwrap(cache.sessionsOf(main, [1, 2]))).toEqual([]);
		expect(unwrap(cache.devices({...main, reader: 'user 2'})).map(({id}) => id)).toEqual([1]);
	});
	test('H1 devices are told of which a session shows an object in a custom field', () => {
		const cache = open();
		const shows = [{type: '*', id: 0}];
		unwrap(cache.write(main, {devices: [device(1, 'a'), device(2, 'b')], sessions: [session(10, 1), session(20, 2, {shows}), session(21, 2)]}));
		expect(unwrap(cache.lookUp(main, ['a', 'b']))).toMatchObject({showing: new Set([2]), shownTypes: new Set(['*', '*#0'])});
		unwrap(cache.write(main, {sessions: [session(20, 2, {description: 'x'} as never)]}));
		expect(unwrap(cache.lookUp(main, ['b'])).showing).toEqual(new Set());
	});
	test('a proof forgets the devices that it disproves, with their sessions', () => {
		const cache = open();
		const kept = {devices: [device(1, 'a'), device(2, 'A'), device(3, 'b')], sessions: [session(10, 1), session(20, 2)]};
		unwrap(cache.write(main, {...kept, sessionSets: [{device: 2, sessions: [20], at: 100}]}));
		unwrap(cache.write(main, {devices: [device(1, 'c')]}));
		unwrap(cache.write(main, {devices: [device(4, 'a')], provedNames: ['a']}));
		expect(unwrap(cache.devices(main)).map(({id, name}) => [id, name])).toEqual([
			[1, 'c'],
			[3, 'b'],
			[4, 'a'],
		]);
		expect(unwrap(cache.sessionsOf(main, [1, 2]))).toEqual([]);
		expect(unwrap(cache.lookUp(main, ['a'])).known).toEqual(new Set(['A']));
	});
	test('a forgotten device takes its sessions and what is known of its name along', () => {
		const cache = open();
		const sets = [1, 2].map((device) => ({device, sessions: [device * 10], at: 100}));
		unwrap(
			cache.write(main, {
				devices: [device(1, 'a'), device(2, 'b')],
				provedNames: ['a', 'b'],
				sessions: [session(10, 1), session(20, 2)],
				sessionSets: sets,
			}),
		);
		unwrap(cache.write(main, {forgetDevices: [1, 99]}));
		expect(unwrap(cache.lookUp(main, ['a', 'b'])).known).toEqual(new Set(['B']));
		expect(idsOf(unwrap(cache.sessionsOf(main, [1, 2])))).toEqual([[2, 20]]);
	});
	test('W2 key-latency devices are told in a few words, by name, those without one first; their parts each once', () => {
		const cache = open();
		const row = (site: string) => ({site: {name: site.toUpperCase(), slug: site}, role: null, status: {value: 'active'}, tags: [{slug: 'core'}]});
		const kept = [device(3, 'b'), device(2, 'a'), device(1, null), device(4, 'a')].map((one) => ({...one, row: row(one.id < 3 ? 'ams1' : 'fra1')}));
		unwrap(cache.write(main, {devices: kept}));
		unwrap(cache.write({...main, branch: 'abc'}, {devices: [device(9, 'z')]}));
		expect(unwrap(cache.deviceHints(main))).toEqual([
			{id: 1, name: null, about: 'AMS1, active'},
			{id: 2, name: 'a', about: 'AMS1, active'},
			{id: 4, name: 'a', about: 'FRA1, active'},
			{id: 3, name: 'b', about: 'FRA1, active'},
		]);
		const slugs = unwrap(cache.deviceParts(main, 'site')).map((site) => (site as {readonly slug: string}).slug);
		expect(slugs.toSorted()).toEqual(['ams1', 'fra1']);
		expect(unwrap(cache.deviceParts(main, 'tags'))).toEqual([[{slug: 'core'}]]);
		expect([unwrap(cache.deviceParts(main, 'role')), unwrap(cache.deviceParts(main, 'device_type.manufacturer'))]).toEqual([[], []]);
	});
	test('W2 key-latency sessions are told by name with the device they are on, those without a name are not', () => {
		const cache = open();
		const sessions = [session(12, 2), session(11, 1), session(10, 1), session(13, null)].map((one, at) => ({
			...one,
			name: ['b', 'a', null, 'c'][at] ?? null,
		}));
		unwrap(cache.write(main, {devices: [device(1, 'r1'), device(2, 'r2')], sessions: [...sessions, {...session(14, 2), name: 'a'}]}));
		unwrap(cache.write({...main, reader: 'user 2'}, {sessions: [{...session(15, 1), name: 'hidden'}]}));
		expect(unwrap(cache.sessionHints(main))).toEqual([
			{name: 'a', device: 'r1'},
			{name: 'a', device: 'r2'},
			{name: 'b', device: 'r2'},
			{name: 'c', device: null},
		]);
	});
	test('names of all branches are listed once, as people count', () => {
		const cache = open();
		unwrap(cache.write(main, {devices: [device(1, 'r10'), device(2, 'r9'), device(3, null)]}));
		unwrap(cache.write({...main, branch: 'abc'}, {devices: [device(1, 'r10'), device(4, 'r1')]}));
		unwrap(cache.write({instance: 'https://other.example', branch: 'main', reader: 'user 1'}, {devices: [device(1, 'zz')]}));
		unwrap(cache.write({...main, reader: 'user 2'}, {devices: [device(5, 'hidden')]}));
		expect(unwrap(cache.deviceNames(main))).toEqual(['r1', 'r9', 'r10']);
	});
}

function describeSessions(open: () => Cache): void {
	test('a whole set comes back as it was kept; a device without sessions has an empty one', () => {
		const cache = open();
		const sessions = [session(12, 1), session(11, 1, {lastUpdated: null})];
		const sessionSets = [
			{device: 1, sessions: [11, 12], at: 200},
			{device: 2, sessions: [], at: 201},
		];
		unwrap(cache.write(main, {devices: [device(2, 'b'), device(1, 'a'), device(3, 'c')], sessions, sessionSets}));
		const [first, second, ...others] = unwrap(cache.sessionsOf(main, [3, 2, 1, 1]));
		const [twelfth, eleventh] = sessions.map(({shows: _, ...kept}) => ({...kept, stale: 0}));
		expect(first).toEqual({device: 1, at: 200, sessions: [eleventh, twelfth], showing: false});
		expect([second, others]).toEqual([{device: 2, at: 201, sessions: [], showing: false}, []]);
		expect(unwrap(cache.lookUp(main, ['b'])).devices).toEqual([{...device(2, 'b'), sessionsAt: 201}]);
	});
	test('O7 cache-true sets are not read where the position was put back since: what is cached may be older than what was marked', () => {
		const cache = open();
		const versions = {netbox: '4.7.3', plugins: {}};
		const at = (id: number): Position => ({checkedAt: id, versions, cursor: {id, time: '', handled: []}});
		const kept = {devices: [device(1, 'a')], sessions: [session(11, 1)], sessionSets: [{device: 1, sessions: [11], at: 200}]};
		const seen = (since: Position) => unwrap(cache.sessionsOf(main, [1], since)).length;
		unwrap(cache.write(main, kept));
		expect(seen(at(5))).toBe(0);
		unwrap(cache.write(main, {position: {to: at(7)}}));
		expect([seen(at(6)), seen(at(7)), seen(at(8))]).toEqual([1, 1, 0]);
		expect([seen({checkedAt: 7, versions}), seen({checkedAt: 8, versions})]).toEqual([1, 0]);
		unwrap(cache.write(main, {position: {to: at(5)}}));
		expect([seen(at(5)), seen(at(7))]).toEqual([1, 0]);
	});
	test('a device that is kept again keeps its set', () => {
		const cache = open();
		unwrap(cache.write(main, {devices: [device(1, 'a')], sessions: [session(11, 1)], sessionSets: [{device: 1, sessions: [11], at: 200}]}));
		unwrap(cache.write(main, {devices: [{...device(1, 'renamed'), fetchedAt: 300}]}));
		expect(unwrap(cache.devices(main))).toEqual([{...device(1, 'renamed'), fetchedAt: 300, sessionsAt: 200}]);
		expect(idsOf(unwrap(cache.sessionsOf(main, [1])))).toEqual([[1, 11]]);
	});
	test('O7 cache-true a set deletes the sessions that are not in it, on its own device only', () => {
		const cache = open();
		const sessionSets = [
			{device: 1, sessions: [11, 12], at: 200},
			{device: 2, sessions: [21], at: 200},
		];
		unwrap(cache.write(main, {devices: [device(1, 'a'), device(2, 'b')], sessions: [session(11, 1), session(12, 1), session(21, 2)], sessionSets}));
		unwrap(cache.write(main, {sessionSets: [{device: 1, sessions: [12], at: 300}]}));
		expect(idsOf(unwrap(cache.sessionsOf(main, [1, 2])))).toEqual([
			[1, 12],
			[2, 21],
		]);
	});
	test('a set of which a session is not cached is not known', () => {
		const cache = open();
		unwrap(cache.write(main, {devices: [device(1, 'a')], sessions: [session(11, 1)], sessionSets: [{device: 1, sessions: [11], at: 200}]}));
		unwrap(cache.write(main, {sessionSets: [{device: 1, sessions: [11, 12], at: 300}]}));
		expect(unwrap(cache.sessionsOf(main, [1]))).toEqual([]);
		expect(unwrap(cache.devices(main))).toEqual([device(1, 'a')]);
	});
	test('a session that moved is on its new device only', () => {
		const cache = open();
		const sessionSets = [1, 2].map((device) => ({device, sessions: [device * 10], at: 200}));
		unwrap(cache.write(main, {devices: [device(1, 'a'), device(2, 'b')], sessions: [session(10, 1), session(20, 2)], sessionSets}));
		unwrap(cache.write(main, {sessions: [session(10, 2)], sessionSets: [{device: 2, sessions: [20, 10, 10], at: 300}]}));
		expect(idsOf(unwrap(cache.sessionsOf(main, [1, 2])))).toEqual([[1], [2, 10, 20]]);
	});
}

function describeMarks(open: () => Cache): void {
	const filled = (): {cache: Cache; stale: () => number[]} => {
		const cache = open();
		const role = {type: 'dcim.devicerole', id: 1};
		const sessions = [session(11, 1, {shows: [role, {type: 'ipam.asn', id: 5}]}), session(12, 1, {shows: [role, role]}), session(13, 1)];
		const sessionSets = [{device: 1, sessions: [11, 12, 13], at: 100}];
		unwrap(cache.write(main, {devices: [device(1, 'a')], provedNames: ['a'], sessions, sessionSets}));
		unwrap(cache.write({...main, branch: 'abc'}, {devices: [device(1, 'a')], sessions, sessionSets}));
		const sets = () => unwrap(cache.sessionsOf(main, [1]));
		return {cache, stale: () => sets().flatMap(({sessions}) => sessions.filter(({stale}) => stale !== 0).map(({id}) => id))};
	};
	test('O7 cache-true a change to an object marks every session that shows it, and no other branch', () => {
		const {cache, stale} = filled();
		unwrap(
			cache.write(main, {
				staleObjects: [
					{type: 'dcim.devicerole', id: 1, parts: 4},
					{type: 'ipam.asn', id: 1, parts: 4},
				],
			}),
		);
		expect(stale()).toEqual([11, 12]);
		expect(
			unwrap(cache.sessionsOf({...main, branch: 'abc'}, [1]))
				.flatMap(({sessions}) => sessions)
				.some(({stale}) => stale !== 0),
		).toBe(false);
	});
	test('O7 cache-true what of a session is stale adds up until it is kept again', () => {
		const {cache} = filled();
		const parts = (): readonly number[] => unwrap(cache.sessionsOf(main, [1])).flatMap(({sessions}) => sessions.map(({stale}) => stale));
		const [role, asn] = [
			{type: 'dcim.devicerole', id: 1, parts: 2},
			{type: 'ipam.asn', id: 5, parts: 4},
		];
		unwrap(cache.write(main, {staleObjects: [role, asn]}));
		expect(parts()).toEqual([6, 2, 0]);
		unwrap(cache.write(main, {staleSessions: [12], staleObjects: [asn, {...asn, parts: 8}]}));
		expect(parts()).toEqual([14, 2 | wholeRow, 0]);
		unwrap(cache.write(main, {staleAll: true, sessions: [session(13, 1)]}));
		expect(parts()).toEqual([14 | wholeRow, 2 | wholeRow, 0]);
	});
	test('sessions are marked by id, and all at once', () => {
		const {cache, stale} = filled();
		unwrap(cache.write(main, {staleSessions: [13, 99]}));
		expect(stale()).toEqual([13]);
		unwrap(cache.write(main, {staleAll: true}));
		expect(stale()).toEqual([11, 12, 13]);
	});
	test('a session kept again is not stale, also when the same change marks it, and shows only what it shows now', () => {
		const {cache, stale} = filled();
		unwrap(cache.write(main, {staleAll: true, sessions: [session(11, 1, {shows: [{type: 'ipam.asn', id: 6}]})]}));
		expect(stale()).toEqual([12, 13]);
		unwrap(cache.write(main, {staleObjects: [{type: 'ipam.asn', id: 5, parts: wholeRow}]}));
		expect(stale()).toEqual([12, 13]);
		unwrap(cache.write(main, {staleObjects: [{type: 'ipam.asn', id: 6, parts: 2}]}));
		expect(stale()).toEqual([11, 12, 13]);
	});
	test('a session that NetBox confirmed carries the time of it, and stays marked', () => {
		const {cache, stale} = filled();
		unwrap(cache.write(main, {staleSessions: [12], checked: {sessions: [11, 12], at: 500}}));
		expect(stale()).toEqual([12]);
		const [set] = unwrap(cache.sessionsOf(main, [1]));
		expect(set?.sessions.map(({checkedAt, fetchedAt}) => [checkedAt, fetchedAt])).toEqual([
			[500, 100],
			[500, 100],
			[100, 100],
		]);
	});
}

function describePosition(open: () => Cache): void {
	const cases = [
		{title: 'the first position is kept', before: undefined, change: {to: position(10, 100), from: position(9, 90)}, after: position(10, 100)},
		{
			title: 'a position moves on from where the reading began',
			before: position(10, 100),
			change: {to: position(12, 200), from: position(10, 100)},
			after: position(12, 200),
		},
		{
			title: 'a position that another process lowered stays',
			before: position(8, 300),
			change: {to: position(12, 200), from: position(10, 100)},
			after: position(8, 300),
		},
		{
			title: 'rows read earlier lower the position of another process',
			before: position(20, 300),
			change: {to: position(10, 100)},
			after: position(10, 100),
		},
		{title: 'rows read later do not raise it', before: position(8, 50), change: {to: position(10, 100)}, after: position(8, 50)},
		{
			title: 'without a cursor the time of the check decides',
			before: position(undefined, 300),
			change: {to: position(10, 100)},
			after: position(10, 100),
		},
		{
			title: 'an earlier check without a cursor stays',
			before: position(undefined, 50),
			change: {to: position(undefined, 100)},
			after: position(undefined, 50),
		},
	] as const;
	test.each(cases)('$title', ({before, change, after}) => {
		const cache = open();
		if (before) unwrap(cache.write(main, {position: {to: before}}));
		unwrap(cache.write(main, {position: change}));
		expect(unwrap(cache.lookUp(main, [])).position).toEqual(after);
		expect(unwrap(cache.lookUp(main, ['a', 'b'])).position).toEqual(after);
	});
}

function describeReaders(open: () => Cache): void {
	const markOf = (token: string) => (salt: string) => `${token} with ${salt}`;
	test('H3 who reads by a token is known by its mark, for each instance apart', () => {
		const cache = open();
		unwrap(cache.keepReader(main.instance, markOf('one'), {reader: 'user 1', at: 100}));
		unwrap(cache.keepReader(main.instance, markOf('two'), {reader: 'user 2', at: 101}));
		unwrap(cache.keepReader(main.instance, markOf('two'), {reader: 'user 3', at: 102}));
		const found = (instance: string, token: string) => unwrap(cache.reader(instance, markOf(token)));
		expect(found(main.instance, 'one')).toEqual({reader: 'user 1', at: 100});
		expect(found(main.instance, 'two')).toEqual({reader: 'user 3', at: 102});
		expect([found(main.instance, 'three'), found('https://other.example', 'one')]).toEqual([undefined, undefined]);
	});
	test('what NetBox was at the last check is told whoever read', () => {
		const cache = open();
		expect(unwrap(cache.lastCheck(main.instance))).toBeUndefined();
		for (const [reader, at] of [
			['user 1', 100],
			['user 2', 300],
			['user 3', 200],
		] as const) {
			unwrap(cache.write({...main, reader}, {position: {to: position(5, at)}}));
		}
		unwrap(cache.write({...main, branch: 'abc'}, {position: {to: position(5, 900)}}));
		expect(unwrap(cache.lastCheck(main.instance))?.checkedAt).toBe(300);
	});
}

function describeScopes(open: () => Cache): void {
	const full = {devices: [device(1, 'a')], sessions: [session(11, 1)], sessionSets: [{device: 1, sessions: [11], at: 100}], provedNames: ['a']};
	test('N33 cache-keys instances and branches share nothing', () => {
		const cache = open();
		unwrap(cache.write(main, full));
		for (const other of [
			{...main, branch: 'abc'},
			{...main, instance: 'https://netbox.example/base'},
		]) {
			expect(unwrap(cache.lookUp(other, ['a']))).toEqual({devices: [], known: new Set(), showing: new Set(), shownTypes: new Set()});
			expect(unwrap(cache.sessionsOf(other, [1]))).toEqual([]);
			unwrap(cache.write(other, {forgetDevices: [1], staleAll: true}));
		}
		expect(idsOf(unwrap(cache.sessionsOf(main, [1])))).toEqual([[1, 11]]);
	});
	test('O10 cache-force a branch is remembered by its name, and its rows go when it is another branch or was synced', () => {
		const cache = open();
		const scope = {...main, branch: 'abc'};
		const keep = (schemaId: string, lastSync: string | null) => unwrap(cache.keepBranch(main.instance, {name: 'm-42', schemaId, lastSync}));
		keep('abc', null);
		unwrap(cache.write(scope, full));
		keep('abc', null);
		expect(unwrap(cache.devices(scope))).toHaveLength(1);
		keep('abc', '2026-01-02T00:00:00Z');
		expect(unwrap(cache.devices(scope))).toEqual([]);
		unwrap(cache.write(scope, full));
		keep('def', null);
		expect(unwrap(cache.devices(scope))).toEqual([]);
		expect(unwrap(cache.branch(main.instance, 'm-42'))).toBe('def');
		expect(unwrap(cache.branch('https://other.example', 'm-42'))).toBeUndefined();
	});
	test('a branch that was renamed is not found by its old name', () => {
		const cache = open();
		unwrap(cache.keepBranch('i', {name: 'old', schemaId: 'abc', lastSync: null}));
		unwrap(cache.keepBranch('i', {name: 'new', schemaId: 'abc', lastSync: null}));
		expect([unwrap(cache.branch('i', 'old')), unwrap(cache.branch('i', 'new'))]).toEqual([undefined, 'abc']);
	});
	test('C8 instance-commands an instance is cleared without the others, everything is cleared at once, and both say how much', () => {
		const cache = open();
		const other = {instance: 'https://other.example', branch: 'main', reader: 'user 1'};
		unwrap(cache.write(main, full));
		unwrap(cache.write({...main, branch: 'abc'}, full));
		unwrap(cache.keepBranch(main.instance, {name: 'b', schemaId: 'abc', lastSync: null}));
		unwrap(cache.write(other, full));
		expect(unwrap(cache.clear(main.instance))).toBe(2);
		expect([unwrap(cache.devices(main)), unwrap(cache.branch(main.instance, 'b'))]).toEqual([[], undefined]);
		expect(unwrap(cache.stats()).map(({scope}) => scope)).toEqual([other]);
		expect([unwrap(cache.clear()), unwrap(cache.stats())]).toEqual([1, []]);
	});
	test('C10 cache-stats counts are of each instance and branch, bytes as UTF-8', () => {
		const cache = open();
		const held = {row: {name: 'é'}};
		unwrap(cache.write(main, {...full, sessions: [session(11, 1, {held, fetchedAt: 70}), session(12, 1, {held})]}));
		expect(unwrap(cache.stats())).toEqual([
			{scope: main, branch: 'main', devices: 1, sessions: 1, bytes: 13, hits: 0, misses: 0, evicted: 0, oldest: 70},
		]);
		cache.used(main, {devices: [1], at: 300, hits: 2, misses: 1});
		cache.used(main, {devices: [1], at: 301, hits: 1, misses: 0});
		expect(unwrap(cache.stats())).toMatchObject([{hits: 3, misses: 1}]);
	});
	test('C9 cache-commands entries are the devices whose whole set is kept, of one instance or of all', () => {
		const cache = open();
		const other = {instance: 'https://other.example', branch: 'main', reader: 'user 1'};
		const sets = {
			sessions: [session(11, 1, {fetchedAt: 70})],
			sessionSets: [
				{device: 1, sessions: [11], at: 200},
				{device: 2, sessions: [], at: 201},
			],
		};
		unwrap(cache.write(main, {devices: [device(1, 'a'), device(2, null), device(3, 'c')], ...sets}));
		unwrap(cache.write({...main, branch: 'abc'}, {devices: [device(1, 'a')], sessionSets: [{device: 1, sessions: [], at: 300}]}));
		unwrap(cache.keepBranch(main.instance, {name: 'b', schemaId: 'abc', lastSync: null}));
		unwrap(cache.write(other, {devices: [device(9, 'z')], sessionSets: [{device: 9, sessions: [], at: 400}]}));
		unwrap(cache.write(main, {staleSessions: [11]}));
		const shown = unwrap(cache.entries(main.instance)).map(({branch, name, sessions, stale, at, fetchedAt}) => [
			branch,
			name,
			sessions,
			stale,
			at,
			fetchedAt,
		]);
		expect(shown.toSorted()).toEqual(
			[
				['b', 'a', 0, 0, 300, 300],
				['main', null, 0, 0, 201, 201],
				['main', 'a', 1, 1, 200, 70],
			].toSorted(),
		);
		expect(unwrap(cache.entries()).map(({scope, device: id}) => [scope.instance, id])).toContainEqual([other.instance, 9]);
	});
}

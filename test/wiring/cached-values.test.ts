import {expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {cachedFieldValues, cachedSessions, cachedSlugs, deviceValue} from '../../src/wiring/complete/cached-values.js';
import {unwrap} from '../support/database.js';

const scope = {instance: 'https://netbox.example.com', branch: 'main', reader: 'user 1'};
const device = (id: number, name: string, site: string): Row => ({
	id,
	name,
	site: {name: site.toUpperCase(), slug: site},
	role: {name: 'Leaf', slug: 'leaf'},
	status: {value: 'active'},
	device_type: {model: 'DCS-7050', slug: 'dcs-7050', manufacturer: {name: 'Arista', slug: 'arista'}},
	platform: null,
	tags: [{name: 'Core', slug: 'core'}],
});
const rows = [device(1, 'leaf1', 'fra1'), device(2, 'leaf2', 'ams1'), device(3, 'leaf3', 'ams1')];

/** A cache with the devices. */
function filled(): Cache {
	const cache = createMemoryCache();
	unwrap(cache.write(scope, {devices: rows.map((row) => ({id: Number(row['id']), name: String(row['name']), row, fetchedAt: 1}))}));
	return cache;
}

test('H14 value-sources a device has the hint site, role, status; one without a name is not offered', () => {
	expect(unwrap(filled().deviceHints(scope)).slice(0, 1).flatMap(deviceValue)).toEqual([{text: 'leaf1', help: 'FRA1, Leaf, active'}]);
	expect(deviceValue({id: 4, name: null, about: 'AMS1'})).toEqual([]);
});

test('H14 value-sources values of selectors are the slugs that cached devices have, each once, with their names', () => {
	expect(cachedSlugs(filled(), scope, 'site')).toEqual([
		{text: 'ams1', help: 'AMS1'},
		{text: 'fra1', help: 'FRA1'},
	]);
	expect(cachedSlugs(filled(), scope, 'tag')).toEqual([{text: 'core', help: 'Core'}]);
	expect(cachedSlugs(filled(), scope, 'manufacturer')).toEqual([{text: 'arista', help: 'Arista'}]);
	expect(cachedSlugs(filled(), scope, 'model')).toEqual([{text: 'dcs-7050', help: 'DCS-7050'}]);
	expect([cachedSlugs(filled(), scope, 'platform'), cachedSlugs(filled(), scope, 'region')]).toEqual([[], []]);
});

test('H14 value-sources values of fields are those of cached sessions', () => {
	const cache = createMemoryCache();
	const session = (id: number, name: string, group: string | null) => ({
		id,
		device: 1,
		name,
		lastUpdated: null,
		held: {row: {id, name, peer_group: group === null ? null : {name: group}, import_policies: [{name: 'A'}, {name: 'B'}]}},
		fetchedAt: 0,
		checkedAt: 0,
		shows: [],
	});
	const sessions = [session(1, 'eth1', 'EDGE'), session(2, 'eth2', 'CORE'), session(3, 'eth3', null), session(4, 'eth4', 'EDGE')];
	unwrap(
		cache.write(scope, {
			devices: [{id: 1, name: 'leaf1', row: rows[0] ?? {}, fetchedAt: 0}],
			provedNames: ['leaf1'],
			sessions,
			sessionSets: [{device: 1, sessions: sessions.map(({id}) => id), at: 0}],
		}),
	);
	const texts = (...paths: readonly string[]): unknown => cachedFieldValues(cache, scope, paths).map(({text}) => text);
	expect(texts('peer_group.name')).toEqual(['CORE', 'EDGE']);
	expect(texts('import_policies.name')).toEqual(['A', 'B']);
	expect(texts('$key')).toEqual(['eth1', 'eth2', 'eth3', 'eth4']);
	expect(texts('$group')).toEqual(['leaf1']);
});

test('SB10 session-names H14 value-sources names of sessions come with their device, one that several have with their number', () => {
	const cache = createMemoryCache();
	const session = (id: number, device: number | null, name: string | null) => ({
		...{id, device, name, lastUpdated: null, held: {row: {id, name}}, fetchedAt: 0, checkedAt: 0, shows: []},
	});
	const devices = [1, 2].map((id) => ({id, name: `leaf${id}`, row: rows[0] ?? {}, fetchedAt: 0}));
	unwrap(
		cache.write(scope, {
			devices,
			sessions: [session(1, 1, 'ix'), session(2, 2, 'ix'), session(3, 2, 'up'), session(4, null, 'out'), session(5, 1, null)],
		}),
	);
	expect(cachedSessions(cache, scope)).toEqual([
		{text: 'ix', help: '2 sessions'},
		{text: 'out', help: ''},
		{text: 'up', help: 'leaf2'},
	]);
});

import {expect, test} from 'vitest';
import {parseJson} from '../../src/core/json-text.js';
import {keyDevices} from '../../src/devices/keys.js';
import {createHolding} from '../../src/output/json-row.js';
import type {Row} from '../../src/output/output.js';
import type {CachePolicy} from '../../src/peerings/reading/read.js';
import {type Session, typed} from '../../src/peerings/session.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {recordedDataset} from '../lab/replay.js';
import {unwrap} from '../support/database.js';
import {openLab, openShell, outputOf, type Shell} from './support.js';

const hold = createHolding();
const row: Row = {id: 9, name: 'a', device: null, last_updated: null, status: {value: 'active', label: 'Active'}};
const sessionOf = (more: Row): Session => typed({id: 9, name: 'a', device: null, lastUpdated: null, held: hold({...row, ...more})}, 5);
const address = (id: number, text: string): Row => ({id, url: '', display: text, address: text, family: {value: 4, label: 'IPv4'}});
const ref = (id: number, name: string | null): Row => ({id, url: '', display: name, name, description: ''});

/** The sessions of all devices, as a reading gives them. */
async function sessionsBy(shell: Shell, policy: CachePolicy = 'True'): Promise<readonly Session[]> {
	const {reading} = await shell.open({globs: ['*']}, policy);
	const sessions: Session[] = [];
	const {errors} = unwrap(await reading.read(keyDevices(reading.found.devices, 'prod').devices, (_, answer) => sessions.push(...answer.sessions)));
	expect(errors).toEqual([]);
	return sessions.toSorted((a, b) => a.id - b.id);
}

/** All that is known of a session, but for when it was confirmed. */
const factsTold = (one: Session): string =>
	JSON.stringify([
		...[one.id, one.name, one.holder, one.holders, one.vrf, one.local, one.remote, one.localAs, one.remoteAs, one.group],
		...[one.policies, one.prefixLists, one.maxPrefixes, one.status, one.tenant, one.tags, one.description],
	]);

const partAt = (value: unknown, key: string): unknown => (value as Row | null)?.[key] ?? null;

test.each(['4.4.10', '4.6.8', '4.7.3'] as const)(
	'the facts of every session of NetBox %s are those of its row, whichever way it was read',
	async (version) => {
		const lab = await openLab(recordedDataset(version));
		const shell = openShell(lab.url);
		const told: (readonly string[])[] = [];
		for (const policy of ['True', 'True', 'force', 'False'] as const) {
			const sessions = await sessionsBy(shell, policy);
			told.push(sessions.map(factsTold));
			for (const session of sessions) {
				const {row: sent} = session.held;
				expect([session.id, session.name, session.status, session.description]).toEqual([
					sent['id'],
					sent['name'],
					partAt(sent['status'], 'value'),
					sent['description'],
				]);
				expect(`${session.local?.host}/${session.local?.mask} ${session.local?.id}`).toBe(
					`${partAt(sent['local_address'], 'address')} ${partAt(sent['local_address'], 'id')}`,
				);
				const {remote} = session;
				expect(remote?.kind === 'prefix' ? remote.prefix : `${remote?.host}/${remote?.mask}`).toBe(
					partAt(sent['remote_address'], 'address') ?? partAt(sent['remote_prefix'] ?? null, 'prefix'),
				);
				expect([session.localAs, session.remoteAs]).toEqual(
					['local_as', 'remote_as'].map((field) => ({asn: partAt(sent[field], 'asn'), from: 'session'})),
				);
				expect([session.holder?.kind, session.holder?.id]).toEqual(['device', partAt(sent['device'], 'id')]);
				expect(session.vrf).toEqual({value: 'unread', from: null, sources: {session: null, interface: 'unread', address: 'unread'}});
				expect(session.local?.interface).toBe('unread');
				expect(session.group?.name ?? null).toBe(partAt(sent['peer_group'], 'name'));
				expect(session.tags.map(({name}) => name)).toEqual((sent['tags'] as readonly Row[]).map(({name}) => name));
				expect(session.policies.in.map(({id}) => id)).toEqual((sent['import_policies'] as readonly Row[]).map(({id}) => id));
				expect(session.policies.out.map(({id}) => id)).toEqual((sent['export_policies'] as readonly Row[]).map(({id}) => id));
				expect(session.maxPrefixes).toBe(sent['max_prefixes'] ?? null);
			}
		}
		for (const other of told) expect(other).toEqual(told[0]);
	},
);

test('what a session belongs to is its device, its machine and its site, the first of them above all', () => {
	const both = sessionOf({device: ref(1, null), virtualmachine: ref(2, 'vm'), site: {...ref(3, 'AMS1'), slug: 'ams1'}});
	expect(both.holder).toEqual({kind: 'device', id: 1, name: null});
	expect(both.holders.map(({kind, id}) => `${kind} ${id}`)).toEqual(['device 1', 'virtual-machine 2', 'site 3']);
	expect(sessionOf({site: ref(3, 'AMS1')}).holder).toEqual({kind: 'site', id: 3, name: 'AMS1'});
	const nobody = sessionOf({});
	expect([nobody.holder, nobody.holders]).toEqual([null, []]);
});

test('the other end is an address or a prefix, and a host is an address without its mask', () => {
	expect(sessionOf({local_address: address(4, '2001:db8:1::/127')}).local).toEqual({id: 4, host: '2001:db8:1::', mask: 127, interface: 'unread'});
	expect(sessionOf({remote_address: address(5, '10.0.2.2/30')}).remote).toEqual({kind: 'address', id: 5, host: '10.0.2.2', mask: 30});
	expect(sessionOf({remote_prefix: {id: 6, prefix: '10.247.0.0/24'}}).remote).toEqual({kind: 'prefix', id: 6, prefix: '10.247.0.0/24'});
	expect([sessionOf({}).local, sessionOf({remote_address: null, remote_prefix: null}).remote]).toEqual([null, null]);
});

test('an AS number that a session has not may be its peer group’s, which is not read; without one there is none', () => {
	expect(sessionOf({local_as: null, peer_group: ref(7, 'FABRIC')}).localAs).toBe('unread');
	expect(sessionOf({remote_as: null, peer_group: null}).remoteAs).toBeNull();
	expect(sessionOf({remote_as: {id: 1, asn: 4_294_967_295}}).remoteAs).toEqual({asn: 4_294_967_295, from: 'session'});
});

test('a VRF of the session’s own field counts, and where it has none it is not known before interface and address are read', () => {
	const vrf = (value: Row[string]) => sessionOf({custom_fields: {vrf: value, tier: null}}).vrf;
	expect(vrf({...ref(3, 'CUST-A'), rd: '65000:1'})).toMatchObject({value: {id: 3, name: 'CUST-A', rd: '65000:1'}, from: 'session'});
	expect(vrf('CUST-A').value).toEqual({id: null, name: 'CUST-A', rd: null});
	expect(vrf({value: 'cust-a', label: 'Customer A'}).value).toEqual({id: null, name: 'cust-a', rd: null});
	for (const none of [null, '', []]) expect(vrf(none)).toMatchObject({value: 'unread', from: null, sources: {session: null}});
	expect(sessionOf({}).vrf.value).toBe('unread');
});

test('a number that a double cannot hold does not hinder the facts', () => {
	const exact = parseJson('{"big": 12345678901234567890}') as Row;
	const session = sessionOf({custom_fields: exact, local_address: address(4, '10.0.0.1/32')});
	expect([session.held.laid, session.local?.host]).toEqual([undefined, '10.0.0.1']);
});

test('no row is opened for a reading that is shown, nor kept open for its facts', async () => {
	const lab = await openLab();
	const cache = createMemoryCache();
	await openShell(lab.url, {cache}).read('fceos4 leaf1');
	let opened = 0;
	const sessionsOf: Cache['sessionsOf'] = (...asked) => {
		const sets = cache.sessionsOf(...asked);
		return sets.ok ? {ok: true, value: sets.value.map((set) => ({...set, sessions: set.sessions.map(watched)}))} : sets;
	};
	const watched = <Kind extends Pick<Session, 'held'>>(session: Kind): Kind => {
		const {laid} = session.held;
		return {
			...session,
			held: {
				laid,
				get row() {
					opened += 1;
					return session.held.row;
				},
			},
		};
	};
	const shell = openShell(lab.url, {cache: {...cache, sessionsOf}});
	for (const policy of ['True', 'force'] as const) expect(outputOf(await shell.read('fceos4 leaf1', policy)).groups).toHaveLength(2);
	expect(opened).toBe(0);
	const sessions = await sessionsBy(shell, 'force');
	expect(sessions.filter(({local}) => local !== null).length).toBeGreaterThan(5);
	expect(opened).toBe(0);
});

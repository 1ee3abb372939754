import {join} from 'node:path';
import {expect, test} from 'vitest';
import {loadTree} from '../../../src/language/tree/load.js';
import {checkRules, type RuleName} from '../../../src/peerings/check/rules.js';
import type {Known} from '../../../src/peerings/pairs/known.js';
import {unwrap} from '../../support/database.js';
import {type Draft, findingsOf, foundOf, kindsOf, knownOf, type World} from './fabric.js';

const here = {id: 1, name: 'here', device: 'r1', local: '10.0.0.1/30', remote: '10.0.0.2/30', localAs: 65_001, remoteAs: 65_002} satisfies Draft;
const there = {id: 2, name: 'there', device: 'r2', local: '10.0.0.2/30', remote: '10.0.0.1/30', localAs: 65_002, remoteAs: 65_001} satisfies Draft;
const other = {...here, id: 3, name: 'other', local: '10.9.0.1/30', remote: '10.9.0.2/30', remoteAs: 64_500} satisfies Draft;

const worldOf = (...sessions: readonly Draft[]): World => ({sessions});
const owned = (owners: Readonly<Record<string, string>>, ...sessions: readonly Draft[]): World => ({
	sessions,
	owners: new Map(Object.entries(owners)),
});
const found = (world: World): Promise<readonly string[]> => findingsOf(knownOf(world));
const named = (...names: readonly RuleName[]): ReadonlySet<RuleName> => new Set(names);

test('the names of the rules are those of the tree', () => {
	const args = unwrap(loadTree(join(import.meta.dirname, '..', '..', '..', 'shell-tree.json'))).children['netbox']?.children['check']?.children[
		'bgp-peerings'
	]?.args;
	const names = checkRules.map(({name}) => name);
	expect([args?.['rules'], args?.['except']].map((arg) => Object.keys(arg?.values ?? {}))).toEqual([names, names]);
});

test('BE1 halves-agree two ends that fit are a pair', async () => {
	expect(await found(worldOf(here, there))).toEqual([]);
	expect(await kindsOf(knownOf(worldOf(here, there)))).toEqual({here: 'pair'});
});

test('BE2 missing-reverse whose owner is known by an interface, or by another session', async () => {
	const said = ['missing-reverse here: r2 has no session to 10.0.0.1'];
	expect(await found(owned({'10.0.0.1': 'r1', '10.0.0.2': 'r2'}, here))).toEqual(said);
	expect(await found(worldOf(here, {...there, remote: '10.0.0.3/30', remoteAs: 64_999}))).toEqual(said);
	const both = [there, {...there, id: 4, device: 'r3'}].map((draft) => ({...draft, remote: '10.0.0.3/30', remoteAs: 64_999}));
	expect(await found(worldOf(here, ...both))).toEqual(['missing-reverse here: none of r2 and r3 has a session to 10.0.0.1']);
});

test('BE2 missing-reverse is not said of a host in another VRF, nor where the VRF is not known', async () => {
	const world = {
		sessions: [here, {...there, local: '10.0.0.2/24', remote: '10.0.0.3/30', remoteAs: 64_999}],
		vrfs: new Map([['10.0.0.2/30', 'red']]),
	};
	expect(await kindsOf(knownOf(world))).toMatchObject({here: 'external'});
	expect(await findingsOf(knownOf(world, ({id}) => id === 1, false))).toEqual([
		'unverifiable here: sessions end at 10.0.0.2, and whether in the same VRF is not known',
	]);
});

test('BE3 as-mismatch names all four numbers, once for the pair', async () => {
	expect(await found(worldOf(here, {...there, localAs: 65_009}))).toEqual(['as-mismatch here: here AS65001 to AS65002, there AS65009 to AS65001']);
	expect((await foundOf(knownOf(worldOf({...here, remoteAs: 1}, there))))[0]?.values).toEqual({
		local_as: 65_001,
		remote_as: 1,
		peer_local_as: 65_002,
		peer_remote_as: 65_001,
	});
});

test('BE4 several-reverses names all sessions with their ids', async () => {
	expect(await found(worldOf(here, there, {...there, id: 7, name: 'again', device: 'r3'}))).toEqual([
		'several-reverses here: 3 sessions between 10.0.0.1 and 10.0.0.2: r1 "here" (id 1), r2 "there" (id 2) and r3 "again" (id 7)',
	]);
});

test('BE5 wrong-device is on the session whose address another device has', async () => {
	const [finding, ...rest] = await foundOf(knownOf(owned({'10.0.0.1': 'r1', '10.0.0.2': 'r5'}, here, there)));
	expect([finding?.rule, finding?.on.name, finding?.peer?.name, finding?.message, finding?.also]).toEqual([
		'wrong-device',
		'there',
		'here',
		'10.0.0.2 is on r5, and this session on r2',
		['local-elsewhere'],
	]);
	expect(rest).toEqual([]);
});

test('BE6 local-elsewhere is said of a session that is alone, and an address on no interface only where others are on some', async () => {
	expect(await found(owned({'10.0.0.1': 'r5'}, here))).toEqual(['local-elsewhere here: 10.0.0.1 is on r5']);
	expect(await found(owned({'10.0.0.1': 'r1'}, here, there))).toEqual(['local-unassigned there: 10.0.0.2 is on no interface']);
	expect(await found(owned({}, here, there))).toEqual([]);
});

test('BE7 unknown-remote is said where somebody here has the AS number; else the session is external', async () => {
	expect(await kindsOf(knownOf(worldOf(here)))).toEqual({here: 'external'});
	expect(await found(worldOf(here))).toEqual([]);
	const known: Known = {...knownOf(worldOf(here)), byAs: new Map([[65_002, [{kind: 'device', id: 9, name: 'r9'}]]])};
	expect(await findingsOf(known)).toEqual(['unknown-remote here: nothing here has 10.0.0.2, but AS65002 is the number of r9']);
	const two: Known = {...known, byAs: new Map([[65_002, [8, 9].map((id) => ({kind: 'device', id, name: 'r9'}) as const)]])};
	expect(await findingsOf(two)).toEqual(['unknown-remote here: nothing here has 10.0.0.2, but AS65002 is the number of r9 and r9 #9']);
	expect(await found(worldOf({...here, remoteAs: 65_001}))).toEqual([
		'unknown-remote here: nothing here has 10.0.0.2, but AS65001 is its own number',
	]);
});

test('BE8 self-peering is one host, or two of one device in one VRF; in two VRFs it is a hairpin', async () => {
	expect(await found(worldOf({...here, remote: '10.0.0.1/32'}))).toEqual(['self-peering here: 10.0.0.1 peers with itself']);
	const back = {...there, device: 'r1'};
	expect(await found(worldOf(here, back))).toEqual(['self-peering here: both hosts are on r1']);
	expect(await found({sessions: [here, back], vrfs: new Map([['10.0.0.2/30', 'red']])})).toEqual(['hairpin here: both hosts are on r1, in two VRFs']);
	expect(await found(owned({'10.0.0.1': 'r1', '10.0.0.2': 'r1'}, here))).toEqual(['self-peering here: both hosts are on r1']);
	expect(await findingsOf(knownOf(worldOf(here, back), undefined, false))).toEqual([
		'unverifiable here: both hosts are on r1, and whether in one VRF is not known',
	]);
});

test('BE9 duplicate-session is one holder, two hosts and one VRF twice', async () => {
	const again = {...there, id: 8, name: 'again', remote: '10.0.0.1/24'};
	expect(await found(worldOf(here, there, again))).toEqual(['duplicate there (several-reverses): the same session is there as "again" (id 8)']);
	const nobody = {...here, device: null};
	expect((await found(worldOf(nobody, {...nobody, id: 9, name: null}))).toSorted()).toEqual([
		'duplicate here: the same session is there as "#9" (id 9)',
		'no-holder #9: it is on no device, no virtual machine and at no site',
		'no-holder here: it is on no device, no virtual machine and at no site',
	]);
	const red = {...there, id: 8, name: 'red', vrf: 'red'};
	expect(await found(worldOf(here, there, red))).toEqual(['missing-reverse red: r1 has no session to 10.0.0.2 in VRF red']);
});

test('BE10 status-mismatch is active against anything else', async () => {
	for (const status of ['planned', 'offline', 'failed']) {
		expect(await found(worldOf(here, {...there, status}))).toEqual([`status-mismatch here: active here, ${status} there`]);
		expect(await found(worldOf({...here, status: 'planned'}, {...there, status}))).toEqual([]);
	}
});

test('BE11 not-adjacent is said of eBGP alone, and not where either end says multihop', async () => {
	const far = [
		{...here, local: '10.0.0.1/32', remote: '10.0.9.2/32'},
		{...there, local: '10.0.9.2/32', remote: '10.0.0.1/32'},
	] as const;
	expect(await found(worldOf(...far))).toEqual(['not-adjacent here: 10.0.0.1/32 and 10.0.9.2/32 are in no common subnet']);
	const [one, two] = far;
	for (const said of [{tags: ['Multihop']}, {attributes: {ebgp_multihop: 2}}, {attributes: {ebgp_multihop: true}}]) {
		expect(await found(worldOf(one, {...two, ...said}))).toEqual([]);
		expect(await found(worldOf({...one, ...said}, two))).toEqual([]);
	}
	expect(await found(worldOf(one, {...two, attributes: {ebgp_multihop: false}}))).toHaveLength(1);
	expect(await found(worldOf({...one, remoteAs: 65_001}, {...two, localAs: 65_001}))).toEqual([]);
	expect(await found(worldOf({...here, remote: '2001:db8::2/64'}))).toEqual(['family-mismatch here: 10.0.0.1 is IPv4, 2001:db8::2 is IPv6']);
	expect(await found(worldOf(here, {...there, local: '::ffff:10.0.0.2/126'}))).toEqual([]);
});

test('BE12 vrf-ties of several sessions between the same hosts those in one VRF belong together', async () => {
	const in_ = (vrf: string | null, ...drafts: readonly Draft[]): readonly Draft[] =>
		drafts.map((draft) => ({...draft, vrf, id: draft.id + (vrf?.length ?? 0) * 10, name: `${draft.name} ${vrf}`}));
	const ces = [
		{...there, device: 'ce1'},
		{...there, id: 12, name: 'ce2', device: 'ce2'},
	];
	expect(await found(worldOf(...in_('red', here, there), ...in_('blue', {...here, device: 'r3'}, {...there, device: 'r4'})))).toEqual([]);
	expect(await found(worldOf({...here, vrf: 'red'}, there))).toEqual([]);
	const pes = in_('red', here).concat(in_('blue', {...here, device: 'r3'}));
	expect((await foundOf(knownOf(worldOf(...pes, ...ces)))).map(({rule}) => rule)).toEqual(['several-reverses']);
	const [one, two] = [in_('red', there), in_('blue', {...there, device: 'r3'})];
	expect((await foundOf(knownOf(worldOf(here, ...one, ...two)))).map(({rule}) => rule)).toEqual(['ambiguous']);
});

test('BE13 group-differs is a note', async () => {
	const [finding] = await foundOf(knownOf(worldOf({...here, group: 'A'}, {...there, group: 'B'})));
	expect([finding?.rule, finding?.severity, finding?.message]).toEqual(['group-differs', 'note', 'A here, B there']);
	expect(await found(worldOf({...here, group: 'A'}, there))).toEqual(['group-differs here: A here, no peer group there']);
});

test('BE15 dynamic-prefix a client belongs to the longest prefix, and each is looked at', async () => {
	const server = {
		id: 20,
		name: 'servers',
		device: 'r1',
		local: '10.1.0.1/16',
		prefix: '10.1.0.0/16',
		localAs: 65_001,
		remoteAs: 65_200,
	} satisfies Draft;
	const longer = {...server, id: 21, name: 'rack', prefix: '10.1.7.0/24'};
	const client = {
		id: 22,
		name: 'client',
		device: 's1',
		local: '10.1.7.9/16',
		remote: '10.1.0.1/16',
		localAs: 65_200,
		remoteAs: 65_001,
	} satisfies Draft;
	expect(await found(worldOf(server, longer, client))).toEqual(['no-clients servers: no session from 10.1.0.0/16 to 10.1.0.1 is there']);
	expect(await found(worldOf(server, {...client, localAs: 9}))).toEqual(['as-mismatch client: here AS9 to AS65001, there AS65001 to AS65200']);
	expect(await found(worldOf(server, {...client, local: '10.2.0.9/16'}))).toHaveLength(2);
	expect(await findingsOf({...knownOf(worldOf(server)), clientsUnread: 'they were not read'})).toEqual(['unverifiable servers: they were not read']);
});

test('BE16 link-local BE17 placeholder-host such hosts are never missing', async () => {
	const local = {...here, local: 'fe80::1/64', remote: 'fe80::2/64'};
	expect(await found(worldOf(local, {...there, local: 'fe80::2/64', remote: 'fe80::9/64'}))).toEqual([
		'unverifiable here: fe80::1 says nothing beyond its link, and cables are not looked at',
		'unverifiable there: fe80::2 says nothing beyond its link, and cables are not looked at',
	]);
	expect(await found(worldOf({...here, remote: '0.0.0.0/32'}, {...other, remote: '::/128'}))).toEqual([
		'unverifiable here: 0.0.0.0 stands for the address of an unnumbered link',
		'unverifiable other: :: stands for the address of an unnumbered link',
	]);
});

test('BE18 shared-host a reverse on one of the owners is enough, and of an anycast address several are right', async () => {
	const elsewhere = {...there, id: 5, name: 'elsewhere', device: 'r3', remote: '10.0.0.3/30', remoteAs: 64_999};
	expect(await found(worldOf(here, there, elsewhere))).toEqual([]);
	const third = {...there, id: 6, name: 'third', device: 'r3'};
	expect(await found({sessions: [here, there, third], shared: new Set(['10.0.0.2/30'])})).toEqual([]);
});

test('BE20 session-holders machines and sites own hosts too', async () => {
	const machine = {...there, device: null, machine: 'vm:rr'};
	expect(await found(worldOf(here, machine))).toEqual([]);
	expect(await found(worldOf(here, {...machine, remote: '10.0.0.3/30', remoteAs: 64_999}))).toEqual([
		'missing-reverse here: vm:rr has no session to 10.0.0.1',
	]);
	expect(await found(worldOf(here, {...there, device: null, site: 'AMS1', remote: '10.0.0.3/30', remoteAs: 64_999}))).toEqual([
		'missing-reverse here: AMS1 has no session to 10.0.0.1',
	]);
	expect(await found(worldOf(here, {...there, machine: 'vm:rr'}))).toEqual(['two-holders there: it is on both device r2 and virtual machine vm:rr']);
	expect(await found(worldOf(here, {...there, device: null}))).toEqual(['no-holder there: it is on no device, no virtual machine and at no site']);
});

test('BE23 far-ends hosts that were not read are neither missing nor external, and a pair is told under the end that was asked for', async () => {
	const unread = new Map([['10.0.0.2', 'it was not read']]);
	expect(await findingsOf({...knownOf(worldOf(here)), unread})).toEqual(['unverifiable here: it was not read']);
	const wrong = {...there, localAs: 9};
	for (const id of [1, 2]) expect((await foundOf(knownOf(worldOf(here, wrong), (draft) => draft.id === id))).map(({on}) => on.id)).toEqual([id]);
	expect(await findingsOf(knownOf(worldOf(here, wrong), () => false))).toEqual([]);
});

test('BE29 which-rules what is left out explains nothing', async () => {
	const world = knownOf(worldOf(here, there, {...there, id: 8, name: 'again', remote: '10.0.0.1/24'}));
	expect(await findingsOf(world, named('several-reverses'))).toHaveLength(1);
	expect(await findingsOf(world, named('as-mismatch'))).toEqual([]);
});

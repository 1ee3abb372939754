import {expect, test} from 'vitest';
import {createHolding} from '../../../src/output/json-row.js';
import {parseConfederation} from '../../../src/peerings/check/confederation.js';
import {collectEnds} from '../../../src/peerings/check/gather.js';
import {nameFault} from '../../../src/peerings/check/name-places.js';
import type {RuleName} from '../../../src/peerings/check/rules.js';
import type {SaidOfNetwork} from '../../../src/peerings/check/subject.js';
import {typed} from '../../../src/peerings/session.js';
import {type Draft, findingsOf, foundOf, kindsOf, knownOf, type World} from './fabric.js';

const here = {id: 1, name: 'here', device: 'r1', local: '10.0.0.1/30', remote: '10.0.0.2/30', localAs: 65_001, remoteAs: 65_002} satisfies Draft;
const there = {id: 2, name: 'there', device: 'r2', local: '10.0.0.2/30', remote: '10.0.0.1/30', localAs: 65_002, remoteAs: 65_001} satisfies Draft;
const owners = new Map([
	['10.0.0.1/30', 'r1'],
	['10.0.0.2/30', 'r2'],
]);
const found = (world: World): Promise<readonly string[]> => findingsOf(knownOf(world));
const demanded = async (rule: RuleName, world: World, said: SaidOfNetwork = {}): Promise<readonly string[]> =>
	(await foundOf(knownOf(world), new Set([rule]), said)).map(({on, message}) => `${on.name}: ${message}`);

test('BE12 vrf-ties the sources of a VRF that name two are told, all three of them; one that names none says nothing', async () => {
	const vrfs = new Map([['10.0.0.1/30', 'RED']]);
	const ports = new Map([['10.0.0.1/30', {vrf: 'GREEN'}]]);
	const sessions = [here, there];
	expect(await found({sessions, owners, vrfs})).toEqual([]);
	expect(await found({sessions, owners, ports})).toEqual([]);
	expect(await found({sessions, owners, vrfs, ports})).toEqual([
		'vrf-disagrees here: its VRF is none by its session, GREEN by its interface and RED by its address',
	]);
	expect(await found({sessions: [{...here, vrf: 'RED'}, there], owners, vrfs})).toEqual([]);
	expect((await foundOf(knownOf({sessions: [{...here, vrf: 'BLUE'}, there], owners, vrfs})))[0]?.values).toEqual({
		...{session: 'BLUE', interface: null, address: 'RED'},
	});
});

test('BE12 vrf-ties the VRF of the interface counts before that of the address', async () => {
	const back = {...there, device: 'r1'};
	const both = new Map([...owners, ['10.0.0.2/30', 'r1']]);
	const ports = new Map([['10.0.0.2/30', {vrf: 'RED'}]]);
	expect(await kindsOf(knownOf({sessions: [here, back], owners: both, ports}))).toEqual({here: 'self'});
	expect((await foundOf(knownOf({sessions: [here, back], owners: both, ports}))).map(({rule}) => rule)).toEqual(['hairpin']);
});

test('BE13 group-differs the AS numbers of a peer group are those of its sessions, or none', async () => {
	const sessions = [here, there].map((draft) => ({...draft, group: 'G'}));
	expect(await found({sessions, groups: new Map([['G', {}]])})).toEqual([]);
	expect(await found({sessions, groups: new Map([['G', {remoteAs: 65_002}]])})).toEqual([
		'group-as there: its remote AS65001, and that of its peer group is AS65002',
	]);
	const wrong = [
		{...here, remoteAs: 65_009, group: 'G'},
		{...there, group: 'G'},
	];
	expect(await found({sessions: wrong, groups: new Map([['G', {remoteAs: 65_002}]])})).toEqual([
		'as-mismatch here (group-as): here AS65001 to AS65009, there AS65002 to AS65001',
	]);
});

test('BE5 wrong-device BE2 missing-reverse the members of a virtual chassis are one router', async () => {
	const chassis = new Map([
		['r2', 'r2'],
		['member', 'r2'],
	]);
	const onMember = new Map([...owners, ['10.0.0.2/30', 'member']]);
	expect((await foundOf(knownOf({sessions: [here, there], owners: onMember}))).map(({rule}) => rule)).toEqual(['wrong-device']);
	expect(await found({sessions: [here, there], owners: onMember, chassis})).toEqual([]);
	expect(await found({sessions: [here], owners: onMember, chassis})).toEqual(['missing-reverse here: r2 has no session to 10.0.0.1']);
	const isChassisUnread = (): boolean => true;
	expect((await foundOf({...knownOf({sessions: [here, there], owners: onMember}), isChassisUnread})).map(({rule}) => rule)).toEqual([]);
});

test('BE14 confederation-numbers its number and that of the member are right from outside, between members their own alone', async () => {
	const confederation = parseConfederation('65000=65001,65002');
	const outside = {...here, localAs: 64_500, remoteAs: 65_000};
	const inside = {...there, localAs: 65_001, remoteAs: 64_500};
	const differs = async (...sessions: readonly Draft[]): Promise<boolean> =>
		(await foundOf(knownOf({sessions}), undefined, confederation && {confederation})).some(({rule}) => rule === 'as-mismatch');
	expect(await differs(outside, inside)).toBe(false);
	expect(await differs(inside, outside)).toBe(false);
	expect(await differs({...outside, remoteAs: 65_001}, {...inside, localAs: 65_000})).toBe(false);
	expect(await differs({...outside, remoteAs: 65_002}, inside)).toBe(true);
	expect(await differs({...here, remoteAs: 65_000}, there)).toBe(true);
	expect(await differs(here, there)).toBe(false);
	expect((await foundOf(knownOf({sessions: [outside, inside]}))).map(({rule}) => rule)).toEqual(['as-mismatch']);
	for (const text of ['', '65000', '65000=', '65000=65000', '65000=x', '65000=65001,', '=65001', '4294967296=1'])
		expect(parseConfederation(text)).toBeUndefined();
});

test('BE18 shared-host of those that have an anycast address the ones without a session back are named', async () => {
	const shared = new Set(['10.0.0.2/30', '10.0.0.2/30#b', '10.0.0.2/30#c']);
	const all = new Map([...owners, ['10.0.0.2/30#b', 'r3'], ['10.0.0.2/30#c', 'r4']]);
	const second = {...there, id: 3, name: 'second', device: 'r3', local: '10.0.0.2/30#b'};
	const spare = ['10.0.0.2/30#b', '10.0.0.2/30#c'];
	expect(await found({sessions: [here, there], owners: all, shared, spare})).toEqual([
		'anycast-partial here: r3 and r4 have 10.0.0.2 too, and no session to 10.0.0.1',
	]);
	expect(await found({sessions: [here, there, second], owners: all, shared, spare})).toEqual([
		'anycast-partial here: r4 has 10.0.0.2 too, and no session to 10.0.0.1',
	]);
	expect(await found({sessions: [here, there], owners: all, spare})).toEqual([]);
});

test('BE19 ibgp-loopbacks one loopback alone is told of iBGP, and nothing where an interface is not known', async () => {
	const inside = [
		{...here, remoteAs: 65_001},
		{...there, localAs: 65_001},
	];
	const port = (isLoopback: boolean | undefined) => (isLoopback === undefined ? {} : {isLoopback});
	const world = (one: boolean | undefined, other: boolean | undefined, sessions: readonly Draft[] = inside): World => ({
		...{sessions, owners},
		ports: new Map([
			['10.0.0.1/30', port(one)],
			['10.0.0.2/30', port(other)],
		]),
	});
	expect(await found(world(true, false))).toEqual(['ibgp-interface here: 10.0.0.1 is on a loopback, 10.0.0.2 on another interface']);
	for (const [one, other] of [
		[true, true],
		[false, false],
		[true, undefined],
	] as const)
		expect(await found(world(one, other))).toEqual([]);
	expect(await found(world(true, false, [here, there]))).toEqual([]);
});

/** iBGP sessions between loopbacks of routers, both halves of each. */
function meshOf(...links: readonly (readonly [string, string, Partial<Draft>?, Partial<Draft>?])[]): World {
	const names = [...new Set(links.flatMap((link) => link.slice(0, 2).map(String)))];
	const at = (name: string): string => `10.9.0.${names.indexOf(name) + 1}/32`;
	const half = (id: number, [one, other]: readonly [string, string], more: Partial<Draft> = {}): Draft => ({
		...{id, name: `${one}-${other}`, device: one, local: at(one), remote: at(other), localAs: 65_000, remoteAs: 65_000},
		...more,
	});
	return {sessions: links.flatMap(([a, b, mine, theirs], index) => [half(index * 2 + 1, [a, b], mine), half(index * 2 + 2, [b, a], theirs)])};
}

test('BE19 ibgp-loopbacks a full mesh is asked of routers that are no clients', async () => {
	expect(await demanded('ibgp-mesh', meshOf(['a', 'b'], ['b', 'c'], ['a', 'c']))).toEqual([]);
	expect(await demanded('ibgp-mesh', meshOf(['a', 'b'], ['b', 'c']))).toEqual(['a-b: no session of a to c in AS65000']);
	const client = {attributes: {rr_client: true}};
	expect(await demanded('ibgp-mesh', meshOf(['rr', 'a', client], ['rr', 'b', client]))).toEqual([]);
	const reflector = {tags: ['route-reflector']};
	expect(await demanded('ibgp-mesh', meshOf(['rr', 'a', reflector], ['rr', 'b', reflector]))).toEqual([]);
	expect(
		await demanded('ibgp-mesh', meshOf(['rr', 'a', reflector], ['rr', 'b', {attributes: {cluster_id: 7, rr_client: false}}], ['b', 'c'])),
	).toEqual(['rr-a: no session of rr to c in AS65000']);
	const two = meshOf(['rr1', 'a', reflector], ['rr2', 'b', reflector]);
	expect(await demanded('ibgp-mesh', two)).toEqual(['rr1-a: no session of rr1 to rr2 in AS65000']);
});

test('BE21 rules-on-demand limits and policies of eBGP, those of the peer group too', async () => {
	expect(await demanded('no-max-prefix', {sessions: [here, {...there, maxPrefixes: 100}]})).toEqual(['here: no limit of prefixes towards AS65002']);
	expect(
		await demanded('no-max-prefix', {
			sessions: [
				{...here, remoteAs: 65_001},
				{...there, localAs: 65_001},
			],
		}),
	).toEqual([]);
	expect(await demanded('no-policy', {sessions: [{...here, policies: ['IN']}, there]})).toEqual([
		'here: no export policy towards AS65002',
		'there: no import and no export policy towards AS65001',
	]);
	const groups = new Map([['G', {filters: {in: true, out: true}}]]);
	expect(
		await demanded('no-policy', {
			sessions: [
				{...here, group: 'G'},
				{...there, group: 'G'},
			],
			groups,
		}),
	).toEqual([]);
	expect(await found({sessions: [here, there]})).toEqual([]);
});

test('BE21 rules-on-demand names by a template', async () => {
	const world = {sessions: [{...here, name: 'r1 r2 65002'}, there]};
	const nameTemplate = '{device} {peer} {remote-as}';
	expect(await demanded('name-template', world, {nameTemplate})).toEqual(['there: by the template it is "r2 r1 65001"']);
	expect(await demanded('name-template', {sessions: [here]}, {nameTemplate})).toEqual([]);
	expect(await demanded('name-template', world, {nameTemplate: '{vrf}-{device}'})).toEqual([]);
	expect(nameFault('{device}-{peer}')).toBeUndefined();
	expect([nameFault('{devise}')?.message, nameFault('x')?.message]).toEqual([
		'a template of names has no place "{devise}".',
		'a template of names has a place.',
	]);
});

test('C38 instance-traits BE12 vrf-ties the VRF of a session is that of the custom field that the instance names', () => {
	const hold = createHolding();
	const rows = [{vrf: null, tenant_vrf: 'RED'}, {vrf: 'BLUE'}].map((fields, index) =>
		typed({id: index + 1, name: null, device: null, lastUpdated: null, held: hold({id: index + 1, status: 'active', custom_fields: fields})}, 0),
	);
	const vrfs = (vrfField?: string) => {
		const ends = collectEnds({vrfField});
		ends.take(rows, true);
		return [...ends.all().map(({vrf}) => vrf?.name), ends.lacksField()];
	};
	expect(vrfs()).toEqual([undefined, 'BLUE', undefined]);
	expect(vrfs('tenant_vrf')).toEqual(['RED', undefined, undefined]);
	expect(vrfs('other')).toEqual([undefined, undefined, 'other']);
});

import {expect, test} from 'vitest';
import type {Known} from '../../../src/peerings/pairs/known.js';
import {endsOf} from '../../../src/peerings/pairs/peering.js';
import {checkedOf, type Draft, findingsOf, foundOf, kindsOf, knownOf, type World} from './fabric.js';

const here = {id: 1, name: 'here', device: 'r1', local: '10.0.0.1/30', remote: '10.0.0.2/30', localAs: 65_001, remoteAs: 65_002} satisfies Draft;
const there = {id: 2, name: 'there', device: 'r2', local: '10.0.0.2/30', remote: '10.0.0.1/30', localAs: 65_002, remoteAs: 65_001} satisfies Draft;
const found = (world: World): Promise<readonly string[]> => findingsOf(knownOf(world));

/** The same hosts in another VRF: other address objects, which have another mask here to be told apart. */
const inBlue = {...there, device: 'r4', local: '10.0.0.2/29', remote: '10.0.0.1/29'};
const vrfs = new Map([
	['10.0.0.1/30', 'red'],
	['10.0.0.2/30', 'red'],
	['10.0.0.1/29', 'blue'],
	['10.0.0.2/29', 'blue'],
]);

test('BE12 vrf-ties two halves in two VRFs are no pair where the owner of either remote host is another one', async () => {
	const owners = (entries: Readonly<Record<string, string>>): World => ({sessions: [here, inBlue], vrfs, owners: new Map(Object.entries(entries))});
	expect(await found(owners({'10.0.0.1/30': 'r1', '10.0.0.2/30': 'r2', '10.0.0.1/29': 'r3', '10.0.0.2/29': 'r4'}))).toEqual([
		'missing-reverse here: r2 has no session to 10.0.0.1 in VRF red',
		'missing-reverse there: r3 has no session to 10.0.0.2 in VRF blue',
	]);
	for (const one of [{'10.0.0.2/30': 'r2'}, {'10.0.0.1/29': 'r3'}]) expect(await kindsOf(knownOf(owners(one)))).not.toMatchObject({here: 'pair'});
	expect(await kindsOf(knownOf(owners({})))).toEqual({here: 'pair'});
	expect(await kindsOf(knownOf(owners({'10.0.0.2/30': 'r4', '10.0.0.1/29': 'r1'})))).toEqual({here: 'pair'});
});

test('BE12 vrf-ties BE23 far-ends two halves in two VRFs are no pair where others at the local host could not be read', async () => {
	const known: Known = {...knownOf({sessions: [here, inBlue], vrfs}, ({id}) => id === 1), unread: new Map([['10.0.0.1', 'it was not read']])};
	expect(await findingsOf(known)).toEqual(['unverifiable here: it was not read']);
	expect((await checkedOf(known)).map(({peering}) => endsOf(peering).map(({id}) => id))).toEqual([[1, 2]]);
});

test('BE15 dynamic-prefix takes no client of another VRF, nor one whose remote address is on another device', async () => {
	const server = {
		id: 20,
		name: 'servers',
		device: 'r1',
		local: '10.1.0.1/24',
		prefix: '10.1.0.0/24',
		localAs: 65_001,
		remoteAs: 65_200,
	} satisfies Draft;
	const client = {
		...{id: 22, name: 'client', device: 's1', local: '10.1.0.9/24', remote: '10.1.0.1/25', localAs: 65_200, remoteAs: 65_001},
	} satisfies Draft;
	const ofBlue = new Map([
		['10.1.0.9/24', 'blue'],
		['10.1.0.1/25', 'blue'],
	]);
	const kinds = async (world: Omit<World, 'sessions'>, remote = client.remote): Promise<string | undefined> =>
		(await kindsOf(knownOf({sessions: [server, {...client, remote}], ...world})))['client'];
	expect(await kinds({})).toBe('client');
	expect(await kinds({vrfs: ofBlue})).toBe('external');
	expect(await kinds({vrfs: ofBlue}, server.local)).toBe('client');
	expect(await kinds({owners: new Map([['10.1.0.1/25', 'r9']])})).toBe('half');
	expect(await kinds({owners: new Map([['10.1.0.1/25', 'r1']])})).toBe('client');
});

test('BE23 far-ends who has an AS number, or whose an address is, is unverifiable where that could not be read', async () => {
	const alone = knownOf({sessions: [here]});
	expect(await findingsOf({...alone, numbersUnread: 'they could not be read'})).toEqual([
		'unverifiable here: nobody is known to have 10.0.0.2, and who has AS65002 is not known: they could not be read',
	]);
	const own = knownOf({sessions: [{...here, remoteAs: 65_001}]});
	expect(await findingsOf({...own, addresses: undefined, addressesUnread: 'they could not be read'})).toEqual([
		'unverifiable here: whose 10.0.0.2 is, is not known: they could not be read',
	]);
	expect(await findingsOf({...own, addresses: new Map()})).toEqual([
		'hidden here: whose 10.0.0.2 is, is not known: this token does not see that address',
	]);
	expect(await findingsOf({...own, addresses: undefined})).toEqual([
		'unknown-remote here: no session that was read has 10.0.0.2, but AS65001 is its own number',
	]);
});

test('BE23 far-ends what a device lacks that was asked for is told of the session that points at it', async () => {
	const elsewhere = {...there, id: 3, name: 'elsewhere', local: '10.0.0.2/28', remote: '10.0.0.9/28', remoteAs: 64_500};
	const known = (near: number): Known => knownOf({sessions: [here, elsewhere]}, ({id}) => id === near);
	expect(await findingsOf(known(3))).toEqual(['missing-reverse here: r2 has no session to 10.0.0.1']);
	expect(await findingsOf(known(1))).toEqual(['missing-reverse here: r2 has no session to 10.0.0.1']);
	const other = {...elsewhere, device: 'r5', local: '10.0.0.14/28'};
	expect(await findingsOf(knownOf({sessions: [here, elsewhere, {...other, id: 4}]}, ({id}) => id === 4))).toEqual([]);
});

test('BE11 not-adjacent the masks of both ends count, whichever was asked for, and the other end is named', async () => {
	const mixed = [
		{...here, remote: '10.0.0.2/32', local: '10.0.0.1/32'},
		{...there, local: '10.0.0.2/32', remote: '10.0.0.1/30'},
	];
	for (const near of [1, 2]) expect(await findingsOf(knownOf({sessions: mixed}, ({id}) => id === near))).toEqual([]);
	const apart = mixed.map((draft) => ({...draft, remote: draft.remote.replace('/30', '/32')}));
	const [finding] = await foundOf(knownOf({sessions: apart}));
	expect([finding?.rule, finding?.on.name, finding?.peer?.name]).toEqual(['not-adjacent', 'here', 'there']);
});

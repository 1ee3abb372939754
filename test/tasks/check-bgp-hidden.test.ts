import {beforeAll, expect, test} from 'vitest';
import {randomUuid} from '../../src/core/uuid.js';
import {faultsDataset} from '../../src/lab/dataset/faults.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import type {Topology} from '../../src/output/topology.js';
import {restOf} from '../peerings/support.js';
import {unwrap} from '../support/database.js';
import {openShell, type Speaker, shareShell} from './netbox-support.js';

type Checked = {readonly matched: number; readonly external: number; readonly hidden: number; readonly pairs: readonly Row[]};

const shared = shareShell(faultsDataset);
const check = async (shell: Speaker, words: string): Promise<Output> => unwrap(await shell.say(`netbox check bgp-peerings ${words} show pairs`));
const told = (output: Output): Checked & {readonly findings: readonly Row[]} => documentOf(output) as never;

/** Verdicts of peerings, by the sessions of both ends. */
const verdicts = (output: Output): ReadonlyMap<string, unknown> =>
	new Map(told(output).pairs.map(({session, peer_session: peer, verdict}) => [[session, peer].toSorted().join(' '), verdict]));

const kinds = [
	...['dcim.device', 'dcim.interface', 'ipam.ipaddress', 'core.objectchange'],
	...['netbox_bgp.bgpsession', 'netbox_bgp.bgppeergroup', 'virtualization.virtualmachine'],
];

/** A shell whose user sees everything that a check asks for, but of one kind only what a constraint leaves. */
async function openNarrow(kind: string, constraints: Row): Promise<Speaker> {
	const rest = restOf(shared().lab.url);
	const {json: user} = await rest('POST', 'users/users/', {username: randomUuid(), password: 'Some-body-password-1'});
	const allow = async (types: readonly string[], limits: Row | null): Promise<void> => {
		const permission = {name: randomUuid(), object_types: types, actions: ['view'], constraints: limits, users: [user['id'] ?? null]};
		expect((await rest('POST', 'users/permissions/', permission)).status).toBe(201);
	};
	await allow(
		kinds.filter((other) => other !== kind),
		null,
	);
	await allow([kind], constraints);
	return openShell(shared().lab.url, {token: String((await rest('POST', 'users/tokens/', {user: user['id'] ?? null, version: 1})).json['token'])});
}

let right: ReadonlyMap<string, unknown>;
beforeAll(async () => {
	right = verdicts(await check(shared(), 'devices r1'));
});

test('BE24 not-known BE30 which-sessions SB11 on-no-device sessions on devices that this token may not see are not checked, and are read as other ends', async () => {
	const shell = await openNarrow('dcim.device', {name: 'r1'});
	const {json} = await restOf(shared().lab.url)('GET', 'plugins/bgp/session/?limit=1000');
	const left = (json['results'] as readonly Row[]).filter(({device}) => device !== null && (device as Row)['name'] !== 'r1').length;
	const note = `${left} sessions are on devices that this token may not see`;
	for (const words of ['all-sessions cache False', 'all-sessions', 'all-sessions', 'devices * cache False']) {
		const output = await check(shell, words);
		const found = verdicts(output);
		// Whether two devices are one router cannot be told of those that are hidden.
		const expected = [...right].map(([session, verdict]) => [session, verdict === 'wrong-device' ? 'hidden' : verdict]);
		expect([words, expected.filter(([names, verdict]) => found.get(String(names)) !== verdict)]).toEqual([words, []]);
		const missing = told(output).findings.filter(({rule}) => rule === 'missing-reverse');
		expect([words, missing.map(({session}) => session)]).toEqual([words, ['missing-reverse']]);
		expect([words, output.notes.filter((one) => one.startsWith(note))]).toEqual([words, words.startsWith('all') ? [`${note}: not checked`] : []]);
		expect(output.errors).toEqual([]);
	}
	for (const [line, undone] of [
		['show bgp summary', 'not counted'],
		['show bgp neighbors', 'not shown'],
	])
		expect([line, unwrap(await shell.say(line ?? '')).notes.at(-1)]).toEqual([line, `${note}: ${undone}`]);
	const drawing = unwrap(await shell.say('netbox get topology all-sessions'));
	expect(drawing.notes).toContain(`${note}: not drawn`);
	const {nodes, edges} = documentOf(drawing) as unknown as Topology;
	const r2 = nodes.find(({name}) => name === 'r2');
	expect(r2).toMatchObject({kind: 'device', asked: false});
	const verdictsTo = edges.flatMap(({a, b, peerings}) => (r2 && [a, b].includes(r2.id) ? peerings.map(({verdict}) => verdict) : []));
	expect(verdictsTo).toContain('matched');
	expect(verdictsTo.filter((verdict) => verdict === 'missing-reverse')).toEqual(['missing-reverse']);
	expect((await check(shared(), 'all-sessions')).notes).toEqual([]);
});

test('BE24 not-known O5 dry-run of all sessions shows the request that counts them', async () => {
	for (const line of ['netbox check bgp-peerings', 'netbox get topology']) {
		const {requests} = documentOf(unwrap(await shared().say(`${line} all-sessions dry-run`))) as unknown as {requests: readonly {why: string}[]};
		expect(requests.map(({why}) => why)).toContain('how many sessions there are, on whatever device');
	}
});

test.each([
	[
		'dcim.interface',
		{name: 'Ethernet1/1'},
		'right-r1',
		'the VRF of its local address is not known: this token does not see the interface that has it',
	],
	[
		'netbox_bgp.bgppeergroup',
		{name: 'nobody'},
		'group-differs-r1',
		'the AS numbers of its peer group are not known: this token does not see that group',
	],
	['ipam.ipaddress', {description: ''}, 'hidden-r1', 'whose interface has 10.66.25.2 is not known: this token does not see that address'],
])('BE24 not-known what is asked for by its id and does not come is hidden: %s', async (kind, constraints, session, message) => {
	const shell = await openNarrow(kind, constraints);
	const output = await check(shell, 'devices r1 cache False');
	expect(told(output).findings).toContainEqual(expect.objectContaining({session, rule: 'hidden', message}));
	const matched = [...verdicts(output)].flatMap(([names, verdict]) => (verdict === 'matched' ? [names] : []));
	expect(matched.filter((names) => right.get(names) !== 'matched')).toEqual([]);
	expect(matched.some((names) => names.split(' ').includes(session))).toBe(false);
	// Where nothing of it is asked for, nothing is hidden.
	expect(matched.includes('no-policy-r1 no-policy-r2')).toBe(kind !== 'dcim.interface');
	expect(told(output).hidden).toBeGreaterThan(0);
});

test('BE24 not-known a remote address that this token does not see tells neither a missing reverse nor a match', async () => {
	const rest = restOf(shared().lab.url);
	const one = async (path: string): Promise<Row> => ((await rest('GET', path)).json['results'] as readonly Row[])[0] ?? {};
	const idOf = (value: unknown): number => Number((value as Row)['id']);
	// r2 has another session from 10.66.5.2, so it owns that host by its session.
	const lacking = await one('plugins/bgp/session/?name=missing-reverse');
	const device = idOf(await one('dcim/devices/?name=r2'));
	const ends = {local_address: idOf(lacking['remote_address']), remote_address: idOf(await one('ipam/ip-addresses/?address=10.66.6.2'))};
	const numbers = {local_as: idOf(lacking['remote_as']), remote_as: idOf(lacking['local_as'])};
	const other = {name: 'elsewhere', device, status: 'active', ...ends, ...numbers};
	expect((await rest('POST', 'plugins/bgp/session/', other)).status).toBe(201);
	expect((await rest('PATCH', `ipam/ip-addresses/${ends.local_address}/`, {description: 'not for everybody'})).status).toBe(200);
	const twin = await rest('POST', 'ipam/ip-addresses/', {
		address: '10.66.1.2/30',
		vrf: idOf(await one('ipam/vrfs/?name=RED')),
		description: 'not for everybody',
	});
	const matched = await one('plugins/bgp/session/?name=right-r1');
	expect((await rest('PATCH', `plugins/bgp/session/${idOf(matched)}/`, {remote_address: idOf(twin.json)})).status).toBe(200);
	const shell = await openNarrow('ipam.ipaddress', {description: ''});
	const {findings} = told(await check(shell, 'devices r1 cache False'));
	const said = findings.filter(({session}) => ['missing-reverse', 'right-r1'].includes(String(session)));
	expect(said.map(({session, rule, message}) => `${rule} ${session}: ${message}`)).toEqual([
		'hidden right-r1: whose interface has 10.66.1.2 is not known: this token does not see that address',
		'hidden missing-reverse: whose 10.66.5.2 is, is not known: this token does not see that address',
	]);
});

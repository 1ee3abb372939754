import {expect, onTestFinished, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {faultsDataset} from '../../src/lab/dataset/faults.js';
import {findNode} from '../../src/language/tree/visit.js';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {reader, restOf} from '../peerings/support.js';
import {pipe, run, screenOf, select, where} from '../pipes/chain.js';
import {unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {faultOf, shellTree} from '../support/shell-tree.js';
import {openShell, type Speaker, shareShell, startShell} from './netbox-support.js';

type Checked = {
	readonly checked: number;
	readonly matched: number;
	readonly external: number;
	readonly findings: readonly Row[];
	readonly pairs?: readonly Row[];
};

const command = 'netbox check bgp-peerings';
const shared = shareShell();
const check = async (shell: Speaker, words: string): Promise<Output> => unwrap(await shell.say(`${command} ${words}`));
const told = (output: Output): Checked => documentOf(output) as unknown as Checked;
const lines = ({findings}: Checked): readonly string[] =>
	findings.map(({rule, on, session}) => `${rule} ${(on as Row | null)?.['name'] ?? '-'} ${session}`);

/** What is wrong in the made-up network of the lab. */
const ofLab = [
	'self-peering core/1 +&%#ß "q" self',
	'missing-reverse spine1 spine1-leaf4',
	'as-mismatch leaf1 leaf1-spine2',
	'unknown-remote vm-rr1 rr-client',
	'status-mismatch leaf2 leaf2-spine2',
	'no-holder - orphan',
	'group-differs leaf3 leaf3-spine2',
	'no-clients edge1 dynamic',
];

test('BE25 grouped-findings the faults of the lab, by rule, with what they come to', async () => {
	const output = await check(shared(), 'all-sessions');
	const found = told(output);
	expect(lines(found)).toEqual(ofLab);
	expect(found).toMatchObject({checked: 229, matched: 210, external: 8, dynamic: 0, unverifiable: 0, hidden: 0});
	expect(found.findings[2]).toEqual({
		...{rule: 'as-mismatch', severity: 'error', id: 15, also: [], fix: 'needs a decision', vrf: null},
		...{on: {kind: 'device', id: 6, name: 'leaf1'}, session: 'leaf1-spine2', local: '172.16.2.3', remote: '172.16.2.2'},
		...{peer_on: {kind: 'device', id: expect.any(Number), name: 'spine2'}, peer_session: 'spine2-leaf1', peer_id: expect.any(Number)},
		message: 'here AS4200000201 to AS4200000002, there AS4200000002 to AS4200000101',
		values: {local_as: 4_200_000_201, remote_as: 4_200_000_002, peer_local_as: 4_200_000_002, peer_remote_as: 4_200_000_101},
	});
	const screen = screenOf(output);
	expect(screen).toMatch(/^self-peering - 1 finding\n {2}on .*finding/);
	expect(screen).toContain('\nunknown-remote - 1 finding\n');
	expect(screen).toContain('229 sessions checked: 210 matched, 8 external; 3 errors, 3 warnings, 2 notes\n');
	expect(output.notes).toEqual([]);
});

test('BE25 grouped-findings pipes have a row for each finding, and nothing found is said', async () => {
	const known = findNode(shellTree(), ['netbox', 'check', 'bgp-peerings']) ?? {};
	const output = await check(shared(), 'all-sessions');
	const shown = (...pipes: Parameters<typeof run>[1]): string => run(output, pipes, {terminal: true, known}).text;
	expect(shown(where('severity=error'), select('on', 'session'))).toMatch(/\nspine1 +spine1-leaf4\nleaf1 +leaf1-spine2\n$/);
	expect(shown(where('severity=error'), pipe('count'))).toBe('Count: 3\n');
	expect(shown(pipe('group', {field: 'rule'}), pipe('count'))).toMatch(/unknown-remote +1\n/);
	expect(shown(pipe('csv'))).toMatch(/^rule,on,session,finding,severity,peer-on,peer-session,also,fix\nself-peering,/);
	expect(screenOf(await check(shared(), 'devices fceos4'))).toBe('3 sessions checked: 3 matched; no findings\n');
});

test('BE25 grouped-findings show pairs has every peering with its verdict', async () => {
	const {pairs = []} = told(await check(shared(), 'devices leaf1 fceos4 show pairs'));
	expect(pairs.map(({verdict, on, session, peer_session: peer}) => `${verdict} ${(on as Row)['name']} ${session} ${peer}`)).toEqual([
		'matched fceos4 fceos4-fceos5-eth105 fceos5-fceos4-eth105',
		'matched fceos4 fceos4-fceos5-eth106 fceos5-fceos4-eth106',
		'matched fceos4 fceos4-fceos5-eth107 fceos5-fceos4-eth107',
		'matched leaf1 leaf1-spine1 spine1-leaf1',
		'as-mismatch leaf1 leaf1-spine2 spine2-leaf1',
		'matched leaf1 leaf1-spine1-v6 spine1-leaf1-v6',
	]);
});

test('BE22 named-by-id devices and sessions that share a name have the keys of the table of sessions', async () => {
	const {pairs = []} = told(await check(shared(), 'devices edge1 show pairs'));
	const named = pairs.map(({on, session, id}) => `${(on as Row)['name']} / ${session} / ${id}`);
	expect(named.filter((name) => /ix|#/.test(name)).toSorted()).toEqual([
		'edge1 #11 / #27 / 27',
		'edge1 #11 / ix / 26',
		'edge1 / ix #25 / 25',
		'edge1 / ix / 24',
	]);
});

test('BE23 far-ends either side is enough, and a pair is told under the one that was asked for', async () => {
	for (const [device, session] of [
		['leaf1', 'leaf1-spine2'],
		['spine2', 'spine2-leaf1'],
	]) {
		expect(lines(told(await check(shared(), `devices ${device} rules as-mismatch`)))).toEqual([`as-mismatch ${device} ${session}`]);
	}
	expect(lines(told(await check(shared(), 'devices spine1')))).toEqual(['missing-reverse spine1 spine1-leaf4']);
});

test('BE1 halves-agree BE23 far-ends every cache policy gives the same findings, and cached ends cost no more than their check', async () => {
	const shell = await startShell();
	for (const policy of ['True', 'True', 'refresh', 'False']) {
		expect([policy, ...lines(told(await check(shell, `all-sessions cache ${policy}`)))]).toEqual([policy, ...ofLab]);
	}
	// Without the addresses nothing tells whose interface has the remote host.
	const unread = ofLab.filter((line) => !/missing-reverse/.test(line));
	expect(lines(told(await check(shell, 'all-sessions cache force')))).toEqual(unread.toSpliced(2, 0, 'unknown-remote spine1 spine1-leaf4'));
	shell.asked();
	expect(lines(told(await check(shell, 'devices leaf1')))).toEqual(['as-mismatch leaf1 leaf1-spine2']);
	expect(shell.asked().map((path) => path.replace(/^\/api\/|\?.*$/g, ''))).toEqual(
		expect.arrayContaining(['status/', 'core/object-changes/', 'plugins/bgp/session/', 'ipam/ip-addresses/']),
	);
	expect(shell.counted()).toBeLessThanOrEqual(12);
});

const without =
	(type: string) =>
	(dataset: LabDataset): LabDataset => ({
		...dataset,
		objects: {
			...dataset.objects,
			'users/users': (dataset.objects['users/users'] ?? []).map((user) => ({
				...user,
				permissions: (user['permissions'] as readonly Row[]).map((one) => ({
					...one,
					object_types: (one['object_types'] as readonly string[]).filter((name) => name !== type),
				})),
			})),
		},
	});

test('BE23 far-ends a token that may not list addresses is told of no missing reverse and of no external peer', async () => {
	const shell = await startShell(without('ipam.ipaddress'), {token: reader});
	const output = await check(shell, 'devices edge1');
	const {external, findings} = told(output);
	expect(external).toBe(0);
	expect(new Set(findings.map(({rule}) => rule))).toEqual(new Set(['hidden']));
	expect(output.notes).toContain('this token may not see the addresses of sessions: owners are taken from sessions');
	expect(output.differs).toBeUndefined();
});

test('BE23 far-ends with cache force and no NetBox what is not cached is not told as missing', async () => {
	const shell = await startShell();
	await shell.say('netbox get bgp-peerings devices leaf1');
	await shell.lab.close();
	const output = await check(shell, 'devices leaf1 cache force');
	expect(new Set(told(output).findings.map(({rule, message}) => `${rule}: ${message}`))).toEqual(
		new Set(['unverifiable: its other end is not cached, and NetBox could not be asked']),
	);
	expect(output.errors.map(({code}) => code)).toEqual(['unreachable']);
});

/** A front that puts addresses on interfaces as NetBox shows them, by id: the lab cannot. */
async function withInterfaces(url: string, on: Readonly<Record<number, Row>>): Promise<string> {
	const front = await startServer(async ({target, headers: {authorization = ''}}) => {
		const answer = await fetch(url + target, {headers: {authorization}});
		const json = (await answer.json()) as {results?: readonly Row[]};
		if (!target.startsWith('/api/ipam/ip-addresses/')) return {json: json as Json, status: answer.status};
		return {json: {...json, results: (json.results ?? []).map((row) => ({...row, ...on[Number(row['id'])]}))} as unknown as Json};
	});
	onTestFinished(front.close);
	return front.url;
}

const onInterface = (device: Row): Row => ({
	assigned_object_type: 'dcim.interface',
	assigned_object_id: 9,
	assigned_object: {id: 9, name: 'eth1', device},
});

test('BE2 missing-reverse BE6 local-elsewhere BE18 shared-host owners are those whose interfaces have the addresses', async () => {
	const {lab} = await startShell();
	const other = {
		id: Number(((await restOf(lab.url)('GET', 'dcim/devices/?name=leaf3')).json['results'] as readonly Row[])[0]?.['id']),
		name: 'leaf3',
	};
	// The far end of spine1-leaf4, which no session has as its own, and the near one of leaf1-spine1.
	const far = ((await restOf(lab.url)('GET', 'ipam/ip-addresses/?address=172.16.1.9')).json['results'] as readonly Row[])[0]?.['id'];
	const near = ((await restOf(lab.url)('GET', 'ipam/ip-addresses/?address=172.16.1.3')).json['results'] as readonly Row[])[0]?.['id'];
	const shell = openShell(await withInterfaces(lab.url, {[Number(far)]: onInterface(other), [Number(near)]: onInterface(other)}));
	const output = await check(shell, 'devices spine1 cache False except local-unassigned');
	expect(told(output).findings.map(({rule, session, message}) => `${rule} ${session}: ${message}`)).toEqual([
		'wrong-device leaf1-spine1: 172.16.1.3 is on leaf3, and this session on leaf1',
		'missing-reverse spine1-leaf4: leaf3 has no session to 172.16.1.8',
	]);
	expect(output.notes).toEqual([]);
	const machine = {assigned_object_type: 'virtualization.vminterface', assigned_object: {id: 3, virtual_machine: {id: 7, name: 'vm7'}}};
	const group = {assigned_object_type: 'ipam.fhrpgroup', assigned_object: {id: 3, protocol: 'vrrp2'}, role: {value: 'vrrp', label: 'VRRP'}};
	const others = openShell(await withInterfaces(lab.url, {[Number(far)]: machine, [Number(near)]: group}));
	expect(lines(told(await check(others, 'devices spine1 cache False except local-unassigned')))).toEqual(['missing-reverse spine1 spine1-leaf4']);
});

test('BE15 dynamic-prefix BE23 far-ends the clients of a dynamic neighbour are read, wherever they are', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	const server = ((await rest('GET', 'plugins/bgp/session/?name=dynamic')).json['results'] as readonly Row[])[0];
	const [port] = (await rest('GET', 'dcim/interfaces/?device=fceos4&limit=1')).json['results'] as readonly Row[];
	const on = {assigned_object_type: 'dcim.interface', assigned_object_id: port?.['id'] ?? null};
	const local = await rest('POST', 'ipam/ip-addresses/', {address: '10.247.0.77/24', ...on});
	const idOf = (name: string): Row[string] => (server?.[name] as Row | undefined)?.['id'] ?? null;
	const client = {name: 'client', device: 1, status: 'active', local_address: local.json['id'] ?? null, remote_address: idOf('local_address')};
	expect((await rest('POST', 'plugins/bgp/session/', {...client, local_as: idOf('remote_as'), remote_as: idOf('local_as')})).status).toBe(201);
	for (const device of ['edge1', 'fceos4']) {
		const {pairs = [], findings} = told(await check(shell, `devices ${device} show pairs`));
		expect(pairs.filter(({verdict}) => verdict === 'dynamic').map(({session, peer_session: peer}) => `${session} ${peer}`)).toContain(
			device === 'edge1' ? 'dynamic client' : 'client dynamic',
		);
		expect(findings).toEqual([]);
	}
	const forced = told(await check(shell, 'devices edge1 cache force'));
	expect(forced.findings.map(({message}) => message)).toEqual(['with "cache force" its clients are not asked for']);
});

test('BE27 what-mends the line that mends a missing reverse makes it, and the next check does not find it', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	const {json} = await rest('GET', 'plugins/bgp/session/?name=fceos5-fceos4-eth105');
	const [{id = null} = {}] = json['results'] as readonly Row[];
	// Its other end is now nobody's: 10.0.2.2 is still that of fceos5, which has no session to 10.0.2.1.
	const made = await rest('POST', 'ipam/ip-addresses/', {address: '10.0.2.99/24'});
	expect((await rest('PATCH', `plugins/bgp/session/${id}/`, {remote_address: made.json['id']})).status).toBe(200);
	const {findings} = told(await check(shell, 'devices fceos4 instance env'));
	expect(findings).toMatchObject([{rule: 'missing-reverse', session: 'fceos4-fceos5-eth105', message: 'fceos5 has no session to 10.0.2.1'}]);
	const fix = String(findings[0]?.['fix']);
	expect(fix).toBe(
		'netbox crud create object-type plugins.bgp.session data {"device":2,"local_address":2,"remote_address":1,"local_as":"AS65101","remote_as":"AS65100","peer_group":1,"status":"active"} instance env',
	);
	unwrap(await shell.say(`${fix} yes`));
	expect(lines(told(await check(shell, 'devices fceos4')))).toEqual([]);
});

test('BE28 check-exit findings from the severity on say that the result differs, and are no error', async () => {
	for (const [words, differs] of [
		['devices leaf1', true],
		['devices leaf1 severity error', true],
		['devices leaf2', true],
		['devices leaf2 severity error', undefined],
		['devices leaf3', undefined],
		['devices leaf3 severity note', true],
		['devices leaf1 except as-mismatch', undefined],
	] as const) {
		const output = await check(shared(), words);
		expect([words, output.differs, output.errors]).toEqual([words, differs, []]);
	}
});

test('BE30 which-sessions either devices or all of them', async () => {
	for (const words of ['', ' devices leaf1 all-sessions']) expect(faultOf(command + words).code).toMatch(/^(?:missing|excluded)-option$/);
	expect(await shared().say(`${command} all-sessions False`)).toMatchObject({ok: false, error: {code: 'usage'}});
	const {checked, findings} = told(await check(shared(), 'all-sessions rules no-holder,unknown-remote'));
	expect([checked, findings.length]).toEqual([229, 2]);
});

test('O5 dry-run sends nothing and says what a check would ask beside the reading', async () => {
	const shell = await startShell();
	const {requests} = documentOf(await check(shell, 'devices leaf1 dry-run')) as unknown as {requests: readonly {why: string}[]};
	expect(requests.map(({why}) => why)).toEqual(
		expect.arrayContaining([
			'if a session has no reverse among these, or in another VRF, or several devices have its remote address: sessions at that address',
			'sessions of others at their local addresses',
			'sessions that point at their local addresses',
			'VRF and interface of the addresses',
			'names and VRFs of their interfaces',
			'AS numbers and policies of their peer groups',
			'if another device has an address: whether both are of one virtual chassis',
			'if nobody has a remote address: who has its AS number',
		]),
	);
	expect(shell.asked()).toEqual([]);
});

test('J15 ctrl-c-job a check that is stopped says nothing of what it did not read', async () => {
	const stop = new AbortController();
	const shell = await startShell();
	const stopped = openShell(shell.lab.url, {signal: stop.signal});
	const going = stopped.say(`${command} all-sessions`);
	stop.abort();
	expect(await going).toMatchObject({ok: false, error: {code: 'cancelled'}});
});

test('BE29 which-rules every finding has words and values, whatever rules are left out', async () => {
	const shell = await startShell(faultsDataset);
	for (const words of ['except duplicate', 'rules several-reverses']) {
		const {findings} = told(await check(shell, `all-sessions ${words}`));
		const [repeated] = findings.filter(({rule, session}) => rule === 'several-reverses' && session === 'duplicate-r1');
		expect(repeated).toMatchObject({
			message: expect.stringMatching(/^2 sessions between 10\.66\.\d+\.1 and 10\.66\.\d+\.2: r1 "duplicate-r1" \(id \d+\) and r1 "/),
			values: {ids: [repeated?.['id'], expect.any(Number)]},
		});
		expect(findings.filter(({message}) => !/\w \S/.test(String(message)))).toEqual([]);
	}
});

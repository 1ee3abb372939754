import {expect, onTestFinished, test} from 'vitest';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {restOf} from '../peerings/support.js';
import {unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {openShell, type Speaker, startShell} from './netbox-support.js';

const check = async (shell: Speaker, words: string): Promise<Output> => unwrap(await shell.say(`netbox check bgp-peerings ${words}`));
const told = (output: Output) =>
	documentOf(output) as unknown as {readonly external: number; readonly findings: readonly Row[]; readonly pairs?: readonly Row[]};
const lines = (output: Output): readonly string[] => told(output).findings.map(({rule, session, message}) => `${rule} ${session}: ${message}`);

/** A front that shows addresses, by id, as the lab cannot, and answers what has `denied` in its path with a status of its own. */
async function fronted(url: string, shown: ReadonlyMap<number, Row>, denied?: {readonly path: string; readonly status: number}): Promise<string> {
	const front = await startServer(async ({target, headers: {authorization = ''}}) => {
		if (denied && target.includes(denied.path)) return {json: {detail: 'You do not have permission to perform this action.'}, status: denied.status};
		const answer = await fetch(url + target, {headers: {authorization}});
		const json = (await answer.json()) as {results?: readonly Row[]};
		if (!target.startsWith('/api/ipam/ip-addresses/')) return {json: json as Json, status: answer.status};
		return {json: {...json, results: (json.results ?? []).map((row) => ({...row, ...shown.get(Number(row['id']))}))} as unknown as Json};
	});
	onTestFinished(front.close);
	return front.url;
}

type Rest = ReturnType<typeof restOf>;

/** Makes an address that may be there more than once. */
async function address(rest: Rest, written: string): Promise<number> {
	const {json} = await rest('POST', 'ipam/ip-addresses/', {address: written, status: 'active', role: 'anycast'});
	expect(json).toMatchObject({address: written});
	return Number(json['id']);
}

/** Makes a session between two address objects. */
async function session(rest: Rest, name: string, device: number, ends: readonly [number, number], numbers: readonly [number, number]): Promise<void> {
	const [local, remote] = ends;
	const made = {name, device, status: 'active', local_address: local, remote_address: remote, local_as: numbers[0], remote_as: numbers[1]};
	expect((await rest('POST', 'plugins/bgp/session/', made)).json).toMatchObject({name});
}

async function firstTwoNumbers(rest: Rest): Promise<readonly [number, number]> {
	const [one, two] = (await rest('GET', 'ipam/asns/?limit=2')).json['results'] as readonly Row[];
	return [Number(one?.['id']), Number(two?.['id'])];
}

const vrf = (id: number, name: string): Row => ({vrf: {id, name, rd: `65000:${id}`}, role: null});

test('BE12 vrf-ties BE23 far-ends a half is no pair with one of another VRF, whose own reverse is read too', async () => {
	const {lab} = await startShell();
	const rest = restOf(lab.url);
	const [a, b] = await firstTwoNumbers(rest);
	const hosts = ['198.18.9.1/30', '198.18.9.2/30'] as const;
	const red = [await address(rest, hosts[0]), await address(rest, hosts[1])] as const;
	const blue = [await address(rest, hosts[0]), await address(rest, hosts[1])] as const;
	await session(rest, 'red-a', 1, red, [a, b]);
	await session(rest, 'red-b', 2, [red[1], red[0]], [b, a]);
	await session(rest, 'blue-a', 3, blue, [a, b]);
	const [device] = (await rest('GET', 'dcim/devices/?id=3')).json['results'] as readonly Row[];
	const vrfs = new Map([...red.map((id) => [id, vrf(1, 'RED')] as const), ...blue.map((id) => [id, vrf(2, 'BLUE')] as const)]);
	const shell = openShell(await fronted(lab.url, vrfs));
	for (const policy of ['True', 'False']) {
		const {pairs = []} = told(await check(shell, `devices ${String(device?.['name'])} show pairs cache ${policy}`));
		expect(pairs.filter(({session: name}) => name === 'blue-a').map(({verdict, peer_session: peer}) => [verdict, peer])).toEqual([
			['unknown-remote', null],
		]);
	}
});

test('BE23 far-ends what a device lacks is told where that device is asked for', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	const {json} = await rest('GET', 'plugins/bgp/session/?name=fceos5-fceos4-eth105');
	const [{id = null} = {}] = json['results'] as readonly Row[];
	const made = await rest('POST', 'ipam/ip-addresses/', {address: '10.0.2.99/24'});
	expect((await rest('PATCH', `plugins/bgp/session/${id}/`, {remote_address: made.json['id']})).status).toBe(200);
	for (const device of ['fceos4', 'fceos5']) {
		expect(lines(await check(shell, `devices ${device} rules missing-reverse`))).toEqual([
			'missing-reverse fceos4-fceos5-eth105: fceos5 has no session to 10.0.2.1',
		]);
	}
});

test.each([403, 500])('BE23 far-ends who has an AS number is not known where NetBox answers %i', async (status) => {
	const {lab} = await startShell();
	const shell = openShell(await fronted(lab.url, new Map(), {path: 'local_as=', status}));
	const rest = restOf(lab.url);
	const [provider] = (await rest('GET', 'plugins/bgp/session/?device=edge1&limit=1')).json['results'] as readonly Row[];
	expect(provider).toBeDefined();
	const output = await check(shell, 'devices edge1');
	expect([told(output).external, lines(output).filter((line) => line.includes('who has AS')).length > 0]).toEqual([0, true]);
	expect(output.errors.length).toBe(status === 403 ? 0 : 1);
	if (status === 403) expect(output.notes).toContain('this token may not see the holders of AS numbers: which peers are external is not known');
});

test.each([403, 500])('BE23 far-ends whose an address is, is not known of all sessions where NetBox answers %i', async (status) => {
	const {lab} = await startShell();
	const shell = openShell(await fronted(lab.url, new Map(), {path: '/api/ipam/ip-addresses/', status}));
	const output = await check(shell, 'all-sessions');
	expect(told(output).external).toBe(0);
	expect(lines(output).filter((line) => line.startsWith('unknown-remote'))).toEqual([]);
	expect(lines(output).filter((line) => line.includes('is not known: ')).length).toBeGreaterThan(5);
});

test('BE7 unknown-remote with cache force says what was read, and not what is there', async () => {
	const shell = await startShell();
	const forced = lines(await check(shell, 'all-sessions cache force rules unknown-remote'));
	expect(forced).not.toEqual([]);
	for (const line of forced) expect(line).toContain(': no session that was read has ');
});

import {expect, onTestFinished, test} from 'vitest';
import {table} from '../../src/format/table/table.js';
import {createTheme} from '../../src/format/theme.js';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {reader, restOf} from '../peerings/support.js';
import {pipe, run, screenOf} from '../pipes/chain.js';
import {messageOf, unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {openShell, type Speaker, shareShell, startShell} from './netbox-support.js';

type Explained = {
	readonly here: string;
	readonly there: string | null;
	readonly verdict: string;
	readonly fields: readonly Row[];
	readonly findings: readonly Row[];
};

const shared = shareShell();
const explain = async (shell: Speaker, words: string): Promise<Output> => unwrap(await shell.say(`netbox explain bgp-peerings ${words}`));
const told = (output: Output): readonly Explained[] => (documentOf(output) as unknown as {readonly peerings: readonly Explained[]}).peerings;
const fieldOf = ({fields}: Explained, name: string): Row => fields.find(({field}) => field === name) ?? {};

test('EX1 two-halves EX2 rules-met both halves side by side, with the finding that they meet', async () => {
	const output = await explain(shared(), 'id=15');
	const [one, ...others] = told(output) as readonly [Explained, ...Explained[]];
	expect(others).toEqual([]);
	expect(one).toMatchObject({here: 'leaf1 leaf1-spine2', there: 'spine2 spine2-leaf1', verdict: 'as-mismatch'});
	expect(fieldOf(one, 'remote-as')).toMatchObject({here: 4_200_000_002, here_from: 'session', there: 4_200_000_101, there_from: 'session'});
	expect(fieldOf(one, 'local')).toMatchObject({here: '172.16.2.3/31', there: '172.16.2.2/31'});
	expect(one.findings).toEqual([
		{field: 'as-mismatch', severity: 'error', here: 'here AS4200000201 to AS4200000002, there AS4200000002 to AS4200000101'},
	]);
	expect(output.differs).toBeUndefined();
	const screen = screenOf(output);
	expect(screen).toMatch(/^leaf1 leaf1-spine2, spine2 spine2-leaf1: as-mismatch - 18 lines\n {2}field +here +/);
	expect(screen).toMatch(/\n {2}as-mismatch +here AS4200000201/);
	expect(run(output, [pipe('csv')]).text).toMatch(/^peering,field,here,here-from,there,there-from,here-changed,there-changed\n/);
});

test('EX1 two-halves without another half there is none, and what could be its cause is told', async () => {
	const [one] = told(await explain(shared(), 'spine1-leaf4'));
	expect(one).toMatchObject({
		here: 'spine1 spine1-leaf4',
		there: null,
		verdict: 'missing-reverse',
		findings: [{field: 'missing-reverse', severity: 'error'}],
	});
	expect(one && fieldOf(one, 'local')).toMatchObject({there: null, there_from: null});
});

test('EX1 two-halves where a value is from: the interface that has the address, and the VRF of the address', async () => {
	const {lab} = await startShell();
	const front = await startServer(async ({target, headers: {authorization = ''}}) => {
		const answer = await fetch(lab.url + target, {headers: {authorization}});
		const json = (await answer.json()) as {results?: readonly Row[]};
		if (!target.startsWith('/api/ipam/ip-addresses/')) return {json: json as Json, status: answer.status};
		const on = {
			assigned_object_type: 'dcim.interface',
			assigned_object_id: 1,
			assigned_object: {id: 1, name: 'eth1', device: {id: 1, name: 'fceos4'}},
		};
		return {
			json: {...json, results: (json.results ?? []).map((row) => ({...row, ...on, vrf: {id: 7, name: 'RED', rd: '65000:7'}}))} as unknown as Json,
		};
	});
	onTestFinished(front.close);
	const [one] = told(await explain(openShell(front.url), 'fceos4-fceos5-eth105')) as readonly [Explained];
	expect(fieldOf(one, 'local')).toMatchObject({here_from: 'interface', there_from: 'interface of fceos4'});
	expect(fieldOf(one, 'vrf')).toMatchObject({here: 'RED', here_from: 'address', there: 'RED', there_from: 'address'});
});

test('EX3 last-changes who changed a field last, by one request; a log that may not be read is a note', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	await rest('PATCH', 'plugins/bgp/session/1/', {status: 'planned', changelog_message: 'CHG-1'});
	await rest('PATCH', 'plugins/bgp/session/1/', {status: 'active', changelog_message: 'CHG-2'});
	await rest('PATCH', 'plugins/bgp/session/2/', {description: 'x'});
	shell.asked();
	const output = await explain(shell, 'fceos4-fceos5-eth105');
	const [one] = told(output) as readonly [Explained];
	const admin = {user: 'admin', time: expect.stringMatching(/^\d{4}-/)};
	expect(fieldOf(one, 'status')).toMatchObject({here_changed: {...admin, message: 'CHG-2'}, there_changed: null});
	expect(fieldOf(one, 'description')).toMatchObject({here_changed: null, there_changed: {...admin, message: null}});
	expect(fieldOf(one, 'local-as')).toMatchObject({here_changed: null, there_changed: null});
	expect(shell.asked().filter((path) => path.includes('object-changes'))).toHaveLength(1);
	expect(run(output, [pipe('csv')]).text).toMatch(/\n"fceos4[^\n]*,status,active,session,active,session,admin \S+ CHG-2,\n/);
	const closed = await explain(openShell(shell.lab.url, {token: reader}), 'fceos4-fceos5-eth105');
	expect(closed.notes.filter((note) => note.startsWith('who changed them last is not known: '))).toHaveLength(1);
	expect(told(closed)).toHaveLength(1);
});

test('EX4 sessions-meant by name, glob, id and key; none and too many are refused', async () => {
	const names = async (word: string): Promise<readonly string[]> => told(await explain(shared(), word)).map(({here}) => here);
	expect(await names('LEAF?-SPINE2')).toContain('leaf1 leaf1-spine2');
	expect(await names('"#15"')).toEqual(['leaf1 leaf1-spine2']);
	expect((await names('"ix #25"')).join()).toMatch(/#25|^edge1 ix/);
	const failed = async (word: string): Promise<string> => messageOf(await shared().say(`netbox explain bgp-peerings ${word}`));
	expect(await failed('nope')).toBe('no BGP session "nope" in "env".');
	expect(await failed('"ix #15"')).toContain('no BGP session');
	expect(await failed('""')).toBe('the name of a session is empty.');
	expect(await failed('*')).toMatch(/^"\*" means \d+ sessions: at most 50 are explained\.$/);
});

test('EX4 sessions-meant a name but for case is meant where none is spelt so, and a mistyped one gets near names', async () => {
	expect(told(await explain(shared(), 'FCEOS4-fceos5-ETH105')).map(({here}) => here)).toEqual(['fceos4 fceos4-fceos5-eth105']);
	expect(await shared().say('netbox explain bgp-peerings fceos4-fceos5-eth115')).toMatchObject({
		error: {code: 'not-found', hint: 'Did you mean "fceos4-fceos5-eth105", "fceos4-fceos5-eth106" or "fceos4-fceos5-eth107"?'},
	});
});

test('EX1 two-halves EX2 rules-met a session that is there twice is told so, and each end stands in a part of its own', async () => {
	const shell = await startShell();
	const session = shell.lab.behind.rows('plugins/bgp/session').find(({id}) => id === 1) as Row;
	shell.lab.behind.insert('plugins/bgp/session', {...session, id: 900, name: 'again'});
	const peerings = told(await explain(shell, 'again'));
	expect(peerings[0]?.findings).toMatchObject([{field: 'duplicate', severity: 'error'}]);
	expect(peerings.map(({here, there}) => [here, there])).toEqual([
		['fceos4 again', 'fceos4 fceos4-fceos5-eth105'],
		['fceos4 again', 'fceos5 fceos5-fceos4-eth105'],
	]);
	// A glob that means the far end too leaves it out nowhere.
	expect(told(await explain(shell, '*eth105')).flatMap(({here, there}) => [here, there])).toContain('fceos5 fceos5-fceos4-eth105');
});

test('EX1 two-halves a heading is broken at blanks, and inside of no word', async () => {
	const output = await explain(shared(), 'id=15');
	const theme = createTheme({color: false, unicode: true});
	const screen = [...table(output, {terminal: true, now: 0, width: 40, theme})].join('');
	expect(screen.split('\n').slice(0, 2)).toEqual(['leaf1 leaf1-spine2, spine2 spine2-leaf1:', 'as-mismatch - 18 lines']);
});

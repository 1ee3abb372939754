import {expect, test} from 'vitest';
import {sentenceOf} from '../../src/language/sentence-of.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {restOf} from '../peerings/support.js';
import {pipe, run, screenOf, select, where} from '../pipes/chain.js';
import {unwrap} from '../support/database.js';
import {lineAt} from '../support/shell-tree.js';
import {type Shell, shareShell, startShell} from './netbox-support.js';

type Peerings = Extract<Output, {readonly kind: 'groups'}>;
const said = async (shell: Shell, line: string): Promise<Peerings> => {
	const output = unwrap(await shell.say(line));
	if (output.kind !== 'groups') throw new Error(`unexpected ${output.kind}`);
	return output;
};
/** The lines of a text, their blanks as one: how columns are aligned is not what is looked at here. */
const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '));
const shared = shareShell();

test('SB4 bgp-neighbors show bgp neighbors has one header and the device as a column, devices and sessions in natural order', async () => {
	const shell = await startShell();
	const output = await said(shell, 'show bgp neighbors devices leaf[1-2] fceos4');
	expect(linesOf(screenOf(output)).slice(0, 3)).toEqual([
		'device session status local local-as remote remote-as',
		'fceos4 fceos4-fceos5-eth105 active 10.0.2.1/30 65100 10.0.2.2/30 65101',
		'fceos4 fceos4-fceos5-eth106 active 10.0.3.1/30 65100 10.0.3.2/30 65101',
	]);
	expect(screenOf(output, where('remote-as=4200000002'), select('device', 'remote'))).toMatch(/^device {2}remote\nleaf1 {3}/);
	expect(run(output, [pipe('csv')]).text.split('\n')[0]).toBe('device,session,status,local,local-as,remote,remote-as,peer-group,description');
	expect(documentOf(output)).toEqual(documentOf(await said(shell, 'netbox get bgp-peerings devices leaf[1-2] fceos4')));
});

test('SB4 bgp-neighbors devices without sessions, and how old unchecked ones are, stand in the table; without devices only those with sessions are there', async () => {
	const shell = await startShell();
	const {groups} = await said(shell, 'netbox get bgp-peerings devices *');
	const empty = groups.find(({rows}) => rows.length === 0)?.key ?? '';
	const some = await said(shell, `show bgp neighbors devices fceos4 ${empty} nope`);
	expect(linesOf(screenOf(some))).toEqual(
		expect.arrayContaining([`${empty} no sessions`, 'nope not found', expect.stringMatching(/^2 devices, .*; 1 not found$/)]),
	);
	expect(some.errors).toMatchObject([{code: 'not-found'}]);
	const all = await said(shell, 'show bgp neighbors');
	expect(all.groups.map(({key}) => key)).toEqual(groups.filter(({rows}) => rows.length > 0).map(({key}) => key));
	const forced = await said(shell, 'show bgp neighbors devices fceos4 cache force');
	expect(screenOf(forced)).toMatch(/\n1 device, \d+ sessions: .*; cached\s+up\s+to \d+ \S+ ago, not checked\n/);
	expect(screenOf(forced, where('status=failed'))).toBe('no rows\n');
});

/** Of an address the other half follows (SB5 neighbor-word). */
const withOther = [
	['fceos4', 'fceos4-fceos5-eth105'],
	['fceos5', 'fceos5-fceos4-eth105'],
] as const;

test.each([
	['10.0.2.2', withOther],
	['10.0.2.2/30', withOther],
	['fceos4-fceos5-eth105', [['fceos4', 'fceos4-fceos5-eth105']]],
	['FCEOS4-fceos5-ETH105', [['fceos4', 'fceos4-fceos5-eth105']]],
	['"#1"', [['fceos4', 'fceos4-fceos5-eth105']]],
	['"ix #25"', [['edge1', 'ix #25']]],
	[
		'ix',
		[
			['edge1', 'ix'],
			['edge1', 'ix #25'],
			['edge1 #11', 'ix'],
		],
	],
	['"#27"', [['edge1 #11', '#27']]],
	['10.247.0.0/24', [['edge1', 'dynamic']]],
	['10.247.0.77', [['edge1', 'dynamic']]],
	[
		'ix devices edge1',
		[
			['edge1', 'ix'],
			['edge1', 'ix #25'],
			['edge1 #11', 'ix'],
		],
	],
] as const)('SB5 neighbor-word show bgp neighbors %s means every session of that remote address or name', async (word, expected) => {
	const output = await said(shared(), `show bgp neighbors ${word}`);
	expect(output.groups.flatMap(({key, rows}) => rows.map((row) => [key, row.key]))).toEqual(expected);
});

test('SB5 neighbor-word an IPv6 address may be spelt in any way, and an address may be the remote one of several', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	const {json} = await rest('POST', 'ipam/ip-addresses/', {address: '2001:db8:0:7::1/64'});
	for (const id of [1, 13]) expect((await rest('PATCH', `plugins/bgp/session/${id}/`, {remote_address: json['id'] as number})).status).toBe(200);
	const output = await said(shell, 'show bgp neighbors 2001:DB8::7:0:0:0:1');
	expect(output.groups.flatMap(({key, rows}) => rows.map(({held}) => [key, held.row['id']]))).toHaveLength(2);
});

test('SB5 neighbor-word every field of a session is a line, custom fields too, and JSON is what get bgp-peerings has', async () => {
	const shell = await startShell();
	const output = await said(shell, 'show bgp neighbors 10.0.2.2');
	const lines = screenOf(output).split('\n');
	expect(lines.slice(0, 9)).toEqual([
		'fceos4 - 1 session',
		'  session: fceos4-fceos5-eth105',
		'  id: 1',
		'  name: fceos4-fceos5-eth105',
		'  status: active',
		'  local: 10.0.2.1/30',
		'  local-as: 65100',
		'  remote: 10.0.2.2/30',
		'  remote-as: 65101',
	]);
	const whole = documentOf(await said(shell, 'netbox get bgp-peerings devices fceos4')) as ReadonlyMap<string, ReadonlyMap<string, Row>>;
	const row = whole.get('fceos4')?.get('fceos4-fceos5-eth105') ?? {};
	for (const field of ['tier', 'maintenance']) expect(lines).toContain(`  custom_fields.${field}: -`);
	for (const key of ['url', 'extra_attributes', 'remote_as_macro', 'virtualmachine'])
		expect(lines.some((line) => line.startsWith(`  ${key}: `))).toBe(true);
	expect((documentOf(output) as typeof whole).get('fceos4')?.get('fceos4-fceos5-eth105')).toEqual(row);
	expect(screenOf(output, select('remote', 'remote-as'))).toBe(
		'fceos4 - 1 session\n  remote: 10.0.2.2/30\n  remote-as: 65101\nfceos5 - 1 session\n  remote: 10.0.2.1/30\n  remote-as: 65100\n',
	);
	// A name is that session alone.
	expect(screenOf(await said(shell, 'show bgp neighbors fceos4-fceos5-eth105'), pipe('count'))).toBe('Count: 1\n');
});

test.each([
	['fceos4', 'Did you mean "devices fceos4"?'],
	['fceos4-fceos5-eth115', 'Did you mean "fceos4-fceos5-eth105", "fceos4-fceos5-eth106" or "fceos4-fceos5-eth107"?'],
	['fceos4-*', 'a glob goes into a pipe: show bgp neighbors | where session=fceos4-*'],
	['10.255.255.1', undefined],
])('SB6 no-neighbor show bgp neighbors %s finds none, which is an error', async (word, hint) => {
	const found = await shared().say(`show bgp neighbors ${word}`);
	expect(found).toMatchObject({ok: false, error: {code: 'not-found', message: `no BGP session "${word}" on any device of "env".`}});
	expect(found.ok ? undefined : found.error.hint).toBe(hint);
});

test('SB6 no-neighbor a local address is told from a remote one, and devices that could not be read are not those without it', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	const {json} = await rest('POST', 'ipam/ip-addresses/', {address: '198.18.0.1/30'});
	expect((await rest('PATCH', 'plugins/bgp/session/1/', {local_address: json['id'] as number})).status).toBe(200);
	expect(await shell.say('show bgp neighbors 198.18.0.1 devices fceos4')).toMatchObject({
		error: {
			message: 'no BGP session "198.18.0.1" on the devices asked for.',
			hint: `it is the local address of "fceos4-fceos5-eth105" of 'fceos4': say the remote one, or the name`,
		},
	});
	expect(await shell.say('show bgp neighbors 10.0.2.9 cache force')).toMatchObject({
		error: {code: 'not-found', message: 'no BGP session "10.0.2.9" in what is cached of "env".'},
	});
	const partly = await said(shell, 'show bgp neighbors 198.18.0.1 devices fceos4 nope');
	expect(partly.errors.map(({message}) => message)).toEqual([
		"Device 'nope' not found in Netbox",
		'no BGP session "198.18.0.1" on the devices that could be read.',
	]);
});

test('SB6 no-neighbor a session of that name on no device is led to', async () => {
	const shell = await startShell();
	shell.lab.behind.update('plugins/bgp/session', 1, {device: null, name: 'homeless'});
	expect(await shell.say('show bgp neighbors homeless')).toMatchObject({
		error: {code: 'not-found', hint: 'one is on no device: "netbox explain bgp-peerings id=1" shows it'},
	});
});

test('CM8 compare-forms compare stands behind show bgp neighbors too, but not behind a word of it', async () => {
	const compared = unwrap(await shared().say('show bgp neighbors devices fceos4 | compare branch maint-42'));
	expect([compared.kind, compared.differs]).toEqual(['document', true]);
	expect(sentenceOf(lineAt('show bgp neighbors 10.0.2.2 | compare branch maint-42'))).toMatchObject({
		ok: false,
		error: [{message: '"compare" needs peerings.'}],
	});
});

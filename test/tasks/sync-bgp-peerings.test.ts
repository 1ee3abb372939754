import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {withRouter} from '../config/dataset.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const folder = mkdtempSync(join(tmpdir(), 'nf-config-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** A file with this text; its path. */
function file(text: string): string {
	const path = join(folder, `${Math.random()}.cfg`);
	writeFileSync(path, text);
	return path;
}

const written = (shell: Shell): readonly string[] => shell.writes().filter((line) => !line.includes('graphql'));
const stepsOf = (said: Output): readonly string[] =>
	rowsOf(said).rows.map(({row: {verb, id, object, field, old, new: next}}) =>
		field === null ? `${verb} ${id} ${object}` : `${verb} ${id ?? object} ${field}: ${old} -> ${next}`.replace(/ \(id \d+\)/g, ''),
	);
const leftOf = (said: Output): readonly string[] =>
	((documentOf(said) as Row)['left'] as readonly Row[]).map(({line, peer, why}) => `${line} ${peer}: ${why}`);

/** A shell before a lab with `cr1`; its configuration, which may be changed, and what the sync of that says. */
async function router(change: (dataset: LabDataset) => LabDataset = (dataset) => dataset) {
	const shell = await startShell((dataset) => change(withRouter(dataset)));
	const out = unwrap(await shell.say('netbox get config devices cr1 as eos'));
	const text = out.kind === 'text' ? out.text : '';
	const sync = async (config: string, words = 'dry-run'): Promise<Output> =>
		unwrap(await shell.say(`netbox sync bgp-peerings device cr1 config ${file(config)} as eos ${words}`));
	return {shell, text, sync};
}

test('CF10 round-trip what was written for a device changes nothing when it is synced: nothing is sent, on every platform that can say it', async () => {
	const {shell} = await router();
	for (const [device, as] of [
		['cr1', 'eos'],
		['cr1', 'junos-set'],
		['spine1', 'iosxr'],
		['fceos4', 'frr'],
	] as const) {
		const out = unwrap(await shell.say(`netbox get config devices ${device} as ${as}`));
		const path = file(out.kind === 'text' ? out.text : '');
		const said = unwrap(await shell.say(`netbox sync bgp-peerings device ${device} config ${path} as ${as} with-deletes yes`));
		expect([device, as, stepsOf(said), leftOf(said), said.differs, said.notes.at(-1)]).toEqual([
			device,
			as,
			[],
			[],
			undefined,
			'nothing to do: nothing was sent',
		]);
	}
	expect(written(shell)).toEqual([]);
});

test('CF8 sync-plan one edited neighbour is one step: shown, asked for, applied, and taken back by undo', async () => {
	const {shell, text, sync} = await router();
	const edited = text.replace('to spine1 port 3', 'to spine1 port 4').replace('neighbor 10.70.0.1 maximum-routes 500', 'neighbor 10.70.0.1 shutdown');
	const dry = await sync(edited);
	expect([stepsOf(dry), dry.notes.at(-1), dry.differs, written(shell)]).toEqual([
		[
			'update 90001 status: active -> offline',
			'update 90001 description: to spine1 port 3 -> to spine1 port 4',
			'update 90001 max_prefixes: 500 -> null',
		],
		...['would do 1 step: nothing was sent', undefined, []],
	]);
	const done = await sync(edited, 'yes');
	expect([done.notes.slice(-2), written(shell)]).toEqual([
		['done: 1 step of the sync in env', 'next: netbox check bgp-peerings devices cr1'],
		['PATCH /api/plugins/bgp/session/90001/'],
	]);
	expect((await sync(edited, 'yes')).notes).toEqual(['nothing to do: nothing was sent']);
	unwrap(await shell.say('undo yes'));
	expect((await sync(text)).notes).toEqual(['nothing to do: nothing was sent']);
});

test('CF8 sync-plan shut down is offline, what runs is active, and a planned session stays planned, which is said', async () => {
	const {text, sync} = await router();
	// `ibgp` is planned, and `customer` offline.
	const said = await sync(text.replaceAll(/ *neighbor \S+ shutdown\n/g, ''));
	expect([stepsOf(said), said.notes[0]]).toEqual([['update 90003 status: offline -> active'], '1 session of the file stays planned']);
});

test('CF8 sync-plan sessions that the file does not have go only with with-deletes, by id, and only those of the VRFs and families that it has', async () => {
	const {shell, text, sync} = await router();
	const without = text
		.replaceAll(/ *neighbor (?:10\.70\.0\.1|2001:db8:70::1) .*\n/g, '')
		.replace(/ *vrf BLUE\n[\s\S]*$/, '!\n')
		.replace(/ *address-family ipv6\n/, '');
	const kept = await sync(without);
	expect([stepsOf(kept), kept.notes[0]]).toEqual([[], '1 session not in the file: 10.70.0.1 (id 90001); "with-deletes" deletes it']);
	expect(stepsOf(await sync(without, 'with-deletes dry-run'))).toEqual(['delete 90001 cr1:fabric']);
	const done = await sync(without, 'with-deletes yes');
	expect([done.errors, written(shell)]).toEqual([[], ['DELETE /api/plugins/bgp/session/90001/']]);
	expect(unwrap(await shell.say('netbox get bgp-peerings devices cr1 | count'))).toBeDefined();
});

test('CF7 local-address a new session gets the address of its source, else the one in a subnet with the peer; what cannot be told is left and said', async () => {
	const {shell, text, sync} = await router((dataset) => ({
		...dataset,
		objects: {...dataset.objects, 'plugins/bgp/session': (dataset.objects['plugins/bgp/session'] ?? []).filter(({id}) => Number(id) < 90_000)},
	}));
	expect(text).toBe('! cr1 (eos): no BGP sessions\n');
	const config = `router bgp 65010
   neighbor 10.70.0.1 remote-as 65020
   neighbor 10.70.0.1 peer group FABRIC-70
   neighbor 10.70.0.1 route-map FAB-IN in
   neighbor FABRIC-70 peer group
   neighbor 10.70.255.2 remote-as 65010
   neighbor 10.70.255.2 update-source Loopback0
   neighbor 10.70.2.2 remote-as 65099
   neighbor 10.70.3.2 remote-as 65020
   neighbor 10.70.0.9 remote-as 65020
   neighbor 10.70.0.9 update-source Loopback7
   vrf BLUE
      neighbor 10.70.9.2 remote-as 65030
      neighbor 10.70.9.2 local-as 64999 no-prepend replace-as
      neighbor 10.70.2.2 remote-as 65020
`;
	const dry = await sync(config);
	expect([leftOf(dry), dry.differs]).toEqual([
		[
			'8 10.70.2.2: no AS 65099 in NetBox',
			'9 10.70.3.2: its local address cannot be told: no address of the device in a subnet with 10.70.3.2 in NetBox',
			'9 10.70.3.2: no address 10.70.3.2 in NetBox',
			'10 10.70.0.9: its local address cannot be told: no IPv4 address on Loopback7 in NetBox',
			'10 10.70.0.9: no address 10.70.0.9 in NetBox',
			'15 10.70.2.2: its local address cannot be told: no address of the device in a subnet with 10.70.2.2 in VRF BLUE in NetBox',
			'15 10.70.2.2: no address 10.70.2.2 of VRF BLUE in NetBox',
		],
		true,
	]);
	expect(stepsOf(dry).filter((line) => /(?:local|remote)_a|peer_group|import/.test(line))).toEqual([
		'create cr1-10.70.0.1 local_address: null -> 10.70.0.0/31',
		'create cr1-10.70.0.1 remote_address: null -> 10.70.0.1/31',
		'create cr1-10.70.0.1 local_as: null -> AS65010',
		'create cr1-10.70.0.1 remote_as: null -> AS65020',
		'create cr1-10.70.0.1 peer_group: null -> FABRIC-70',
		'create cr1-10.70.255.2 local_address: null -> 10.70.255.1/32',
		'create cr1-10.70.255.2 remote_address: null -> 10.70.255.2/32',
		'create cr1-10.70.255.2 local_as: null -> AS65010',
		'create cr1-10.70.255.2 remote_as: null -> AS65010',
		'create cr1-10.70.9.2 local_address: null -> 10.70.9.1/30',
		'create cr1-10.70.9.2 remote_address: null -> 10.70.9.2/30',
		'create cr1-10.70.9.2 local_as: null -> AS64999',
		'create cr1-10.70.9.2 remote_as: null -> AS65030',
	]);
	const done = await sync(config, 'yes');
	expect([done.errors, written(shell).every((line) => line === 'POST /api/plugins/bgp/session/')]).toEqual([[], true]);
	const again = await sync(config);
	expect([stepsOf(again), again.notes.at(-1)]).toEqual([[], 'nothing can be done of what is left: nothing was sent']);
});

test('CF8 sync-plan what is not understood takes nothing away, and what a session cannot say is left', async () => {
	const {text, sync} = await router();
	const odd = text
		.replace('neighbor 10.70.0.1 description to spine1 port 3', 'neighbor 10.70.0.1 wonder 3')
		.replace('      neighbor FABRIC-70 activate\n', '');
	const said = await sync(odd);
	expect([stepsOf(said), said.differs, said.notes[0]]).toEqual([[], true, 'not understood: line 8: neighbor 10.70.0.1 wonder 3']);
	const plain = await sync(text.replace('   neighbor FABRIC-70 route-map FAB-IN in\n', ''));
	expect(leftOf(plain)[0]).toBe('6 10.70.0.1: a session cannot say no import policy, since its group has FAB-IN');
	expect(stepsOf(plain)).toEqual([]);
});

test('CF5 config-in a file without BGP, one that is not there, and a group that NetBox does not have', async () => {
	const {shell, text, sync} = await router();
	const none = await shell.say(`netbox sync bgp-peerings device cr1 config ${file('hostname x\n')} as eos with-deletes yes`);
	expect(none).toMatchObject({ok: false, error: {code: 'usage', hint: 'say its platform by "as"; nothing was sent'}});
	const deep = file(`protocols { bgp { group G { neighbor 10.70.0.1 { peer-as 65020; } } } }\n${'a { '.repeat(200)}`);
	const cut = await shell.say(`netbox sync bgp-peerings device cr1 config ${deep} as junos with-deletes yes`);
	expect(cut).toMatchObject({ok: false, error: {message: 'the file is not read to its end: what it does not have is not known.'}});
	expect(await shell.say('netbox sync bgp-peerings device cr1 config /nowhere as eos yes')).toMatchObject({ok: false, error: {code: 'local-io'}});
	const said = await sync(text.replaceAll('FABRIC-70', 'FABRIC-71'));
	expect(leftOf(said)).toContain('7 10.70.0.1: no peer group FABRIC-71 in NetBox (there is FABRIC-70)');
	expect(written(shell)).toEqual([]);
});

test('CF14 whole-file a file of two devices, or one that is cut, is refused, and what brings in or takes back something takes nothing away', async () => {
	const {shell, text} = await router();
	const say = (config: string, as: string, device = 'leaf1') =>
		shell.say(`netbox sync bgp-peerings device ${device} config ${file(config)} as ${as} with-deletes dry-run`);
	const out = async (as: string): Promise<string> => {
		const said = unwrap(await shell.say(`netbox get config devices leaf1 as ${as}`));
		return said.kind === 'text' ? said.text : '';
	};
	const junos = await out('junos');
	const cut = junos.split('\n').slice(0, 12).join('\n');
	expect(await say(cut, 'junos')).toMatchObject({ok: false, error: {code: 'usage', message: expect.stringContaining('a brace is not closed')}});
	expect(await say(`${await out('eos')}\nrouter bgp 64999\n`, 'eos')).toMatchObject({
		ok: false,
		error: {message: expect.stringContaining('two devices')},
	});
	const inherits = await say(`apply-groups G;\n${junos}`, 'junos');
	expect(inherits).toMatchObject({ok: false, error: {message: expect.stringContaining('not read to its end')}});
	const taken = unwrap(
		await say(`${text}\n${text.split('\n').find((line) => line.startsWith('router bgp'))}\n   no neighbor 10.9.9.9 route-map X in\n`, 'eos', 'cr1'),
	);
	expect((documentOf(taken) as Row)['not_understood']).toMatchObject([{text: expect.stringContaining('no neighbor 10.9.9.9')}]);
	expect(written(shell)).toEqual([]);
});

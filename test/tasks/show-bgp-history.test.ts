import {expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {recordedDataset} from '../lab/replay.js';
import {restOf} from '../peerings/support.js';
import {screenOf} from '../pipes/chain.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const said = async (shell: Shell, line: string): Promise<Output> => unwrap(await shell.say(line));
const rowsIn = (output: Output): readonly Row[] => documentOf(output) as readonly Row[];
const changesIn = (output: Output): readonly unknown[] =>
	rowsIn(output).map(({action, field, old, new: now, message}) => [action, field, old, now, message]);
const name = 'fceos4-fceos5-eth106';

/** A shell whose lab has had these edits of session 3. */
async function edited(...edits: readonly Row[]): Promise<Shell> {
	const shell = await startShell();
	for (const edit of edits) expect((await restOf(shell.lab.url)('PATCH', 'plugins/bgp/session/3/', edit)).status).toBe(200);
	shell.asked();
	return shell;
}

test('SB7 bgp-history a row for each changed field, newest first, with who, when, why, and related objects by their names', async () => {
	const shell = await edited(
		{status: 'planned', changelog_message: 'CHG-1'},
		{remote_as: 1, import_policies: [], tags: [{slug: 'core'}], custom_fields: {tier: 'gold'}},
	);
	const output = await said(shell, `show bgp history ${name}`);
	expect(changesIn(output)).toEqual([
		['update', 'remote_as', 65101, 65100, null],
		['update', 'import_policies', ['RPL1'], [], null],
		['update', 'tags', [], ['core'], null],
		['update', 'custom_fields.tier', null, 'gold', null],
		['update', 'status', 'active', 'planned', 'CHG-1'],
	]);
	expect(rowsIn(output)[4]).toEqual({
		...{
			time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
			user: 'admin',
			action: 'update',
			field: 'status',
			old: 'active',
			new: 'planned',
		},
		...{message: 'CHG-1', session: name, id: 3, change: expect.any(Number), request: expect.stringMatching(/^[0-9a-f-]{36}$/)},
	});
	expect(screenOf(output)).toMatch(/^time +user +action +field +old +new +message\n/);
	const asked = shell.asked().map((path) => path.replace(/\?.*/, ''));
	expect(asked.toSorted()).toEqual([
		'/api/core/object-changes/',
		'/api/core/object-changes/',
		'/api/ipam/asns/',
		'/api/plugins/bgp/routing-policy/',
		'/api/plugins/bgp/session/',
	]);
	expect(output.meta).toMatchObject({requests: 5, truncated: false});
});

test('SB7 bgp-history a session that was renamed is found by both names, one that was deleted by the name it had, and by # and its id', async () => {
	const shell = await edited({name: 'renamed'});
	const rest = restOf(shell.lab.url);
	for (const word of [name, 'renamed', '"#3"', '"renamed #3"'])
		expect([word, changesIn(await said(shell, `show bgp history ${word}`))]).toEqual([word, [['update', 'name', name, 'renamed', null]]]);
	expect((await rest('DELETE', 'plugins/bgp/session/3/')).status).toBe(204);
	const deleted = await said(shell, 'show bgp history renamed');
	expect(changesIn(deleted)).toEqual(
		expect.arrayContaining([
			['delete', 'name', 'renamed', null, null],
			['delete', 'remote_as', 65101, null, null],
			['update', 'name', name, 'renamed', null],
		]),
	);
	expect(rowsIn(deleted).filter(({action, old, new: now}) => action === 'delete' && (old === null || now !== null))).toEqual([]);
	expect(deleted.notes).toEqual([expect.stringMatching(/^the change log begins at \S+ for "renamed": older changes were pruned, or made past it$/)]);
});

test('SB7 bgp-history a name that ends like a key is a name, and a key is a session of that name', async () => {
	const shell = await edited({status: 'planned'}, {status: 'active'});
	const rest = restOf(shell.lab.url);
	await rest('PATCH', 'plugins/bgp/session/1/', {name: 'peer #3'});
	expect(rowsIn(await said(shell, 'show bgp history "peer #3"')).map(({id}) => id)).toEqual([1]);
	expect(await shell.say('show bgp history "nope #3"')).toMatchObject({error: {code: 'not-found'}});
	await rest('PATCH', 'plugins/bgp/session/1/', {name: '#3'});
	expect(new Set(rowsIn(await said(shell, 'show bgp history "#3"')).map(({id}) => id))).toEqual(new Set([1, 3]));
});

test('SB7 bgp-history sessions that share a name are told apart, and a name that only begins so is another', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	const sessions = (await rest('GET', 'plugins/bgp/session/?name=ix')).json['results'] as readonly Row[];
	expect(sessions.length).toBeGreaterThan(1);
	const [first, ...others] = sessions;
	await rest('PATCH', `plugins/bgp/session/${first?.['id']}/`, {description: 'seen'});
	expect(screenOf(await said(shell, 'show bgp history ix'))).toMatch(/^time +session +id +user/);
	for (const {id} of others) await rest('PATCH', `plugins/bgp/session/${id}/`, {description: `seen ${id}`});
	await rest('PATCH', 'plugins/bgp/session/1/', {name: 'ix-other'});
	const output = await said(shell, 'show bgp history ix');
	expect(rowsIn(output).map(({id}) => id)).toEqual(sessions.map(({id}) => id).toReversed());
	expect(screenOf(output)).toMatch(/^time +session +id +user/);
});

test('SB8 history-lacks where the log begins after a session was made, or was pruned, that is said, and no history is an error', async () => {
	const shell = await edited({status: 'planned'});
	const output = await said(shell, `show bgp history ${name}`);
	expect(output.notes).toEqual([
		expect.stringMatching(
			/^the change log begins at \S+ for "fceos4-fceos5-eth106" of 'fceos4', which was created at \S+: older changes were pruned, or made past it$/,
		),
	]);
	expect(await shell.say('show bgp history fceos4-fceos5-eth105')).toMatchObject({
		ok: false,
		error: {
			code: 'not-found',
			message: 'the change log of "env" holds nothing of the BGP session "fceos4-fceos5-eth105".',
			hint: 'NetBox prunes it, after 90 days unless set otherwise, and scripts may write past it',
		},
	});
	const {json} = await restOf(shell.lab.url)('POST', 'plugins/bgp/session/', {
		...{name: 'new', device: 2, local_address: 1, remote_address: 8, local_as: 1, remote_as: 2},
	});
	expect(json['id']).toEqual(expect.any(Number));
	expect((await said(shell, 'show bgp history new')).notes).toEqual([]);
});

test.each([
	['nope', 'no BGP session "nope" in "env", nor in what its change log holds.', '"show bgp neighbors" lists the sessions'],
	[
		'10.0.2.2',
		'no BGP session "10.0.2.2" in "env", nor in what its change log holds.',
		'"show bgp neighbors 10.0.2.2" says the names of its sessions',
	],
	['"#99999"', 'no BGP session "#99999" in "env", nor in what its change log holds.', '"show bgp neighbors" lists the sessions'],
])('SB8 history-lacks a name that nobody has or had is an error: %s', async (word, message, hint) => {
	const shell = await startShell();
	expect(await shell.say(`show bgp history ${word}`)).toMatchObject({error: {code: 'not-found', message, hint}});
});

test('SB8 history-lacks an empty name is refused before a request, for NetBox takes it for every name', async () => {
	const shell = await startShell();
	expect(await shell.say('show bgp history " "')).toMatchObject({error: {code: 'usage', message: 'the name of a session is empty.'}});
	expect(shell.asked()).toEqual([]);
});

test('SB8 history-lacks a token that may not read the log gets an error', async () => {
	const shell = await startShell(undefined, {token: '1123456789abcdef0123456789abcdef01234567'});
	expect(await shell.say(`show bgp history ${name}`)).toMatchObject({
		error: {
			code: 'forbidden',
			message: 'NetBox "env" does not let this token read the change log (403).',
			hint: 'needs permission core.view_objectchange',
		},
	});
});

test('SB8 history-lacks D14 cut-list a limit is said, and the newest changes are shown', async () => {
	const shell = await edited({status: 'planned'}, {status: 'failed'}, {status: 'offline'});
	const output = await said(shell, `show bgp history ${name} limit 2`);
	expect(changesIn(output)).toEqual([
		['update', 'status', 'failed', 'offline', null],
		['update', 'status', 'planned', 'failed', null],
	]);
	expect([output.notes, output.meta.truncated]).toEqual([['showing 2 of 3 changes'], true]);
});

/** The log with a change of session 3 that a script saved without what was before. */
const halfLogged = (dataset: LabDataset): LabDataset => {
	const changes = recordedDataset('4.7.3').objects['core/object-changes'] ?? [];
	const change = changes.find(({changed_object_id: id}) => id === 3) ?? {};
	return {...dataset, objects: {...dataset.objects, 'core/object-changes': [{...change, id: 900, prechange_data: null}]}};
};

test('SB8 history-lacks a change of which the log does not say what was before changes no field that anybody knows', async () => {
	const shell = await startShell(halfLogged);
	const output = await said(shell, `show bgp history ${name}`);
	expect(changesIn(output)).toEqual([['update', null, null, null, null]]);
	expect(output.notes).toContain('the log does not say what changed in 900');
});

test('SB8 history-lacks an object that is gone is shown by its id, and that is said', async () => {
	const shell = await edited();
	const rest = restOf(shell.lab.url);
	const {json} = await rest('POST', 'plugins/bgp/peer-group/', {name: 'SHORT', description: ''});
	await rest('PATCH', 'plugins/bgp/session/3/', {peer_group: json['id'] as number});
	await rest('PATCH', 'plugins/bgp/session/3/', {peer_group: null});
	expect((await rest('DELETE', `plugins/bgp/peer-group/${json['id']}/`)).status).toBe(204);
	const output = await said(shell, `show bgp history ${name}`);
	expect(changesIn(output)).toEqual([
		['update', 'peer_group', `id ${json['id']}`, null, null],
		['update', 'peer_group', 'TEST_BGP_PEER_GROUP_1', `id ${json['id']}`, null],
	]);
	expect(output.notes).toContain('what is shown by its id was deleted since, or is hidden from this token');
});

test('SB8 history-lacks a NetBox that fails over the log of such sessions is an error, not a session without changes', async () => {
	const shell = await startShell(() => recordedDataset('4.4.10'));
	const rest = restOf(shell.lab.url);
	const {json} = await rest('POST', 'plugins/bgp/routing-policy/', {name: 'GROUP-ONLY', description: ''});
	expect((await rest('PATCH', 'plugins/bgp/peer-group/1/', {import_policies: [json['id'] as number]})).status).toBe(200);
	const found = await shell.say(`show bgp history ${name}`);
	expect(found).toMatchObject({ok: false, error: {code: 'rejected', message: expect.stringContaining('answered 500')}});
});

/** The log with many changes of sessions that are gone, none of them of the one that is asked for. */
const busyLog = (dataset: LabDataset): LabDataset => {
	const [change = {}] = (recordedDataset('4.7.3').objects['core/object-changes'] ?? []).filter(({changed_object_id: id}) => id === 3);
	const changes = Array.from({length: 1010}, (_, at) => ({...change, id: 1000 + at, changed_object_id: 90_000 + at, object_repr: `r1:nope-${at}`}));
	return {...dataset, objects: {...dataset.objects, 'core/object-changes': changes}};
};

test('SB8 history-lacks how far a long log was looked through for a name is said', async () => {
	const shell = await startShell(busyLog);
	expect(await shell.say('show bgp history nope')).toMatchObject({
		error: {code: 'not-found', hint: 'deleted and renamed sessions were looked for in the newest 1000 of 1010 changes'},
	});
	expect(rowsIn(await said(shell, 'show bgp history "#90005"'))).toHaveLength(1);
});

test('SB7 bgp-history in a branch the log of the branch is read, which is said', async () => {
	const shell = await startShell();
	const rest = restOf(shell.lab.url);
	const {json} = await rest('GET', 'plugins/branching/branches/?name=maint-42');
	const [branch] = json['results'] as readonly Row[];
	await rest('PATCH', 'plugins/bgp/session/3/', {description: 'in main'});
	const inBranch = restOf(shell.lab.url, {'X-NetBox-Branch': String(branch?.['schema_id'])});
	expect((await inBranch('PATCH', 'plugins/bgp/session/3/', {description: 'in the branch'})).status).toBe(200);
	const output = await said(shell, `show bgp history ${name} branch maint-42`);
	expect(changesIn(output).map((change) => (change as Row[])[3])).toEqual(expect.arrayContaining(['in the branch']));
	expect(changesIn(output).map((change) => (change as Row[])[3])).not.toContain('in main');
	expect(output.notes).toContain('this is the log of branch "maint-42": main has its own');
});

test.each(['4.4.10', '4.6.8', '4.7.3'])('SB7 bgp-history the log that NetBox %s keeps is read as it is', async (version) => {
	const shell = await startShell(() => recordedDataset(version));
	const output = await said(shell, `show bgp history ${name}`);
	expect(changesIn(output)).toEqual([['update', 'comments', '', 'edited once', null]]);
	const doomed = await said(shell, 'show bgp history doomed');
	expect([...new Set(rowsIn(doomed).map(({action}) => action))]).toEqual(['delete', 'create']);
	expect(doomed.notes).toEqual([]);
});

test('SB7 bgp-history a change within JSON is a change', async () => {
	const shell = await edited({extra_attributes: {bfd: {multiplier: 3}}}, {extra_attributes: {bfd: {multiplier: 5}}});
	expect(changesIn(await said(shell, `show bgp history ${name}`))).toEqual([
		['update', 'extra_attributes', {bfd: {multiplier: 3}}, {bfd: {multiplier: 5}}, null],
		['update', 'extra_attributes', {}, {bfd: {multiplier: 3}}, null],
	]);
});

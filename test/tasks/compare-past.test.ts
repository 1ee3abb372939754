import {expect, onTestFinished, test} from 'vitest';
import {resultOf} from '../../src/jobs/job-result.js';
import type {RunningLab} from '../../src/lab/http/server.js';
import {findNode} from '../../src/language/tree/visit.js';
import {documentOf, type Json, type Output, type Row} from '../../src/output/output.js';
import {reader, restOf} from '../peerings/support.js';
import {messageOf, unwrap} from '../support/database.js';
import {shellTree} from '../support/shell-tree.js';
import {adminToken, homeFolder, openApp} from '../wiring/open-app.js';
import {type Shell, startShell} from './netbox-support.js';

const get = 'netbox get bgp-peerings devices';

/** The moment between what was done before and what is done after it. */
async function moment(): Promise<string> {
	const at = Date.now() + 2;
	while (Date.now() <= at) await new Promise((resolve) => setImmediate(resolve));
	return new Date(at).toISOString();
}

const compared = async (shell: Shell, devices: string, at: string, more = ''): Promise<Output> =>
	unwrap(await shell.say(`${get} ${devices} | compare at ${at}${more}`));
const changesIn = (output: Output): readonly string[] =>
	((documentOf(output) as Row)['changes'] as readonly Row[]).map(({change, device, session, field, old, new: now}) =>
		change === '~' ? `${change} ${device} ${session} ${field} ${JSON.stringify(old)} ${JSON.stringify(now)}` : `${change} ${device} ${session}`,
	);

type Write = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<Row>;
const writing =
	({lab}: Shell): Write =>
	async (method, path, body) => {
		const {status, json} = await restOf(lab.url)(method, path, body);
		expect([path, status < 300]).toEqual([path, true]);
		return json as Row;
	};

test('CM4 past-state sessions are rebuilt backwards: edits, renames, another device, a creation and a deletion since then', async () => {
	const shell = await startShell();
	const write = writing(shell);
	await write('PATCH', 'plugins/bgp/session/1/', {description: 'before'});
	const at = await moment();
	await write('PATCH', 'plugins/bgp/session/1/', {description: 'between', status: 'planned'});
	await write('PATCH', 'plugins/bgp/session/1/', {description: 'after', name: 'renamed'});
	await write('PATCH', 'plugins/bgp/session/3/', {device: 3});
	const doomed = await write('GET', 'plugins/bgp/session/5/');
	await write('DELETE', 'plugins/bgp/session/5/');
	const idOf = (field: string): Json => (doomed[field] as Row)['id'] ?? null;
	await write('POST', 'plugins/bgp/session/', {
		...{name: 'made', device: 1, local_as: idOf('local_as'), remote_as: idOf('remote_as')},
		...{local_address: idOf('local_address'), remote_address: idOf('remote_address')},
	});
	const output = await compared(shell, 'fceos4', at);
	expect(changesIn(output)).toEqual([
		'- fceos4 fceos4-fceos5-eth107',
		'+ fceos4 made',
		'~ fceos4 renamed name "fceos4-fceos5-eth105" "renamed"',
		'~ fceos4 renamed status "active" "planned"',
		'~ fceos4 renamed description "before" "after"',
		'~ fceos6 fceos4-fceos5-eth106 device "fceos4" "fceos6"',
	]);
	expect([output.differs, output.notes]).toEqual([true, [`compared env at ${at} with env`, 'rebuilt from the change log']]);
	// The session that moved comes from elsewhere, asked from its new device too.
	expect(changesIn(await compared(shell, 'fceos6', at))).toContain('~ fceos6 fceos4-fceos5-eth106 device "fceos4" "fceos6"');
});

test('CM4 past-state what is shown of other objects has the names that they had: a device, an address, an AS number, a group, a policy, a tag', async () => {
	const shell = await startShell();
	const write = writing(shell);
	const tag = await write('POST', 'extras/tags/', {name: 'blue', slug: 'blue'});
	await write('PATCH', 'plugins/bgp/session/1/', {tags: [{id: tag['id']}]});
	const session = await write('GET', 'plugins/bgp/session/1/');
	const idOf = (field: string): number => Number((session[field] as Row)['id']);
	const [policy] = session['import_policies'] as readonly Row[];
	const at = await moment();
	await write('PATCH', `dcim/devices/${idOf('device')}/`, {name: 'fceos4b'});
	await write('PATCH', `ipam/ip-addresses/${idOf('local_address')}/`, {address: '10.0.2.1/29'});
	await write('PATCH', `plugins/bgp/bgppeergroup/${idOf('peer_group')}/`, {name: 'GROUP-B'});
	await write('PATCH', `plugins/bgp/routing-policy/${policy?.['id']}/`, {name: 'POLICY-B'});
	await write('PATCH', `extras/tags/${tag['id']}/`, {name: 'green'});
	await write('PATCH', `plugins/bgp/session/1/`, {description: 'after the tag'});
	await write('PATCH', `extras/tags/${tag['id']}/`, {name: 'red'});
	const output = await compared(shell, 'fceos4b', at, ' | where session=fceos4-fceos5-eth105');
	const mine = changesIn(output).filter((line) => line.includes('eth105'));
	expect(mine).toEqual([
		'~ fceos4b fceos4-fceos5-eth105 device "fceos4" "fceos4b"',
		'~ fceos4b fceos4-fceos5-eth105 local "10.0.2.1/30" "10.0.2.1/29"',
		`~ fceos4b fceos4-fceos5-eth105 peer-group ${JSON.stringify((session['peer_group'] as Row)['name'])} "GROUP-B"`,
		`~ fceos4b fceos4-fceos5-eth105 import ${JSON.stringify([policy?.['name']])} ["POLICY-B"]`,
		expect.stringContaining('export'),
		`~ fceos4b fceos4-fceos5-eth105 description ${JSON.stringify(session['description'])} "after the tag"`,
		'~ fceos4b fceos4-fceos5-eth105 tags ["blue"] ["red"]',
	]);
});

test('CM4 past-state nothing changed since then: no differences, exit 0', async () => {
	const shell = await startShell();
	const output = await compared(shell, 'fceos4,leaf*', await moment());
	expect([changesIn(output), output.differs]).toEqual([[], undefined]);
});

test('CM4 past-state a session, or an object that it shows, that was written past the log is named, and nothing is guessed', async () => {
	const shell = await startShell();
	const write = writing(shell);
	const at = await moment();
	await write('PATCH', 'plugins/bgp/session/1/', {description: 'logged'});
	shell.lab.behind.update('plugins/bgp/session', 1, {description: 'unlogged'});
	expect(messageOf(await shell.say(`${get} fceos4 cache False | compare at ${at}`))).toMatch(
		/^the change log does not lead back to that time: session fceos4-fceos5-eth105 \(#1\) its description is "unlogged", and "logged" in change \d+ of /,
	);
	expect(await shell.say(`${get} fceos6 | compare at ${at}`)).toMatchObject({ok: true});
	const leaf = shell.lab.behind.rows('dcim/devices').find(({name}) => name === 'leaf1')?.['id'];
	shell.lab.behind.update('dcim/devices', Number(leaf), {name: 'other'}, {stamp: true});
	expect(messageOf(await shell.say(`${get} other cache False | compare at ${at}`))).toMatch(
		/: dcim\.device other \(#\d+\) was saved at .*, and the log does not say what was changed\.$/,
	);
});

test.each([
	['soon', '"soon" is no time.'],
	['2999-01-01', '"2999-01-01" is still to come.'],
])('CM4 past-state at %s is refused in words', async (word, message) => {
	expect(messageOf(await (await startShell()).say(`${get} fceos4 | compare at ${word}`))).toBe(message);
});

test('CM4 past-state every unit of an age is listed where a time is wrong, and in the help', async () => {
	const {error} = (await (await startShell()).say(`${get} fceos4 | compare at soon`)) as {readonly error?: {readonly hint?: string}};
	const node = findNode(shellTree(), ['netbox', 'compare', 'bgp-peerings']);
	const help = /"with-time":\{"help":"([^"]*)"/.exec(JSON.stringify(node))?.[1];
	const units = ['s', 'm', 'h', 'd', 'w'];
	for (const text of [error?.hint, help]) expect([...String(text).matchAll(/\b\d+([smhdw])\b/g)].map(([, unit]) => unit)).toEqual(units);
});

/** A shell that keeps its results, with the token of this user. */
async function keeping(lab: RunningLab, token: string) {
	const {home, remove} = homeFolder();
	onTestFinished(remove);
	const shell = await openApp({home, env: {NF_URL: lab.url, NF_TOKEN: token}});
	onTestFinished(shell.close);
	return shell;
}

test('CM4 past-state a log that does not reach back, or may not be read, and nothing kept: an error, never a guess', async () => {
	const {lab} = await startShell();
	const admin = await keeping(lab, adminToken);
	expect((await admin.run(`${get} fceos4 | compare at 2020-01-01`)).errors[0]?.message).toMatch(
		/^what was at 2020-01-01T00:00:00Z is not known: the change log begins at 2026-\S+, and no result of these devices was kept before\.$/,
	);
	const asReader = await keeping(lab, reader);
	expect((await asReader.run(`${get} fceos4 | compare at 1h`)).errors[0]?.message).toMatch(
		/^what was at \S+ is not known: NetBox "env" does not let this token read the change log \(403\), and no result of these devices was kept before\.$/,
	);
});

test('CM4 past-state where the log may not be read the last kept result of these devices before that time is the past, and it is said which', async () => {
	const {lab} = await startShell();
	const shell = await keeping(lab, reader);
	const write = writing({lab} as Shell);
	await shell.run(`${get} fceos4,fceos5`);
	await write('PATCH', 'plugins/bgp/session/1/', {status: 'planned'});
	const kept = await shell.run(`${get} fceos4,fceos5`);
	// Another device, and a part: neither is what is asked for.
	await shell.run(`${get} leaf1`);
	await shell.run(`${get} fceos4,nowhere1`);
	const at = await moment();
	await write('PATCH', 'plugins/bgp/session/1/', {status: 'failed'});
	await shell.run(`${get} fceos4,fceos5`);
	const compared = await shell.run(`${get} fceos4,fceos5 | compare at ${at}`);
	expect(compared.json).toMatchObject({from: expect.stringMatching(new RegExp(`^job ${kept.job.number} `)), changed: 1, equal: 5});
	expect((compared.json as {changes: readonly Row[]}).changes).toMatchObject([{field: 'status', old: 'planned', new: 'failed'}]);
	expect(resultOf(compared.job).output?.notes.join('\n')).toMatch(
		/does not let this token read the change log \(403\): compared with what was kept\n.*\nit ended \d+ s before that time/,
	);
});

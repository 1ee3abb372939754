import {expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import type {CommandNode} from '../../src/language/tree/schema.js';
import {findNode} from '../../src/language/tree/visit.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {restOf} from '../peerings/support.js';
import {pipe, run, screenOf, select, where} from '../pipes/chain.js';
import {unwrap} from '../support/database.js';
import {commandOf, shellTree} from '../support/shell-tree.js';
import {type Shell, shareShell, startShell} from './netbox-support.js';

const said = async (shell: Shell, line: string): Promise<Output> => unwrap(await shell.say(line));
const rowsIn = (output: Output): readonly Row[] => documentOf(output) as readonly Row[];
/** The lines of a text, their blanks as one: how columns are aligned is not what is looked at here. */
const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '));
const summaryNode = (): CommandNode => {
	const node = findNode(shellTree(), ['show', 'bgp', 'summary']);
	if (!node) throw new Error('no such command');
	return node;
};
/** Statuses of sessions by id, as they are set before the lab starts. */
const withStates =
	(states: Readonly<Record<number, string>>) =>
	(dataset: LabDataset): LabDataset => ({
		...dataset,
		objects: {
			...dataset.objects,
			'plugins/bgp/session': (dataset.objects['plugins/bgp/session'] ?? []).map((row) => {
				const status = states[Number(row['id'])];
				return status === undefined ? row : {...row, status};
			}),
		},
	});
const stated = shareShell(withStates({3: 'planned', 4: 'failed', 5: 'failed'}));

test('SB1 bgp-summary show bgp summary has a row a device: AS numbers, sessions by status, and when NetBox confirmed them', async () => {
	const rows = rowsIn(await said(stated(), 'show bgp summary devices fceos4 leaf1'));
	expect(rows).toEqual([
		{
			device: 'fceos4',
			local_as: [65100],
			sessions: 3,
			active: 1,
			other: '1 failed, 1 planned',
			states: {active: 1, failed: 1, offline: 0, planned: 1},
			checked_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			remote_as: [65101],
		},
		expect.objectContaining({device: 'leaf1', local_as: [4200000101, 4200000201], active: 3, other: null, remote_as: [4200000001, 4200000002]}),
	]);
});

test('SB1 bgp-summary SB2 summary-totals the table has one header, its totals are those of all rows and are no part of JSON or CSV', async () => {
	const output = await said(stated(), 'show bgp summary devices fceos4 fceos5');
	const totals = '2 devices, 6 sessions: 3 active, 2 failed, 1 planned\n';
	expect(linesOf(screenOf(output))[0]).toBe('device local-as sessions active other checked remote-as');
	expect(screenOf(output)).toMatch(/^device .*\nfceos4 .*\nfceos5 .*\n2 devices, /);
	expect(screenOf(output).endsWith(totals)).toBe(true);
	const shown = (...pipes: Parameters<typeof run>[1]): string => run(output, pipes, {terminal: true, known: summaryNode()}).text;
	expect(shown(pipe('sort', {fields: ['device'], reverse: true})).endsWith(totals)).toBe(true);
	expect(shown(where('device=fceos4'))).not.toContain('devices, ');
	expect(shown(pipe('count'))).toBe('Count: 2\n');
	expect([shown(pipe('json')), shown(pipe('csv')), shown(pipe('yaml'))].some((text) => text.includes('devices, '))).toBe(false);
	expect(linesOf(shown(where('states.planned>0'), select('device', 'active')))).toEqual(['device active', 'fceos4 1', '']);
	expect(shown(where('local-as=AS65101'), select('device'))).toBe('device\nfceos5\n');
});

test('D21 times-for-people SB1 bgp-summary when a device was checked is a time in every form of data, and an age for people', async () => {
	const output = await said(stated(), 'show bgp summary devices fceos4');
	const at = String(rowsIn(output)[0]?.['checked_at']);
	const shown = (...pipes: Parameters<typeof run>[1]): string => run(output, pipes, {known: summaryNode(), now: Date.parse(at) + 180_000}).text;
	for (const form of ['csv', 'ndjson', 'yaml', 'json', 'markdown', 'kv']) {
		expect([form, shown(pipe('rows'), pipe(form)).includes(at)]).toEqual([form, true]);
		expect([form, /\bago\b|\bnow\b/.test(shown(pipe(form)) + shown(pipe('rows'), pipe(form)))]).toEqual([form, false]);
	}
	const people = run(output, [], {terminal: true, known: summaryNode(), now: Date.parse(at) + 180_000}).text;
	expect(people).toMatch(/^fceos4 .* 3 min ago /m);
});

test('SB1 bgp-summary what is not active stands whole, though one of many devices has it', async () => {
	const lines = run(await said(stated(), 'show bgp summary'), [], {terminal: true, now: Date.now()}).text;
	expect(lines).toMatch(/^edge1 #11 .* 1 failed, 1 offline {2}/m);
	expect(lines).toMatch(/^leaf1 +4200000101,… {2}/m);
});

test('SB2 summary-totals large numbers are grouped by commas', async () => {
	const {summaryOutput} = await import('../../src/peerings/summary.js');
	const one = {
		sessions: 10_226,
		states: new Map([
			['active', 10_224],
			['failed', 2],
		]),
		localAs: [],
		remoteAs: [],
		checkedAt: 0,
	};
	const two = {...one, device: 'b', sessions: 1, states: new Map([['planned', 1]])};
	const rest = {errors: [], notes: [], meta: {requests: 0, hits: 0, misses: 0, truncated: false}};
	expect(summaryOutput({devices: [{...one, device: 'a'}, two]}, rest)).toMatchObject({
		totals: '2 devices, 10,227 sessions: 10,224 active, 2 failed, 1 planned',
	});
	expect(screenOf(summaryOutput({devices: []}, rest))).toBe('no rows\n');
});

test('SB3 summary-devices without devices those that have sessions, with devices those named, and one that is not there is an error', async () => {
	const shell = await startShell();
	const all = rowsIn(await said(shell, 'show bgp summary'));
	const {groups} = (await said(shell, 'netbox get bgp-peerings devices *')) as Extract<Output, {kind: 'groups'}>;
	const having = groups.filter(({rows}) => rows.length > 0);
	expect(all.map(({device, sessions}) => [device, sessions])).toEqual([...having.map(({key, rows}) => [key, rows.length]), [null, 2]]);
	expect(having.length).toBeLessThan(groups.length);
	const empty = groups.find(({rows}) => rows.length === 0)?.key;
	const some = await said(shell, `show bgp summary devices fceos4 "${empty}" nope`);
	expect(rowsIn(some).map(({device, sessions}) => [device, sessions])).toEqual(
		expect.arrayContaining([
			['fceos4', 3],
			[empty, 0],
		]),
	);
	expect(some.errors).toMatchObject([{code: 'not-found', message: "Device 'nope' not found in Netbox"}]);
	expect(screenOf(some)).toMatch(/2 devices, 3 sessions: 3 active\n$/);
});

/** The line below the table. */
const summaryTotals = (output: Output): string => (output.kind === 'rows' ? (output.totals ?? '') : '');

/** The lab's sessions of virtual machines, sites and nothing: this one, and two more of no holder. */
const unheld = (dataset: LabDataset): LabDataset => ({
	...dataset,
	objects: {
		...dataset.objects,
		'plugins/bgp/session': (dataset.objects['plugins/bgp/session'] ?? []).map((row) =>
			[1, 2, 3].includes(Number(row['id'])) ? {...row, device: null, site: null, status: row['id'] === 1 ? 'failed' : 'active'} : row,
		),
	},
});

test('SB11 on-no-device a summary of all counts the sessions that are on no device in a row of their own, and its totals tell them apart', async () => {
	const shell = await startShell(unheld);
	const output = await said(shell, 'show bgp summary');
	const rows = rowsIn(output);
	expect(rows.at(-1)).toMatchObject({device: null, sessions: 5, active: 4, other: '1 failed', states: {active: 4, failed: 1}});
	expect(rows.filter(({device}) => device === null)).toHaveLength(1);
	const every = rowsIn(await said(shell, 'netbox crud get object-type session limit 1000 fields id'));
	expect(rows.reduce((sum, {sessions}) => sum + Number(sessions), 0)).toBe(every.length);
	const totals = summaryTotals(output);
	expect(totals).toMatch(/^(\d+) devices, \d+ sessions: .*; on no device 5 sessions: 4 active, 1 failed; \d devices? without sessions$/);
	expect(Number(totals.split(' ')[0])).toBe(rows.length - 1);
	const shown = (...pipes: Parameters<typeof run>[1]): string => run(output, pipes, {terminal: true, known: summaryNode()}).text;
	expect(shown(where('device=none'), select('device', 'sessions'))).toBe('device  sessions\n-              5\n');
	expect(rowsIn(await said(shell, 'show bgp summary devices *')).some(({device}) => device === null)).toBe(false);
});

test('SB11 on-no-device where the cache answers alone they are said to be unknown, and where NetBox fails over them that is an error', async () => {
	const shell = await startShell(unheld);
	await said(shell, 'show bgp summary');
	for (const line of ['show bgp summary cache force', 'show bgp neighbors cache force']) {
		expect((await said(shell, line)).notes.at(-1)).toBe('sessions on no device are not cached: whether there are any is not known');
	}
	const all = await said(shell, 'show bgp neighbors');
	expect(all.notes).toEqual([expect.stringMatching(/^not shown: \d devices? without sessions, 5 sessions on no device$/)]);
	const faulty = await startShell(unheld, {faults: ['503@/api/plugins/bgp/session/?device_id=null']});
	expect(await said(faulty, 'show bgp summary')).toMatchObject({
		errors: [{message: expect.stringMatching(/^'sessions on no device' could not be read: /)}],
	});
});

test('SB9 show-reads a summary and neighbors from a proved cache ask what get bgp-peerings asks, and their result is that of cache False', async () => {
	const shell = await startShell();
	for (const devices of ['fceos4 leaf1 edge1', '*']) {
		await said(shell, `netbox get bgp-peerings devices ${devices}`);
		shell.asked();
		await said(shell, `netbox get bgp-peerings devices ${devices}`);
		const asked = shell.asked().length;
		const lines = [`show bgp summary devices ${devices}`, `show bgp neighbors devices ${devices}`, `show bgp neighbors 10.0.2.2 devices ${devices}`];
		for (const line of devices === '*' ? [...lines, 'show bgp summary', 'show bgp neighbors'] : lines) {
			const output = await said(shell, line);
			// The other half of an address is read with what decides about it, where it is not read anyway.
			const requests = asked + (line.includes('devices') ? 0 : 2) + (line.includes('10.0.2.2') ? (devices === '*' ? 2 : 3) : 0);
			expect([line, shell.asked().length, output.meta.requests]).toEqual([line, requests, requests]);
		}
	}
	expect((await restOf(shell.lab.url)('PATCH', 'plugins/bgp/session/1/', {status: 'offline'})).status).toBe(200);
	for (const line of ['show bgp summary', 'show bgp neighbors', 'show bgp neighbors 10.0.2.2']) {
		const [proved, fresh] = [documentOf(await said(shell, line)), documentOf(await said(shell, `${line} cache False`))];
		const bare = (document: unknown): unknown => (Array.isArray(document) ? document.map(({checked_at: _, ...row}) => row) : document);
		expect(bare(proved)).toEqual(bare(fresh));
	}
	shell.asked();
	const forced = await said(shell, 'show bgp summary devices fceos4 cache force');
	expect([shell.asked(), rowsIn(forced)[0]?.['other']]).toEqual([[], '1 offline']);
});

test('SB9 show-reads the words after show bgp are read as everywhere: names that are options need quotes, devices are named by their option', () => {
	expect(commandOf('show bgp neighbors devices fceos4').args).toMatchObject({devices: {names: ['fceos4']}, cache: 'True'});
	expect(commandOf('sh bgp n 10.0.2.2 dev fceos4,fceos5 cac force').args).toMatchObject({
		neighbor: '10.0.2.2',
		devices: {names: ['fceos4', 'fceos5']},
		cache: 'force',
	});
	expect(commandOf('show bgp neighbors "cache"').args).toMatchObject({neighbor: 'cache'});
	expect(commandOf('sh bgp su').args['devices']).toBeUndefined();
	expect(commandOf('sh bgp h ix').args).toMatchObject({session: 'ix', limit: 50});
});

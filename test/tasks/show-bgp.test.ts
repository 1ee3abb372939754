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
			checked: expect.stringMatching(/^(?:now|\d+s ago)$/),
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

test('SB1 bgp-summary what is not active stands whole, though one of many devices has it', async () => {
	const lines = screenOf(await said(stated(), 'show bgp summary'));
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
	expect(summaryOutput([{...one, device: 'a'}, two], 0, rest)).toMatchObject({
		totals: '2 devices, 10,227 sessions: 10,224 active, 2 failed, 1 planned',
	});
	expect(screenOf(summaryOutput([], 0, rest))).toBe('no rows\n');
});

test('SB3 summary-devices without devices those that have sessions, with devices those named, and one that is not there is an error', async () => {
	const shell = await startShell();
	const all = rowsIn(await said(shell, 'show bgp summary'));
	const {groups} = (await said(shell, 'netbox get bgp-peerings devices *')) as Extract<Output, {kind: 'groups'}>;
	const having = groups.filter(({rows}) => rows.length > 0);
	expect(all.map(({device, sessions}) => [device, sessions])).toEqual(having.map(({key, rows}) => [key, rows.length]));
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
			expect([line, shell.asked().length, output.meta.requests]).toEqual([line, asked, asked]);
		}
	}
	expect((await restOf(shell.lab.url)('PATCH', 'plugins/bgp/session/1/', {status: 'offline'})).status).toBe(200);
	for (const line of ['show bgp summary', 'show bgp neighbors', 'show bgp neighbors 10.0.2.2']) {
		const [proved, fresh] = [documentOf(await said(shell, line)), documentOf(await said(shell, `${line} cache False`))];
		const bare = (document: unknown): unknown => (Array.isArray(document) ? document.map(({checked: _, checked_at: __, ...row}) => row) : document);
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

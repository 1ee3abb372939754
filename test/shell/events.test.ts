import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {createTheme} from '../../src/format/theme.js';
import type {Output} from '../../src/output/output.js';
import type {Environment} from '../../src/shell/environment.js';
import {jobWindow} from '../../src/shell/events.js';
import type {Message} from '../../src/shell/message.js';
import {createProgram} from '../../src/shell/program.js';
import {createState} from '../../src/shell/state.js';
import {createUpdate} from '../../src/shell/update.js';
import {shellTree} from '../support/shell-tree.js';
import {type Conversation, type ConversationOptions, converse, jobOf, keysOf, peerings} from './conversation.js';

const line = 'netbox get bgp-peerings devices fceos4';
const said = (message: string, severity = 'INFO'): object => ({type: 'event', severity, resources: [], message});
const infos = (count: number): readonly object[] => Array.from({length: count}, (_, at) => said(`step ${at + 1}`));
const completed = {type: 'completed', output: peerings};

/** A shell that has heard these events of a job of the line; what was printed below its header. */
function after(
	events: readonly object[],
	options: ConversationOptions & {readonly line?: string} = {},
): {readonly shell: Conversation; readonly lines: readonly string[]} {
	const shell = converse(options);
	shell.type(`${options.line ?? line}<enter>`);
	const run = shell.effects().find((effect) => effect.type === 'run');
	if (run?.type !== 'run') throw new Error(`nothing runs: ${shell.printed()}`);
	const job = jobOf(run.command);
	for (const message of [job.started, ...job.events(...events)]) shell.send(message);
	const printed = shell.printed().split('\n');
	return {shell, lines: printed.slice(printed.findIndex((row) => row.startsWith('job 17 |')) + 1, -1)};
}

const environment = (settings: Partial<Environment['settings']> = {}): Environment => ({
	tree: shellTree(),
	theme: createTheme({color: false, unicode: true}),
	settings: {
		...{
			progress: true,
			events: 'few',
			fullWords: true,
			expand: true,
			ghost: true,
			pager: true,
			screenLength: 'auto',
			redraw: true,
			output: 'auto',
			aliases: {},
			instances: ['lab'],
			prompt: 'nf',
		},
		...settings,
	},
});
const windowOf = (shell: Conversation, most = 22, settings: Partial<Environment['settings']> = {}): readonly string[] =>
	jobWindow(environment(settings), shell.state(), most);

test('J2 event-volume while a job runs its events are in the window alone, the newest six of them', () => {
	const {shell, lines} = after(infos(9), {columns: 100});
	expect(lines).toEqual([]);
	expect(windowOf(shell)).toEqual([4, 5, 6, 7, 8, 9].map((step) => `10:08:41.${113 + step} INFO  step ${step}`));
	expect(windowOf(shell, 2)).toHaveLength(2);
	expect(windowOf(shell, 0)).toEqual([]);
});

test('J2 event-volume J3 live-line the window is never higher than six rows, the live line among them', () => {
	const {shell} = after([...infos(3), said('a long message that takes more rows than one at this width, and a few words more', 'WARN')], {
		columns: 40,
	});
	shell.send({type: 'tick', at: Date.UTC(2026, 10, 21, 10, 8, 42)});
	expect(windowOf(shell)).toEqual([
		'10:08:41.116 INFO  step 3',
		'10:08:41.117 WARN  a long message that',
		'    takes more rows than one at this',
		'    width, and a few words more',
		expect.stringMatching(/^. get_bgp_peerings {2}1 warning$/),
		'  0.9 s  Ctrl-C cancels',
	]);
});

test('J2 event-volume of at most six events all stay, above the footer', () => {
	const {lines} = after([...infos(4), completed], {columns: 100});
	expect(lines.slice(0, 7)).toEqual([
		'10:08:41.113 INFO  starting',
		...[1, 2, 3, 4].map((step) => `10:08:41.${113 + step} INFO  step ${step}`),
		'10:08:41.118 INFO  completed',
		'5 ms, 4 requests, 0 from cache',
	]);
});

test('J2 event-volume of more events only warnings and errors stay, whole, and the footer says where all are', () => {
	const long = `could not write the cache for ${'x'.repeat(20)} and ${'words '.repeat(20)}end`;
	const {lines} = after([said('first', 'WARN'), ...infos(8), said(long, 'ERROR'), said('debug', 'DEBUG'), completed], {columns: 100});
	const footer = lines.indexOf('12 ms, 4 requests, 0 from cache, 13 events: job events 17');
	expect(lines.slice(0, footer).join(' ').replace(/ +/g, ' ')).toBe(`10:08:41.114 WARN first 10:08:41.123 ERROR ${long}`);
	expect(footer).toBe(4);
});

test('J2 event-volume ten thousand warnings stay, in their order', () => {
	const {lines} = after([...Array.from({length: 10_000}, (_, at) => said(`warning ${at}`, 'WARN')), completed]);
	expect(lines.slice(0, 10_000).map((row) => row.slice(13))).toEqual(
		Array.from({length: 10_000}, (_, at) => expect.stringContaining(`warning ${at}`)),
	);
	expect(lines[10_000]).toContain('10,002 events: job events 17');
});

test('J2 event-volume with "set cli events all" each event is a line as it comes, and the window has the live line alone', () => {
	const settings = {events: 'all'} as const;
	const {shell, lines} = after(infos(9), {columns: 100, settings});
	expect(lines).toHaveLength(10);
	shell.send({type: 'tick', at: Date.UTC(2026, 10, 21, 10, 8, 42)});
	expect(windowOf(shell, 22, settings)).toEqual([expect.stringContaining('Ctrl-C cancels')]);
});

test('J6 errors-last what an error says is said once, with its hint, and not by events too', () => {
	const missing = failure.deviceNotFound('fceos99', ['fceos9']);
	const partial: Output = {...peerings, errors: [missing]};
	const events = [said(missing.message, 'WARN'), said('another', 'WARN'), {type: 'failed', failure: missing, partial}];
	for (const more of [[], infos(9)]) {
		const {lines} = after([...more, ...events]);
		expect(lines.filter((row) => row.includes('fceos99'))).toEqual([`  Device 'fceos99' not found in Netbox. Did you mean "fceos9"?`]);
		expect(lines.filter((row) => row.includes('WARN')).map((row) => row.slice(-7))).toEqual(['another']);
		expect(lines.filter((row) => row.includes('ERROR'))).toEqual([]);
	}
	const {lines} = after(events, {line: `${line} progress False`});
	expect(lines.filter((row) => /fceos99|another/.test(row))).toEqual([expect.stringContaining('another'), expect.stringContaining('fceos99')]);
});

test('J6 errors-last a No ends the job as cancelled, and is told without red', () => {
	const no = {type: 'cancelled', failure: failure.declined('not confirmed: nothing was sent.')};
	const {lines} = after([no], {line: 'netbox crud delete object-type dcim.sites object-id 1', color: true});
	expect(lines.slice(-2)).toEqual(['\u001b[2mCancelled after 1 ms\u001b[22m', 'not confirmed: nothing was sent.']);
	expect(lines.join('')).not.toMatch(/\u001b\[31m|ERROR/);
});

test('J2 event-volume what runs by and the footer are dim, warnings yellow and errors red', () => {
	const {shell} = after([said('info'), said('warning', 'WARN'), said('error', 'ERROR')], {columns: 100, color: true});
	const theme = createTheme({color: true, unicode: true});
	const rows = jobWindow({...environment(), theme}, shell.state(), 22);
	expect(rows.map((row) => [row.slice(0, 5), row.slice(-5)])).toEqual([
		['\u001b[2m1', '\u001b[22m'],
		['\u001b[2m1', '\u001b[22m'],
		['\u001b[33m', '\u001b[39m'],
		['\u001b[31m', '\u001b[39m'],
	]);
});

test('J3 live-line O4 progress-off without progress there is no live line; the window has warnings alone', () => {
	const {shell} = after([...infos(2), said('warning', 'WARN')], {columns: 100, line: `${line} progress False`});
	shell.send({type: 'tick', at: Date.UTC(2026, 10, 21, 10, 8, 45)});
	expect(windowOf(shell)).toEqual(['10:08:41.116 WARN  warning']);
});

test('J2 event-volume J20 job-commands a job that is taken back shows its newest events at once', () => {
	const {shell} = after(infos(3), {columns: 100, line: `${line} &`});
	expect(windowOf(shell)).toEqual([]);
	shell.type('fg 17<enter>');
	expect(windowOf(shell).map((row) => row.slice(19))).toEqual(['starting', 'step 1', 'step 2', 'step 3']);
});

test('J2 event-volume the window stands above a question, without the live line', () => {
	const {shell} = after([said('look here', 'WARN'), {type: 'question', kind: 'confirm', question: '1', until: 0, text: 'delete 1 object?'}], {
		columns: 100,
		line: 'netbox crud delete object-type dcim.sites object-id 1',
	});
	shell.send({type: 'tick', at: Date.UTC(2026, 10, 21, 10, 8, 45)});
	expect(shell.state().overlay).toMatchObject({kind: 'asking'});
	expect(windowOf(shell).map((row) => row.slice(13))).toEqual(['INFO  starting', 'WARN  look here']);
});

test('J2 event-volume W2 key-latency ten thousand events of a job show in two frames, and one each for what else happens', () => {
	for (const [entered, frames] of [
		[line, 2],
		[`${line} &`, 0],
	] as const) {
		const update = createUpdate(environment());
		const commands: Message[][] = [];
		let count = 0;
		const {send, subscribe, state} = createProgram({
			initial: createState({columns: 100, rows: 24}, []),
			update,
			perform: (effect) => {
				if (effect.type !== 'run') return;
				const job = jobOf(effect.command);
				commands.push([job.started, ...job.events(...infos(10_000))]);
			},
		});
		for (const key of keysOf(`${entered}<enter>`)) send({type: 'key', key});
		const [[started, queued, ...rest] = []] = commands;
		for (const message of [started, queued]) if (message) send(message);
		subscribe(() => {
			count += 1;
		});
		for (const message of rest) send(message);
		send({type: 'tick', at: Date.UTC(2026, 10, 21, 10, 9)});
		expect([count, rest.length]).toEqual([frames, 10_001]);
		send({type: 'key', key: {type: 'text', text: 'z'}});
		expect(count).toBe(frames === 0 ? 1 : 2);
		expect(state().typedAhead.length + state().line.text.length).toBe(1);
	}
});

test('the clock is told to a shell that is busy, and changes no other', () => {
	const shell = converse();
	const before = shell.state();
	shell.send({type: 'tick', at: 5});
	expect(shell.state()).toBe(before);
	shell.type(`${line}<enter>`);
	shell.send({type: 'tick', at: 5});
	expect(shell.state().clock).toBe(5);
});

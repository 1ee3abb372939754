import {afterEach, expect, test} from 'vitest';
import type {JobEvent} from '../../src/jobs/job.js';
import {jobOf, peerings} from '../shell/conversation.js';
import {type Opened, type OpenOptions, open as openShell} from './open.js';

const opened: Opened[] = [];
afterEach(async () => {
	for (const shell of opened.splice(0)) await shell.close();
});

const start = Date.UTC(2026, 10, 21, 10, 8, 41, 113);
const line = 'netbox get bgp-peerings devices fceos4';

/** A prompt whose commands become a job that the test tells the events of; the clock begins three seconds after its start. */
async function open(options: OpenOptions = {}, entered = line): Promise<Opened> {
	let ticks = 0;
	const shell = await openShell({
		now: () => {
			ticks += 1;
			return start + 3000 + ticks;
		},
		perform: (effect, send, emit) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			send(job.started);
			for (const message of job.events()) if (message.type === 'job') emit(message.event);
		},
		...options,
	});
	opened.push(shell);
	shell.screen.type(`${entered}\r`);
	await shell.screen.until('10 min');
	return shell;
}

let at = start;
const ofJob = () => {
	at += 1;
	return {job: 'job-17', worker: 'netbox-worker-1', at};
};
const said = (message: string, severity: 'INFO' | 'WARN' = 'INFO', counts?: object): JobEvent =>
	({...ofJob(), type: 'event', severity, resources: [], message, ...(counts && {counts})}) as JobEvent;
const completed = (): JobEvent => ({...ofJob(), type: 'completed', output: peerings});

/** The rows below the header: while a job runs, its window. */
function windowOf({screen}: Opened): readonly string[] {
	const rows = screen.rows();
	const below = rows.slice(rows.findIndex((row) => row.endsWith('10 min')) + 1);
	return below.slice(0, below.findLastIndex((row) => row !== '') + 1);
}

/** The text of rows, each run of blanks as one. */
const textOf = (rows: readonly string[]): string => rows.join(' ').replace(/\s+/g, ' ');

const sizes = [
	[40, 10],
	[80, 24],
	[120, 40],
	[200, 50],
] as const;
const warning = `could not write the cache for 'R1' and 2 more: ${Array.from({length: 12}, (_, word) => `reason${word}`).join(' ')}`;

test.each(sizes)(
	'J2 event-volume J3 live-line at %i x %i events run by in a window of six rows at most, and of many only the whole warning stays',
	async (columns, rows) => {
		const shell = await open({columns, rows});
		const {screen} = shell;
		for (let step = 1; step <= 12; step += 1) {
			shell.emit(said(`fetched and cached ${step} BGP session(s) for 'leaf-${step}'`, 'INFO', {devices: {done: step, total: 60}}));
			await screen.until((page) => textOf(page.rows()).includes(`for 'leaf-${step}'`) && textOf(page.rows()).includes(`${step}/60 devices`));
			expect(windowOf(shell).length).toBeLessThanOrEqual(6);
			expect(screen.rows().slice(-1)).toEqual(['']);
		}
		expect(textOf(windowOf(shell))).toContain('Ctrl-C cancels');
		shell.emit(said(warning, 'WARN'));
		await screen.until((page) => textOf(page.rows()).includes('reason'));
		expect(windowOf(shell).length).toBeLessThanOrEqual(6);
		shell.emit(completed());
		await screen.until('eth105');
		await screen.settle();
		const all = screen.everything();
		expect(textOf(all)).toContain(`WARN ${warning} 12 of 60 devices,`);
		expect(textOf(all)).toContain('15 events: job events 17');
		expect(all.filter((row) => /INFO|leaf-|Ctrl-C cancels/.test(row))).toEqual([]);
		expect(all.filter((row) => row.includes('reason0'))).toHaveLength(1);
		expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
	},
);

test.each(sizes)('J2 event-volume at %i x %i a few events stay where they ran by, and the message of each is whole', async (columns, rows) => {
	const shell = await open({columns, rows});
	const {screen} = shell;
	const messages = ["retrieving device data for 1 device(s) from instance 'prod'", 'retrieved 1 device(s) from NetBox', warning];
	for (const message of messages) shell.emit(said(message, message === warning ? 'WARN' : 'INFO'));
	await screen.until((page) => textOf(page.rows()).includes('reason'));
	shell.emit(completed());
	await screen.until('eth105');
	await screen.settle();
	const text = textOf(screen.everything()).replaceAll(/(?:netbox-worker-1 \w+ netbox.get_bgp_peerings prod )/g, '');
	const order = ['INFO starting', ...messages, 'INFO completed', '4 requests'].map((part) => text.indexOf(part));
	expect(order).not.toContain(-1);
	expect(order).toEqual(order.toSorted((a, b) => a - b));
	expect(text).not.toContain('job events');
});

test('W3 live-region J2 event-volume on a low screen the window leaves two rows free, and resizing breaks nothing', async () => {
	const shell = await open({columns: 80, rows: 24});
	const {screen} = shell;
	for (let step = 1; step <= 20; step += 1) shell.emit(said(`step ${step}`));
	await screen.until('step 20');
	for (const [columns, rows] of [
		[80, 6],
		[40, 5],
		[200, 50],
		[20, 4],
		[120, 10],
	] as const) {
		screen.resize(columns, rows);
		await screen.settle();
		expect(screen.rows().at(-1)).toBe('');
	}
	expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
	shell.emit(completed());
	await screen.until('eth105');
	await screen.until(({rows, cursor}) => rows()[cursor().y] === 'nf#');
});

test('J2 event-volume W2 key-latency ten thousand events, told in many turns, are drawn with the ticks of the clock and not one by one', async () => {
	let ticks = 0;
	const shell = await open({
		now: () => {
			ticks += 1;
			return start + 3000 + ticks;
		},
	});
	const {screen} = shell;
	await screen.settle();
	let writes = 0;
	const {write} = screen.stdout;
	screen.stdout.write = ((...words: Parameters<typeof write>) => {
		writes += 1;
		return write.apply(screen.stdout, words);
	}) as typeof write;
	const before = ticks;
	for (let step = 1; step <= 10_000; step += 1) {
		shell.emit(said(`step ${step}`, 'INFO', {devices: {done: step, total: 10_000}}));
		if (step % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
	}
	await screen.until('10,000/10,000 devices');
	expect(windowOf(shell)).toHaveLength(6);
	// A frame is at most a few writes: it is cleared, drawn, and the cursor is placed.
	expect(writes).toBeLessThanOrEqual((ticks - before + 2) * 4);
	shell.emit(completed());
	await screen.until('10,002 events: job events 17');
});

test('N45 escape-bytes J2 event-volume what an event brings from outside never drives the terminal', async () => {
	const shell = await open({color: true});
	const {screen} = shell;
	shell.emit(said('evil\u001B[2J\u001B]0;title\u0007\u202E name\r\nand more', 'WARN'));
	await screen.until('evil\\x1b[2J\\x1b]0;title\\x07\\u202e name\\x0d\\nand more');
	shell.emit(completed());
	await screen.until('eth105');
	expect(screen.written()).not.toMatch(/\u001B\[2J|\u001B\]0|\u202E/);
});

test.each([
	['plain', {plain: 'plain', events: 'all'}],
	['with "set cli events all"', {events: 'all'}],
] as const)('D17 plain-prompt J2 event-volume %s each event is a line that stays', async (_, options) => {
	const shell = await open(options);
	const {screen} = shell;
	for (let step = 1; step <= 9; step += 1) {
		shell.emit(said(`step ${step}`));
		await screen.until(`step ${step}`);
	}
	shell.emit(completed());
	await screen.until('eth105');
	await screen.settle();
	const all = screen.everything();
	expect(all.filter((row) => row.includes('INFO')).map((row) => row.slice(19))).toEqual([
		'starting',
		...Array.from({length: 9}, (_, step) => `step ${step + 1}`),
		'completed',
	]);
	expect(all.filter((row) => row.endsWith('4 requests, 0 from cache, 11 events: job events 17'))).toHaveLength(1);
});

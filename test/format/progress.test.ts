import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {progressRows} from '../../src/format/progress.js';
import {createTheme} from '../../src/format/theme.js';
import {applyJobEvent, type Job, type JobEvent, type RunEvent} from '../../src/jobs/job.js';
import {displayWidth} from '../../src/text/width.js';

const theme = createTheme({color: false, unicode: true});
const start = Date.UTC(2026, 10, 21, 10, 8, 41);
const common = {job: 'j', worker: 'w'};
const queued: JobEvent = {
	type: 'queued',
	job: 'j',
	at: start,
	number: 17,
	line: 'x',
	task: 'netbox.get_bgp_peerings',
	workers: ['w'],
	background: false,
};

/** The job after the events, each at so many ms from its start. */
const jobAfter = (...events: readonly (readonly [number, RunEvent])[]): Job =>
	[queued, ...events.map(([ms, event]): JobEvent => ({...common, at: start + ms, ...event}))].reduce<Job | undefined>(
		applyJobEvent,
		undefined,
	) as Job;

const counted = (done: number, total = 500, more: object = {}): RunEvent =>
	({type: 'event', severity: 'INFO', resources: [], message: 'x', counts: {devices: {done, total}, sessions: {done: done * 2}}, ...more}) as RunEvent;

const rowsAt = (job: Job, ms: number, more: object = {}): readonly string[] =>
	progressRows(job, {now: start + ms, width: 119, theme, isCancelling: false, ...more});

/** So many done a second, told ten times a second. */
const steady = (perSecond: number, seconds: number, total = 500): readonly (readonly [number, RunEvent])[] =>
	Array.from({length: seconds * 10 + 1}, (_, at) => [at * 100, counted(Math.floor((at * perSecond) / 10), total)] as const);

test('J3 live-line none in the first half second, then the task with its time where nothing is known of how much there is to do', () => {
	const job = jobAfter([0, {type: 'started'}]);
	expect(rowsAt(job, 499)).toEqual([]);
	expect(rowsAt(job, 500)).toEqual(['⠴ get_bgp_peerings  0.5 s  Ctrl-C cancels']);
	expect(rowsAt(jobAfter(), 700)).toEqual(['⠧ get_bgp_peerings  queued  0.7 s  Ctrl-C cancels']);
	expect(rowsAt(job, 700, {isCancelling: true})).toEqual(['⠧ get_bgp_peerings  cancelling  0.7 s  Ctrl-C leaves']);
});

test('J3 live-line a bar, counts, the pace, and the time left by what was done so far', () => {
	const job = jobAfter([0, {type: 'started'}], ...steady(50, 4));
	expect(rowsAt(job, 4000)).toEqual(['⠋ ━━━━━━━━━───────────────  200/500 devices, 400 sessions  50/s  4.0 s, 6 s left  Ctrl-C cancels']);
	const done = jobAfter([0, {type: 'started'}], ...steady(125, 4));
	expect(rowsAt(done, 4000)).toEqual([`⠋ ${'━'.repeat(24)}  500/500 devices, 1,000 sessions  125/s  4.0 s  Ctrl-C cancels`]);
});

test('J3 live-line the pace is that of late: what came from the cache at once says nothing of what is fetched', () => {
	const fetched = steady(10, 30).map(([ms]) => [ms + 1, counted(4000 + ms / 100, 5000)] as const);
	const job = jobAfter([0, {type: 'started'}], [1, counted(1, 5000)], ...fetched);
	expect(rowsAt(job, 30_000)[0]).toContain(' 10/s  30 s, 70 s left ');
});

test('J3 live-line no pace and no time left are said before they mean something, nor where nothing goes on, and no time left for the last second', () => {
	const early = jobAfter([0, {type: 'started'}], ...steady(50, 1));
	expect(rowsAt(early, 1500)[0]).toMatch(/ 33\/s {2}1\.5 s {2}Ctrl-C/);
	const going = jobAfter([0, {type: 'started'}], ...steady(50, 4));
	expect(rowsAt(going, 5900)[0]).toContain(' left ');
	expect(rowsAt(going, 6100)[0]).toMatch(/sessions {2}6\.1 s {2}Ctrl-C/);
	const nearly = jobAfter([0, {type: 'started'}], ...steady(50, 4, 240));
	expect(rowsAt(nearly, 4000)[0]).toMatch(/ 50\/s {2}4\.0 s {2}Ctrl-C/);
	const one = jobAfter([0, {type: 'started'}], [0, counted(1)], [700, counted(1)]);
	expect(rowsAt(one, 900)[0]).toMatch(/sessions {2}0\.9 s {2}Ctrl-C/);
});

test('J3 live-line slow work has a pace by the minute, and a long rest is told in minutes', () => {
	const slow = jobAfter([0, {type: 'started'}], ...[0, 1, 2, 3].map((done) => [done * 20_000, counted(done, 100)] as const));
	expect(rowsAt(slow, 60_000)[0]).toContain(' 3/min  60 s, 32 min left ');
});

test('J3 live-line a count that begins anew has a pace of its own', () => {
	const job = jobAfter([0, {type: 'started'}], ...steady(50, 4), [4500, counted(10)], [5500, counted(40)]);
	expect(rowsAt(job, 5500)[0]).toContain(' 30/s ');
});

test.each([10, 20, 30, 39, 60, 79, 119])('J3 live-line at a width of %i it is in one row or two, and none is wider', (width) => {
	const job = jobAfter([0, {type: 'started'}], ...steady(50, 4, 20_000), [4000, {...counted(200, 20_000), severity: 'WARN'} as RunEvent]);
	for (const more of [{}, {isCancelling: true}]) {
		const rows = rowsAt(job, 4000, {width, ...more});
		expect(rows.length).toBe(width < 100 ? 2 : 1);
		expect(rows.filter((row) => displayWidth(row) > width)).toEqual([]);
	}
	if (width === 39) expect(rowsAt(job, 4000, {width})).toEqual([`⠋ ${'─'.repeat(17)}  200/20,000 devices`, '  4.0 s, 7 min left  Ctrl-C cancels']);
	if (width > 39) expect(rowsAt(job, 4000, {width}).join('\n')).toMatch(/200\/20,000 devices[\s\S]*50\/s {2}4\.0 s, 7 min left {2}Ctrl-C cancels$/);
});

test('J3 live-line a terminal without UTF-8 draws the bar of ASCII', () => {
	const job = jobAfter([0, {type: 'started'}], ...steady(50, 4));
	expect(rowsAt(job, 4000, {theme: createTheme({color: false, unicode: false})})[0]).toMatch(/^. =========--------------- {2}200\/500/);
});

test('J3 live-line a job that is over is printing, where that takes longer than half a second', () => {
	const job = jobAfter([0, {type: 'started'}], [4000, {type: 'failed', failure: failure.noJob('9')}]);
	expect(rowsAt(job, 4400)).toEqual([]);
	expect(rowsAt(job, 4500)).toEqual(['⠴ get_bgp_peerings  printing  4.5 s  Ctrl-C cancels']);
});

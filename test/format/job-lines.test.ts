import {describe, expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {enveloped} from '../../src/format/envelope.js';
import {errorLines, failureLine, failureLines} from '../../src/format/errors.js';
import {eventRows, eventText, isPrinted, type WorkerEvent} from '../../src/format/event.js';
import {eventJson} from '../../src/format/event-json.js';
import {endedLine, footerLines, headerLine, startedLine, writtenLine} from '../../src/format/job-lines.js';
import {createTheme} from '../../src/format/theme.js';
import {applyJobEvent, type Job, type JobEvent, type RunEvent} from '../../src/jobs/job.js';
import {resultOf} from '../../src/jobs/job-result.js';
import type {Output} from '../../src/output/output.js';
import {displayWidth} from '../../src/text/width.js';
import {example} from './peerings.js';
import {format} from './written.js';

const theme = createTheme({color: false, unicode: true});
const start = new Date(2026, 10, 21, 10, 8, 41, 113).getTime();
const worker = 'netbox-worker-1';
const line = 'netbox get bgp-peerings devices fceos4';
const place = {task: 'netbox.get_bgp_peerings', resource: 'prod', workers: 1, theme};
const said = (event: RunEvent, at = start): WorkerEvent => ({...event, at, job: 'j', worker});
const info = (message: string): RunEvent => ({type: 'event', severity: 'INFO', resources: [], message});

/** The job after these events, `queued` first. */
function jobOf(...events: readonly WorkerEvent[]): Job {
	const queued: JobEvent = {type: 'queued', job: 'j', at: start - 299, number: 17, line, task: place.task, workers: [worker], background: false};
	return [queued, ...events].reduce<Job | undefined>(applyJobEvent, undefined) as Job;
}

describe('events', () => {
	test('J1 event-line a line holds time, severity, worker, status, task, resource and message', () => {
		const line = '10:08:41.113 INFO  netbox-worker-1  running    netbox.get_bgp_peerings prod starting';
		expect(eventText(said({type: 'started'}), {...place, width: 200})).toBe(`${line}\n`);
		expect(eventText(said({type: 'started'}), place)).toBe(`${line}\n`);
		const completed = said({type: 'completed', output: example()}, start + 132);
		expect(eventText(completed, place)).toBe('10:08:41.245 INFO  netbox-worker-1  completed  netbox.get_bgp_peerings prod completed\n');
	});

	test('J1 event-line below 120 columns time, severity and message, with several workers the worker too where it fits; a line feed is written out', () => {
		const event = said({type: 'event', severity: 'WARN', resources: ['a', 'b'], message: 'Device  "x"\nnot found'});
		const text = (more: object): string => eventText(event, {...place, ...more});
		expect(text({width: 119})).toBe('10:08:41.113 WARN  Device  "x"\\nnot found\n');
		expect(text({width: 119, workers: 2})).toBe('10:08:41.113 WARN  netbox-worker-1 Device  "x"\\nnot found\n');
		expect(text({width: 50, workers: 2})).toBe('10:08:41.113 WARN  Device  "x"\\nnot found\n');
		expect(text({width: 120})).toContain(' a,b Device  "x"\\nnot found\n');
		expect(text({})).toContain(' a,b Device  "x"\\nnot found\n');
	});

	test.each([20, 40, 60, 80, 120, 200])('J1 event-line at %i columns a message is whole, and each line fits', (width) => {
		const words = Array.from({length: 40}, (_, at) => `word${at}`);
		const event = said({type: 'event', severity: 'WARN', resources: [], message: `'設備' ${words.join(' ')}`});
		const lines = eventText(event, {...place, workers: 2, width})
			.trimEnd()
			.split('\n');
		expect(lines.map((line) => displayWidth(line)).filter((cells) => cells >= width)).toEqual([]);
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.join(' ').replace(/ +/g, ' ')).toBe(`10:08:41.113 WARN '設備' ${words.join(' ')}`);
		expect(eventText(event, {...place, workers: 2}).trimEnd()).not.toContain('\n');
	});

	test('J1 event-line at 120 columns an event that does not fit leaves out worker, status and task first', () => {
		const event = said(info('x'.repeat(90)));
		expect(eventText(event, {...place, width: 120})).toBe(`10:08:41.113 INFO  ${'x'.repeat(90)}\n`);
	});

	test('J2 event-volume the window has the last rows of the events, each within the width, whatever they hold', () => {
		const events = [
			said(info('first')),
			said(info('second '.repeat(8))),
			said({...info(`a\u001b[2J\r\n${'b'.repeat(50)}`), severity: 'WARN'} as RunEvent),
		];
		expect(eventRows(events, {...place, width: 40}, 3)).toEqual(['10:08:41.113 WARN', `    a\\x1b[2J\\x0d\\n${'b'.repeat(21)}`, 'b'.repeat(29)]);
		const rows = eventRows(events, {...place, width: 40}, 6);
		expect(rows.filter((row) => displayWidth(row) >= 40)).toEqual([]);
		expect(rows).toHaveLength(6);
		const long = [said(info('y'.repeat(2_000_000)))];
		expect(eventRows(long, {...place, width: 40}, 6).map((row) => row.trim().length)).toEqual([17, 35, 39, 39, 39, 39]);
	});

	test('J2 event-volume of more than 20 devices each one moves the counters only, unless it warns', () => {
		const about = said({...info('x'), perDevice: true} as RunEvent);
		const warning = said({...info('x'), perDevice: true, severity: 'WARN'} as RunEvent);
		expect([isPrinted(about, 20), isPrinted(about, 21), isPrinted(warning, 21), isPrinted(said(info('x')), 21)]).toEqual([true, false, true, true]);
	});

	test('S8 stderr-events as JSON: one object per line, UTC', () => {
		expect(eventJson(said(info('a\u001b'), Date.UTC(2026, 10, 21)), {...place, job: 17})).toBe(
			'{"ts":"2026-11-21T00:00:00.000Z","job":17,"severity":"INFO","worker":"netbox-worker-1","status":"running","service":"netbox",' +
				'"task":"get_bgp_peerings","resource":"prod","message":"a\\u001b"}\n',
		);
	});
});

describe('a job', () => {
	const meta = {instance: 'prod', cache: 'True', requests: 4, hits: 0, misses: 1, truncated: false};
	const completed = jobOf(
		said({type: 'started'}),
		...[1, 2, 3].map((step) => said(info(`step ${step}`))),
		said({type: 'completed', output: {...example(), meta}}, start + 132),
	);
	const timesUp = jobOf(said({type: 'started'}), said({type: 'timeout', failure: failure.timeout(30, 'x')}, start + 30_000));

	test('the header names the job, its command and where it runs', () => {
		const header = {number: 17, line, instance: 'prod', workers: 'any', timeout: 600};
		expect(headerLine(header)).toBe('job 17 | netbox get bgp-peerings devices fceos4 | prod | workers any | timeout 10 min');
		expect(headerLine({...header, workers: ['a', 'b'], insecure: true})).toMatch(/ \| prod \| TLS not verified \| workers a,b \| timeout 10 min$/);
	});

	test('J5 job-footer the footer sums up', () => {
		expect(footerLines(completed, {meta})).toEqual(['0.1 s, 4 requests, 0 from cache']);
		expect(footerLines(completed, {meta: {...meta, requests: 1, cache: 'False'}})).toEqual(['0.1 s, 1 request, cache off']);
		expect(footerLines(timesUp, resultOf(timesUp))).toEqual(['Timed out after 30 s']);
	});

	test('J2 event-volume J5 job-footer the footer says what was done, and of more than six events where they are, broken after commas', () => {
		const count = (devices: number, sessions: number): RunEvent =>
			({...info('x'), counts: {devices: {done: devices, total: 17}, sessions: {done: sessions}}}) as RunEvent;
		const cached = {...meta, hits: 12};
		const run = (devices: number): readonly WorkerEvent[] => Array.from({length: devices}, (_, at) => said(count(at + 1, 2 * at)));
		const many = jobOf(said({type: 'started'}), ...run(17), said({type: 'completed', output: {...example(), meta}}, start + 400));
		expect(footerLines(many, {meta: cached})).toEqual(['17 devices, 32 sessions, 0.4 s, 4 requests, 12 from cache, 19 events: job events 17']);
		expect(footerLines(many, {meta: cached}, 40)).toEqual([
			'17 devices, 32 sessions, 0.4 s,',
			'4 requests, 12 from cache,',
			'19 events: job events 17',
		]);
		const six = jobOf(said({type: 'started'}), ...run(4), said({type: 'completed', output: {...example(), meta}}, start + 4));
		expect(footerLines(six, {meta: cached})).toEqual(['4 of 17 devices, 6 sessions, 4 ms, 4 requests, 12 from cache']);
		const one = jobOf(said({type: 'started'}), said(count(1, 1)), said({type: 'cancelled', failure: failure.cancelled(3, 'x')}, start + 150_000));
		expect(footerLines(one, {})).toEqual(['Cancelled after 2 min 30 s, 1 of 17 devices, 1 session']);
	});

	test('J5 job-footer J6 errors-last a job with errors begins so, and each error is told once', () => {
		const errors = [failure.deviceNotFound('a', []), failure.deviceNotFound('b', [])];
		const failed = said({type: 'failed', failure: errors[0] ?? failure.noJob('1'), partial: {...example(), errors}});
		const job = jobOf(said({type: 'started'}), said({...info('x'), severity: 'ERROR'} as RunEvent), failed);
		expect(footerLines(job, {})).toEqual(['Failed in 0 ms']);
		expect(errorLines(resultOf(job).errors, theme)).toMatch(/^errors \(2\):\n/);
	});

	test('D10 J6 errors-last a cancel is no error, whatever it kept from being read', () => {
		const errors = ['a', 'b', 'c', 'd'].map((key) => failure.notRead([key], failure.cancelled(3, 'x')));
		const cancelled = said({type: 'cancelled', failure: failure.cancelled(3, '1 of 5 devices done'), partial: {...example(), errors}});
		const one = jobOf(said({type: 'started'}), cancelled);
		expect(footerLines(one, {})).toEqual(['Cancelled after 0 ms']);
		expect(errorLines(resultOf(one).errors, theme)).toBe('cancelled after 3 requests: 1 of 5 devices done.\n');
		const late = jobOf(said({type: 'started'}), said({type: 'timeout', failure: failure.timeout(3, 'x'), partial: {...example(), errors}}));
		expect([footerLines(late, {}), errorLines(resultOf(late).errors, theme)]).toEqual([
			['Timed out after 0 ms'],
			expect.stringMatching(/^errors \(1\):\n/),
		]);
	});

	test('J6 errors-last what the user decided has no heading and no red, with header and footer or without', () => {
		const red = createTheme({color: true, unicode: true});
		const no = failure.declined('not confirmed: nothing was sent.');
		expect(errorLines([no], red)).toBe('not confirmed: nothing was sent.\n');
		expect(failureLines(no, red)).toBe('not confirmed: nothing was sent.\n');
		expect(failureLines(failure.cancelled(0, 'x'), red)).toBe('cancelled after 0 requests: x.\n');
		expect(failureLines(failure.readOnly(), red)).toContain('\u001b[31m');
	});

	test('D10 J4 several-workers that meet the same error, one cancelled: it is listed once', () => {
		const queued: JobEvent = {type: 'queued', job: 'j', at: start, number: 17, line, task: place.task, workers: ['a', 'b', 'c'], background: false};
		const by = (name: string, event: RunEvent): JobEvent => ({...event, at: start, job: 'j', worker: name});
		const same = {type: 'failed', failure: failure.noJob('9')} as const;
		const events = [queued, by('a', same), by('b', same), by('c', {type: 'cancelled', failure: failure.cancelled(0, 'x')})];
		const job = events.reduce<Job | undefined>(applyJobEvent, undefined) as Job;
		expect(footerLines(job, {})).toEqual(['Failed in 0 ms, 3 workers']);
		expect(errorLines(resultOf(job).errors, theme)).toBe('cancelled after 0 requests: x.\nerrors (1):\n  no job 9.\n');
	});

	test('J17 background-job a background job says when it starts and ends', () => {
		expect(startedLine(18)).toBe('job 18 started');
		expect(endedLine(completed)).toBe('job 17 completed in 0.1 s: netbox get bgp-peerings devices fceos4 (job result 17)');
	});

	test('D15 result-envelope the envelope of a job, keys sorted', () => {
		const output: Output = {...example(), meta, notes: ['matched among 128 cached devices']};
		const shown = format(enveloped({job: completed, output, dryRun: false}), {as: 'json', terminal: false, theme, now: 0});
		const read = JSON.parse(shown);
		expect(Object.keys(read)).toEqual(Object.keys(read).toSorted());
		expect(read).toMatchObject({
			branch: null,
			cache: {hits: 0, misses: 1, mode: 'True', oldest_seconds: null},
			command: line,
			diff: null,
			dry_run: false,
			duration_ms: 431,
			errors: [],
			failed: false,
			instance: 'prod',
			job: 17,
			juuid: 'j',
			messages: ['matched among 128 cached devices'],
			requests: 4,
			resources: ['prod'],
			service: 'netbox',
			status: 'completed',
			task: 'get_bgp_peerings',
			truncated: false,
			workers: [worker],
			task_started: new Date(start).toISOString(),
			task_completed: new Date(start + 132).toISOString(),
		});
		expect(Object.keys(read.result.fceos4)).toEqual(['fceos4-fceos5-eth105', 'fceos4-fceos5-eth106']);
		expect(Object.keys(read.result.fceos4['fceos4-fceos5-eth105']).slice(0, 3)).toEqual(['custom_fields', 'description', 'id']);
	});

	test('D15 result-envelope is failed when there are errors', () => {
		const output: Output = {...example(), errors: [failure.deviceNotFound('fceos99', ['fceos9'])]};
		const error = {code: 'not-found', message: "Device 'fceos99' not found in Netbox", hint: 'Did you mean "fceos9"?', resource: 'fceos99'};
		const shown = format(enveloped({job: completed, output, dryRun: false}), {as: 'json', terminal: false, theme, now: 0});
		expect(JSON.parse(shown)).toMatchObject({failed: true, status: 'failed', errors: [error]});
	});
});

describe('errors after a result', () => {
	test('J6 errors-last one line each, with the hint', () => {
		const errors = [failure.deviceNotFound('fceos99', ['fceos9'])];
		expect(errorLines(errors, theme)).toBe('errors (1):\n  Device \'fceos99\' not found in Netbox. Did you mean "fceos9"?\n');
		expect(errorLines([], theme)).toBe('');
	});

	test('E6 message-style S8 stderr-events a failure is a message and a hint, on stderr in one line', () => {
		const forbidden = failure.forbidden('prod', 'BGP sessions', 'netbox_bgp.view_bgpsession');
		expect(failureLines(forbidden, theme)).toBe(
			'NetBox "prod" does not let this token read BGP sessions (403).\nneeds permission netbox_bgp.view_bgpsession\n',
		);
		expect(failureLine(failure.noJob('\u001b[31m9'))).toBe('nf: no job \\x1b[31m9.\n');
	});

	test('save says what was written', () => {
		expect(writtenLine('peers.json', {lines: 312, bytes: 49_000})).toBe('wrote 312 lines (48 KB) to peers.json');
		expect(writtenLine('x', {lines: 1, bytes: 12})).toBe('wrote 1 line (12 B) to x');
	});
});

import {describe, expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {enveloped} from '../../src/format/envelope.js';
import {errorLines, failureLine, failureLines} from '../../src/format/errors.js';
import {eventLine, isPrinted, type WorkerEvent} from '../../src/format/event.js';
import {eventJson} from '../../src/format/event-json.js';
import {endedLine, footerLine, headerLine, progressLine, startedLine, writtenLine} from '../../src/format/job-lines.js';
import {createTheme} from '../../src/format/theme.js';
import {applyJobEvent, type Job, type JobEvent, type RunEvent} from '../../src/jobs/job.js';
import {resultOf} from '../../src/jobs/job-result.js';
import type {Output} from '../../src/output/output.js';
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
		expect(eventLine(said({type: 'started'}), {...place, width: 200})).toBe(line);
		expect(eventLine(said({type: 'started'}), place)).toBe(line);
		const completed = said({type: 'completed', output: example()}, start + 132);
		expect(eventLine(completed, place)).toBe('10:08:41.245 INFO  netbox-worker-1  completed  netbox.get_bgp_peerings prod completed');
	});

	test('J1 event-line below 120 columns time, severity and message, with several workers the worker too, cut at the width', () => {
		const event = said({type: 'event', severity: 'WARN', resources: ['a', 'b'], message: 'Device  "x"\nnot found'});
		expect(eventLine(event, {...place, width: 119})).toBe('10:08:41.113 WARN  Device "x" not found');
		expect(eventLine(event, {...place, width: 119, workers: 2})).toBe('10:08:41.113 WARN  netbox-worker-1 Device "x" not found');
		expect(eventLine(event, {...place, width: 25})).toBe('10:08:41.113 WARN  Devic…');
		expect(eventLine(event, {...place, width: 120})).toContain(' a,b Device "x" not found');
		expect(eventLine(event, place)).toContain(' a,b Device "x" not found');
	});

	test('J13 event-warnings retries and ends say what happened', () => {
		const message = (event: RunEvent): string => eventLine(said(event), {...place, width: 100});
		expect(message({type: 'retrying', attempt: 1, of: 3, in: 2000, because: '503 from NetBox'})).toMatch(
			/INFO {2}retry 1 of 3 in 2s: 503 from NetBox$/,
		);
		expect(message({type: 'failed', failure: failure.noJob('9')})).toMatch(/ERROR failed: no job 9\.$/);
		expect(message({type: 'cancelled', failure: failure.cancelled(3, 'x')})).toMatch(/INFO {2}cancelled$/);
		expect(message({type: 'timeout', failure: failure.timeout(30, 'x')})).toMatch(/ERROR timed out after 30s$/);
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
		expect(headerLine(header)).toBe('job 17 | netbox get bgp-peerings devices fceos4 | prod | workers any | timeout 600s');
		expect(headerLine({...header, workers: ['a', 'b'], insecure: true})).toMatch(/ \| prod \| TLS not verified \| workers a,b \| timeout 600s$/);
	});

	test('J5 job-footer the footer sums up', () => {
		expect(footerLine(completed, {errors: [], meta})).toBe(
			'Completed in 0.13s | workers: 1 | events: 5 | warnings: 0 | errors: 0 | requests: 4 | cache: 0 hit, 1 miss',
		);
		expect(footerLine(completed, {errors: [], meta: {...meta, cache: 'False'}})).toMatch(/ \| cache: off$/);
		expect(footerLine(timesUp, resultOf(timesUp))).toBe('Timed out after 30.00s | workers: 1 | events: 2 | warnings: 0 | errors: 1');
	});

	test('J5 job-footer the footer counts every error line once', () => {
		const errors = [failure.deviceNotFound('a', []), failure.deviceNotFound('b', [])];
		const failed = said({type: 'failed', failure: errors[0] ?? failure.noJob('1'), partial: {...example(), errors}});
		const job = jobOf(said({type: 'started'}), said({...info('x'), severity: 'ERROR'} as RunEvent), failed);
		expect(footerLine(job, {errors: resultOf(job).errors})).toMatch(/^Failed in 0\.00s .* errors: 2$/);
	});

	test('D10 J5 job-footer a cancel is no error, whatever it kept from being read, and the footer counts what stands below it', () => {
		const errors = ['a', 'b', 'c', 'd'].map((key) => failure.notRead([key], failure.cancelled(3, 'x')));
		const cancelled = said({type: 'cancelled', failure: failure.cancelled(3, '1 of 5 devices done'), partial: {...example(), errors}});
		const one = jobOf(said({type: 'started'}), cancelled);
		expect(footerLine(one, {errors: resultOf(one).errors})).toMatch(/^Cancelled after 0\.00s .* errors: 0$/);
		expect(errorLines(resultOf(one).errors, theme)).toBe('cancelled after 3 requests: 1 of 5 devices done.\n');
		const late = jobOf(said({type: 'started'}), said({type: 'timeout', failure: failure.timeout(3, 'x'), partial: {...example(), errors}}));
		expect([footerLine(late, {errors: resultOf(late).errors}), errorLines(resultOf(late).errors, theme)]).toEqual([
			expect.stringMatching(/ errors: 1$/),
			expect.stringMatching(/^errors \(1\):\n/),
		]);
	});

	test('D10 several workers that meet the same error, one cancelled: what is counted is what is listed', () => {
		const queued: JobEvent = {type: 'queued', job: 'j', at: start, number: 17, line, task: place.task, workers: ['a', 'b', 'c'], background: false};
		const by = (name: string, event: RunEvent): JobEvent => ({...event, at: start, job: 'j', worker: name});
		const same = {type: 'failed', failure: failure.noJob('9')} as const;
		const events = [queued, by('a', same), by('b', same), by('c', {type: 'cancelled', failure: failure.cancelled(0, 'x')})];
		const job = events.reduce<Job | undefined>(applyJobEvent, undefined) as Job;
		expect(footerLine(job, {errors: resultOf(job).errors})).toMatch(/ errors: 1$/);
		expect(errorLines(resultOf(job).errors, theme)).toBe('cancelled after 0 requests: x.\nerrors (1):\n  no job 9.\n');
	});

	test('J3 live-line the live line shows how far it is', () => {
		const counts = {devices: {done: 137, total: 500}, sessions: {done: 1204}};
		const job = jobOf(said({type: 'started'}), said({...info('x'), counts} as RunEvent));
		const now = start - 299 + 3200;
		expect(progressLine(job, {frame: 0, now, width: 80, theme})).toBe('⠋ get_bgp_peerings  137/500 devices  1204 sessions  3.2s  Ctrl-C cancels');
		expect(progressLine(job, {frame: 11, now, width: 20, theme})).toBe('⠙ get_bgp_peerings …');
	});

	test('J17 background-job a background job says when it starts and ends', () => {
		expect(startedLine(18)).toBe('job 18 started');
		expect(endedLine(completed)).toBe('job 17 completed in 0.13s: netbox get bgp-peerings devices fceos4 (job result 17)');
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

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {applyJobEvent, hasEnded, isOver, type Job, type JobEvent, type RunEvent} from '../../src/jobs/job.js';
import {decodeEvents, encodeEvent} from '../../src/jobs/job-codec.js';
import {text} from '../../src/output/output.js';

const workers = ['a', 'b'];
const queued: JobEvent = {job: 'j', at: 0, type: 'queued', number: 1, line: 'x', task: 't', workers, background: false};

const runEvent = fc.oneof<fc.Arbitrary<RunEvent>[]>(
	fc.constant({type: 'started'}),
	fc.record({
		type: fc.constant('event' as const),
		severity: fc.constantFrom('DEBUG', 'INFO', 'WARN', 'ERROR'),
		resources: fc.constant([]),
		message: fc.string(),
	}),
	fc.constant({type: 'retrying', attempt: 1, of: 3, because: '503', in: 10}),
	fc.constant({type: 'completed', output: text('x')}),
	fc.constantFrom('failed' as const, 'cancelled' as const, 'timeout' as const).map((type) => ({type, failure: failure.noJob('1')})),
);
const event: fc.Arbitrary<JobEvent> = fc
	.tuple(runEvent, fc.constantFrom('a', 'b', 'stranger'), fc.constantFrom('j', 'other'))
	.map(([run, worker, job]) => ({...run, worker, job, at: 1}));

const ends = new Set(['completed', 'failed', 'cancelled', 'timeout']);

test('any interleaving of events ends each run in exactly one final state, the first that was said', () => {
	fc.assert(
		fc.property(fc.array(event, {maxLength: 30}), (events) => {
			const job = [queued, ...events].reduce<Job | undefined>(applyJobEvent, undefined) as Job;
			for (const worker of workers) {
				const own = events.filter((one) => one.job === 'j' && 'worker' in one && one.worker === worker);
				const first = own.find(({type}) => ends.has(type));
				const run = job.runs.get(worker);
				expect(run && hasEnded(run)).toBe(first !== undefined);
				if (first) expect(run?.state).toBe(first.type);
			}
			expect([...job.runs.keys()]).toEqual(workers);
		}),
		{numRuns: 1000},
	);
});

test('J3 live-line a count keeps where it stood in ten different seconds of late, and when it grew last', () => {
	const counted = (at: number, done: number, total?: number): JobEvent => ({
		...{job: 'j', worker: 'a', at, type: 'event', severity: 'INFO', resources: [], message: 'x'},
		counts: {devices: {done, ...(total !== undefined && {total})}},
	});
	const countAfter = (...events: readonly JobEvent[]) =>
		[queued, ...events].reduce<Job | undefined>(applyJobEvent, undefined)?.runs.get('a')?.counts?.['devices'];
	const events = Array.from({length: 10_000}, (_, at) => counted(at * 2, at, 10_000));
	const count = countAfter(...events, counted(19_999, 9_999, 10_000));
	expect(count).toMatchObject({done: 9_999, total: 10_000, grewAt: 19_998});
	expect(count?.marks).toEqual(Array.from({length: 10}, (_, at) => ({at: 10_000 + at * 1000, done: 5_000 + at * 500})));
	expect(countAfter(...events, counted(20_000, 3))).toEqual({done: 3, marks: [{at: 20_000, done: 3}], grewAt: 20_000});
});

test('events of a job that nobody queued are nothing', () => {
	expect(applyJobEvent(undefined, {job: 'j', at: 1, worker: 'a', type: 'started'})).toBeUndefined();
});

test('a refused job is over', () => {
	const job = [queued, {job: 'j', at: 1, type: 'refused', failure: failure.noWorker('x', [])} as const].reduce<Job | undefined>(
		applyJobEvent,
		undefined,
	);
	expect(job && isOver(job)).toBe(true);
});

test('A9 a job that has ended, or was refused, takes no further event', () => {
	const refused = {job: 'j', at: 1, type: 'refused', failure: failure.noWorker('x', [])} as const;
	const done = workers.map((worker) => ({job: 'j', at: 1, worker, type: 'completed', output: text('x')}) as const);
	const late = [queued, refused, ...workers.map((worker) => ({job: 'j', at: 2, worker, type: 'started'}) as const)];
	for (const events of [[refused], done]) {
		const over = [queued, ...events].reduce<Job | undefined>(applyJobEvent, undefined);
		expect(late.reduce<Job | undefined>(applyJobEvent, over)).toBe(over);
	}
});

test('RN8 worker-gone a run that moves is the same run, by the name of the worker that has it now', () => {
	const said: readonly JobEvent[] = [
		queued,
		{job: 'j', at: 1, worker: 'a', type: 'started'},
		{job: 'j', at: 2, worker: 'a', type: 'event', severity: 'WARN', resources: [], message: 'gone', movedTo: 'c'},
		{job: 'j', at: 3, worker: 'a', type: 'completed', output: text('late')},
		{job: 'j', at: 4, worker: 'c', type: 'started'},
		{job: 'j', at: 5, worker: 'c', type: 'completed', output: text('x')},
	];
	const job = decodeEvents(said.map(encodeEvent).join('')).reduce<Job | undefined>(applyJobEvent, undefined);
	expect([...(job?.runs ?? [])]).toMatchObject([
		['c', {state: 'completed', startedAt: 4, warnings: 1, output: text('x')}],
		['b', {state: 'queued'}],
	]);
});

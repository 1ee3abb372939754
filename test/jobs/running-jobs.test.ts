import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import type {JobEvent} from '../../src/jobs/job.js';
import {stateOf} from '../../src/jobs/job.js';
import type {JobOrder, Runner} from '../../src/jobs/runner.js';
import {createRunningJobs, type EndedJob} from '../../src/jobs/running-jobs.js';
import {text} from '../../src/output/output.js';
import {commandOf} from '../support/shell-tree.js';

const command = commandOf('netbox get bgp-peerings devices fceos4');

/** A runner on another machine: it takes an order when it is told to, and says what it is told to say. */
function remote(attended: 'prompt' | 'nobody' = 'prompt') {
	const orders: JobOrder[] = [];
	const cancelled: string[] = [];
	const over: EndedJob[] = [];
	const takes: {readonly take: () => void; readonly fail: (why: Error) => void}[] = [];
	let say = (_: JobEvent): void => undefined;
	const runner: Omit<Runner, 'workers'> = {
		start: (order) => {
			orders.push(order);
			return new Promise((take, fail) => takes.push({take, fail}));
		},
		cancel: (job) => void cancelled.push(job),
		answer: () => undefined,
		subscribe: (listener) => {
			say = listener;
			return () => undefined;
		},
	};
	const jobs = createRunningJobs({runner, newId: () => `job-${orders.length + 1}`, attended, ended: (one) => over.push(one)});
	return {jobs, orders, cancelled, over, takes, say: (event: JobEvent) => say(event)};
}

const queued = (job = 'job-1', workers: readonly string[] = ['w']): JobEvent => ({
	...{job, at: 1, type: 'queued', number: 1, line: command.line, task: command.task, workers, background: false},
});
const event = (more: object, job = 'job-1'): JobEvent => ({job, at: 2, worker: 'w', ...more}) as JobEvent;
const completed = event({type: 'completed', output: text('x')});

test('A8 a job has its id, is kept and can be cancelled before it is taken', async () => {
	const {jobs, orders, cancelled, takes} = remote();
	const {job, taken} = jobs.start(command, {instance: 'prod'});
	expect([job, jobs.all(), orders]).toEqual(['job-1', ['job-1'], [{job: 'job-1', command, instance: 'prod', attended: 'prompt'}]]);
	expect([jobs.running(job), jobs.cancel(job), jobs.cancel('nobody'), cancelled]).toEqual([undefined, true, false, ['job-1', 'nobody']]);
	takes[0]?.take();
	await taken;
	expect(jobs.all()).toEqual(['job-1']);
});

test('what came before a job was taken is not lost, and one that cannot be started is nobody’s', async () => {
	const {jobs, takes, say} = remote();
	const {job, taken} = jobs.start(command);
	say(queued());
	expect(jobs.running(job)).toEqual({state: 'queued', events: [queued()]});
	takes[0]?.fail(new Error('a bug'));
	await expect(taken).rejects.toThrow('a bug');
	expect(jobs.all()).toEqual([]);
});

test('nobody answers a question out of the background', () => {
	const {jobs, orders} = remote();
	jobs.start({...command, run: {...command.run, background: true}});
	jobs.start(command);
	expect(orders.map(({attended}) => attended)).toEqual(['nobody', 'prompt']);
});

test('an event comes with what the job has become; what changes nothing is heard by nobody', () => {
	const {jobs, say, over} = remote();
	const heard: unknown[] = [];
	const stop = jobs.subscribe((one, job) => heard.push([one.type, stateOf(job)]));
	jobs.start(command);
	const strangers = [queued('other'), event({type: 'started'}, 'other'), event({type: 'started', worker: 'stranger'})];
	for (const one of [event({type: 'started'}), queued(), queued(), event({type: 'started'}), ...strangers, completed, completed, queued()]) say(one);
	expect(heard).toEqual([
		['queued', 'queued'],
		['started', 'running'],
		['completed', 'completed'],
	]);
	expect(over.map(({job, events}) => [job.id, events.map(({type}) => type)])).toEqual([['job-1', ['queued', 'started', 'completed']]]);
	stop();
	jobs.start(command);
	say(queued('job-2'));
	expect(heard).toHaveLength(3);
});

test('a job that is over is told first to who keeps it, and is then no job of this shell any more', () => {
	const order: string[] = [];
	let say = (_: JobEvent): void => undefined;
	const runner = {
		...{start: async () => undefined, cancel: () => undefined, answer: () => undefined},
		subscribe: (listener: typeof say) => {
			say = listener;
			return () => undefined;
		},
	};
	const jobs = createRunningJobs({runner, newId: () => 'job-1', attended: 'nobody', ended: () => order.push('ended')});
	jobs.subscribe((one) => order.push(`${one.type} ${jobs.all().length}`));
	jobs.start(command);
	for (const one of [queued(), completed]) say(one);
	expect(order).toEqual(['queued 1', 'ended', 'completed 0']);
});

test('a refused job is over', async () => {
	const {jobs, say} = remote();
	const {job} = jobs.start(command);
	const waiting = jobs.wait(job);
	say(queued('job-1', []));
	expect(jobs.all()).toEqual(['job-1']);
	say({job, at: 1, type: 'refused', failure: failure.noWorker('w9', ['w'])});
	expect((await waiting)?.refused?.message).toBe('no worker "w9": choose any, all or w.');
	expect([jobs.all(), await jobs.wait(job)]).toEqual([[], undefined]);
});

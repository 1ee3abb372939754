import {join} from 'node:path';
import {expect, test} from 'vitest';
import {ok} from '../../src/core/result.js';
import {format} from '../../src/format/format.js';
import {createTheme} from '../../src/format/theme.js';
import type {JobEvent} from '../../src/jobs/job.js';
import {createRunningJobs, type RunningJobs} from '../../src/jobs/running-jobs.js';
import {documentOf, rows, text} from '../../src/output/output.js';
import {createJobStore, type JobStore} from '../../src/store/jobs/jobs.js';
import {run as cancel} from '../../src/tasks/job/cancel.js';
import {run as events} from '../../src/tasks/job/events.js';
import {run as result} from '../../src/tasks/job/result.js';
import {run as wait} from '../../src/tasks/job/wait.js';
import {run as jobs} from '../../src/tasks/jobs.js';
import {run as showJobs} from '../../src/tasks/show/jobs.js';
import type {JobControl, Report, ShellContext} from '../../src/tasks/task.js';
import {samples, shownOf} from '../output/samples.js';
import {messageOf, openJobsFile, temporaryFolder, unwrap} from '../support/database.js';
import {commandOf} from '../support/shell-tree.js';

type World = {
	readonly store: JobStore;
	readonly context: ShellContext;
	readonly said: Report[];
	readonly hear: (event: JobEvent) => void;
	/** Starts a job of this id. */
	readonly start: (id: string) => void;
	readonly running: RunningJobs;
	/** The jobs that are over, each as often as that was told. */
	readonly ended: readonly string[];
	/** Cancels the task that is asked here. */
	readonly stop: () => void;
};

/** A shell with its job store; `hear` is what its runner says. */
function world(shell = 'here', path = join(temporaryFolder(), 'jobs.sqlite')): World {
	const store = createJobStore(openJobsFile(path), {now: () => 0, shell: {id: shell, pid: process.pid}, mostBytes: () => 200_000_000});
	let hear = (_: JobEvent): void => undefined;
	let next = '';
	const ended: string[] = [];
	const runner = {
		start: async () => undefined,
		cancel: () => undefined,
		answer: () => undefined,
		subscribe: (listener: typeof hear) => {
			hear = listener;
			return () => undefined;
		},
	};
	const running = createRunningJobs({runner, newId: () => next, attended: 'nobody', ended: ({job}) => ended.push(job.id)});
	const start = (id: string): void => {
		next = id;
		running.start(commandOf('show version'));
	};
	const said: Report[] = [];
	const stop = new AbortController();
	const control: JobControl = {...running, store, shell, held: () => undefined};
	const context = {
		jobs: async () => ok(control),
		now: () => 5000,
		report: (report: Report) => said.push(report),
		signal: stop.signal,
	};
	return {store, context: context as unknown as ShellContext, said, hear, start, running, ended, stop: () => stop.abort()};
}

const begin = ({store, hear, start}: World, id: string, line = `show ${id}`): number => {
	start(id);
	const number = store.open({id, line, task: 'show.version', at: 1000, keepOutput: true});
	hear({job: id, at: 1000, type: 'queued', number, line, task: 'show.version', workers: ['netbox-worker-1'], background: true});
	return number;
};
const event = (job: string, more: object): JobEvent => ({job, at: 1500, worker: 'netbox-worker-1', ...more}) as JobEvent;
const end = ({store, hear}: World, id: string, state: 'completed' | 'failed' = 'completed'): void => {
	const output = rows([{of: id}], ['of']);
	store.close(id, {state, endedAt: 2000, events: [event(id, {type: 'started'}), event(id, {type: 'completed', output})], output});
	hear(event(id, {type: 'completed', output}));
};
const shown = async (listing: ReturnType<typeof jobs>): Promise<unknown> =>
	(documentOf(unwrap(await listing)) as readonly {readonly id: number; readonly status: string}[]).map(({id, status}) => `${id} ${status}`);

test('C2 show-jobs J19 job-list jobs lists those that run or wait, then the last five that ended, newest first', async () => {
	const here = world();
	for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) begin(here, id);
	begin(here, 'queued');
	begin(here, 'running');
	here.hear(event('running', {type: 'started'}));
	for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) end(here, id, id === 'g' ? 'failed' : 'completed');
	expect(await shown(jobs({}, here.context))).toEqual([
		'9 running',
		'8 queued',
		'7 failed',
		'6 completed',
		'5 completed',
		'4 completed',
		'3 completed',
	]);
});

test('J19 job-list jobs are those of this shell, show jobs those of all', async () => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const there = world('there', path);
	begin(there, 'x');
	end(there, 'x');
	const here = world('here', path);
	begin(here, 'y');
	end(here, 'y');
	expect(await shown(jobs({}, here.context))).toEqual(['2 completed']);
	expect(await shown(showJobs({last: 10}, here.context))).toEqual(['2 completed', '1 completed']);
});

test('J19 job-list D21 times-for-people what a job took is told to people in their form', async () => {
	const here = world();
	begin(here, 'a');
	end(here, 'a');
	const output = unwrap(await showJobs({last: 10}, here.context));
	expect(output).toMatchObject({rows: [{took: expect.stringMatching(/^\d+\.\d\ds$/)}]});
	const table = [...format(output, {as: 'table', terminal: true, width: 120, now: 0, theme: createTheme({color: false, unicode: true})})].join('');
	expect(table).toMatch(/ \d+(\.\d)? m?s {2}/);
	expect(table).not.toMatch(/\ds /);
});

test('J19 job-list show jobs takes one or several statuses, and tells waiting from running', async () => {
	const here = world();
	for (const id of ['a', 'b', 'c', 'd']) begin(here, id);
	here.hear(event('d', {type: 'started'}));
	end(here, 'a');
	end(here, 'b', 'failed');
	expect(await shown(showJobs({last: 10, status: ['queued']}, here.context))).toEqual(['3 queued']);
	expect(await shown(showJobs({last: 10, status: ['failed', 'running']}, here.context))).toEqual(['4 running', '2 failed']);
	expect(await shown(showJobs({last: 1, status: ['completed', 'failed']}, here.context))).toEqual(['2 failed']);
	expect(await shown(showJobs({last: 10, task: 'other'}, here.context))).toEqual([]);
});

test('C2 show-jobs J20 job-commands the result of a job by number or id; a running one says so, an unknown one is not found', async () => {
	const here = world();
	begin(here, 'a');
	expect(messageOf(await result({id: '1'}, here.context))).toBe('job 1 is running.');
	end(here, 'a');
	expect(documentOf(unwrap(await result({id: '1'}, here.context)))).toEqual([{of: 'a'}]);
	expect(documentOf(unwrap(await result({id: 'a'}, here.context)))).toEqual([{of: 'a'}]);
	expect(messageOf(await result({id: '99'}, here.context))).toBe('no job 99.');
	expect(messageOf(await events({id: '99'}, here.context))).toBe('no job 99.');
	expect(messageOf(await wait({id: '99'}, here.context))).toBe('no job 99.');
});

test.each(Object.keys(samples()))(
	'J20 job-commands the result of a job is shown as the command showed it, as JSON, YAML, table and in every other form: %s',
	async (name) => {
		const here = world();
		const output = {...(samples()[name] ?? text('')), errors: []};
		const number = begin(here, 'a');
		unwrap(here.store.close('a', {state: 'completed', endedAt: 2000, events: [], output}));
		here.hear(event('a', {type: 'completed', output}));
		expect(shownOf(unwrap(await result({id: String(number)}, here.context)))).toEqual(shownOf(output));
	},
);

test('J20 job-commands job wait gives the result once the job has ended', async () => {
	const here = world();
	begin(here, 'a');
	const waiting = wait({id: '1'}, here.context);
	end(here, 'a');
	expect(documentOf(unwrap(await waiting))).toEqual([{of: 'a'}]);
});

test('J20 job-commands job events shows what was said so far; with follow it is told on until the job ends', async () => {
	const here = world();
	begin(here, 'a', 'netbox get bgp-peerings devices R1');
	here.hear(event('a', {type: 'started'}));
	const soFar = documentOf(unwrap(await events({id: 'a'}, here.context))) as readonly {readonly message: string}[];
	expect(soFar.map(({message}) => message)).toEqual(['netbox get bgp-peerings devices R1', 'starting']);
	const following = events({id: '1', follow: true}, here.context);
	await Promise.resolve();
	here.hear(event('a', {type: 'event', severity: 'WARN', resources: ['R1'], message: 'late'}));
	end(here, 'a');
	expect(unwrap(await following)).toEqual(text(''));
	expect(here.said.map(({message, severity}) => `${severity} ${message}`)).toEqual([
		'INFO netbox get bgp-peerings devices R1',
		'INFO starting',
		'WARN late',
		'INFO completed',
	]);
	const after = documentOf(unwrap(await events({id: '1', follow: true}, here.context))) as readonly object[];
	expect(after).toHaveLength(2);
});

test('A9 job events follow that is cancelled hears no more of the job, and what has ended stays ended', async () => {
	const here = world();
	begin(here, 'a');
	const following = events({id: 'a', follow: true}, here.context);
	await Promise.resolve();
	await Promise.resolve();
	here.stop();
	await following;
	const before = here.said.length;
	here.hear(event('a', {type: 'event', severity: 'WARN', resources: [], message: 'goes on'}));
	expect(here.said).toHaveLength(before);
	end(here, 'a');
	expect(here.ended).toEqual(['a']);
	const heard: JobEvent[] = [];
	here.running.subscribe((late) => heard.push(late));
	here.hear(event('a', {type: 'event', severity: 'WARN', resources: [], message: 'late'}));
	expect([heard, here.ended]).toEqual([[], ['a']]);
	expect([here.running.running('a'), here.running.all()]).toEqual([undefined, []]);
});

test('A9 who waits for a job that has ended waits for nobody, and a job is waited for from its start on', async () => {
	const here = world();
	here.start('early');
	expect(here.running.all()).toEqual(['early']);
	let isOver = false;
	const waiting = here.running.wait('early', {signal: new AbortController().signal}).then(() => {
		isOver = true;
	});
	await Promise.resolve();
	expect(isOver).toBe(false);
	here.hear({job: 'early', at: 1000, type: 'queued', number: 1, line: 'x', task: 'x', workers: ['netbox-worker-1'], background: true});
	here.hear(event('early', {type: 'completed', output: text('')}));
	await waiting;
	await here.running.wait('early', {signal: new AbortController().signal});
});

test('J20 job-commands without an id the last job of this shell is meant, and a note says which', async () => {
	const here = world();
	begin(here, 'a');
	end(here, 'a');
	begin(here, 'b');
	end(here, 'b');
	const last = unwrap(await result({}, here.context));
	expect([documentOf(last), last.notes]).toEqual([[{of: 'b'}], ['job 2: show b']]);
	const told = unwrap(await events({}, here.context));
	expect([(documentOf(told) as readonly object[]).length, told.notes]).toEqual([2, ['job 2: show b']]);
	expect(unwrap(await wait({}, here.context)).notes).toEqual(['job 2: show b']);
	expect(unwrap(await result({id: '1'}, here.context)).notes).toEqual([]);
	expect(messageOf(await cancel({}, here.context))).toBe('no job of this shell is running.');
	begin(here, 'c');
	expect(messageOf(await result({}, here.context))).toBe('job 3 is running.');
});

test('J20 job-commands without an id wait and cancel mean the last job that runs here', async () => {
	const here = world();
	for (const id of ['a', 'b', 'c']) begin(here, id);
	end(here, 'c');
	const waiting = wait({}, here.context);
	await Promise.resolve();
	expect(unwrap(await cancel({}, here.context)).notes).toEqual(['job 2: show b']);
	end(here, 'b');
	expect(documentOf(unwrap(await waiting))).toEqual([{of: 'b'}]);
	expect(unwrap(await cancel({}, here.context)).notes).toEqual(['job 1: show a']);
});

test('J20 job-commands a shell without jobs means the newest of all shells, but cancels none of theirs; where there is none it says so', async () => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const there = world('there', path);
	const here = world('here', path);
	for (const task of [result, wait, events]) expect(messageOf(await task({}, here.context))).toBe('there is no job yet.');
	begin(there, 'x');
	end(there, 'x');
	begin(there, 'y');
	end(there, 'y');
	const newest = unwrap(await result({}, here.context));
	expect([documentOf(newest), newest.notes]).toEqual([[{of: 'y'}], ['job 2, of another shell: show y']]);
	expect(messageOf(await cancel({}, here.context))).toBe('no job of this shell is running.');
	begin(here, 'own');
	end(here, 'own');
	expect(unwrap(await result({}, here.context)).notes).toEqual(['job 3: show own']);
});

import {expect, test} from 'vitest';
import {type BatchOptions, runBatch} from '../../src/batch/batch.js';
import {statementsOfLines} from '../../src/batch/statements.js';
import {ok} from '../../src/core/result.js';
import {createTheme} from '../../src/format/theme.js';
import {createInProcessRunner} from '../../src/jobs/in-process.js';
import type {Hooks} from '../../src/jobs/run.js';
import {createRunningJobs, type EndedJob} from '../../src/jobs/running-jobs.js';
import {type Output, text} from '../../src/output/output.js';
import {shellTree} from '../support/shell-tree.js';

type Batch = {readonly options: BatchOptions; readonly written: string[]; readonly said: string[]; readonly over: EndedJob[]};

/** Lines to be run by workers that do `work`, without a file or a NetBox. */
function batch(lines: readonly string[], work: (hooks: Hooks) => Promise<Output>, more: Partial<BatchOptions> = {}): Batch {
	const [written, said, over]: [string[], string[], EndedJob[]] = [[], [], []];
	let ids = 0;
	const newId = (): string => {
		ids += 1;
		return `job-${ids}`;
	};
	const runner = createInProcessRunner({
		workers: ['w'],
		execute: (_, hooks) => ({result: work(hooks).then(ok), requests: () => 0}),
		openJob: () => ids,
		now: () => 0,
		defaultTimeout: () => 600,
		logBug: () => 'bug-1',
	});
	const theme = createTheme({color: false, unicode: true});
	const options: BatchOptions = {
		tree: shellTree(),
		jobs: createRunningJobs({runner, newId, attended: 'nobody', ended: (one) => over.push(one)}),
		statements: statementsOfLines(lines),
		...{fullWords: true, aliases: {}, instances: ['lab'], keepGoing: false, json: false, usual: 'auto', events: 'alarms'},
		out: {write: async (part) => void written.push(part), theme},
		err: {write: (part) => void said.push(part), theme},
		prepare: async () => ({timeout: 600}),
		checkSaves: () => ok(undefined),
		save: () => {
			throw new Error('nothing is saved');
		},
		now: () => 0,
		stop: new AbortController().signal,
		...more,
	};
	return {options, written, said, over};
}

const line = 'netbox get bgp-peerings devices fceos4';

test('S11 script-background what runs in the background prints nothing, and is waited for', async () => {
	const {options, written, over} = batch([`${line} &`, line], async ({job}) => text(job));
	expect([await runBatch(options), written.join('')]).toEqual([0, 'job-2\n']);
	expect(over.map(({job}) => job.id).toSorted()).toEqual(['job-1', 'job-2']);
});

test('A8 S10 signal-exits a run that is stopped while a command is prepared does not begin it, waits for nobody, and says nothing', async () => {
	const stop = new AbortController();
	let begun = 0;
	const {options, written, said, over} = batch(
		[line, line],
		({signal}) => {
			begun += 1;
			return new Promise((resolve) => signal.addEventListener('abort', () => resolve(text('half'))));
		},
		{
			stop: stop.signal,
			prepare: async () => {
				stop.abort();
				return {timeout: 600};
			},
		},
	);
	expect(await runBatch(options)).toBe(0);
	expect([begun, written, said, over.map(({events}) => events.map(({type}) => type))]).toEqual([0, [], [], [['queued', 'cancelled']]]);
});

test('S10 signal-exits a run that is stopped cancels what runs, the background too', async () => {
	const stop = new AbortController();
	let begun = 0;
	const {options, written, said, over} = batch(
		[`${line} &`, line],
		({signal}) => {
			begun += 1;
			if (begun === 2) stop.abort();
			return new Promise((resolve) => {
				if (signal.aborted) resolve(text('half'));
				signal.addEventListener('abort', () => resolve(text('half')));
			});
		},
		{stop: stop.signal},
	);
	await runBatch(options);
	expect([written, said.join(''), over.map(({events}) => events.at(-1)?.type)]).toEqual([[], '', ['cancelled', 'cancelled']]);
});

import {ok, type Result} from '../core/result.js';
import {createInProcessRunner, type InProcessOptions} from '../jobs/in-process.js';
import type {Attendance, Runner} from '../jobs/runner.js';
import {createRunningJobs, type EndedJob, type RunningJobs} from '../jobs/running-jobs.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {CommandNode} from '../language/tree/schema.js';
import {findNode} from '../language/tree/visit.js';
import type {JobStore} from '../store/jobs/jobs.js';
import type {Directory, JobControl, ShownWorker} from '../tasks/task.js';
import {executeWith} from './execute.js';
import {createHeldResults, createPacking} from './held-results.js';
import {endOf} from './job-end.js';
import type {Netboxes} from './netboxes.js';
import type {KeptState} from './state.js';
import type {Alarms} from './warnings.js';

/** The services that all runs share. */
export type Services = {
	readonly state: KeptState;
	readonly directory: Directory;
	readonly netboxes: Netboxes;
	readonly jobs: () => Promise<Result<JobControl>>;
	/** For `show workers`. */
	readonly workers: () => Promise<Result<readonly ShownWorker[]>>;
	/** The next line of standard input, for a task that reads one; undefined where there is none. */
	readonly readLine: () => Promise<Result<string> | undefined>;
	readonly tree: CommandNode;
	readonly version: string;
	readonly now: () => number;
};

export type RunnerOptions = Omit<Services, 'jobs' | 'workers'> & {
	readonly alarms: Alarms;
	/** Which questions of its jobs are answered here. */
	readonly attended: Attendance;
	/** Of this shell, by which its jobs are told from those of others. */
	readonly shell: string;
	/** Whether results are kept for `job result`. */
	readonly keepOutputs: boolean;
	readonly workers: number;
	readonly newId: () => string;
	readonly defaultTimeout: () => number;
	readonly logBug: (error: unknown) => string;
	/** The runner that has workers on other machines too, made of the one of this process. */
	readonly far?: (local: Runner, openJob: InProcessOptions['openJob']) => ShellRunner;
};

/** A runner that knows its workers with all that they say of themselves. */
export type ShellRunner = Runner & {readonly seen: () => Promise<Result<readonly ShownWorker[]>>; readonly close: () => Promise<void>};

/** The jobs of this shell and its workers, and what must be ready before a command starts: its job's record. */
export type RunnerOfShell = {
	readonly jobs: RunningJobs;
	readonly runner: Pick<Runner, 'workers'>;
	/** Opens the job record for commands that leave one. Called before `start`. */
	readonly ready: (command: ParsedCommand) => Promise<void>;
	/**
	 * Cancels running jobs and waits until they are stored, at most half a second: a lost terminal waits for nobody. Large results have a few seconds
	 * unless it is in a hurry.
	 */
	readonly close: (how?: {readonly hurried: boolean}) => Promise<void>;
};

const patienceMs = 500;
const packingMs = 3000;

/** The workers of this process, as `show workers` tells them. */
async function seenHere(local: Runner, {version, directory}: RunnerOptions): Promise<Result<readonly ShownWorker[]>> {
	const known = await directory.list();
	const instances = known.ok ? known.value.map(({instance: {name, url}}) => ({name, url})) : [];
	return ok((await local.workers()).map((worker) => ({...worker, version, instances})));
}

/** The in-process runner with the tasks of the registry; jobs of commands that are not quiet are stored when they end. */
export function createRunnerOfShell(options: RunnerOptions): RunnerOfShell {
	let store: JobStore | undefined;
	const open = async (): Promise<Result<JobStore>> => {
		const opened = await options.state.jobs();
		if (opened.ok && !store && options.keepOutputs) opened.value.prune();
		if (opened.ok) store = opened.value;
		return opened;
	};
	const held = createHeldResults();
	const packing = createPacking(options.logBug);
	const keep = ({job, events}: EndedJob): void => {
		if (job.number === 0) return;
		const end = endOf({job, events});
		const closed = store?.close(job.id, end);
		const kept = closed?.ok ? closed.value : 'none';
		const {output} = end;
		if (!output || kept === 'whole') return;
		// What a script shows is gone with it.
		if (options.keepOutputs || job.background) held.hold(job.id, output);
		if (kept === 'large') packing.add(async (stop) => store?.pack(job.id, output, stop));
	};
	const services: Services = {
		...options,
		workers: () => runner.seen(),
		jobs: async () => {
			const opened = await open();
			const {cancel, running, wait} = jobs;
			return opened.ok ? ok({store: opened.value, shell: options.shell, held: held.of, cancel, running, wait}) : opened;
		},
	};
	const isKept = ({path, run}: Pick<ParsedCommand, 'path' | 'run'>): boolean => !run.isRound && findNode(options.tree, path)?.quiet === false;
	const openJob: InProcessOptions['openJob'] = ({command, ...job}) =>
		isKept(command) && store ? store.open({...job, line: command.line, task: command.task, keepOutput: options.keepOutputs}) : 0;
	const local = createInProcessRunner({
		workers: Array.from({length: options.workers}, (_, index) => `netbox-worker-${index + 1}`),
		execute: (command, hooks) => {
			// What is in the background leaves the input to what is typed or read meanwhile.
			const readLine = command.run.background ? async () => undefined : services.readLine;
			return executeWith(command, {...services, readLine}, {hooks, alarms: options.alarms});
		},
		openJob,
		now: options.now,
		defaultTimeout: options.defaultTimeout,
		logBug: options.logBug,
	});
	const runner = options.far?.(local, openJob) ?? {...local, seen: () => seenHere(local, options), close: async () => undefined};
	const jobs = createRunningJobs({runner, newId: options.newId, attended: options.attended, ended: keep});
	return {
		jobs,
		runner,
		ready: async (command) => {
			if (isKept(command)) await open();
		},
		close: async ({hurried} = {hurried: false}) => {
			const late = new AbortController();
			const timer = setTimeout(() => late.abort(), patienceMs);
			const running = jobs.all();
			for (const job of running) jobs.cancel(job);
			await Promise.all(running.map((job) => jobs.wait(job, {signal: late.signal})));
			clearTimeout(timer);
			await packing.over(hurried ? 0 : packingMs);
			await runner.close();
		},
	};
}

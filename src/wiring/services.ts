import {applyJobEvent, isOver, type Job, type JobEvent, type JobId, stateOf} from '../job.js';
import {resultOf} from '../job-result.js';
import {createInProcessRunner} from '../jobs/in-process.js';
import type {Runner} from '../jobs/runner.js';
import type {ParsedCommand} from '../language/sentence.js';
import {ok, type Result} from '../result.js';
import type {JobStore} from '../store/jobs.js';
import {loadTask, type TaskArgs} from '../tasks/registry.generated.js';
import type {Directory, JobControl, Questions, Task} from '../tasks/task.js';
import type {CommandNode} from '../tree/schema.js';
import {findNode} from '../tree/visit.js';
import {createContext} from './context.js';
import type {Netboxes} from './netboxes.js';
import type {KeptState} from './state.js';

/** What every run shares. */
export type Services = {
	readonly state: KeptState;
	readonly directory: Directory;
	readonly netboxes: Netboxes;
	readonly jobs: () => Promise<Result<JobControl>>;
	readonly questions: Questions;
	readonly tree: CommandNode;
	readonly version: string;
	readonly now: () => number;
};

export type RunnerOptions = Omit<Services, 'jobs'> & {
	/** Of this shell, by which its jobs are told from those of others. */
	readonly shell: string;
	/** Whether results are kept for `job result`. */
	readonly keepOutputs: boolean;
	readonly workers: number;
	readonly newId: () => string;
	readonly defaultTimeout: () => number;
	readonly logBug: (error: unknown) => string;
};

/** The runner, and what must be ready before a command starts: its job's record. */
export type RunnerOfShell = {
	readonly runner: Runner;
	/** Opens the job record for commands that leave one. Called before `start`. */
	readonly ready: (command: ParsedCommand) => Promise<void>;
};

/** The in-process runner with the tasks of the registry; jobs of commands that are not quiet are stored as they end. */
export function createRunnerOfShell(options: RunnerOptions): RunnerOfShell {
	let store: JobStore | undefined;
	const open = async (): Promise<Result<JobStore>> => {
		const opened = await options.state.jobs();
		if (opened.ok) store = opened.value;
		return opened;
	};
	const watch = createWatch();
	const services: Services = {
		...options,
		jobs: async () => {
			const opened = await open();
			if (!opened.ok) return opened;
			return ok({store: opened.value, shell: options.shell, cancel: (job) => watch.isRunning(job) && (runner.cancel(job), true), wait: watch.wait});
		},
	};
	const isKept = (path: readonly string[]): boolean => findNode(options.tree, path)?.quiet === false;
	const runner = createInProcessRunner({
		workers: Array.from({length: options.workers}, (_, index) => `netbox-worker-${index + 1}`),
		execute: (command, hooks) => {
			const {context, requests} = createContext(services, hooks);
			return {result: loadTask[command.task as keyof TaskArgs]().then(({run}) => (run as Task<never>)(command.args as never, context)), requests};
		},
		openJob: ({id, command, at}) =>
			isKept(command.path) && store ? store.open({id, line: command.line, task: command.task, at, keepOutput: options.keepOutputs}) : 0,
		newId: options.newId,
		now: options.now,
		defaultTimeout: options.defaultTimeout,
		logBug: options.logBug,
	});
	runner.subscribe((event) => {
		const over = watch.hear(event);
		if (over && over.job.number > 0) store?.close(over.job.id, endOf(over));
	});
	return {
		runner,
		ready: async ({path}) => {
			if (isKept(path)) await open();
		},
	};
}

type Over = {readonly job: Job; readonly events: readonly JobEvent[]};

/** Folds every job of this shell, so that one can be waited for. */
function createWatch() {
	const running = new Map<JobId, {job: Job | undefined; readonly events: JobEvent[]; readonly waiting: Set<() => void>}>();
	return {
		isRunning: (job: JobId): boolean => running.has(job),
		wait: (job: JobId, signal: AbortSignal): Promise<void> =>
			new Promise((resolve) => {
				const one = running.get(job);
				if (!one || signal.aborted) return resolve();
				one.waiting.add(resolve);
				signal.addEventListener('abort', () => resolve(), {once: true});
			}),
		/** The job, where the event ends it. */
		hear: (event: JobEvent): Over | undefined => {
			const one = running.get(event.job) ?? {job: undefined, events: [], waiting: new Set()};
			running.set(event.job, one);
			one.job = applyJobEvent(one.job, event);
			one.events.push(event);
			if (!one.job || !isOver(one.job)) return undefined;
			running.delete(event.job);
			for (const resolve of one.waiting) resolve();
			return {job: one.job, events: one.events};
		},
	};
}

function endOf({job, events}: Over): Parameters<JobStore['close']>[1] {
	const state = stateOf(job);
	const {output, errors, meta} = resultOf(job);
	const kept = output ?? [...job.runs.values()].find((run) => run.output)?.output;
	const [failure] = errors;
	return {
		state: state === 'queued' || state === 'running' ? 'failed' : state,
		endedAt: Math.max(job.queuedAt, ...events.map(({at}) => at)),
		events,
		...(kept && {output: kept}),
		...(failure && {failure}),
		...(meta?.instance !== undefined && {instance: meta.instance}),
	};
}

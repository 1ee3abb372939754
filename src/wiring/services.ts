import {err, ok, type Result} from '../core/result.js';
import {createInProcessRunner} from '../jobs/in-process.js';
import type {JobId} from '../jobs/job.js';
import type {Runner} from '../jobs/runner.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {CommandNode} from '../language/tree/schema.js';
import {findNode} from '../language/tree/visit.js';
import type {Output} from '../output/output.js';
import type {JobStore} from '../store/jobs/jobs.js';
import {loadTask, type TaskArgs} from '../tasks/registry.generated.js';
import type {Directory, JobControl, Questions, Task} from '../tasks/task.js';
import type {choiceFault} from './complete/choice-conditions.js';
import {createContext, noQuestions} from './context.js';
import {createHeldResults} from './held-results.js';
import type {Netboxes} from './netboxes.js';
import {createWatch, endOf, type Over} from './running-jobs.js';
import type {KeptState} from './state.js';
import type {Alarms} from './warnings.js';

/** The services that all runs share. */
export type Services = {
	readonly state: KeptState;
	readonly directory: Directory;
	readonly netboxes: Netboxes;
	readonly jobs: () => Promise<Result<JobControl>>;
	/** For one run: its questions are withdrawn when the signal fires. */
	readonly questions: (signal: AbortSignal) => Questions;
	readonly tree: CommandNode;
	readonly version: string;
	readonly now: () => number;
};

export type RunnerOptions = Omit<Services, 'jobs'> & {
	readonly alarms: Alarms;
	/** The id of this shell, which tells its jobs from those of others. */
	readonly shell: string;
	/** Whether results are kept for `job result`. */
	readonly keepOutputs: boolean;
	readonly workers: number;
	readonly newId: () => string;
	readonly defaultTimeout: () => number;
	readonly logBug: (error: unknown) => string;
};

/** The runner, and the job record that must be ready before a command starts. */
export type RunnerOfShell = {
	readonly runner: Runner;
	/** Opens the job record for commands that leave one. Called before `start`. */
	readonly ready: (command: ParsedCommand) => Promise<void>;
	/** Cancels running jobs and waits until they are stored, at most half a second: a lost terminal waits for nobody. */
	readonly close: () => Promise<void>;
};

const patienceMs = 500;

/** Runs a task unless its conditions cannot be, which is told before its rows are read, or by them. Looked at with the first condition: most lines have none. */
async function runUnderConditions(run: () => Promise<Result<Output>>, place: Parameters<typeof choiceFault>[0] | undefined): Promise<Result<Output>> {
	if (!place?.command.pipes.some(({name}) => name === 'where')) return run();
	const {choiceFault, choiceFaultOfRows} = await import('./complete/choice-conditions.js');
	const fault = await choiceFault(place);
	const result = fault ? err(fault) : await run();
	const shown = result.ok ? await choiceFaultOfRows(place, result.value) : undefined;
	return shown ? err(shown) : result;
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
	const watch = createWatch();
	const held = createHeldResults();
	const keep = ({job, events}: Over): void => {
		const end = endOf({job, events});
		const stored = store?.close(job.id, end);
		const isKept = stored?.ok && stored.value;
		// A script prints its result and does not keep it.
		if (end.output && !isKept && (options.keepOutputs || job.background)) held.hold(job.id, end.output);
	};
	const services: Services = {
		...options,
		jobs: async () => {
			const opened = await open();
			if (!opened.ok) return opened;
			return ok({store: opened.value, shell: options.shell, cancel, running: watch.running, held: held.of, wait: watch.wait});
		},
	};
	const cancel = (job: JobId): boolean => {
		const runsHere = watch.all().includes(job);
		runner.cancel(job);
		return runsHere;
	};
	const isKept = (path: readonly string[]): boolean => findNode(options.tree, path)?.quiet === false;
	const inProcess = createInProcessRunner({
		workers: Array.from({length: options.workers}, (_, index) => `netbox-worker-${index + 1}`),
		execute: (command, hooks) => {
			// A question from the background would take the keys of the line being typed.
			const questions = command.run.background ? () => noQuestions(async () => undefined) : services.questions;
			const {context, requests} = createContext({...services, questions}, hooks);
			const unheard = options.alarms.during((message) => context.report({message, severity: 'WARN'}));
			const node = findNode(options.tree, command.path);
			const running = loadTask[command.task as keyof TaskArgs]().then(async ({run}) => {
				const place = node && {command, node, tree: options.tree, asking: context};
				return runUnderConditions(() => (run as Task<never>)(command.args as never, context), place);
			});
			return {result: running.finally(unheard), requests};
		},
		openJob: ({command: {path, line, task}, ...job}) =>
			isKept(path) && store ? store.open({...job, line, task, keepOutput: options.keepOutputs}) : 0,
		newId: options.newId,
		now: options.now,
		defaultTimeout: options.defaultTimeout,
		logBug: options.logBug,
	});
	const runner: Runner = {
		...inProcess,
		start: (command, place) => {
			const job = inProcess.start(command, place);
			watch.begin(job);
			return job;
		},
	};
	runner.subscribe((event) => {
		const over = watch.hear(event);
		if (over && over.job.number > 0) keep(over);
	});
	return {
		runner,
		ready: async ({path}) => {
			if (isKept(path)) await open();
		},
		close: async () => {
			const late = new AbortController();
			const timer = setTimeout(() => late.abort(), patienceMs);
			const jobs = watch.all();
			for (const job of jobs) runner.cancel(job);
			await Promise.all(jobs.map((job) => watch.wait(job, {signal: late.signal})));
			clearTimeout(timer);
		},
	};
}

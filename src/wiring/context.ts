import {ok, type Result} from '../core/result.js';
import type {Hooks} from '../jobs/run.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {Connection} from '../netbox/read/reader.js';
import type {Output} from '../output/output.js';
import {type AnywhereArgs, anywhereTasks, type HereArgs, hereTasks} from '../tasks/registry.generated.js';
import type {ShellContext, TaskContext} from '../tasks/task.js';
import {questionsOf, shellQuestionsOf} from './questions.js';
import type {Services} from './services.js';
import type {KeptState} from './state.js';

/** What a task that may run anywhere needs of the process that runs it: the instances that it knows, its connections, cache and settings. */
export type TaskServices = Pick<Services, 'directory' | 'netboxes' | 'tree' | 'now'> & {
	readonly state: Pick<KeptState, 'cache' | 'changes' | 'preferences' | 'settings' | 'secrets'>;
};

/** The context of one run, and its number of requests so far. */
type RunContext<Context> = {readonly context: Context; readonly requests: () => number};

/** The context of a task that may run anywhere. Nothing in it is the shell's own, so a worker on another machine makes it in the same way. */
export function createTaskContext({state, directory, netboxes, tree, now}: TaskServices, hooks: Hooks): RunContext<TaskContext> {
	const connections: {readonly requests: () => number}[] = [];
	const connection: Connection = {signal: hooks.signal, onRetry: (retry) => hooks.emit({type: 'retrying', ...retry})};
	const counted = <Opened extends {readonly requests: () => number}>(opened: Result<Opened>): Result<Opened> => {
		if (opened.ok) connections.push(opened.value);
		return opened;
	};
	const context: TaskContext = {
		report: ({message, severity = 'INFO', resources = [], counts, perDevice}) =>
			hooks.emit({type: 'event', severity, resources, message, ...(counts && {counts}), ...(perDevice && {perDevice})}),
		signal: hooks.signal,
		questions: questionsOf(hooks),
		netbox: async (name) => counted(await netboxes.connect(name, connection)),
		api: async (name) => {
			const {get} = await state.preferences();
			return counted(await netboxes.open(name, {...connection, readOnly: get('read-only')}));
		},
		directory,
		cache: state.cache,
		reader: async (instance) => (await import('./who-reads.js')).readerAt(instance, state),
		spooling: async () => (await import('../store/jobs/spool.js')).openSpool,
		preferences: state.preferences,
		shownSettings: async () => {
			const opened = await state.settings();
			return opened.ok ? ok(opened.value.settings.all()) : opened;
		},
		changes: async () => ({...(await state.changes()), job: hooks.job}),
		tree,
		now,
	};
	return {context, requests: () => connections.reduce((sum, netbox) => sum + netbox.requests(), 0)};
}

/** The context of a task that runs in the shell alone: the same, and the shell's own things. */
export function createShellContext(services: Services, hooks: Hooks): RunContext<ShellContext> {
	const {state, jobs, version, readLine, workers} = services;
	const {context, requests} = createTaskContext(services, hooks);
	const shellContext: ShellContext = {
		...context,
		questions: shellQuestionsOf({...hooks, readLine}),
		settings: state.settings,
		secrets: state.secrets,
		jobs,
		workers,
		history: state.history,
		saved: async (path) => (await import('./saved-file.js')).readSaved(path, process.cwd(), hooks.signal),
		fileText: async (path) => (await import('./file-text.js')).readFileText(path, {cwd: process.cwd(), readLine}),
		pipes: async () => (await import('../language/suggest/pipe-manual.js')).describePipes(),
		keys: async () => {
			const [{describeKeymap}, {pagerKeys}] = await Promise.all([import('../shell/line/keymap.js'), import('../shell/pager/keys.js')]);
			return [...describeKeymap(), ...pagerKeys];
		},
		version,
	};
	return {context: shellContext, requests};
}

/** A task with its context, not yet begun; it is loaded when `run` is called. */
type TaskRun = RunContext<TaskContext> & {readonly run: () => Promise<Result<Output>>};

/** Any of the tasks that take this context; its arguments were checked as the line was read. */
type TaskFile<Context> = {readonly run: (args: never, context: Context) => Promise<Result<Output>>};

/** The task of a command in the shell. One that may run anywhere gets no more than a worker on another machine could give it. */
export function openRun({task, args}: Pick<ParsedCommand, 'task' | 'args'>, services: Services, hooks: Hooks): TaskRun {
	const runOf = <Context extends TaskContext>(load: () => Promise<TaskFile<Context>>, opened: RunContext<Context>): TaskRun => ({
		...opened,
		run: async () => (await load()).run(args as never, opened.context),
	});
	return mayRunAnywhere(task)
		? runOf(anywhereTasks[task], createTaskContext(services, hooks))
		: runOf(hereTasks[task as keyof HereArgs], createShellContext(services, hooks));
}

/** The task of a command that came from another machine; only what may run anywhere gets here. */
export function openFarRun({task, args}: Pick<ParsedCommand, 'task' | 'args'>, services: TaskServices, hooks: Hooks): TaskRun {
	if (!mayRunAnywhere(task)) throw new Error(`${task} runs in its shell alone`);
	const opened = createTaskContext(services, hooks);
	return {...opened, run: async () => (await anywhereTasks[task]()).run(args as never, opened.context)};
}

/** Whether the task takes nothing of the shell. */
export const mayRunAnywhere = (task: string): task is keyof AnywhereArgs => Object.hasOwn(anywhereTasks, task);

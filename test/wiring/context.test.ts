import {afterAll, expect, test} from 'vitest';
import {ok} from '../../src/core/result.js';
import type {Hooks} from '../../src/jobs/run.js';
import {leaves} from '../../src/language/tree/visit.js';
import {text} from '../../src/output/output.js';
import {anywhereTasks, hereTasks} from '../../src/tasks/registry.generated.js';
import {defineTask, type ShellContext, type TaskContext} from '../../src/tasks/task.js';
import {createShellContext, createTaskContext, openRun} from '../../src/wiring/context.js';
import type {Services} from '../../src/wiring/services.js';
import {shellTree} from '../support/shell-tree.js';
import {homeFolder, openApp} from './open-app.js';

const {home, remove} = homeFolder();
const {app, close} = await openApp({home});
afterAll(async () => {
	await close();
	remove();
});

const hooks: Hooks = {
	...{job: '1', worker: 'w', signal: new AbortController().signal, attended: 'nobody'},
	...{emit: () => undefined, ask: async () => undefined},
};
/** Those of the shell; no task here asks for jobs. */
const services: Services = {...app.services, jobs: () => Promise.reject(new Error('no task asks for jobs')), workers: async () => ok([])};

/** Of the shell alone; `satisfies` names each, and `questions` are others. */
const shellsOwn = ['settings', 'secrets', 'jobs', 'workers', 'history', 'keys', 'version'] satisfies readonly Exclude<
	keyof ShellContext,
	keyof TaskContext
>[];
const commands = leaves(shellTree()).filter(({node}) => node.task !== undefined);

test.each(commands.map(({path, node}) => [path.join(' '), node] as const))('%s has the context that the tree allows it', (_, {task = '', runs}) => {
	const {context} = openRun({task, args: {}}, services, hooks);
	const isHere = runs === 'here';
	expect(shellsOwn.filter((name) => Object.hasOwn(context, name))).toEqual(isHere ? shellsOwn : []);
	expect(Object.keys(context.questions)).toEqual(['attended', 'confirm', ...(isHere ? ['ask', 'askSecret', 'readLine'] : [])]);
	expect([Object.hasOwn(hereTasks, task), Object.hasOwn(anywhereTasks, task)]).toEqual([isHere, !isHere]);
});

test('both kinds of tasks are there', () => {
	expect([...new Set(commands.map(({node}) => node.runs))].toSorted()).toEqual(['anywhere', 'here']);
});

test('tsc refuses a task that may run anywhere and reaches for what is of the shell, and so it finds nothing', async () => {
	const found: unknown[] = [];
	const reaching = defineTask('netbox.get_version', async (_, context) => {
		// @ts-expect-error
		found.push(context.settings);
		// @ts-expect-error
		found.push(context.secrets);
		// @ts-expect-error
		found.push(context.jobs);
		// @ts-expect-error
		found.push(context.history);
		// @ts-expect-error
		found.push(context.questions.askSecret);
		// @ts-expect-error
		const timeout = (await context.preferences()).get('timeout');
		return ok(text(String(timeout)));
	});
	// @ts-expect-error
	defineTask('netbox.get_version', async (_, context: ShellContext) => ok(text(context.version)));
	await reaching({}, createTaskContext(services, hooks).context);
	expect(found).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('a task of the shell reaches all of it, and all that the others reach', async () => {
	const version = defineTask('show.version', async (_, context: ShellContext) =>
		ok(text(`${context.version} ${await context.settings().then(({ok}) => ok)}`)),
	);
	const shared = defineTask('show.version', async (_, context: TaskContext) => ok(text(context.questions.attended)));
	const {context} = createShellContext(services, hooks);
	expect([await version({}, context), await shared({}, context)]).toMatchObject([{value: {text: '0 true\n'}}, {value: {text: 'nobody\n'}}]);
});

test('a worker without a shell makes the context of a task that may run anywhere', async () => {
	const {directory, netboxes, state, tree, now} = app.services;
	const {cache, changes, preferences, settings, secrets} = state;
	const {context, requests} = createTaskContext({directory, netboxes, tree, now, state: {cache, changes, preferences, settings, secrets}}, hooks);
	const {run} = await anywhereTasks['netbox.get_version']();
	expect([await run({}, context), requests()]).toMatchObject([{value: {kind: 'document', meta: {instance: 'lab'}}}, 1]);
});

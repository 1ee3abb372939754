import {onTestFinished} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import type {LabDataset} from '../../src/lab/dataset.js';
import {type RunningLab, startLab} from '../../src/lab/server.js';
import type {Output} from '../../src/output.js';
import {ok, type Result} from '../../src/result.js';
import {statePaths} from '../../src/store/paths.js';
import {loadTask, type TaskArgs} from '../../src/tasks/registry.generated.js';
import type {Questions, Task} from '../../src/tasks/task.js';
import {createContext, noQuestions} from '../../src/wiring/context.js';
import {createDirectory} from '../../src/wiring/directory.js';
import {createNetboxes} from '../../src/wiring/netboxes.js';
import {createState, type KeptState} from '../../src/wiring/state.js';
import {temporaryFolder} from '../support/database.js';
import {commandOf, shellTree} from '../support/shell-tree.js';

/** The token of the user who may do everything, on every lab. */
export const adminToken = '0123456789abcdef0123456789abcdef01234567';

/** A shell whose `env` is a lab of its own: what a line gives, the requests that the lab saw and those that the job counted. */
export type Shell = {
	readonly say: (line: string) => Promise<Result<Output>>;
	readonly lab: RunningLab;
	readonly state: KeptState;
	/** Where what the lab says of its API is kept. */
	readonly schemas: string;
	/** Paths of the requests since it was last asked. */
	readonly asked: () => readonly string[];
	/** Methods and paths of all writes that the lab has seen. */
	readonly writes: () => readonly string[];
	readonly counted: () => number;
	readonly reports: readonly string[];
};

/** How a shell differs from the usual one: who answers its questions, whose token it has, what stands between it and the lab. */
export type ShellOptions = {
	readonly answer?: (question: string, preview: Output | undefined) => boolean | Promise<boolean>;
	readonly token?: string;
	readonly front?: (url: string) => Promise<string>;
};

/** A lab over real HTTP and the context of the shell, closed when the test ends. */
export async function startShell(
	change: (dataset: LabDataset) => LabDataset = (dataset) => dataset,
	{answer, token = adminToken, front}: ShellOptions = {},
): Promise<Shell> {
	const lab = await startLab({dataset: change(labDataset()), record: true});
	const env = {NF_URL: (await front?.(lab.url)) ?? lab.url, NF_TOKEN: token, NF_KEYCHAIN: 'off'};
	const paths = statePaths({env: {NF_HOME: temporaryFolder()}, cwd: '/', platform: {config: '/', data: '/', cache: '/'}});
	const state = createState({paths, env, shell: {id: 'test', pid: process.pid}, now: Date.now, warn: () => undefined});
	const directory = createDirectory({env, named: undefined, state});
	const netboxes = createNetboxes({directory, state, env, now: Date.now, log: () => undefined, schemaFolder: paths.schemas});
	onTestFinished(async () => {
		await netboxes.close();
		state.close();
		await lab.close();
	});
	const reports: string[] = [];
	const jobs = async () => ok({store: {}, shell: 'test', cancel: () => false, running: () => undefined, wait: async () => undefined} as never);
	const unattended = noQuestions(async () => undefined);
	const questions: Questions = answer
		? {...unattended, attended: true, confirm: async (question, preview) => ok(await answer(question, preview))}
		: unattended;
	const services = {state, directory, netboxes, jobs, questions, tree: shellTree(), version: '0', now: Date.now};
	const signal = new AbortController().signal;
	const emit = (event: object): void => void reports.push('message' in event ? String(event.message) : '');
	let requests = (): number => 0;
	let seen = 0;
	return {
		lab,
		state,
		schemas: paths.schemas,
		reports,
		counted: () => requests(),
		writes: () => lab.requests().flatMap(({method, path}) => (['GET', 'OPTIONS'].includes(method) ? [] : [`${method} ${path}`])),
		asked: () => {
			const paths = lab.requests().map(({path}) => path);
			const fresh = paths.slice(seen);
			seen = paths.length;
			return fresh;
		},
		say: async (line) => {
			const command = commandOf(line);
			const created = createContext(services, {job: '1', worker: 'w', signal, emit});
			requests = created.requests;
			const {run} = await loadTask[command.task as keyof TaskArgs]();
			return (run as Task<never>)(command.args as never, created.context);
		},
	};
}

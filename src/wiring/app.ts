import {join} from 'node:path';
import {type Failure, failure} from '../core/failure.js';
import {err, ok, type Result} from '../core/result.js';
import {randomUuid} from '../core/uuid.js';
import type {JobPlace} from '../jobs/job.js';
import type {Attendance} from '../jobs/runner.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import {loadCheckedTree} from '../language/tree/checked.js';
import type {CommandNode} from '../language/tree/schema.js';
import {leaves} from '../language/tree/visit.js';
import type {StatePaths} from '../store/files/paths.js';
import type {AliasStore} from '../store/settings/aliases.js';
import type {Preferences} from '../store/settings/settings.js';
import {anywhereTasks, hereTasks} from '../tasks/registry.generated.js';
import {didYouMean, nearest} from '../text/did-you-mean.js';
import {createDirectory, farPlaceOf, labInstance, placeOf} from './directory.js';
import {createNetboxes} from './netboxes.js';
import type {Flags} from './run/flags.js';
import type {Log} from './run/log.js';
import type {Outlet} from './run/outlet.js';
import {createRunnerOfShell, type RunnerOfShell, type Services} from './services.js';
import {createState} from './state.js';
import {type Alarms, createAlarms} from './warnings.js';

export type AppOptions = {
	readonly tree: CommandNode;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly paths: StatePaths;
	readonly now: () => number;
	readonly newId: () => string;
	readonly log: Log;
	readonly version: string;
	/** The instance of `--instance`. */
	readonly instance: string | undefined;
	/** Shows a warning to the user at once. */
	readonly warn: (message: string) => void;
	readonly attended: Attendance;
	readonly readLine: Services['readLine'];
	readonly keepOutputs: boolean;
};

/** All parts wired, for the prompt and for scripts alike. */
export type App = {
	readonly services: Omit<Services, 'jobs' | 'workers'>;
	readonly shell: RunnerOfShell;
	readonly settings: Preferences;
	readonly alarms: Alarms;
	readonly aliases: Pick<AliasStore, 'list'>;
	/** The names of all instances that can be named. */
	readonly instances: () => readonly string[];
	readonly placeOf: (command: ParsedCommand) => Promise<JobPlace>;
	/** As `RunnerOfShell.close`, and everything that is open. */
	readonly close: RunnerOfShell['close'];
};

/** Reads the user's settings and wires the shell; opens no database and no connection. */
export async function createApp(options: AppOptions): Promise<App> {
	const {tree, env, now, newId, log, version} = options;
	const shellId = newId();
	const alarms = createAlarms(options.warn);
	const state = createState({paths: options.paths, env, shell: {id: shellId, pid: process.pid}, now, warn: alarms.say});
	const [opened, settings] = await Promise.all([state.settings(), state.preferences()]);
	const aliases = opened.ok ? opened.value.aliases : {list: () => ({})};
	const directory = createDirectory({env, named: options.instance, state});
	const netboxes = createNetboxes({directory, state, env, now, log: log.debug, logBug: log.bug});
	const services = {state, directory, netboxes, readLine: options.readLine, tree, version, now};
	const defaultTimeout = (): number => settings.get('timeout');
	const named = options.instance || env['NF_INSTANCE'] || undefined;
	const isNamed = (): boolean => Boolean(named || (opened.ok && opened.value.instances.isChosen('lab')));
	const far = env['NF_NATS'] ? (await import('./far/far-runner.js')).farRunner({env, tree, now, settings, logBug: log.bug}) : undefined;
	const shell = createRunnerOfShell({
		...services,
		alarms,
		attended: options.attended,
		shell: shellId,
		keepOutputs: options.keepOutputs,
		workers: settings.get('workers'),
		newId,
		defaultTimeout,
		...{logBug: log.bug, ...(far && {far})},
	});
	return {
		services,
		shell,
		settings,
		alarms,
		aliases,
		instances: () => [...(env['NF_URL'] ? ['env'] : []), ...(opened.ok ? opened.value.instances.list().map(({name}) => name) : []), labInstance.name],
		placeOf: (command) => (far ? farPlaceOf : placeOf)(command, {tree, directory, isNamed, defaultTimeout, named}),
		close: async (how) => {
			await shell.close(how);
			await netboxes.close();
			state.close();
		},
	};
}

/** A run that is about to begin: the request, and ways to report before anything is open. */
export type ProgramRun = {
	readonly flags: Flags;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly version: string;
	/** Where `shell-tree.json` is. */
	readonly packageFolder: string;
	readonly paths: StatePaths;
	readonly log: Log;
	/** The writers of stdout and stderr: no other code writes to them, except a prompt to its terminal. */
	readonly out: Outlet;
	readonly err: Outlet;
	/** Shows a warning to the user at once. */
	readonly warn: (message: string) => void;
	/** Reports why the run ends here, and returns the exit code. */
	readonly fail: (why: Failure) => number;
};

/** The tree, and the shell wired with who answers the questions of this run. */
export async function openApp(run: ProgramRun, how: Pick<AppOptions, 'keepOutputs' | 'attended' | 'readLine'>): Promise<Result<App>> {
	const tree = await loadCheckedTree(join(run.packageFolder, 'shell-tree.json'), join(run.packageFolder, 'dist', 'shell-tree.checked'));
	if (!tree.ok) return tree;
	const fault = unknownTask(tree.value);
	if (fault) return err(fault);
	const {env, paths, log, version, warn} = run;
	const app = {tree: tree.value, env, paths, now: Date.now, newId: randomUuid, log, version, warn};
	return ok(await createApp({...app, instance: run.flags.instance, ...how}));
}

/** The first command of the tree whose task there is none of: its file may be one of another release, or the user's own. */
function unknownTask(tree: CommandNode): Failure | undefined {
	const known = {...hereTasks, ...anywhereTasks};
	const wrong = leaves(tree).find(({node}) => node.task !== undefined && !Object.hasOwn(known, node.task));
	const task = wrong?.node.task;
	if (!wrong || task === undefined) return undefined;
	const near = didYouMean(nearest(task, Object.keys(known)));
	return failure.localIo(
		`the command tree is wrong at ${wrong.path.map((token) => `children.${token}`).join('.')}.task: there is no task "${task}".${near}`,
	);
}

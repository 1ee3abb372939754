import type {JobPlace} from '../jobs/job.js';
import type {Attendance} from '../jobs/runner.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {CommandNode} from '../language/tree/schema.js';
import {findNode} from '../language/tree/visit.js';
import type {StatePaths} from '../store/files/paths.js';
import type {AliasStore} from '../store/settings/aliases.js';
import type {Preferences} from '../store/settings/settings.js';
import {createDirectory, labInstance} from './directory.js';
import {farPlaceOf, placeOf} from './header.js';
import {createNetboxes} from './netboxes.js';
import type {Log} from './run/log.js';
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
	const isNamed = (): boolean => Boolean(options.instance || env['NF_INSTANCE'] || (opened.ok && opened.value.instances.isChosen('lab')));
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
		logBug: log.bug,
		...(far && {far}),
	});
	return {
		services,
		shell,
		settings,
		alarms,
		aliases,
		instances: () => [...(env['NF_URL'] ? ['env'] : []), ...(opened.ok ? opened.value.instances.list().map(({name}) => name) : []), labInstance.name],
		placeOf: (command) =>
			far && findNode(tree, command.path)?.runs === 'anywhere'
				? farPlaceOf(command, {named: options.instance || env['NF_INSTANCE'] || undefined, defaultTimeout})
				: placeOf(command, {tree, directory, isNamed, defaultTimeout}),
		close: async (how) => {
			await shell.close(how);
			await netboxes.close();
			state.close();
		},
	};
}

import {homedir} from 'node:os';
import {isAbsolute, join, resolve} from 'node:path';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';

/** Where the shell keeps its state: absolute paths. Nothing needs to exist. */
export type StatePaths = {
	/** The folder of `settings.json` and of the file with the tokens. */
	readonly config: string;
	/** The folder of the jobs, the history and the log. */
	readonly data: string;
	readonly cacheFile: string;
	/** The folder of the schemas that servers give of their own API. */
	readonly schemas: string;
	readonly jobsFile: string;
	readonly historyFile: string;
	readonly logFile: string;
	/** The folders of the plans that are kept, and of the journals of writes. */
	readonly plans: string;
	readonly journals: string;
};

type StateFolders = {readonly config: string; readonly data: string; readonly cache: string};

/** The platform's own folders for `nf-shell`, from XDG variables if set; asks the process, and fails if it has no home. */
export async function platformFolders(): Promise<Result<StateFolders>> {
	if (homeFolder() === undefined) return err(failure.localIo('this user has no home folder.', 'set HOME, or NF_HOME, to an absolute path'));
	// The package reads the home when it is loaded, and throws if there is none.
	const {default: envPaths} = await import('env-paths');
	const {config, data, cache} = envPaths('nf-shell', {suffix: ''});
	const relative = [config, data, cache].find((path) => !isAbsolute(path));
	if (relative === undefined) return ok({config, data, cache});
	return err(failure.localIo(`"${relative}" is no absolute path.`, 'set the XDG variables to absolute paths, or NF_HOME'));
}

/** The user's home, an absolute path; undefined if neither HOME nor the system knows one. Asks the process. */
export function homeFolder(): string | undefined {
	try {
		const home = homedir();
		return isAbsolute(home) ? home : undefined;
	} catch {
		return undefined;
	}
}

/** One folder for everything if `NF_HOME` is set, else those of the platform. */
export function statePaths(from: {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly platform: StateFolders;
}): StatePaths {
	const home = from.env['NF_HOME'];
	const one = home ? resolve(from.cwd, home) : undefined;
	const data = one ?? from.platform.data;
	return {
		config: one ?? from.platform.config,
		data,
		cacheFile: join(one ?? from.platform.cache, 'cache.sqlite'),
		schemas: join(one ?? from.platform.cache, 'schemas'),
		jobsFile: join(data, 'jobs.sqlite'),
		historyFile: join(data, 'history'),
		logFile: join(data, 'nf.log'),
		plans: join(data, 'plans'),
		journals: join(data, 'writes'),
	};
}

/** The paths of this process. If `NF_HOME` is set, the platform's folders are not looked up. */
export async function ownPaths(env: Readonly<Record<string, string | undefined>>): Promise<Result<StatePaths>> {
	const home = env['NF_HOME'];
	const platform = home ? ok({config: home, data: home, cache: home}) : await platformFolders();
	if (!platform.ok) return platform;
	try {
		return ok(statePaths({env, cwd: process.cwd(), platform: platform.value}));
	} catch {
		return err(failure.localIo('the folder in which nf was started is gone.', 'go to another one and start it again'));
	}
}

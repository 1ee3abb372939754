import {join, resolve} from 'node:path';
import envPaths from 'env-paths';

/** Where the state of the shell is kept: absolute paths. Nothing needs to exist. */
export type StatePaths = {
	/** The folder of `settings.json` and of the file with the tokens. */
	readonly config: string;
	/** The folder of the jobs, the history and the log. */
	readonly data: string;
	readonly cacheFile: string;
	/** The folder of what servers say of their own API. */
	readonly schemas: string;
	readonly jobsFile: string;
	readonly historyFile: string;
	readonly logFile: string;
};

type Folders = {readonly config: string; readonly data: string; readonly cache: string};

/** The platform's own folders for `nf-shell`, from XDG variables where they are set; asks the process. */
export const platformFolders = (): Folders => envPaths('nf-shell', {suffix: ''});

/** One folder for everything where `NF_HOME` names it, else those of the platform. */
export function statePaths(from: {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly platform: Folders;
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
	};
}

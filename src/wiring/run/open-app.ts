import {join} from 'node:path';
import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {randomUuid} from '../../core/uuid.js';
import {loadCheckedTree} from '../../language/tree/checked.js';
import type {CommandNode} from '../../language/tree/schema.js';
import {leaves} from '../../language/tree/visit.js';
import type {StatePaths} from '../../store/files/paths.js';
import {anywhereTasks, hereTasks} from '../../tasks/registry.generated.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import {type App, type AppOptions, createApp} from '../app.js';
import type {Flags} from './flags.js';
import type {Log} from './log.js';
import type {Outlet} from './outlet.js';

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

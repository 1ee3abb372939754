import type {NetboxInstance} from '../core/instance.js';
import type {Result} from '../core/result.js';
import type {Counts, JobId, Severity} from '../jobs/job.js';
import type {RunningJobs} from '../jobs/running-jobs.js';
import type {CommandNode} from '../language/tree/schema.js';
import type {Api} from '../netbox/api/api.js';
import type {Netbox} from '../netbox/netbox.js';
import type {Output} from '../output/output.js';
import type {Cache} from '../store/cache/cache.js';
import type {History} from '../store/files/history.js';
import type {JobStore} from '../store/jobs/jobs.js';
import type {Spool} from '../store/jobs/spool.js';
import type {Secrets} from '../store/secrets/secrets.js';
import type {OpenSettings, Preferences} from '../store/settings/settings.js';
import type {TaskArgs} from './registry.generated.js';

/** Something worth saying while a task runs; `perDevice` texts are counted and not printed when there are many devices. */
export type Report = {
	readonly message: string;
	readonly severity?: Severity;
	readonly resources?: readonly string[];
	readonly counts?: Counts;
	readonly perDevice?: boolean;
};

/** An instance that can be named, and what is said of it without asking it. */
export type KnownInstance = {
	readonly instance: NetboxInstance;
	/** Used when none is named. */
	readonly isDefault: boolean;
	readonly hasToken: boolean;
};

/** Every NetBox that can be named: those set up, the one of NF_URL, and the lab. */
export type Directory = {
	readonly list: () => Promise<Result<readonly KnownInstance[]>>;
	/** The instance of this name, else the default one (docs/contract/output.md D0 which-instance). */
	readonly find: (name?: string) => Promise<Result<NetboxInstance>>;
};

/** Jobs of this and other shells, and those that run here. */
export type JobControl = Pick<RunningJobs, 'cancel' | 'running' | 'wait'> & {
	readonly store: JobStore;
	readonly shell: string;
	/** The result of a job of this shell that the store did not take; undefined where there is none, or no more. */
	readonly held: (job: JobId) => Output | undefined;
};

/** Questions to the user; `needs-answer` where nobody can answer. */
export type Questions = {
	/** Whether somebody is there for yes or no. */
	readonly attended: boolean;
	/** False also where the user answers nothing. What it is about is shown before the question. */
	readonly confirm: (question: string, preview?: Output) => Promise<Result<boolean>>;
	readonly ask: (question: string) => Promise<Result<string>>;
	/** Without echo. */
	readonly askSecret: (question: string) => Promise<Result<string>>;
	/** One line of standard input, which must not be the prompt's own. */
	readonly readLine: () => Promise<Result<string>>;
};

/** All that a task may use. What is slow to load comes from functions, loaded on first use. */
export type TaskContext = {
	readonly report: (report: Report) => void;
	readonly signal: AbortSignal;
	/** A connection to `directory.find(name)`; it counts its requests for this job and ends with it. */
	readonly netbox: (name?: string) => Promise<Result<Netbox>>;
	/** The same with all that the API of NetBox has. */
	readonly api: (name?: string) => Promise<Result<Api>>;
	readonly directory: Directory;
	readonly cache: () => Promise<Cache>;
	/** Who reads by the token of an instance, by which what is cached for it is told; undefined where it was never asked. Asks no NetBox. */
	readonly reader: (instance: NetboxInstance) => Promise<string | undefined>;
	/** Opens a place outside of the memory for the rows of a large result. */
	readonly spooling: () => Promise<() => Spool>;
	/** To be changed or told; fails where they are not known. */
	readonly settings: () => Promise<Result<OpenSettings>>;
	/** To be obeyed: never fails. */
	readonly preferences: () => Promise<Preferences>;
	readonly secrets: () => Promise<Secrets>;
	readonly jobs: () => Promise<Result<JobControl>>;
	readonly history: () => Promise<Pick<History, 'load' | 'clear'>>;
	readonly questions: Questions;
	/** For `man keys`. */
	readonly keys: () => Promise<readonly {readonly chord: string; readonly does: string}[]>;
	/** For `man pipes`. */
	readonly pipes: () => Promise<readonly {readonly pipe: string; readonly example: string; readonly does: string}[]>;
	readonly tree: CommandNode;
	/** Of the shell. */
	readonly version: string;
	/** ms since 1970. */
	readonly now: () => number;
};

/** The code behind a command. Expected failures are results; a throw is a bug. */
export type Task<Name extends keyof TaskArgs> = (args: TaskArgs[Name], context: TaskContext) => Promise<Result<Output>>;

/** Types a task by its name in shell-tree.json. */
export const defineTask = <Name extends keyof TaskArgs>(_name: Name, task: Task<Name>): Task<Name> => task;

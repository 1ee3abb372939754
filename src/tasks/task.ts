import type {NetboxInstance} from '../core/instance.js';
import type {Result} from '../core/result.js';
import type {Counts, JobId, Severity} from '../jobs/job.js';
import type {Attendance} from '../jobs/runner.js';
import type {RunningJobs} from '../jobs/running-jobs.js';
import type {CommandNode} from '../language/tree/schema.js';
import type {Api} from '../netbox/api/api.js';
import type {Netbox} from '../netbox/netbox.js';
import type {Json, Output} from '../output/output.js';
import type {Cache} from '../store/cache/cache.js';
import type {History} from '../store/files/history.js';
import type {Journals} from '../store/files/journals.js';
import type {PlanFiles} from '../store/files/plans.js';
import type {JobStore} from '../store/jobs/jobs.js';
import type {Spool} from '../store/jobs/spool.js';
import type {Secrets} from '../store/secrets/secrets.js';
import type {OpenSettings, Preferences, ShownSetting} from '../store/settings/settings.js';
import type {AnywhereArgs, TaskArgs} from './registry.generated.js';

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

/** A worker as it tells of itself; one of this process has no host, and no times. */
export type ShownWorker = {
	readonly name: string;
	readonly version: string;
	readonly instances: readonly {readonly name: string; readonly url: string}[];
	readonly running: number;
	readonly queued: number;
	readonly host?: string;
	readonly startedAt?: number;
	readonly seenAt?: number;
};

/** Yes or no of the user, asked by events of the job; `needs-answer` where nobody can answer. */
export type Questions = {
	/** Who is there to answer. */
	readonly attended: Attendance;
	/**
	 * False also where the user answers nothing. What it is about is shown before the question. With a name only that name, typed in full, is yes:
	 * that is asked beside a script too, where it has a terminal.
	 */
	readonly confirm: (question: string, about?: {readonly preview?: Output; readonly name?: string}) => Promise<Result<boolean>>;
};

/** The same, and texts, which may be secrets: for tasks of the shell alone, so that no worker elsewhere can ask for a token. */
export type ShellQuestions = Questions & {
	/** `needs-answer` where nobody can answer, here and below. */
	readonly ask: (question: string) => Promise<Result<string>>;
	/** Without echo; `otherwise` says what can be done where nobody can answer. */
	readonly askSecret: (question: string, otherwise: string) => Promise<Result<string>>;
	/** One line of standard input, which must not be the prompt's own. */
	readonly readLine: () => Promise<Result<string>>;
};

/**
 * All that a task may use that may run anywhere: what asks a NetBox, what is cached of it, and the way back to whoever started the job.
 * A worker on another machine makes it of its own instances, tokens, cache and settings. From the shell it needs plain data alone: the
 * `JobOrder`, whose time limit stands in its command, then cancel and the answers to questions. What goes back are events and the result. What is slow to
 * load comes from functions, loaded on first use.
 */
export type TaskContext = {
	/** Becomes an event of the job. */
	readonly report: (report: Report) => void;
	/** Aborted by cancel and by the deadline. */
	readonly signal: AbortSignal;
	readonly questions: Questions;
	/** A connection to `directory.find(name)`; it counts its requests for this job and ends with it. */
	readonly netbox: (name?: string) => Promise<Result<Netbox>>;
	/** The same with all that the API of NetBox has. */
	readonly api: (name?: string) => Promise<Result<Api>>;
	/** The instances of whoever runs the task. Where no name is given, `find` gives the one that the shell means (`JobOrder.instance`). */
	readonly directory: Directory;
	/** The one cache of whoever runs the task: commands about the cache show and clear this one. */
	readonly cache: () => Promise<Cache>;
	/** Who reads by the token of an instance, by which what is cached for it is told; undefined where it was never asked. Asks no NetBox. */
	readonly reader: (instance: NetboxInstance) => Promise<string | undefined>;
	/** Opens a place outside of the memory for the rows of a large result. */
	readonly spooling: () => Promise<() => Spool>;
	/** To be obeyed: never fails. Those of whoever runs the task; a shell obeys its own `read-only` before it sends a task elsewhere. */
	readonly preferences: () => Promise<Preferences<'cache-age' | 'read-only' | 'write-limit'>>;
	/** Every setting of whoever runs the task, to be shown; fails where they are not known. */
	readonly shownSettings: () => Promise<Result<readonly ShownSetting[]>>;
	/**
	 * What is kept of writes, by the shell that started the job: texts and names alone pass, so that a worker elsewhere can send them back. A journal is on
	 * the disk before what it tells of is sent.
	 */
	readonly changes: () => Promise<ChangeFiles>;
	readonly tree: CommandNode;
	/** ms since 1970. */
	readonly now: () => number;
};

/** The plans and journals of this user, the user of the machine (null where the system does not tell), and the job and shell that write. */
export type ChangeFiles = {
	readonly plans: PlanFiles;
	readonly journals: Journals;
	readonly by: string | null;
	readonly job: JobId;
	readonly shell: string;
};

/** What a task may use that runs in the shell alone: the shell's own things too. */
export type ShellContext = TaskContext & {
	readonly questions: ShellQuestions;
	/** To be changed or told; fails where they are not known. */
	readonly settings: () => Promise<Result<OpenSettings>>;
	readonly secrets: () => Promise<Secrets>;
	readonly jobs: () => Promise<Result<JobControl>>;
	/** Who runs commands, of this process or of others. */
	readonly workers: () => Promise<Result<readonly ShownWorker[]>>;
	readonly history: () => Promise<Pick<History, 'load' | 'clear'>>;
	/** The document in a file that `save` wrote. */
	readonly saved: (path: string) => Promise<Result<Json>>;
	/** The text of a file that the user named; `-` is standard input, which must not be the prompt's own. Bounded in bytes. */
	readonly fileText: (path: string) => Promise<Result<string>>;
	/** For `man pipes`. */
	readonly pipes: () => Promise<readonly {readonly pipe: string; readonly example: string; readonly does: string}[]>;
	/** For `man keys`. */
	readonly keys: () => Promise<readonly {readonly chord: string; readonly does: string}[]>;
	/** Of the shell. */
	readonly version: string;
};

/** What a task is given, by where shell-tree.json says that it runs. */
type ContextOf<Name extends keyof TaskArgs> = Name extends keyof AnywhereArgs ? TaskContext : ShellContext;

/** The code behind a command. Expected failures are results; a throw is a bug. */
export type Task<Name extends keyof TaskArgs> = (args: TaskArgs[Name], context: ContextOf<Name>) => Promise<Result<Output>>;

/** Types a task by its name in shell-tree.json. One that may run anywhere cannot reach what is the shell's own: tsc refuses it. */
export const defineTask = <Name extends keyof TaskArgs>(_name: Name, task: Task<Name>): Task<Name> => task;

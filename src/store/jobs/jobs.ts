import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {JobEvent, JobId, RunState, TaskName} from '../../jobs/job.js';
import type {Output} from '../../output/output.js';
import {holdsToken, maskTokens} from '../../text/token-shape.js';
import {perConnection, whenAsked} from '../sqlite/connection.js';
import type {Database} from '../sqlite/database.js';
import {surprised} from '../sqlite/kept-text.js';
import {createReads, readLastNumber} from './job-reads.js';
import {createWrites} from './job-writes.js';

/** The state of a stored job; `lost` means that its shell has gone without ending it. */
export type StoredState = RunState | 'lost';

/** A job of this or another shell, without long columns. Times in ms; an unfinished job is `running`, queued or not. */
export type StoredJob = {
	readonly number: number;
	readonly id: JobId;
	readonly line: string;
	readonly task: TaskName;
	readonly state: StoredState;
	readonly shell: string;
	readonly queuedAt: number;
	readonly endedAt?: number;
	readonly instance?: string;
	readonly failure?: Failure;
};

/** A job with everything stored of it. Its events hold no data; without `output` the result was not stored. */
export type JobRecord = StoredJob & {readonly events: readonly JobEvent[]; readonly output?: Output};

export type JobToOpen = Pick<StoredJob, 'id' | 'line' | 'task' | 'instance'> & {readonly at: number; readonly keepOutput: boolean};
export type JobEnd = {
	readonly state: Exclude<RunState, 'queued' | 'running'>;
	readonly endedAt: number;
	readonly events: readonly JobEvent[];
	readonly output?: Output;
	readonly failure?: Failure;
	readonly instance?: string;
};

/** The jobs of all shells of this user. */
export type JobStore = {
	/** Begins a job and returns its number, which is never reused. If the job cannot be stored it still has a number. */
	readonly open: (job: JobToOpen) => number;
	/** Ends a job; tells whether its output is stored. */
	readonly close: (id: JobId, end: JobEnd) => Result<boolean>;
	/** By number or id. */
	readonly find: (numberOrId: string) => Result<JobRecord>;
	/** The newest first; `shell` is that of `StoredJob`. */
	readonly list: (which: {
		readonly last: number;
		readonly states?: readonly StoredState[];
		readonly task?: TaskName;
		readonly shell?: string;
	}) => Result<readonly StoredJob[]>;
	/** Deletes jobs of more than 30 days ago and all but the newest 1,000, and outputs, the oldest first, above 200 MB in all. */
	readonly prune: () => Result<void>;
};

/** The shell that stores jobs: its id, and its process, by which others see whether it still runs. */
export type ShellOfJobs = {readonly id: string; readonly pid: number};

/** The jobs in a SQLite file made with `jobMigrations`. */
export function createJobStore(
	{attempt}: Pick<Database, 'attempt'>,
	{now, shell}: {readonly now: () => number; readonly shell: ShellOfJobs},
): JobStore {
	const prepared = perConnection((sql) =>
		whenAsked({lastNumber: () => readLastNumber(sql), read: () => createReads(sql, shell), write: () => createWrites(sql)}),
	);
	const run = <Value>(work: (on: ReturnType<typeof prepared>) => Value) => attempt((sql) => work(prepared(sql)));
	const look = <Value>(read: (on: ReturnType<typeof prepared>) => Value) => run((on) => surprised(() => read(on)));
	const first = look(({lastNumber}) => lastNumber);
	let last = first.ok ? first.value : 0;
	return {
		open: ({line, keepOutput, instance = null, ...job}) => {
			const of = {instance, shell: shell.id, pid: shell.pid, above: last};
			const opened = run(({write}) => write.open({...job, ...of, line: maskTokens(line), keepOutput: Number(keepOutput && !holdsToken(line))}));
			last = opened.ok ? opened.value : last + 1;
			return last;
		},
		close: (id, end) => run(({write}) => write.close.immediate(id, end)),
		find: (numberOrId) => {
			const found = look(({read}) => read.find(numberOrId));
			if (!found.ok) return found;
			return found.value ? ok(found.value) : err(failure.noJob(numberOrId));
		},
		list: (which) => look(({read}) => read.list(which)),
		prune: () => run(({write}) => write.prune.immediate({now: now(), shell: shell.id})),
	};
}

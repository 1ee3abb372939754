import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {JobEvent, JobId, RunState, TaskName} from '../../jobs/job.js';
import type {KeepRow} from '../../output/codec.js';
import type {Output} from '../../output/output.js';
import {maskSecrets, showsSecret} from '../../text/secret-shape.js';
import {perConnection, whenAsked} from '../sqlite/connection.js';
import type {Database} from '../sqlite/database.js';
import {surprised} from '../sqlite/kept-text.js';
import {createReadPiece, createReads, readLastNumber} from './job-reads.js';
import {createPieces, createPrune, createWrites, keeping} from './job-writes.js';

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

/**
 * Why a job has no result in the store: a script keeps none, its line holds what looks like a token, it is too large, newer ones took its place, its
 * shell ended before all of it was written, or is writing it, or could not write.
 */
export const lacks = ['script', 'token', 'size', 'room', 'unfinished', 'writing', 'disk'] as const;
export type Lack = (typeof lacks)[number];

/**
 * A job with everything stored of it. Its events hold no data. A large result is in so many `pieces`, to be read by `unpack`; without `output` and
 * pieces it is not stored, and `lacks` says why where an older release did not end the job.
 */
export type JobRecord = StoredJob & {readonly events: readonly JobEvent[]; readonly output?: Output; readonly pieces?: number; readonly lacks?: Lack};

/** What became of an output: all of it is stored, it is too large to be stored at once, or it is not to be stored. */
export type KeptOutput = 'whole' | 'large' | 'none';

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
	/** Ends a job; a `large` output waits for `pack`. */
	readonly close: (id: JobId, end: JobEnd) => Result<KeptOutput>;
	/**
	 * Stores a large output of a job that was closed, compressed, piece by piece; until the last one is there none counts. Whatever stops it, the
	 * job then says why it has no result. Never rejects.
	 */
	readonly pack: (id: JobId, output: Output, stop: AbortSignal) => Promise<void>;
	/** The large output of a record, read piece by piece; nothing in it where it was dropped meanwhile, undefined if it was stopped. */
	readonly unpack: (
		job: Pick<JobRecord, 'number' | 'pieces'>,
		how: {readonly stop: AbortSignal; readonly keep: KeepRow},
	) => Promise<Result<Output | undefined> | undefined>;
	/** By number or id. */
	readonly find: (numberOrId: string) => Result<JobRecord>;
	/** The newest first; `shell` is that of `StoredJob`. */
	readonly list: (which: {
		readonly last: number;
		readonly states?: readonly StoredState[];
		readonly task?: TaskName;
		readonly shell?: string;
	}) => Result<readonly StoredJob[]>;
	/** Deletes jobs of more than 30 days ago and all but the newest 1,000, and outputs, the oldest first, that take more than all may. */
	readonly prune: () => Result<void>;
};

/** The shell that stores jobs: its id, and its process, by which others see whether it still runs. */
export type ShellOfJobs = {readonly id: string; readonly pid: number};

/** `mostBytes` is what all results together may take. */
type JobStoreOptions = {readonly now: () => number; readonly shell: ShellOfJobs; readonly mostBytes: () => number};

/** The jobs in a SQLite file made with `jobMigrations`. */
export function createJobStore({attempt}: Pick<Database, 'attempt'>, {now, shell, mostBytes}: JobStoreOptions): JobStore {
	const prepared = perConnection((sql) =>
		whenAsked({
			lastNumber: () => readLastNumber(sql),
			read: () => createReads(sql, shell),
			readPiece: () => createReadPiece(sql),
			write: () => createWrites(sql),
			pieces: () => createPieces(sql, {shell, mostBytes}),
			prune: () => createPrune(sql, {shell, mostBytes}),
		}),
	);
	const run = <Value>(work: (on: ReturnType<typeof prepared>) => Value) => attempt((sql) => work(prepared(sql)));
	const look = <Value>(read: (on: ReturnType<typeof prepared>) => Value) => run((on) => surprised(() => read(on)));
	const first = look(({lastNumber}) => lastNumber);
	let last = first.ok ? first.value : 0;
	return {
		open: ({line, keepOutput, instance = null, ...job}) => {
			const of = {instance, shell: shell.id, pid: shell.pid, above: last};
			const opened = run(({write}) => write.open({...job, ...of, line: maskSecrets(line), keepOutput: keepingOf(keepOutput, line)}));
			last = opened.ok ? opened.value : last + 1;
			return last;
		},
		close: (id, end) => run(({write}) => write.close.immediate(id, end)),
		pack: async (id, output, stop) =>
			(await import('./large-output.js')).pack({output, stop, mostBytes}, (work) => run(({pieces}) => work(pieces, id))),
		unpack: async (job, how) =>
			(await import('./large-output.js')).unpack(job, {...how, read: (place) => look(({readPiece}) => readPiece(job.number, place))}),
		find: (numberOrId) => {
			const found = look(({read}) => read.find(numberOrId));
			if (!found.ok) return found;
			return found.value ? ok(found.value) : err(failure.noJob(numberOrId));
		},
		list: (which) => look(({read}) => read.list(which)),
		prune: () => run(({prune}) => prune(now())),
	};
}

const keepingOf = (keepOutput: boolean, line: string): number => (!keepOutput ? keeping.script : showsSecret(line) ? keeping.token : keeping.yes);

import type {ParsedCommand} from '../language/read/sentence.js';
import type {JobEvent, JobId, JobPlace, WorkerName} from './job.js';

/**
 * Where commands run. All that happens comes back as events, in order; a later runner may hold its workers on other
 * machines, so nothing but plain JSON crosses this line.
 */
export type Runner = {
	/**
	 * Gives the id of a new job, about this instance, where it is about one; its first event is `queued`, sent after this returns, and
	 * `refused` follows where no worker takes it.
	 */
	readonly start: (command: ParsedCommand, place?: Pick<JobPlace, 'instance'>) => JobId;
	/** Asks every run of the job to stop, from the moment that `start` gave its id; unknown or ended jobs change nothing. */
	readonly cancel: (job: JobId) => void;
	readonly workers: () => readonly {readonly name: WorkerName; readonly running: number; readonly queued: number}[];
	/** The listener hears every later event of every job, until the function given back is called. */
	readonly subscribe: (listener: (event: JobEvent) => void) => () => void;
};

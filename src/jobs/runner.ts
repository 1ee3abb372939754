import type {ParsedCommand} from '../language/read/sentence.js';
import type {JobEvent, JobId, JobPlace, QuestionId, WorkerName} from './job.js';

/**
 * Which questions somebody is there to answer: at a prompt all, on a terminal beside a script texts and secrets alone, else none. A task
 * knows it beforehand: a write that nobody can confirm asks nothing of NetBox.
 */
export type Attendance = 'prompt' | 'terminal' | 'nobody';

/** What is to be done, and as which job: the id is of who asks for it, who can cancel the job by it before anybody has taken it. */
export type JobOrder = {
	readonly job: JobId;
	readonly command: ParsedCommand;
	/** The instance that the job is about, where it is about one. */
	readonly instance?: JobPlace['instance'];
	readonly attended: Attendance;
};

/**
 * Where commands run. All that happens comes back as events, in order. A later runner may hold its workers on other machines, so orders and events are
 * data that `job-codec.ts` turns into lines of JSON and back; a runner within this process passes the values themselves.
 */
export type Runner = {
	/**
	 * Resolves once the order is with the workers. The first event of the job is `queued`, never sent before this returns its promise;
	 * `refused` follows where no worker takes it. Rejects for bugs alone.
	 */
	readonly start: (order: JobOrder) => Promise<void>;
	/** Asks every run of the job to stop, from the call of `start` on, resolved or not; unknown or ended jobs change nothing. */
	readonly cancel: (job: JobId) => void;
	/**
	 * Answers a `question` of the job; of a `confirm` with `yes` for yes. Without a text it is not answered, which is No. What was answered or
	 * withdrawn stays so, and unknown questions change nothing.
	 */
	readonly answer: (job: JobId, question: QuestionId, text: string | undefined) => void;
	readonly workers: () => Promise<readonly {readonly name: WorkerName; readonly running: number; readonly queued: number}[]>;
	/** The listener hears every later event of every job, until the function given back is called. */
	readonly subscribe: (listener: (event: JobEvent) => void) => () => void;
};

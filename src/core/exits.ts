import type {Failure, JobCode} from './failure.js';
import type {LineCode} from './problem.js';

const exits: Readonly<Record<JobCode, number>> = {
	rejected: 1,
	'unexpected-answer': 1,
	'plugin-missing': 1,
	'branch-not-ready': 1,
	'branch-ignored': 1,
	'still-running': 1,
	'not-kept': 1,
	usage: 2,
	'unknown-path': 2,
	'needs-answer': 2,
	unauthorized: 3,
	forbidden: 3,
	'not-found': 4,
	unreachable: 5,
	timeout: 6,
	conflict: 7,
	partial: 8,
	'unknown-outcome': 9,
	'local-io': 10,
	refused: 11,
	internal: 70,
	cancelled: 130,
};

/** Every code of a job that went wrong. */
export const jobCodes = Object.keys(exits) as readonly JobCode[];

/** The exit code of a failed job, or of a line that cannot run (2). */
export const exitOf = (code: JobCode | LineCode): number => exits[code as JobCode] ?? 2;

const worstFirst = [130, 70, 2, 3, 5, 6, 9, 8, 7, 10, 11, 1, 4];

/** Of several failures, the one that sets the exit code of the job (docs/contract/scripts.md S14 exit-codes). */
export const worstOf = (failures: readonly Failure[]): Failure | undefined =>
	failures.toSorted((a, b) => worstFirst.indexOf(exitOf(a.code)) - worstFirst.indexOf(exitOf(b.code)))[0];

/**
 * Whether the user decided so: a job that was cancelled, a question answered with No or not at all. That is no error, though its exit code says so
 * (docs/contract/jobs.md J6 errors-last, scripts.md S14 exit-codes).
 */
export const isDecision = ({code, declined}: Pick<Failure, 'code' | 'declined'>): boolean => code === 'cancelled' || declined === true;

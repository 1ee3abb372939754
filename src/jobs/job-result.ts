import type {Failure} from '../core/failure.js';
import {type Meta, mergeOutputs, type Output} from '../output/output.js';
import {type Job, stateOf} from './job.js';

/** What a job that is over has come to. */
export type JobResult = {
	/** May be shown: all of a completed job, what was read of a failed one, nothing of one that was cancelled or late. */
	readonly output?: Output;
	/** Every error once: those of the outputs, then those of workers that gave none. */
	readonly errors: readonly Failure[];
	readonly meta?: Meta;
};

/** The result of a job from the results of its workers. */
export function resultOf(job: Job): JobResult {
	const runs = [...job.runs.values()];
	const merged = mergeOutputs(runs.flatMap(({output}) => output ?? []));
	const state = stateOf(job);
	const output = state === 'completed' || state === 'failed' ? merged : undefined;
	const ofRuns = runs.flatMap((run) => (output && run.output && run.output.errors.length > 0 ? run.output.errors : run.failure ? [run.failure] : []));
	const errors = job.refused ? [job.refused] : once(ofRuns);
	return {errors, ...(output && {output}), ...(merged && {meta: merged.meta})};
}

/** Several workers meet the same error. */
const once = (failures: readonly Failure[]): readonly Failure[] => [...new Map(failures.map((one) => [`${one.code} ${one.message}`, one])).values()];

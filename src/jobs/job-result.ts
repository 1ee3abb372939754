import type {Failure} from '../core/failure.js';
import type {Group, Meta, Output} from '../output/output.js';
import {createNaturalCompare} from '../text/natural.js';
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

/** One output from the outputs of several workers for the same command: for each group the first worker that has it, costs added up. */
function mergeOutputs(outputs: readonly Output[]): Output | undefined {
	const [first, ...others] = outputs;
	if (!first || others.length === 0) return first;
	const meta = outputs.map((output) => output.meta).reduce(addMeta);
	const differs = outputs.some((output) => output.differs) ? {differs: true} : {};
	const shared = {errors: outputs.flatMap(({errors}) => errors), notes: [...new Set(outputs.flatMap(({notes}) => notes))], meta, ...differs};
	if (first.kind !== 'groups') return {...first, ...shared};
	const groups = new Map<string, Group>();
	for (const output of outputs) {
		for (const group of output.kind === 'groups' ? output.groups : []) {
			if (!groups.has(group.key)) groups.set(group.key, group);
		}
	}
	const compare = createNaturalCompare();
	return {...first, ...shared, groups: [...groups.values()].toSorted((a, b) => compare(a.key, b.key))};
}

function addMeta(a: Meta, b: Meta): Meta {
	const oldest = Math.max(a.oldestSeconds ?? -1, b.oldestSeconds ?? -1);
	return {
		...a,
		requests: a.requests + b.requests,
		hits: a.hits + b.hits,
		misses: a.misses + b.misses,
		truncated: a.truncated || b.truncated,
		...(oldest >= 0 && {oldestSeconds: oldest}),
	};
}

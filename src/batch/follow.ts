import type {Failure} from '../core/failure.js';
import {enveloped} from '../format/envelope.js';
import type {Job} from '../jobs/job.js';
import {resultOf} from '../jobs/job-result.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {Output} from '../output/output.js';
import type {BatchOptions} from './batch.js';
import type {Reporter} from './reporter.js';

/** A job that is over, and what is to be shown of it. */
export type EndedCommand = {
	readonly command: ParsedCommand;
	readonly job: Job;
	readonly output?: Output;
	readonly shown?: Output;
	readonly errors: readonly Failure[];
};

/** What starts commands and tells of them. */
export type Follower = ReturnType<typeof createFollower>;

/** Starts commands, whose events the voice tells until each is over. */
export function createFollower({jobs, prepare, stop}: Pick<BatchOptions, 'jobs' | 'prepare' | 'stop'>, voice: Reporter) {
	const cancelAll = (): void => {
		for (const job of jobs.all()) jobs.cancel(job);
	};
	stop.addEventListener('abort', cancelAll);
	return {
		/** Once the job is with the workers: what it comes to, to be waited for. */
		start: async (command: ParsedCommand): Promise<{readonly over: Promise<EndedCommand>}> => {
			const place = await prepare(command);
			const {job: id, taken} = jobs.start(command, place);
			const over = jobs.wait(id, {hear: (event, job) => voice.event(event, {command, place, job})});
			// It was stopped while it was prepared: nobody has cancelled it yet.
			if (stop.aborted) jobs.cancel(id);
			await taken;
			return {over: over.then((job) => followed(command, job))};
		},
		close: (): void => stop.removeEventListener('abort', cancelAll),
	};
}

function followed(command: ParsedCommand, job: Job | undefined): EndedCommand {
	if (!job) throw new Error('a job that was started comes to an end');
	const {output, errors} = resultOf(job);
	const whole = output && command.run.verboseResult ? enveloped({job, output, dryRun: command.args['dry-run'] === true}) : output;
	return {command, job, errors, ...(output && {output}), ...(whole && {shown: whole})};
}

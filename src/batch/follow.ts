import type {Failure} from '../core/failure.js';
import {enveloped} from '../format/envelope.js';
import {applyJobEvent, isOver, type Job, type JobEvent, type JobId, type JobPlace} from '../jobs/job.js';
import {resultOf} from '../jobs/job-result.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {Output} from '../output/output.js';
import type {BatchOptions} from './batch.js';
import type {Voice} from './reporter.js';

/** A job that is over, and what is to be shown of it. */
export type Followed = {readonly command: ParsedCommand; readonly job: Job; readonly shown?: Output; readonly errors: readonly Failure[]};

type Following = {readonly command: ParsedCommand; readonly place: JobPlace; job: Job | undefined; readonly resolve: (job: Job) => void};

/** Starts commands and folds their events, which the voice tells, until each is over. */
export function createFollower({runner, prepare, stop}: Pick<BatchOptions, 'runner' | 'prepare' | 'stop'>, voice: Voice) {
	const following = new Map<JobId, Following>();
	const hear = (event: JobEvent): void => {
		const one = following.get(event.job);
		if (!one) return;
		one.job = applyJobEvent(one.job, event);
		if (!one.job) return;
		voice.event(event, {command: one.command, place: one.place, job: one.job});
		if (isOver(one.job)) {
			following.delete(event.job);
			one.resolve(one.job);
		}
	};
	const unsubscribe = runner.subscribe(hear);
	const cancelAll = (): void => {
		for (const job of following.keys()) runner.cancel(job);
	};
	stop.addEventListener('abort', cancelAll);
	return {
		/** Once the job has been started: what it comes to, to be waited for. */
		start: async (command: ParsedCommand): Promise<{readonly over: Promise<Followed>}> => {
			const place = await prepare(command);
			const over = new Promise<Job>((resolve) => {
				following.set(runner.start(command, place), {command, place, job: undefined, resolve});
			});
			return {over: over.then((job) => followed(command, job))};
		},
		close: (): void => {
			unsubscribe();
			stop.removeEventListener('abort', cancelAll);
		},
	};
}

function followed(command: ParsedCommand, job: Job): Followed {
	const {output, errors} = resultOf(job);
	const whole = output && command.run.verboseResult ? enveloped({job, output, dryRun: command.args['dry-run'] === true}) : output;
	return {command, job, errors, ...(whole && {shown: whole})};
}

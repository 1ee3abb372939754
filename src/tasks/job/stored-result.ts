import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Output} from '../../output/output.js';
import type {JobRecord} from '../../store/jobs/jobs.js';
import type {JobControl} from '../task.js';

/** The result of an ended job as it was, its errors included, or what was finished of it by then; a result that nobody has any more is an error. */
export function storedResult({held}: Pick<JobControl, 'held'>, job: JobRecord): Result<Output> {
	const {state, number, failure: why} = job;
	if (state === 'running' || state === 'queued') return err(failure.stillRunning(number));
	if (state === 'lost') return err(failure.lostJob(number));
	const output = job.output ?? held(job.id);
	if (!output) return err(why ? failure.noResult(number, why) : failure.notKept(number));
	if (!why) return ok(output);
	return ok({...output, errors: output.errors.length > 0 ? output.errors : [why], notes: [...output.notes, `partial, job ${number} ${state}`]});
}

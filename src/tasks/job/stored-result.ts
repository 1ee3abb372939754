import {failure} from '../../failure.js';
import {type Output, text} from '../../output.js';
import {err, ok, type Result} from '../../result.js';
import type {JobControl} from '../task.js';

/** The result of an ended job as it was, or what was finished of it by then. */
export function storedResult({store}: Pick<JobControl, 'store'>, id: string): Result<Output> {
	const job = store.find(id);
	if (!job.ok) return job;
	const {state, number, output, failure: why} = job.value;
	if (state === 'running' || state === 'queued') return err(failure.stillRunning(number));
	const notes = why ? [`partial, job ${number} ${state}: ${why.message}`] : [];
	if (!output) return ok({...text(''), notes: [...notes, `job ${number}: result not kept`]});
	return ok({...output, errors: [], notes: [...output.notes, ...notes]});
}

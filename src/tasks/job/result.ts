import {failure} from '../../failure.js';
import {text} from '../../output.js';
import {err, ok} from '../../result.js';
import {defineTask} from '../task.js';

/** The result of an ended job as it was, or what was finished of it by then. */
export const run = defineTask('job.result', async ({id}, {jobs}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const job = control.value.store.find(id);
	if (!job.ok) return job;
	const {state, number, output, failure: why} = job.value;
	if (state === 'running' || state === 'queued') return err(failure.stillRunning(number));
	const notes = why ? [`partial, job ${number} ${state}: ${why.message}`] : [];
	if (!output) return ok({...text(''), notes: [...notes, `job ${number}: result not kept`]});
	return ok({...output, errors: [], notes: [...output.notes, ...notes]});
});

import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Stops a job of this shell. */
export const run = defineTask('job.cancel', async ({id}, {jobs}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const job = control.value.store.find(id);
	if (!job.ok) return job;
	if (control.value.cancel(job.value.id)) return ok(text(''));
	const elsewhere = job.value.state === 'running' ? 'runs in another shell' : `has ended: ${job.value.state}`;
	return err(failure.usage(`job ${job.value.number} ${elsewhere}.`));
});

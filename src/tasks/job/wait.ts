import {defineTask} from '../task.js';
import {storedResult} from './stored-result.js';

/** Waits until a job of this shell is over, and gives its result. The prompt takes its running jobs back itself. */
export const run = defineTask('job.wait', async ({id}, {jobs, signal}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const job = control.value.store.find(id);
	if (!job.ok) return job;
	await control.value.wait(job.value.id, {signal});
	return storedResult(control.value, id);
});

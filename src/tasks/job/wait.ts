import {text} from '../../output.js';
import {ok} from '../../result.js';
import {defineTask} from '../task.js';

/** Waits until a job of this shell is over, then says how it ended. */
export const run = defineTask('job.wait', async ({id}, {jobs, signal}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const job = control.value.store.find(id);
	if (!job.ok) return job;
	await control.value.wait(job.value.id, signal);
	const after = control.value.store.find(id);
	return after.ok ? ok(text(`job ${after.value.number} ${after.value.state}`)) : after;
});

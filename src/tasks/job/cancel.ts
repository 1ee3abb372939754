import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';
import {meantJob, noted} from './meant-job.js';

/** Stops a job of this shell; without an id the last one that runs. */
export const run = defineTask('job.cancel', async ({id}, {jobs}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const meant = meantJob(control.value, id, {runs: 'only'});
	if (!meant.ok) return meant;
	const {id: job, state, number} = meant.value.job;
	if (control.value.cancel(job)) return ok(noted(text(''), meant.value));
	const elsewhere = state === 'running' ? 'runs in another shell' : `has ended: ${state}`;
	return err(failure.usage(`job ${number} ${elsewhere}.`));
});

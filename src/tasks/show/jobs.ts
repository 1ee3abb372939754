import {ok} from '../../core/result.js';
import type {StoredState} from '../../store/jobs/jobs.js';
import {jobRows} from '../job-rows.js';
import {defineTask} from '../task.js';

/** Jobs of this and earlier shells, newest first. */
export const run = defineTask('show.jobs', async ({last, status, task}, {jobs, now}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const {store, running} = control.value;
	// The store knows no queue: there a job runs until it is over.
	const stored = status?.map((wanted): StoredState => (wanted === 'queued' ? 'running' : wanted));
	const listed = store.list({last: status ? most : last, ...(stored && {states: stored}), ...(task !== undefined && {task})});
	if (!listed.ok) return listed;
	const wanted = listed.value.filter((job) => !status || status.includes(running(job.id)?.state ?? job.state));
	return ok(jobRows(wanted.slice(0, last), control.value, now()));
});

/** The store keeps no more than so many jobs. */
const most = 1000;

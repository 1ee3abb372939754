import {rows} from '../../output.js';
import {ok} from '../../result.js';
import type {StoredState} from '../../store/jobs.js';
import {defineTask} from '../task.js';

/** Jobs of this and earlier shells, newest first. */
export const run = defineTask('show.jobs', async ({last, status, task}, {jobs, now}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const listed = control.value.store.list({last, ...(status && {states: status as readonly StoredState[]}), ...(task !== undefined && {task})});
	if (!listed.ok) return listed;
	const lines = listed.value.map((job) => ({
		id: job.number,
		status: job.state,
		started: new Date(job.queuedAt).toISOString(),
		took: job.endedAt === undefined && job.state !== 'running' ? null : `${(((job.endedAt ?? now()) - job.queuedAt) / 1000).toFixed(2)}s`,
		instance: job.instance ?? null,
		command: job.line,
	}));
	return ok(rows(lines, ['id', 'status', 'started', 'took', 'instance', 'command']));
});

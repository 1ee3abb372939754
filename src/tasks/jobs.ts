import {ok} from '../core/result.js';
import {jobRows} from './job-rows.js';
import {defineTask} from './task.js';

/** Of the jobs of this shell those that are not over, then the last five that are. */
export const run = defineTask('jobs', async (_, {jobs, now}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const {store, shell, running} = control.value;
	const listed = store.list({last: most, shell});
	if (!listed.ok) return listed;
	const isOver = ({id}: {readonly id: string}): boolean => running(id) === undefined;
	const ended = listed.value.filter(isOver).slice(0, 5);
	return ok(jobRows([...listed.value.filter((job) => !isOver(job)), ...ended], control.value, now()));
});

/** The store keeps no more than so many jobs. */
const most = 1000;

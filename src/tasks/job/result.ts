import {ok} from '../../core/result.js';
import {defineTask} from '../task.js';
import {meantJob, noted} from './meant-job.js';
import {storedResult} from './stored-result.js';

/** The result of an ended job; without an id of the last one. */
export const run = defineTask('job.result', async ({id}, {jobs, ...reading}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const meant = meantJob(control.value, id);
	if (!meant.ok) return meant;
	const result = await storedResult(control.value, meant.value.job, reading);
	return result.ok ? ok(noted(result.value, meant.value)) : result;
});

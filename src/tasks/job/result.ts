import {defineTask} from '../task.js';
import {storedResult} from './stored-result.js';

/** The result of an ended job. */
export const run = defineTask('job.result', async ({id}, {jobs}) => {
	const control = await jobs();
	return control.ok ? storedResult(control.value, id) : control;
});

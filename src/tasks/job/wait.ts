import {ok} from '../../core/result.js';
import {defineTask} from '../task.js';
import {meantJob, noted} from './meant-job.js';
import {storedResult} from './stored-result.js';

/** Waits until a job of this shell is over, and gives its result; without an id the last one that runs, else the last. The prompt takes its running jobs back itself. */
export const run = defineTask('job.wait', async ({id}, {jobs, ...reading}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const {store, wait} = control.value;
	const meant = meantJob(control.value, id, {runs: 'first'});
	if (!meant.ok) return meant;
	await wait(meant.value.job.id, {signal: reading.signal});
	const ended = store.find(meant.value.job.id);
	const result = ended.ok ? await storedResult(control.value, ended.value, reading) : ended;
	return result.ok ? ok(noted(result.value, meant.value)) : result;
});

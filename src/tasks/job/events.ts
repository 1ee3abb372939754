import {failure, isCancel} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import type {JobEvent, Severity} from '../../jobs/job.js';
import {rows, text} from '../../output/output.js';
import {defineTask, type Report} from '../task.js';

/** Every event of a job, oldest first; with `follow` those of a job that runs here are said as they come, until it is over. */
export const run = defineTask('job.events', async ({id, follow}, {jobs, report, signal}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const job = control.value.store.find(id);
	if (!job.ok) return job;
	const running = control.value.running(job.value.id);
	if (!running && job.value.state === 'lost') return err(failure.lostJob(job.value.number));
	if (!running && job.value.state === 'running')
		return err(failure.usage(`job ${job.value.number} runs in another shell: its events are told there.`));
	if (follow && running) {
		await control.value.wait(job.value.id, {signal, hear: (event) => report(toReport(event))});
		return ok(text(''));
	}
	return ok(rows((running?.events ?? job.value.events).map(toRow), ['time', 'severity', 'worker', 'status', 'message'], {time: {shows: 'moment'}}));
});

const toReport = (event: JobEvent): Report => ({
	message: messageOf(event),
	severity: severityOf(event),
	...(event.type === 'event' && {resources: event.resources}),
});

const toRow = (event: JobEvent) => ({
	time: new Date(event.at).toISOString(),
	severity: severityOf(event),
	worker: 'worker' in event ? event.worker : null,
	status: isUnderWay(event) ? 'running' : event.type,
	message: messageOf(event),
});

const isUnderWay = ({type}: JobEvent): boolean => type === 'event' || type === 'started' || type === 'question' || type === 'withdrawn';

const severityOf = (event: JobEvent): Severity =>
	event.type === 'event' ? event.severity : 'failure' in event && !isCancel(event.failure) ? 'ERROR' : 'INFO';

function messageOf(event: JobEvent): string {
	switch (event.type) {
		case 'queued':
			return event.line;
		case 'event':
			return event.message;
		case 'retrying':
			return `retry ${event.attempt} of ${event.of}: ${event.because}`;
		case 'started':
			return 'starting';
		case 'question':
			return event.text;
		case 'withdrawn':
			return 'question withdrawn';
		case 'completed':
			return 'completed';
		case 'refused':
		case 'failed':
		case 'cancelled':
		case 'timeout':
			return event.failure.message;
		default:
			return event satisfies never;
	}
}

import {isDecision} from '../../core/exits.js';
import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import type {JobEvent, Severity} from '../../jobs/job.js';
import {rows, text} from '../../output/output.js';
import {defineTask, type Report} from '../task.js';
import {meantJob, noted} from './meant-job.js';

/** Every event of a job, without an id of the last one, oldest first; with `follow` those of a job that runs here are said as they come, until it is over. */
export const run = defineTask('job.events', async ({id, follow}, {jobs, report, signal}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const meant = meantJob(control.value, id);
	if (!meant.ok) return meant;
	const {id: job, state, number, events} = meant.value.job;
	const running = control.value.running(job);
	if (!running && state === 'lost') return err(failure.lostJob(number));
	if (!running && state === 'running') return err(failure.usage(`job ${number} runs in another shell: its events are told there.`));
	if (follow && running) {
		await control.value.wait(job, {signal, hear: (event) => report(toReport(event))});
		return ok(noted(text(''), meant.value));
	}
	const shown = rows((running?.events ?? events).map(toRow), ['time', 'severity', 'worker', 'status', 'message'], {time: {shows: 'moment'}});
	return ok(noted(shown, meant.value));
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
	event.type === 'event' ? event.severity : 'failure' in event && !isDecision(event.failure) ? 'ERROR' : 'INFO';

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

import type {JobEvent} from '../../job.js';
import {rows} from '../../output.js';
import {ok} from '../../result.js';
import {defineTask} from '../task.js';

/** Every event of a job, oldest first. */
export const run = defineTask('job.events', async ({id}, {jobs}) => {
	const control = await jobs();
	if (!control.ok) return control;
	const job = control.value.store.find(id);
	return job.ok ? ok(rows(job.value.events.map(toRow), ['time', 'severity', 'worker', 'status', 'message'])) : job;
});

const toRow = (event: JobEvent) => ({
	time: new Date(event.at).toISOString(),
	severity: severityOf(event),
	worker: 'worker' in event ? event.worker : null,
	status: event.type === 'event' || event.type === 'started' ? 'running' : event.type,
	message: messageOf(event),
});

const severityOf = (event: JobEvent): string => (event.type === 'event' ? event.severity : 'failure' in event ? 'ERROR' : 'INFO');

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
		case 'completed':
			return 'completed';
		default:
			return event.failure.message;
	}
}

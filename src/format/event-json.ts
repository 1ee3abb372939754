import {nameOf} from './envelope.js';
import {type EventPlace, type WorkerEvent, wordsOf} from './event.js';
import {writeJson} from './json.js';

/** An event as one line of JSON, ending in a line feed, for `--events json` (docs/contract/scripts.md S8 stderr-events). `ts` is UTC, `job` the number. */
export function eventJson(event: WorkerEvent, {job, task, resource}: Pick<EventPlace, 'task' | 'resource'> & {readonly job: number}): string {
	const {severity, status, resources, message} = wordsOf(event);
	const line = {
		ts: new Date(event.at).toISOString(),
		job,
		severity,
		worker: event.worker,
		status,
		...nameOf(task),
		resource: resources.length > 0 ? resources.join(',') : (resource ?? null),
		message,
	};
	return `${writeJson(line, {compact: true})}\n`;
}

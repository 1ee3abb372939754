import {type Output, rows} from '../output/output.js';
import type {StoredJob} from '../store/jobs/jobs.js';
import {tookText} from '../text/ages.js';
import type {JobControl} from './task.js';

/** Jobs as rows; those that are not over in this shell say whether they run yet. */
export function jobRows(jobs: readonly StoredJob[], {running}: Pick<JobControl, 'running'>, now: number): Output {
	const lines = jobs.map((job) => ({
		id: job.number,
		status: running(job.id)?.state ?? job.state,
		started: new Date(job.queuedAt).toISOString(),
		took: job.endedAt === undefined && job.state !== 'running' ? null : tookText((job.endedAt ?? now) - job.queuedAt),
		instance: job.instance ?? null,
		command: job.line,
	}));
	return rows(lines, ['id', 'status', 'started', 'took', 'instance', 'command'], {started: {shows: 'time'}, took: {shows: 'duration'}});
}

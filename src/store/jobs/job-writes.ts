import type {JobId} from '../../jobs/job.js';
import type {Output} from '../../output/output.js';
import type {Sql} from '../sqlite/connection.js';
import {sumOf} from '../sqlite/kept-text.js';
import {writeEvents, writeFailure, writeOutput} from './job-record.js';
import type {JobEnd, JobToOpen} from './jobs.js';

const mostJobs = 1000;
const mostDays = 30;
/** The kilobyte is for the head, so that all is kept that older releases kept, whose records had none. */
const mostBytesOfOne = 5 * 1024 * 1024 + 1024;
const mostRowsOfOne = 5000;
const mostBytesOfAll = 200 * 1024 * 1024;

/** The writes of the job store; throws SQLite's errors. */
export function createWrites(sql: Sql) {
	const open = sql.prepare(`
		INSERT INTO job (number, id, line, task, state, instance, shell, pid, keep_output, queued_at)
		SELECT 1 + max(@above, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'job'), 0)), @id, @line, @task, 'running', @instance, @shell, @pid, @keepOutput, @at`);
	const forgetOld = sql.prepare(`
		DELETE FROM job WHERE (state <> 'running' OR shell <> @shell)
		AND (queued_at < @before OR number NOT IN (SELECT number FROM job ORDER BY number DESC LIMIT ${mostJobs}))`);
	const forgetOutputs = sql.prepare(`
		UPDATE job_record SET output = NULL, bytes = 0, sum = NULL WHERE number IN (
			SELECT number FROM (SELECT number, sum(bytes) OVER (ORDER BY number DESC) AS above FROM job_record) WHERE above > ${mostBytesOfAll})`);
	return {
		/** A number given by this shell, or an earlier one, is never reused, whatever became of the file. */
		open: (
			job: Omit<JobToOpen, 'keepOutput' | 'instance'> & {keepOutput: number; instance: string | null; shell: string; pid: number; above: number},
		) => Number(open.run(job).lastInsertRowid),
		close: createClose(sql),
		prune: sql.transaction(({now, shell}: {now: number; shell: string}) => {
			forgetOld.run({before: now - mostDays * 86_400_000, shell});
			forgetOutputs.run();
		}),
	};
}

/** To read 5 MB of rows from the disk, only to find that there are more, would take long. */
const isSmall = (output: Output): boolean => output.kind !== 'groups' || output.groups.reduce((sum, {rows}) => sum + rows.length, 0) <= mostRowsOfOne;

function createClose(sql: Sql) {
	const keepsOutput = sql.prepare<[string], {number: number; keep_output: number}>('SELECT number, keep_output FROM job WHERE id = ?');
	const close = sql.prepare('UPDATE job SET state = @state, ended_at = @endedAt, instance = @instance, failure = @failure WHERE number = @number');
	const record = sql.prepare(
		'INSERT OR REPLACE INTO job_record (number, events, output, bytes, sum) VALUES (@number, @events, @output, @bytes, @sum)',
	);
	return sql.transaction((id: JobId, {state, endedAt, events, output, failure, instance}: JobEnd): boolean => {
		const job = keepsOutput.get(id);
		if (!job) return false;
		const kept = output && job.keep_output === 1 && isSmall(output) ? writeOutput(output, mostBytesOfOne) : undefined;
		close.run({number: job.number, state, endedAt, instance: instance ?? null, failure: failure ? writeFailure(failure) : null});
		const eventsText = writeEvents(events);
		const sum = sumOf(eventsText + (kept ?? ''), [job.number, state, endedAt]);
		record.run({number: job.number, events: eventsText, output: kept ?? null, bytes: kept ? Buffer.byteLength(kept) : 0, sum});
		return kept !== undefined;
	});
}

import type {JobId} from '../../jobs/job.js';
import type {Output} from '../../output/output.js';
import {givingBack, type Sql} from '../sqlite/connection.js';
import {sumOf} from '../sqlite/kept-text.js';
import {isGone} from './job-reads.js';
import {writeEvents, writeFailure, writeOutput} from './job-record.js';
import type {JobEnd, JobToOpen, KeptOutput, Lack, ShellOfJobs} from './jobs.js';

const mostJobs = 1000;
const mostDays = 30;
/** Larger ones are compressed. The kilobyte is for the head, so that all is kept that older releases kept, whose records had none. */
const mostBytesOfOne = 5 * 1024 * 1024 + 1024;
const mostRowsOfOne = 5000;

/** What `keep_output` says of a job: whether its result is kept, and if not, why. */
export const keeping = {script: 0, yes: 1, token: 2} as const;

/** How a job begins and ends in the store; throws SQLite's errors, as all writes here. */
export function createWrites(sql: Sql) {
	const open = sql.prepare(`
		INSERT INTO job (number, id, line, task, state, instance, shell, pid, keep_output, queued_at)
		SELECT 1 + max(@above, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'job'), 0)), @id, @line, @task, 'running', @instance, @shell, @pid, @keepOutput, @at`);
	return {
		/** A number given by this shell, or an earlier one, is never reused, whatever became of the file. */
		open: (
			job: Omit<JobToOpen, 'keepOutput' | 'instance'> & {keepOutput: number; instance: string | null; shell: string; pid: number; above: number},
		) => Number(open.run(job).lastInsertRowid),
		close: createClose(sql),
	};
}

/** What the store keeps: `mostBytes` is what all results may take. */
type KeptJobs = {readonly shell: ShellOfJobs; readonly mostBytes: () => number};

/** Deletes what need not be kept any more; `now` in ms. */
export function createPrune(sql: Sql, {shell, mostBytes}: KeptJobs): (now: number) => void {
	const forgetOld = sql.prepare(`
		DELETE FROM job WHERE (state <> 'running' OR shell <> @shell)
		AND (queued_at < @before OR number NOT IN (SELECT number FROM job ORDER BY number DESC LIMIT ${mostJobs}))`);
	const forgetOutputs = createForgetOutputs(sql);
	const prune = sql.transaction((now: number) => {
		forgetOld.run({before: now - mostDays * 86_400_000, shell: shell.id});
		forgetUnfinished(sql, shell);
		forgetOutputs(mostBytes());
	});
	return (now) => givingBack(sql, () => prune.immediate(now));
}

/** Drops results, the oldest first, until all together take no more than so many bytes. */
function createForgetOutputs(sql: Sql): (most: number) => void {
	const forget = sql.prepare<[number]>(`
		UPDATE job_record SET output = NULL, pieces = NULL, bytes = 0, sum = NULL, lacks = 'room' WHERE bytes > 0 AND number IN (
			SELECT number FROM (SELECT number, sum(bytes) OVER (ORDER BY number DESC) AS above FROM job_record) WHERE above > ?)`);
	const drop = sql.prepare("DELETE FROM job_piece WHERE number IN (SELECT number FROM job_record WHERE lacks = 'room')");
	return (most) => {
		if (forget.run(most).changes > 0) drop.run();
	};
}

/** Drops the pieces of results that shells did not finish before they ended. */
function forgetUnfinished(sql: Sql, own: ShellOfJobs): void {
	const begun = sql.prepare<[], {number: number; shell: string; pid: number}>(
		'SELECT number, shell, pid FROM job JOIN job_record USING (number) WHERE pieces IS NULL AND number IN (SELECT number FROM job_piece)',
	);
	const drop = sql.prepare('DELETE FROM job_piece WHERE number = ?');
	for (const job of begun.all()) if (isGone(job, own)) drop.run(job.number);
}

/** The writes of a result in pieces. Nothing of it counts before all are there; a job that was forgotten meanwhile takes none. */
export function createPieces(sql: Sql, {mostBytes}: KeptJobs) {
	const makeRoom = createForgetOutputs(sql);
	const find = sql.prepare<[string], {number: number}>('SELECT number FROM job JOIN job_record USING (number) WHERE id = ?');
	const put = sql.prepare('INSERT OR REPLACE INTO job_piece (number, place, sum, data) VALUES (@number, @place, @sum, @data)');
	const finish = sql.prepare('UPDATE job_record SET pieces = @pieces, bytes = @bytes, lacks = NULL WHERE number = @number');
	const lack = sql.prepare('UPDATE job_record SET lacks = @lacks WHERE number = @number');
	const drop = sql.prepare('DELETE FROM job_piece WHERE number = ?');
	/** Whether the job is still there. */
	const onJob = (work: (number: number, about: {readonly [name: string]: unknown}) => void) => {
		const write = sql.transaction((id: JobId, about: {readonly [name: string]: unknown}): boolean => {
			const job = find.get(id);
			if (job) work(job.number, about);
			return job !== undefined;
		});
		return (id: JobId, about: {readonly [name: string]: unknown}) => givingBack(sql, () => write.immediate(id, about));
	};
	return {
		put: onJob((number, {place, data}) => {
			put.run({number, place, data, sum: sumOf(data as Uint8Array, [number, place as number])});
		}),
		finish: onJob((number, {pieces, bytes}) => {
			finish.run({number, pieces, bytes});
			makeRoom(mostBytes());
		}),
		/** Says why there is no result after all. */
		giveUp: onJob((number, {lacks}) => {
			lack.run({number, lacks});
			drop.run(number);
		}),
	};
}

/** To read 5 MB of rows from the disk, only to find that there are more, would take long. */
const isSmall = (output: Output): boolean => output.kind !== 'groups' || output.groups.reduce((sum, {rows}) => sum + rows.length, 0) <= mostRowsOfOne;

function createClose(sql: Sql) {
	const keepsOutput = sql.prepare<[string], {number: number; keep_output: number}>('SELECT number, keep_output FROM job WHERE id = ?');
	const close = sql.prepare('UPDATE job SET state = @state, ended_at = @endedAt, instance = @instance, failure = @failure WHERE number = @number');
	const record = sql.prepare(
		'INSERT OR REPLACE INTO job_record (number, events, output, bytes, sum, lacks) VALUES (@number, @events, @output, @bytes, @sum, @lacks)',
	);
	return sql.transaction((id: JobId, {state, endedAt, events, output, failure, instance}: JobEnd): KeptOutput => {
		const job = keepsOutput.get(id);
		if (!job) return 'none';
		const isKept = output !== undefined && job.keep_output === keeping.yes;
		const kept = isKept && isSmall(output) ? writeOutput(output, mostBytesOfOne) : undefined;
		close.run({number: job.number, state, endedAt, instance: instance ?? null, failure: failure ? writeFailure(failure) : null});
		const eventsText = writeEvents(events);
		const sum = sumOf(eventsText + (kept ?? ''), [job.number, state, endedAt]);
		const isLarge = isKept && kept === undefined;
		const lacks: Lack | null = isLarge ? 'unfinished' : kept === undefined && output ? lackOf(job.keep_output) : null;
		record.run({number: job.number, events: eventsText, output: kept ?? null, bytes: kept ? Buffer.byteLength(kept) : 0, sum, lacks});
		return isLarge ? 'large' : kept === undefined ? 'none' : 'whole';
	});
}

const lackOf = (keepOutput: number): Lack => (keepOutput === keeping.token ? 'token' : 'script');

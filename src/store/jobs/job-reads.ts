import type {RunState} from '../../jobs/job.js';
import type {Sql} from '../sqlite/connection.js';
import {readKept, readKeptBytes} from '../sqlite/kept-text.js';
import {Damage} from '../sqlite/sqlite-failure.js';
import {readEvents, readFailure, readOutput} from './job-record.js';
import {type JobRecord, type JobStore, type Lack, lacks, type ShellOfJobs, type StoredJob} from './jobs.js';

type JobLine = {
	number: number;
	id: string;
	line: string;
	task: string;
	state: RunState;
	instance: string | null;
	failure: string | null;
	shell: string;
	pid: number;
	queued_at: number;
	ended_at: number | null;
};

/** The reads of the job store; throws SQLite's errors. */
export function createReads(sql: Sql, shell: ShellOfJobs) {
	const newest = sql.prepare<[{task: string | null; shell: string | null}], JobLine>(`
		SELECT * FROM job WHERE (@task IS NULL OR task = @task) AND (@shell IS NULL OR shell = @shell) ORDER BY number DESC`);
	const find = sql.prepare<[{number: number; id: string}], JobLine & RecordLine>(`
		SELECT job.*, events, output, sum, pieces, lacks FROM job LEFT JOIN job_record USING (number) WHERE number = @number OR id = @id`);
	return {
		list: ({last, states, task, shell: wanted}: Parameters<JobStore['list']>[0]): StoredJob[] => {
			const jobs: StoredJob[] = [];
			for (const line of newest.iterate({task: task ?? null, shell: wanted ?? null})) {
				if (jobs.length >= last) break;
				const job = toJob(line, shell);
				if (!states || states.includes(job.state)) jobs.push(job);
			}
			return jobs;
		},
		find: (numberOrId: string): JobRecord | undefined => {
			const line = find.get({number: /^\d{1,15}$/.test(numberOrId) ? Number(numberOrId) : -1, id: numberOrId});
			if (!line) return undefined;
			if (line.sum !== null) readKept(`${line.events}${line.output ?? ''}`, [line.number, line.state, line.ended_at], line.sum);
			const events = line.events === null ? [] : readEvents(line.events);
			return {...toJob(line, shell), events, ...outputOf(line, shell)};
		},
	};
}

/** Reads a piece of a large result, checked; undefined where it was dropped meanwhile. */
export function createReadPiece(sql: Sql) {
	const piece = sql.prepare<[number, number], {sum: number; data: Uint8Array}>('SELECT sum, data FROM job_piece WHERE number = ? AND place = ?');
	const piecesOf = sql.prepare<[number], {pieces: number | null}>('SELECT pieces FROM job_record WHERE number = ?');
	return (number: number, place: number): Uint8Array | undefined => {
		const found = piece.get(number, place);
		if (found) return readKeptBytes(found.data, [number, place], found.sum);
		if (typeof piecesOf.get(number)?.pieces === 'number') throw new Damage('a piece of a result is gone');
		return undefined;
	};
}

/** What a record says of its output. */
type RecordLine = {events: string | null; output: string | null; sum: number | null; pieces: number | null; lacks: string | null};

function outputOf(line: JobLine & RecordLine, own: ShellOfJobs): Pick<JobRecord, 'output' | 'pieces' | 'lacks'> {
	const {output, pieces, lacks} = line;
	if (output !== null) return {output: readOutput(output)};
	if (typeof pieces === 'number' && pieces >= 0) return {pieces};
	if (lacks === 'unfinished' && !isGone(line, own)) return {lacks: 'writing'};
	return lacks === null ? {} : {lacks: lackNamed(lacks)};
}

function lackNamed(name: string): Lack {
	const lack = lacks.find((one) => one === name);
	if (!lack) throw new Damage('a record is not what it was');
	return lack;
}

/** The highest number of any job so far. */
export const readLastNumber = (sql: Sql): number =>
	sql.prepare<[], {last: number | null}>("SELECT seq AS last FROM sqlite_sequence WHERE name = 'job'").get()?.last ?? 0;

function toJob(line: JobLine, own: ShellOfJobs): StoredJob {
	if (!states.includes(line.state) || ![line.id, line.line, line.task, line.shell].every((text) => typeof text === 'string'))
		throw new Damage('a job is not what it was');
	const {number, id, task, shell, instance} = line;
	return {
		number,
		id,
		line: line.line,
		task,
		state: line.state === 'running' && isGone(line, own) ? 'lost' : line.state,
		shell,
		queuedAt: line.queued_at,
		...(line.ended_at !== null && {endedAt: line.ended_at}),
		...(instance !== null && {instance}),
		...(line.failure !== null && {failure: readFailure(line.failure)}),
	};
}

/** The states of stored jobs. */
const states: readonly string[] = ['running', 'completed', 'failed', 'cancelled', 'timeout'];

/** A shell with our process id that is not this one has ended: the system gave the number to us since. */
export function isGone({pid, shell}: Pick<JobLine, 'pid' | 'shell'>, own: ShellOfJobs): boolean {
	if (shell === own.id) return false;
	if (pid === own.pid) return true;
	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
	}
}

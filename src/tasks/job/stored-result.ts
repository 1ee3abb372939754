import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {KeepRow} from '../../output/codec.js';
import type {Output} from '../../output/output.js';
import type {JobRecord, Lack} from '../../store/jobs/jobs.js';
import type {JobControl, ShellContext} from '../task.js';

/** Who reads a result: until when, and where its rows go if they are many. */
type ResultReading = Pick<ShellContext, 'signal' | 'spooling'>;

/** The result of an ended job as it was, its errors included, or what was finished of it by then; a result that nobody has any more is an error. */
export async function storedResult(control: JobControl, job: JobRecord, reading: ResultReading): Promise<Result<Output>> {
	const {state, number, failure: why} = job;
	if (state === 'running' || state === 'queued') return err(failure.stillRunning(number));
	if (state === 'lost') return err(failure.lostJob(number));
	const found = await outputOf(control, job, reading);
	if (!found.ok) return found;
	if (!found.value) return err(missing(job));
	const output: Output = {...found.value, from: job.task};
	if (!why) return ok(output);
	return ok({...output, errors: output.errors.length > 0 ? output.errors : [why], notes: [...output.notes, `partial, job ${number} ${state}`]});
}

async function outputOf({held, store}: JobControl, job: JobRecord, {signal, spooling}: ResultReading): Promise<Result<Output | undefined>> {
	const output = job.output ?? held(job.id);
	if (output || job.pieces === undefined) return ok(output);
	const openSpool = await spooling();
	let spool: ReturnType<typeof openSpool> | undefined;
	const keep: KeepRow = (row) => {
		spool ??= openSpool();
		return spool.keep(row);
	};
	return (await store.unpack(job, {stop: signal, keep})) ?? err(failure.cancelled(0, 'the result was not read'));
}

function missing({number, lacks, pieces, failure: because}: JobRecord) {
	if (lacks === 'writing') return failure.stillWritten(number);
	if (lacks === undefined && pieces === undefined && because) return failure.noResult(number, because);
	const [why, hint] = reasons[lacks ?? (pieces === undefined ? 'older' : 'room')];
	return failure.notKept(number, why, hint);
}

const more = '"set cli results-size" lets them take more, "| save FILE" keeps one for good';

/** Why a result is not kept, and what to do instead where it is not to run it again. */
const reasons: Readonly<Record<Exclude<Lack, 'writing'> | 'older', readonly [why: string, hint?: string]>> = {
	script: ['a script keeps none'],
	token: ['its line holds what looks like a token'],
	size: ['it is larger than all results may be together', more],
	room: ['newer results took its place', more],
	unfinished: ['its shell ended before all of it was written'],
	disk: ['it could not be written'],
	older: ['an older nf ran it, which did not keep what is above 5 MB or comes from scripts'],
};

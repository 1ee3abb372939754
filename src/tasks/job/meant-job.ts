import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Output} from '../../output/output.js';
import type {JobRecord} from '../../store/jobs/jobs.js';
import type {JobControl} from '../task.js';

/** A job that a command is about; `note` says which one it is where the user named none. */
export type MeantJob = {readonly job: JobRecord; readonly note?: string};

/** Which job is meant where none is named: the last one, or the last that runs. `runs`: `first` if one that runs is rather meant, `only` if no other. */
type Unnamed = {readonly runs?: 'first' | 'only'};

/** The store keeps no more than so many jobs. */
const most = 1000;

/**
 * The job of this number or id. Without one the last job of this shell, or where it has none the newest of all shells. `not-found` where
 * there is no such job.
 */
export function meantJob(control: JobControl, id: string | undefined, {runs}: Unnamed = {}): Result<MeantJob> {
	const {store} = control;
	if (id !== undefined) {
		const job = store.find(id);
		return job.ok ? ok({job: job.value}) : job;
	}
	const last = lastJob(control, runs);
	const job = last.ok ? store.find(last.value) : last;
	if (!job.ok) return job;
	const {number, line, shell} = job.value;
	return ok({job: job.value, note: `job ${number}${shell === control.shell ? '' : ', of another shell'}: ${line}`});
}

/** The id of the job that is meant by none. */
function lastJob({store, shell, running}: JobControl, runs: Unnamed['runs']): Result<string> {
	const here = store.list({last: runs ? most : 1, shell});
	if (!here.ok) return here;
	const found = here.value.find((job) => runs && running(job.id)) ?? (runs === 'only' ? undefined : here.value[0]);
	if (found) return ok(found.id);
	if (runs === 'only') return err(failure.noJobRuns());
	const all = store.list({last: 1});
	if (!all.ok) return all;
	const [newest] = all.value;
	return newest ? ok(newest.id) : err(failure.noJobYet());
}

/** The output with the note on its job before its own. */
export const noted = (output: Output, {note}: MeantJob): Output => (note === undefined ? output : {...output, notes: [note, ...output.notes]});

import type {JournaledWrite} from '../../changes/kept/journal.js';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {eachWrite} from '../plan/shared/each-write.js';
import type {ShellContext} from '../task.js';

/** A write that can be taken back, and what it is called: `job 12`. */
export type MeantWrite = {readonly write: JournaledWrite; readonly what: string};

/** Whether anything was done that can be taken back, for sure or as far as nobody has looked yet. */
const mayBeDone = ({steps}: JournaledWrite): boolean => [...steps.values()].some(({state}) => state === 'done' || state === 'unknown');

/** The write of a job, by its number or UUID; without one the last write of this shell. */
export async function meantWrite(id: string | undefined, context: Pick<ShellContext, 'changes' | 'jobs'>): Promise<Result<MeantWrite>> {
	const [writes, {shell}] = [await eachWrite(context), await context.changes()];
	if (!writes.ok) return writes;
	if (id === undefined) {
		for (const write of writes.value) if (write.head.shell === shell && mayBeDone(write)) return ok({write, what: await nameOf(write, context)});
		return err(failure.noWrite('this shell has written nothing', '"undo list" shows the writes of others: undo JOB'));
	}
	const job = await jobOf(id, context);
	if (!job.ok) return job;
	const what = `job ${id}`;
	for (const write of writes.value) {
		if (write.head.job !== job.value) continue;
		return mayBeDone(write) ? ok({write, what}) : err(failure.noWrite(what, 'none of its steps was done'));
	}
	return err(failure.noWrite(what, 'it wrote no objects, or so long ago that it is forgotten: "undo list" shows what can be undone'));
}

/** The UUID of a job. */
async function jobOf(id: string, {jobs}: Pick<ShellContext, 'jobs'>): Promise<Result<string>> {
	if (/^[\da-f]{8}-[\da-f-]{27}$/.test(id)) return ok(id);
	const control = await jobs();
	const found = control.ok ? control.value.store.find(id) : control;
	return found.ok ? ok(found.value.id) : found;
}

/** `job 12`; of a job that is not stored any more its UUID. */
export async function nameOf({head: {job}}: Pick<JournaledWrite, 'head'>, {jobs}: Pick<ShellContext, 'jobs'>): Promise<string> {
	const control = await jobs();
	const found = control.ok ? control.value.store.find(job) : control;
	return `job ${found.ok && found.value.number > 0 ? found.value.number : job}`;
}

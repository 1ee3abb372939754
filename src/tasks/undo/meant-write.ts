import type {JournaledWrite} from '../../changes/kept/journal.js';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {type AnyWrite, eachOfAll} from '../plan/shared/each-write.js';
import type {ShellContext} from '../task.js';

/** A write that can be taken back, and what it is called: `job 12`. */
export type MeantWrite = {readonly write: JournaledWrite; readonly what: string};

/** Whether anything was done that can be taken back, for sure or as far as nobody has looked yet. */
const mayBeDone = ({steps}: JournaledWrite): boolean => [...steps.values()].some(({state}) => state === 'done' || state === 'unknown');

/** The write of a job, by its number or UUID; without one the last write of this shell. */
export async function meantWrite(id: string | undefined, context: Pick<ShellContext, 'changes' | 'jobs'>): Promise<Result<MeantWrite>> {
	const writes = await eachOfAll(context);
	if (!writes.ok) return writes;
	if (id === undefined) return lastWrite(writes.value, context);
	const job = await jobOf(id, context);
	if (!job.ok) return job;
	const what = `job ${id}`;
	for (const one of writes.value) {
		if (headOf(one).job !== job.value) continue;
		if ('lost' in one) return err(failure.noWrite(`${what} (${one.lost.what})`, one.lost.why));
		return mayBeDone(one.write) ? ok({write: one.write, what}) : err(failure.noWrite(what, 'none of its steps was done'));
	}
	return err(failure.noWrite(what, 'it wrote no objects, or so long ago that it is forgotten: "undo list" shows what can be undone'));
}

const headOf = (one: AnyWrite): JournaledWrite['head'] => ('lost' in one ? one.lost.head : one.write.head);

/** The last write of this shell; an older one is never meant where that cannot be taken back. */
async function lastWrite(writes: Iterable<AnyWrite>, context: Pick<ShellContext, 'changes' | 'jobs'>): Promise<Result<MeantWrite>> {
	const {shell} = await context.changes();
	for (const one of writes) {
		if (headOf(one).shell !== shell) continue;
		if ('lost' in one) return err(failure.lastNotUndone(`${await nameOf(one.lost, context)} (${one.lost.what})`, one.lost.why));
		if (mayBeDone(one.write)) return ok({write: one.write, what: await nameOf(one.write, context)});
	}
	return err(failure.noWrite('this shell has written nothing', '"undo list" shows the writes of others: undo JOB'));
}

/** The UUID of a job. */
async function jobOf(id: string, {jobs}: Pick<ShellContext, 'jobs'>): Promise<Result<string>> {
	if (/^[\da-f]{8}-[\da-f-]{27}$/.test(id)) return ok(id);
	const control = await jobs();
	const found = control.ok ? control.value.store.find(id) : control;
	return found.ok ? ok(found.value.id) : found;
}

/** `job 12`; of a job that is not stored any more its UUID. */
export async function nameOf({head: {job}}: Pick<JournaledWrite, 'head'>, context: Pick<ShellContext, 'jobs'>): Promise<string> {
	const number = (await storedJob(job, context))?.number ?? 0;
	return `job ${number > 0 ? number : job}`;
}

/** The line of the job of a write; where that is not stored any more, when the write was begun. */
export const lineOf = async ({head}: JournaledWrite, context: Pick<ShellContext, 'jobs'>): Promise<string> =>
	(await storedJob(head.job, context))?.line ?? `of ${head.at}`;

async function storedJob(id: string, {jobs}: Pick<ShellContext, 'jobs'>) {
	const control = await jobs();
	const found = control.ok ? control.value.store.find(id) : control;
	return found.ok ? found.value : undefined;
}

import {type JournaledWrite, readJournal, readLost} from '../../../changes/kept/journal.js';
import {ok, type Result} from '../../../core/result.js';
import type {TaskContext} from '../../task.js';

/** A write by its journal: one that can be taken back, or one that cannot. */
export type AnyWrite = {readonly write: JournaledWrite} | {readonly lost: NonNullable<ReturnType<typeof readLost>>};

/** The writes of all shells, the last first, also those that cannot be taken back; those whose journal cannot be read are left out. */
export async function eachOfAll({changes}: Pick<TaskContext, 'changes'>): Promise<Result<Generator<AnyWrite, void>>> {
	const {journals} = await changes();
	const ids = journals.list();
	if (!ids.ok) return ids;
	const read = function* (): Generator<AnyWrite, void> {
		for (const id of ids.value) {
			const lines = journals.read(id);
			if (!lines.ok || !lines.value) continue;
			const lost = readLost(lines.value);
			const write = lost ? undefined : readJournal(lines.value);
			if (lost) yield {lost};
			else if (write?.ok) yield {write: write.value};
		}
	};
	return ok(read());
}

/** Those of them that can be taken back. */
export async function eachWrite(context: Pick<TaskContext, 'changes'>): Promise<Result<Generator<JournaledWrite, void>>> {
	const all = await eachOfAll(context);
	if (!all.ok) return all;
	const {value} = all;
	const only = function* (): Generator<JournaledWrite, void> {
		for (const one of value) if ('write' in one) yield one.write;
	};
	return ok(only());
}

/** Whether each of its steps was done. */
export const isWhole = ({plan, steps}: JournaledWrite): boolean => plan.steps.every(({n}) => steps.get(n)?.state === 'done');

/** Whether a write of this id was wholly taken back, and that not taken back itself. */
export const isUndone = (id: string, all: readonly JournaledWrite[]): boolean =>
	all.some((one) => one.plan.undoes === id && isWhole(one) && !isUndone(one.plan.id, all));

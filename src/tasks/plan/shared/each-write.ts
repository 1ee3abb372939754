import {type JournaledWrite, readJournal} from '../../../changes/kept/journal.js';
import {ok, type Result} from '../../../core/result.js';
import type {TaskContext} from '../../task.js';

/** The writes of all shells, the last first; those whose journal cannot be read are left out. */
export async function eachWrite({changes}: Pick<TaskContext, 'changes'>): Promise<Result<Generator<JournaledWrite, void>>> {
	const {journals} = await changes();
	const ids = journals.list();
	if (!ids.ok) return ids;
	const read = function* (): Generator<JournaledWrite, void> {
		for (const id of ids.value) {
			const lines = journals.read(id);
			const write = lines.ok && lines.value ? readJournal(lines.value) : undefined;
			if (write?.ok) yield write.value;
		}
	};
	return ok(read());
}

/** Whether each of its steps was done. */
export const isWhole = ({plan, steps}: JournaledWrite): boolean => plan.steps.every(({n}) => steps.get(n)?.state === 'done');

/** Whether a write of this id was wholly taken back, and that not taken back itself. */
export const isUndone = (id: string, all: readonly JournaledWrite[]): boolean =>
	all.some((one) => one.plan.undoes === id && isWhole(one) && !isUndone(one.plan.id, all));

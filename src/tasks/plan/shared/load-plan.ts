import {type KeptPlan, readPlan} from '../../../changes/kept/plan-file.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {TaskContext} from '../../task.js';

/** The kept plan of a name, and whether it is as it was made. */
export async function loadPlan(
	name: string,
	{changes}: Pick<TaskContext, 'changes'>,
): Promise<Result<{readonly plan: KeptPlan; readonly isIntact: boolean}>> {
	const text = (await changes()).plans.read(name);
	return text.ok ? readPlan(text.value, name) : text;
}

/** The same; refused where somebody has edited it. */
export async function loadIntact(name: string, context: Pick<TaskContext, 'changes'>): Promise<Result<KeptPlan>> {
	const read = await loadPlan(name, context);
	if (!read.ok) return read;
	return read.value.isIntact ? ok(read.value.plan) : err(failure.planEdited(name));
}

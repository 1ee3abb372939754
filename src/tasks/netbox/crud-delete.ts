import {dependentLines, dependentsJson, findDependents} from '../../changes/dependents.js';
import {planDelete} from '../../changes/plan.js';
import type {BesidePlan} from '../../changes/preview.js';
import {defineTask, type TaskContext} from '../task.js';
import {carryOut} from './shared/carry-out.js';
import {readRows} from './shared/read-rows.js';
import {openTarget, type WriteTarget} from './shared/write-target.js';

/** Deletes objects of any kind, by id, as they were read: one that has changed since is left. */
export const run = defineTask('netbox.crud_delete', async (args, context) => {
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const found = await readRows(args['object-id'], target);
	if (!found.ok) return found;
	const beside = () => dependentsBeside(args['object-id'], target, context);
	return carryOut({plan: planDelete(found.value, target.planned), beside}, target, {args, context});
});

/** `undo` knows the objects alone. */
const notBroughtBack = '"undo" would make it again with a new id, and bring nothing of that back';

/** What depends on the objects: looked up only where it is shown. */
async function dependentsBeside(
	ids: readonly number[],
	{path, instance, api}: WriteTarget,
	{report}: Pick<TaskContext, 'report'>,
): Promise<BesidePlan> {
	report({
		message: `looking up what depends on ${ids.length === 1 ? 'it' : 'them'}; the schema of '${instance}' may take 10 s when it is first asked`,
	});
	const found = await findDependents({path, ids}, api);
	return {
		keys: {dependents: dependentsJson(found)},
		lines: [...dependentLines(found, ids.length), ...(found.lists.length > 0 ? [notBroughtBack] : [])],
	};
}

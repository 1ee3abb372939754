import {deletionRefusal, dependentLines, dependentsJson} from '../../changes/deletion/dependent-lines.js';
import {type Dependents, findDependents} from '../../changes/deletion/dependents.js';
import {planDelete} from '../../changes/plan.js';
import type {BesidePlan} from '../../changes/preview.js';
import {ok} from '../../core/result.js';
import {defineTask, type TaskContext} from '../task.js';
import {carryOut} from './shared/carry-out.js';
import {readRows} from './shared/read-rows.js';
import {openTarget, type WriteTarget} from './shared/write-target.js';

/**
 * Deletes objects of any kind, by id, as they were read: one that has changed since is left. A dry run of what NetBox will refuse says so and fails, with what
 * stands against it.
 */
export const run = defineTask('netbox.crud_delete', async (args, context) => {
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const ids = args['object-id'];
	const rows = await readRows(ids, target);
	if (!rows.ok) return rows;
	let found: Dependents | undefined;
	const beside = async (): Promise<BesidePlan> => {
		found = await lookAround(ids, target, context);
		return {
			keys: {dependents: dependentsJson(found)},
			lines: [...dependentLines(found, ids.length), ...(found.lists.length > 0 ? [notBroughtBack] : [])],
		};
	};
	const done = await carryOut({plan: planDelete(rows.value, target.planned), beside}, target, {args, context});
	const refusal = found && args['dry-run'] === true ? deletionRefusal(found, {what: target.what, ids}) : undefined;
	// The last note says what would be deleted.
	return done.ok && refusal ? ok({...done.value, notes: done.value.notes.slice(0, -1), errors: [...done.value.errors, refusal]}) : done;
});

/** `undo` knows the objects alone. */
const notBroughtBack = '"undo" would make it again with a new id, and bring nothing of that back';

/** What depends on the objects: looked up only where it is shown. */
function lookAround(ids: readonly number[], {path, instance, api}: WriteTarget, {report}: Pick<TaskContext, 'report'>): Promise<Dependents> {
	report({
		message: `looking up what depends on ${ids.length === 1 ? 'it' : 'them'}; the schema of '${instance}' may take 10 s when it is first asked`,
	});
	return findDependents({path, ids}, api);
}

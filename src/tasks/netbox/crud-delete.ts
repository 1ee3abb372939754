import {planDelete} from '../../changes/plan.js';
import {defineTask} from '../task.js';
import {carryOut} from './shared/carry-out.js';
import {readRows} from './shared/read-rows.js';
import {openTarget} from './shared/write-target.js';

/** Deletes objects of any kind, by id, as they were read: one that has changed since is left. */
export const run = defineTask('netbox.crud_delete', async (args, context) => {
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const found = await readRows(args['object-id'], target);
	return found.ok ? carryOut({plan: planDelete(found.value, target.planned)}, target, {args, context}) : found;
});

import {planCreate} from '../../changes/plan.js';
import {err} from '../../core/result.js';
import {defineTask} from '../task.js';
import {carryOut} from './shared/carry-out.js';
import {duplicateSession} from './shared/explain-conflict.js';
import {readObjects} from './shared/write-data.js';
import {fieldFault} from './shared/write-fields.js';
import {openTarget} from './shared/write-target.js';

/** Creates objects of any kind; what they say is checked before it is sent. */
export const run = defineTask('netbox.crud_create', async (args, context) => {
	const bodies = readObjects(args.data);
	if (!bodies.ok) return bodies;
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const rules = await target.collection.fields('create');
	if (!rules.ok) return rules;
	const fault = fieldFault(bodies.value, {what: target.what, rules: rules.value, isNew: true}) ?? (await duplicateSession(bodies.value, target));
	return fault ? err(fault) : carryOut({plan: planCreate(bodies.value, target.planned)}, target, {args, context});
});

import {planCreate} from '../../changes/plan.js';
import {err} from '../../core/result.js';
import {defineTask} from '../task.js';
import {carryOut} from './shared/carry-out.js';
import {checkCustomFields} from './shared/custom-rules.js';
import {duplicateSession} from './shared/explain-conflict.js';
import {readObjects} from './shared/write-data.js';
import {settleBodies} from './shared/write-fields.js';
import {openTarget, resolveNames} from './shared/write-target.js';

/** Creates objects of any kind; what they say is checked before it is sent. */
export const run = defineTask('netbox.crud_create', async (args, context) => {
	const bodies = readObjects(args.data, args.message);
	if (!bodies.ok) return bodies;
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const rules = await target.collection.fields('create');
	if (!rules.ok) return rules;
	const settled = settleBodies(bodies.value, {what: target.what, rules: rules.value, isNew: true, isWhole: true});
	if (!settled.ok) return settled;
	const written = {...target, rules: rules.value};
	const custom = await checkCustomFields(
		settled.value.map((said) => ({said})),
		written,
		context,
	);
	if (!custom.ok) return custom;
	const resolved = await resolveNames(settled.value, {...written, custom: custom.value}, context);
	if (!resolved.ok) return resolved;
	const whole = resolved.value.map(({body}) => body);
	const there = await duplicateSession(whole, target);
	const named = resolved.value.map((one) => one.named);
	return there ? err(there) : carryOut({plan: planCreate(whole, target.planned, named)}, target, {args, context});
});

import {stepsOutput} from '../../changes/kept/shown.js';
import {ok} from '../../core/result.js';
import {defineTask} from '../task.js';
import {loadPlan} from './shared/load-plan.js';
import {planKeys} from './shared/plan-keys.js';

/** A kept plan as it would be applied; asks no NetBox. */
export const run = defineTask('plan.show', async ({name}, context) => {
	const read = await loadPlan(name, context);
	if (!read.ok) return read;
	const {plan, isIntact} = read.value;
	const edited = isIntact ? [] : [`changed after it was made: "plan check ${name} accept" takes it as it is`];
	const {instance, branch, message} = plan;
	const place = `for ${instance.name}${branch === null ? '' : `, branch ${branch}`} (${instance.url})`;
	return ok({
		...stepsOutput(
			plan.steps.map((step) => ({step})),
			planKeys(plan),
		),
		notes: [place, ...(message === undefined ? [] : [`message: ${message}`]), ...edited],
	});
});

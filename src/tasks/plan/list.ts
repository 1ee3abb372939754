import {readPlan} from '../../changes/kept/plan-file.js';
import {ok} from '../../core/result.js';
import {type Row, rows} from '../../output/output.js';
import {defineTask} from '../task.js';

/** The kept plans, by name. One that cannot be read stands there too, and says why. */
export const run = defineTask('plan.list', async (_, {changes}) => {
	const {plans} = await changes();
	const names = plans.list();
	if (!names.ok) return names;
	const lines = names.value.map((name): Row => {
		const text = plans.read(name);
		const read = text.ok ? readPlan(text.value, name) : text;
		if (!read.ok) return {...empty, name, state: read.error.message};
		const {plan, isIntact} = read.value;
		const {made, by, steps, branch, message = null} = plan;
		return {name, made, by, instance: plan.instance.name, branch, steps: steps.length, state: isIntact ? 'as made' : 'edited', message};
	});
	return ok(rows(lines, ['name', 'made', 'by', 'instance', 'branch', 'steps', 'state', 'message'], {made: {shows: 'time'}}));
});

const empty = {made: null, by: null, instance: null, branch: null, steps: null, message: null};

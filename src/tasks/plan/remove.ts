import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Forgets a kept plan, after a question; what was applied of it can still be undone. */
export const run = defineTask('plan.remove', async ({name, yes}, {changes, questions}) => {
	const {plans} = await changes();
	const read = plans.read(name);
	if (!read.ok) return read;
	const sure = yes === true ? ok(true) : await questions.confirm(`remove the plan ${name}?`);
	if (!sure.ok) return sure;
	if (!sure.value) return err(failure.declined('not confirmed: nothing was removed.'));
	const removed = plans.remove(name);
	return removed.ok ? ok(text('')) : removed;
});

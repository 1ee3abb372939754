import {planText} from '../../changes/kept/plan-file.js';
import {secretIn} from '../../changes/kept/secrets.js';
import {shownNow, stepsOutput} from '../../changes/kept/shown.js';
import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {randomUuid} from '../../core/uuid.js';
import {defineTask} from '../task.js';
import {loadPlan} from './shared/load-plan.js';
import {earlierSteps, lookAgain} from './shared/look-again.js';
import {openPlanned} from './shared/open-planned.js';
import {planKeys} from './shared/plan-keys.js';

/** Reads every object of a plan again and says step by step how it is now; `accept` takes a plan as it was edited. */
export const run = defineTask('plan.check', async (args, context) => {
	const {name, accept, instance} = args;
	const read = await loadPlan(name, context);
	if (!read.ok) return read;
	const {plan, isIntact} = read.value;
	if (!isIntact && accept !== true) return err(failure.planEdited(name));
	const secret = secretIn(plan);
	if (secret !== undefined) return err(failure.secretInPlan(secret));
	const opened = await openPlanned(plan, instance, context);
	if (!opened.ok) return opened;
	const earlier = isIntact ? await earlierSteps(plan, context) : ok(new Map());
	if (!earlier.ok) return earlier;
	const seen = await lookAgain(plan, earlier.value, {target: opened.value, context});
	if (!seen.ok) return seen;
	// It is another plan now: what was done of the one before is told by its objects alone.
	const kept = isIntact ? ok(undefined) : (await context.changes()).plans.write(name, planText({...plan, id: randomUuid()}), true);
	if (!kept.ok) return kept;
	const counts = new Map<string, number>();
	const shown = seen.value.map(shownNow);
	for (const {state = ''} of shown) counts.set(state, (counts.get(state) ?? 0) + 1);
	const summary = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
	const notes = [...(summary === '' ? [] : [summary]), ...(isIntact ? [] : [`taken as it is: plan "${name}"`])];
	return ok({...stepsOutput(shown, planKeys(plan)), notes, meta: opened.value.meta()});
});

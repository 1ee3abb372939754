import {secretIn} from '../changes/kept/secrets.js';
import {failure} from '../core/failure.js';
import {err} from '../core/result.js';
import {mayWrite} from './netbox/shared/confirm-write.js';
import {carryPlan} from './plan/shared/carry-plan.js';
import {loadIntact} from './plan/shared/load-plan.js';
import {instanceOf, openPlanned} from './plan/shared/open-planned.js';
import {planKeys} from './plan/shared/plan-keys.js';
import {defineTask} from './task.js';

/** Carries out a kept plan: every object is read again first, and what somebody else has changed is left. */
export const run = defineTask('apply', async (args, context) => {
	const {name} = args;
	const plan = await loadIntact(name, context);
	if (!plan.ok) return plan;
	const secret = secretIn(plan.value);
	if (secret !== undefined) return err(failure.secretInPlan(secret));
	const instance = await instanceOf(plan.value, args.instance, context);
	if (!instance.ok) return instance;
	const may = await mayWrite(args, context, instance.value);
	if (!may.ok) return may;
	const opened = await openPlanned(plan.value, instance.value, context);
	if (!opened.ok) return opened;
	return carryPlan({plan: plan.value, what: `the plan ${name}`, isCounted: false, keys: planKeys(plan.value)}, opened.value, {args, context});
});

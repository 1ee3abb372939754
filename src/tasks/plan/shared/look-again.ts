import {readAgain, type StepNow} from '../../../changes/kept/again.js';
import {readDone} from '../../../changes/kept/done-steps.js';
import type {JournaledWrite} from '../../../changes/kept/journal.js';
import {lookUpSteps} from '../../../changes/kept/look-up-steps.js';
import type {KeptPlan} from '../../../changes/kept/plan-file.js';
import {withWho} from '../../../changes/kept/who-changed.js';
import type {PlanStep} from '../../../changes/plan.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {OpenedApi} from '../../netbox/shared/open-api.js';
import type {TaskContext} from '../../task.js';
import {eachWrite, isUndone} from './each-write.js';
import {steps} from './ended.js';
import {holdSteps} from './hold-steps.js';
import {journaledOf} from './journaling.js';

/** What earlier runs did of a plan, by its journal, which another process may be writing. */
export async function earlierSteps(plan: KeptPlan, {changes}: Pick<TaskContext, 'changes'>): Promise<Result<JournaledWrite['steps']>> {
	const lines = (await changes()).journals.read(plan.id);
	if (!lines.ok) return lines;
	const steps = journaledOf(plan, lines.value);
	return steps.ok ? ok(steps.value ?? new Map()) : steps;
}

type Looking = {
	readonly target: Pick<OpenedApi, 'api'>;
	/** The steps that are chosen; all without it. */
	readonly only?: readonly number[] | undefined;
	readonly context: Pick<TaskContext, 'now' | 'report' | 'changes'>;
};

/** How the objects of the chosen steps are now: what an earlier run did is looked at too, and what it left unknown is looked up. */
export async function lookAgain(
	plan: KeptPlan,
	earlier: JournaledWrite['steps'],
	{target: {api}, only, context}: Looking,
): Promise<Result<readonly StepNow[]>> {
	const chosen = withNeeded(plan.steps, only);
	if (!chosen.ok) return chosen;
	const inState = (state: string): readonly PlanStep[] => chosen.value.filter((step) => earlier.get(step.n)?.state === state);
	const [done, unknown] = [inState('done'), inState('unknown')];
	const fresh = chosen.value.filter((step) => !done.includes(step) && !unknown.includes(step));
	const held = await holdSteps(fresh, {api, isBack: plan.undoes !== undefined});
	if (!held.ok) return held;
	const [again, before] = [
		await readAgain(fresh, api),
		await readDone(done, earlier, {api, isUndone: done.length > 0 && (await wasUndone(plan, context))}),
	];
	if (!again.ok) return again;
	if (!before.ok) return before;
	if (unknown.length > 0) context.report({message: `looking up what became of ${steps(unknown.length)} of an earlier run`});
	const looked = unknown.length === 0 ? new Map<number, StepNow>() : await lookUpSteps({plan, journaled: earlier, unknown, now: context.now()}, api);
	const read = new Map([...[...again.value, ...before.value].map((one): [number, StepNow] => [one.step.n, one]), ...looked]);
	return ok(
		await withWho(
			chosen.value.flatMap(({n}) => read.get(n) ?? []),
			api,
		),
	);
}

/** Whether the user has taken this plan back; where the journals cannot be read, that is not known and not said. */
async function wasUndone({id}: KeptPlan, context: Pick<TaskContext, 'changes'>): Promise<boolean> {
	const writes = await eachWrite(context);
	return writes.ok && isUndone(id, [...writes.value]);
}

/** The steps of these numbers with all that they need, in order; all where none are chosen. */
function withNeeded(all: readonly PlanStep[], only: readonly number[] | undefined): Result<readonly PlanStep[]> {
	if (only === undefined) return ok(all);
	const missing = only.find((n) => !all[n - 1]);
	if (missing !== undefined) return err(failure.usage(`the plan has no step ${missing}: it has ${all.length}.`));
	const wanted = new Set<number>();
	const take = (n: number): void => {
		if (wanted.has(n)) return;
		wanted.add(n);
		for (const other of all[n - 1]?.needs ?? []) take(other);
		// Both halves of a peering, or none.
		for (const other of [all[n - 1]?.together, all[n]?.together === n ? n + 1 : undefined]) if (other !== undefined) take(other);
	};
	for (const n of only) take(n);
	return ok(all.filter(({n}) => wanted.has(n)));
}

import {applyPlan} from '../../../changes/apply.js';
import {doneOutput, doneRows} from '../../../changes/done.js';
import {statesOf, toldFailure} from '../../../changes/failed.js';
import {participles} from '../../../changes/names.js';
import {type Plan, type StepVerb, verbOf} from '../../../changes/plan.js';
import {type BesidePlan, previewOf} from '../../../changes/preview.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Output} from '../../../output/output.js';
import type {TaskContext} from '../../task.js';
import {confirmWrite} from './confirm-write.js';
import {explainConflict} from './explain-conflict.js';
import type {WriteArgs, WriteTarget} from './write-target.js';

/**
 * A plan, the objects that it changes as they were read for it, and what is to be said after the write. `beside` gives what is shown with the plan: it
 * is made only where the plan is shown.
 */
export type ReadyPlan = {
	readonly plan: Plan;
	readonly before?: readonly Item[];
	readonly notes?: readonly string[];
	readonly beside?: () => Promise<BesidePlan> | BesidePlan;
};

/** Who asked, and how. */
type Said = {readonly args: WriteArgs; readonly context: TaskContext};

/** Shows a plan, or asks and then carries it out: once, and never again. */
export async function carryOut(ready: ReadyPlan, target: WriteTarget, {args, context}: Said): Promise<Result<Output>> {
	const {plan, notes = [], beside = () => ({})} = ready;
	const verb = verbOf(plan);
	const place = placeOf(verb, target);
	const noted = (output: Output, note: string): Result<Output> => ok({...output, notes: [...output.notes, ...notes, note], meta: target.meta()});
	const preview = async (): Promise<Output> => previewOf(plan, await beside());
	const count = objects(plan.steps.length);
	if (args['dry-run'] === true) return noted(await preview(), `would ${verb} ${count} ${place}: nothing was sent`);
	if (plan.steps.length === 0) return noted(doneOutput(plan, [], []), 'nothing was sent');
	const question = (where: string): string => `${verb} ${count} of ${target.what} in ${where}?`;
	const sure = await confirmWrite({said: args, instance: target.instance, question, preview}, context);
	if (!sure.ok) return sure;
	context.report({message: `${doing[verb]} ${count} ${place}`});
	const output = await applied(ready, target, context);
	if (!output.ok || output.value.errors.length > 0) return output;
	return noted(output.value, `${participles[verb]} ${count} ${place}`);
}

/** What was done, with the error where that is not all; the error alone where nothing was done. */
async function applied({plan, before = []}: ReadyPlan, target: WriteTarget, {signal, report}: TaskContext): Promise<Result<Output>> {
	const {outcomes, because} = await applyPlan(plan, target.api);
	if (!because) return ok(doneOutput(plan, outcomes, before));
	// Of a job that was stopped nothing but its events is shown.
	if (signal.aborted) for (const state of statesOf(plan, outcomes)) report({severity: 'WARN', message: state});
	const better = because.code === 'conflict' ? await explainConflict(because, {plan, outcomes, before}, target) : undefined;
	const told = better ?? toldFailure(plan, outcomes, because);
	return doneRows(outcomes).length === 0 ? err(told) : ok({...doneOutput(plan, outcomes, before), errors: [told], meta: target.meta()});
}

const doing = {create: 'creating', update: 'changing', delete: 'deleting'} as const;

/** `in dcim.sites of branch "x"`. */
const placeOf = (verb: StepVerb, {what, api}: WriteTarget): string =>
	`${verb === 'delete' ? 'from' : 'in'} ${what}${api.inBranch === undefined ? '' : ` of branch "${api.inBranch}"`}`;

/** `1 object`, `3 objects`. */
export const objects = (count: number): string => `${count} ${count === 1 ? 'object' : 'objects'}`;

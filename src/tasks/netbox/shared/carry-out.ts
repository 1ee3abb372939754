import {type Applying, applyPlan, type StepOutcome} from '../../../changes/apply.js';
import {doneOutput, doneRows} from '../../../changes/done.js';
import {statesOf, toldFailure} from '../../../changes/failed.js';
import {secretIn} from '../../../changes/kept/secrets.js';
import {participles} from '../../../changes/names.js';
import {type Plan, type StepVerb, stepsOf, verbOf} from '../../../changes/plan.js';
import {type BesidePlan, previewOf} from '../../../changes/preview.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Output} from '../../../output/output.js';
import {openJournal} from '../../plan/shared/journaling.js';
import {keepLost} from '../../plan/shared/lost-writes.js';
import type {TaskContext} from '../../task.js';
import {confirmWrite} from './confirm-write.js';
import {explainConflict} from './explain-conflict.js';
import {keepPlan, keptPlan} from './keep-plan.js';
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

/** Shows a plan, keeps it, or asks and then carries it out: once, and never again. */
export async function carryOut(ready: ReadyPlan, target: WriteTarget, {args, context}: Said): Promise<Result<Output>> {
	const {plan, notes = [], beside = () => ({})} = ready;
	const verb = verbOf(plan);
	const place = placeOf(verb, target);
	const noted = (output: Output, note: string): Result<Output> => ok({...output, notes: [...output.notes, ...notes, note], meta: target.meta()});
	const preview = async (): Promise<Output> => previewOf(plan, await beside());
	const count = objects(plan.steps.length);
	const would = `would ${verb} ${count} ${place}`;
	if (args['dry-run'] === true) return noted(await preview(), `${would}: nothing was sent`);
	if (args.plan !== undefined && plan.steps.length > 0) {
		const kept = await keep(ready, target, {args, context});
		return kept.ok ? noted(await preview(), `kept as plan "${args.plan}": ${would}; nothing was sent`) : kept;
	}
	if (plan.steps.length === 0)
		return noted(doneOutput(plan, [], []), args.plan === undefined ? 'nothing was sent' : 'nothing would change: no plan was kept');
	const question = (where: string): string => `${verb} ${count} of ${target.what} in ${where}?`;
	const present = plan.steps.length - stepsOf(plan, 'create').length;
	const sure = await confirmWrite({said: args, instance: target.instance, question, preview, count: present, all: plan.steps.length}, context);
	if (!sure.ok) return sure;
	context.report({message: `${doing[verb]} ${count} ${place}`});
	const output = await applied(ready, target, context);
	if (!output.ok || output.value.errors.length > 0) return output;
	return noted(output.value, `${participles[verb]} ${count} ${place}`);
}

/** Keeps a plan under the name that the line says. */
async function keep({plan, before = []}: ReadyPlan, {api}: WriteTarget, {args, context}: Said): Promise<Result<void>> {
	const version = await api.version();
	const kept = await keptPlan(plan, context, {name: args.plan ?? '', before, netbox: version.ok ? version.value : null});
	return keepPlan(kept, args, context);
}

/** What was done, with the error where that is not all; the error alone where nothing was done. */
async function applied({plan, before = []}: ReadyPlan, target: WriteTarget, context: TaskContext): Promise<Result<Output>> {
	const {signal, report} = context;
	const {hooks, close} = await journalOf({plan, before}, context);
	const {outcomes, because} = await applyPlan(plan, target.api, hooks);
	close(outcomes);
	if (!because) return ok(doneOutput(plan, outcomes, before));
	// Of a job that was stopped nothing but its events is shown.
	if (signal.aborted) for (const state of statesOf(plan, outcomes)) report({severity: 'WARN', message: state});
	const better = because.code === 'conflict' ? await explainConflict(because, {plan, outcomes, before}, target) : undefined;
	const told = better ?? toldFailure(plan, outcomes, because);
	return doneRows(outcomes).length === 0 ? err(told) : ok({...doneOutput(plan, outcomes, before), errors: [told], meta: target.meta()});
}

type WriteJournal = {readonly hooks: Applying; readonly close: (outcomes: readonly StepOutcome[]) => void};

/** The journal by which `undo` takes the write back. A write goes on without one, and says that it cannot be taken back. */
async function journalOf({plan, before = []}: ReadyPlan, context: TaskContext): Promise<WriteJournal> {
	const without = (why: string): WriteJournal => {
		context.report({severity: 'WARN', message: `"undo" cannot take this back: ${why}`});
		return {hooks: {}, close: () => undefined};
	};
	const secret = secretIn(plan);
	if (secret !== undefined) {
		const why = `it holds a secret (${secret})`;
		const end = await keepLost({what: `${plan.steps.length} ${participles[verbOf(plan)]} in ${plan.steps[0]?.type}`, why}, context);
		const close = (outcomes: readonly StepOutcome[]): void => end({mayBeDone: outcomes.some(({state}) => state === 'done' || state === 'unknown')});
		return {...without(why), close};
	}
	const journal = await openJournal(await keptPlan(plan, context, {before}), context);
	if (!journal.ok) return without(journal.error.message);
	const {hooks, close} = journal.value;
	const sending: Applying['sending'] = (steps) => {
		const kept = hooks.sending?.(steps);
		if (kept && !kept.ok) without(kept.error.message);
		return ok(undefined);
	};
	return {hooks: {...hooks, sending}, close: (outcomes) => close({isOver: outcomes.every(({state}) => state !== 'unknown')})};
}

const doing = {create: 'creating', update: 'changing', delete: 'deleting'} as const;

/** `in dcim.sites of branch "x"`. */
const placeOf = (verb: StepVerb, {what, api}: WriteTarget): string =>
	`${verb === 'delete' ? 'from' : 'in'} ${what}${api.inBranch === undefined ? '' : ` of branch "${api.inBranch}"`}`;

/** `1 object`, `3 objects`. */
export const objects = (count: number): string => `${count} ${count === 1 ? 'object' : 'objects'}`;

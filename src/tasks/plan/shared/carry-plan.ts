import {applySteps, type StepOutcome} from '../../../changes/apply.js';
import type {StepNow} from '../../../changes/kept/again.js';
import {withMarks} from '../../../changes/kept/message.js';
import type {KeptPlan} from '../../../changes/kept/plan-file.js';
import {shownNow, stepsOutput} from '../../../changes/kept/shown.js';
import type {PlanStep} from '../../../changes/plan.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Output, Row} from '../../../output/output.js';
import {confirmWrite} from '../../netbox/shared/confirm-write.js';
import {messageFaultOf} from '../../netbox/shared/keep-plan.js';
import type {OpenedApi} from '../../netbox/shared/open-api.js';
import type {TaskContext} from '../../task.js';
import {endedOutput, endFailure, inTheWayWords, standsInTheWay, steps} from './ended.js';
import {type Journaling, openJournal} from './journaling.js';
import {earlierSteps, lookAgain} from './look-again.js';

/** What the line says of how a plan is carried out. */
type CarryArgs = {
	readonly only?: readonly number[];
	readonly 'keep-going'?: boolean;
	readonly 'dry-run'?: boolean;
	readonly yes?: boolean;
	readonly expect?: number;
	readonly instance?: string;
};

/** A plan that is to be carried out, what it is called in the question (`the plan drain`), and what is said with its preview. */
export type PlanToCarry = {
	readonly plan: KeptPlan;
	readonly what: string;
	/** Whether the number of objects must be said above the limit: not of a plan that was seen, to which its hash binds. */
	readonly isCounted: boolean;
	readonly lines?: readonly string[];
	readonly keys?: Row;
	/** Shows the steps in a form of its own, in the preview and at the end; without it field by field. */
	readonly show?: (steps: Output) => Output;
};

type CarrySaid = {readonly args: CarryArgs; readonly context: TaskContext};

/** Reads every object again, shows what would be done, asks, and does it: step by step, each in the journal before it is sent, and none twice. */
export async function carryPlan(ready: PlanToCarry, target: OpenedApi, {args, context}: CarrySaid): Promise<Result<Output>> {
	const long = messageFaultOf(ready.plan);
	if (long) return err(long);
	if (args['dry-run'] === true) {
		const would = await wouldCarry(ready, target, {args, context});
		return would.ok
			? ok({...would.value.output, notes: [...would.value.output.notes, `${would.value.words}${would.value.isAnySent ? ': nothing was sent' : ''}`]})
			: would;
	}
	const opened = await openJournal(ready.plan, context);
	if (!opened.ok) return opened;
	let isOver = false;
	try {
		const seen = await lookAgain(ready.plan, opened.value.earlier, {target, only: args.only, context});
		if (!seen.ok) return seen;
		keepFound(opened.value, seen.value);
		const carried = await carry({ready, seen: seen.value, journal: opened.value}, target, {args, context});
		isOver = carried.isOver;
		return carried.result;
	} finally {
		opened.value.close({isOver});
	}
}

/** The steps as they are now, what would be sent (`would do 2 steps`, `would send nothing: 1 conflict`), and the error with which that would end. */
export async function wouldCarry(
	ready: PlanToCarry,
	target: OpenedApi,
	{args, context}: CarrySaid,
): Promise<Result<{readonly output: Output; readonly words: string; readonly isAnySent: boolean}>> {
	const earlier = await earlierSteps(ready.plan, context);
	if (!earlier.ok) return earlier;
	const looked = await lookAgain(ready.plan, earlier.value, {target, only: args.only, context});
	if (!looked.ok) return looked;
	const seen = looked.value;
	const [keepsGoing, sending, left] = [args['keep-going'] === true, toSend(seen), inTheWayWords(seen)];
	const isAnySent = left === '' || (keepsGoing && sending.length > 0);
	const error =
		isAnySent && left !== '' ? failure.planWouldLeave(seen.length - sending.length, seen.length, left) : endFailure({seen, outcomes: [], keepsGoing});
	const errors = left !== '' && error ? [error] : [];
	const words = isAnySent ? `would do ${steps(sending.length)}` : `would send nothing: ${left}`;
	return ok({output: {...preview(ready, seen), meta: target.meta(), errors}, words, isAnySent});
}

/** What was found out of steps that an earlier run left unknown stands in the journal too. */
function keepFound({earlier, found: write}: Journaling, seen: readonly StepNow[]): void {
	const found = seen.flatMap(({step, state, row}): readonly StepOutcome[] => {
		if (earlier.get(step.n)?.state !== 'unknown' || state === 'unknown') return [];
		if (state !== 'done-already') return [{n: step.n, state: 'not-done', why: 'it was looked up'}];
		return [{n: step.n, state: 'done', row: row ?? {id: step.verb === 'create' ? 0 : step.id}}];
	});
	if (found.length > 0) write(found);
}

/** The steps that may go out: neither is anything in their way, nor in that of a step that they need. */
function toSend(seen: readonly StepNow[]): readonly PlanStep[] {
	const left = new Set(seen.flatMap(({step, state}) => (state === 'conflict' || state === 'gone' || state === 'unknown' ? [step.n] : [])));
	const sent: PlanStep[] = [];
	for (const {step, state} of seen) {
		if (state !== 'as-seen' && state !== 'still-fits') continue;
		if (step.needs?.some((n) => left.has(n))) left.add(step.n);
		else sent.push(step);
	}
	return sent;
}

type PlanAtHand = {readonly ready: PlanToCarry; readonly seen: readonly StepNow[]; readonly journal: Journaling};

type Carried = {readonly result: Result<Output>; readonly isOver: boolean};

/** Asks, and sends what may be sent. */
async function carry({ready, seen, journal}: PlanAtHand, target: OpenedApi, {args, context}: CarrySaid): Promise<Carried> {
	const {plan, what, keys = {}} = ready;
	const inTheWay = standsInTheWay(seen);
	const sending = toSend(seen);
	const keepsGoing = args['keep-going'] === true;
	if (sending.length === 0 || (inTheWay && !keepsGoing))
		return {result: endedOutput({what, keys, seen, outcomes: [], keepsGoing}, target), isOver: !inTheWay && sending.length === 0};
	const sure = await confirmPlan({ready, seen, sending}, target, {args, context});
	if (!sure.ok) return {result: sure, isOver: false};
	context.report({message: `sending ${steps(sending.length)}`});
	const made = new Map(
		seen.flatMap(({step, row}): readonly (readonly [number, number])[] => (step.verb === 'create' && row ? [[step.n, row.id]] : [])),
	);
	const how = {...journal.hooks, mustShow: true, keepGoing: keepsGoing, made};
	const {outcomes, because} = await applySteps(withMarks({...plan, steps: sending}), target.api, how);
	const isOver = args.only === undefined && outcomes.every(({state}) => state === 'done') && !inTheWay;
	return {result: endedOutput({what, keys, seen, outcomes, keepsGoing, ...(because && {because})}, target), isOver};
}

type PlanToConfirm = Pick<PlanAtHand, 'ready' | 'seen'> & {readonly sending: readonly PlanStep[]};

function confirmPlan({ready, seen, sending}: PlanToConfirm, {instance}: OpenedApi, {args, context}: CarrySaid): Promise<Result<void>> {
	const {plan, what, isCounted} = ready;
	const said = {...args, ...(plan.branch !== null && {branch: plan.branch})};
	const question = (where: string): string => `apply ${what}: ${steps(sending.length)} in ${where}?`;
	const count = sending.filter(({verb}) => verb !== 'create').length;
	return confirmWrite({said, instance, question, preview: () => preview(ready, seen), count, isCounted}, context);
}

/** The steps as they are now, and what is said with them. */
function preview({plan, keys = {}, lines = [], show = asIs}: PlanToCarry, seen: readonly StepNow[]): Output {
	const taken = seen.length < plan.steps.length ? [`only ${steps(seen.length)} of ${plan.steps.length}, with what they need`] : [];
	return {...show(stepsOutput(seen.map(shownNow), keys)), notes: [...lines, ...taken]};
}

const asIs = (steps: Output): Output => steps;

import type {StepOutcome} from '../../../changes/apply.js';
import type {StepNow} from '../../../changes/kept/again.js';
import {type ShownStep, shownNow, stepsOutput} from '../../../changes/kept/shown.js';
import {type Failure, failure, sentence} from '../../../core/failure.js';
import {ok, type Result} from '../../../core/result.js';
import type {Output, Row} from '../../../output/output.js';
import {cellText} from '../../../output/row-values.js';
import type {OpenedApi} from '../../netbox/shared/open-api.js';

/** How it went with a plan: how the objects of its steps were, what was sent, and the first that went wrong. */
export type EndedPlan = {
	/** `the plan drain`. */
	readonly what: string;
	readonly keys: Row;
	readonly seen: readonly StepNow[];
	readonly outcomes: readonly StepOutcome[];
	readonly because?: Failure;
};

/** `1 step`, `3 steps`. */
export const steps = (count: number): string => `${count} ${count === 1 ? 'step' : 'steps'}`;

/** Steps of which somebody else has changed what they would, or of which it is unknown what became. */
const isInTheWay = ({state}: StepNow): boolean => state === 'conflict' || state === 'gone' || state === 'unknown';
export const standsInTheWay = (seen: readonly StepNow[]): boolean => seen.some(isInTheWay);

/** What became of every step, as a table and as JSON; with the error where not all is as the plan would have it. */
export function endedOutput(ended: EndedPlan, {meta, api, instance}: OpenedApi): Result<Output> {
	const {what, keys, seen, outcomes} = ended;
	const byNumber = new Map(outcomes.map((outcome) => [outcome.n, outcome]));
	const shown = seen.map((one) => shownEnd(one, byNumber.get(one.step.n)));
	const error = errorOf(ended);
	const done = outcomes.filter(({state}) => state === 'done').length;
	const already = seen.filter(({state}) => state === 'done-already').length;
	const where = `${instance}${api.inBranch === undefined ? '' : `, branch ${api.inBranch}`}`;
	const notes = [
		...(already > 0 && done > 0 ? [`${steps(already)} ${already === 1 ? 'is' : 'are'} so already`] : []),
		...(error ? [] : [done === 0 ? `nothing to do: all of ${what} is so already` : `done: ${steps(done)} of ${what} in ${where}`]),
	];
	return ok({...stepsOutput(shown, keys), notes, meta: meta(), errors: error ? [error] : []});
}

function shownEnd(now: StepNow, outcome: StepOutcome | undefined): ShownStep {
	const before = shownNow(now);
	if (!outcome) return now.state === 'as-seen' || now.state === 'still-fits' ? {...before, state: 'not sent'} : before;
	const {step} = before;
	if (outcome.state === 'done') return {step, state: 'done', ...(step.verb === 'create' && {id: outcome.row.id})};
	return {step, state: words[outcome.state], why: outcome.why};
}

const words = {refused: 'failed', 'not-sent': 'not sent', 'not-done': 'failed', unknown: 'unknown'} as const;

/** Why not all is as the plan would have it: first of all what nobody knows, then what was done in part, then what somebody else has changed. */
function errorOf({seen, outcomes, because}: EndedPlan): Failure | undefined {
	const unknown = [
		...seen.flatMap(({step, state, why}) => (state === 'unknown' ? [`step ${step.n}${why === undefined ? '' : ` (${why})`}`] : [])),
		...outcomes.flatMap(({n, state}) => (state === 'unknown' ? [`step ${n}`] : [])),
	];
	if (unknown.length > 0)
		return failure.planUnknown(unknown, 'Nothing of it is sent again. Say the same line again to look it up; if it stays so, look at NetBox itself.');
	const conflicts = seen.filter(isInTheWay).map(conflictWords);
	const done = outcomes.filter(({state}) => state === 'done').length;
	const left = seen.filter(({step, state}) => state !== 'done-already' && !outcomes.some((one) => one.n === step.n && one.state === 'done'));
	if (left.length === 0) return undefined;
	const reason = because ? sentence(because) : '';
	if (because && done > 0) return failure.planPartial(done, seen.length, `${reason} What became of each step stands above.`);
	if (conflicts.length > 0) return failure.planConflict(conflicts, `${done === 0 ? 'Nothing was sent. ' : ''}${conflictHint}`);
	return because;
}

const conflictHint = '"keep-going" sends the other steps';

/** `step 3: status of plugins.bgp.session 5 (R1) is offline, was active, would be planned`. */
function conflictWords({step, state, fields = []}: StepNow): string {
	const object = `${step.type} ${step.verb === 'create' ? '' : step.id} (${cellText(step.label)})`;
	if (state === 'gone') return `step ${step.n}: ${object} is gone`;
	const changed = fields
		.slice(0, 3)
		.map(({field}) => field)
		.join(', ');
	return `step ${step.n}: ${changed}${fields.length > 3 ? ', …' : ''} of ${object} ${fields.length === 1 ? 'was' : 'were'} changed by somebody else`;
}

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
	/** Whether the line says "keep-going". */
	readonly keepsGoing?: boolean;
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
	const error = endFailure(ended);
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
export function endFailure({seen, outcomes, because, keepsGoing = false}: Omit<EndedPlan, 'what' | 'keys'>): Failure | undefined {
	const unknown = [
		...seen.flatMap(({step, state, why}) => (state === 'unknown' ? [`step ${step.n}${why === undefined ? '' : ` (${why})`}`] : [])),
		...outcomes.flatMap(({n, state}) => (state === 'unknown' ? [`step ${n}`] : [])),
	];
	if (unknown.length > 0)
		return failure.planUnknown(unknown, 'Nothing of it is sent again. Say the same line again to look it up; if it stays so, look at NetBox itself.');
	const conflicts = seen.filter(isInTheWay).map(conflictWords);
	const isDone = new Set(outcomes.flatMap(({n, state}) => (state === 'done' ? [n] : [])));
	const left = seen.filter(({step, state}) => state !== 'done-already' && !isDone.has(step.n));
	if (left.length === 0) return undefined;
	const conflict =
		conflicts.length > 0 ? failure.planConflict(conflicts, conflictHint({outcomes, keepsGoing, ...(because && {because})})) : undefined;
	const reason = because ?? conflict;
	if (isDone.size === 0 || !reason) return conflict ?? because;
	return failure.planPartial(
		seen.length - left.length,
		seen.length,
		`${because ? sentence(because) : reason.message} What became of each step stands above.`,
	);
}

const conflictHint = ({outcomes, because, keepsGoing}: Pick<EndedPlan, 'outcomes' | 'because' | 'keepsGoing'>): string =>
	[
		...(outcomes.length === 0 ? ['nothing was sent'] : because ? [sentence(because)] : []),
		...(keepsGoing === true ? [] : ['"keep-going" sends the other steps']),
	].join('; ');

/** `1 conflict, 2 gone`. */
export function inTheWayWords(seen: readonly StepNow[]): string {
	const counts = new Map<string, number>();
	for (const {state} of seen.filter(isInTheWay)) counts.set(state, (counts.get(state) ?? 0) + 1);
	return [...counts].map(([state, count]) => `${count} ${state === 'conflict' && count !== 1 ? 'conflicts' : state}`).join(', ');
}

/** `step 3: status of plugins.bgp.session 5 (R1) is offline, was active, would be planned`. */
function conflictWords({step, state, why, fields = []}: StepNow): string {
	const object = `${step.type} ${step.verb === 'create' ? '' : `${step.id} `}(${cellText(step.label)})`;
	const which = fields.slice(0, 3).map(({field}) => field);
	const changed = which.length === 0 ? object : `${which.join(', ')}${fields.length > 3 ? ', …' : ''} of ${object}`;
	if (why !== undefined) return `step ${step.n}: ${changed}${step.verb === 'create' && state === 'conflict' ? '' : ':'} ${why}`;
	if (state === 'gone') return `step ${step.n}: ${object} is gone`;
	return `step ${step.n}: ${changed} ${fields.length > 1 ? 'were' : 'was'} changed by somebody else`;
}

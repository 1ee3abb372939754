import type {Failure} from '../core/failure.js';
import type {StepOutcome} from './apply.js';
import {nameOf, participles} from './names.js';
import {type Plan, verbOf} from './plan.js';

/** Why a plan was not wholly carried out, as it is told: with the reasons of single steps, and with what became of the others. */
export function toldFailure(plan: Plan, outcomes: readonly StepOutcome[], because: Failure): Failure {
	// What the objects say comes after what is known of the whole, but for the first reason, which they tell better.
	const before = because.code === 'unknown-outcome' && because.hint !== undefined ? [because.hint] : [];
	const words = [...reasonsOf(plan, outcomes), ...nothing(plan, outcomes)];
	return words.length === 0 ? because : {...because, hint: [...before, ...words].join(' ')};
}

/** `12 (AMS1): not sent`: what became of each step, in order. */
export const statesOf = (plan: Plan, outcomes: readonly StepOutcome[]): readonly string[] =>
	plan.steps.map((step, place) => `${nameOf(step)}: ${states[outcomes[place]?.state ?? 'unknown']}`);

const states = {done: 'done', refused: 'refused', 'not-sent': 'not sent', 'not-done': 'not done', unknown: 'unknown'} as const;

/** Reasons that are said of single objects; more of them help nobody. */
const mostReasons = 5;

/** Why single objects were refused, each by its name. */
function reasonsOf({steps}: Plan, outcomes: readonly StepOutcome[]): readonly string[] {
	if (steps.length < 2) return [];
	const reasons = steps.flatMap((step, place) => {
		const outcome = outcomes[place];
		return outcome?.state === 'refused' ? [`${nameOf(step)}: ${outcome.why.replace(/\.*$/, '')}.`] : [];
	});
	const rest = reasons.length - mostReasons;
	return [...reasons.slice(0, mostReasons), ...(rest > 0 ? [`And ${rest} more.`] : [])];
}

/** Of several objects of which some were refused people want to know what became of the others. */
const nothing = (plan: Plan, outcomes: readonly StepOutcome[]): readonly string[] =>
	outcomes.length > 1 && outcomes.every(({state}) => state === 'refused' || state === 'not-sent')
		? [`Nothing was ${participles[verbOf(plan)]}.`]
		: [];

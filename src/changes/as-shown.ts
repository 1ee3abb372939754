import {type Failure, failure} from '../core/failure.js';
import {own} from '../core/own-property.js';
import {toldBy} from '../netbox/write/likeness.js';
import type {Json} from '../output/output.js';
import {cellText} from '../output/row-values.js';
import type {StepOutcome} from './apply.js';
import {toFields, toRow} from './fields.js';
import {shownSafe} from './hidden.js';
import {shownValue} from './object-change.js';
import type {PlanStep} from './plan.js';

const ignored = 'NetBox took it and shows another value';

/** The outcome of a step; one that was done is refused where the object that NetBox answered with shows another value than the step says. */
export function asShown(outcome: StepOutcome, step: PlanStep | undefined): StepOutcome {
	if (outcome.state !== 'done' || !step || step.verb === 'delete') return outcome;
	const there = toFields(outcome.row);
	const other = Object.entries(step.set).find(([field, {new: said, made}]) => {
		// What NetBox never shows, as a password, cannot be told; ids of earlier steps stand for others.
		if (made || !Object.hasOwn(there, field)) return false;
		return toldBy(toRow({[field]: there[field] ?? null}), toRow({[field]: said})).includes(false);
	});
	if (!other) return outcome;
	const [field, {new: said}] = other;
	const shows = (value: Json): string => cellText(shownValue(shownSafe(field, value)));
	return {n: outcome.n, state: 'refused', why: `${ignored}: ${field} is ${shows(own(there, field) ?? null)}, not ${shows(said)}`};
}

/** Why a plan with this outcome does not go on, where NetBox itself gave no reason. */
export const ignoredFailure = (outcome: StepOutcome): Failure | undefined =>
	outcome.state === 'refused' && outcome.why.startsWith(ignored) ? failure.notTaken(outcome.n, outcome.why) : undefined;

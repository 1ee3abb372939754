import type {Json, Row} from '../output/output.js';
import {cellText} from '../output/row-values.js';
import type {PlanStep} from './plan.js';

/** What an object is called by its own fields, the best first; `display` may hold more than a name. Null where it has none of them. */
export const ownName = (row: Row): Json =>
	['name', 'address', 'prefix', 'asn', 'model', 'slug', 'display'].map((key) => row[key] ?? null).find((one) => one !== null) ?? null;

/** What messages call the object of a step: `12 (AMS1)`; a new one by its place, `item 3 (AMS1)` or `item 3`. */
export function nameOf(step: PlanStep): string {
	if (step.verb !== 'create') return `${step.id} (${cellText(step.label)})`;
	return step.label === null ? `item ${step.n}` : `item ${step.n} (${cellText(step.label)})`;
}

/** What is said of objects by what was done to them. */
export const participles = {create: 'created', update: 'changed', delete: 'deleted'} as const;

import type {Item} from '../netbox/read/item.js';
import {type Output, rows} from '../output/output.js';
import type {StepOutcome} from './apply.js';
import {objectOf} from './fields.js';
import {setHidden, withHidden} from './hidden.js';
import {changeBetween, changeJson, changesOutput, type ObjectChange} from './object-change.js';
import {type Plan, stepsOf, verbOf} from './plan.js';
import {usual} from './preview.js';

/** The objects of the steps that were done, as NetBox gave them; of a deletion no more than the id. */
export const doneRows = (outcomes: readonly StepOutcome[]): readonly Item[] =>
	outcomes.flatMap((outcome) => (outcome.state === 'done' ? [outcome.row] : []));

/**
 * What was done: new objects as NetBox has them; of changed ones all that differs from how they were `before`, not only what the plan said; of deleted
 * ones, of which NetBox says nothing, how they were.
 */
export function doneOutput(plan: Plan, outcomes: readonly StepOutcome[], before: readonly Item[]): Output {
	const done = doneRows(outcomes);
	switch (verbOf(plan)) {
		case 'create':
			return rows(done.map(withHidden), [...usual, 'url']);
		case 'update':
			return changedOutput(done, before);
		case 'delete': {
			const gone = new Set(done.map(({id}) => id));
			const objects = stepsOf(plan, 'delete').filter(({id}) => gone.has(id));
			return rows(objects.map(objectOf).map(withHidden), usual);
		}
	}
}

function changedOutput(done: readonly Item[], before: readonly Item[]): Output {
	const old = new Map(before.map((row) => [row.id, row]));
	const changes = done.map((row) => hiddenChange(changeBetween(old.get(row.id) ?? row, row)));
	return changesOutput(changes.map(changeJson), changes);
}

const hiddenChange = (change: ObjectChange): ObjectChange => ({
	...change,
	fields: change.fields.map(({field, ...values}) => ({field, ...(setHidden({[field]: values})[field] ?? values)})),
});

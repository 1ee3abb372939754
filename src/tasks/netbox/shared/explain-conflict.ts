import type {StepOutcome} from '../../../changes/apply.js';
import {bodyOf} from '../../../changes/fields.js';
import {nameOf} from '../../../changes/names.js';
import {type ObjectUpdate, type Plan, stepsOf} from '../../../changes/plan.js';
import type {Failure} from '../../../core/failure.js';
import type {Item} from '../../../netbox/read/item.js';
import {writable} from '../../../netbox/write/writable.js';
import type {Row} from '../../../output/output.js';
import {duplicateOf, isSessionList, sessionKey} from '../../../peerings/same-session.js';
import {dependentsOf} from './dependents.js';
import type {WriteTarget} from './write-target.js';

/** A plan that NetBox refused, what became of its steps, and the objects that it changes as they were. */
type RefusedPlan = {readonly plan: Plan; readonly outcomes: readonly StepOutcome[]; readonly before: readonly Item[]};

/** Why NetBox refused a plan, where that can be told better than NetBox does: which session is there already, or what needs the objects that were to go. */
export async function explainConflict(because: Failure, {plan, outcomes, before}: RefusedPlan, target: WriteTarget): Promise<Failure | undefined> {
	const [creations, updates] = [stepsOf(plan, 'create'), stepsOf(plan, 'update')];
	if (creations.length > 0) return duplicateSession(creations.map(bodyOf), target);
	if (updates.length === 0) return neededFailure(because, {plan, outcomes}, target);
	const rows = new Map(before.map((row) => [row.id, row]));
	const changed = updates.map((step) => ({row: rows.get(step.id) ?? {id: step.id}, change: {...bodyOf(step), id: step.id}}));
	return movedSession(changed, target);
}

/** Why one of these new objects would be a session that is there already; undefined for other kinds. */
export const duplicateSession = async (bodies: readonly Row[], {path, collection, instance}: WriteTarget): Promise<Failure | undefined> =>
	isSessionList(path) ? duplicateOf(bodies, collection, instance) : undefined;

/** The same of changes: a session becomes a duplicate only by a change of what it is known by. */
export async function movedSession(changes: readonly ObjectUpdate[], target: WriteTarget): Promise<Failure | undefined> {
	const moved = changes.filter(({change}) => sessionKey.some((name) => Object.hasOwn(change, name)));
	return moved.length > 0 ? duplicateSession(moved.map(wholeOf), target) : undefined;
}

/** The object as it would be. */
const wholeOf = ({row, change}: ObjectUpdate): Row => ({...writable(row), ...change});

/** Of several objects NetBox only counts what needs them: here it is named, where that can be asked. */
async function neededFailure(
	because: Failure,
	{plan, outcomes}: Pick<RefusedPlan, 'plan' | 'outcomes'>,
	{path, api}: WriteTarget,
): Promise<Failure | undefined> {
	const deletions = stepsOf(plan, 'delete');
	const kept = deletions.filter((_, place) => outcomes[place]?.state === 'refused').slice(0, mostKept);
	if (deletions.length < 2 || kept.length === 0) return undefined;
	const found = await Promise.all(kept.map(async (step) => ({step, by: await dependentsOf(path, step.id, api)})));
	const named = found.flatMap(({step, by}) => (by === undefined ? [] : [`${nameOf(step)} is needed by ${by}.`]));
	return named.length > 0 ? {...because, hint: [...named, 'Nothing was deleted.'].join(' ')} : undefined;
}

/** Objects of which that is told. */
const mostKept = 5;

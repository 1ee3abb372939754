import {ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {Item} from '../../netbox/read/item.js';
import type {PlanStep, UpdateStep} from '../plan.js';
import {readAgain, type StepNow} from './again.js';
import {type FieldNow, fieldOf, isAsSeen} from './differing.js';
import type {JournaledWrite} from './journal.js';

/** Why what was done is not so any more: another has changed it, or the user has taken the plan back. */
const whys = {
	changed: 'it was done by an earlier run, and was changed since',
	undone: 'this plan was applied and taken back since: make it anew',
} as const;

/**
 * Steps that an earlier run has done, as their objects are now: `done-already` where it is still so. What was changed since is a conflict, and what was
 * made and is there no more is gone: neither is sent a second time, and neither counts as so already.
 */
export async function readDone(
	steps: readonly PlanStep[],
	earlier: JournaledWrite['steps'],
	{api, isUndone}: {readonly api: Pick<Api, 'endpoint'>; readonly isUndone: boolean},
): Promise<Result<readonly StepNow[]>> {
	const since = whys[isUndone ? 'undone' : 'changed'];
	const present = await readAgain(
		steps.filter(({verb}) => verb !== 'create'),
		api,
	);
	if (!present.ok) return present;
	const created = await readCreated(steps, earlier, api);
	if (!created.ok) return created;
	const read = new Map(
		[...present.value.map((now) => asDone(now, since)), ...created.value.map((now) => (now.state === 'gone' ? {...now, why: since} : now))].map(
			(one) => [one.step.n, one],
		),
	);
	return ok(steps.flatMap(({n}) => read.get(n) ?? []));
}

function asDone(now: StepNow, why: string): StepNow {
	const {step, state, row} = now;
	if (state === 'done-already' || state === 'gone') return now;
	const fields = now.fields ?? (step.verb === 'update' && row ? openFields(step, row) : []);
	return {...now, state: 'conflict', why, fields};
}

/** The fields of a step that an object has not as the step says. */
const openFields = ({set}: UpdateStep, row: Item): readonly FieldNow[] =>
	Object.entries(set).flatMap(([field, {old, new: planned}]) => {
		const now = fieldOf(row, field);
		return isAsSeen(planned, now) ? [] : [{field, old, planned, now}];
	});

/** New objects are there by the ids that NetBox gave them. */
async function readCreated(
	steps: readonly PlanStep[],
	earlier: JournaledWrite['steps'],
	api: Pick<Api, 'endpoint'>,
): Promise<Result<readonly StepNow[]>> {
	const made = steps.flatMap((step) => {
		const before = earlier.get(step.n);
		return step.verb === 'create' && before?.state === 'done' ? [{step, row: before.row}] : [];
	});
	const there = new Set<string>();
	for (const type of new Set(made.map(({step}) => step.type))) {
		const ids = made.flatMap(({step, row}) => (step.type === type ? [row.id] : []));
		const rows = await api.endpoint(type.replaceAll('.', '/')).list({id: ids});
		if (!rows.ok) return rows;
		for (const {id} of rows.value) there.add(`${type} ${id}`);
	}
	return ok(made.map(({step, row}): StepNow => (there.has(`${step.type} ${row.id}`) ? {step, state: 'done-already', row} : {step, state: 'gone'})));
}

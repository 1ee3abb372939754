import {ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {PlanStep} from '../plan.js';
import {readAgain, type StepNow} from './again.js';
import type {JournaledWrite} from './journal.js';

const since = 'it was done by an earlier run, and was changed since';

/**
 * Steps that an earlier run has done, as their objects are now: `done-already` where it is still so. What was changed since is a conflict, and what was
 * made and is there no more is gone: neither is sent a second time, and neither counts as so already.
 */
export async function readDone(
	steps: readonly PlanStep[],
	earlier: JournaledWrite['steps'],
	api: Pick<Api, 'endpoint'>,
): Promise<Result<readonly StepNow[]>> {
	const present = await readAgain(
		steps.filter(({verb}) => verb !== 'create'),
		api,
	);
	if (!present.ok) return present;
	const created = await readCreated(steps, earlier, api);
	if (!created.ok) return created;
	const read = new Map([...present.value.map(asDone), ...created.value].map((one) => [one.step.n, one]));
	return ok(steps.flatMap(({n}) => read.get(n) ?? []));
}

const asDone = (now: StepNow): StepNow => (now.state === 'done-already' || now.state === 'gone' ? now : {...now, state: 'conflict', why: since});

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
	return ok(
		made.map(
			({step, row}): StepNow => (there.has(`${step.type} ${row.id}`) ? {step, state: 'done-already', row} : {step, state: 'gone', why: since}),
		),
	);
}

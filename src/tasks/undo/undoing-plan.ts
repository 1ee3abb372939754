import {inverseOfRequest} from '../../changes/kept/from-log.js';
import {inverseSteps, type RulesOfLists} from '../../changes/kept/inverse.js';
import type {JournaledWrite} from '../../changes/kept/journal.js';
import type {KeptPlan} from '../../changes/kept/plan-file.js';
import {type Plan, stepsOf} from '../../changes/plan.js';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import {keptPlan} from '../netbox/shared/keep-plan.js';
import type {OpenedApi} from '../netbox/shared/open-api.js';
import {eachWrite, isUndone, isWhole} from '../plan/shared/each-write.js';
import type {ShellContext} from '../task.js';

/** What is taken back is called, what the change log is to say of that, and the name under which the plan is kept. */
type Told = {readonly what: string; readonly message: string | undefined; readonly name: string};

/** The plan that takes a write back: the one that an earlier undo left unfinished, else a new one. What was undone already is refused. */
export async function undoingPlan(
	{write, ...told}: Told & {readonly write: JournaledWrite},
	{api}: OpenedApi,
	context: ShellContext,
): Promise<Result<KeptPlan>> {
	const earlier = await earlierUndo(write.plan.id, told.what, context);
	if (!earlier.ok) return earlier;
	if (earlier.value) return ok(earlier.value);
	const rules = await rulesOf(write, api);
	if (!rules.ok) return rules;
	const {instance, branch} = write.plan;
	return ok(await planOf({instance, branch, steps: inverseSteps(write, rules.value)}, {undoes: write.plan.id, ...told}, context));
}

/** The same of a request of any program, by the change log. */
export async function undoingRequest(
	{request, ...told}: Told & {readonly request: string},
	{api, instance}: OpenedApi,
	context: ShellContext,
): Promise<Result<KeptPlan>> {
	const earlier = await earlierUndo(request, told.what, context);
	if (!earlier.ok) return earlier;
	if (earlier.value) return ok(earlier.value);
	const steps = await inverseOfRequest(request, api, instance);
	if (!steps.ok) return steps;
	const plan = {instance: {name: instance, url: api.url}, branch: api.inBranch ?? null, steps: steps.value};
	return ok(await planOf(plan, {undoes: request, ...told}, context));
}

async function planOf(
	plan: Plan,
	{undoes, what, message = `undo of ${what}`, name}: Told & {readonly undoes: string},
	context: ShellContext,
): Promise<KeptPlan> {
	return {...(await keptPlan({...plan, message}, context, {name})), undoes};
}

/** An undo of the same that was begun and is not whole; refused where one was done. */
async function earlierUndo(id: string, what: string, context: ShellContext): Promise<Result<KeptPlan | undefined>> {
	const writes = await eachWrite(context);
	if (!writes.ok) return writes;
	const all = [...writes.value].filter(({steps}) => steps.size > 0);
	const earlier = all.find(({plan}) => plan.undoes === id && !isUndone(plan.id, all));
	if (!earlier) return ok(undefined);
	return isWhole(earlier) ? err(failure.undoneAlready(what, earlier.head.at)) : ok(earlier.plan);
}

/** What a body may say of new objects, of the lists of which objects were deleted. */
async function rulesOf({plan}: JournaledWrite, api: OpenedApi['api']): Promise<Result<RulesOfLists>> {
	const rules = new Map<string, FieldRules>();
	for (const type of new Set(stepsOf(plan, 'delete').map((step) => step.type))) {
		const found = await api.endpoint(type.replaceAll('.', '/')).fields('create');
		if (!found.ok) return found;
		rules.set(type, found.value);
	}
	return ok(rules);
}

import type {StepNow} from '../../changes/kept/again.js';
import type {JournaledWrite} from '../../changes/kept/journal.js';
import {lookUpSteps} from '../../changes/kept/look-up-steps.js';
import {ok, type Result} from '../../core/result.js';
import type {Item} from '../../netbox/read/item.js';
import type {OpenedApi} from '../netbox/shared/open-api.js';
import {steps} from '../plan/shared/ended.js';
import {openJournal} from '../plan/shared/journaling.js';
import type {ShellContext} from '../task.js';

/** A write of which what could be found out is known, and the steps of which nobody can tell what became: `step 3 (why)`. */
type ClearedWrite = {readonly write: JournaledWrite; readonly unknown: readonly string[]};

/**
 * The same write, its steps without an end in the journal looked up in NetBox as `apply` looks them up. What was found is written into the journal, but in
 * a dry run; refused where another process still writes it.
 */
export async function lookedUp(
	write: JournaledWrite,
	{api}: OpenedApi,
	{isDry, context}: {readonly isDry: boolean; readonly context: ShellContext},
): Promise<Result<ClearedWrite>> {
	const unknown = write.plan.steps.filter(({n}) => write.steps.get(n)?.state === 'unknown');
	if (unknown.length === 0) return ok({write, unknown: []});
	context.report({message: `looking up what became of ${steps(unknown.length)}`});
	const journal = isDry ? undefined : await openJournal(write.plan, context);
	if (journal && !journal.ok) return journal;
	try {
		const seen = await lookUpSteps({plan: write.plan, journaled: write.steps, unknown, now: context.now()}, api);
		const told = unknown.map((step) => toldOf(seen.get(step.n) ?? {step, state: 'unknown'}));
		const found = told.filter(({state}) => state !== 'unknown');
		if (found.length > 0) journal?.value.found(found);
		const all = new Map(write.steps);
		for (const one of found)
			if (one.state === 'done') all.set(one.n, one);
			else if (one.state === 'not-done') all.set(one.n, {state: one.state, why: one.why});
		return ok({write: {...write, steps: all}, unknown: told.flatMap((one) => (one.state === 'unknown' ? [`step ${one.n} (${one.why})`] : []))});
	} finally {
		journal?.value.close({isOver: false});
	}
}

/** What became of a step, as far as a look tells it. */
type ToldStep =
	| {readonly n: number; readonly state: 'done'; readonly row: Item}
	| {readonly n: number; readonly state: 'not-done' | 'unknown'; readonly why: string};

/** What a look tells of a step that was sent: where its object is neither as before nor as it would be, nobody can say. */
function toldOf({step, state, row, why}: StepNow): ToldStep {
	const {n} = step;
	if (state === 'done-already') return {n, state: 'done', row: row ?? {id: step.verb === 'create' ? 0 : step.id}};
	if (state === 'as-seen' || state === 'still-fits') return {n, state: 'not-done', why: 'it was looked up'};
	return {n, state: 'unknown', why: why ?? 'its object was changed since, or is gone'};
}

import type {Applying, StepOutcome} from '../../../changes/apply.js';
import {beginLine, endLine, type JournaledWrite, readJournal, sendLine} from '../../../changes/kept/journal.js';
import {type KeptPlan, planText} from '../../../changes/kept/plan-file.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {TaskContext} from '../../task.js';

/** The open journal of a write: what an earlier run of it left, and the hooks that keep it. */
export type Journaling = {
	readonly earlier: JournaledWrite['steps'];
	readonly hooks: Pick<Applying, 'sending' | 'ended'>;
	/** Writes down what was found out of steps that an earlier run left unknown. */
	readonly found: (outcomes: readonly StepOutcome[]) => void;
	/** Ends it. `isOver`: of no step it is unknown what became of it, and none is still to be sent. */
	readonly close: (how: {readonly isOver: boolean}) => void;
};

/** Opens the journal of a plan, which no other process may write meanwhile; the plan stands in its first line, which is written before anything is sent. */
export async function openJournal(plan: KeptPlan, {changes, now}: Pick<TaskContext, 'changes' | 'now'>): Promise<Result<Journaling>> {
	const {journals, shell, job} = await changes();
	const opened = journals.open(plan.id);
	if (!opened.ok) return opened;
	const {lines, append, close} = opened.value;
	const earlier = journaledOf(plan, lines);
	if (!earlier.ok) {
		close({isOver: false});
		return earlier;
	}
	let begin = earlier.value ? undefined : beginLine(plan, {at: new Date(now()).toISOString(), shell, job});
	const hooks: Journaling['hooks'] = {
		sending: (steps) => {
			const begun = begin === undefined ? ok(undefined) : append(begin);
			if (!begun.ok) return begun;
			begin = undefined;
			return append(sendLine(steps, now()));
		},
		ended: (outcomes) => {
			const told = outcomes.filter(isWorthALine);
			// A line that cannot be written leaves its steps unknown: they are looked up by the next run.
			if (told.length > 0) append(endLine(told));
		},
	};
	return ok({earlier: earlier.value ?? new Map(), hooks, found: (outcomes) => void append(endLine(outcomes)), close});
}

/** A step whose answer was lost stays unknown, also where a look did not find it a moment later: the next run looks again. */
const isWorthALine = ({state}: StepOutcome): boolean => state !== 'unknown' && state !== 'not-done';

/** What the lines of a journal tell of the steps of a plan, undefined where there are none; refused where they are of another plan of this id. */
export function journaledOf(plan: KeptPlan, lines: readonly string[] | undefined): Result<JournaledWrite['steps'] | undefined> {
	if (!lines?.some((line) => line !== '')) return ok(undefined);
	const write = readJournal(lines);
	if (!write.ok) return write;
	return planText(write.value.plan) === planText(plan) ? ok(write.value.steps) : err(failure.planBegun(plan.name));
}

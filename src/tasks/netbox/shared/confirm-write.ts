import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Output} from '../../../output/output.js';
import type {TaskContext} from '../../task.js';

/** Whether the user said `yes` in the line, and whether the line only asks what would be sent. */
type WriteSaid = {readonly yes?: boolean; readonly 'dry-run'?: boolean};

/** Whether a write may go on, before anything is asked of NetBox: `refused` where read-only is on, `needs-answer` where nobody can answer. */
export async function mayWrite(
	{yes, 'dry-run': dryRun}: WriteSaid,
	{preferences, questions}: Pick<TaskContext, 'preferences' | 'questions'>,
): Promise<Result<void>> {
	if (dryRun === true) return ok(undefined);
	const {get} = await preferences();
	if (get('read-only')) return err(failure.readOnly());
	return yes === true || questions.attended ? ok(undefined) : err(failure.needsAnswer('"dry-run" shows what it would do.'));
}

/** Asks the question, below what it is about, unless the user said `yes`; `refused` where the answer is no. */
export async function confirmWrite(
	{question, preview, yes}: WriteSaid & {readonly question: string; readonly preview: Output},
	{questions}: Pick<TaskContext, 'questions'>,
): Promise<Result<void>> {
	if (yes === true) return ok(undefined);
	const sure = await questions.confirm(question, preview);
	if (!sure.ok) return sure;
	return sure.value ? ok(undefined) : err(failure.declined('not confirmed: nothing was sent.'));
}

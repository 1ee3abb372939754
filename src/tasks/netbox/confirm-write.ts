import {failure} from '../../failure.js';
import {err, ok, type Result} from '../../result.js';
import type {TaskContext} from '../task.js';

/** What a write is about, in a question, and whether the user said `yes` in the line. */
type Write = {readonly question: string; readonly yes: boolean | undefined};

/** Whether a write may be sent: the user said so in the line, or says so at the prompt (`needs-answer` in scripts, `refused` where not). */
export async function confirmWrite({question, yes}: Write, {questions}: Pick<TaskContext, 'questions'>): Promise<Result<undefined>> {
	if (yes === true) return ok(undefined);
	const sure = await questions.confirm(question);
	if (!sure.ok) return sure;
	return sure.value ? ok(undefined) : err(failure.refused('not confirmed: nothing was sent.'));
}

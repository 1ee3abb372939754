import {failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Questions} from '../task.js';

/** What the line says of the instance, and what is asked before it is done. */
type ProtectedChange = {readonly yes: boolean | undefined; readonly question: string};

/**
 * Whether a protected instance may be taken away, or its protection: by its name typed in full, whatever the line says. Where nobody can type it, the
 * line names it by itself and says `yes` (docs/contract/commands.md C24 protected-instance).
 */
export async function confirmProtected({name}: NetboxInstance, {yes, question}: ProtectedChange, questions: Questions): Promise<Result<void>> {
	if (questions.attended === 'nobody') return yes === true ? ok(undefined) : err(failure.protectedSetting(name));
	const sure = await questions.confirm(question, {name});
	if (!sure.ok) return sure;
	return sure.value ? ok(undefined) : err(failure.declined('not confirmed: nothing was changed.'));
}

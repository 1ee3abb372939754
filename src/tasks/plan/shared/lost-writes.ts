import {type IrrevocableWrite, lostLine, nothingLine} from '../../../changes/kept/journal.js';
import {randomUuid} from '../../../core/uuid.js';
import type {TaskContext} from '../../task.js';

/**
 * Keeps, before anything is sent, that a write goes out which `undo` cannot take back, so that `undo` never takes back an older one in its place. What is
 * returned ends it, and says whether anything may have been done.
 */
export async function keepLost(
	lost: IrrevocableWrite,
	{changes, now, report}: Pick<TaskContext, 'changes' | 'now' | 'report'>,
): Promise<(how: {readonly mayBeDone: boolean}) => void> {
	const {journals, shell, job} = await changes();
	const unkept = (why: string): void => report({severity: 'WARN', message: `"undo" does not know of this write: ${why}`});
	const opened = journals.open(randomUuid());
	if (!opened.ok) {
		unkept(opened.error.message);
		return () => undefined;
	}
	const {append, close} = opened.value;
	const kept = append(lostLine(lost, {at: new Date(now()).toISOString(), shell, job}));
	if (!kept.ok) unkept(kept.error.message);
	return ({mayBeDone}) => {
		if (!mayBeDone) append(nothingLine);
		close({isOver: true});
	};
}

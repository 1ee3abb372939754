import {ok, type Result} from '../../../../core/result.js';
import type {ReadingTools} from '../../../../peerings/reading/read.js';
import type {TaskContext} from '../../../task.js';
import {openTools} from '../../shared/reading-tools.js';
import {openTarget, type WriteArgs, type WriteTarget} from '../../shared/write-target.js';

/** The list of sessions, as `object-type` names it. */
export const sessionType = 'plugins.bgp.session';

/** The list of sessions to be written, and what reading them needs; the cost of the command is that of both. */
export async function openSessions(
	args: Omit<WriteArgs, 'object-type'>,
	path: readonly string[],
	context: TaskContext,
): Promise<Result<{readonly target: WriteTarget; readonly tools: ReadingTools}>> {
	const opened = await openTarget({...args, 'object-type': sessionType}, context);
	if (!opened.ok) return opened;
	const tools = await openTools(args.instance, path, context);
	if (!tools.ok) return tools;
	const {meta} = opened.value;
	const requests = (): number => meta().requests + tools.value.netbox.requests();
	return ok({target: {...opened.value, meta: () => ({...meta(), requests: requests()})}, tools: tools.value});
}

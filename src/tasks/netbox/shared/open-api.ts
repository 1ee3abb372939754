import {ok, type Result} from '../../../core/result.js';
import type {Api} from '../../../netbox/api/api.js';
import {type Meta, noCost} from '../../../output/output.js';
import type {TaskContext} from '../../task.js';

/** The API that a command asks, the name of its instance, and what it has cost so far. */
export type OpenedApi = {readonly api: Api; readonly instance: string; readonly meta: () => Meta};

/** Opens the instance that a command names, or the default one, in main or in a branch that exists and is ready. */
export async function openApi(
	{instance, branch}: {readonly instance?: string; readonly branch?: string},
	{api: open, directory}: Pick<TaskContext, 'api' | 'directory'>,
): Promise<Result<OpenedApi>> {
	const found = await directory.find(instance);
	if (!found.ok) return found;
	const {name} = found.value;
	const main = await open(name);
	const api = !main.ok || branch === undefined ? main : await main.value.branch(branch);
	if (!api.ok) return api;
	const meta = () => ({...noCost, instance: name, requests: api.value.requests(), ...(branch !== undefined && {branch})});
	return ok({api: api.value, instance: name, meta});
}

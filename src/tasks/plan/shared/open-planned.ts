import type {Plan} from '../../../changes/plan.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import {type OpenedApi, openApi} from '../../netbox/shared/open-api.js';
import type {TaskContext} from '../../task.js';

/** The instance of a plan: the one that the line names, else the one of the name that the plan has, else any with its address. */
export async function instanceOf(
	{instance: {name, url}}: Pick<Plan, 'instance'>,
	said: string | undefined,
	{directory}: Pick<TaskContext, 'directory'>,
): Promise<Result<string>> {
	const wrong = (other: string) => err(failure.refused(`the plan is for NetBox "${name}" at ${url}, not for ${other}: nothing was sent.`));
	if (said !== undefined) {
		const found = await directory.find(said);
		if (!found.ok) return found;
		return found.value.url === url ? ok(found.value.name) : wrong(`"${found.value.name}" at ${found.value.url}`);
	}
	const known = await directory.list();
	if (!known.ok) return known;
	const same = known.value.map(({instance}) => instance).filter((one) => one.url === url);
	const best = same.find((one) => one.name === name) ?? same[0];
	return best ? ok(best.name) : wrong('any instance that is set up here');
}

/** The NetBox of a plan, in its branch. Nothing but an instance of this user is ever opened: the address in the plan only says which. */
export async function openPlanned(plan: Plan, said: string | undefined, context: TaskContext): Promise<Result<OpenedApi>> {
	const instance = await instanceOf(plan, said, context);
	return instance.ok ? openApi({instance: instance.value, ...(plan.branch !== null && {branch: plan.branch})}, context) : instance;
}

import type {Api} from '../../netbox/api/api.js';
import {isRow} from '../../output/row-values.js';
import {sameList} from '../deletion/known-relations.js';
import type {StepNow} from './again.js';

/** Objects of which it is looked who changed them. */
const mostAsked = 10;

/** The same steps; those in conflict say who changed the object last and when, where the change log tells it. */
export const withWho = (seen: readonly StepNow[], api: Pick<Api, 'endpoint'>): Promise<readonly StepNow[]> => {
	const asked = new Set(seen.filter(({state}) => state === 'conflict').slice(0, mostAsked));
	return Promise.all(
		seen.map(async (one) => {
			const who = asked.has(one) ? await whoChanged(one, api) : undefined;
			return who === undefined ? one : {...one, who};
		}),
	);
};

/** `changed by admin at 2026-11-30T21:00:00Z`. */
async function whoChanged({step}: StepNow, api: Pick<Api, 'endpoint'>): Promise<string | undefined> {
	if (step.verb === 'create') return undefined;
	const log = await api.endpoint('core/object-changes').list({}, {unchecked: {changed_object_id: step.id}});
	if (!log.ok) return undefined;
	// Objects of other kinds may have the same id; a list may have several names, and a URL has one of them.
	const last = log.value.findLast(({changed_object: object}) => {
		const [, list = ''] = (isRow(object) && /\/api\/(.+)\/\d+\/$/.exec(String(object['url']))) || [];
		return sameList(list.replaceAll('/', '.')) === sameList(step.type);
	});
	return last && `changed by ${String(last['user_name'])} at ${String(last['time'])}`;
}

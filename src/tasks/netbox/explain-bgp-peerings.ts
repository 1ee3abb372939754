import {explainPeerings} from '../../peerings/explain/explain.js';
import {defineTask} from '../task.js';
import {openTools} from './shared/reading-tools.js';

/** Both halves of the peerings of a session, side by side: values, their sources, rules met, last changes. */
export const run = defineTask('netbox.explain_bgp_peerings', async ({instance, session, branch}, context) => {
	const tools = await openTools(instance, ['netbox', 'explain', 'bgp-peerings'], context);
	if (!tools.ok) return tools;
	return explainPeerings({session, ...(branch !== undefined && {branch})}, tools.value);
});

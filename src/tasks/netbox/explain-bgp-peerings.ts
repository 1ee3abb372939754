import {explainPeerings} from '../../peerings/explain/explain.js';
import {defineTask} from '../task.js';
import {openTools} from './shared/reading-tools.js';
import {readNetworkSaid} from './shared/said-of-network.js';

/** Both halves of the peerings of a session, side by side: values, their sources, rules met, last changes. */
export const run = defineTask('netbox.explain_bgp_peerings', async ({instance, session, branch}, context) => {
	const tools = await openTools(instance, ['netbox', 'explain', 'bgp-peerings'], context);
	if (!tools.ok) return tools;
	const network = await readNetworkSaid({...(instance !== undefined && {instance})}, context);
	if (!network.ok) return network;
	return explainPeerings({session, ...network.value, ...(branch !== undefined && {branch})}, tools.value);
});

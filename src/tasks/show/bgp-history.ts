import {readHistory} from '../../peerings/history/read-history.js';
import {defineTask} from '../task.js';

/** Who changed a session, when and how, by NetBox's change log. */
export const run = defineTask('show.bgp_history', async ({instance, session, limit, branch}, context) => {
	const netbox = await context.netbox(instance);
	if (!netbox.ok) return netbox;
	return readHistory({session, limit, ...(branch !== undefined && {branch})}, netbox.value);
});

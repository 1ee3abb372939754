import {failure} from '../../failure.js';
import {document} from '../../output.js';
import {type DevicesAsked, readDeviceObjects} from '../../peerings/device-objects.js';
import {planDeviceObjects} from '../../peerings/device-plan.js';
import {err, ok} from '../../result.js';
import {findNode} from '../../tree/visit.js';
import {defineTask} from '../task.js';
import {readFilter} from './read-filter.js';

/** Devices by name: the REST objects as NetBox sent them. */
export const run = defineTask('netbox.get_devices', async ({devices, filters, branch, instance, 'dry-run': dryRun}, context) => {
	if (!devices && filters === undefined) return err(failure.usage('name devices, or give filters.', '"devices *" means all'));
	const filter = readFilter(filters);
	if (!filter.ok) return filter;
	const asked: DevicesAsked = {devices, filter: filters === undefined ? undefined : filter.value, branch};
	const netbox = await context.netbox(instance);
	if (!netbox.ok) return netbox;
	if (dryRun === true) {
		const plan = await planDeviceObjects(asked, netbox.value);
		return plan.ok ? ok(document(plan.value)) : plan;
	}
	const api = await context.api(instance);
	if (!api.ok) return api;
	const options = Object.keys(findNode(context.tree, ['netbox', 'get', 'devices'])?.args ?? {});
	return readDeviceObjects(asked, {netbox: netbox.value, api: api.value, report: context.report, options});
});

import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {describeDeviceObjects} from '../../devices/dry-run.js';
import {type DevicesAsked, readDeviceObjects} from '../../devices/read.js';
import {findNode} from '../../language/tree/visit.js';
import {document} from '../../output/output.js';
import {defineTask} from '../task.js';
import {readFilter} from './shared/read-filter.js';

/** Devices by name: the REST objects as NetBox sent them. */
export const run = defineTask('netbox.get_devices', async ({devices, filters, branch, instance, 'dry-run': dryRun}, context) => {
	if (!devices && filters === undefined) return err(failure.usage('name devices, or give filters.', '"devices *" means all'));
	const filter = readFilter(filters);
	if (!filter.ok) return filter;
	const asked: DevicesAsked = {devices, filter: filters === undefined ? undefined : filter.value, branch};
	const netbox = await context.netbox(instance);
	if (!netbox.ok) return netbox;
	if (dryRun === true) {
		const requests = await describeDeviceObjects(asked, netbox.value);
		return requests.ok ? ok(document(requests.value)) : requests;
	}
	const api = await context.api(instance);
	if (!api.ok) return api;
	const options = Object.keys(findNode(context.tree, ['netbox', 'get', 'devices'])?.args ?? {});
	return readDeviceObjects(asked, {netbox: netbox.value, api: api.value, report: context.report, options});
});

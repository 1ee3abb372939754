import {ok, type Result} from '../core/result.js';
import type {Netbox} from '../netbox/netbox.js';
import {devices as deviceEndpoint} from '../netbox/read/endpoints.js';
import {checkFilter, type Filter} from '../netbox/schema/filters.js';
import type {Json} from '../output/output.js';
import {because, describeDevices, describeFullDevices, type ExplainedRequest, idOf, withProof} from './explained-requests.js';
import type {DevicesAsked} from './read.js';
import {typedList} from './selectors.js';

/** The requests that reading device objects would send, and what each is for; sends nothing. */
export async function describeDeviceObjects({devices, filter, branch}: DevicesAsked, netbox: Netbox): Promise<Result<Json>> {
	const place = branch === undefined ? netbox : netbox.onBranch(idOf(branch));
	const matching = filter ? await describeFilter(filter, place, devices !== undefined) : ok([]);
	if (!matching.ok) return matching;
	const parts = devices ? [...devices.names, ...devices.globs] : [];
	const requests = [
		...(branch === undefined ? [] : because(netbox.describe({branch}), 'id and state of the branch')),
		...matching.value,
		...(devices ? describeDevices(place, devices, 'ids of the devices') : []),
		...(devices ? describeFullDevices(place, parts.length > 0 ? parts : [typedList(devices)]) : []),
	];
	return ok({
		branch: branch ?? null,
		devices: devices ? typedList(devices) : null,
		instance: netbox.name,
		requests: withProof(requests) as unknown as Json,
	});
}

/** Names that only the server's schema could tell are believed: nobody is asked here. */
async function describeFilter(filter: Filter, netbox: Netbox, idsOnly: boolean): Promise<Result<readonly ExplainedRequest[]>> {
	const schema = {filters: async () => ok(Object.keys(filter)), document: async () => ok(null), paths: async () => ok([])};
	const checked = await checkFilter(filter, {path: deviceEndpoint.path, what: 'dcim.devices', schema});
	if (!checked.ok) return checked;
	const query = [...checked.value, ...(idsOnly ? [['fields', 'id'] as const] : [])];
	return ok(because(netbox.describe({endpoint: deviceEndpoint, query}), 'devices that match the filters'));
}

import type {Output} from '../output.js';
import type {Result} from '../result.js';
import {collect} from './collect.js';
import {findDevices} from './devices.js';

import {openPlace} from './place.js';
import {needBgp} from './proof.js';
import type {Asked, Tools} from './read.js';
import {describeAsked} from './select.js';
import {fetchByDevice} from './sessions.js';

/** Everything from NetBox, the cache neither read nor written. */
export async function readUncached(asked: Asked, tools: Tools): Promise<Result<Output>> {
	const place = await openPlace(tools.netbox, asked.branch);
	if (!place.ok) return place;
	const {netbox} = place.value;
	tools.report({message: `retrieving device data for ${describeAsked(asked.devices)} from instance '${netbox.name}'`});
	const [status, found] = await Promise.all([netbox.status(), findDevices(netbox, asked.devices)]);
	if (!status.ok) return status;
	const plugin = needBgp(netbox, status.value);
	if (!plugin.ok) return plugin;
	if (!found.ok) return found;
	tools.report({message: `retrieved ${found.value.devices.length} device(s) from NetBox`});
	return collect({
		asked,
		tools,
		found: found.value,
		known: [],
		read: async (devices) => {
			const ids = devices.map(({id}) => id);
			const answer = await fetchByDevice(netbox, ids);
			if (!answer.ok) return answer;
			const now = tools.now();
			const {rows, gone} = answer.value;
			const answers = ids
				.filter((id) => !gone.includes(id))
				.map((device) => ({device, how: {kind: 'fetched', kept: false} as const, rows: rows.filter((row) => row.device?.id === device).map((row) => ({row, checkedAt: now}))}));
			return {ok: true, value: {answers, gone, change: {}}};
		},
		keep: () => undefined,
	});
}

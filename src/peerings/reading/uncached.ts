import {ok, type Result} from '../../core/result.js';
import {findDevices} from '../../devices/find.js';
import {describeAsked} from '../../devices/selectors.js';
import {openBranch} from '../../netbox/read/open-branch.js';
import {answersOf} from '../answer.js';
import {needBgp} from '../freshness/proof.js';
import {fetchNamed} from './fetch-by-name.js';
import {uncachedOpening} from './opening.js';
import {readDevices, type SessionSource} from './parts.js';
import type {PeeringsAsked, Reading, ReadingTools} from './read.js';
import {fetchByDevice} from './sessions.js';

/** Everything from NetBox, the cache neither read nor written. */
export async function openUncached(asked: PeeringsAsked, tools: ReadingTools): Promise<Result<Reading>> {
	const place = await openBranch(tools.netbox, asked.branch);
	if (!place.ok) return place;
	const {netbox} = place.value;
	const opening = uncachedOpening(asked);
	tools.report({message: `retrieving device data for ${describeAsked(asked.devices)} from instance '${netbox.name}'`});
	const named = opening.named && fetchNamed(netbox, opening.named.query);
	if (named) await netbox.giveWay();
	const [status, found] = await Promise.all([netbox.status(), findDevices(netbox, asked.devices)]);
	if (!status.ok) return status;
	const plugin = needBgp(netbox, status.value);
	if (!plugin.ok) return plugin;
	if (!found.ok) return found;
	tools.report({message: `retrieved ${found.value.devices.length} device(s) from NetBox`});
	const batch: SessionSource['batch'] = async (ids, by) => {
		const full = await fetchByDevice(by, ids, named);
		if (!full.ok) return full;
		return ok({answers: answersOf(ids, full.value, {kept: false, now: tools.now()}), gone: full.value.gone, change: {}});
	};
	return ok({
		proof: {by: 'asking'},
		netbox,
		found: found.value,
		notes: [],
		read: (devices, tell) => readDevices({tools, netbox, batch, keep: () => ok(undefined)}, devices, tell),
		sessionsAt: async (addresses) => (await import('./ends.js')).fetchEnds(netbox, addresses, tools.now()),
	});
}

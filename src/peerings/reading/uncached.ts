import {ok, type Result} from '../../core/result.js';
import {findDevices} from '../../devices/find.js';
import type {Device} from '../../devices/match.js';
import {describeAsked} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import {openBranch} from '../../netbox/read/open-branch.js';
import type {Output} from '../../output/output.js';
import {answersOf, type BatchAnswer} from '../answer.js';
import {needBgp} from '../freshness/proof.js';
import {collect} from './collect.js';
import {fetchNamed, namedQuery} from './fetch-by-name.js';
import type {Asked, Tools} from './read.js';
import {fetchByDevice} from './sessions.js';

/** Everything from NetBox, the cache neither read nor written. */
export async function readUncached(asked: Asked, tools: Tools): Promise<Result<Output>> {
	const place = await openBranch(tools.netbox, asked.branch);
	if (!place.ok) return place;
	const {netbox} = place.value;
	tools.report({message: `retrieving device data for ${describeAsked(asked.devices)} from instance '${netbox.name}'`});
	const query = namedQuery(asked.devices);
	const named = query && fetchNamed(netbox, query);
	if (named) await netbox.giveWay();
	const [status, found] = await Promise.all([netbox.status(), findDevices(netbox, asked.devices)]);
	if (!status.ok) return status;
	const plugin = needBgp(netbox, status.value);
	if (!plugin.ok) return plugin;
	if (!found.ok) return found;
	tools.report({message: `retrieved ${found.value.devices.length} device(s) from NetBox`});
	const read = async (devices: readonly Device[], by: Netbox): Promise<Result<BatchAnswer>> => {
		const ids = devices.map(({id}) => id);
		const full = await fetchByDevice(by, ids, named);
		if (!full.ok) return full;
		return ok({answers: answersOf(ids, full.value, {kept: false, now: tools.now()}), gone: full.value.gone, change: {}});
	};
	return collect({asked, tools, found: found.value, netbox, read, keep: () => ok(undefined)});
}

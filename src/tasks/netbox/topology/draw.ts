import {failure} from '../../../core/failure.js';
import {err, ok} from '../../../core/result.js';
import {document} from '../../../output/output.js';
import {readTopology} from '../../../peerings/topology/topology.js';
import {defineTask} from '../../task.js';
import {askedOf, openTools} from '../shared/reading-tools.js';
import {readNetworkSaid} from '../shared/said-of-network.js';

/** Who peers with whom: nodes and edges, with what the check says of each (docs/topology.md). */
export const run = defineTask('netbox.topology.draw', async (args, context) => {
	const isAll = args['all-sessions'] === true;
	// The line says one of them, but "all-sessions False" says neither.
	if (args.devices === undefined && !isAll) return err(failure.usage('"all-sessions False" names no session: say "devices".'));
	const tools = await openTools(args.instance, ['netbox', 'get', 'topology'], context);
	if (!tools.ok) return tools;
	const network = await readNetworkSaid(args, context);
	if (!network.ok) return network;
	const asked = {...askedOf(args), ...network.value, isAll, hops: args.hops, by: args.by};
	if (args['dry-run'] !== true) return readTopology(asked, tools.value);
	const {describeTopology} = await import('../../../peerings/topology/dry-run.js');
	return ok(document(describeTopology(asked, tools.value)));
});

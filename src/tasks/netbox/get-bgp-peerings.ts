import {ok} from '../../core/result.js';
import {findNode} from '../../language/tree/visit.js';
import {document} from '../../output/output.js';
import {readPeerings} from '../../peerings/reading/read.js';
import {defineTask} from '../task.js';

const hour = 3_600_000;

/** BGP sessions of devices: device -> session -> the REST object as NetBox sent it. */
export const run = defineTask('netbox.get_bgp_peerings', async (args, context) => {
	const netbox = await context.netbox(args.instance);
	if (!netbox.ok) return netbox;
	const {get} = await context.preferences();
	const asked = {devices: args.devices, cache: args.cache, ...(args.branch !== undefined && {branch: args.branch})};
	const tools = {
		netbox: netbox.value,
		cache: await context.cache(),
		openSpool: await context.spooling(),
		report: context.report,
		signal: context.signal,
		now: context.now,
		maxAge: get('cache-age') * hour,
		options: Object.keys(findNode(context.tree, ['netbox', 'get', 'bgp-peerings'])?.args ?? {}),
	};
	if (args['dry-run'] !== true) return readPeerings(asked, tools);
	const {describePeerings} = await import('../../peerings/reading/dry-run.js');
	return ok(document(describePeerings(asked, tools)));
});

import {ok} from '../../core/result.js';
import {document} from '../../output/output.js';
import {readPeerings} from '../../peerings/reading/read.js';
import {defineTask} from '../task.js';
import {askedOf, openTools} from './shared/reading-tools.js';

/** BGP sessions of devices: device -> session -> the REST object as NetBox sent it. */
export const run = defineTask('netbox.get_bgp_peerings', async (args, context) => {
	const tools = await openTools(args.instance, ['netbox', 'get', 'bgp-peerings'], context);
	if (!tools.ok) return tools;
	const asked = askedOf(args);
	if (args['dry-run'] !== true) return readPeerings(asked, tools.value);
	const {describePeerings} = await import('../../peerings/reading/dry-run.js');
	return ok(document(describePeerings(asked, tools.value)));
});

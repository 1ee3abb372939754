import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {document} from '../../output/output.js';
import {checkPeerings} from '../../peerings/check/check.js';
import {defineTask} from '../task.js';
import {askedOf, openTools} from './shared/reading-tools.js';

/** Both halves of each peering: what is missing, what does not fit, and what mends it (docs/check.md). */
export const run = defineTask('netbox.check_bgp_peerings', async (args, context) => {
	const isAll = args['all-sessions'] === true;
	// The line says one of them, but "all-sessions False" says neither.
	if (args.devices === undefined && !isAll) return err(failure.usage('"all-sessions False" names no session: say "devices".'));
	const tools = await openTools(args.instance, ['netbox', 'check', 'bgp-peerings'], context);
	if (!tools.ok) return tools;
	const {rules, except, severity, show, instance, branch} = args;
	const asked = {...askedOf(args), isAll, severity, show, place: {instance, branch}};
	if (args['dry-run'] === true) {
		const {describeCheck} = await import('../../peerings/check/dry-run.js');
		return ok(document(describeCheck(asked, tools.value)));
	}
	return checkPeerings({...asked, ...(rules && {rules}), ...(except && {except})}, tools.value);
});

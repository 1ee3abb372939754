import {type Failure, failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {document} from '../../output/output.js';
import {checkPeerings} from '../../peerings/check/check.js';
import {nameFault} from '../../peerings/check/name-places.js';
import {defineTask} from '../task.js';
import {askedOf, openTools} from './shared/reading-tools.js';
import {readNetworkSaid} from './shared/said-of-network.js';

/** Both halves of each peering: what is missing, what does not fit, and what mends it (docs/check.md). */
export const run = defineTask('netbox.check_bgp_peerings', async (args, context) => {
	const isAll = args['all-sessions'] === true;
	// The line says one of them, but "all-sessions False" says neither.
	const machines = args['virtual-machines'];
	const hasDevices = args.devices !== undefined || isAll;
	if (!hasDevices && machines === undefined) return err(failure.usage('"all-sessions False" names no session: say "devices".'));
	const tools = await openTools(args.instance, ['netbox', 'check', 'bgp-peerings'], context);
	if (!tools.ok) return tools;
	const {rules, except, severity, show, instance, branch, template, confederation} = args;
	const network = await readNetworkSaid(
		{...(instance !== undefined && {instance}), ...(confederation && {confederation: confederation.join(',')})},
		context,
	);
	if (!network.ok) return network;
	const fault = templateFault(args);
	if (fault) return err(fault);
	if (rules?.includes('ibgp-mesh') && !isAll)
		return err(failure.usage('"ibgp-mesh" is about every session of an AS.', 'say "all-sessions" in place of "devices"'));
	const asked = {
		...askedOf(args),
		...network.value,
		...(template !== undefined && {nameTemplate: template}),
		isAll,
		hasDevices,
		...(machines && {machines}),
		severity,
		show,
		place: {instance, branch},
	};
	if (args['dry-run'] === true) {
		const {describeCheck} = await import('../../peerings/check/dry-run.js');
		return ok(document(describeCheck(asked, tools.value)));
	}
	return checkPeerings({...asked, ...(rules && {rules}), ...(except && {except})}, tools.value);
});

/** Why a template of names cannot be used. */
function templateFault({template, rules}: {readonly template?: string; readonly rules?: readonly string[]}): Failure | undefined {
	if (template !== undefined) return nameFault(template);
	if (!rules?.includes('name-template')) return undefined;
	return failure.usage('the rule "name-template" needs a template.', 'say how sessions are called: template "{device}-{peer}"');
}

import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {document} from '../../output/output.js';
import {checkPeerings} from '../../peerings/check/check.js';
import {parseConfederation} from '../../peerings/check/confederation.js';
import {nameFault} from '../../peerings/check/name-places.js';
import type {SaidOfNetwork} from '../../peerings/check/subject.js';
import {defineTask} from '../task.js';
import {askedOf, openTools} from './shared/reading-tools.js';

/** Both halves of each peering: what is missing, what does not fit, and what mends it (docs/check.md). */
export const run = defineTask('netbox.check_bgp_peerings', async (args, context) => {
	const isAll = args['all-sessions'] === true;
	// The line says one of them, but "all-sessions False" says neither.
	const machines = args['virtual-machines'];
	const hasDevices = args.devices !== undefined || isAll;
	if (!hasDevices && machines === undefined) return err(failure.usage('"all-sessions False" names no session: say "devices".'));
	const tools = await openTools(args.instance, ['netbox', 'check', 'bgp-peerings'], context);
	if (!tools.ok) return tools;
	const {rules, except, severity, show, instance, branch} = args;
	const known = await context.directory.find(args.instance);
	if (!known.ok) return known;
	const {vrfField, confederation: kept} = known.value;
	const said = saidOf({...(kept !== undefined && {confederation: [kept]}), ...args});
	if (!said.ok) return said;
	if (rules?.includes('ibgp-mesh') && !isAll)
		return err(failure.usage('"ibgp-mesh" is about every session of an AS.', 'say "all-sessions" in place of "devices"'));
	const asked = {
		...askedOf(args),
		...said.value,
		isAll,
		hasDevices,
		...(machines && {machines}),
		...(vrfField !== undefined && {vrfField}),
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

type SaidOnLine = {readonly confederation?: readonly string[]; readonly template?: string; readonly rules?: readonly string[]};

/** What the line says of the network; an error where that cannot be read. */
function saidOf({confederation: parts, template, rules}: SaidOnLine): Result<SaidOfNetwork> {
	// A comma parts the values of a line.
	const confederation = parts?.join();
	const members = confederation === undefined ? undefined : parseConfederation(confederation);
	if (confederation !== undefined && !members) {
		const example = 'the number of the confederation and those of its members: 65000=65001,65002';
		return err(failure.usage(`"${confederation}" is no confederation.`, example));
	}
	const fault = template === undefined ? undefined : nameFault(template);
	if (fault) return err(fault);
	if (template === undefined && rules?.includes('name-template')) {
		return err(failure.usage('the rule "name-template" needs a template.', 'say how sessions are called: template "{device}-{peer}"'));
	}
	return ok({...(members && {confederation: members}), ...(template !== undefined && {nameTemplate: template})});
}

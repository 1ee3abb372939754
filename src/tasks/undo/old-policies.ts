import type {Plan, PlanStep} from '../../changes/plan.js';
import {type Failure, failure} from '../../core/failure.js';
import {isOlder} from '../../netbox/read/versions.js';
import type {Row} from '../../output/output.js';
import {isList} from '../../output/row-values.js';
import {isSessionList} from '../../peerings/same-session.js';
import type {OpenedApi} from '../netbox/shared/open-api.js';

const policies = ['import_policies', 'export_policies'];

/**
 * Why a step may not be sent: below netbox-bgp 0.19 a session with a peer group shows its own policies and those of the group as one, so that putting
 * them back would copy the group's onto the session.
 */
export async function oldPoliciesFault({steps}: Plan, {api}: OpenedApi): Promise<Failure | undefined> {
	const mixed = steps.find(isMixed);
	if (!mixed) return undefined;
	const plugins = await api.plugins();
	const version = plugins.ok ? plugins.value['netbox_bgp'] : undefined;
	if (!isOlder(version, '0.19')) return undefined;
	const which = `${mixed.type} ${mixed.verb === 'create' ? String(mixed.label) : mixed.id}`;
	const why = `netbox-bgp ${version ?? 'of an unknown version'} shows its policies and those of its peer group as one`;
	return failure.notUndone(which, why);
}

/** Whether a step says policies of a session that has, or may have, a peer group. */
function isMixed(step: PlanStep): boolean {
	if (!isSessionList(step.type.replaceAll('.', '/')) || step.verb === 'delete') return false;
	const said: Row = Object.fromEntries(Object.entries(step.set).map(([field, {new: value}]) => [field, value]));
	const group = Object.hasOwn(said, 'peer_group') || step.verb === 'create' ? said['peer_group'] : step.seen.was?.['peer_group'];
	const isSaid = policies.some((name) => (step.verb === 'create' ? isList(said[name]) && said[name].length > 0 : Object.hasOwn(said, name)));
	return isSaid && (group ?? null) !== null;
}

import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import {parseConfederation} from '../../../peerings/check/confederation.js';
import type {SaidOfNetwork} from '../../../peerings/check/subject.js';
import type {TaskContext} from '../../task.js';

/** What decides about peerings and is in no session: `vrfField` is the custom field of sessions that holds their VRF, if it is not `vrf`. */
export type NetworkSaid = Pick<SaidOfNetwork, 'confederation'> & {readonly vrfField?: string};

/** What is kept with the instance about its network (C38 instance-traits); the confederation of a line takes the place of the one that is kept. */
export async function readNetworkSaid(
	{instance, confederation}: {readonly instance?: string; readonly confederation?: string},
	{directory}: Pick<TaskContext, 'directory'>,
): Promise<Result<NetworkSaid>> {
	const known = await directory.find(instance);
	if (!known.ok) return known;
	const {vrfField} = known.value;
	const text = confederation ?? known.value.confederation;
	const members = text === undefined ? undefined : parseConfederation(text);
	if (text !== undefined && !members) {
		const example = 'the number of the confederation and those of its members: 65000=65001,65002';
		return err(failure.usage(`"${text}" is no confederation.`, example));
	}
	return ok({...(members && {confederation: members}), ...(vrfField !== undefined && {vrfField})});
}

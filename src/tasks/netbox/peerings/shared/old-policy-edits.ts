import {type Failure, failure} from '../../../../core/failure.js';
import {isOlder} from '../../../../netbox/read/versions.js';
import type {OpenedApi} from '../../shared/open-api.js';
import type {SaidFields} from './said-fields.js';

/**
 * Why policies cannot be added or taken away: below netbox-bgp 0.19 a session shows its own policies and those of its peer group as one, so that the
 * new list would copy the group's onto the session.
 */
export async function policyEditFault({edits}: SaidFields, {api}: Pick<OpenedApi, 'api'>): Promise<Failure | undefined> {
	const field = [...edits.keys()].find((name) => name !== 'tags');
	if (field === undefined) return undefined;
	const plugins = await api.plugins();
	if (!plugins.ok) return plugins.error;
	const version = plugins.value['netbox_bgp'];
	if (!isOlder(version, '0.19')) return undefined;
	const why = `"${field}" cannot be added to: netbox-bgp ${version ?? 'of an unknown version'} shows the policies of a session and those of its peer group as one.`;
	return failure.usage(why, `say all of them: ${field}=A,B; nothing was sent`);
}

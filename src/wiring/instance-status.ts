import type {Standing} from '../shell/message.js';
import type {Services} from './services.js';

/**
 * The NetBox that lines are about unless they name another, with its versions at the last check; undefined if there is none. It comes from settings
 * and cache: no NetBox is asked.
 */
export async function standingOf({directory, state}: Pick<Services, 'directory' | 'state'>): Promise<Standing | undefined> {
	const instance = await directory.find();
	if (!instance.ok) return undefined;
	const {name, url} = instance.value;
	const checked = (await state.cache()).lastCheck(url);
	const versions = checked.ok ? checked.value?.versions : undefined;
	const bgp = versions?.plugins['netbox_bgp'];
	return {instance: name, ...(versions && {netbox: versions.netbox}), ...(bgp && {bgp})};
}

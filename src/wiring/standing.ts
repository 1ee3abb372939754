import type {Standing} from '../shell/message.js';
import type {Services} from './services.js';

/**
 * The NetBox that lines are about unless they name another, with its versions when it was last checked; nothing where there is none.
 * It is read from settings and cache: no NetBox is asked.
 */
export async function standingOf({directory, state}: Pick<Services, 'directory' | 'state'>): Promise<Standing | undefined> {
	const instance = await directory.find();
	if (!instance.ok) return undefined;
	const {name, url} = instance.value;
	const looked = (await state.cache()).lookUp({instance: url, branch: 'main'}, []);
	const versions = looked.ok ? looked.value.position?.versions : undefined;
	const bgp = versions?.plugins['netbox_bgp'];
	return {instance: name, ...(versions && {netbox: versions.netbox}), ...(bgp && {bgp})};
}

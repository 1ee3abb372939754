import {ok} from '../../core/result.js';
import {parseVersion} from '../../netbox/read/versions.js';
import {facts} from '../../output/output.js';
import {defineTask} from '../task.js';
import {openApi} from './shared/open-api.js';

/** Versions that what `nf` can do depends on; null for a plugin that is not there. */
export const run = defineTask('netbox.get_version', async ({instance}, context) => {
	const opened = await openApi({...(instance !== undefined && {instance})}, context);
	if (!opened.ok) return opened;
	const {api, meta} = opened.value;
	const status = await api.status();
	if (!status.ok) return status;
	const {netbox, plugins} = status.value;
	const versions = {
		netbox,
		// NetBox names its API after the first two numbers of its own version (REST_FRAMEWORK_VERSION in its settings).
		api: parseVersion(netbox)?.slice(0, 2).join('.') ?? null,
		bgp: plugins['netbox_bgp'] ?? null,
		branching: plugins['netbox_branching'] ?? null,
	};
	return ok({...facts(versions), meta: meta()});
});

import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Every NetBox that can be named; of a token only whether there is one. `seen` is the version at the last check. */
export const run = defineTask('show.instances', async (_args, {directory, cache}) => {
	const instances = await directory.list();
	if (!instances.ok) return instances;
	const known = await cache();
	const lines = instances.value.map(({instance, isDefault, hasToken}) => {
		const checked = known.lastCheck(instance.url);
		return {
			name: instance.name,
			url: instance.url,
			default: isDefault,
			token: hasToken ? 'set' : 'not set',
			tls: instance.verifyTls ? 'verified' : 'not verified',
			protected: instance.protected === true,
			vrf_field: instance.vrfField ?? null,
			confederation: instance.confederation ?? null,
			platforms: instance.platforms ?? null,
			seen: checked.ok ? (checked.value?.versions.netbox ?? null) : null,
		};
	});
	return ok(rows(lines, ['name', 'url', 'default', 'token', 'tls', 'protected', 'seen']));
});

import {devices, idsOf, objectChanges, sessions} from '../../netbox/endpoints.js';
import type {Netbox} from '../../netbox/netbox.js';
import {document} from '../../output.js';
import {ok} from '../../result.js';
import {defineTask} from '../task.js';

/** Versions, plugins, round trip, and what the token may see of what peerings need. */
export const run = defineTask('instance.test', async ({name}, context) => {
	const netbox = await context.netbox(name);
	if (!netbox.ok) return netbox;
	const before = context.now();
	const status = await netbox.value.status();
	if (!status.ok) return status;
	const took = context.now() - before;
	return ok(
		document({
			name: netbox.value.name,
			url: netbox.value.url,
			netbox: status.value.netbox,
			plugins: status.value.plugins,
			latency_ms: took,
			may_read: await permissionsOf(netbox.value),
		}),
	);
});

async function permissionsOf(netbox: Netbox): Promise<{readonly [what: string]: boolean}> {
	const asked = [devices, sessions, objectChanges] as const;
	const pages = await Promise.all(
		asked.map(({path, what, permission}) =>
			netbox.list(idsOf({path, what, permission}), [
				['id', 0],
				['fields', 'id'],
			]),
		),
	);
	return Object.fromEntries(asked.map(({what}, index) => [what, pages[index]?.ok === true]));
}

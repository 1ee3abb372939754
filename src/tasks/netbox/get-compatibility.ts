import {ok, type Result} from '../../core/result.js';
import type {NetboxStatus} from '../../netbox/netbox.js';
import {isOlder} from '../../netbox/read/versions.js';
import {type Row, rows} from '../../output/output.js';
import {defineTask, type TaskContext} from '../task.js';

/** The oldest versions whose answers are known (docs/contract/commands.md C5 netbox-status, README). */
const oldest = {netbox: '4.4', bgp: '0.17'} as const;

/** Whether `nf` works with each instance, or with the one named: True, False, or null where nobody can know. */
export const run = defineTask('netbox.get_compatibility', async ({instance}, context) => {
	const names = await namesOf(instance, context);
	if (!names.ok) return names;
	const checked = await Promise.all(names.value.map((name) => check(name, context)));
	return ok(rows(checked, ['instance', 'compatible', 'netbox', 'bgp', 'reason']));
});

async function namesOf(instance: string | undefined, {directory}: TaskContext): Promise<Result<readonly string[]>> {
	if (instance !== undefined) {
		const found = await directory.find(instance);
		return found.ok ? ok([found.value.name]) : found;
	}
	const known = await directory.list();
	return known.ok ? ok(known.value.map((one) => one.instance.name)) : known;
}

async function check(instance: string, context: TaskContext): Promise<Row> {
	const api = await context.api(instance);
	const status = api.ok ? await api.value.status() : api;
	if (!status.ok) return {instance, compatible: null, netbox: null, bgp: null, reason: status.error.message};
	const reason = faultOf(status.value);
	const {netbox, plugins} = status.value;
	return {instance, compatible: reason === null, netbox, bgp: plugins['netbox_bgp'] ?? null, reason};
}

/** Why not, or null. A plugin without metadata gives no version: it is there, and nothing speaks against it. */
function faultOf({netbox, plugins}: NetboxStatus): string | null {
	if (isOlder(netbox, oldest.netbox)) return `NetBox ${netbox} is older than ${oldest.netbox}`;
	if (!Object.hasOwn(plugins, 'netbox_bgp')) return 'netbox-bgp is not installed';
	const bgp = plugins['netbox_bgp'];
	return typeof bgp === 'string' && isOlder(bgp, oldest.bgp) ? `netbox-bgp ${bgp} is older than ${oldest.bgp}` : null;
}

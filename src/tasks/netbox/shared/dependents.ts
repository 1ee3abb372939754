import {own} from '../../../core/own-property.js';
import type {Api} from '../../../netbox/api/api.js';
import {cellText} from '../../../output/row-values.js';

/**
 * Lists whose objects keep another one from being deleted, by what they point at. NetBox names them where one object is deleted,
 * and only counts them where several are (seen on 4.7.3).
 */
const keepers: Readonly<Record<string, readonly (readonly [list: string, filters: readonly string[]])[]>> = {
	'dcim/sites': [['dcim/devices', ['site_id']]],
	'dcim/devices': [['plugins/bgp/session', ['device_id']]],
	'tenancy/tenants': [
		['dcim/devices', ['tenant_id']],
		['dcim/sites', ['tenant_id']],
	],
	'ipam/asns': [['plugins/bgp/session', ['local_as_id', 'remote_as_id']]],
	'ipam/ip-addresses': [['plugins/bgp/session', ['local_address_id', 'remote_address_id']]],
};

const mostNames = 5;

/** `dcim.devices fceos4 (1), fceos5 (2), …`: some of what depends on an object; undefined where that is not known here. */
export async function dependentsOf(path: string, id: number, api: Api): Promise<string | undefined> {
	const names: string[] = [];
	for (const [list, filters] of own(keepers, path) ?? []) {
		for (const filter of filters) {
			const page = await api.endpoint(list).page({}, {unchecked: {[filter]: id}, fields: ['display'], limit: mostNames});
			const found = page.ok ? page.value.results.map((row) => `${cellText(row['display'] ?? null)} (${row.id})`) : [];
			const rest = page.ok ? page.value.count - found.length : 0;
			if (found.length > 0) names.push(`${list.replaceAll('/', '.')} ${found.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`);
		}
	}
	return names.length > 0 ? [...new Set(names)].join('; ') : undefined;
}

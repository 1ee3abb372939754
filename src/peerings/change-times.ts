import {
	asns, customFieldChoiceSets, customFields, devices, deviceTypes, idsOf, ipAddresses, manufacturers, peerGroups, prefixes, prefixLists, routingPolicies, sites, tags, tenants,
	virtualChassis, virtualMachines,
} from '../netbox/endpoints.js';
import type {Endpoint, Netbox} from '../netbox/netbox.js';
import type {Row} from '../output.js';
import {ok, type Result} from '../result.js';
import type {ShownObject} from '../store/cache.js';

/** Lists asked by `last_updated` where the change log is closed. The filter exists for all of them on 4.4 to 4.7, also where the rows do not show the time. */
const kinds: readonly {readonly type: string; readonly endpoint: Endpoint<Row & {readonly id: number}>}[] = [
	{type: 'dcim.device', endpoint: devices},
	{type: 'dcim.site', endpoint: sites},
	{type: 'tenancy.tenant', endpoint: tenants},
	{type: 'ipam.asn', endpoint: asns},
	{type: 'ipam.ipaddress', endpoint: ipAddresses},
	{type: 'ipam.prefix', endpoint: prefixes},
	{type: 'virtualization.virtualmachine', endpoint: virtualMachines},
	{type: 'netbox_bgp.bgppeergroup', endpoint: peerGroups},
	{type: 'netbox_bgp.routingpolicy', endpoint: routingPolicies},
	{type: 'netbox_bgp.prefixlist', endpoint: prefixLists},
	{type: 'extras.tag', endpoint: tags},
	{type: 'extras.customfield', endpoint: customFields},
	{type: 'extras.customfieldchoiceset', endpoint: customFieldChoiceSets},
	{type: 'dcim.devicetype', endpoint: deviceTypes},
	{type: 'dcim.manufacturer', endpoint: manufacturers},
	{type: 'dcim.virtualchassis', endpoint: virtualChassis},
];

/** Commits may come after the time they carry, and clocks differ: this much is asked again, in ms. */
const margin = 5 * 60_000;

/** What was edited since, by the times of the objects themselves; and the kinds that the token may not list, in prose. */
export type TimesReading = {readonly changed: readonly ShownObject[]; readonly unseen: readonly string[]};

/** One small request per kind of object that a session shows. `since` is the server's clock, in ms. Deletions are not seen. */
export async function readTimes(netbox: Netbox, since: number): Promise<Result<TimesReading>> {
	const after = new Date(since - margin).toISOString();
	const answers = await Promise.all(kinds.map(({endpoint}) => netbox.list(idsOf(endpoint), [['last_updated__gte', after], ['fields', 'id']])));
	const changed: ShownObject[] = [];
	const unseen: string[] = [];
	for (const [index, answer] of answers.entries()) {
		const kind = kinds[index];
		if (!kind) continue;
		if (answer.ok) changed.push(...answer.value.map(({id}) => ({type: kind.type, id})));
		else if (answer.error.code === 'forbidden') unseen.push(kind.endpoint.what);
		else return answer;
	}
	return ok({changed, unseen});
}

import type {Endpoint} from '../netbox/netbox.js';
import {
	asns,
	customFieldChoiceSets,
	customFields,
	devices,
	deviceTypes,
	ipAddresses,
	manufacturers,
	peerGroups,
	prefixes,
	prefixLists,
	routingPolicies,
	sites,
	tags,
	tenants,
	virtualChassis,
	virtualMachines,
} from '../netbox/read/endpoints.js';
import type {Row} from '../output/output.js';

/**
 * What a session shows, and by which sign NetBox tells that it changed: docs/freshness.md says it to users, and a test holds it against the
 * recordings of NetBox 4.4.10, 4.6.8 and 4.7.3. What is not in here is not proved.
 */

/** By which sign a change of a field is seen. */
type Sign =
	/** It is saved with the session, which moves `last_updated`; one that moves nothing (its tags, its policies) is a row of the log. */
	| 'own'
	/** It shows objects of one type: the log names them, and their own times are asked beside it. */
	| 'object'
	/** It is made of what other fields show. */
	| 'made'
	/** It may show an object of any kind, also of those without a log (users, groups, jobs, data files): then the comparison carries it. */
	| 'carried';

/** A field of a session's JSON, and the content type of what it shows. */
export type SessionField = {readonly field: string; readonly sign: Sign; readonly type?: string};

const own = (...fields: readonly string[]): readonly SessionField[] => fields.map((field) => ({field, sign: 'own'}));
const shows = (field: string, type: string): SessionField => ({field, sign: 'object', type});

/** Every field of a session (NetBox 4.4 to 4.7, netbox-bgp 0.17 to 0.20). */
export const sessionFields: readonly SessionField[] = [
	...own('id', 'url', 'name', 'description', 'comments', 'status', 'max_prefixes', 'remote_as_macro', 'extra_attributes', 'created', 'last_updated'),
	{field: 'display', sign: 'made'},
	shows('device', 'dcim.device'),
	shows('virtualmachine', 'virtualization.virtualmachine'),
	shows('site', 'dcim.site'),
	shows('tenant', 'tenancy.tenant'),
	shows('local_address', 'ipam.ipaddress'),
	shows('remote_address', 'ipam.ipaddress'),
	shows('remote_prefix', 'ipam.prefix'),
	shows('local_as', 'ipam.asn'),
	shows('remote_as', 'ipam.asn'),
	shows('peer_group', 'netbox_bgp.bgppeergroup'),
	shows('import_policies', 'netbox_bgp.routingpolicy'),
	shows('export_policies', 'netbox_bgp.routingpolicy'),
	shows('prefix_list_in', 'netbox_bgp.prefixlist'),
	shows('prefix_list_out', 'netbox_bgp.prefixlist'),
	shows('tags', 'extras.tag'),
	{field: 'custom_fields', sign: 'carried'},
];

/** A kind of object that changes what sessions show, where it is listed, and what of it is shown. */
export type ShownKind = {
	readonly type: string;
	readonly endpoint: Endpoint<Row & {readonly id: number}>;
	/** Its list in GraphQL (4.5 to 4.7). */
	readonly graphql: string;
	/** The keys that a session shows of such an object; those of a related object are `made`. */
	readonly keys: readonly string[];
};

const named = ['id', 'url', 'display', 'name', 'description'];

/** Every kind whose edit changes the JSON of sessions; of the last ones nothing stands there by itself. All have a log and times of their own. */
export const shownKinds: readonly ShownKind[] = [
	{type: 'dcim.device', endpoint: devices, graphql: 'device_list', keys: named},
	{type: 'dcim.site', endpoint: sites, graphql: 'site_list', keys: [...named, 'slug']},
	{type: 'tenancy.tenant', endpoint: tenants, graphql: 'tenant_list', keys: [...named, 'slug']},
	{type: 'ipam.asn', endpoint: asns, graphql: 'asn_list', keys: ['id', 'url', 'display', 'asn', 'description']},
	{type: 'ipam.ipaddress', endpoint: ipAddresses, graphql: 'ip_address_list', keys: ['id', 'url', 'display', 'family', 'address', 'description']},
	{type: 'ipam.prefix', endpoint: prefixes, graphql: 'prefix_list', keys: ['id', 'url', 'display', 'family', 'prefix', 'description', '_depth']},
	{type: 'virtualization.virtualmachine', endpoint: virtualMachines, graphql: 'virtual_machine_list', keys: named},
	{type: 'netbox_bgp.bgppeergroup', endpoint: peerGroups, graphql: 'netbox_bgp_peer_group_list', keys: named},
	{type: 'netbox_bgp.routingpolicy', endpoint: routingPolicies, graphql: 'netbox_bgp_routing_policy_list', keys: named},
	{type: 'netbox_bgp.prefixlist', endpoint: prefixLists, graphql: 'netbox_bgp_prefixlist_list', keys: named},
	{type: 'extras.tag', endpoint: tags, graphql: 'tag_list', keys: ['id', 'url', 'display_url', 'display', 'name', 'slug', 'color']},
	{type: 'extras.customfield', endpoint: customFields, graphql: 'custom_field_list', keys: []},
	{type: 'extras.customfieldchoiceset', endpoint: customFieldChoiceSets, graphql: 'custom_field_choice_set_list', keys: []},
	{type: 'dcim.devicetype', endpoint: deviceTypes, graphql: 'device_type_list', keys: []},
	{type: 'dcim.manufacturer', endpoint: manufacturers, graphql: 'manufacturer_list', keys: []},
	{type: 'dcim.virtualchassis', endpoint: virtualChassis, graphql: 'virtual_chassis_list', keys: []},
];

/** The kinds whose edit may change sessions that show these types: custom fields are part of all. `type#0` stands for one that their JSON does not name. */
export const kindsAbout = (shown: ReadonlySet<string>): readonly ShownKind[] =>
	shownKinds.filter(
		({type}) => shown.has(type) || everywhereTypes.has(type) || (displayTypes.has(type) && shown.has('dcim.device#0')) || type === 'dcim.device',
	);

/** Content types of which any edit may change the JSON of every session: custom fields are part of all. */
export const everywhereTypes: ReadonlySet<string> = new Set(['extras.customfield', 'extras.customfieldchoiceset']);

/** A device without a name is displayed by its type and manufacturer, or by its chassis. */
export const displayTypes: ReadonlySet<string> = new Set(['dcim.devicetype', 'dcim.manufacturer', 'dcim.virtualchassis']);

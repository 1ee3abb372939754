import type {Row} from '../../output/output.js';
import {tenantGroups} from '../filters/absent.js';
import {type Scene, target, textOf} from '../model/context.js';
import {choice, ending, type Fields, mustRef, needed, nullable, number, ref, refs, text} from '../model/field.js';
import {common, type FilterSpec, numbers, type RelationKey, relation, texts} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {networkOf, parseNetwork, sameNetwork} from '../reads/ip-network.js';
import {active, identity, named} from './parts.js';

const brief = ['id', 'url', 'display', 'name', 'description'];
const comments = text(Number.POSITIVE_INFINITY);
const lists: Fields = {prefix_list_in: ref('plugins/bgp/prefix-list', 'clear'), prefix_list_out: ref('plugins/bgp/prefix-list', 'clear')};
const policies: Fields = {import_policies: refs('plugins/bgp/routing-policy'), export_policies: refs('plugins/bgp/routing-policy')};
const plain = {search: ['name', 'description']} as const;
const one = (field: string, to: string): FilterSpec => ({by: 'relation', through: [field], to, key: 'id', single: true});

/** Routing policies. */
export const routingPolicy: Kind = {
	...named('plugins/bgp/routing-policy', 'netbox_bgp.routingpolicy', 'RoutingPolicy', 'routing policy'),
	...plain,
	fields: {
		...identity('plugins/bgp/routing-policy', {page: null}),
		...{name: needed(100), description: text(), weight: number({min: 0, max: 2_147_483_647}), comments},
		...ending,
	},
	brief,
	ordering: ['weight', 'name'],
	filters: {...common, ...texts('name')},
	alike: [['name', 'description']],
};

/** Prefix lists. */
export const prefixList: Kind = {
	...named('plugins/bgp/prefix-list', 'netbox_bgp.prefixlist', 'PrefixList', 'prefix list'),
	...plain,
	fields: {
		...identity('plugins/bgp/prefix-list', {page: null}),
		...{name: needed(100), description: text()},
		...{family: {is: 'choice', choices: {ipv4: 'IPv4', ipv6: 'IPv6'}, initial: null, required: true, bare: true}, comments},
		...ending,
	},
	brief,
	filters: {...common, ...texts('name'), family: {by: 'choice', field: 'family', last: true}},
	alike: [['name', 'description', 'family']],
};

/** Peer groups. */
export const peerGroup: Kind = {
	...named('plugins/bgp/peer-group', 'netbox_bgp.bgppeergroup', 'BGPPeerGroup', 'bgp peer group'),
	...plain,
	aliases: ['plugins/bgp/bgppeergroup'],
	fields: {
		...identity('plugins/bgp/peer-group', {page: null, url: 'plugins/bgp/bgppeergroup'}),
		...{name: needed(100), description: text(), local_as: ref('ipam/asns', 'clear'), remote_as: ref('ipam/asns', 'clear')},
		...policies,
		...lists,
		...{extra_attributes: {is: 'json', initial: {}}, comments},
		...ending,
	},
	brief,
	filters: {
		...common,
		...texts('name'),
		...{local_as: one('local_as', 'ipam/asns'), remote_as: one('remote_as', 'ipam/asns')},
		...{prefix_list_in: one('prefix_list_in', 'plugins/bgp/prefix-list'), prefix_list_out: one('prefix_list_out', 'plugins/bgp/prefix-list')},
	},
	alike: [['name', 'description']],
};

const byKey = (field: string, to: string, key: RelationKey) => relation(field, to, {key});

/** A trap of the plugin: the value is reduced to its network and compared for equality, so that only a network address finds anything. */
const byNetwork = (field: string, to: string, key: string): FilterSpec => ({
	by: 'test',
	matches: (record, value, scene) => {
		const asked = parseNetwork(value);
		const mine = parseNetwork(textOf(target(scene, to, record[field]) ?? {}, key));
		return asked !== undefined && mine !== undefined && sameNetwork(networkOf(asked), mine);
	},
});

/** `fceos4:name`; a session without a name is called by its remote end, in netbox-bgp 0.17 `None`. */
function sessionDisplay(record: Row, scene: Scene): string {
	const host = (['dcim/devices', 'virtualization/virtual-machines'] as const)
		.map((path, index) => ({path, row: target(scene, path, record[index === 0 ? 'device' : 'virtualmachine'])}))
		.find(({row}) => row !== undefined);
	const on = host?.row === undefined ? '' : scene.kindOf(host.path).display(host.row, scene);
	if (scene.profile.mergesPolicies) return `${on}:${record['name'] ?? 'None'}`;
	return on === '' ? label(record, scene) : `${on}:${label(record, scene)}`;
}

function label(record: Row, scene: Scene): string {
	const name = textOf(record, 'name');
	if (name !== '') return name;
	const peer = target(scene, 'ipam/ip-addresses', record['remote_address']) ?? target(scene, 'ipam/prefixes', record['remote_prefix']) ?? {};
	const remote = target(scene, 'ipam/asns', record['remote_as']) ?? {};
	return `${textOf(peer, 'address') || textOf(peer, 'prefix')}:${scene.kindOf('ipam/asns').display(remote, scene)}`;
}

/** BGP sessions. */
export const session: Kind = {
	...named('plugins/bgp/session', 'netbox_bgp.bgpsession', 'BGPSession', 'bgp session'),
	aliases: ['plugins/bgp/bgpsession'],
	display: sessionDisplay,
	fields: {
		...identity('plugins/bgp/session', {page: null, url: 'plugins/bgp/bgpsession'}),
		...{status: choice({offline: 'Offline', ...active, planned: 'Planned', failed: 'Failed'}, 'active'), site: ref('dcim/sites', 'clear')},
		...{tenant: ref('tenancy/tenants'), device: ref('dcim/devices'), virtualmachine: ref('virtualization/virtual-machines')},
		...{local_address: mustRef('ipam/ip-addresses'), remote_address: ref('ipam/ip-addresses'), remote_prefix: ref('ipam/prefixes')},
		...{
			local_as: mustRef('ipam/asns'),
			remote_as: mustRef('ipam/asns'),
			remote_as_macro: nullable(255),
			peer_group: ref('plugins/bgp/peer-group', 'clear'),
		},
		...policies,
		max_prefixes: number({min: 1, max: 2_147_483_647}),
		...lists,
		...{extra_attributes: {is: 'json', initial: {}}, name: nullable(256), description: text(), comments},
		...ending,
	},
	brief,
	ordering: ['name'],
	filters: {
		...common,
		...tenantGroups,
		...texts('name', 'remote_as_macro'),
		...numbers('max_prefixes'),
		status: {by: 'choice', field: 'status', last: true},
		...relation('tenant', 'tenancy/tenants'),
		...byKey('remote_as', 'ipam/asns', 'asn'),
		...byKey('local_as', 'ipam/asns', 'asn'),
		peer_group: {by: 'relation', through: ['peer_group'], to: 'plugins/bgp/peer-group', key: 'id'},
		import_policies: {by: 'relation', through: ['import_policies'], to: 'plugins/bgp/routing-policy', key: 'id'},
		export_policies: {by: 'relation', through: ['export_policies'], to: 'plugins/bgp/routing-policy', key: 'id'},
		...byKey('local_address', 'ipam/ip-addresses', 'address'),
		...byKey('remote_address', 'ipam/ip-addresses', 'address'),
		...byKey('remote_prefix', 'ipam/prefixes', 'prefix'),
		...byKey('device', 'dcim/devices', 'name'),
		...byKey('virtualmachine', 'virtualization/virtual-machines', 'name'),
		...byKey('site', 'dcim/sites', 'name'),
		by_remote_address: byNetwork('remote_address', 'ipam/ip-addresses', 'address'),
		by_local_address: byNetwork('local_address', 'ipam/ip-addresses', 'address'),
		by_remote_prefix: byNetwork('remote_prefix', 'ipam/prefixes', 'prefix'),
	},
	search: ['remote_as.asn', 'name', 'local_as.asn', 'description'],
	alike: [
		['device', 'local_address', 'local_as', 'remote_address', 'remote_as'],
		['virtualmachine', 'local_address', 'local_as', 'remote_address', 'remote_as'],
		['device', 'local_address', 'local_as', 'remote_prefix', 'remote_as'],
		['virtualmachine', 'local_address', 'local_as', 'remote_prefix', 'remote_as'],
	],
	clean: (record, scene) => {
		const remotes = Number(record['remote_address'] !== null) + Number(record['remote_prefix'] !== null);
		if (remotes === 1) return undefined;
		if (!scene.profile.bgpIsFrom('0.20')) return {remote_address: ['This field is required.']};
		const fault = remotes === 0 ? 'Either a Remote Address or a Remote Prefix is required' : 'Cannot set both Remote Address and Remote Prefix';
		return {remote_address: [fault], remote_prefix: [fault]};
	},
};

import type {Row} from '../../output/output.js';
import {type Builder, createBuilder, type Fields} from './builder.js';
import type {LabDataset} from './dataset.js';
import {finish} from './lab.js';
import {addNetwork, type Network} from './network.js';

type Name = 'r1' | 'r2' | 'r3' | 'r4';

type VrfName = 'RED' | 'BLUE';

/** An address: its text, the router whose interface it is on, if one's, its VRF, if it has one, and what is odd about it or its interface. */
type Address = {
	readonly text: string;
	readonly port?: Name;
	readonly vrf?: VrfName;
	readonly portVrf?: VrfName;
	readonly isLoopback?: true;
	readonly more?: Fields;
};

/** A session from one address to another: on which router, with which AS numbers. */
type Draft = {
	readonly name: string;
	readonly on: Name | null;
	readonly local: Address;
	readonly remote: Address | {readonly prefix: string};
	readonly as: readonly [local: number, remote: number];
	readonly more?: Fields;
};

type Drawn = {readonly builder: Builder; readonly network: Network; readonly routers: {readonly [name: string]: number}; readonly machine: number};

const [mine, yours] = [65_001, 65_002];
const host = (net: number, last: number, port?: Name, mask = 30): Address => ({text: `10.66.${net}.${last}/${mask}`, ...(port && {port})});

/** The two sessions of a link between r1 and r2, and what is odd about either. */
function pair(net: number, name: string, [first, second]: readonly [Partial<Draft>, Partial<Draft>]): readonly Draft[] {
	const [low, high] = [host(net, 1, 'r1'), host(net, 2, 'r2')];
	return [
		{name: `${name}-r1`, on: 'r1', local: low, remote: high, as: [mine, yours], ...first},
		{name: `${name}-r2`, on: 'r2', local: high, remote: low, as: [yours, mine], ...second},
	];
}

/** The sessions of which each rule of `netbox check bgp-peerings` says something, one fault a network `10.66.N.0`; the first pair is right. */
function drafts({network, machine}: Drawn): readonly Draft[] {
	const one = (name: string, local: Address, remote: Draft['remote'], more: Partial<Draft> = {}): Draft => ({
		...{name, on: 'r1', local, remote, as: [mine, yours]},
		...more,
	});
	const [unassigned, both] = [host(11, 2), host(12, 2)];
	const far = {local: unassigned, remote: host(11, 1, 'r1'), as: [yours, mine]} as const;
	const [red, blue] = [{...both, port: 'r2', vrf: 'RED'} as const, {...both, port: 'r3', vrf: 'BLUE'} as const];
	const inside: Address = {...host(13, 2, 'r1'), vrf: 'RED'};
	return [
		...pair(1, 'right', [{}, {}]),
		...pair(2, 'as-mismatch', [{}, {as: [65_099, mine]}]),
		...pair(3, 'status-mismatch', [{}, {more: {status: 'planned'}}]),
		...pair(4, 'group-differs', [{more: {peer_group: network.groups['FABRIC'] ?? 0}}, {}]),
		one('missing-reverse', host(5, 1, 'r1'), host(5, 2, 'r2')),
		one('unknown-remote', host(6, 1, 'r1'), host(6, 2)),
		one('self-peering', host(7, 1, 'r1'), host(7, 1, 'r1')),
		...pair(8, 'duplicate', [{}, {}]),
		one('duplicate-again', host(8, 1, 'r1'), host(8, 2, 'r2'), {as: [65_011, yours]}),
		...pair(9, 'wrong-device', [{}, {on: 'r3'}]),
		one('local-elsewhere', host(10, 1, 'r1'), host(10, 2), {on: 'r3', as: [mine, 65_200]}),
		one('several-reverses', far.remote, far.local),
		...[one('several-reverses-r2', far.local, far.remote, {...far, on: 'r2'}), one('several-reverses-r4', far.local, far.remote, {...far, on: 'r4'})],
		one('ambiguous', host(12, 1, 'r1'), red),
		...[
			one('ambiguous-red', red, host(12, 1, 'r1'), {on: 'r2', as: [yours, mine]}),
			one('ambiguous-blue', blue, host(12, 1, 'r1'), {on: 'r3', as: [yours, mine]}),
		],
		...[one('hairpin', host(13, 1, 'r1'), inside, {as: [mine, mine]}), one('hairpin-red', inside, host(13, 1, 'r1'), {as: [mine, mine]})],
		...pair(14, 'two-holders', [{}, {more: {virtualmachine: machine}}]),
		...pair(15, 'no-holder', [{}, {on: null}]),
		...pair(16, 'local-unassigned', [{remote: host(16, 2)}, {local: host(16, 2)}]),
		...pair(17, 'not-adjacent', [{remote: host(117, 1, 'r2')}, {local: host(117, 1, 'r2')}]),
		one('family-mismatch', host(18, 1, 'r1'), {text: '2001:db8:66::1/128'}, {as: [mine, 65_300]}),
		one('no-clients', host(19, 1, 'r1', 24), {prefix: '10.66.19.0/24'}, {as: [mine, 65_400]}),
		one('unverifiable', host(20, 1, 'r1'), {text: '0.0.0.0/32'}, {as: [mine, 65_500]}),
		...factDrafts(network, one),
	];
}

/** Those that are seen by interfaces, by peer groups, and by what a token may see. */
function factDrafts(
	{groups}: Network,
	one: (name: string, local: Address, remote: Draft['remote'], more?: Partial<Draft>) => Draft,
): readonly Draft[] {
	const odd = {...host(21, 1, 'r1'), vrf: 'RED', portVrf: 'BLUE'} as const;
	const grouped = {more: {peer_group: groups['TO-R2'] ?? 0}};
	const [near, far] = [host(23, 1, 'r1', 24), shared('r2')];
	const [loopback, plain] = [lone(24, 1, 'r1', true), lone(24, 2, 'r2')];
	const inside: Partial<Draft> = {as: [65_024, 65_024]};
	const unseen = {...host(25, 2, 'r2'), more: {description: 'not for everybody'}};
	const mesh: Partial<Draft> = {as: [65_026, 65_026]};
	const [a, b, c] = [lone(26, 1, 'r1', true), lone(26, 2, 'r2', true), lone(26, 3, 'r3', true)];
	return [
		...pair(21, 'vrf-disagrees', [{local: odd}, {remote: odd}]),
		...pair(22, 'group-as', [grouped, grouped]),
		one('anycast-partial', near, far),
		one('anycast-partial-r2', far, near, {on: 'r2', as: [yours, mine]}),
		...[one('ibgp-interface', loopback, plain, inside), one('ibgp-interface-r2', plain, loopback, {on: 'r2', ...inside})],
		...pair(25, 'hidden', [{remote: unseen}, {local: unseen}]),
		...[one('ibgp-mesh', a, b, mesh), one('ibgp-mesh-r2', b, a, {on: 'r2', ...mesh})],
		...[one('ibgp-mesh-r2-r3', b, c, {on: 'r2', ...mesh}), one('ibgp-mesh-r3', c, b, {on: 'r3', ...mesh})],
		...pair(27, 'no-max-prefix', [{}, {}]),
		...pair(28, 'no-policy', [{}, {}]),
		...pair(29, 'name-template', [{}, {}]),
	];
}

const lone = (net: number, last: number, port: Name, isLoopback?: true): Address => ({...host(net, last, port, 32), ...(isLoopback && {isLoopback})});

/** An address that several routers have. */
const shared = (port: Name): Address => ({...host(23, 2, port, 24), more: {role: 'anycast'}});

/** A network of four routers with every fault that the check of peerings has a rule for: equal in every run. */
export function faultsDataset(): LabDataset {
	const builder = createBuilder();
	const network = addNetwork(builder);
	const place = {site: network.sites['AMS1'] ?? 0, device_type: network.types['ceos'] ?? 0, role: network.roles['edge'] ?? 0};
	const routers = Object.fromEntries(['r1', 'r2', 'r3', 'r4'].map((name) => [name, builder.add('dcim/devices', {name, ...place})]));
	const machine = builder.add('virtualization/virtual-machines', {name: 'vm1', site: place.site});
	const drawn = {builder, network, routers, machine};
	for (const name of ['RED', 'BLUE']) builder.once('ipam/vrfs', name, () => ({name, rd: `65000:${name === 'RED' ? 1 : 2}`}));
	const groups = {...network.groups, 'TO-R2': builder.add('plugins/bgp/peer-group', {name: 'TO-R2', remote_as: addNumber(builder, yours)})};
	for (const draft of drafts({...drawn, network: {...network, groups}})) addSession(drawn, draft);
	addAddress(drawn, shared('r3'));
	return withNarrowReader(finish(builder));
}

/** The reader may see interfaces, and no address with a description. */
function withNarrowReader(dataset: LabDataset): LabDataset {
	const users = (dataset.objects['users/users'] ?? []).map((user) => ({
		...user,
		permissions: (user['permissions'] as readonly Row[]).flatMap((one) => [
			{...one, object_types: [...(one['object_types'] as readonly string[]).filter((type) => type !== 'ipam.ipaddress'), 'dcim.interface']},
			{...one, id: 2, display: 'view addresses', name: 'view addresses', object_types: ['ipam.ipaddress'], constraints: {description: ''}},
		]),
	}));
	return {...dataset, objects: {...dataset.objects, 'users/users': users}};
}

const addNumber = (builder: Builder, asn: number): number => builder.once('ipam/asns', String(asn), () => ({asn, rir: 1}));

function addAddress({builder, routers}: Pick<Drawn, 'builder' | 'routers'>, address: Address): number {
	const {text, port, vrf, more} = address;
	const vrfId = (name: VrfName | undefined): number | null => (name === undefined ? null : builder.once('ipam/vrfs', name, () => ({name})));
	return builder.once('ipam/ip-addresses', `${text} ${vrf} ${more ? port : ''}`, () => ({
		...{address: text, vrf: vrfId(vrf), ...more},
		...(port && {
			assigned_object_type: 'dcim.interface',
			assigned_object_id: addPort({builder, routers}, {...address, port}, vrfId(address.portVrf)),
		}),
	}));
}

function addSession({builder, network, routers}: Drawn, {name, on, local, remote, as, more = {}}: Draft): void {
	const isPrefix = 'prefix' in remote;
	builder.add('plugins/bgp/session', {
		...{name, device: on === null ? null : (routers[on] ?? null), site: on === null ? null : (network.sites['AMS1'] ?? null)},
		...{local_address: addAddress({builder, routers}, local), remote_address: isPrefix ? null : addAddress({builder, routers}, remote)},
		remote_prefix: isPrefix ? builder.once('ipam/prefixes', remote.prefix, () => ({prefix: remote.prefix})) : null,
		...{local_as: addNumber(builder, as[0]), remote_as: addNumber(builder, as[1])},
		...more,
	});
}

/** An interface of a router, called by the network of its address. */
function addPort(
	{builder, routers}: Pick<Drawn, 'builder' | 'routers'>,
	{text, port, isLoopback}: Address & {readonly port: Name},
	vrf: number | null,
): number {
	const [, , net = '0', last = '0'] = text.split(/[./]/);
	const name = isLoopback ? `Loopback${net}` : `Ethernet${net}/${last}`;
	return builder.add('dcim/interfaces', {device: routers[port] ?? 0, name, vrf, type: isLoopback ? 'virtual' : '10gbase-x-sfpp'});
}

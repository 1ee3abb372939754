import {type Builder, createBuilder, type Fields} from './builder.js';
import type {LabDataset} from './dataset.js';
import {finish} from './lab.js';
import {addNetwork, type Network} from './network.js';

type Name = 'r1' | 'r2' | 'r3' | 'r4';

/** An address: its text, the router whose interface it is on, if one's, and its VRF, if it has one. */
type Address = {readonly text: string; readonly port?: Name; readonly vrf?: 'RED' | 'BLUE'};

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
	];
}

/** A network of four routers with every fault that the check of peerings has a rule for: equal in every run. */
export function faultsDataset(): LabDataset {
	const builder = createBuilder();
	const network = addNetwork(builder);
	const place = {site: network.sites['AMS1'] ?? 0, device_type: network.types['ceos'] ?? 0, role: network.roles['edge'] ?? 0};
	const routers = Object.fromEntries(['r1', 'r2', 'r3', 'r4'].map((name) => [name, builder.add('dcim/devices', {name, ...place})]));
	const machine = builder.add('virtualization/virtual-machines', {name: 'vm1', site: place.site});
	const drawn = {builder, network, routers, machine};
	for (const name of ['RED', 'BLUE']) builder.once('ipam/vrfs', name, () => ({name, rd: `65000:${name === 'RED' ? 1 : 2}`}));
	for (const draft of drafts(drawn)) addSession(drawn, draft);
	return finish(builder);
}

function addSession({builder, network, routers}: Drawn, {name, on, local, remote, as, more = {}}: Draft): void {
	const address = ({text, port, vrf}: Address): number =>
		builder.once('ipam/ip-addresses', `${text} ${vrf}`, () => ({
			address: text,
			vrf: vrf === undefined ? null : builder.once('ipam/vrfs', vrf, () => ({name: vrf})),
			...(port && {assigned_object_type: 'dcim.interface', assigned_object_id: addPort({builder, routers}, port, text)}),
		}));
	const number = (asn: number): number => builder.once('ipam/asns', String(asn), () => ({asn, rir: 1}));
	const isPrefix = 'prefix' in remote;
	builder.add('plugins/bgp/session', {
		...{name, device: on === null ? null : (routers[on] ?? null), site: on === null ? null : (network.sites['AMS1'] ?? null)},
		...{local_address: address(local), remote_address: isPrefix ? null : address(remote)},
		remote_prefix: isPrefix ? builder.once('ipam/prefixes', remote.prefix, () => ({prefix: remote.prefix})) : null,
		...{local_as: number(as[0]), remote_as: number(as[1])},
		...more,
	});
}

/** An interface of a router, called by the network of its address. */
function addPort({builder, routers}: Pick<Drawn, 'builder' | 'routers'>, router: Name, text: string): number {
	const net = text.split('.')[2] ?? '0';
	return builder.add('dcim/interfaces', {
		device: routers[router] ?? 0,
		name: `Ethernet${net}/${text.split('.')[3]?.split('/')[0]}`,
		type: '10gbase-x-sfpp',
	});
}

import type {Builder, Fields} from './builder.js';
import type {Network} from './network.js';
import type {Drawing, End, Host} from './sessions.js';

/** The devices and sessions of the reference data set, in its order and with its ids; every odd row is odd on purpose. */
export function addReference(builder: Builder, network: Network, draw: Drawing): void {
	const hosts = addHosts(network, draw);
	addPairs(network, draw, hosts);
	addFaultyFabric(network, draw, hosts);
	addOdd({network, draw, hosts});
	addHostless({builder, network, draw, hosts});
}

type Hosts = {readonly [key: string]: Host};

const at = (address: string, asn: number): End => ({address, asn});

function hostOf(hosts: Hosts, key: string): Host {
	const host = hosts[key];
	if (host === undefined) throw new Error(`no device "${key}" in the reference data`);
	return host;
}

function addHosts({roles, tags, tenant}: Network, draw: Drawing): Hosts {
	const as = (role: string, ...labels: readonly string[]): Fields => ({role: roles[role] ?? 0, tags: labels.map((label) => tags[label] ?? 0)});
	const hosts: {[key: string]: Host} = {};
	for (const n of '456') {
		hosts[`fceos${n}`] = draw.device(`fceos${n}`, 'SALTNORNIR-LAB', {...as('VirtualRouter'), tenant, asset_tag: `UUID-12345${n}`});
	}
	for (const n of '12') hosts[`spine${n}`] = draw.device(`spine${n}`, 'AMS1', as('spine', 'core'));
	for (const n of '1234') hosts[`leaf${n}`] = draw.device(`leaf${n}`, 'AMS1', as('leaf', 'leaf'));
	const zurich = 'Zürich / DC+1 & more';
	return {
		...hosts,
		'edge1-ams': draw.device('edge1', 'AMS1', as('edge', 'edge')),
		'edge1-fra': draw.device('edge1', 'FRA1', as('edge', 'edge', 'core')),
		odd: draw.device('core/1 +&%#ß "q"', zurich, as('edge')),
		null: draw.device('null', zurich, as('edge')),
		nameless: draw.device(null, zurich, as('edge')),
		RTR1: draw.device('RTR1', 'AMS1', as('edge')),
		rtr1: draw.device('rtr1', 'FRA1', as('edge')),
		tokyo: draw.device('東京-ルーター1', zurich, as('edge')),
	};
}

/** fceos4 and fceos5: three sessions each way, as people meet them first. */
function addPairs({groups, policies, prefixList, tenant}: Network, draw: Drawing, hosts: Hosts): void {
	draw.asn(65_100, 'BGP ASN for fceos4');
	draw.asn(65_101, 'BGP ASN for fceos5');
	const policy = [policies['RPL1'] ?? 0];
	const shared = {tenant, peer_group: groups['TEST_BGP_PEER_GROUP_1'] ?? 0, import_policies: policy, export_policies: policy};
	for (const [net, port] of [
		[2, 105],
		[3, 106],
		[4, 107],
	] as const) {
		const low = at(`10.0.${net}.1/30`, 65_100);
		const high = at(`10.0.${net}.2/30`, 65_101);
		for (const [mine, yours, ends] of [
			['fceos4', 'fceos5', [low, high]],
			['fceos5', 'fceos4', [high, low]],
		] as const) {
			const description = `BGP peering between ${mine} and ${yours} on eth${port}`;
			draw.session(`${mine}-${yours}-eth${port}`, hostOf(hosts, mine), ends, {
				...shared,
				prefix_list_in: prefixList,
				prefix_list_out: prefixList,
				description,
			});
		}
	}
}

/** Two spines and four leaves whose ends disagree here and there. */
function addFaultyFabric({groups}: Network, draw: Drawing, hosts: Hosts): void {
	const fabric = {peer_group: groups['FABRIC'] ?? 0};
	for (const s of [1, 2]) {
		for (const l of [1, 2, 3, 4]) {
			const key = `${s}-${l}`;
			const low = at(`172.16.${s}.${l * 2}/31`, 4_200_000_000 + s);
			const high = at(`172.16.${s}.${l * 2 + 1}/31`, 4_200_000_100 + l);
			draw.session(`spine${s}-leaf${l}`, hostOf(hosts, `spine${s}`), [low, high], fabric);
			if (key === '1-4') continue; // the reverse is missing
			const mine = key === '2-1' ? at(high.address, high.asn + 100) : high; // another AS number
			const more = {...(key === '2-3' ? {} : fabric), status: key === '2-2' ? 'planned' : 'active'}; // no group; another status
			draw.session(`leaf${l}-spine${s}`, hostOf(hosts, `leaf${l}`), [mine, low], more);
		}
	}
	const low = at('2001:db8:1::/127', 4_200_000_001);
	const high = at('2001:db8:1::1/127', 4_200_000_101);
	draw.session('spine1-leaf1-v6', hostOf(hosts, 'spine1'), [low, high], fabric);
	draw.session('leaf1-spine1-v6', hostOf(hosts, 'leaf1'), [high, low], fabric);
}

type Odd = {readonly builder: Builder; readonly network: Network; readonly draw: Drawing; readonly hosts: Hosts};

/** Names that repeat, are null or need escaping; a session with itself. */
function addOdd({network, draw, hosts}: Omit<Odd, 'builder'>): void {
	const group = {peer_group: network.groups['IX-PEERS'] ?? 0};
	const [ams, fra] = [hostOf(hosts, 'edge1-ams'), hostOf(hosts, 'edge1-fra')];
	const labels = [network.tags['core'] ?? 0, network.tags['edge'] ?? 0];
	const ix = (n: number): [End, End] => [at(n < 12 ? '192.0.2.1/24' : '192.0.2.2/24', 64_500), at(`192.0.2.${n}/24`, 64_500 + n)];
	draw.session('ix', ams, ix(10), {...group, tags: labels, custom_fields: {maintenance: true, tier: 'gold'}});
	draw.session('ix', ams, ix(11), {...group, custom_fields: {maintenance: false}});
	draw.session('ix', fra, ix(12), {...group, status: 'offline'});
	draw.session(null, fra, ix(13), {status: 'failed'});
	const [one, two] = [at('10.255.0.1/32', 64_500), at('10.255.0.2/32', 64_500)];
	draw.session('ibgp', hostOf(hosts, 'RTR1'), [one, two]);
	draw.session('ibgp', hostOf(hosts, 'rtr1'), [two, one]);
	const self = at('10.254.0.1/32', 64_501);
	draw.session('self', hostOf(hosts, 'odd'), [self, self], {description: 'peers with itself'});
	const comments = '# Übergabe\n\n* first\n* second\n';
	draw.session('北京 — 東京', hostOf(hosts, 'tokyo'), [at('10.253.0.1/30', 64_502), at('10.253.0.2/30', 64_503)], {comments});
	const escapes = {description: '\u001b]0;title\u0007 and \u009b2J'};
	draw.session('escape \u001b[31mred\u001b[0m \u202eabc', hostOf(hosts, 'odd'), [at('10.252.0.1/30', 64_501), at('10.252.0.2/30', 64_503)], escapes);
	draw.session('on-null', hostOf(hosts, 'null'), [at('10.251.0.1/30', 64_504), at('10.251.0.2/30', 64_505)]);
	draw.session('nameless-box', hostOf(hosts, 'nameless'), [at('10.250.0.1/30', 64_504), at('10.250.0.2/30', 64_505)]);
}

/** Sessions on a virtual machine, on nothing, and with a whole prefix. */
function addHostless({builder, network, draw, hosts}: Odd): void {
	const type = builder.add('virtualization/cluster-types', {name: 'KVM', slug: 'kvm'});
	const cluster = builder.add('virtualization/clusters', {name: 'ams1-kvm', type});
	const virtualmachine = builder.add('virtualization/virtual-machines', {name: 'vm-rr1', site: network.sites['AMS1'] ?? 0, cluster});
	draw.session('rr-client', null, [at('10.249.0.1/32', 64_500), at('10.249.0.2/32', 64_500)], {virtualmachine});
	draw.session('orphan', null, [at('10.248.0.1/30', 64_506), at('10.248.0.2/30', 64_507)]);
	const remote_prefix = builder.add('ipam/prefixes', {prefix: '10.247.0.0/24'});
	// The remote address is drawn and not set: a dynamic session listens to a prefix, and 64520 is the AS behind it.
	draw.session('dynamic', hostOf(hosts, 'edge1-ams'), [at('10.247.0.1/24', 64_500), at('10.247.0.1/24', 64_520)], {
		remote_address: null,
		remote_prefix,
	});
}

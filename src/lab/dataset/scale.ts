import type {Builder} from './builder.js';
import type {LabDataset} from './dataset.js';
import {drawLab, finish} from './lab.js';
import type {Network} from './network.js';

const neighbours = 10;
const siteCount = 50;
const pad = (n: number, digits: number): string => String(n).padStart(digits, '0');

/** The made-up network with so many more devices in a ring, each with a session to and from its ten neighbours: 20 a device. Equal for equal n. */
export function scaleDataset(devices: number): LabDataset {
	const {builder, network} = drawLab();
	const sites = Array.from({length: siteCount}, (_, i) => builder.add('dcim/sites', {name: `SITE-${pad(i, 3)}`, slug: `site-${pad(i, 3)}`}));
	const site = (i: number): number => sites[i % siteCount] ?? 0;
	const common = {device_type: network.types['ceos'] ?? 0, role: network.roles['leaf'] ?? 0};
	const hosts = Array.from({length: devices}, (_, i) => builder.add('dcim/devices', {name: `lab-${pad(i, 5)}`, site: site(i), ...common}));
	const numbers = hosts.map((_, i) => builder.add('ipam/asns', {asn: 4_210_000_000 + i, rir: 1}));
	for (let i = 0; i < devices; i += 1) {
		for (let j = 1; j <= neighbours; j += 1) addLink({builder, network, hosts, numbers, site}, {from: i, to: (i + j) % devices, step: j});
	}
	return finish(builder);
}

type Ring = {
	readonly builder: Builder;
	readonly network: Network;
	readonly hosts: readonly number[];
	readonly numbers: readonly number[];
	readonly site: (i: number) => number;
};

function addLink(ring: Ring, {from, to, step}: {readonly from: number; readonly to: number; readonly step: number}): void {
	const {builder, network, hosts, numbers, site} = ring;
	const [low = 0, high = 0] = [0, 1].map((end) => builder.add('ipam/ip-addresses', {address: addressOf((from * neighbours + step - 1) * 2 + end)}));
	for (const [x, y, mine, theirs] of [
		[from, to, low, high],
		[to, from, high, low],
	] as const) {
		builder.add('plugins/bgp/session', {
			...{name: `lab-${pad(x, 5)}-lab-${pad(y, 5)}-${step}`, device: hosts[x] ?? 0, site: site(x), local_address: mine, remote_address: theirs},
			...{local_as: numbers[x] ?? 0, remote_as: numbers[y] ?? 0, peer_group: network.groups['FABRIC'] ?? 0, description: `link ${step}`},
		});
	}
}

const addressOf = (x: number): string => `100.${64 + (x >> 16)}.${(x >> 8) & 255}.${x & 255}/31`;

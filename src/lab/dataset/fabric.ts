import type {Network} from './network.js';
import type {Drawing, End, Host} from './sessions.js';

const spines = 2;
const leaves = 8;
const pad = (n: number): string => String(n).padStart(2, '0');

/** One leaf-spine fabric to each of three sites: 10 devices, every link with an IPv4 and an IPv6 session at both ends. */
export function addFabric(network: Network, draw: Drawing): void {
	for (const [index, site] of ['LON1', 'PAR1', 'NYC1'].entries()) addSite({network, draw, site, index});
}

type Place = {readonly network: Network; readonly draw: Drawing; readonly site: string; readonly index: number};

function addSite({network, draw, site, index}: Place): void {
	const name = site.toLowerCase();
	const platform = network.platforms[index === 2 ? 'Junos' : 'EOS'] ?? null;
	const device_type = network.types[index === 2 ? 'vqfx' : 'ceos'] ?? 0;
	const location = index < 2 ? index + 1 : null;
	const place = {platform, device_type, location};
	const make = (role: string, n: number): Host =>
		draw.device(`${name}-${role}${role === 'leaf' ? pad(n) : n}`, site, {
			...place,
			role: network.roles[role] ?? 0,
			tags: [network.tags[role === 'leaf' ? 'leaf' : 'core'] ?? 0],
		});
	const tops = Array.from({length: spines}, (_, s) => make('spine', s + 1));
	const downs = Array.from({length: leaves}, (_, l) => make('leaf', l + 1));
	const peer_group = network.groups['FABRIC'] ?? 0;
	for (const [s, spine] of tops.entries()) {
		for (const [l, leaf] of downs.entries()) {
			for (const [suffix, low, high] of linkEnds(index, s, l)) {
				const [above, below] = [`${name}-spine${s + 1}`, `${name}-leaf${pad(l + 1)}`];
				draw.session(`${above}-${below}${suffix}`, spine, [low, high], {peer_group});
				draw.session(`${below}-${above}${suffix}`, leaf, [high, low], {peer_group});
			}
		}
	}
}

/** The two ends of a link in IPv4 and in IPv6. */
function linkEnds(site: number, spine: number, leaf: number): readonly (readonly [string, End, End])[] {
	const [above, below] = [4_200_001_000 + site * 100 + spine + 1, 4_200_001_000 + site * 100 + 10 + leaf + 1];
	const net = `172.${20 + site}.${spine + 1}`;
	const net6 = `2001:db8:${20 + site}:${spine + 1}${pad(leaf + 1)}`;
	return [
		['', {address: `${net}.${leaf * 2}/31`, asn: above}, {address: `${net}.${leaf * 2 + 1}/31`, asn: below}],
		['-v6', {address: `${net6}::/127`, asn: above}, {address: `${net6}::1/127`, asn: below}],
	];
}

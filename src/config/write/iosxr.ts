import type {AddressFamily, BgpConfig, NeighborConfig, PeerSettings, VrfConfig} from '../model.js';
import {withGlobal} from './eos.js';
import {familiesOf, groupsIn, ownSettings, said, settingsOf} from './lines.js';
import {below, commonLines, policyLines} from './neighbor-lines.js';

const block = (head: string, lines: readonly string[]): readonly string[] => [...below(head, lines, ' '), '!'];

/** Cisco IOS-XR. Groups (`neighbor-group`) stand once and hold in all VRFs. */
export function iosxrLines(config: BgpConfig): readonly string[] {
	const [global, ...vrfs] = withGlobal(config.vrfs);
	const all = config.vrfs.flatMap(({neighbors}) => neighbors);
	const groups = groupsIn(config, config.vrfs).flatMap(({name, settings}) => {
		const families = familiesOf(all.filter(({group}) => group === name));
		return block(`neighbor-group ${name}`, peerLines(settings, {before: [], after: [], families}));
	});
	const vrfBlocks = vrfs.flatMap((vrf) => block(`vrf ${vrf.name}`, [...said(vrf.rd ?? undefined, (rd) => `rd ${rd}`), ...vrfBody(vrf, config)]));
	const [families, neighbors] = global ? [familyBlocks(all), neighborBlocks(global, config)] : [[], []];
	return block(`router bgp ${config.asn}`, [...families, ...groups, ...neighbors, ...vrfBlocks]);
}

const vrfBody = (vrf: VrfConfig, config: BgpConfig): readonly string[] => [...familyBlocks(vrf.neighbors), ...neighborBlocks(vrf, config)];

const familyBlocks = (neighbors: readonly NeighborConfig[]): readonly string[] =>
	familiesOf(neighbors).flatMap((family) => block(`address-family ${family} unicast`, []));

function neighborBlocks({neighbors}: VrfConfig, config: BgpConfig): readonly string[] {
	const of = settingsOf(config);
	return neighbors.flatMap((one) => {
		const before = one.group === null ? [] : [`use neighbor-group ${one.group}`];
		const after = one.isShutdown ? ['shutdown'] : [];
		return block(`neighbor ${one.peer}`, peerLines(ownSettings(one, of), {before, after, families: [one.family]}));
	});
}

type AroundPeer = {readonly before: readonly string[]; readonly after: readonly string[]; readonly families: readonly AddressFamily[]};

function peerLines(settings: PeerSettings, {before, after, families}: AroundPeer): readonly string[] {
	const inFamily = [...policyLines(settings, 'route-policy'), ...said(settings.maxPrefixes, (count) => `maximum-prefix ${count}`)];
	return [...before, ...commonLines(settings), ...after, ...families.flatMap((family) => block(`address-family ${family} unicast`, inFamily))];
}

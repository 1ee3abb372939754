import type {BgpConfig} from '../model.js';
import {groupsIn, said} from './lines.js';
import {below, commonLines, type NeighborDialect, policyLines, prefixListLines, vrfLines} from './neighbor-lines.js';

const step = ' ';

const dialect: NeighborDialect = {
	...{group: 'peer-group', step},
	whole: commonLines,
	inFamily: (settings) => [
		...prefixListLines(settings),
		...policyLines(settings, 'route-map'),
		...said(settings.maxPrefixes, (count) => `maximum-prefix ${count}`),
	],
	range: ({peer, group}) => `bgp listen range ${peer} peer-group ${group}`,
	family: (family, lines) => ['!', ...below(`address-family ${family} unicast`, lines, step), 'exit-address-family'],
};

/** FRRouting. Each VRF is a router of its own, with groups of its own. */
export const frrLines = (config: BgpConfig): readonly string[] =>
	config.vrfs.flatMap((vrf) => {
		const lines = vrfLines(config, {vrf, groups: groupsIn(config, [vrf]), members: vrf.neighbors}, dialect);
		const head = `router bgp ${config.asn}${vrf.name === null ? '' : ` vrf ${vrf.name}`}`;
		return [...below(head, ['no bgp default ipv4-unicast', ...lines], step), 'exit', '!'];
	});

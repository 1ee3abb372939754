import type {BgpConfig, VrfConfig} from '../model.js';
import {groupsIn, said} from './lines.js';
import {below, commonLines, type NeighborDialect, policyLines, prefixListLines, vrfLines} from './neighbor-lines.js';

const step = '   ';

const dialect: NeighborDialect = {
	...{group: 'peer group', step},
	whole: (settings) => [
		...commonLines(settings),
		...said(settings.maxPrefixes, (count) => `maximum-routes ${count}`),
		...policyLines(settings, 'route-map'),
	],
	inFamily: prefixListLines,
	range: ({peer, group, settings}) => `bgp listen range ${peer} peer-group ${group} remote-as ${settings.remoteAs}`,
	family: (family, lines) => ['!', ...below(`address-family ${family}`, lines, step)],
};

/** Arista EOS. Groups stand once and hold in all VRFs. */
export function eosLines(config: BgpConfig): readonly string[] {
	const [global, ...vrfs] = withGlobal(config.vrfs);
	const members = config.vrfs.flatMap(({neighbors}) => neighbors);
	const all = [
		'no bgp default ipv4-unicast',
		...(global ? vrfLines(config, {vrf: global, groups: groupsIn(config, config.vrfs), members}, dialect) : []),
		...vrfs.flatMap((vrf) => [
			'!',
			...below(
				`vrf ${vrf.name}`,
				[...said(vrf.rd ?? undefined, (rd) => `rd ${rd}`), ...vrfLines(config, {vrf, groups: [], members: vrf.neighbors}, dialect)],
				step,
			),
		]),
	];
	return [...below(`router bgp ${config.asn}`, all, step), '!'];
}

/** The VRFs with the global table first, which is there even where it has no neighbours. */
export const withGlobal = (vrfs: readonly VrfConfig[]): readonly VrfConfig[] =>
	vrfs.some(({name}) => name === null) ? vrfs : [{name: null, rd: null, neighbors: []}, ...vrfs];

import type {AddressFamily, BgpConfig, NeighborConfig, PeerSettings, VrfConfig} from '../model.js';
import {familiesOf, indented, ownSettings, said, settingsOf} from './lines.js';

/** How a platform says it that begins each line with `neighbor` and the name of the neighbour. */
export type NeighborDialect = {
	/** `peer group` or `peer-group`. */
	readonly group: string;
	/** What is said of a neighbour as a whole. */
	readonly whole: (settings: PeerSettings) => readonly string[];
	/** What is said of it within its address family. */
	readonly inFamily: (settings: PeerSettings) => readonly string[];
	/** The line of a prefix of dynamic neighbours. */
	readonly range: (neighbor: NeighborConfig) => string;
	/** How far a line is in below the one that it belongs to. */
	readonly step: string;
	/** `address-family ipv4` and what ends it. */
	readonly family: (family: AddressFamily, lines: readonly string[]) => readonly string[];
};

/** AS numbers, description and source of a neighbour, which most platforms say alike. */
export const commonLines = ({remoteAs, localAs, description, updateSource}: PeerSettings): readonly string[] => [
	...said(remoteAs, (asn) => `remote-as ${asn}`),
	...said(localAs, (asn) => `local-as ${asn} no-prepend replace-as`),
	...said(updateSource?.interface, (name) => `update-source ${name}`),
	...said(description, (text) => `description ${text}`),
];

/** Policies of a neighbour, where the first one is all that it can have. */
export const policyLines = ({imports = [], exports = []}: PeerSettings, word: string): readonly string[] => [
	...said(imports[0], (name) => `${word} ${name} in`),
	...said(exports[0], (name) => `${word} ${name} out`),
];

/** Prefix lists of a neighbour. */
export const prefixListLines = ({prefixListIn, prefixListOut}: PeerSettings): readonly string[] => [
	...said(prefixListIn, (name) => `prefix-list ${name} in`),
	...said(prefixListOut, (name) => `prefix-list ${name} out`),
];

/** The groups that stand here, and the neighbours here and in other VRFs that are in them. */
type VrfPlace = {readonly vrf: VrfConfig; readonly groups: BgpConfig['groups']; readonly members: readonly NeighborConfig[]};

/** All lines of these groups, and of the neighbours of a VRF: first the whole of each, then its address families. */
export function vrfLines(config: BgpConfig, {vrf, groups, members}: VrfPlace, dialect: NeighborDialect): readonly string[] {
	const of = settingsOf(config);
	const families = familiesOf(members).flatMap((family) => {
		const within = (some: readonly NeighborConfig[]): readonly NeighborConfig[] => some.filter((one) => one.family === family);
		const used = groups.filter(({name}) => within(members).some(({group}) => group === name));
		return dialect.family(family, [
			...used.flatMap(({name, settings}) => [
				...(within(members).some(({isRange, group}) => isRange && group === name) ? [`neighbor ${name} activate`] : []),
				...dialect.inFamily(settings).map((line) => `neighbor ${name} ${line}`),
			]),
			...within(vrf.neighbors).flatMap((one) =>
				one.isRange ? [] : ['activate', ...dialect.inFamily(ownSettings(one, of))].map((line) => `neighbor ${one.peer} ${line}`),
			),
		]);
	});
	return [
		...groups.flatMap(({name, settings}) => [dialect.group, ...dialect.whole(settings)].map((line) => `neighbor ${name} ${line}`)),
		...vrf.neighbors.flatMap((one) => wholeLines(one, ownSettings(one, of), dialect)),
		...families,
	];
}

function wholeLines(neighbor: NeighborConfig, own: PeerSettings, dialect: NeighborDialect): readonly string[] {
	const {peer, isRange, group, isShutdown} = neighbor;
	if (isRange) return [dialect.range(neighbor)];
	const {remoteAs, ...rest} = own;
	const lines = [
		// A neighbour is made by its AS number, or else by a group that has one.
		...said(remoteAs, (asn) => `remote-as ${asn}`),
		...(group === null ? [] : [`${dialect.group} ${group}`]),
		...dialect.whole(rest),
		...(isShutdown ? ['shutdown'] : []),
	];
	return lines.map((line) => `neighbor ${peer} ${line}`);
}

/** Lines below a line. */
export const below = (head: string, lines: readonly string[], step: string): readonly string[] => [head, ...indented(lines, step)];

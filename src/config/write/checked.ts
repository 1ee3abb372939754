import {parseAddress} from '../../text/address.js';
import {sanitize} from '../../text/clean.js';
import type {BgpConfig, ConfigPlatform, NeighborConfig, PeerSettings} from '../model.js';

/** Why a platform cannot say something, in words: `description of 10.0.0.1 holds a line break`. */
export type ConfigFault = string;

/** What a platform can say. */
type Abilities = {
	/** Characters that end or change a line of it. */
	readonly unsayable: RegExp;
	readonly hasPrefixLists: boolean;
	readonly hasPolicyLists: boolean;
	/** Whose AS number the dynamic neighbours of a prefix have: the prefix may say one of its own, or its group does. */
	readonly ranges: 'own' | 'group' | 'none';
	/** Whether a neighbour may have another AS number than its group. */
	readonly overridesRemoteAs: boolean;
};

const lineBased = {unsayable: /["!?|\\]/, hasPrefixLists: true, hasPolicyLists: false, ranges: 'own', overridesRemoteAs: true} as const;
const junos = {unsayable: /["\\]/, hasPrefixLists: false, hasPolicyLists: true, ranges: 'group', overridesRemoteAs: true} as const;

const abilities: Readonly<Record<ConfigPlatform, Abilities>> = {
	eos: lineBased,
	frr: {...lineBased, ranges: 'group', overridesRemoteAs: false},
	iosxr: {...lineBased, hasPrefixLists: false, ranges: 'none'},
	junos,
	'junos-set': junos,
};

/** All that this platform cannot say of a configuration; nothing of it is written then. */
export function configFaults(config: BgpConfig, platform: ConfigPlatform): readonly ConfigFault[] {
	const can = abilities[platform];
	const groups = new Map(config.groups.map((group) => [group.name, group.settings]));
	return [
		...config.groups.flatMap(({name, settings}) => [...nameFaults(name, 'group'), ...settingFaults(settings, `group ${name}`, can)]),
		...config.vrfs.flatMap(({name, rd, neighbors}) => [
			...(name === null ? [] : nameFaults(name, 'VRF')),
			...(rd === null || plainWord.test(rd) ? [] : [`the route distinguisher of VRF ${name} is no single word`]),
			...neighbors.flatMap((neighbor) => [
				...settingFaults(neighbor.settings, neighbor.peer, can),
				...neighborFaults(neighbor, groups, can),
				// A router takes no local-as that is its own, and without the line the number of the group holds.
				...(neighbor.settings.localAs === config.asn
					? [`${neighbor.peer} has AS ${config.asn} of the device against that of its group ${neighbor.group}`]
					: []),
			]),
			...doubled(neighbors).map(
				(peer) => `${peer} is there twice${name === null ? '' : ` in VRF ${name}`}: a device has one neighbour of an address`,
			),
		]),
	];
}

/** A word that no platform reads as anything else. */
const plainWord = /^[A-Za-z0-9_][A-Za-z0-9_.:+@/-]*$/;

function nameFaults(name: string, what: string): readonly ConfigFault[] {
	if (!plainWord.test(name)) return [`the name of the ${what} ${shown(name)} is no single word of ASCII letters, digits and _ . : + @ / -`];
	return what === 'group' && parseAddress(name) ? [`the name of the ${what} ${name} reads as an address`] : [];
}

function settingFaults({description, ...settings}: PeerSettings, whose: string, can: Abilities): readonly ConfigFault[] {
	const {imports = [], exports = [], prefixListIn, prefixListOut, updateSource} = settings;
	const lists = [prefixListIn, prefixListOut].flatMap((name) => name ?? []);
	return [
		...(description === undefined ? [] : textFaults(description, `the description of ${whose}`, can)),
		...[...imports, ...exports].flatMap((name) => nameFaults(name, 'policy')),
		...lists.flatMap((name) => nameFaults(name, 'prefix list')),
		...(updateSource?.interface === undefined ? [] : nameFaults(updateSource.interface, 'interface')),
		...(can.hasPrefixLists || lists.length === 0
			? []
			: [`${whose} has the prefix list ${lists.join(' and ')}, and a neighbour there has policies only`]),
		...(can.hasPolicyLists
			? []
			: [imports, exports].flatMap((some) =>
					some.length > 1 ? [`${whose} has ${some.length} policies in one direction (${some.join(', ')}), and a neighbour there has one`] : [],
				)),
	];
}

function textFaults(text: string, what: string, {unsayable}: Abilities): readonly ConfigFault[] {
	if (/[\r\n]/.test(text)) return [`${what} holds a line break`];
	if (/[^ -~]/.test(text)) return [`${what} holds a character that is not ASCII`];
	if (/^ | $| {2}/.test(text)) return [`${what} holds blanks that get lost: at its ends, or several beside each other`];
	const [character] = unsayable.exec(text) ?? [];
	return character === undefined ? [] : [`${what} holds ${character}`];
}

function neighborFaults(
	{peer, isRange, group, isShutdown, settings}: NeighborConfig,
	groups: ReadonlyMap<string, PeerSettings>,
	can: Abilities,
): readonly ConfigFault[] {
	const ofGroup = group === null ? undefined : groups.get(group);
	const differs = ofGroup?.remoteAs !== undefined && settings.remoteAs !== undefined && ofGroup.remoteAs !== settings.remoteAs;
	const as = differs && !can.overridesRemoteAs ? [`${peer} has AS ${settings.remoteAs} and its group ${group} AS ${ofGroup.remoteAs}`] : [];
	if (!isRange) return as;
	if (can.ranges === 'none') return [`${peer} is a prefix of dynamic neighbours`];
	const {remoteAs: _, ...own} = settings;
	const names = Object.keys(own);
	return [
		...as,
		...(group === null ? [`${peer} is a prefix of dynamic neighbours without a peer group`] : []),
		...(can.ranges === 'group' && group !== null && ofGroup?.remoteAs !== settings.remoteAs
			? [`${peer} is a prefix of dynamic neighbours, and its group ${group} does not say their AS ${settings.remoteAs}`]
			: []),
		...(isShutdown ? [`${peer} is a prefix of dynamic neighbours that are shut down`] : []),
		...(names.length > 0
			? [`${peer} is a prefix of dynamic neighbours with settings of its own (${names.join(', ')}): its group alone can have them`]
			: []),
	];
}

function doubled(neighbors: readonly NeighborConfig[]): readonly string[] {
	const peers = neighbors.map(({peer}) => peer);
	return [...new Set(peers.filter((peer, place) => peers.indexOf(peer) < place))];
}

const shown = (name: string): string => `"${sanitize(name, {lineFeeds: 'escape'}).slice(0, 60)}"`;

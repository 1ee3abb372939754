import type {BgpConfig, NeighborConfig, PeerSettings, VrfConfig} from '../model.js';
import {groupsIn, ownSettings, said, settingsOf} from './lines.js';

/** A line of Junos as the way to it: each part is a level (`group FABRIC`), the last one a statement. */
type JunosPath = readonly string[];

/** What is set, and the ways to what is there and inactive. */
export type JunosStatements = {readonly set: readonly JunosPath[]; readonly inactive: readonly JunosPath[]};

/** The groups of neighbours that NetBox has in none: Junos has no neighbour without a group. */
export const noGroup = {external: 'no-peer-group-external', internal: 'no-peer-group-internal'} as const;

/** Juniper Junos. Each VRF is a routing instance with groups of its own; a neighbour that is shut down is an inactive one. */
export function junosStatements(config: BgpConfig): JunosStatements {
	const parts = config.vrfs.map((vrf) => vrfStatements(vrf, config));
	return {
		set: [['routing-options', `autonomous-system ${config.asn}`], ...parts.flatMap(({set}) => set)],
		inactive: parts.flatMap(({inactive}) => inactive),
	};
}

function vrfStatements(vrf: VrfConfig, config: BgpConfig): JunosStatements {
	const top = vrf.name === null ? [] : ['routing-instances', vrf.name];
	const bgp = [...top, 'protocols', 'bgp'];
	const groups = [
		...groupsIn(config, [vrf]).map(({name, settings}) => ({name, settings, members: vrf.neighbors.filter(({group}) => group === name)})),
		...Object.values(noGroup).map((name) => ({
			...{name, settings: {}},
			members: vrf.neighbors.filter((one) => one.group === null && noGroup[kindOf(one, {settings: {}, config})] === name),
		})),
	].filter(({members}) => members.length > 0);
	const parts = groups.map(({name, settings, members}) => groupStatements({settings, members}, [...bgp, `group ${name}`], config));
	return {
		set: [...(vrf.rd === null ? [] : [[...top, `route-distinguisher ${vrf.rd}`]]), ...parts.flatMap(({set}) => set)],
		inactive: parts.flatMap(({inactive}) => inactive),
	};
}

type Members = {readonly settings: PeerSettings; readonly members: readonly NeighborConfig[]};
type AsSaid = {readonly settings: PeerSettings; readonly config: BgpConfig};

/** Whether a neighbour is in the AS that it sees this device in. */
function kindOf({settings}: Pick<NeighborConfig, 'settings'>, {settings: ofGroup, config}: AsSaid): keyof typeof noGroup {
	const local = settings.localAs ?? ofGroup.localAs ?? config.asn;
	return (settings.remoteAs ?? ofGroup.remoteAs) === local ? 'internal' : 'external';
}

function groupStatements({settings, members}: Members, at: JunosPath, config: BgpConfig): JunosStatements {
	const of = settingsOf(config);
	const kinds = new Set(members.map((one) => kindOf(one, {settings, config})));
	const [kind] = kinds;
	const own = members.filter(({isRange}) => !isRange);
	return {
		set: [
			...(kinds.size === 1 ? [[...at, `type ${kind}`]] : []),
			...peerStatements(settings, at),
			...members.flatMap(({isRange, peer}) => (isRange ? [[...at, `allow ${peer}`]] : [])),
			...own.flatMap((one) => {
				const statements = peerStatements(ownSettings(one, of), [...at, `neighbor ${one.peer}`], one);
				return statements.length > 0 ? statements : [[...at, `neighbor ${one.peer}`]];
			}),
		],
		inactive: own.flatMap(({peer, isShutdown}) => (isShutdown ? [[...at, `neighbor ${peer}`]] : [])),
	};
}

function peerStatements(settings: PeerSettings, at: JunosPath, {family}: Pick<NeighborConfig, 'family'> = {family: 'ipv4'}): readonly JunosPath[] {
	const {remoteAs, localAs, description, imports = [], exports = [], maxPrefixes, updateSource} = settings;
	const inet = family === 'ipv4' ? 'inet' : 'inet6';
	return [
		...said(description, (text) => `description "${text}"`),
		...said(updateSource?.host, (host) => `local-address ${host}`),
		...imports.map((name) => `import ${name}`),
		...exports.map((name) => `export ${name}`),
		...said(remoteAs, (asn) => `peer-as ${asn}`),
		...said(localAs, (asn) => `local-as ${asn} no-prepend-global-as`),
	]
		.map((statement): JunosPath => [...at, statement])
		.concat(maxPrefixes === undefined ? [] : [[...at, `family ${inet}`, 'unicast', 'prefix-limit', `maximum ${maxPrefixes}`]]);
}

/** As `show configuration | display set` prints it. */
export const junosSetLines = ({set, inactive}: JunosStatements): readonly string[] => [
	...set.map((path) => `set ${path.join(' ')}`),
	...inactive.map((path) => `deactivate ${path.join(' ')}`),
];

/** A level of the configuration: its statements and levels, in the order in which they were first named. */
type JunosLevel = Map<string, JunosLevel>;

/** As `show configuration` prints it, in braces. */
export function junosLines({set, inactive}: JunosStatements): readonly string[] {
	const top: JunosLevel = new Map();
	for (const path of set) {
		let at = top;
		for (const part of path) {
			const next: JunosLevel = at.get(part) ?? new Map();
			at.set(part, next);
			at = next;
		}
	}
	return levelLines(top, {path: '', inactive: new Set(inactive.map((path) => path.join('\n')))});
}

function levelLines(level: JunosLevel, {path, inactive}: {readonly path: string; readonly inactive: ReadonlySet<string>}): readonly string[] {
	return [...joined(level)].flatMap(([part, inner]) => {
		const way = path === '' ? part : `${path}\n${part}`;
		const mark = inactive.has(way) ? 'inactive: ' : '';
		if (inner.size === 0) return [`${mark}${part};`];
		return [`${mark}${part} {`, ...levelLines(inner, {path: way, inactive}).map((line) => `    ${line}`), '}'];
	});
}

/** With several policies of one direction in one statement: `import [ A B ]`. */
function joined(level: JunosLevel): ReadonlyMap<string, JunosLevel> {
	const lists = (word: string): readonly string[] =>
		[...level.keys()].flatMap((part) => (part.startsWith(`${word} `) ? part.slice(word.length + 1) : []));
	const parts = [...level].map(([part, inner]): [string, JunosLevel] => {
		const [word = ''] = part.split(' ');
		const names = word === 'import' || word === 'export' ? lists(word) : [];
		return names.length > 1 ? [`${word} [ ${names.join(' ')} ]`, inner] : [part, inner];
	});
	return new Map(parts);
}

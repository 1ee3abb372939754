import type {ConfigLine} from './lines.js';
import {peerMeaning, targetOf} from './peer-words.js';
import {asnOf, beside, type ConfigPlace, type LineMeaning, nothing, unknown, unknownOf} from './said.js';

/** First words of statements of BGP as a whole that NetBox holds nothing of. */
const routerTopics: Readonly<Record<string, string>> = {
	...{'router-id': 'router-id', bgp: 'settings of the router', network: 'networks', redistribute: 'redistribution', 'aggregate-address': 'networks'},
	...{timers: 'timers', distance: 'settings of the router', 'maximum-paths': 'settings of the router', 'graceful-restart': 'graceful restart'},
	...{
		'graceful-restart-helper': 'graceful restart',
		update: 'settings of the router',
		ucmp: 'settings of the router',
		'default-metric': 'settings of the router',
		'route-target': 'route targets',
		import: 'route targets',
		export: 'route targets',
		label: 'labels',
		sid: 'labels',
		segment: 'labels',
	},
	...{
		'table-map': 'settings of the router',
		bestpath: 'settings of the router',
		nht: 'settings of the router',
		monitoring: 'settings of the router',
		logging: 'logging',
		advertise: 'networks',
		'advertise-all-vni': 'networks',
		nexthop: 'settings of the router',
		bfd: 'bfd',
		mpls: 'labels',
		nsr: 'settings of the router',
		ibgp: 'settings of the router',
		default: 'settings of the router',
		'default-information': 'default route',
		'auto-summary': 'networks',
		synchronization: 'networks',
		shutdown: 'settings of the router',
	},
};

/** What a statement of BGP as a whole is about. */
export const routerMeaning = (word: string): LineMeaning =>
	word === 'rd' ? nothing : Object.hasOwn(routerTopics, word) ? beside(routerTopics[word] ?? word) : unknown;

/** What a line says that begins with `neighbor`, `no neighbor` or `bgp listen`, as Arista and FRR write it; any other is of BGP as a whole. */
export function neighborStatement(line: ConfigLine, at: ConfigPlace): LineMeaning {
	const [first = '', name, ...rest] = line.words;
	if (first === 'no' || first === 'default') return negated(line.words, at);
	if (first === 'bgp' && name === 'listen' && rest[0] === 'range') return rangeMeaning(rest.slice(1), at);
	if (first !== 'neighbor') return routerMeaning(first);
	if (name === undefined) return unknown;
	const target = targetOf(name);
	if (target.kind === 'range') return unknown;
	const [word, value, third] = rest;
	const group = word === 'peer-group' ? {name: value} : word === 'peer' && value === 'group' ? {name: third} : undefined;
	if (group?.name !== undefined) return {kind: 'says', place: {...at, target, family: null}, says: {group: group.name}};
	if (group) return target.kind === 'group' ? {kind: 'declares', vrf: at.vrf, name: target.name} : unknown;
	return peerMeaning(rest, line, {...at, target});
}

/** What is denied is as it would be without the line, but a neighbour that is not shut down. */
function negated([, first = '', name, word = '']: readonly string[], at: ConfigPlace): LineMeaning {
	if (first !== 'neighbor' || name === undefined) return first === 'bgp' || first === 'neighbor' ? nothing : routerMeaning(first);
	if (word === 'shutdown') return {kind: 'says', place: {...at, target: targetOf(name)}, says: {isShutdown: false}};
	// What else is taken back may be what a group, or a line before, has said.
	return word === 'activate' ? nothing : unknownOf({vrf: at.vrf, target: targetOf(name)});
}

/** `10.0.0.0/24 peer-group G remote-as 65001`. */
function rangeMeaning([prefix = '', ...words]: readonly string[], at: ConfigPlace): LineMeaning {
	const target = targetOf(prefix);
	if (target.kind !== 'range') return unknown;
	const behind = (word: string): string | undefined => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
	const [group, asn] = [behind('peer-group') ?? (words[0] === 'peer' ? words[2] : undefined), asnOf(behind('remote-as'))];
	const rest = words.filter((word) => !['peer-group', 'peer', 'group', 'remote-as', group, behind('remote-as')].includes(word));
	if (rest.length > 0 || group === undefined) return unknown;
	return {kind: 'says', place: {...at, target, family: null}, says: {group, ...(asn !== undefined && {remoteAs: asn})}};
}

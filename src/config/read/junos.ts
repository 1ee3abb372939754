import {canonicalHost} from '../../text/address.js';
import {noGroup} from '../write/junos.js';
import {targetKey} from './collect.js';
import type {JunosStatement} from './junos-paths.js';
import {targetOf} from './peer-words.js';
import {asnOf, beside, type ConfigPlace, countOfWord, type LineMeaning, nothing, type SaidOfPeer, unknown, unknownOf} from './said.js';

/** What each statement means: nothing where it is not of BGP. Policies of one direction come together. */
export function readJunos(): (statement: JunosStatement) => readonly LineMeaning[] {
	const policies = new Map<string, Set<string>>();
	return ({words, inactive, isEnd}) => {
		if (isEnd === 'open') return [{kind: 'fault', why: 'it ends within a block: a brace is not closed'}];
		if (isEnd === 'deep') return [{kind: 'end', why: 'more levels or words than a configuration has: nothing is read from here on'}];
		if (inherits(words))
			return [
				unknownOf({vrf: null, target: {kind: 'all'}}),
				{kind: 'end', why: 'what "apply-groups" brings is not read: nothing is taken for missing'},
			];
		const vrf = words[0] === 'routing-instances' && words.length > 2 ? (words[1] ?? null) : null;
		const from = vrf === null ? 0 : 2;
		const [first, second, third] = words.slice(from);
		if (first === 'routing-options' && second === 'autonomous-system') {
			const asn = asnOf(third);
			return [inactive === undefined && asn !== undefined ? {kind: 'asn', vrf, asn} : unknown];
		}
		if (first === 'protocols' && second === 'bgp')
			return bgpMeaning(words.slice(from + 2), {vrf, inactive: inactive === undefined ? undefined : inactive - from - 2, policies});
		// Elsewhere (in `groups`, in another logical system) BGP is not read, and that is said.
		return words.some((word, place) => word === 'protocols' && words[place + 1] === 'bgp') ? [unknown] : [];
	};
}

/** Whether a statement brings in what stands in `groups`, for all of the device or for its BGP. */
const inherits = (words: readonly string[]): boolean => {
	const at = words.indexOf('apply-groups');
	return at === 0 || (at > 0 && words.slice(0, at).includes('bgp')) || (at === 2 && words[0] === 'routing-instances');
};

type Within = {readonly vrf: string | null; readonly inactive: number | undefined; readonly policies: Map<string, Set<string>>};

/** `inactive`: how many of these words lead to what is inactive. A neighbour is shut down where it, its group or all of BGP is. */
function bgpMeaning(words: readonly string[], {vrf, inactive, policies}: Within): readonly LineMeaning[] {
	const [word, name, third, peer] = words;
	const isMember = word === 'group' && (third === 'neighbor' || third === 'allow') && peer !== undefined;
	// What is inactive below a neighbour leaves the neighbour there.
	if (isMember && inactive !== undefined && inactive > 4) return bgpMeaning(words.slice(0, 4), {vrf, inactive: undefined, policies});
	if (!isMember && inactive !== undefined && inactive > 2) return [nothing];
	if (word !== 'group' || name === undefined) return meaningOf(words, {vrf, target: {kind: 'all'}, family: null}, policies);
	const declared: LineMeaning = {kind: 'declares', vrf, name};
	if (!isMember)
		return [declared, ...(words.length === 2 ? [] : meaningOf(words.slice(2), {vrf, target: {kind: 'group', name}, family: null}, policies))];
	const target = targetOf(third === 'allow' && !peer.includes('/') ? `${peer}/${peer.includes(':') ? 128 : 32}` : peer);
	if (target.kind === 'group') return [unknown];
	const at: ConfigPlace = {vrf, target, family: null};
	const hasName = name !== noGroup.external && name !== noGroup.internal;
	const says: SaidOfPeer = {...(hasName ? {group: name} : {uses: [name]}), ...(inactive !== undefined && {isShutdown: true})};
	const rest = words.slice(4);
	return [declared, {kind: 'says', place: at, says}, ...(rest.length === 0 ? [] : meaningOf(rest, at, policies))];
}

/** Statements of a neighbour, a group or BGP as a whole that NetBox holds nothing of. */
const topics: Readonly<Record<string, string>> = {
	...{
		'authentication-key': 'password',
		'authentication-key-chain': 'password',
		'authentication-algorithm': 'password',
		'tcp-authentication-option': 'password',
		'hold-time': 'timers',
		'out-delay': 'timers',
		'bfd-liveness-detection': 'bfd',
	},
	...{
		multihop: 'multihop',
		ttl: 'multihop',
		multipath: 'settings of the router',
		'graceful-restart': 'graceful restart',
		'log-updown': 'logging',
		traceoptions: 'logging',
		cluster: 'route reflection',
		passive: 'transport',
		'tcp-mss': 'transport',
		'mtu-discovery': 'transport',
		damping: 'settings of the router',
	},
	...{
		'advertise-peer-as': 'as-path rules',
		'as-override': 'as-path rules',
		'remove-private': 'as-path rules',
		loops: 'as-path rules',
		'metric-out': 'weight',
		'local-preference': 'weight',
		preference: 'weight',
		keep: 'soft-reconfiguration',
		'vpn-apply-export': 'other address families',
		'advertise-inactive': 'networks',
		'enforce-first-as': 'as-path rules',
		'minimum-hold-time': 'timers',
		'add-path': 'additional paths',
		'bgp-error-tolerance': 'settings of the router',
		'precision-timers': 'timers',
		'no-client-reflect': 'route reflection',
		'accept-remote-nexthop': 'next-hop',
		type: 'type',
	},
};

function meaningOf(words: readonly string[], at: ConfigPlace, policies: Map<string, Set<string>>): readonly LineMeaning[] {
	const [word = '', value, ...rest] = words;
	const says = (some: SaidOfPeer | undefined): readonly LineMeaning[] => [some ? {kind: 'says', place: at, says: some} : unknownOf(at)];
	const asn = asnOf(value);
	switch (word) {
		case 'peer-as':
			return says(asn === undefined ? undefined : {remoteAs: asn});
		case 'local-as':
			return says(asn === undefined ? undefined : {localAs: asn});
		case 'description':
			return says({description: [value ?? '', ...rest].join(' ')});
		case 'local-address':
			return says(value === undefined ? undefined : {updateSource: {host: canonicalHost(value)}});
		case 'import':
		case 'export':
			return says(policiesSaid(words, at, policies));
		case 'shutdown':
			return says({isShutdown: true});
		case 'family':
			return familyMeaning([value, ...rest], at);
		case 'type':
			return value === 'internal' ? says({isInternal: true}) : [nothing];
		default:
			return [Object.hasOwn(topics, word) ? beside(topics[word] ?? word) : unknownOf(at)];
	}
}

/** More policies of one direction are none. */
const mostPolicies = 100;

/** The policies of one direction so far, and these. */
function policiesSaid(
	[word = '', ...names]: readonly string[],
	{vrf, target}: ConfigPlace,
	policies: Map<string, Set<string>>,
): SaidOfPeer | undefined {
	const key = `${targetKey(vrf, target)}\n${word}`;
	const all = policies.get(key) ?? new Set();
	policies.set(key, all);
	for (const name of names) if (all.size < mostPolicies) all.add(name);
	return names.length === 0 || all.size === mostPolicies ? undefined : {[word === 'import' ? 'imports' : 'exports']: [...all]};
}

/** `inet unicast prefix-limit maximum 100`; what else families say NetBox does not hold. */
function familyMeaning([family, kind, what, word, count]: readonly (string | undefined)[], at: ConfigPlace): readonly LineMeaning[] {
	const known = family === 'inet' ? 'ipv4' : family === 'inet6' ? 'ipv6' : undefined;
	if (known === undefined || (kind !== undefined && kind !== 'unicast' && kind !== 'any')) return [beside('other address families')];
	const covers: LineMeaning = {kind: 'covers', vrf: at.vrf, family: known};
	if (what === undefined) return [covers];
	if (what !== 'prefix-limit' && what !== 'accepted-prefix-limit') return [covers, beside('other address families')];
	const most = word === 'maximum' ? countOfWord(count) : undefined;
	return [covers, most === undefined ? beside('prefix limits') : {kind: 'says', place: {...at, family: known}, says: {maxPrefixes: most}}];
}

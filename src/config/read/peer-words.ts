import {canonicalHost, networkText, parseAddress} from '../../text/address.js';
import {type ConfigLine, descriptionIn} from './lines.js';
import {
	asnOf,
	beside,
	type ConfigPlace,
	type ConfigTarget,
	countOfWord,
	directed,
	type LineMeaning,
	nothing,
	type SaidFamily,
	type SaidOfPeer,
	unknownOf,
} from './said.js';

/** Whom a word names: an address in its one spelling, a prefix, or else a group. */
export function targetOf(word: string): ConfigTarget {
	// To ask of any word whether it is an address takes long where it is none.
	const address = /^[\da-f.:/]*[.:][\da-f.:/]*$/i.test(word) ? parseAddress(word) : undefined;
	if (!address) return {kind: 'group', name: word};
	return address.length === undefined ? {kind: 'neighbor', name: canonicalHost(word)} : {kind: 'range', name: networkText(address)};
}

/** The family of `address-family ipv4 unicast`, whose words these are. */
export function familySaid([family, kind]: readonly (string | undefined)[]): SaidFamily {
	return (family === 'ipv4' || family === 'ipv6') && (kind === undefined || kind === 'unicast') ? family : 'other';
}

/** What is said of a peer that NetBox holds nothing of, by the first words of it. */
const besideTopics: Readonly<Record<string, string>> = {
	...{
		password: 'password',
		authentication: 'password',
		'ttl-security': 'ttl-security',
		'ebgp-multihop': 'multihop',
		multihop: 'multihop',
		bfd: 'bfd',
	},
	...{timers: 'timers', 'keepalive-interval': 'timers', 'advertisement-interval': 'timers', 'idle-restart-timer': 'timers', 'hold-time': 'timers'},
	...{
		'send-community': 'communities',
		'send-community-ebgp': 'communities',
		'send-extended-community-ebgp': 'communities',
		'send-extended-community': 'communities',
	},
	...{
		'next-hop-self': 'next-hop',
		'next-hop-unchanged': 'next-hop',
		'next-hop-peer': 'next-hop',
		capability: 'capabilities',
		'dont-capability-negotiate': 'capabilities',
	},
	...{'route-reflector-client': 'route reflection', 'route-server-client': 'route server', 'cluster-id': 'route reflection', weight: 'weight'},
	...{
		'soft-reconfiguration': 'soft-reconfiguration',
		'allowas-in': 'as-path rules',
		'remove-private-as': 'as-path rules',
		'remove-private-AS': 'as-path rules',
		'as-override': 'as-path rules',
		'as-path-loopcheck': 'as-path rules',
		'enforce-first-as': 'as-path rules',
	},
	...{
		'default-originate': 'default route',
		'graceful-restart': 'graceful restart',
		'graceful-restart-helper': 'graceful restart',
		'graceful-shutdown': 'graceful restart',
		graceful: 'graceful restart',
		'additional-paths': 'additional paths',
		addpath: 'additional paths',
		'addpath-tx-all-paths': 'additional paths',
	},
	...{
		'log-neighbor-changes': 'logging',
		logging: 'logging',
		passive: 'transport',
		transport: 'transport',
		'connection-mode': 'transport',
		port: 'transport',
		'tcp-mss': 'transport',
		tcp: 'transport',
		'local-v6-addr': 'transport',
		'link-bandwidth': 'link bandwidth',
		'dmz-link-bandwidth': 'link bandwidth',
		dmz: 'link bandwidth',
		'rib-in': 'soft-reconfiguration',
		'auto-local-addr': 'transport',
		'session-open-mode': 'transport',
		keychain: 'password',
		precedence: 'transport',
		dscp: 'transport',
		tos: 'transport',
		'disable-connected-check': 'multihop',
		'ignore-connected-check': 'multihop',
		encapsulation: 'other address families',
		solo: 'transport',
	},
};

/** What the words behind a neighbour or a group say of it. Policies of a family that is not that of the peer are decided where the peer is known. */
export function peerMeaning(words: readonly string[], line: ConfigLine, at: ConfigPlace): LineMeaning {
	const [word = '', value, third] = words;
	const says = (some: SaidOfPeer | undefined): LineMeaning => (some ? {kind: 'says', place: at, says: some} : unknownOf(at));
	const withNumber = (key: 'localAs', number: number | undefined): LineMeaning => says(number === undefined ? undefined : {[key]: number});
	if (at.family === 'other') return beside('other address families');
	switch (word) {
		case 'remote-as':
			return value === 'internal' ? says({remoteAs: 'internal'}) : says(asnSaid(value));
		case 'local-as':
			return withNumber('localAs', asnOf(value));
		case 'description':
			return says({description: unquoted(descriptionIn(line))});
		case 'shutdown':
			return says({isShutdown: value !== 'inheritance-disable'});
		case 'update-source':
			return says(sourceOf(value));
		case 'route-map':
		case 'route-policy':
			return says(directed([value, third], ['imports', 'exports']));
		case 'prefix-list':
			return says(directed([value, third], ['prefixListIn', 'prefixListOut']));
		case 'maximum-prefix':
		case 'maximum-routes':
			return says(limitOf(value));
		case 'activate':
			return nothing;
		default:
			return Object.hasOwn(besideTopics, word) ? beside(besideTopics[word] ?? word) : unknownOf(at);
	}
}

function asnSaid(word: string | undefined): SaidOfPeer | undefined {
	const asn = asnOf(word);
	return asn === undefined ? undefined : {remoteAs: asn};
}

function sourceOf(word: string | undefined): SaidOfPeer | undefined {
	if (word === undefined) return undefined;
	return {updateSource: parseAddress(word) ? {host: canonicalHost(word)} : {interface: word}};
}

/** 0 is no limit. */
function limitOf(word: string | undefined): SaidOfPeer | undefined {
	const count = countOfWord(word);
	return count === undefined ? undefined : count === 0 ? {} : {maxPrefixes: count};
}

const unquoted = (text: string): string => (/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text);

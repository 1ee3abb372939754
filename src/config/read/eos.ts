import type {IndentedDialect, Opened} from './indented.js';
import {neighborStatement} from './neighbor-statements.js';
import {familySaid} from './peer-words.js';
import {asnOf, type ConfigPlace, unknown} from './said.js';

/** Blocks of EOS that NetBox holds nothing of. */
const blocks: Readonly<Record<string, string>> = {
	vlan: 'EVPN',
	'vlan-aware-bundle': 'EVPN',
	vpws: 'EVPN',
	monitoring: 'monitoring',
	rpki: 'RPKI',
	'session-group': 'sessions',
};

/** Arista EOS. */
export const eosDialect: IndentedDialect = {
	opens: ({words}, at) => {
		const [first = '', second, third] = words;
		if (first === 'router') return routerOf(words, at);
		if (first === 'vrf' && second !== undefined && at.vrf === null && at.family === null) return {place: {...at, vrf: second}};
		if (first === 'address-family') return openFamily([second, third], at);
		return Object.hasOwn(blocks, first) ? {topic: blocks[first] ?? first} : undefined;
	},
	means: (line, at) => {
		const [first, second] = line.words;
		const asn = first === 'local-as' ? asnOf(second) : undefined;
		return asn === undefined ? neighborStatement(line, at) : {kind: 'asn', vrf: at.vrf, asn};
	},
};

/** `router bgp 65001`, with `vrf BLUE` where a VRF has a router of its own. */
export function routerOf([, , number, word, name]: readonly string[], at: ConfigPlace): Opened {
	const asn = asnOf(number);
	const vrf = word === 'vrf' && name !== undefined ? name : null;
	return {place: {...at, vrf}, meaning: asn === undefined ? unknown : {kind: 'asn', vrf, asn}};
}

/** The block of an address family. */
export function openFamily(words: readonly (string | undefined)[], at: ConfigPlace): Opened {
	const family = familySaid(words);
	const covers = family === 'ipv4' || family === 'ipv6';
	return {place: {...at, family}, ...(covers && {meaning: {kind: 'covers', vrf: at.vrf, family}})};
}

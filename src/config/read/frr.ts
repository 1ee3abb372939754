import {openFamily, routerOf} from './eos.js';
import type {IndentedDialect} from './indented.js';
import {neighborStatement} from './neighbor-statements.js';

/** Words with which a line of BGP begins, where lines are not further in than `router bgp`. */
const ownWords = new Set([
	'neighbor',
	'bgp',
	'no',
	'address-family',
	'exit-address-family',
	'network',
	'redistribute',
	'timers',
	'maximum-paths',
	'coalesce-time',
	'aggregate-address',
	'distance',
]);

/** FRRouting. */
export const frrDialect: IndentedDialect = {
	isFlat: true,
	belongs: ({words: [first = '', second]}) => ownWords.has(first) && !(first === 'no' && !['neighbor', 'bgp'].includes(second ?? '')),
	opens: ({words}, at) => {
		const [first = '', second, third] = words;
		if (first === 'router') return routerOf(words, at);
		if (first === 'address-family') return openFamily([second, third], at);
		if (first === 'vni') return {topic: 'EVPN'};
		return undefined;
	},
	means: neighborStatement,
};

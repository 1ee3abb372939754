import type {Topology, TopologyNode} from '../../output/topology.js';
import {sanitize} from '../../text/clean.js';
import {countOf} from '../../text/digits.js';
import {displayWidth, truncateMiddle} from '../../text/width.js';

/** Cells that a name in a box may take. */
const mostName = 24;

/** What stands in a box: the name, and what is to be said below it. */
export type BoxText = {readonly name: string; readonly below: string};

const kindWords = {
	...{device: '', site: '', as: '', 'virtual-machine': 'VM', external: 'external', unknown: 'not known'},
	...{prefix: 'dynamic', 'no-holder': 'on nothing'},
} as const;

/** The texts of a node, clean and short enough for a box. */
export function boxText(node: TopologyNode, topology: Topology, ellipsis: string): BoxText {
	const [first, ...more] = topology.by === 'as' ? [] : node.asns;
	const numbers = first === undefined ? '' : `AS${first}${more.length > 0 ? ` +${more.length}` : ''}`;
	const within = topology.edges.find(({a, b}) => a === node.id && b === node.id);
	const parts = [kindWords[node.kind], numbers, within ? `${countOf(within.sessions.length, 'session')} within` : ''];
	const below = parts.filter((part) => part !== '').join(', ');
	return {name: short(node.name, ellipsis), below: short(below, ellipsis)};
}

const short = (text: string, ellipsis: string): string => truncateMiddle(sanitize(text, {lineFeeds: 'escape'}), mostName, ellipsis);

/** Cells of the widest line of a box. */
export const textWidth = ({name, below}: BoxText): number => Math.max(displayWidth(name), displayWidth(below));

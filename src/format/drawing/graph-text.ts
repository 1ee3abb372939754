import type {Work} from '../../core/long-work.js';
import type {Topology, TopologyEdge, TopologyNode} from '../../output/topology.js';
import {sanitize} from '../../text/clean.js';
import {countOf} from '../../text/digits.js';

/** A name on one line; characters that draw nothing are written out. */
export const lineOf = (text: string): string => sanitize(text, {lineFeeds: 'escape'});

/** What stands beside the name of a node: its AS numbers, its site, and what it is where that is no device. */
export function besideName({kind, asns, site}: TopologyNode): string {
	const numbers = asns.map((asn) => `AS${asn}`).join(' ');
	return [numbers, site === null ? '' : lineOf(site), kind === 'device' ? '' : kind].filter((part) => part !== '').join(', ');
}

/** What stands on an edge: how many sessions, where it is more than a pair, and its verdict, where that is not `matched`. */
function edgeLabel({sessions, verdict}: TopologyEdge): string {
	const count = sessions.length > 2 ? countOf(sessions.length, 'session') : '';
	return [count, verdict === 'matched' ? '' : verdict].filter((part) => part !== '').join(', ');
}

/** How an edge is drawn. */
export type EdgeLook = 'half' | 'inactive' | 'plain';
export const lookOf = ({half, active}: TopologyEdge): EdgeLook => (half ? 'half' : active ? 'plain' : 'inactive');

/** Short ids for the nodes of a text, so that no name is read as its syntax. */
const shortIds = ({nodes}: Topology): ReadonlyMap<string, string> => new Map(nodes.map(({id}, index) => [id, `n${index + 1}`]));

/** The topology as a flowchart of Mermaid. */
export function* writeMermaid(topology: Topology): Work {
	const ids = shortIds(topology);
	yield 'flowchart TB\n';
	for (const node of topology.nodes) {
		const [open, close] = node.kind === 'device' || node.kind === 'virtual-machine' ? ['[', ']'] : ['([', '])'];
		const label = [lineOf(node.name), besideName(node)]
			.filter((part) => part !== '')
			.map(entities)
			.join('<br/>');
		yield `  ${ids.get(node.id)}${open}"${label}"${close}\n`;
	}
	for (const edge of topology.edges) {
		const line = {plain: '---', inactive: '-.-', half: '--x'}[lookOf(edge)];
		const [from, to] = ends(edge);
		const label = edgeLabel(edge);
		yield `  ${ids.get(from)} ${line}${label === '' ? '' : `|"${entities(label)}"|`} ${ids.get(to)}\n`;
	}
	for (const [at, {severity}] of topology.edges.entries()) if (severity === 'error') yield `  linkStyle ${at} stroke:#cf222e,stroke-width:2px\n`;
}

/** A half leads from the session to where none is. */
const ends = ({a, b, half, peerings}: TopologyEdge): readonly [string, string] =>
	half && !peerings.some(({halves}) => halves.some(({at}) => at === 'a')) ? [b, a] : [a, b];

/** Mermaid reads Markdown, HTML and entities in a label: all but letters, digits and a few signs are numbers of characters. */
const entities = (text: string): string => text.replaceAll(/[^\p{L}\p{N} .,:/_-]/gu, (character) => `#${character.codePointAt(0)};`);

/** The topology as an undirected graph for Graphviz. */
export function* writeDot(topology: Topology): Work {
	const ids = shortIds(topology);
	yield 'graph topology {\n  node [shape=box];\n';
	for (const node of topology.nodes) {
		const shape = node.kind === 'device' || node.kind === 'virtual-machine' ? '' : ', style=rounded';
		const label = [lineOf(node.name), besideName(node)]
			.filter((part) => part !== '')
			.map(escapeDot)
			.join('\\n');
		yield `  ${ids.get(node.id)} [label="${label}"${shape}];\n`;
	}
	for (const edge of topology.edges) {
		const style = {plain: '', inactive: ', style=dashed', half: ', style=dotted'}[lookOf(edge)];
		const color = edge.severity === 'error' ? ', color=red' : edge.severity === 'warning' ? ', color=orange' : '';
		yield `  ${ids.get(edge.a)} -- ${ids.get(edge.b)} [label="${escapeDot(edgeLabel(edge))}"${style}${color}];\n`;
	}
	yield '}\n';
}

/** Within quotes Graphviz reads a backslash, and HTML entities. */
const escapeDot = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;');

/** Text within XML. Characters that XML cannot hold were written out before. */
export const escapeXml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const nodeKeys = ['name', 'kind', 'site', 'asns', 'severity', 'findings'] as const;
const edgeKeys = ['sessions', 'verdict', 'severity', 'half', 'active'] as const;

/** The topology as GraphML, with all that is said of nodes and edges but their halves. */
export function* writeGraphml(topology: Topology): Work {
	const ids = shortIds(topology);
	yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
	for (const name of nodeKeys) yield `  <key id="n-${name}" for="node" attr.name="${name}" attr.type="string"/>\n`;
	for (const name of edgeKeys) yield `  <key id="e-${name}" for="edge" attr.name="${name}" attr.type="string"/>\n`;
	yield '  <graph edgedefault="undirected">\n';
	for (const node of topology.nodes) {
		yield `    <node id="${ids.get(node.id)}">${nodeKeys.map((name) => dataOf(`n-${name}`, node[name])).join('')}</node>\n`;
	}
	for (const edge of topology.edges) {
		const data = edgeKeys.map((name) => dataOf(`e-${name}`, edge[name])).join('');
		yield `    <edge source="${ids.get(edge.a)}" target="${ids.get(edge.b)}">${data}</edge>\n`;
	}
	yield '  </graph>\n</graphml>\n';
}

function dataOf(key: string, value: string | boolean | null | readonly (string | number)[]): string {
	if (value === null) return '';
	return `<data key="${key}">${escapeXml(lineOf(typeof value === 'object' ? value.join(' ') : String(value)))}</data>`;
}

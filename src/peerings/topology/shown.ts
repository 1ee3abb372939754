import {type Column, documentWithRows, type Json, type Output, type Row, usualCut} from '../../output/output.js';
import type {Topology, TopologyEdge, TopologyNode} from '../../output/topology.js';
import {countOf} from '../../text/digits.js';

/** The result: the topology as JSON, and for tables and pipes a row for each edge, and for each node that has none. */
export function topologyOutput(topology: Topology, hidden: number): Output & {readonly kind: 'document'} {
	const output = documentWithRows(topology as unknown as Json, {rows: rowsOf(topology), columns}) as Output & {readonly kind: 'document'};
	return {...output, topology: true, totals: totalsOf(topology, hidden)};
}

function rowsOf({nodes, edges}: Topology): readonly Row[] {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const lined = new Set(edges.flatMap(({a, b}) => [a, b]));
	const alone = nodes.filter(({id}) => !lined.has(id)).map((node): Row => ({...endRow('node', node), ...endRow('peer', undefined), ...noEdge}));
	return [...edges.map((edge): Row => ({...endRow('node', byId.get(edge.a)), ...endRow('peer', byId.get(edge.b)), ...edgeRow(edge)})), ...alone];
}

const endRow = (name: string, node: TopologyNode | undefined): Row => ({
	[name]: node?.name ?? null,
	[`${name}_kind`]: node?.kind ?? null,
	[`${name}_site`]: node?.site ?? null,
	[`${name}_as`]: node?.asns ?? [],
});

const edgeRow = ({sessions, verdict, severity, half, active}: TopologyEdge): Row => ({
	...{verdict, severity, active, half, sessions: sessions.length, ids: sessions},
});

const noEdge: Row = {verdict: 'no sessions', severity: null, active: false, half: false, sessions: 0, ids: []};

/** `7 nodes, 6 edges, 14 sessions: 1 error, 2 warnings`: edges by their worst finding. */
function totalsOf({nodes, edges}: Topology, hidden: number): string {
	const sessions = new Set(edges.flatMap((edge) => edge.sessions)).size;
	const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
		const count = edges.filter((edge) => edge.severity === severity).length;
		return count > 0 ? [`${countOf(count, 'edge')} with ${severity}s`] : [];
	});
	const lacks = hidden > 0 ? `, ${countOf(hidden, 'end')} hidden` : '';
	const found = counts.length > 0 ? counts.join(', ') : 'no findings';
	return `${countOf(nodes.length, 'node')}, ${countOf(edges.length, 'edge')}, ${countOf(sessions, 'session')}${lacks}: ${found}`;
}

const key = (name: string): Column => ({name, paths: [name], rank: 'key', cutTo: usualCut});
const extra = (name: string, path: string): Column => ({name, paths: [path], rank: 'extra', cutTo: usualCut});

const columns: readonly Column[] = [
	key('node'),
	key('peer'),
	key('verdict'),
	{name: 'sessions', paths: ['sessions'], rank: 'wanted'},
	{name: 'active', paths: ['active'], rank: 'wanted'},
	extra('peer-kind', 'peer_kind'),
	extra('node-as', 'node_as'),
	extra('peer-as', 'peer_as'),
	extra('node-site', 'node_site'),
	extra('peer-site', 'peer_site'),
	extra('severity', 'severity'),
];

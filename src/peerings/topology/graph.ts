import {mapped, type Work} from '../../core/long-work.js';
import type {DrawnPeering, DrawnSession, Topology, TopologyEdge} from '../../output/topology.js';
import type {Subject} from '../check/subject.js';
import {verdictOf} from '../check/verdicts.js';
import type {End, EndHolder} from '../pairs/end.js';
import {groupingBy, type Sites} from './grouping.js';
import type {TopologyLink} from './links.js';
import {collectNodes, type NodeCollection} from './nodes.js';
import {type EndPlace, placeOfHolder} from './places.js';
import {compareVerdicts, worstOf} from './verdict-order.js';

/** What a graph is made by. `asked` are the devices and machines whose sessions were all asked for. */
export type Graphing = {readonly by: Topology['by']; readonly subject: Subject; readonly sites: Sites; readonly asked: readonly EndHolder[]};

/** Nodes and edges of lines; the same ones in whatever order these come. A device without a line is a node too. */
export function* graphOf(links: readonly TopologyLink[], {by, subject, sites, asked}: Graphing): Work<Topology> {
	const nodes = collectNodes(groupingBy(by, sites), {sites, asked});
	const places = yield* mapped(links, ({near, far, ends}) => [near, far, ...ends.map(({place}) => place)]);
	const lined = new Set(places.flat().map(({id}) => id));
	const alone = asked.map((holder) => placeOfHolder(holder, subject)).filter(({id}) => !lined.has(id));
	yield* mapped([...places.flat(), ...alone], nodes.take);
	const refs = nodes.inOrder();
	const rank = new Map(refs.map(({id}, index) => [id, index]));
	const rankOf = (id: string): number => rank.get(id) ?? 0;
	const edges = yield* mapped([...linesByEdge(links, nodes, rankOf).values()], (lines) => edgeOf(lines, subject));
	const sorted = edges.toSorted((one, other) => rankOf(one.a) - rankOf(other.a) || rankOf(one.b) - rankOf(other.b));
	const byNode = edgesByNode(sorted);
	return {by, nodes: yield* mapped(refs, ({id}) => nodes.node(id, byNode.get(id) ?? [])), edges: sorted};
}

/** A line of an edge: `nodeOf` gives the id of the node that a place is part of. */
type EdgeLine = {readonly link: TopologyLink; readonly a: string; readonly b: string; readonly nodeOf: (place: EndPlace) => string};

function linesByEdge(
	links: readonly TopologyLink[],
	{take}: NodeCollection,
	rankOf: (id: string) => number,
): ReadonlyMap<string, readonly EdgeLine[]> {
	const lines = new Map<string, EdgeLine[]>();
	const nodeOf = (place: EndPlace): string => take(place).id;
	for (const link of links) {
		const [near, far] = [nodeOf(link.near), nodeOf(link.far)];
		const [a, b] = rankOf(near) <= rankOf(far) ? [near, far] : [far, near];
		const key = `${rankOf(a)} ${rankOf(b)}`;
		const same = lines.get(key);
		if (same) same.push({link, a, b, nodeOf});
		else lines.set(key, [{link, a, b, nodeOf}]);
	}
	return lines;
}

function edgesByNode(edges: readonly TopologyEdge[]): ReadonlyMap<string, readonly TopologyEdge[]> {
	const byNode = new Map<string, TopologyEdge[]>();
	for (const edge of edges)
		for (const id of new Set([edge.a, edge.b])) {
			const same = byNode.get(id);
			if (same) same.push(edge);
			else byNode.set(id, [edge]);
		}
	return byNode;
}

function edgeOf(lines: readonly EdgeLine[], subject: Subject): TopologyEdge {
	const [{a, b}] = lines as readonly [EdgeLine];
	const verdicts = lines.map(({link}) => verdictOf(link.checked)).toSorted(compareVerdicts);
	const ids = lines.flatMap(({link}) => link.ends.map(({end}) => end.id));
	return {
		...{a, b},
		sessions: [...new Set(ids)].toSorted((one, other) => one - other),
		verdict: verdicts[0] ?? 'matched',
		severity: worstOf(lines.flatMap(({link}) => link.checked.findings)),
		half: lines.every(({link}) => link.isHalf),
		active: lines.some(({link}) => link.ends.every(({end}) => end.status === 'active')),
		peerings: lines.map((line) => peeringOf(line, subject)).toSorted(comparePeerings),
	};
}

function peeringOf({link: {checked, ends}, a, b, nodeOf}: EdgeLine, subject: Subject): DrawnPeering {
	const halves = ends.map(({end, place}): DrawnSession => {
		// Within one node the first end stands on the left.
		const at = a === b ? (end === ends[0]?.end ? 'a' : 'b') : nodeOf(place) === a ? 'a' : 'b';
		return sessionOf(end, {at, on: place.name}, subject);
	});
	return {
		verdict: verdictOf(checked),
		halves: halves.toSorted((one, other) => Number(one.at === 'b') - Number(other.at === 'b') || one.id - other.id),
		findings: checked.findings.map(({rule, severity, message}) => ({rule, severity, message})),
	};
}

function sessionOf(end: End, place: Pick<DrawnSession, 'at' | 'on'>, {lookup, sessionName}: Subject): DrawnSession {
	const {id, local, remote, localAs, remoteAs, status, group} = end;
	return {
		...place,
		session: sessionName(end),
		id,
		local: local ? `${local.host}/${local.mask}` : null,
		local_as: localAs,
		remote: remote === null ? null : remote.kind === 'prefix' ? remote.prefix : `${remote.host}/${remote.mask}`,
		remote_as: remoteAs,
		vrf: lookup.vrfOf(end)?.name ?? null,
		status,
		peer_group: group && (group.name ?? `#${group.id}`),
	};
}

/** By the ids of their sessions, then by what they came to. */
function comparePeerings(one: DrawnPeering, other: DrawnPeering): number {
	const [mine, others] = [one.halves, other.halves];
	const at = mine.findIndex(({id}, index) => id !== others[index]?.id);
	const byIds = at < 0 ? mine.length - others.length : (mine[at]?.id ?? 0) - (others[at]?.id ?? 0);
	return byIds || compareVerdicts(one.verdict, other.verdict);
}

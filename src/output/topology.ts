import {aCount, aFlag, aText, fieldsOf, listOf, oneOf, type ShapeOf} from '../core/shape.js';
import {documentOf, isTopology, type Output} from './output.js';

/** What a node stands for. `external`: nobody here has that host. `unknown`: whose it is, is not known. `prefix`: dynamic neighbours. */
const nodeKinds = ['device', 'virtual-machine', 'site', 'as', 'external', 'unknown', 'prefix', 'no-holder'] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** How much the worst finding matters. */
type DrawnSeverity = 'note' | 'warning' | 'error';

/** A device, or what else a session ends at. */
export type TopologyNode = {
	readonly id: string;
	readonly name: string;
	readonly kind: NodeKind;
	/** Null where there is none, or it is not known. */
	readonly site: string | null;
	/** Its own AS numbers, by its sessions; where none of these is known, those that others name. */
	readonly asns: readonly number[];
	/** The rules that its peerings meet, the worst first. */
	readonly findings: readonly string[];
	readonly severity: DrawnSeverity | null;
	/** All of its sessions were asked for: it has no other lines. */
	readonly asked: boolean;
};

/** A session as it stands at one end of an edge. */
export type DrawnSession = {
	readonly at: 'a' | 'b';
	readonly on: string;
	readonly session: string;
	readonly id: number;
	readonly local: string | null;
	readonly local_as: number | null;
	readonly remote: string | null;
	readonly remote_as: number | null;
	readonly vrf: string | null;
	readonly status: string;
	readonly peer_group: string | null;
};

/** What was found of a peering. */
export type DrawnFinding = {readonly rule: string; readonly severity: DrawnSeverity; readonly message: string};

/** A peering between the two nodes of an edge. */
export type DrawnPeering = {readonly verdict: string; readonly halves: readonly DrawnSession[]; readonly findings: readonly DrawnFinding[]};

/** All peerings between two nodes, or within one. */
export type TopologyEdge = {
	readonly a: string;
	readonly b: string;
	/** Their sessions, by id. */
	readonly sessions: readonly number[];
	/** That of the worst of them. */
	readonly verdict: string;
	readonly severity: DrawnSeverity | null;
	/** No session comes back, though the other end is one here. */
	readonly half: boolean;
	/** At least one of them is active at each end that is known. */
	readonly active: boolean;
	readonly peerings: readonly DrawnPeering[];
};

/** Who peers with whom (docs/contract/topology.md TP4 topology-json). Nodes and edges are in an order of their own, whatever the data came in. */
export type Topology = {
	readonly by: 'device' | 'site' | 'as';
	readonly nodes: readonly TopologyNode[];
	readonly edges: readonly TopologyEdge[];
};

const orNull =
	<Value>(shape: ShapeOf<Value>): ShapeOf<Value | null> =>
	(value, at) =>
		value === null ? null : shape(value, at);

const severity = oneOf('note', 'warning', 'error');
const shape = fieldsOf<Topology>({
	by: oneOf('device', 'site', 'as'),
	nodes: listOf(
		fieldsOf<TopologyNode>({
			...{id: aText, name: aText, kind: oneOf(...nodeKinds), site: orNull(aText), asns: listOf(aCount)},
			...{findings: listOf(aText), severity: orNull(severity), asked: aFlag},
		}),
	),
	edges: listOf(
		fieldsOf<TopologyEdge>({
			...{a: aText, b: aText, sessions: listOf(aCount), verdict: aText, severity: orNull(severity), half: aFlag, active: aFlag},
			peerings: listOf(
				fieldsOf<DrawnPeering>({
					verdict: aText,
					halves: listOf(
						fieldsOf<DrawnSession>({
							...{at: oneOf('a', 'b'), on: aText, session: aText, id: aCount, local: orNull(aText), local_as: orNull(aCount)},
							...{remote: orNull(aText), remote_as: orNull(aCount), vrf: orNull(aText), status: aText, peer_group: orNull(aText)},
						}),
					),
					findings: listOf(fieldsOf<DrawnFinding>({rule: aText, severity, message: aText})),
				}),
			),
		}),
	),
});

/** The topology that an output is, checked; undefined where it is none. Throws `WrongShape` where it says that it is one, and is not. */
export const topologyOf = (output: Output): Topology | undefined => (isTopology(output) ? shape(documentOf(output)) : undefined);

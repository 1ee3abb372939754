import type {NodeKind, TopologyEdge, TopologyNode} from '../../output/topology.js';
import {createNaturalCompare} from '../../text/natural.js';
import {type EndHolder, holderKey} from '../pairs/end.js';
import type {NodeGrouping, NodeRef, Sites} from './grouping.js';
import type {EndPlace} from './places.js';
import {compareVerdicts, worstOf} from './verdict-order.js';

/** Collects what places say of their nodes. */
export type NodeCollection = {
	/** The node that a place is part of. */
	readonly take: (place: EndPlace) => NodeRef;
	/** All of them, in natural order of their names. */
	readonly inOrder: () => readonly NodeRef[];
	/** A node, with what its edges say of it. */
	readonly node: (id: string, edges: readonly TopologyEdge[]) => TopologyNode;
};

type CollectedNode = {
	readonly ref: NodeRef;
	readonly kinds: Set<NodeKind>;
	readonly own: Set<number>;
	readonly claimed: Set<number>;
	readonly sites: Set<string | null>;
	readonly areAsked: Set<boolean>;
};

export function collectNodes(grouping: NodeGrouping, {sites, asked}: {readonly sites: Sites; readonly asked: readonly EndHolder[]}): NodeCollection {
	const all = new Map<string, CollectedNode>();
	const whole = new Set(asked.map(holderKey));
	return {
		take: (place) => {
			const ref = grouping(place);
			const one = all.get(ref.id) ?? emptyNode(ref);
			all.set(ref.id, one);
			one.kinds.add(ref.kind);
			if (place.own !== undefined) one.own.add(place.own);
			if (place.claimed !== undefined) one.claimed.add(place.claimed);
			one.sites.add(siteName(place, sites));
			one.areAsked.add(place.holder !== undefined && whole.has(holderKey(place.holder)));
			return ref;
		},
		inOrder: () => {
			const compare = createNaturalCompare();
			return Array.from(all.values(), ({ref}) => ref).toSorted((one, other) => compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
		},
		node: (id, edges) => nodeOf(all.get(id) as CollectedNode, edges),
	};
}

const emptyNode = (ref: NodeRef): CollectedNode => ({
	...{ref, kinds: new Set(), own: new Set(), claimed: new Set(), sites: new Set(), areAsked: new Set()},
});

const siteName = ({holder}: EndPlace, sites: Sites): string | null => {
	if (!holder) return null;
	return holder.kind === 'site' ? holder.name : (sites.get(holderKey(holder))?.name ?? null);
};

function nodeOf({ref, kinds, own, claimed, sites, areAsked}: CollectedNode, edges: readonly TopologyEdge[]): TopologyNode {
	const findings = edges.flatMap(({peerings}) => peerings.flatMap((one) => one.findings));
	const [site = null, ...others] = sites;
	return {
		id: ref.id,
		name: ref.name,
		// An AS that is one of ours by any of its parts is one of ours.
		kind: kinds.has('as') ? 'as' : kinds.size > 1 ? 'unknown' : ref.kind,
		site: others.length === 0 ? site : null,
		asns: [...(own.size > 0 ? own : claimed)].toSorted((one, other) => one - other),
		findings: [...new Set(findings.map(({rule}) => rule))].toSorted(compareVerdicts),
		severity: worstOf(findings),
		asked: areAsked.size === 1 && areAsked.has(true),
	};
}

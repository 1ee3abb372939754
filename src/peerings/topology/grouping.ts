import type {NodeKind, Topology} from '../../output/topology.js';
import {holderKey} from '../pairs/end.js';
import type {EndPlace} from './places.js';

/** A site by id and name. */
export type SiteRef = {readonly id: number; readonly name: string};

/** The site of a device or machine: null where it has none, undefined where that is not known. By `holderKey`. */
export type Sites = ReadonlyMap<string, SiteRef | null>;

/** The node that a place is drawn as. */
export type NodeRef = {readonly id: string; readonly name: string; readonly kind: NodeKind};

/** Says which node a place is part of. */
export type NodeGrouping = (place: EndPlace) => NodeRef;

/** By device each place is a node. */
export function groupingBy(by: Topology['by'], sites: Sites): NodeGrouping {
	switch (by) {
		case 'device':
			return ({id, name, kind}) => ({id, name, kind});
		case 'site':
			return (place) => bySite(place, sites);
		case 'as':
			return byAs;
		default:
			return by satisfies never;
	}
}

/** What nobody here has is at no site, and stays what it is. */
function bySite(place: EndPlace, sites: Sites): NodeRef {
	const {id, name, kind, holder} = place;
	if (!holder) return {id, name, kind};
	if (holder.kind === 'site') return {id, name, kind};
	const site = sites.get(holderKey(holder));
	if (site) return {id: `site:${site.id}`, name: site.name, kind: 'site'};
	return site === null ? {id: 'no-site', name: 'no site', kind: 'site'} : {id: 'unknown-site', name: 'site not known', kind: 'unknown'};
}

/** An AS that no session here has as its own keeps the kind of what claims it. */
function byAs({kind, own, claimed}: EndPlace): NodeRef {
	const asn = own ?? claimed;
	if (asn === undefined) return {id: 'unknown-as', name: 'AS not known', kind: 'unknown'};
	const isBeyond = own === undefined && (kind === 'external' || kind === 'unknown' || kind === 'prefix');
	return {id: `as:${asn}`, name: `AS${asn}`, kind: isBeyond ? kind : 'as'};
}

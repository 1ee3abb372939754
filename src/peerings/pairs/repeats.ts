import type {End} from './end.js';
import {endsOf, type Peering} from './peering.js';

type EndOrder = (a: End, b: End) => number;

/** Peerings in which the sessions that repeat one of their ends, in groups, stand with it. */
export function withRepeats(peerings: readonly Peering[], repeated: readonly (readonly End[])[], compare: EndOrder): readonly Peering[] {
	return repeated.reduce((found, group) => {
		const [head] = group;
		const at = found.findIndex((peering) => head !== undefined && endsOf(peering).includes(head));
		const of = found[at];
		return of ? found.with(at, repeatOf(group, of, compare)) : found;
	}, peerings);
}

function repeatOf(group: readonly End[], of: Peering, compare: EndOrder): Peering {
	const [first, ...others] = group.toSorted(compare) as [End, ...End[]];
	return {kind: 'duplicate', first, others, peers: endsOf(of).filter((end) => comesBack(end, first)), of};
}

const comesBack = (end: End, {local, remote}: End): boolean =>
	remote?.kind === 'address' &&
	end.remote?.kind === 'address' &&
	end.local?.host === remote.host &&
	end.remote.host === local?.host &&
	end.local?.host !== local?.host;

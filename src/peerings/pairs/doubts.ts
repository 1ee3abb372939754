import type {End, EndHost} from './end.js';
import type {Known} from './known.js';
import type {Doubt, Peering} from './peering.js';

/** What was not read of these ends and may hide a fault, as the field of a peering; nothing where all of it is known. */
export function doubtOf(ends: readonly End[], {doubts = [], addresses}: Pick<Known, 'doubts' | 'addresses'>): Pick<Peering, 'doubt'> {
	const known = doubts.find(({touches}) => touches === 'all' || ends.some((end) => touches(end)));
	if (known) return {doubt: {why: known.why, isHidden: known.isHidden, isOfAll: known.isSaid}};
	const unseen = addresses && ends.flatMap(hostsOf).find(({id}) => !addresses.has(id));
	return unseen ? {doubt: notSeen(unseen)} : {};
}

/** Its own address first, which is asked for in any case. */
const hostsOf = ({local, remote}: End): readonly EndHost[] => [...(local ? [local] : []), ...(remote?.kind === 'address' ? [remote] : [])];

const notSeen = ({host}: EndHost): Doubt => ({
	why: `whose interface has ${host} is not known: this token does not see that address`,
	...{isHidden: true, isOfAll: false},
});

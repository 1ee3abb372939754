import type {End} from './end.js';
import type {Known} from './known.js';
import type {Doubt, Peering} from './peering.js';

/** What was not read of these ends and may hide a fault, as the field of a peering; nothing where all of it is known. */
export function doubtOf(ends: readonly End[], {doubts = [], addresses}: Pick<Known, 'doubts' | 'addresses'>): Pick<Peering, 'doubt'> {
	const known = doubts.find(({touches}) => touches === 'all' || ends.some((end) => touches(end)));
	if (known) return {doubt: {why: known.why, isHidden: known.isHidden, isOfAll: known.isSaid}};
	const unseen = ends.find(({local}) => local && addresses && !addresses.has(local.id));
	return unseen ? {doubt: notSeen(unseen)} : {};
}

const notSeen = ({local}: End): Doubt => ({
	why: `whose interface has ${local?.host} is not known: this token does not see that address`,
	...{isHidden: true, isOfAll: false},
});

import {type Failure, failure} from '../../core/failure.js';

/**
 * The lists, below `/api/`, whose objects netbox-branching keeps in main alone: it takes a write in a branch, and changes main (seen on 4.7.3 with 1.2.2,
 * where `core/object-types/` names the kinds that are branched). Of other plugins nothing is known: theirs are taken for branched.
 */
const inMainAlone: readonly RegExp[] = [
	/^(core|users|plugins\/branching)\//,
	/^extras\/(bookmarks|custom-field(s|-choice-sets)|custom-links|event-rules|export-templates|notification(s|-groups)|saved-filters|scripts|subscriptions|webhooks)\//,
];

/** Why objects of a list, `extras/saved-filters`, cannot be written in a branch; undefined where they can, or none is named. */
export function branchFault(path: string, branch: string | undefined): Failure | undefined {
	if (branch === undefined || !inMainAlone.some((pattern) => pattern.test(`${path}/`))) return undefined;
	const what = path.split('/').join('.');
	return failure.usage(`${what} are in no branch: NetBox would change them in main, whatever "branch" says.`, 'leave "branch" out to change main');
}

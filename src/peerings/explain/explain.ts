import {failure} from '../../core/failure.js';
import {drive, type Work} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {openBranch} from '../../netbox/read/open-branch.js';
import {noCost, type Output} from '../../output/output.js';
import {openAsking} from '../check/asking.js';
import {type CheckedPeering, findFindings} from '../check/findings.js';
import {collectEnds, type EndCollection, gather} from '../check/gather.js';
import {usualRules} from '../check/rules.js';
import {type SaidOfNetwork, type Subject, subjectOf} from '../check/subject.js';
import {lookUp} from '../pairs/known.js';
import {endsOf} from '../pairs/peering.js';
import {findPeerings} from '../pairs/peerings.js';
import type {ReadingTools} from '../reading/read.js';
import type {Session} from '../session.js';
import {sessionsNamed} from './find.js';
import {lastChanges} from './last-changes.js';
import {explainOutput} from './shown.js';

/** Which sessions are explained: a name, a glob, or `id=27`. */
export type ExplainAsked = Pick<SaidOfNetwork, 'confederation'> & {
	readonly session: string;
	readonly branch?: string;
	/** The custom field of sessions that holds their VRF, if it is not `vrf`. */
	readonly vrfField?: string;
};

/**
 * Explains the peerings of sessions (docs/contract/explain.md): both halves as NetBox has them now, where each value is from, the rules of the check
 * that they meet, and who changed each field last. What could not be read is among the errors.
 */
export async function explainPeerings({session, branch, vrfField, ...said}: ExplainAsked, tools: ReadingTools): Promise<Result<Output>> {
	const place = await openBranch(tools.netbox, branch);
	if (!place.ok) return place;
	const {netbox} = place.value;
	const found = await sessionsNamed(netbox, session, tools.now());
	if (!found.ok) return found;
	const {ends, sessions} = keptEnds(vrfField);
	ends.take(found.value, true);
	const gathered = await gather({reading: openAsking(netbox, tools.now), tools, ends, isWhole: false});
	const subject = subjectOf(lookUp(gathered.known), said);
	const checked = await drive(work(subject), {stop: tools.signal});
	if (!checked) return err(failure.cancelled(tools.netbox.requests(), 'nothing was explained'));
	const wanted = new Set(found.value.map(({id}) => id));
	const meant = checked.filter(({peering}) => endsOf(peering).some(({id}) => wanted.has(id)));
	const shown = new Set(meant.flatMap(({peering}) => endsOf(peering).map(({id}) => id)));
	const changes = await lastChanges(netbox, [...shown]);
	return ok({
		...explainOutput(meant, {sessions, subject, changes}),
		errors: gathered.errors,
		notes: [...gathered.notes, ...changes.notes],
		meta: {...noCost, instance: tools.netbox.name, requests: tools.netbox.requests(), ...(branch !== undefined && {branch})},
	});
}

function* work(subject: Subject): Work<readonly CheckedPeering[]> {
	return yield* findFindings(yield* findPeerings(subject.lookup), subject, usualRules);
}

/** Ends, with the sessions that they are of. */
function keptEnds(vrfField: string | undefined): {readonly ends: EndCollection; readonly sessions: ReadonlyMap<number, Session>} {
	const sessions = new Map<number, Session>();
	const ends = collectEnds({vrfField});
	const take: EndCollection['take'] = (all, isNear) => {
		for (const session of all) if (!sessions.has(session.id)) sessions.set(session.id, session);
		ends.take(all, isNear);
	};
	return {ends: {...ends, take}, sessions};
}

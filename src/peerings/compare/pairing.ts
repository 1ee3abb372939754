import type {Work} from '../../core/long-work.js';
import {type ComparedSession, isSameObject, type Side} from './side.js';

/** A session on both sides. */
export type SessionPair = {readonly old: ComparedSession; readonly now: ComparedSession};

/** Which sessions of two sides are the same, and which are on one side alone. */
export type Pairing = {
	readonly pairs: readonly SessionPair[];
	readonly oldOnly: readonly ComparedSession[];
	readonly newOnly: readonly ComparedSession[];
	/** Both sides are of one NetBox: its ids tell which sessions are the same. */
	readonly isOneNetbox: boolean;
};

/**
 * Pairs the sessions of two sides (docs/contract/compare.md CM1 session-pairing): those of one NetBox by their ids, others by their holders, ends,
 * VRF and AS numbers, and then without the AS numbers. Of several that are alike those with the same values or names belong together; those
 * that stay are on one side alone.
 */
export function* pairSides(old: Side, now: Side): Work<Pairing> {
	const byId = new Map(now.sessions.flatMap((session) => (session.id === null ? [] : [[session.id, session] as const])));
	const pairs: SessionPair[] = [];
	const left = new Set(old.sessions);
	const right = new Set(now.sessions);
	const join = (pair: SessionPair): void => {
		pairs.push(pair);
		left.delete(pair.old);
		right.delete(pair.now);
	};
	for (const session of old.sessions) {
		const same = session.id === null ? undefined : byId.get(session.id);
		if (same && right.has(same) && isSameObject(session, same)) join({old: session, now: same});
		yield '';
	}
	const bases = [basesOf(old), basesOf(now)] as const;
	const isOneNetbox = pairs.length > 0 || [...bases[0]].some((base) => bases[1].has(base));
	if (!isOneNetbox) {
		for (const {keyOf, onlyTwo} of likenesses) for (const pair of yield* alike([...left], [...right], {keyOf, onlyTwo})) join(pair);
	}
	return {pairs, oldOnly: [...left], newOnly: [...right], isOneNetbox};
}

const basesOf = ({sessions}: Side): ReadonlySet<string> => new Set(sessions.flatMap(({base}) => base ?? []));

/** What makes two sessions the same, the surest first; where they are `onlyTwo` there must be no other one that is as like. */
type Likeness = {readonly keyOf: (session: ComparedSession) => string; readonly onlyTwo: boolean};

const likenesses: readonly Likeness[] = [({identity}: ComparedSession) => identity, ({ends}: ComparedSession) => ends].flatMap((of) => [
	{keyOf: (session) => `${of(session)} ${session.values}`, onlyTwo: false},
	{keyOf: (session) => `${of(session)} ${session.session}`, onlyTwo: false},
	{keyOf: of, onlyTwo: true},
]);

/** The sessions of both sides that are alike, in their order. */
function* alike(left: readonly ComparedSession[], right: readonly ComparedSession[], {keyOf, onlyTwo}: Likeness): Work<readonly SessionPair[]> {
	const others = grouped(right, keyOf);
	const pairs: SessionPair[] = [];
	for (const [key, mine] of grouped(left, keyOf)) {
		const theirs = others.get(key) ?? [];
		if (onlyTwo && (mine.length > 1 || theirs.length > 1)) continue;
		for (const [index, session] of mine.entries()) {
			const same = theirs[index];
			if (same) pairs.push({old: session, now: same});
			yield '';
		}
	}
	return pairs;
}

function grouped(sessions: readonly ComparedSession[], keyOf: (session: ComparedSession) => string): ReadonlyMap<string, readonly ComparedSession[]> {
	const groups = new Map<string, ComparedSession[]>();
	for (const session of sessions) {
		const group = groups.get(keyOf(session));
		if (group) group.push(session);
		else groups.set(keyOf(session), [session]);
	}
	return groups;
}

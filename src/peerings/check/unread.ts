import {type Failure, failure} from '../../core/failure.js';
import type {Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import type {End} from '../pairs/end.js';
import type {UnreadFacts} from '../pairs/known.js';

/** What could not be read, and why, as it turns out. */
export type ReadingGaps = {
	readonly errors: Failure[];
	readonly notes: string[];
	/** Why sessions at some hosts are not known, by host. */
	readonly hosts: Map<string, string>;
	/** The reasons that are rights which this token lacks. */
	readonly rights: Set<string>;
	readonly doubts: UnreadFacts[];
};

export const createUnread = (): ReadingGaps => ({errors: [], notes: [], hosts: new Map(), rights: new Set(), doubts: []});

/** A reason, kept with the rights that this token lacks where it is one. */
export function lackOfRight(unread: ReadingGaps, why: string): string {
	unread.rights.add(why);
	return why;
}

/** Why something is not known that could not be read. */
export function whyUnread(unread: ReadingGaps, {code}: Failure, what: string): string {
	return code === 'forbidden' ? lackOfRight(unread, `this token may not see ${what}`) : `${what} could not be read`;
}

/** What a failed reading is of, in words, what comes of it, and the ends of which nothing can be said to be right then. */
type LostReading = {readonly what: string; readonly so: string; readonly touches?: UnreadFacts['touches']};

/** The value, or an error among the others. What this token may not see is a note, with what comes of it. */
export function valueOr<Value>(result: Result<Value>, {what, so, touches}: LostReading, unread: ReadingGaps): Value | undefined {
	if (result.ok) return result.value;
	const isHidden = result.error.code === 'forbidden';
	if (isHidden) unread.notes.push(`this token may not see ${what}: ${so}`);
	else unread.errors.push(failure.notRead([what], result.error));
	if (touches) unread.doubts.push({why: whyUnread(unread, result.error, what), isHidden, touches, isSaid: true});
	return undefined;
}

/** Those that were asked for by their ids and did not come: this token may not see them. */
export function absentOf(ids: Iterable<number>, rows: readonly Row[]): ReadonlySet<number> {
	const there = new Set(rows.map(({id}) => Number(id)));
	return new Set([...ids].filter((id) => !there.has(id)));
}

/** Doubts the ends that some objects decide of which this token may not see, if there are any. */
export function doubtAbsent(unread: ReadingGaps, absent: ReadonlySet<number>, {why, touches}: Pick<UnreadFacts, 'why'> & AbsentTouch): void {
	if (absent.size > 0) unread.doubts.push({why, isHidden: true, touches, isSaid: false});
}

type AbsentTouch = {readonly touches: (end: End) => boolean};

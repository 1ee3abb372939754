import type {Position, ShownObject} from '../../store/cache/cache.js';
import type {Glance, Saved} from './glance.js';

/** What is remembered of objects that were saved: `Position.saved`. */
type RememberedSaves = NonNullable<Position['saved']>;

/** How far back is looked, in ms: an object is stamped before its transaction commits. */
const margin = 10_000;
/** How long a log that left something out counts as partial, in ms. */
const partialMs = 24 * 3_600_000;
/** What is kept of either kind at most. */
const most = 500;

/** From when on what was saved is looked for, on the server's clock, in ms. */
export const savedSince = ({saved, checkedAt}: Pick<Position, 'saved' | 'checkedAt'>): number => (saved?.at ?? checkedAt) - margin;

/** Whether the log is known not to tell of every change: this token may see a part of it only, or somebody writes past it. */
export const isPartial = ({saved, checkedAt}: Position): boolean => saved?.partialAt !== undefined && checkedAt - saved.partialAt < partialMs;

/** Whether the log tells this token of every change, as far as is known. */
export const isLogWhole = (position: Position | undefined): boolean => position?.cursor !== undefined && !isPartial(position);

export type SavedReading = {
	/** Objects that were saved past the log, and not seen so before. */
	readonly changed: readonly ShownObject[];
	/** There may be others. */
	readonly lost: boolean;
	/** What to remember, for the next time. */
	readonly saved: RememberedSaves;
	/** One that the log should have told of by now, and did not. */
	readonly past?: Saved;
};

/**
 * What a glance tells of saved objects, beside the log. A save that the log tells of, in a row that was written with it or later, is the log's to
 * mark. Log and glance are asked at one moment: one may see what the other does not yet, so an object counts as saved past the log only if the next
 * log does not tell of it either.
 */
export function readSaved({saved, isCut}: Glance, before: RememberedSaves | undefined, {tells, now, isOfMain}: LogSaid): SavedReading {
	const seen = new Set(before?.seen.map(keyOf));
	const unlogged = saved.filter((one) => !seen.has(keyOf(one)) && !tells(one));
	// The log is asked again for the last of what was before the last check, not for all: of older saves it says nothing.
	const pending = unlogged.filter(({time}) => before !== undefined && Date.parse(time) >= before.at);
	const past = isOfMain ? before?.unlogged.find((one) => !tells(one)) : undefined;
	const partialAt = past ? now : before?.partialAt;
	return {
		changed: unlogged.map(({type, id}) => ({type, id})),
		lost: isCut || saved.length > most,
		saved: {at: now, seen: saved.slice(0, most), unlogged: pending.slice(0, most), ...(partialAt !== undefined && {partialAt})},
		...(past && {past}),
	};
}

/**
 * Whether the log, as far back as it is asked each time, tells of a save; `now` is the server's clock, in ms. The log of a branch does not tell of
 * objects that are no part of branches, so it never counts as partial.
 */
type LogSaid = {readonly tells: (saved: Saved) => boolean; readonly now: number; readonly isOfMain: boolean};

const keyOf = ({type, id, time}: Saved): string => `${type} ${id} ${time}`;

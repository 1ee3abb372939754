import type {Position} from '../../store/cache/cache.js';

/** How far the change log was followed; see `Position`. */
export type Cursor = NonNullable<Position['cursor']>;

type SeenRow = {readonly id: number; readonly time: string};

/**
 * An id is drawn before its transaction commits, so a lower id can appear after a higher one. This many below the cursor are asked again,
 * and where an id was missing of late, what lies after it, but not further back than `furthest`.
 */
const [overlap, furthest] = [200, 1000];
/** A missing id that has not appeared for so long, in ms, never will: it was rolled back, or drawn in a branch. NetBox ends requests and jobs sooner. */
const patienceMs = 10 * 60_000;
/** Ids that are missed within so many ms are kept as one, at the lowest. */
const closeMs = 60_000;

/** How many of the newest rows a first look takes: they lie among those that are asked again. */
export const firstLook = overlap;

/** The id after which the log is asked. `now` is in ms. */
export function askedAfter({id, gaps = []}: Pick<Cursor, 'id' | 'gaps'>, now: number): number {
	const open = gaps.filter(({at}) => now - at < patienceMs).map(({from}) => from - 1);
	return Math.max(0, id - furthest, Math.min(id - overlap, ...open));
}

/**
 * A cursor at the newest of these rows, which come by ascending id and are handled; `before` is the one that they were asked after. Where
 * some kind of row was left out (`isWhole` is false), a missing id says nothing.
 */
export function cursorAt(
	seen: readonly SeenRow[],
	before: Cursor | undefined,
	{now, isWhole}: {readonly now: number; readonly isWhole: boolean},
): Cursor {
	const {id, time} = seen.at(-1) ?? before ?? {id: 0, time: ''};
	const gaps = isWhole ? gapsAfter(seen, before, now) : [];
	const from = askedAfter({id, gaps}, now);
	return {id, time, handled: seen.filter((row) => row.id > from).map((row) => row.id), ...(gaps.length > 0 && {gaps})};
}

function gapsAfter(seen: readonly SeenRow[], before: Cursor | undefined, now: number): NonNullable<Cursor['gaps']> {
	const open = (before?.gaps ?? []).filter(({at}) => now - at < patienceMs);
	const from = firstMissing(before ? seen.filter(({id}) => id > before.id) : seen, before?.id);
	if (from === undefined) return open;
	const last = open.at(-1);
	return last && now - last.at < closeMs ? [...open.slice(0, -1), {from: last.from, at: now}] : [...open, {from, at: now}];
}

/** The first id that these leave out, from one after `last` on. */
function firstMissing(rows: readonly SeenRow[], last: number | undefined): number | undefined {
	let next = last === undefined ? rows[0]?.id : last + 1;
	for (const {id} of rows) {
		if (next !== undefined && id > next) return next;
		next = id + 1;
	}
	return undefined;
}

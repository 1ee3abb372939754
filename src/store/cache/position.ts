import type {CacheChange, Position} from './cache.js';

/** The position of a scope after a change that read the change log: see `Change.position`. */
export function movePosition(stored: Position | undefined, {to, from = to}: NonNullable<CacheChange['position']>): Position {
	return stored === undefined || !isBelow(stored, from) ? to : stored;
}

/** Whether a position is below another: by the ids of their cursors, or by their times if either has none. */
export function isBelow(a: Position, b: Position): boolean {
	return a.cursor && b.cursor ? a.cursor.id < b.cursor.id : a.checkedAt < b.checkedAt;
}

/** The position of the last check among these. */
export const newestOf = (positions: readonly (Position | undefined)[]): Position | undefined =>
	positions.reduce((newest, one) => (one && (!newest || one.checkedAt > newest.checkedAt) ? one : newest), undefined);

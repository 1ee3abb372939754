/** Times in the form of the rows, `2026-11-21T11:19:16.464603Z`: the clock's, each at least a microsecond later than the one before. */
export function createTick(now: () => Date): () => string {
	let last = 0;
	return () => {
		last = Math.max(now().getTime() * 1000, last + 1);
		return rowTime(last);
	};
}

/** A number of microseconds since 1970 as the rows write it. */
export const rowTime = (micros: number): string =>
	`${new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`;

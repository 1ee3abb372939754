/**
 * Milliseconds on a clock that nobody sets, for differences. `performance.now` tells the same, but its first call takes a millisecond of each start.
 */
export function elapsedMs(): number {
	const [seconds, nanoseconds] = process.hrtime();
	return seconds * 1000 + nanoseconds / 1e6;
}

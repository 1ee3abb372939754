const units = [
	['d', 86_400],
	['h', 3600],
	['m', 60],
] as const;

/** How long ago, in the largest whole unit: `3d`, `3h`, `12m`, `5s`. Takes ms; never negative. */
export function describeAge(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const [unit, size] = units.find(([, size]) => seconds >= size) ?? ['s', 1];
	return `${Math.floor(seconds / size)}${unit}`;
}

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

/** How long something took: `40 ms`, `0.4 s`, `30 s`, `2 min 5 s`, `3 h 20 min`. Takes ms; never negative. */
export function describeTime(ms: number): string {
	const whole = Math.max(0, Math.round(ms));
	if (whole < 100) return `${whole} ms`;
	if (whole < 9950) return `${(whole / 1000).toFixed(1)} s`;
	const seconds = Math.round(whole / 1000);
	if (seconds < 120) return `${seconds} s`;
	if (seconds < 7200) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
	const minutes = Math.round(seconds / 60);
	return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

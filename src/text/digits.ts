/** A count with its digits in threes: `10,227`. */
export const describeCount = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** A count of things: `1 session`, `10,227 sessions`. The plural takes an `s`. */
export const countOf = (count: number, thing: string): string => `${describeCount(count)} ${thing}${count === 1 ? '' : 's'}`;

/** Bytes as people read them: `512 B`, `13 kB`, `1.2 MB`, `1.0 GB`. */
export function describeSize(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
	return bytes < 999_950_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

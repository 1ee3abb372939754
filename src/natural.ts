/** A comparison for `sort` in the order people count: `eth9` before `eth10`; equal but for case falls back to code points. */
export function createNaturalCompare(): (a: string, b: string) => number {
	const collator = new Intl.Collator('en', {numeric: true});
	return (a, b) => collator.compare(a, b) || Number(a > b) - Number(a < b);
}

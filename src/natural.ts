/** A comparison for `sort` in the order people count: `eth9` before `eth10`; equal but for case falls back to code points. */
export function createNaturalCompare(): (a: string, b: string) => number {
	// A collator takes milliseconds to make, and many sorts have nothing to compare.
	let collator: Intl.Collator | undefined;
	return (a, b) => {
		collator ??= new Intl.Collator('en', {numeric: true});
		return collator.compare(a, b) || Number(a > b) - Number(a < b);
	};
}

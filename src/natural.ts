/** A comparison for `sort` in the order people count: `eth9` before `eth10`; equal but for case falls back to code points. */
export function createNaturalCompare(): (a: string, b: string) => number {
	let collator: Intl.Collator | undefined;
	let compared = 0;
	const collated = (a: string, b: string): number => {
		collator ??= new Intl.Collator('en', {numeric: true});
		return collator.compare(a, b);
	};
	return (a, b) => {
		compared += 1;
		const order = compared <= few && isPlain(a) && isPlain(b) ? comparePlain(a, b) : collated(a, b);
		return order || Number(a > b) - Number(a < b);
	};
}

/** A collator takes as long to make as these are compared without one. */
const few = 500;

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** Printable ASCII as the Unicode collation algorithm orders it; digits, and letters of either case, come after it in this order. */
const marks = ` _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$`;

const rankOf = (letter: string): number => {
	const mark = marks.indexOf(letter);
	return mark >= 0 ? mark : marks.length + letter.toLowerCase().charCodeAt(0);
};

/** What a collator says of printable ASCII. */
function comparePlain(a: string, b: string): number {
	const [left, right] = [a.match(piece) ?? [], b.match(piece) ?? []];
	for (let at = 0; at < left.length && at < right.length; at += 1) {
		const difference = comparePieces(left[at] ?? '', right[at] ?? '');
		if (difference !== 0) return difference;
	}
	return left.length - right.length || compareCase(left, right);
}

const piece = /\d+|\D/g;

function comparePieces(a: string, b: string): number {
	if (!isNumber(a) || !isNumber(b)) return rankOf(a) - rankOf(b);
	const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
	return left.length - right.length || Number(left > right) - Number(left < right);
}

const isNumber = (text: string): boolean => /^\d/.test(text);

/** A small letter comes before its capital. */
function compareCase(left: readonly string[], right: readonly string[]): number {
	const at = left.findIndex((one, index) => !isNumber(one) && one !== right[index]);
	return at < 0 ? 0 : Number(isCapital(left[at])) - Number(isCapital(right[at]));
}

const isCapital = (letter: string | undefined): boolean => letter !== undefined && letter >= 'A' && letter <= 'Z';

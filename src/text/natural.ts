/** A comparison for `sort` in the order people count: `eth9` before `eth10`; equal but for case falls back to code points. */
export function createNaturalCompare(): (a: string, b: string) => number {
	let collator: Intl.Collator | undefined;
	const collated = (a: string, b: string): number => {
		collator ??= new Intl.Collator('en', {numeric: true});
		return collator.compare(a, b);
	};
	return (a, b) => (isPlain(a) && isPlain(b) ? comparePlain(a, b) : collated(a, b)) || Number(a > b) - Number(a < b);
}

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** Printable ASCII as the Unicode collation algorithm orders it; digits, and letters of either case, come after it in this order. */
const marks = ` _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$`;

/** What each character counts, by its code. */
const ranks: readonly number[] = Array.from({length: 127}, (_, code) => {
	const letter = String.fromCharCode(code);
	const mark = marks.indexOf(letter);
	return mark >= 0 ? mark : marks.length + letter.toLowerCase().charCodeAt(0);
});

/** What a collator says of printable ASCII. A collator takes as long to make as thousands of names are compared so. */
function comparePlain(a: string, b: string): number {
	let left = 0;
	let right = 0;
	/** A small letter comes before its capital, where nothing else tells two names apart. */
	let byCase = 0;
	while (left < a.length && right < b.length) {
		const [one, other] = [a.charCodeAt(left), b.charCodeAt(right)];
		if (isDigit(one) && isDigit(other)) {
			const [ends, endsOther] = [endOfNumber(a, left), endOfNumber(b, right)];
			const difference = compareNumbers(a.slice(left, ends), b.slice(right, endsOther));
			if (difference !== 0) return difference;
			[left, right] = [ends, endsOther];
			continue;
		}
		const difference = (ranks[one] ?? 0) - (ranks[other] ?? 0);
		if (difference !== 0) return difference;
		byCase ||= other - one;
		left += 1;
		right += 1;
	}
	return a.length - left - (b.length - right) || byCase;
}

/** Digits without end, by their value. */
function compareNumbers(a: string, b: string): number {
	const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
	return left.length - right.length || Number(left > right) - Number(left < right);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function endOfNumber(text: string, from: number): number {
	let end = from;
	while (isDigit(text.charCodeAt(end))) end += 1;
	return end;
}

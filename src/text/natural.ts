/** A comparison for `sort` in the order people count: `eth9` before `eth10`; names that differ only by case fall back to code points. */
export function createNaturalCompare(): (a: string, b: string) => number {
	let collator: Intl.Collator | undefined;
	const collated = (a: string, b: string): number => {
		collator ??= new Intl.Collator('en', {numeric: true});
		return collator.compare(a, b);
	};
	return (a, b) => (isPlain(a) && isPlain(b) ? comparePlain(a, b) : collated(a, b)) || Number(a > b) - Number(a < b);
}

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** Printable ASCII in the order of the Unicode collation algorithm; digits, then letters of either case, come after it. */
const marks = ` _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$`;

/** The rank of each character, by its code. */
const ranks: readonly number[] = Array.from({length: 127}, (_, code) => {
	const letter = String.fromCharCode(code);
	const mark = marks.indexOf(letter);
	return mark >= 0 ? mark : marks.length + letter.toLowerCase().charCodeAt(0);
});

/** A collator's answer for printable ASCII. Making a collator takes as long as thousands of such comparisons. */
function comparePlain(a: string, b: string): number {
	let left = 0;
	let right = 0;
	/** A small letter comes before its capital, if nothing else tells two names apart. */
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

/** Digits of any length, by their value. */
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

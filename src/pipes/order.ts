import {compareNumbers, isNumberText} from '../core/exact-number.js';
import {every, outcomeOf, type Work} from '../core/long-work.js';
import {compareAddresses, parseAddress} from '../text/address.js';
import {createNaturalCompare} from '../text/natural.js';
import {readTime} from '../text/times.js';

type Compare = (a: string, b: string) => number;

/** A comparison of texts for one column: as numbers (by all of their digits), addresses or times if every text is one, else in natural order. */
export function* createCompare(texts: readonly string[]): Work<Compare> {
	if (yield* every(texts, isNumberText)) return compareNumbers;
	return (yield* byParsed(parseAddress, compareAddresses, texts)) ?? (yield* byParsed(readTime, (a, b) => a - b, texts)) ?? createNaturalCompare();
}

/** The order of two texts. */
export const compareTexts: Compare = (a, b) => outcomeOf(createCompare([a, b]))(a, b);

/** Parses every text once, not at each comparison; undefined if one of them does not parse. */
function* byParsed<Parsed>(
	parse: (text: string) => Parsed | undefined,
	compare: (a: Parsed, b: Parsed) => number,
	texts: readonly string[],
): Work<Compare | undefined> {
	const parsed = new Map<string, Parsed>();
	const isOne = (text: string): boolean => {
		const value = parse(text);
		if (value !== undefined) parsed.set(text, value);
		return value !== undefined;
	};
	if (!(yield* every(texts, isOne))) return undefined;
	return (a, b) => {
		const [left, right] = [parsed.get(a), parsed.get(b)];
		return left === undefined || right === undefined ? 0 : compare(left, right);
	};
}

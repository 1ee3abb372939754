import {compareNumbers, isNumberText} from '../exact-number.js';
import {createNaturalCompare} from '../natural.js';
import {compareAddresses, parseAddress} from './address.js';
import {readTime} from './times.js';

/** A comparison of texts for one column: as numbers (by all of their digits), addresses or times where every text is one, else in natural order. */
export function createCompare(texts: readonly string[]): (a: string, b: string) => number {
	if (texts.every(isNumberText)) return compareNumbers;
	if (texts.every((text) => parseAddress(text) !== undefined)) return byParsed(parseAddress, compareAddresses, texts);
	if (texts.every((text) => readTime(text) !== undefined)) return byParsed(readTime, (a, b) => a - b, texts);
	return createNaturalCompare();
}

/** Every text is parsed once, not at each comparison. */
function byParsed<Parsed>(
	parse: (text: string) => Parsed | undefined,
	compare: (a: Parsed, b: Parsed) => number,
	texts: readonly string[],
): (a: string, b: string) => number {
	const parsed = new Map(texts.map((text) => [text, parse(text)]));
	return (a, b) => {
		const [left, right] = [parsed.get(a), parsed.get(b)];
		return left === undefined || right === undefined ? 0 : compare(left, right);
	};
}

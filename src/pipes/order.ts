import {createNaturalCompare} from '../natural.js';
import {compareAddresses, parseAddress} from './address.js';

/** A comparison of texts for one column: as numbers, addresses or times where every text is one, else in natural order. */
export function createCompare(texts: readonly string[]): (a: string, b: string) => number {
	if (texts.every(isNumber)) return (a, b) => Number(a) - Number(b);
	if (texts.every((text) => parseAddress(text) !== undefined)) return byParsed(parseAddress, compareAddresses, texts);
	if (texts.every(isTime)) return byParsed(Date.parse, (a, b) => a - b, texts);
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

const isNumber = (text: string): boolean => /^[-+]?\d+(?:\.\d+)?$/.test(text);

/** The dates and times that NetBox writes, and the beginnings of them that people type. */
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[-+]\d\d:\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text));

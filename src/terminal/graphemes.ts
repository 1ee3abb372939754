/** Places in a text between what a reader sees as characters, in UTF-16 units. */
export type Graphemes = {
	/** The nearest boundary left of the place; 0 at the start. */
	readonly before: (place: number) => number;
	/** The nearest boundary right of the place; the text's length at the end. */
	readonly after: (place: number) => number;
	/** The place itself where it is a boundary, else the one right of it. */
	readonly snap: (place: number) => number;
};

/** Boundaries of the text; made anew for each text. */
export function createGraphemes(text: string): Graphemes {
	if (isPlain(text)) return plainGraphemes(text.length);
	const segments = new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(text);
	const at = (place: number): {index: number; end: number} => {
		const found = segments.containing(place);
		return found ? {index: found.index, end: found.index + found.segment.length} : {index: text.length, end: text.length};
	};
	return {
		before: (place) => (place <= 0 ? 0 : at(place - 1).index),
		after: (place) => at(place).end,
		snap: (place) => (at(place).index === place ? place : at(place).end),
	};
}

/** The graphemes of the text, in order. */
export const splitGraphemes = (text: string): string[] =>
	isPlain(text) ? text.split('') : [...new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(text)].map(({segment}) => segment);

/** Text of which each character stands alone. Segments cost some 50 times as much, and a line of 5,000 characters is cut at each key. */
const isPlain = (text: string): boolean => !/[^ -~\n]/.test(text);

const plainGraphemes = (length: number): Graphemes => ({
	before: (place) => Math.max(0, place - 1),
	after: (place) => Math.min(length, place + 1),
	snap: (place) => Math.min(length, place),
});

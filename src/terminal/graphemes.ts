import {graphemes, startBefore} from '../text/width.js';

/** Boundaries between the graphemes of a text, in UTF-16 units. */
export type Graphemes = {
	/** The nearest boundary left of the place; 0 at the start. */
	readonly before: (place: number) => number;
	/** The nearest boundary right of the place; the text's length at the end. */
	readonly after: (place: number) => number;
	/** The place itself if it is a boundary, else the next one to the right. */
	readonly snap: (place: number) => number;
};

/** Boundaries of the text. Looks only at the surroundings of a place, however long the text is. */
export const createGraphemes = (text: string): Graphemes => ({
	before: (place) => (place <= 0 ? 0 : around(text, place - 1).start),
	after: (place) => (place >= text.length ? text.length : around(text, place).end),
	snap: (place) => {
		if (place <= 0 || place >= text.length) return Math.max(0, Math.min(text.length, place));
		const {start, end} = around(text, place);
		return start === place ? place : end;
	},
});

/** The graphemes of the text, in order. */
export const splitGraphemes = (text: string): string[] => [...graphemes(text)];

/** The grapheme that holds the unit at this place. */
function around(text: string, place: number): {readonly start: number; readonly end: number} {
	let start = startBefore(text, place);
	// No grapheme that begins this near reaches further than this.
	for (const grapheme of graphemes(text.slice(start, place + mostAhead))) {
		if (start + grapheme.length > place) return {start, end: start + grapheme.length};
		start += grapheme.length;
	}
	return {start, end: text.length};
}

const mostAhead = 256;
